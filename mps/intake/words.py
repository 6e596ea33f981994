"""Ratings, local authorities and regions: each word must be one the reference tables know."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from mps.errors import Problem
from mps.intake.work import Work, WorkTable
from mps.text import suggest

# Our columns that hold words of a reference table: the table, and its columns of spellings.
_TABLES = {
    "local_authority": ("local_authorities", ("council_name", "spellings")),
    "region_name": ("regions", ("region_name", "spellings")),
    "rating": ("ratings", ("rating",)),
    "overall_rating": ("ratings", ("rating",)),
}


def judge_words(work: Work, table: WorkTable, root: Path) -> Iterator[Problem]:
    """One problem for each word that is not known, with the first row it stands in.

    A word that differs from a known one by capitals and blanks only is written as the known one.
    """
    for column, (name, sources) in _TABLES.items():
        if column in table.columns:
            spellings = _spellings(root / "data" / "reference" / f"{name}.csv", sources)
            yield from _unknown(work, table, column, name, spellings)


def blank_words(work: Work, table: WorkTable) -> str:
    """How many rows name no local authority, in a sentence; blank when all do."""
    if "local_authority" not in table.columns:
        return ""
    statement = f"""
        select count(distinct location_id) from {table.name} where local_authority is null
    """
    count = work.ask(statement)[0][0]
    if not count:
        return ""
    return f"Locations that name no local authority: {count:,}."


def _unknown(
    work: Work, table: WorkTable, column: str, name: str, spellings: Mapping[str, str]
) -> Iterator[Problem]:
    statement = f"""
        select {column}, count(*), arg_min(source_file, (source_file, source_row)),
            arg_min(source_row, (source_file, source_row))
        from {table.name} where {column} is not null group by {column} order by 3, 4
    """
    for value, count, file, row in work.ask(statement):
        known = spellings.get(value) or spellings.get(_plain(value))
        if known and known != value:
            statement = f"update {table.name} set {column} = $known where {column} = $value"
            work.ask(statement, {"known": known, "value": value})
        elif not known:
            message = "this word is not known"
            if count > 1:
                message += f", and stands in {count:,} rows"
            near = suggest(value, list(spellings.values()))
            remedy = f"Add it as a spelling to data/reference/{name}.csv if it is right.{near}"
            label = table.label(column)
            yield Problem(work.place(file), row, label, value[:60], message, remedy)


def _spellings(path: Path, columns: tuple[str, ...]) -> dict[str, str]:
    """Each known spelling by itself and by its plain form."""
    known: dict[str, str] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for word in (one for column in columns for one in row[column].split("|") if one):
                known[word] = word
                known.setdefault(_plain(word), word)
    return known


def _plain(word: str) -> str:
    return " ".join(word.split()).casefold()
