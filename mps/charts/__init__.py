"""Charts: a frame in, a plotly figure out, and beside each a text alternative for it."""

from mps.charts.bars import change_bars, change_bars_alt, share_bars, share_bars_alt
from mps.charts.lines import Break, series_lines, series_lines_alt
from mps.charts.population import age_profile, age_profile_alt, pyramid, pyramid_alt
from mps.charts.ranking import ranked_bars, ranked_bars_alt
from mps.charts.theme import PALETTE, chart_config, series_colours

__all__ = [
    "PALETTE",
    "Break",
    "age_profile",
    "age_profile_alt",
    "change_bars",
    "change_bars_alt",
    "chart_config",
    "pyramid",
    "pyramid_alt",
    "ranked_bars",
    "ranked_bars_alt",
    "series_colours",
    "series_lines",
    "series_lines_alt",
    "share_bars",
    "share_bars_alt",
]
