"""CQC's files read into their tables, by their layouts; names of people end here."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mps.errors import Problem, SourceError
from mps.intake.documents import documents
from mps.intake.found import Filled, Found, Progress
from mps.intake.work import Work
from mps.readers.cqc_api import LOCATIONS, Records
from mps.readers.cqc_layout import read_header
from mps.readers.cqc_names import INDIVIDUAL, WITHHELD, location_name
from mps.readers.cqc_rows import RowMaker


def fill_from_table(found: Found, work: Work, root: Path, progress: Progress) -> Filled:
    """Read a CSV file or a sheet into its one table. Raises SourceError on a faulty header."""
    if found.book is None or found.table is None or found.layout is None:
        raise ValueError(found.shown)
    header, problems = read_header(found.layout, found.header, found.shown, found.header_row)
    if problems:
        raise SourceError(problems)
    [table] = work.tables.values()
    table.labels |= header.labels
    maker = RowMaker(header, table.columns, table.of_type("boolean"), found.shown)
    try:
        for row, cells in found.table.rows(progress):
            if row > found.header_row:
                made = maker.make(row, cells, may_be_short=found.book.is_sheet)
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
    others = [one.name for one in found.book.tables if one is not found.table]
    if others:
        notes.append(f"Sheets that are not loaded: {', '.join(others)}.")
    return Filled(f"layout of {header.edition}", [*notes, *_withheld(work)], maker.problems)


def fill_from_documents(found: Found, work: Work, root: Path, progress: Progress) -> Filled:
    """Read API records into their tables."""
    if found.layout is None:
        raise ValueError(found.shown)
    records = Records(found.layout)
    labels = {line.column: line.header for line in found.layout.lines if line.column}
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
    return Filled("version 1", [*notes, *_withheld(work)], problems)


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
