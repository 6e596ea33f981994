"""Market structure: providers by size, how few hands hold the market, areas with one provider."""

from typing import Any

import pandas as pd
import streamlit as st

from mps import charts, words
from mps.analysis.concentration import concentration, concentration_band
from mps.ui.area_maps import shown_level
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.parts import Tile, tiles
from mps.ui.services.what import AREAS, Market, held
from mps.ui.tables import Column, table
from mps.words import structure, supply

PROVIDER = Column("provider_label", "Provider")
KIND = Column("service_type_name", "Kind of service")
MOST_BARS = 12


def structure_view(market: Market) -> None:
    """How few hands the market is in."""
    if not market.holding["has_list"]:
        market.without("Providers by size")
        return
    providers = market.named(query("services__providers", **market.in_place))
    market.top(
        market.said(structure.largest_provider(providers, market.scope)),
        f"Registered providers{market.on_day}",
    )
    if providers.empty:
        market.choose_another()
        return
    market.note_client()
    tiles(Tile(*tile) for tile in structure.structure_tiles(providers, market.scope))
    _providers(market, providers)
    _few_hands(market)
    _single(market)


def _providers(market: Market, providers: pd.DataFrame) -> None:
    """SUP-9: providers by beds or, where beds are not the measure, by locations."""
    figure = Figure(
        "SUP-9",
        market.said(structure.ten_largest(providers, market.scope)),
        f"Providers by size{market.on_day}",
        market.listed,
        structure.NAMES_NOTE,
    )
    figure.head()
    column, unit = structure.measure(providers, market.scope)
    bars = providers.head(MOST_BARS).assign(
        area_code=providers["provider_id"],
        area_name=providers["provider_label"],
        value=providers[column],
    )
    columns = [
        PROVIDER,
        Column("location_count", "Locations", "count"),
        Column("home_count", "Care homes", "count"),
        Column("bed_count", "Beds", "count"),
        Column("bed_share_pct", "% of beds", "pct"),
        Column("location_share_pct", "% of locations", "pct"),
    ]
    left, right = st.columns(2, gap="medium")
    with left:
        said = f"{words.opening(unit)} of the {len(bars)} largest providers{market.on_day}"
        figure.chart(
            charts.ranked_bars(bars, write=words.number),
            charts.ranked_bars_alt(bars, measure=said, write=words.number),
        )
    with right:
        share = columns[4] if column == "bed_count" else columns[5]
        table(providers.head(10), [PROVIDER, columns[1], share], "The largest")
    more = [Column("place_names", "Its locations"), Column("provider_id", "Provider number")]
    label = f"All {len(providers):,} providers"
    figure.data(providers, [*columns, *more], label, True)


def _few_hands(market: Market) -> None:
    """SUP-10: the index of concentration of each kind of service."""
    weights = query("services__weights", **market.in_place)
    shown = _indices(weights)
    figure = Figure(
        "SUP-10",
        market.said(structure.few_hands(shown, place=market.scope.place)),
        f"Herfindahl-Hirschman index by kind of service{market.on_day}",
        market.listed,
        structure.INDEX_MEANING,
    )
    figure.head()
    kind = Column("group", "Kind of service")
    count = Column("providers", "Providers", "count")
    share = Column("largest_share_pct", "Largest, % of locations", "pct")
    said = [Column("said", "Index by locations"), Column("bed_said", "Index by beds")]
    table(shown, [kind, *held(shown, said), count, share])
    columns = [
        kind,
        count,
        share,
        Column("hhi", "Index by locations", "count"),
        Column("band", "By locations that is"),
        Column("bed_share_pct", "Largest, % of beds", "pct"),
        Column("bed_hhi", "Index by beds", "count"),
        Column("bed_band", "By beds that is"),
        Column("effective_providers", "As many equal ones", "decimal"),
    ]
    figure.data(shown, columns)


def _indices(weights: pd.DataFrame) -> pd.DataFrame:
    """The index by locations and, for kinds with beds, by beds."""
    grouped = weights.rename(columns={"service_type_name": "group"})
    by_locations = concentration(grouped.rename(columns={"location_count": "weight"}))
    with_beds = grouped.dropna(subset=["bed_count"]).rename(columns={"bed_count": "weight"})
    by_beds = concentration(with_beds).rename(
        columns={"largest_share_pct": "bed_share_pct", "hhi": "bed_hhi"}
    )
    both = by_locations.merge(
        by_beds[["group", "bed_share_pct", "bed_hhi"]], on="group", how="left"
    )
    bands, bed_bands = (list(map(_band, both[name])) for name in ("hhi", "bed_hhi"))
    said: list[Any] = list(map(structure.index_words, both["hhi"], bands))
    bed_said: list[Any] = list(map(structure.index_words, both["bed_hhi"], bed_bands))
    if any(bed_said):
        bed_said = list(map(structure.no_beds, both["group"], bed_said))
    return both.assign(band=bands, bed_band=bed_bands, said=said, bed_said=bed_said)


def _band(hhi: float) -> str:
    return "" if pd.isna(hhi) else concentration_band(hhi)


def _single(market: Market) -> None:
    """SUP-11: areas with one provider, or none, of each kind of service."""
    page = market.page
    level = shown_level(page, page["level"])
    choice = query(
        "services__choice",
        council_code=page.council.code,
        within_code=page.place.code,
        area_level=level,
        **market.service_and_client,
    )
    many = words.areas_of(level, 2)
    figure = Figure(
        "SUP-11",
        market.said(structure.single_providers(choice, level=level, place=market.scope.place)),
        f"{words.opening(many)} by number of providers registered in them{market.on_day}",
        (*market.listed, *AREAS[:2]),
        supply.REGISTERED_WHERE,
    )
    figure.head()
    with st.columns([2, 3])[0]:
        page.control("level")
    if choice.empty:
        st.write(f"No {words.areas_of(level, 1)} lies wholly inside {page.place.name}.")
        return
    columns = [
        KIND,
        Column("none_count", "With none", "count"),
        Column("one_count", "With one", "count"),
        Column("several_count", "With several", "count"),
        Column("one_names", "Those with one"),
    ]
    table(choice, held(choice, columns))
    figure.data(choice, columns)
