"""Take official files: recognise, read and judge each, and keep those that are in order."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from mps.build.releases import Release, find_releases, in_words
from mps.errors import Problem, SourceError
from mps.intake.formats import ALL, load_layouts
from mps.intake.found import Found
from mps.intake.items import Item, items
from mps.intake.keep import folder_of, keep, keep_again, reader_version, sha256_of
from mps.intake.read import Reading, read_file
from mps.intake.recognise import recognise

Progress = Callable[[str], None]

STATED = "stated in the file"
NEWEST = "latest date in the file"
GIVEN = "given"

_WORDS = {
    "cqc_latest_ratings": "ratings",
    "cqc_api_ratings": "ratings",
    "cqc_api_relationships": "links between locations",
    "procurement_notices": "notices",
}


@dataclass(frozen=True)
class Asked:
    """What the user said beside the files: the date of files that state none, how dates read."""

    day: date | None = None
    order: str | None = None


@dataclass
class Taken:
    """What became of the files: releases now kept, those already there, and problems."""

    kept: list[Release] = field(default_factory=list)
    known: list[Release] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def take(paths: Sequence[Path], root: Path, asked: Asked, progress: Progress) -> Taken:
    """Take files and folders, each file all or nothing. JSON in a folder is taken as one archive.

    Problems of files not taken are in the result. Raises SourceError only when the project's own
    layouts are not in order.
    """
    taker = _Taker(root, asked, progress)
    with ExitStack() as stack:
        for path in paths:
            found, problems = items(path, stack)
            taker.done.problems += problems
            for item in found:
                taker.take(item)
    return taker.done


def refresh(root: Path, progress: Progress) -> None:
    """Read again the kept files that older code or an older layout read.

    Raises SourceError when one is not in order for the newer code.
    """
    releases, _ = find_releases(root)
    for release in releases:
        original = root / release.shown
        version = reader_version(root, release.format) if release.format in ALL else ""
        if version in ("", release.reader_version) or not original.is_file():
            continue
        progress(f"Reading {release.shown} again, as its reader has changed")
        found = recognise(original, release.shown, load_layouts(root))
        found = replace(found, given=release.day)
        with read_file(found, root, release.date_order, progress) as reading:
            newer = replace(
                release, layout=reading.edition, reader_version=version, tables=reading.rows
            )
            keep_again(root, newer, reading.work)


class _Taker:
    """Takes one file after another and gathers what became of them."""

    def __init__(self, root: Path, asked: Asked, progress: Progress) -> None:
        self.done = Taken()
        self._root = root
        self._asked = asked
        self._progress = progress
        self._layouts = load_layouts(root)
        self._held = {release.sha256: release for release in find_releases(root)[0]}

    def take(self, item: Item) -> None:
        """Take one file, or add its problems."""
        try:
            found = recognise(item.path, item.shown, self._layouts)
            found = replace(found, given=self._asked.day)
            sha256 = sha256_of(item.path)
            if same := self._held.get(sha256):
                self._progress(f"{item.shown}: this very file is already there, in {same.folder}.")
                self.done.known.append(same)
                return
            self._read(item, found, sha256)
        except SourceError as error:
            self.done.problems += error.problems

    def _read(self, item: Item, found: Found, sha256: str) -> None:
        undated = self._undated(found)
        try:
            with read_file(found, self._root, self._asked.order, self._progress) as reading:
                if undated:
                    raise SourceError([])
                day, why = self._date(found, reading)
                release = self._release(item, found, reading, sha256, day, why)
                self._progress(_summary(item.shown, found, reading, day, why))
                keep(self._root, release, item.path, reading.work)
        except SourceError as error:
            raise SourceError([*undated, *error.problems]) from None
        self.done.kept.append(release)
        self._held[sha256] = release

    def _undated(self, found: Found) -> list[Problem]:
        """The problem of a file of which nobody says when it was made."""
        if found.stated or self._asked.day or found.format.is_dated_by_content:
            return []
        message = "the file does not say of which date it is"
        if found.layout:
            message += ": the lines above its header, or its sheet README, are missing"
        remedy = "Say the date: --date YYYY-MM-DD, as the publisher's page gives it."
        return [Problem(found.shown, 0, "", "", message, remedy)]

    def _date(self, found: Found, reading: Reading) -> tuple[date, str]:
        """The date a release describes, and who says so."""
        given = self._asked.day
        if found.stated:
            if given and given != found.stated:
                self._progress(f"{found.shown}: the file states its own date; --date is not used.")
            return found.stated, STATED
        if given and (given > date.today() or (reading.newest and given < reading.newest)):
            message = "the date given cannot be that of the file"
            if reading.newest:
                message += f", whose newest date is {in_words(reading.newest)}"
            remedy = "Give the date of the file, no later than today."
            raise SourceError([Problem(found.shown, 0, "", str(given), message, remedy)])
        if given:
            return given, GIVEN
        if reading.newest is None:
            message = "there is no date in the file"
            remedy = "Say its date: --date YYYY-MM-DD."
            raise SourceError([Problem(found.shown, 0, "", "", message, remedy)])
        return reading.newest, NEWEST

    def _release(
        self, item: Item, found: Found, reading: Reading, sha256: str, day: date, why: str
    ) -> Release:
        return Release(
            format=found.format.id,
            layout=reading.edition,
            file_name=item.name,
            sha256=sha256,
            bytes=item.path.stat().st_size,
            release_date=day.isoformat(),
            release_date_from=why,
            imported_at=datetime.now(UTC).isoformat(timespec="microseconds"),
            reader_version=reader_version(self._root, found.format.id),
            date_order=reading.date_order,
            tables=reading.rows,
            folder=folder_of(found.format.id, day.isoformat(), sha256),
        )


def _summary(shown: str, found: Found, reading: Reading, day: date, why: str) -> str:
    """What was found, in a sentence, and what is to be known of it, a line each."""
    lines = [f"{shown}: {found.format.title}, {reading.edition}, {in_words(day)} ({why}):"]
    lines[0] += f" {', '.join(_counts(found, reading))}."
    return "\n".join([*lines, *(f"  {note}" for note in reading.notes)])


def _counts(found: Found, reading: Reading) -> Iterator[str]:
    """How many locations, areas and rows of which kind a file gave."""
    first = found.format.tables[0]
    columns = reading.work.tables[first].columns
    for column, what in (("location_id", "locations"), ("area_code", "areas")):
        if column in columns:
            yield f"{reading.work.count(first, f'distinct {column}'):,} {what}"
    for name, rows in reading.rows.items():
        if name in _WORDS or "location_id" not in columns:
            yield f"{rows:,} {_WORDS.get(name, 'figures')}"
