"""Dates as files write them, made ISO; day before month or month before day is never guessed."""

from datetime import date

from mps.errors import Problem
from mps.intake.work import Work, WorkTable

ORDERS = {"uk": "day first", "us": "month first"}
FORMATS = {"uk": "%d/%m/%Y", "us": "%m/%d/%Y"}
EARLIEST = date(1990, 1, 1)

_ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?"
_SLASHED = r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}( .*)?"
_NAMED = r"([0-9]{1,2})[/ -]([A-Za-z]{3})[a-z]*[/ -]([0-9]{4})( .*)?"
_REMEDY = "Put back what the publisher's file says, such as 30/06/2020 or 2020-06-30."


def settle_dates(
    work: Work, table: WorkTable, order: str | None
) -> tuple[list[Problem], str | None, str]:
    """Make every date of a table ISO text.

    `order` is uk or us when the user has said it, else None: then one date of which only one
    reading is possible decides for the file. Returns the problems, the order taken (None when no
    date needed it) and a sentence that says why.
    """
    columns = table.of_type("date")
    counted = [_evidence(work, table, column) for column in columns]
    slashed = sum(one[0] for one in counted)
    uk, us = (sum(one[place] for one in counted) for place in (1, 2))
    words = ""
    if slashed and order is None:
        if (uk > 0) == (us > 0):
            return [_undecided(work, table, uk, us)], None, ""
        order = "uk" if uk else "us"
        words = (
            f"Dates are read {ORDERS[order]}: {uk or us:,} of {slashed:,} can be read no other way."
        )
    elif slashed and order:
        words = f"Dates are read {ORDERS[order]}, as asked."
    problems = []
    for column in columns:
        problems += _settle(work, table, column, order or "uk")
    return problems, (order if slashed else None), words


def newest_date(work: Work) -> date | None:
    """The newest date in all tables, once they are settled."""
    newest = None
    for table in work.tables.values():
        for column in table.of_type("date"):
            statement = f"select max(try_cast({column} as date)) from {table.name}"
            found = work.ask(statement)[0][0]
            newest = max(filter(None, (newest, found)), default=None)
    return newest


def _evidence(work: Work, table: WorkTable, column: str) -> tuple[int, int, int]:
    """How many dates are written with slashes, how many of them only the one or other way."""
    first = f"try_cast(split_part({column}, '/', 1) as integer)"
    second = f"try_cast(split_part({column}, '/', 2) as integer)"
    statement = f"""
        select count(*), count(*) filter ({first} > 12 and {second} <= 12),
            count(*) filter ({first} <= 12 and {second} > 12)
        from {table.name} where regexp_full_match({column}, '{_SLASHED}')
    """
    found: tuple[int, int, int] = work.ask(statement)[0]
    return found


def _undecided(work: Work, table: WorkTable, uk: int, us: int) -> Problem:
    named = ", ".join(table.label(column) for column in table.of_type("date"))
    message = "the dates may be read day first or month first, and none of them decides"
    remedy = "Say which they are: --dates uk (day first) or --dates us (month first)."
    if uk:
        message = (
            f"{uk:,} dates can only be read day first and {us:,} only month first: "
            "a program has mixed them up"
        )
        remedy = "Use the publisher's own file, not one saved from a spreadsheet program."
    return Problem(work.shown, 0, named, "", message, remedy)


def _settle(work: Work, table: WorkTable, column: str, order: str) -> list[Problem]:
    """Make the dates of a column ISO; those that cannot be, or cannot be right, are problems."""
    statement = f"""
        select source_file, source_row, {column} as it, {_as_date(column, order)} as day
        from {table.name}
        where it is not null and (day is null or day < $earliest or day > $today)
        order by source_file, source_row
    """
    values = {"earliest": EARLIEST, "today": date.today()}
    problems = []
    for file, row, value, found in work.ask(statement, values):
        message = "this is not a date" if found is None else "this date cannot be right"
        label = table.label(column)
        problems.append(Problem(work.place(file), row, label, value[:40], message, _REMEDY))
    if not problems:
        settled = f"cast({_as_date(column, order)} as varchar)"
        work.ask(f"update {table.name} set {column} = {settled} where {column} is not null")
    return problems


def _as_date(it: str, order: str) -> str:
    """SQL that reads a text as a date, or gives null."""
    parts = [f"regexp_extract({it}, '{_NAMED}', {group})" for group in (1, 2, 3)]
    return f"""
        case
            when regexp_full_match({it}, '{_ISO}') then try_cast(left({it}, 10) as date)
            when regexp_full_match({it}, '{_SLASHED}')
                then cast(try_strptime(split_part({it}, ' ', 1), '{FORMATS[order]}') as date)
            when regexp_full_match({it}, '{_NAMED}')
                then cast(try_strptime(concat_ws('/', {", ".join(parts)}), '%d/%b/%Y') as date)
        end
    """
