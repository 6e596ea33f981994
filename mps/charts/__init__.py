"""Charts: a frame in, a plotly figure out, and beside each a text alternative for it."""

from mps.charts.bars import change_bars, change_bars_alt, share_bars, share_bars_alt
from mps.charts.counts import (
    age_of_rating_bars,
    age_of_rating_bars_alt,
    paired_bars,
    paired_bars_alt,
)
from mps.charts.flow import rating_flow, rating_flow_alt, rating_way
from mps.charts.lines import Break, series_lines, series_lines_alt
from mps.charts.market import ledger_bars, ledger_bars_alt, stock_lines, stock_lines_alt
from mps.charts.population import age_profile, age_profile_alt, pyramid, pyramid_alt
from mps.charts.ranking import ranked_bars, ranked_bars_alt
from mps.charts.ratings import RATED, RATING_LOOKS, RatingLook, rating_bars, rating_bars_alt
from mps.charts.survival import survival_curves, survival_curves_alt
from mps.charts.theme import PALETTE, chart_config, series_colours

__all__ = [
    "PALETTE",
    "RATED",
    "RATING_LOOKS",
    "Break",
    "RatingLook",
    "age_of_rating_bars",
    "age_of_rating_bars_alt",
    "age_profile",
    "age_profile_alt",
    "change_bars",
    "change_bars_alt",
    "chart_config",
    "ledger_bars",
    "ledger_bars_alt",
    "paired_bars",
    "paired_bars_alt",
    "pyramid",
    "pyramid_alt",
    "ranked_bars",
    "ranked_bars_alt",
    "rating_bars",
    "rating_bars_alt",
    "rating_flow",
    "rating_flow_alt",
    "rating_way",
    "series_colours",
    "series_lines",
    "series_lines_alt",
    "share_bars",
    "share_bars_alt",
    "stock_lines",
    "stock_lines_alt",
    "survival_curves",
    "survival_curves_alt",
]
