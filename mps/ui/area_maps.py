"""Maps on a page: the shapes the store names, drawn with a click that chooses an area."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from mps import maps
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.frame import Page, Place
from mps.ui.parts import colour_key

_FINENESS = {"council": 0, "district": 1, "community_area": 1, "ward": 2, "msoa": 2, "lsoa": 3}
"""How fine each area level is; those of the same fineness do not lie inside each other."""

_CONTEXT = {"lsoa": 0.3}
"""How much of its surroundings a chosen area is shown with, as a part of its size."""


def static_base() -> str:
    """The address under which Streamlit serves the folder static/, ending in a slash."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/app/static/" if base else "/app/static/"


def shown_level(page: Page, asked: str) -> str:
    """The level a map draws: as asked, but finer than the chosen area, which fills the map."""
    area = page.area
    if area is None or _FINENESS[asked] > _FINENESS[area.level]:
        return asked
    return "msoa" if area.level == "district" else "lsoa"


def area_map(
    page: Page,
    figure: Figure,
    frame: pd.DataFrame,
    classified: maps.Classified,
    *,
    level: str,
    alt: str,
    part: str = "",
    width: int = 470,
    left_out: str = "",
    points: maps.Points | None = None,
    show_key: bool = True,
) -> None:
    """Draw a map of the chosen council, or of the chosen area within it, with its key in words.

    `frame` has area_code, area_name, value_text and people_text, in the order of `classified`.
    A click on an area chooses it; `part` tells two maps of one figure apart. `left_out` names
    the areas without a class. `points` lie on top; a map that shows nothing but them needs no
    key of its areas.
    """
    shapes = _shape_urls(page.council.code)
    area = page.area
    bounds = _bounds(page.place)
    outlined = "district" if "district" in shapes else "council"
    missing = classified.not_available
    key = [(item.label, item.colour) for item in classified.classes]
    if missing.count:
        key.append((left_out or missing.label, missing.colour))
    if show_key:
        colour_key(key, f"Key to the map of figure {figure.code}{part}")
    drawn = maps.area_map(
        frame.assign(class_index=classified.class_index),
        shapes_url=shapes[level],
        classes=classified.classes,
        bounds=bounds,
        outline_url=shapes.get(outlined),
        outline_codes=_codes(page.council.code, outlined),
        places=query("areas__places", council_code=page.council.code),
        chosen=area.code if area else None,
        chosen_url=shapes.get(area.level) if area else None,
        height=maps.map_height(bounds, width=width),
        points=points,
    )
    # The chosen area is part of the key, so that each choice starts with nothing selected: the
    # same area can then be clicked again after another was chosen in the list.
    chart_key = f"map-{figure.code}{part}-{page.place.code}-{level}"
    figure.chart(
        drawn,
        alt,
        key=chart_key,
        config=maps.map_config(static_base(), f"figure-{figure.code.lower()}{part}"),
        on_select=lambda: _choose(page, chart_key),
        selection_mode="points",
    )


def _choose(page: Page, chart_key: str) -> None:
    points: Sequence[Any] = st.session_state[chart_key]["selection"]["points"]
    codes = [point["location"] for point in points if point.get("location")]
    if codes:
        page.choose_area("" if codes[0] == page.council.code else codes[0])


def _shape_urls(council_code: str) -> dict[str, str]:
    held = query("areas__shapes", council_code=council_code)
    return {
        level: f"{static_base()}shapes/{name}"
        for level, name in zip(held["area_level"], held["file_name"], strict=True)
    }


def _codes(council_code: str, level: str) -> list[str]:
    if level == "council":
        return [council_code]
    held = query("filters__areas", council_code=council_code)
    return list(held.loc[held["area_level"] == level, "area_code"])


def _bounds(place: Place) -> maps.Bounds:
    row = place.row
    whole = maps.Bounds(row["lon_min"], row["lat_min"], row["lon_max"], row["lat_max"])
    if place.level == "council":
        return whole
    return maps.around(whole, margin=_CONTEXT.get(place.level, 0.05), aspect=1.15)
