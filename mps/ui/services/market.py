"""Who and where: every location on a map and in a list, by kind of service and by area."""

import pandas as pd
import streamlit as st

from mps import charts, maps, words
from mps.ui.area_maps import area_map, shown_level
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.parts import Tile, on_screen, tiles
from mps.ui.services.beds import beds_by_area, frame_of_beds, title
from mps.ui.services.what import AREAS, PEOPLE, Market, held, sources
from mps.ui.tables import Column, grid, table
from mps.words import beds as bed_words
from mps.words import offered, supply

NAME = Column("location_name", "Name", link="cqc_url")
SERVICE = Column("service_names", "Service")
BEDS = Column("bed_count", "Beds", "count")
RATING = Column("rating_name", "Rating")
LIST = (
    NAME,
    RATING,
    BEDS,
    SERVICE,
    Column("provider_label", "Provider"),
    Column("provider_id", "Provider number"),
    Column("postcode", "Postcode"),
    Column("area_name", "Neighbourhood"),
    Column("client_names", "Specialism"),
    Column("registered_date", "Registered", "date"),
)
ONLY_IN_CSV = (
    Column("rating_date", "Rating published", "date"),
    Column("specialisms", "Specialisms as published"),
    Column("location_id", "Location number"),
    Column("cqc_url", "CQC page"),
    Column("lat", "Latitude", "decimal"),
    Column("lon", "Longitude", "decimal"),
)
PLAIN = maps.Categories({"area": "#F3F3F3"})


def market_view(market: Market) -> None:
    """Who is registered, where, for what; without a list, what papers state and beds of 2022."""
    if not market.holding["has_list"]:
        _without_list(market)
        return
    types = query("services__types", **market.in_place)
    total = market.totals.to_dict("records")[0]
    market.top(
        supply.market_size(total, types, market.scope).text,
        f"The Care Quality Commission's list of {market.day}{market.scope.filters}",
    )
    market.note_client()
    locations = market.named(query("services__locations", **market.in_place))
    if locations.empty:
        none = "fits this choice" if market.scope.fitting else f"is in {market.scope.place}"
        st.write(f"The list names {market.holding['registered_count']} registered locations in "
                 f"{market.page.council.name}; none of them {none}.")  # fmt: skip
    else:
        rows, ratings = market.totals.to_dict("records"), list(locations["rating_class"])
        said = supply.market_tiles(rows, market.scope, ratings)
        tiles(Tile(*tile) for tile in said)
        _locations(market, locations, types)
        by_type(market)
        _by_area(market)
    _stated(market)


def _without_list(market: Market) -> None:
    beds = frame_of_beds(market)
    place = market.scope.place
    market.top(
        title(market, beds) if len(beds) else f"Care home beds of {place} are not held",
        f"Care home beds, 2022, and residents, mid-{int(beds['mid_year'].max())}"
        if len(beds)
        else market.page.spec.summary,
    )
    if not beds.empty:
        tiles(Tile(*tile) for tile in bed_words.bed_tiles(beds, market.page["need"]))
    market.missing_list()
    if note := bed_words.bed_filter_note(market.scope, market.supply):
        st.info(note)
    _stated(market)
    if not beds.empty:
        beds_by_area(market, beds)


def _locations(market: Market, locations: pd.DataFrame, types: pd.DataFrame) -> None:
    """SUP-1: every location on a map, beside the largest, above the whole list."""
    figure = Figure(
        "SUP-1",
        market.said(offered.commonest_service(types, len(locations), market.scope)),
        f"Registered locations{market.on_day}",
        (*sources(locations), *AREAS),
        f"{supply.FIRST_KIND} {supply.REGISTERED_WHERE} {maps.SIZE_NOTE}",
    )
    figure.head()
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _map(market, figure, locations)
    rated = market.holding["has_ratings"]
    with right:
        by_beds = market.scope.about_beds and market.holding["has_beds"]
        first = locations if by_beds else locations.sort_values(["location_name", "location_id"])
        short = [NAME, *([RATING] if rated else [SERVICE]), *([BEDS] if by_beds else [])]
        few = first.head(10)
        order = "with most beds first" if by_beds else "by name"
        table(few, short, caption=f"{len(few)} of {len(locations):,} locations, {order}")
    st.subheader("The whole list", anchor=False)
    on_screen("A click on a heading sorts; a name leads to the location's page at the regulator.")
    shown = [column for column in LIST if rated or column is not RATING]
    grid(locations, held(locations, shown), alt=f"Registered locations{market.on_day}", empty="–")
    figure.download(locations, [*LIST, *ONLY_IN_CSV])
    figure.source_line()


def _map(market: Market, figure: Figure, locations: pd.DataFrame) -> None:
    page = market.page
    level = shown_level(page, page["level"])
    areas = _areas(market, page.council.code, level)
    counts = [words.counted(int(count), "location", "locations")
              for count in areas["location_count"]]  # fmt: skip
    known = locations["kind"].isin(maps.SERVICE_LOOKS)
    points = locations.assign(
        kind=locations["kind"].where(known, "other_regulated"),
        hover_text=list(map(supply.hover_lines, locations.to_dict("records"))),
    )
    alt = maps.location_points_alt(points, looks=maps.SERVICE_LOOKS, place=market.scope.place)
    area_map(
        page,
        figure,
        areas.assign(value_text=counts),
        maps.classify(pd.Series("area", index=areas.index), PLAIN),
        level=level,
        alt=f"{alt} {supply.FIRST_KIND}",
        points=_without_counts(maps.location_points(points, looks=maps.SERVICE_LOOKS)),
        show_key=False,
    )


