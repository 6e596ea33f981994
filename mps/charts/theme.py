"""The look every chart shares: colours, type, margins, key and the one-button configuration."""

import math
import re
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

# The Government Analysis Function palette, in its order: each passes 3:1 on white and against
# the next, so the order is kept. Four at most where a key tells them apart; up to six where
# each line carries its own name.
DARK_BLUE = "#12436D"
TURQUOISE = "#28A197"
DARK_PINK = "#801650"
ORANGE = "#F46A25"
DARK_GREY = "#3D3D3D"
LIGHT_PURPLE = "#A285D1"
PALETTE = (DARK_BLUE, TURQUOISE, DARK_PINK, ORANGE, DARK_GREY, LIGHT_PURPLE)
MOST_SERIES = 6
# Marks of the areas around a highlighted one: 3.7:1 on white and always labelled.
MUTED = "#858686"

TEXT = "#0B0C0C"
AXIS_TEXT = "#595959"
GRID = "#D9D9D9"
WHITE = "#FFFFFF"
FONT = '"Source Sans", Arial, sans-serif'
FONT_SIZE = 15
SMALL_SIZE = 14
LINE_HEIGHT = 19  # px of one line of text at SMALL_SIZE
# The narrowest plot a label must fit: a 320 px screen less the page's own padding.
NARROWEST = 288

KEY_MARK = 40  # px of a key's mark with its gaps
NO_BREAK = "\N{NO-BREAK SPACE}"

_AGES = re.compile(r"\d+ (to \d+|and over)")
_BRACKETS = re.compile(r"\([^)]*\)")

Layout = dict[str, Any]


def series_colours(count: int) -> list[str]:
    """Return the colours of one to six series, the place first.

    Two series take dark blue and orange, which differ most; more follow the palette's order.
    Raises ValueError above six: draw fewer, or small multiples. Beyond four, series need names
    beside them, as lines have, not a key.
    """
    if count > len(PALETTE):
        raise ValueError(f"{count} series in one chart; at most {len(PALETTE)} can be told apart.")
    return [DARK_BLUE, ORANGE][:count] if count <= 2 else list(PALETTE[:count])


def chart_config(file_name: str) -> dict[str, Any]:
    """Return plotly's settings for a chart: one button, which saves it as `file_name`.svg."""
    return {
        "displaylogo": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "svg", "filename": file_name},
        "responsive": True,
        "scrollZoom": False,
        "doubleClick": False,
    }


def base_layout(height: int, **changes: Any) -> Layout:
    """Return the layout all charts start from; `changes` replaces whole top-level entries.

    The default template is left out (`template={}`): it is 6 KB a figure and styles over ours.
    """
    layout: Layout = {
        "template": {},
        "height": height,
        "autosize": True,
        "dragmode": False,
        "paper_bgcolor": WHITE,
        "plot_bgcolor": WHITE,
        "font": {"family": FONT, "size": FONT_SIZE, "color": TEXT},
        "margin": {"l": 8, "r": 8, "t": 12, "b": 8},
        "hoverlabel": {
            "bgcolor": WHITE,
            "bordercolor": TEXT,
            "font": {"family": FONT, "size": FONT_SIZE, "color": TEXT},
            "align": "left",
        },
        "showlegend": False,
    }
    layout.update(changes)
    return layout


def figure(traces: Sequence[Mapping[str, Any]], layout: Layout) -> go.Figure:
    """Build a figure from plain dictionaries, without plotly's check of every value.

    The check takes most of a figure's time on every rerun and can only find our own mistakes;
    the tests make it for every figure instead.
    """
    return go.Figure({"data": list(traces), "layout": layout}, _validate=False)


def value_axis(**changes: Any) -> Layout:
    """Return an axis of values: light grid, dark grey text, fixed range, no line."""
    axis: Layout = {
        "fixedrange": True,
        "showgrid": True,
        "gridcolor": GRID,
        "gridwidth": 1,
        "zeroline": False,
        "showline": False,
        "tickfont": {"size": SMALL_SIZE, "color": AXIS_TEXT},
        "tickangle": 0,
    }
    axis.update(changes)
    return axis


