"""If one left: what an area would lose, who is near, and whose exit would take most."""

import pandas as pd
import streamlit as st

from mps import charts, words
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.parts import Tile, tiles
from mps.ui.services.what import PEOPLE, Market, held, sources
from mps.ui.tables import Column, table
from mps.words import leaving as exits

LARGEST = "largest"
BEDS = Column("bed_count", "Beds", "count")
RATING = Column("rating_name", "Rating")
KIND = Column("kind_name", "Kind of service")
POSTCODE = Column("postcode", "Postcode")
PROVIDER = Column("provider_label", "Provider")
OTHER = Column("other_name", "Another of its kind", link="other_url")


def leaving_view(market: Market) -> None:
    """What would go if one provider or location left."""
    if not market.holding["has_list"]:
        market.without("What would go if a provider left")
        return
    page, scope = market.page, market.scope
    ranking = market.named(query("services__ranking", **market.in_place))
    if ranking.empty:
        market.top(
            market.said(exits.largest_loss(ranking, scope)),
            f"Registered locations{market.on_day}",
        )
        market.choose_another()
        return
    code = page["leaver"]
    if code == LARGEST:
        code = ranking["provider_id"].iloc[0]
    asked = {**market.in_place, "leaver": code}
    leaving = market.named(query("services__leaving", **asked))
    name = exits.leaver_name(leaving, code) if len(leaving) else page.label("leaver")
    loss = query("services__exit", **asked)
    market.top(
        market.said(exits.exit_loss(loss, leaver=name, scope=scope)),
        f"Registered locations{market.on_day}. {exits.ARITHMETIC}",
    )
    market.note_client()
    with st.columns([3, 2])[0]:
        page.control("leaver")
    if not leaving.empty:
        tiles(Tile(*tile) for tile in exits.exit_tiles(leaving, loss, page.council.name))
        _nearest(market, asked, leaving, name)
        _ratings(market, asked)
    _ranking(market, ranking)


def _nearest(market: Market, asked: dict[str, str], leaving: pd.DataFrame, name: str) -> None:
    """SUP-12: what would go, and the nearest other locations of the same kind."""
    nearest = market.named(query("services__nearest", **asked))
    figure = Figure(
        "SUP-12",
        exits.nearest_other(nearest, leaver=name, council=market.page.council.name).text,
        f"Locations of {name} and the nearest others of the same kind{market.on_day}",
        (*sources(leaving), *PEOPLE),
        exits.NEAREST_NOTE,
    )
    figure.head()
    rated = [RATING] if market.holding["has_ratings"] else []
    here = [
        Column("location_name", "What would go", link="cqc_url"),
        KIND,
        *rated,
        POSTCODE,
        BEDS,
        Column("people_nearest", "Aged 75+ nearest to it", "count"),
    ]
    table(leaving, held(leaving, here))
    if nearest.empty:
        return
    from_name = [Column("location_name", "If this went")] if len(leaving) > 1 else []
    away = Column("km", "Km away", "decimal")
    others = [*from_name, OTHER, *rated, PROVIDER, POSTCODE, away, BEDS]
    first = nearest if len(leaving) == 1 else nearest.drop_duplicates("location_id")
    table(first.head(10), held(nearest, others), "The nearest of the same kind")
    more = [
        Column("location_name", "If this went"),
        *others[len(from_name) :],
        KIND,
        Column("other_id", "Location number"),
        Column("provider_id", "Provider number"),
        Column("other_url", "CQC page"),
    ]
    figure.data(nearest, held(nearest, more), f"All {words.counted(len(nearest), 'row', 'rows')}")


def _ratings(market: Market, asked: dict[str, str]) -> None:
    """SUP-13: ratings of the leaver's kinds of service, now and without it."""
    ratings = query("services__exit_ratings", **asked)
    found = tuple(dict.fromkeys(ratings["source_id"].dropna()))
    figure = Figure(
        "SUP-13",
        market.said(exits.ratings_after(ratings, place=market.scope.place)),
        f"Overall ratings of locations of the same kinds{market.on_day}",
        (*market.listed, *found),
    )
    figure.head()
    if not market.holding["has_ratings"]:
        market.missing_list("Ratings", "ratings")
        return
    shown = ratings.assign(group_name=ratings["is_after"].map(exits.WHEN_NAMES))
    measure = f"Overall ratings{market.on_day}"
    figure.chart(charts.rating_bars(shown), charts.rating_bars_alt(shown, measure=measure))
    columns = [
        Column("group_name", "When"),
        RATING,
        Column("location_count", "Locations", "count"),
    ]
    figure.data(shown, columns)


def _ranking(market: Market, ranking: pd.DataFrame) -> None:
    """SUP-14: whose exit would take most of a kind of service."""
    figure = Figure(
        "SUP-14",
        market.said(exits.largest_loss(ranking, market.scope)),
        f"What would go with each provider, by kind of service{market.on_day}",
        market.listed,
        exits.RANKING_NOTE,
    )
    figure.head()
    columns = [
        PROVIDER,
        Column("service_type_name", "Kind of service"),
        Column("lost_beds", "Its beds", "count"),
        Column("bed_share_pct", "% of beds of that kind", "pct"),
        Column("lost_locations", "Its locations", "count"),
        Column("location_share_pct", "% of locations of that kind", "pct"),
    ]
    few = ranking.head(10)
    table(few, held(few, columns), f"The {len(few)} that would take most" if len(few) > 1 else "")
    more = [
        Column("bed_count", "All beds of that kind", "count"),
        Column("location_count", "All locations of that kind", "count"),
        Column("provider_id", "Provider number"),
    ]
    label = f"All {words.counted(len(ranking), 'row', 'rows')}"
    figure.data(ranking, [*columns, *more], label, True)
