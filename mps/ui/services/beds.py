"""Beds and need: care home beds by neighbourhood, beside the people who may need them."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from mps import maps, words
from mps.maps.colours import sequential
from mps.ui.area_maps import area_map
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.parts import Tile, tiles
from mps.ui.services.what import AREAS, PEOPLE, Market
from mps.ui.tables import Column, table
from mps.words import beds as bed_words

PER_1000 = "per 1,000 residents aged 75 and over"
AREA = Column("area_name", "Neighbourhood")
BEDS = Column("bed_count", "Beds", "count")
RATE = Column("beds_per_1000", "Beds per 1,000 aged 75+", "count")
OLDER = Column("people_75_plus", "Residents aged 75 and over", "count")
HOMES = Column("home_count", "Care homes", "count")
CODE = Column("area_code", "Code")
DEMENTIA = ("reference_dementia_rates", "ons_council_population")


@dataclass(frozen=True)
class When:
    """Where the areas of a figure lie, which beds it counts, and the days of beds and residents."""

    place: str
    named: str
    beds: str
    people: str


def beds_view(market: Market) -> None:
    """Beds beside need, by neighbourhood."""
    frame = frame_of_beds(market)
    if frame.empty:
        market.without("Care home beds by neighbourhood")
        return
    page, when = market.page, _when(market, frame)
    market.top(
        title(market, frame),
        f"{words.opening(when.named)}, {when.beds}, and residents, {when.people}",
    )
    page.control("supply")
    if note := bed_words.bed_filter_note(market.scope, market.supply):
        st.info(note)
    if not frame["bed_count"].any() and when.place == page.council.name:
        st.write("No care home of this choice has beds in the list.")
        return
    if when.place != page.place.name:
        st.write(f"No whole neighbourhood (MSOA) lies inside {page.place.name}: those of "
                 f"{when.place} are shown.")  # fmt: skip
    tiles(Tile(*tile) for tile in bed_words.bed_tiles(frame, page["need"]))
    need_and_supply(market, frame)
    beds_by_area(market, frame)


def frame_of_beds(market: Market) -> pd.DataFrame:
    """Beds and need in the neighbourhoods inside the place; of the council where there is none."""
    page = market.page
    frame = query(
        "services__beds",
        council_code=page.council.code,
        within_code=page.place.code,
        supply=market.supply,
        need=page["need"],
        **_chosen(market),
    ).dropna(subset=["bed_count", "people_75_plus"])
    inside = frame[frame["is_inside"]]
    return frame if inside.empty else inside


def title(market: Market, frame: pd.DataFrame) -> str:
    """The finding about beds per older resident, beside the places it can be read against."""
    when = _when(market, frame)
    rows = market.totals.iloc[1:].to_dict("records") if market.holding["has_list"] else []
    fair = market.supply == "register" and market.scope.about_beds
    against = [
        words.Against(row["place_name"], row["beds_per_1000"])
        for row in rows
        if fair and row["place_name"] != when.place
    ]
    time = f"on {market.day}" if market.supply == "register" else "in 2022"
    return bed_words.beds_for_older(
        frame, place=when.place, when=time, beds=when.named, against=against
    ).text


def beds_by_area(market: Market, frame: pd.DataFrame) -> None:
    """SUP-6: care home beds per 1,000 older residents by neighbourhood."""
    when = _when(market, frame)
    measure = f"number of {when.named} {PER_1000}"
    ordered = frame.sort_values(["beds_per_1000", "area_code"], ascending=[False, True])
    figure = Figure(
        "SUP-6",
        words.highest_area(
            frame.assign(value=frame["beds_per_1000"]),
            measure=measure,
            level="msoa",
            write=words.number,
        ).text,
        f"{words.opening(measure)}, by neighbourhood (MSOA), {when.place}: beds {when.beds}, "
        f"residents {when.people}",
        bed_sources(market),
        f"{bed_words.OWN_AREA_ONLY} {bed_words.compared_note(market.totals)}",
    )
    figure.head()
    left, right = st.columns([3, 2], gap="medium")
    classes = [bed_words.rate_class(rate) for rate in frame["beds_per_1000"]]
    order = dict(zip(bed_words.RATE_CLASSES, sequential(len(bed_words.RATE_CLASSES)), strict=True))
    with left:
        _bed_map(
            market,
            figure,
            frame.assign(value=frame["beds_per_1000"]),
            maps.classify(pd.Series(classes, index=frame.index), maps.Categories(order)),
            words.opening(measure),
        )
    with right:
        few = ordered.head(10)
        table(few, [AREA, BEDS, OLDER, RATE], f"{len(few)} of {len(frame)}, most per 1,000 first")
    columns = [AREA, BEDS, OLDER, RATE, HOMES, CODE]
    figure.data(ordered, columns, f"All {len(frame):,} neighbourhoods", True)


def bed_sources(market: Market, more: Sequence[str] = ()) -> tuple[str, ...]:
    """The datasets that beds, residents and areas of a figure come from."""
    counted = ("care_home_beds_msoa",)
    beds = market.listed if market.supply == "register" else counted
    return (*beds, *PEOPLE, *AREAS, *more)


def bed_day(market: Market) -> str:
    """When the chosen count of beds was made, in words."""
    return f"as listed on {market.day}" if market.supply == "register" else "2022"


def _chosen(market: Market) -> dict[str, str]:
    """The filters that beds can honour."""
    if market.scope.about_beds:
        return market.service_and_client
    return {"service_type": "", "client_group": market.page.view["client"]}


def _when(market: Market, frame: pd.DataFrame) -> When:
    page = market.page
    inside = bool(frame["is_inside"].any())
    place = page.place.name if inside else page.council.name
    named = bed_words.beds_named(market.scope, market.supply)
    return When(place, named, bed_day(market), f"mid-{int(frame['mid_year'].max())}")


def need_and_supply(market: Market, frame: pd.DataFrame) -> None:
    """SUP-5: people in need shaded, care home beds as circles on the same map."""
    page, when = market.page, _when(market, frame)
    need = bed_words.PEOPLE_IN_NEED[page["need"]]
    places = query(
        "services__bed_places",
        council_code=page.council.code,
        supply=market.supply,
        **_chosen(market),
    )
    circles = places.assign(
        point_name=places["place_name"],
        hover_text=[f"{words.number(beds)} beds" for beds in places["bed_count"]],
    )
    said = bed_words.need_without_beds(frame, need=page["need"], place=when.place, beds=when.named)
    figure = Figure(
        "SUP-5",
        said.text,
        f"{words.opening(need)}, {when.people}, and {when.named}, {when.beds}, by neighbourhood "
        f"(MSOA), {when.place}",
        bed_sources(market, DEMENTIA if page["need"] == "dementia" else ()),
        f"{bed_words.OWN_AREA_ONLY} {maps.SIZE_NOTE}",
    )
    figure.head()
    page.control("need")
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _bed_map(
            market,
            figure,
            frame.assign(value=frame["need_people"]),
            maps.classify(frame["need_people"], maps.Amounts(whole=True)),
            words.opening(need),
            circles,
        )
    columns = [AREA, Column("need_people", "People", "count"), BEDS, RATE]
    with right:
        _most_need(frame, columns, need)
    columns += [*([OLDER] if page["need"] != "75_plus" else []), HOMES, CODE]
    figure.data(frame, columns, f"All {len(frame):,} neighbourhoods", True)


def _most_need(frame: pd.DataFrame, columns: Sequence[Column], need: str) -> None:
    """The neighbourhoods with most people in need, beside the map."""
    much = frame[frame["has_most_need"]]
    few = (frame if much.empty else much).head(10)
    table(few, columns, f"{len(few)} of {len(frame)}, most {need} first")


def _bed_map(
    market: Market,
    figure: Figure,
    frame: pd.DataFrame,
    classified: maps.Classified,
    title: str,
    circles: pd.DataFrame | None = None,
) -> None:
    """A map of neighbourhoods shaded by their value, with circles of supply or without."""
    place = _when(market, frame).place
    shown = frame.assign(value_text=[f"{title}: {words.number(item)}" for item in frame["value"]])
    alt = maps.area_map_alt(shown, measure=title, level="msoa", place=place, write=words.number)
    if circles is not None:
        alt = f"{alt} {maps.supply_points_alt(circles)}"
    area_map(
        market.page,
        figure,
        shown,
        classified,
        level="msoa",
        alt=alt,
        points=None if circles is None else maps.supply_points(circles),
    )