def name_axis(names: Sequence[str], positions: Sequence[float], **changes: Any) -> Layout:
    """Return an axis of names or ages at the given positions: horizontal text, no grid."""
    return value_axis(
        **{
            "showgrid": False,
            "tickvals": list(positions),
            "ticktext": list(names),
            "tickfont": {"size": SMALL_SIZE, "color": TEXT},
            "ticklabelstandoff": 4,
            **changes,
        }
    )


def name_margin(names: Sequence[str]) -> int:
    """Return the left margin in pixels that the widest line of the names needs.

    Estimated here rather than measured by plotly, whose measure is of the fall-back font when
    the page's own font arrives later, and then cuts the labels.
    """
    lines = [line for name in names for line in plain(name).split("<br>")]
    return max(map(text_width, lines), default=0) + 12


def key_above(names: Sequence[str]) -> Layout:
    """Return a legend above the plot, read from the left, wrapping on a narrow screen.

    Each entry is given a width, for the reason told in `name_margin`.
    """
    return {
        "orientation": "h",
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "entrywidthmode": "pixels",
        "entrywidth": _entry_width(names),
        "tracegroupgap": 0,
        "font": {"size": SMALL_SIZE, "color": TEXT},
        "itemclick": False,
        "itemdoubleclick": False,
    }


def key_height(names: Sequence[str]) -> int:
    """Return the height in pixels the key needs on the narrowest screen."""
    in_a_line = max(NARROWEST // (_entry_width(names) + KEY_MARK), 1)
    return math.ceil(len(names) / in_a_line) * (LINE_HEIGHT + 2) + 10


def _entry_width(names: Sequence[str]) -> int:
    return max(map(text_width, names), default=0) + 8


def text_width(text: str, size: int = SMALL_SIZE) -> int:
    """Estimate the width in pixels of one line of Source Sans, on the generous side."""
    wide = sum(char in "MWmw@%" for char in text)
    narrow = sum(char in "iljtfrI.,:;'| " for char in text)
    return math.ceil(size * (0.54 * len(text) + 0.3 * wide - 0.22 * narrow))


def wrapped(text: str, characters: int) -> str:
    """Break a label into lines of at most so many characters, at spaces, for plotly.

    Ages ("65 to 79", "80 and over") and words in brackets stay whole where they fit.
    """
    glued = _AGES.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
    glued = _BRACKETS.sub(
        lambda found: found[0].replace(" ", NO_BREAK) if len(found[0]) <= characters else found[0],
        glued,
    )
    return "<br>".join(wrap(glued, characters, break_long_words=False)) or text


def plain(text: str) -> str:
    """Take plotly's bold marks out of a label."""
    return text.replace("<b>", "").replace("</b>", "")


def nice_step(span: float, most: int) -> float:
    """Return the smallest of 1, 2 or 5 times a power of ten that cuts `span` into `most` at most.

    >>> nice_step(4.3, 3)
    2.0
    """
    if span <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(span / most))
    steps = (power, 2 * power, 5 * power, 10 * power)
    return next(step for step in steps if span / step <= most * (1 + 1e-9))


def nice_ticks(low: float, high: float, most: int, least_step: float = 0.0) -> list[float]:
    """Return round values from at or below `low` to at or above `high`, about `most` of them.

    They are `least_step` apart or more: 1 for what is counted in whole numbers.
    """
    step = max(nice_step(high - low, most), least_step)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(position * step, 10) for position in range(first, last + 1)]


def year_ticks(years: Sequence[int], most: int = 4) -> list[int]:
    """Return whole years for an axis, counted back from the newest, which people look for.

    The first year joins them where it is not too close to the next.
    """
    first, last = min(years), max(years)
    if first == last:
        return [last]
    span = (last - first) / (most - 1)
    step = next(nice for nice in (1, 2, 3, 5, 10, 20, 25, 50, math.ceil(span)) if nice >= span)
    ticks = list(range(last, first - 1, -step))
    if ticks[-1] - first >= 0.6 * step:
        ticks.append(first)
    return ticks[::-1]
