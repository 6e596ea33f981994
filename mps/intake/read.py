"""Read and judge one recognised file: all of it or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from mps.errors import Problem, SourceError
from mps.intake.dates import newest_date, settle_dates
from mps.intake.documents import documents
from mps.intake.judge import drop_repeated, judge
from mps.intake.recognise import Found
from mps.intake.words import blank_words, judge_words
from mps.intake.work import Work, open_work
from mps.readers.cqc_api import LOCATIONS, Records
from mps.readers.cqc_layout import Layout, read_header
from mps.readers.cqc_names import INDIVIDUAL, WITHHELD, location_name
from mps.readers.cqc_rows import RowMaker

Progress = Callable[[str], None]

STEP = 0.1  # of a file, between two words on progress
LARGE = 5_000_000  # bytes; smaller files are read before a word is said


@dataclass(frozen=True)
class Reading:
    """One file read and judged: its tables are in `work`, `notes` are sentences about it."""

    found: Found
    work: Work
    edition: str
    date_order: str | None
    newest: date | None
    rows: dict[str, int]
    notes: tuple[str, ...]


@contextmanager
def read_file(
    found: Found, layout: Layout, root: Path, order: str | None, progress: Progress
) -> Iterator[Reading]:
    """Read a file into work tables that last as long as the context.

    `order` is uk or us when the user has said how dates are written. Raises SourceError with
    every problem of the file.
    """
    told = _told(found, progress)
    is_many = found.rows is None
    with open_work(root, found.format.tables, found.shown, is_many) as work:
        fill = _fill_from_table if found.rows else _fill_from_documents
        edition, notes, problems = fill(found, layout, work, told)
        taken = None
        for table in work.tables.values():
            faults, settled, words = settle_dates(work, table, order)
            problems += faults
            taken = taken or settled
            notes += [words] if words else []
        for table in work.tables.values():
            left_out = drop_repeated(work, table)
            if left_out:
                notes.append(f"Rows that repeat another in full and are left out: {left_out:,}.")
            problems += [*judge(work, table), *judge_words(work, table, root)]
            notes += [words for words in [blank_words(work, table)] if words]
        rows = {name: work.count(name) for name in work.tables}
        if not problems and not any(rows.values()):
            message = "there is not one row of data"
            problems.append(Problem(found.shown, 0, "", "", message, "Download it again."))
        if problems:
            raise SourceError(sorted(problems, key=lambda one: (one.file, one.row, one.column)))
        notes += _withheld(work)
        yield Reading(found, work, edition, taken, newest_date(work), rows, tuple(notes))


def _fill_from_table(
    found: Found, layout: Layout, work: Work, progress: Callable[[float], None]
) -> tuple[str, list[str], list[Problem]]:
    """Read a CSV file or a sheet into its one table."""
    if found.rows is None:
        raise ValueError(found.shown)
    header, problems = read_header(layout, found.header, found.shown, found.header_row)
    if problems:
        raise SourceError(problems)
    [table] = work.tables.values()
    table.labels |= header.labels
    maker = RowMaker(header, table.columns, table.of_type("boolean"), found.shown)
    try:
        for row, cells in found.rows(progress):
            if row > found.header_row:
                made = maker.make(row, cells, may_be_short=found.is_sheet)
                if made:
                    work.add(table.dataset, made, found.path.name, row)
    except SourceError as error:  # a fault of the file itself; a cell it shows may be a name
        raise SourceError([replace(one, value="") for one in error.problems]) from None
    work.flush()
    notes = []
    if maker.left_out:
        what = "Rows whose provider's name is left out, as it may be a person's"
        notes.append(f"{what}: {maker.left_out:,}.")
    if header.extra:
        named = ", ".join(header.extra)
        notes.append(f"Columns of this file that are not known are not loaded: {named}.")
    if found.other_sheets:
        notes.append(f"Sheets that are not loaded: {', '.join(found.other_sheets)}.")
    return f"layout of {header.edition}", notes, maker.problems


def _fill_from_documents(
    found: Found, layout: Layout, work: Work, progress: Callable[[float], None]
) -> tuple[str, list[str], list[Problem]]:
    """Read API records into their tables."""
    records = Records(layout)
    labels = {line.column: line.header for line in layout.lines if line.column}
    work.tables[LOCATIONS].labels |= labels
    for name, content, share in documents(found.path, found.shown):
        for dataset, row in records.take(content, work.place(name)):
            made = [row.get(column) for column in work.tables[dataset].columns]
            work.add(dataset, made, name, 1)
        progress(share)
    work.flush()
    _name_providers(work, records)
    problems = [*records.problems, *_unknown_keys(records), *_missing(work, records, found.shown)]
    named = sum(name is not None for name in records.providers.values())
    notes = [f"Providers named: {named:,} of {len(records.providers):,}."] if named else []
    return "version 1", notes, problems


def _name_providers(work: Work, records: Records) -> None:
    """Put providers' names to their locations, and withhold the names of locations like them."""
    statement = """
        update work.cqc_api_locations set provider_name = known.name
        from (select unnest($numbers) as number, unnest($names) as name) as known
        where provider_id = known.number
    """
    values = {"numbers": [*records.providers], "names": [*records.providers.values()]}
    if records.providers:
        work.ask(statement, values)
    statement = """
        select location_id, provider_id, location_name from work.cqc_api_locations
        where list_contains($people, provider_id)
    """
    for number, provider, name in work.ask(statement, {"people": [*records.people]}):
        if location_name(name, records.people[provider]) != name:
            statement = """
                update work.cqc_api_locations set location_name = $name where location_id = $number
            """
            work.ask(statement, {"name": WITHHELD, "number": number})


def _unknown_keys(records: Records) -> Iterator[Problem]:
    for key, (shown, count) in records.unknown.items():
        message = f"this key is not in the layout; {count:,} records have it"
        remedy = "Add it to data/layouts/cqc_api.csv, with the rule drop if it is not needed."
        yield Problem(shown, 0, key, "", message, remedy)


def _missing(work: Work, records: Records, shown: str) -> Iterator[Problem]:
    """Locations that a list names or counts and that are not there."""
    held = {row[0] for row in work.ask("select distinct location_id from work.cqc_api_locations")}
    missing = sorted(records.listed - held)
    total = sum(records.totals.values())
    if missing or total > len(held):
        count = max(len(missing), total - len(held))
        message = (
            f"the list counts {total:,} locations and {len(held):,} are here; {count:,} are missing"
        )
        remedy = "Fetch them too, or take the list away to import these alone."
        yield Problem(shown, 0, "locationId", ", ".join(missing[:5]), message, remedy)


def _withheld(work: Work) -> list[str]:
    """How many names were withheld, in sentences."""
    notes = []
    for table in work.tables.values():
        for column, mark, what in (
            ("provider_name", INDIVIDUAL, "Locations whose provider is a person"),
            ("location_name", WITHHELD, "Locations whose own name holds a person's"),
        ):
            if column in table.columns:
                statement = f"""
                    select count(distinct location_id) from {table.name} where {column} = $mark
                """
                if count := work.ask(statement, {"mark": mark})[0][0]:
                    notes.append(f"{what} and reads {mark}: {count:,}.")
    return notes


def _told(found: Found, progress: Progress) -> Callable[[float], None]:
    """Say now and then how much of a large file is read."""
    said = 0.0
    size = found.path.stat().st_size

    def tell(share: float) -> None:
        nonlocal said
        if size > LARGE and share >= said + STEP:
            said = share
            progress(f"{found.shown}: {share:.0%} read")

    return tell
