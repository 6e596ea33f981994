"""The feeds that people subscribe to, written beside the map shapes from the finished store."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from mps import feeds
from mps.build.held import opened
from mps.build.whole import write_whole

Row = Mapping[str, Any]

_NAMED = """
    inner join mart.council as council on this.council_code = council.council_code
    inner join meta.dataset as dataset on dataset.dataset_id = {source}
"""
_ROWS = {
    "councils": "select council_code, council_slug, council_name from mart.council",
    "steps": "select * from mart.opportunity_step order by opportunity_id, step_order",
    "opportunities": f"""
        select
            this.*,
            council.council_name,
            dataset.obtained_date,
            published.last_date as published_last_date
        from mart.opportunity as this
        left join mart.opportunity_step as published
            on this.opportunity_id = published.opportunity_id and published.step = 'published'
        {_NAMED.format(source="this.source_id")}
        where this.is_adult_care
        order by this.opportunity_id
    """,
    "intentions": f"""
        select this.*, council.council_name, dataset.obtained_date
        from mart.intention as this
        {_NAMED.format(source="'council_intentions'")}
        order by this.intention_id
    """,
    "changes": f"""
        select this.*, council.council_name, dataset.obtained_date
        from mart.intention_change as this
        {_NAMED.format(source="'council_intentions'")}
        order by this.council_code, this.published_date, this.intention_id, this.field
    """,
    "consultations": f"""
        select this.*, council.council_name, dataset.obtained_date
        from mart.consultation as this
        {_NAMED.format(source="'council_consultations'")}
        order by this.consultation_id
    """,
    "obtained": """
        select dataset_id, obtained_date
        from meta.dataset
        where dataset_id in ('council_opportunities', 'council_intentions')
    """,
}
_ABOUT_OPPORTUNITIES = (
    "Contracts, planned purchases and notices of adult social care: when bids are invited and "
    "due, when services start and contracts end."
)
_ABOUT_INTENTIONS = (
    "What the council wants of providers of adult social care: dates, changes and consultations."
)


class _Place(NamedTuple):
    """Whose feeds they are: the folder, the code (empty for all councils) and the name."""

    folder: str
    code: str
    name: str


def write_feeds(store: Path, folder: Path, site: str) -> None:
    """Write the feeds of every council, and of all together, into `folder`.

    `site` is the public address of the site without a slash at its end, or empty: then feeds link
    to notices only. Files that hold the same already stay untouched; feeds of councils that are
    no longer held are deleted.
    """
    with opened(store) as connection:
        rows = {name: _fetched(connection, statement) for name, statement in _ROWS.items()}
    places = [_Place(feeds.EVERY_COUNCIL, "", "All councils")]
    for row in rows["councils"]:
        places.append(_Place(row["council_slug"], row["council_code"], row["council_name"]))
    wanted = {
        folder / place.folder / name: content
        for place in places
        for name, content in _feeds_of(place, rows, site)
    }
    for path, content in wanted.items():
        if not path.is_file() or path.read_bytes() != content:
            write_whole(path, content)
    for path in folder.glob("*/*"):
        if path.name in feeds.FILES and path not in wanted:
            path.unlink()


def _fetched(connection: Any, statement: str) -> list[Row]:
    found = connection.execute(statement)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _feeds_of(
    place: _Place, rows: Mapping[str, list[Row]], site: str
) -> Iterator[tuple[str, bytes]]:
    """The files of one council: names and contents."""

    def own(name: str) -> list[Row]:
        return [row for row in rows[name] if place.code in ("", row["council_code"])]

    opportunities = feeds.with_steps(own("opportunities"), own("steps"))
    consultations = own("consultations")
    obtained = {row["dataset_id"]: row["obtained_date"] for row in rows["obtained"]}
    bought = f"{place.name}: opportunities in adult social care"
    wants = f"{place.name}: what the council wants in adult social care"
    yield (
        feeds.OPPORTUNITY_CALENDAR,
        feeds.as_calendar(
            feeds.opportunity_events(opportunities, site),
            name=bought,
            about=_ABOUT_OPPORTUNITIES,
        ),
    )
    yield (
        feeds.INTENTION_CALENDAR,
        feeds.as_calendar(
            feeds.intention_events(own("intentions"), consultations, site),
            name=wants,
            about=_ABOUT_INTENTIONS,
        ),
    )
    news = feeds.opportunity_news(opportunities, site)
    updated = obtained["council_opportunities"]
    about = bought, _ABOUT_OPPORTUNITIES
    yield feeds.OPPORTUNITY_NEWS, _news(place, feeds.OPPORTUNITY_NEWS, news, about, updated, site)
    news = feeds.intention_news(own("changes"), consultations, site)
    updated = obtained["council_intentions"]
    about = wants, _ABOUT_INTENTIONS
    yield feeds.INTENTION_NEWS, _news(place, feeds.INTENTION_NEWS, news, about, updated, site)


def _news(
    place: _Place, name: str, news: Iterable[feeds.News], about: tuple[str, str], updated: date,
    site: str,
) -> bytes:  # fmt: skip
    page = {feeds.OPPORTUNITY_NEWS: "opportunities", feeds.INTENTION_NEWS: "what_we_want"}[name]
    asked = f"?council={place.code}" if place.code else ""
    return feeds.as_atom(
        news,
        key=(place.code or place.folder, name),
        name=about[0],
        about=about[1],
        updated=updated,
        page=f"{site}/{page}{asked}" if site else "",
        own=f"{site}/app/static/feeds/{place.folder}/{name}" if site else "",
    )
