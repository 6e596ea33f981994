"""Within reach: care home beds that older people of each small area can reach."""

import pandas as pd
import streamlit as st

from mps import maps, words
from mps.ui.area_maps import area_map
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.parts import Tile, tiles
from mps.ui.services.beds import bed_day, bed_sources
from mps.ui.services.what import Market
from mps.ui.tables import Column, table
from mps.words import reach

MEASURE = "Access: care home beds within reach, weighted by nearness, per 1,000 residents aged 75+"
AREA = Column("area_name", "Small area")
OLDER = Column("people_75_plus", "Residents aged 75 and over", "count")
RATE = Column("beds_per_1000", "Access: beds per 1,000", "count")
NEAREST = Column("nearest_km", "Nearest home, km", "decimal")
BORDER = Column("border_km", "Border, km", "decimal")
CODE = Column("area_code", "Code")


def access_view(market: Market) -> None:
    """Where older people have few care home beds within reach."""
    page = market.page
    frame = query(
        "services__access",
        council_code=page.council.code,
        within_code=page.place.code,
        reach_km=int(page["reach"]),
        supply=market.supply,
    )
    if frame.empty:
        market.without("Care home beds within reach")
        return
    inside = frame[frame["is_inside"]]
    place = page.place.name
    council = page.council.name
    when = f"beds {bed_day(market)}, residents mid-{int(frame['mid_year'].max())}"
    market.top(
        reach.many_and_far(inside, place=place, council=council).text,
        f"{MEASURE}, {page.label('reach')} as the crow flies: {when}{reach.border_lede(inside)}",
    )
    for side, name in zip(st.columns([2, 3]), ("reach", "supply"), strict=True):
        with side:
            page.control(name)
    if market.scope.service is not None or market.scope.client:
        st.info("The service type and client group are not used here: access is worked out for "
                "all care homes together.")  # fmt: skip
    said = reach.reach_tiles(
        inside,
        page.label("reach"),
        council=council,
        is_council=page.area is None,
        supply=market.supply,
    )
    tiles(Tile(*tile) for tile in said)
    _map(market, frame, inside, when)
    _far(market, inside, when)


def _map(market: Market, frame: pd.DataFrame, inside: pd.DataFrame, when: str) -> None:
    """SUP-7: beds within reach of each small area, on a map and in a table."""
    page, place = market.page, market.scope.place
    said = frame["is_near_border"].map(reach.BORDER_HOVER)
    figure = Figure(
        "SUP-7",
        reach.least_reach(inside, place=place, council=page.council.name).text,
        f"{MEASURE}, {page.label('reach')}, by small area (LSOA), {place}: {when}",
        bed_sources(market),
        reach.method(market.supply),
    )
    figure.head()
    shown = frame.assign(
        value=frame["beds_per_1000"],
        value_text=[
            f"Access: {words.number(rate)} beds per 1,000{near}"
            for rate, near in zip(frame["beds_per_1000"], said, strict=True)
        ],
        people_text=list(map(words.out_of, frame["people_75_plus"], frame["all_people"])),
    )
    alt = maps.area_map_alt(
        shown[shown["is_inside"]], measure=MEASURE, level="lsoa", place=place, write=words.number
    )
    left, right = st.columns([3, 2], gap="medium")
    with left:
        area_map(
            page,
            figure,
            shown,
            maps.classify(frame["beds_per_1000"], maps.Amounts(whole=True)),
            level="lsoa",
            alt=alt,
        )
        st.write(reach.border_sentence(inside, reach=page.label("reach")))
    with right:
        few = inside.head(8)
        table(few, [AREA, OLDER, RATE], f"{len(few)} of {len(inside):,}, lowest access first")
    columns = [AREA, Column("within_name", "Within"), OLDER, RATE, *_distances(market), CODE]
    figure.data(inside, columns, f"All {len(inside):,} small areas", True)


def _far(market: Market, inside: pd.DataFrame, when: str) -> None:
    """SUP-8: the small areas with many older people and few beds within reach."""
    place = market.scope.place
    both = inside[inside["has_most_people"] & inside["has_least_reach"]]
    if both.empty:  # the page's own title says so
        return
    both = both.sort_values(["people_75_plus", "area_code"], ascending=[False, True])
    figure = Figure(
        "SUP-8",
        reach.people_far(inside, place=place, council=market.page.council.name).text,
        "Small areas (LSOAs) among the council's quarter with most residents aged 75 and over and "
        f"its quarter with the lowest access, {market.page.label('reach')}, {place}: {when}",
        bed_sources(market),
        reach.NEAR_BORDER_NOTE,
    )
    figure.head()
    few = both.head(20)
    left_out = "" if len(few) == len(both) else f"{len(few)} of {len(both)}, most people first"
    columns = [AREA, OLDER, RATE, *_distances(market)]
    table(few, columns, left_out)
    figure.data(both, [*columns, CODE])


def _distances(market: Market) -> list[Column]:
    """Beds in homes that are near, and distances: the count of 2022 cannot tell the nearest."""
    label = f"Beds in homes within {market.page.label('reach')}"
    nearest = [NEAREST] if market.supply == "register" else []
    return [Column("beds_within", label, "count"), *nearest, BORDER]
