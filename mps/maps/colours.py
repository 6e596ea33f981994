"""Colours of maps: one hue from light to dark for amounts, two hues either side of no change."""

from collections.abc import Mapping

# GOV.UK blues, light to dark. Neighbours differ by 1.5 to 2 to 1 in lightness, so areas have
# white edges and the legend and hover say each class in words.
BLUES = ("#D2E2F1", "#8EB8DC", "#5694CA", "#1A65A6", "#0F385C")
# Falls in orange, rises in blue: told apart by every common kind of colour vision.
_FALLS = ("#B7592A", "#F7996A", "#FDE4D7")
_RISES = ("#D2E2F1", "#5694CA", "#16548A")
NOT_AVAILABLE_COLOUR = "#DADADA"
NOT_AVAILABLE_EDGE = "#6F7072"

CATEGORIES: Mapping[str, str] = {
    "Urban major conurbation": "#0F385C",
    "Urban minor conurbation": "#1A65A6",
    "Urban city and town": "#5694CA",
    "Urban city and town in a sparse setting": "#8EB8DC",
    "Rural town and fringe": "#CFE4DC",
    "Rural town and fringe in a sparse setting": "#87BCA8",
    "Rural village and dispersed": "#4B9B7D",
    "Rural village and dispersed in a sparse setting": "#0B5C3E",
}
"""The Rural Urban Classification of 2011: urban kinds in blues, rural kinds in greens."""


def sequential(count: int) -> list[str]:
    """Return `count` blues from light to dark, evenly spread; one alone is the middle blue."""
    if count == 1:
        return [BLUES[2]]
    return [_between(part / (count - 1)) for part in range(count)] if count else []


def diverging() -> list[str]:
    """Return six colours from the steepest fall to the steepest rise."""
    return [*_FALLS, *_RISES]


def _between(part: float) -> str:
    """Return the colour at a part (0 to 1) of the way along the blues."""
    position = part * (len(BLUES) - 1)
    first = min(int(position), len(BLUES) - 2)
    share = position - first
    low, high = (_channels(BLUES[first]), _channels(BLUES[first + 1]))
    mixed = (round(start + (end - start) * share) for start, end in zip(low, high, strict=True))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