def _without_counts(points: maps.Points) -> maps.Points:
    """Points whose key names kinds only: a location of several kinds is drawn as the first.

    So a number there would be another than that of all locations of a kind in the titles.
    """
    traces = [{**trace, "name": trace["name"].rpartition(" (")[0]} for trace in points.traces]
    return maps.Points(traces, [trace["name"] for trace in traces])


def _areas(market: Market, within: str, level: str) -> pd.DataFrame:
    return query(
        "services__areas",
        council_code=market.page.council.code,
        within_code=within,
        area_level=level,
        **market.service_and_client,
    )


def by_type(market: Market) -> None:
    """SUP-2: locations by kind of service, with the providers and beds of each."""
    types = query("services__types", **market.in_place)
    total = int(market.totals["location_count"].iloc[0])
    figure = Figure(
        "SUP-2",
        market.said(offered.kinds_of_service(types, total, market.scope)),
        f"Registered locations and care home beds by kind of service{market.on_day}",
        market.listed,
        supply.SEVERAL_KINDS,
    )
    figure.head()
    bars = types.assign(
        area_code=types["service_type_code"],
        area_name=types["service_type_name"],
        value=types["location_count"],
    )
    columns = [
        Column("service_type_name", "Kind of service"),
        Column("location_count", "Locations", "count"),
        Column("provider_count", "Providers", "count"),
        BEDS,
        Column("share_pct", "% of locations", "pct"),
    ]
    left, right = st.columns(2, gap="medium")
    with left:
        measure = f"Registered locations{market.on_day}"
        figure.chart(
            charts.ranked_bars(bars, write=words.number),
            charts.ranked_bars_alt(bars, measure=measure, write=words.number),
        )
    with right:
        said = types.assign(bed_said=list(map(supply.bed_words, types.to_dict("records"))))
        table(said, [*columns[:2], Column("bed_said", "Beds")])
    figure.data(types, columns)


def _by_area(market: Market) -> None:
    """SUP-3: locations and beds in each area inside the place."""
    page = market.page
    level = shown_level(page, page["level"])
    areas = _areas(market, page.place.code, level)
    figure = Figure(
        "SUP-3",
        market.said(supply.area_with_most(areas, level=level, scope=market.scope)),
        f"Registered locations and beds by {words.areas_of(level, 1)}{market.on_day}",
        (*market.listed, *AREAS[:2], *PEOPLE),
        supply.REGISTERED_WHERE,
    )
    figure.head()
    with st.columns([2, 3])[0]:
        page.control("level")
    if areas.empty:
        st.write(f"No {words.areas_of(level, 1)} lies wholly inside {page.place.name}.")
        return
    columns = [
        Column("area_name", "Area"),
        Column("location_count", "Locations", "count"),
        Column("provider_count", "Providers", "count"),
        Column("home_count", "Care homes", "count"),
        BEDS,
        Column("people_75_plus", "Residents aged 75 and over", "count"),
    ]
    by_beds = supply.by_beds(areas, market.scope)
    measure = "bed_count" if by_beds else "location_count"
    areas = areas.sort_values(measure, ascending=False, kind="stable")
    few = areas[areas[measure] > 0].head(10)
    order = "most beds first" if by_beds else "most locations first"
    second = columns[3] if market.scope.service is None else columns[2]
    amounts = [columns[1], BEDS if by_beds else second]
    table(few, [columns[0], *amounts], f"{len(few)} of {len(areas):,}, {order}")
    figure.data(areas, [*columns, Column("area_code", "Code")], f"All {len(areas):,} areas", True)


def _stated(market: Market) -> None:
    """SUP-4: what the council's own papers say about supply."""
    council = market.page.council
    frame = query(
        "market__stated", council_code=council.code, service_type=market.page.view["service"]
    )
    figure = Figure(
        "SUP-4",
        "What the council's own papers say about services and providers",
        f"Figures printed in papers of {council.name}",
        ("council_published_figures",),
        "Printed figures are quoted, not checked.",
    )
    figure.head()
    if frame.empty:
        st.write(f"No figures about this are held from papers of {council.name}.")
        return
    frame["stated"] = list(map(_one_or_many, frame["value"], frame["unit"]))
    short = [Column("label", "What"), Column("stated", "Stated"), Column("period", "Period")]
    table(frame.assign(label=_told_apart(frame)), short)
    more = [
        Column("value", "Value", "decimal"),
        Column("unit", "Unit"),
        Column("paper", "Paper"),
        Column("section", "Section"),
        Column("note", "Note"),
    ]
    figure.data(frame, [*short, *more], "With paper, section and note")


def _one_or_many(value: object, unit: str) -> str:
    """A stated figure with its unit after the number: "1 home", "38 homes", "1 hour per week"."""
    noun, _, per = unit.partition(" ")
    single = noun[:-1] if noun.endswith("s") and words.known(value) == 1 else noun
    return words.stated_value(value, f"{single} {per}".strip())


def _told_apart(frame: pd.DataFrame) -> "pd.Series[str]":
    """The labels of stated figures, with the paper's section where one label stands twice."""
    twice = frame["label"].duplicated(keep=False) & frame["section"].notna()
    return frame["label"].where(~twice, frame["label"] + " (section " + frame["section"] + ")")
