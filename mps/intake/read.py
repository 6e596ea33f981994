"""Read and judge one recognised file: all of it or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mps.errors import Problem, SourceError
from mps.intake.dates import newest_date, settle_dates
from mps.intake.found import Found
from mps.intake.judge import drop_repeated, judge
from mps.intake.scale import judge_scale
from mps.intake.words import blank_words, judge_words
from mps.intake.work import Work, open_work

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
def read_file(found: Found, root: Path, order: str | None, progress: Progress) -> Iterator[Reading]:
    """Read a file into work tables that last as long as the context.

    `order` is uk or us when the user has said how dates are written. Raises SourceError with
    every problem of the file.
    """
    told = _told(found, progress)
    with open_work(root, found.format.tables, found.shown, found.book is None) as work:
        filled = found.format.fill(found, work, root, told)
        work.flush()
        notes, problems = [*filled.notes], [*filled.problems]
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
            if not problems and not found.layout:
                problems += judge_scale(work, table, root)
            notes += [words for words in [blank_words(work, table)] if words]
        rows = {name: work.count(name) for name in work.tables}
        if not problems and not any(rows.values()) and not filled.may_be_empty:
            message = "there is not one row of data"
            problems.append(Problem(found.shown, 0, "", "", message, "Download it again."))
        if problems:
            raise SourceError(sorted(problems, key=lambda one: (one.file, one.row, one.column)))
        newest = filled.newest or newest_date(work)
        yield Reading(found, work, filled.edition, taken, newest, rows, tuple(notes))


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
