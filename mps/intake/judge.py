"""What must hold of an official file before it is taken: every fault of every row, at once."""

from collections.abc import Iterator

from mps.build.validate import RULES
from mps.errors import Problem
from mps.intake.work import Work, WorkTable
from mps.readers.cqc_rows import UNSHOWN

MOST_BEDS = 1_000  # the largest care homes in England have fewer than 300
ENGLAND = "lat between 49.8 and 55.9 and lon between -6.5 and 1.9"
SWAPPED = "lon between 49.8 and 55.9 and lat between -6.5 and 1.9"
ID = "[A-Z0-9][A-Z0-9-]{2,19}"
SHOWN_CHARACTERS = 60

_OTHER_TYPES = ("date", "lon", "lat")
_AGAIN = "Download the file again; if it is published so, correct the cell and tell its publisher."


def judge(work: Work, table: WorkTable) -> Iterator[Problem]:
    """The problems of one work table whose dates are settled; repeated rows are removed.

    Cells of columns that may name a person are never shown.
    """
    yield from _bad_cells(work, table)
    yield from _blank_cells(work, table)
    for column in _numbers(table):
        wrong = f"not regexp_full_match({column}, '{ID}')"
        message = "this is not a number that CQC gives"
        yield from _told(work, table, column, wrong, message, _AGAIN)
    yield from _wrong_order(work, table)
    yield from _wrong_beds(work, table)
    yield from _wrong_places(work, table)
    yield from _conflicts(work, table)


def drop_repeated(work: Work, table: WorkTable) -> int:
    """Keep one of several rows that say the same; gives how many were left out."""
    before = work.count(table.dataset)
    columns = ", ".join(table.columns)
    work.ask(
        f"""
        delete from {table.name} where rowid in (
            select rowid from {table.name}
            where hash({columns}) in (
                select hash({columns}) as hashed from {table.name}
                group by hashed having count(*) > 1
            )
            qualify row_number() over (
                partition by {columns} order by source_file, source_row
            ) > 1
        )
        """
    )
    return before - work.count(table.dataset)


def _told(
    work: Work, table: WorkTable, column: str, wrong: str, message: str, remedy: str
) -> Iterator[Problem]:
    """A problem for each row for which `wrong` holds, with the value of its column."""
    statement = f"""
        select source_file, source_row, {column} from {table.name} where {wrong}
        order by source_file, source_row
    """
    for file, row, value in work.ask(statement):
        shown = "" if column in UNSHOWN else str(value or "")[:SHOWN_CHARACTERS]
        yield Problem(work.place(file), row, table.label(column), shown, message, remedy)


def _numbers(table: WorkTable) -> list[str]:
    """The columns of CQC's own numbers of locations and providers."""
    if not table.dataset.startswith("cqc_"):
        return []
    return [name for name in table.columns if name.endswith("_id") and name != "brand_id"]


def _bad_cells(work: Work, table: WorkTable) -> Iterator[Problem]:
    """Cells that are not of their column's type; dates, places and numbers have other rules."""
    numbers = _numbers(table)
    for spec in table.specs:
        if spec.type in RULES and spec.type not in _OTHER_TYPES and spec.column not in numbers:
            holds, message, _ = RULES[spec.type]
            wrong = f"(select it is not null and not ({holds}) from (select {spec.column} as it))"
            yield from _told(work, table, spec.column, wrong, message, _AGAIN)


def _blank_cells(work: Work, table: WorkTable) -> Iterator[Problem]:
    for spec in table.specs:
        if spec.required or (spec.key and spec.type != "date"):
            wrong = f"{spec.column} is null"
            message = "this cell must not be blank"
            yield from _told(work, table, spec.column, wrong, message, _AGAIN)


def _wrong_order(work: Work, table: WorkTable) -> Iterator[Problem]:
    if {"registered_date", "deregistered_date"} <= set(table.columns):
        wrong = "deregistered_date < registered_date"
        message = "this end lies before the start of the registration"
        yield from _told(work, table, "deregistered_date", wrong, message, _AGAIN)


def _wrong_beds(work: Work, table: WorkTable) -> Iterator[Problem]:
    if "bed_count" in table.columns:
        wrong = f"try_cast(bed_count as bigint) > {MOST_BEDS}"
        message = f"no care home has more than {MOST_BEDS:,} beds"
        yield from _told(work, table, "bed_count", wrong, message, _AGAIN)


def _wrong_places(work: Work, table: WorkTable) -> Iterator[Problem]:
    """Coordinates; where CQC gives no region, it need not be England."""
    if "lat" not in table.columns:
        return
    statement = f"""
        with place as (
            select source_file, source_row, region_name, concat_ws(', ', lat, lon) as shown,
                try_cast(lat as double) as lat, try_cast(lon as double) as lon
            from {table.name} where lat is not null or lon is not null
        )
        select source_file, source_row, shown, lat is null or lon is null, {SWAPPED}
        from place
        where lat is null or lon is null or (not ({ENGLAND}) and region_name is not null)
        order by source_file, source_row
    """
    label = f"{table.label('lat')}, {table.label('lon')}"
    for file, row, value, is_unread, is_swapped in work.ask(statement):
        message = "this place lies outside England"
        if is_unread:
            message = "these are not a latitude and a longitude"
        elif is_swapped:
            message = "latitude and longitude are swapped"
        yield Problem(work.place(file), row, label, value, message, _AGAIN)


def _conflicts(work: Work, table: WorkTable) -> Iterator[Problem]:
    """Rows with one key that say different things; which is right cannot be known."""
    key = [spec.column for spec in table.specs if spec.key]
    if not key:
        return
    others = [column for column in table.columns if column not in key]
    differing = ", ".join(f"{one} is distinct from first({one}) over same" for one in others)
    listed = ", ".join(key)
    statement = f"""
        select source_file, source_row, first(source_file) over same, first(source_row) over same,
            concat_ws(', ', {listed}), [{differing}]
        from {table.name}
        where ({listed}) in (select ({listed}) from {table.name} group by all having count(*) > 1)
        window same as (partition by {listed} order by source_file, source_row)
        qualify row_number() over same > 1
        order by source_file, source_row
    """
    for file, row, first_file, first_row, value, differs in work.ask(statement):
        named = [table.label(one) for one, does in zip(others, differs, strict=True) if does]
        place = f"row {first_row}" if file == first_file else work.place(first_file)
        message = f"this stands in {place} too, with another {' and '.join(named)}"
        column = ", ".join(table.label(one) for one in key)
        yield Problem(work.place(file), row, column, value, message, _AGAIN)
