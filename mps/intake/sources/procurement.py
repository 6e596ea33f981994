"""Procurement notices of Contracts Finder and Find a Tender: packages in JSON (OCDS 1.1).

A package lists releases, or records that hold them; a folder or zip file of packages is one import.
"""

import io
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any
from zipfile import is_zipfile

from mps.errors import Problem, SourceError
from mps.intake.areas import Areas
from mps.intake.care_words import REFERENCE, CareWords
from mps.intake.documents import documents
from mps.intake.found import Filled, Format, Found, Progress
from mps.intake.notice_values import RULE, is_marker
from mps.intake.notices import SERVICES, address_of, buyers_of, row_of, stated_at
from mps.intake.work import Work
from mps.readers.cqc_names import INDIVIDUAL
from mps.readers.json_node import Node
from mps.readers.json_stream import stream_items
from mps.sources import load_council

DATASET = "procurement_notices"
RELEASES, RECORDS = "releases", "records"
SHOWN_CHARACTERS = 60

_PACKAGE = "Import a package as the service gives it; its version is 1.1."
_AGAIN = "Fetch the package again from the service, or tell its publisher."

Told = Callable[[float], None]


def _fill(found: Found, work: Work, root: Path, progress: Progress) -> Filled:
    """Read every package; notices of buyers that are no council of ours are only counted."""
    reader = _Reader(work, Areas(root), CareWords(root))
    for name, stream, told in _packages(found, progress):
        with stream:
            reader.read(name, stream, told)
    services = " and ".join(sorted(reader.services)) or "no notice"
    return Filled(
        edition=f"OCDS 1.1, {services}",
        notes=[*reader.notes(_shown_councils(root))],
        problems=reader.problems,
        newest=reader.newest,
        may_be_empty=reader.count["read"] > 0,
    )


def _packages(found: Found, progress: Progress) -> Iterator[tuple[str, IO[bytes], Told]]:
    """Name and content of each package, and who is told how much of it is read."""
    if is_zipfile(found.path):
        for name, content, share in documents(found.path, found.shown):
            progress(share)
            yield name, io.BytesIO(content), lambda _: None
    else:
        size = found.path.stat().st_size
        yield found.path.name, found.path.open("rb"), lambda at: progress(at / size)


def _shown_councils(root: Path) -> frozenset[str]:
    """The codes of the councils that have a folder."""
    paths = (root / "data" / "councils").glob("*/council.toml")
    read = (load_council(path, path.name)[0] for path in paths)
    return frozenset(one.code for one in read if one)


class _Reader:
    """Reads one package after another, adds the rows of councils and counts all others."""

    def __init__(self, work: Work, areas: Areas, words: CareWords) -> None:
        self.problems: list[Problem] = []
        self.services: set[str] = set()
        self.newest: date | None = None
        self.count: Counter[str] = Counter()
        self._councils: Counter[tuple[str, str]] = Counter()
        self._work = work
        self._areas = areas
        self._words = words

    def read(self, name: str, stream: IO[bytes], told: Told) -> None:
        """Add the rows of one package."""
        shown = self._work.place(name)
        number = 0
        try:
            if not self._is_package(shown, stream):
                return
            for path, value in _releases(stream, shown):
                number += 1
                self._release(path, value, name, number)
                told(stream.tell())
        except SourceError as error:
            self.problems += error.problems

    def notes(self, shown: frozenset[str]) -> Iterator[str]:
        """What was counted, in sentences; `shown` are the councils that the site shows."""
        count = self.count
        yield (
            f"Notices read: {count['read']:,}; of councils with social-care duties:"
            f" {count['kept']:,}, {count['care']:,} of them counted as adult social care."
        )
        here = [
            f"{name} {n:,}" for (code, name), n in sorted(self._councils.items()) if code in shown
        ]
        yield f"Of councils that this site shows: {', '.join(here) or 'none'}."
        for what, text in (
            ("other", "Notices of other buyers, left out"),
            ("nameless", "Notices that name no buyer, left out"),
            ("person", f"Notices with a supplier that is a person and reads {INDIVIDUAL}"),
        ):
            if count[what]:
                yield f"{text}: {count[what]:,}."
        if count["marker"]:
            yield f"Notices whose value stays missing: {count['marker']:,}. {RULE}"

    def _is_package(self, shown: str, stream: IO[bytes]) -> bool:
        version = next(stream_items(stream, "version", shown), None)
        if str(version or "").split(".")[:2] == ["1", "1"]:
            return True
        message = "this package is of another version of OCDS than 1.1"
        if version is None:
            message = "this is no OCDS package: it does not say its version"
        value = "" if version is None else str(version)[:SHOWN_CHARACTERS]
        self.problems.append(Problem(shown, 0, "version", value, message, _PACKAGE))
        return False

    def _release(self, path: str, value: Any, name: str, number: int) -> None:
        """One release: a row for each council that buys."""
        held = value if isinstance(value, dict) else {}
        id, ocid = (str(held.get(key) or "") for key in ("id", "ocid"))
        place = self._work.place(name)
        place += f", release {number} ({ocid or 'no ocid'}, {id or 'no id'})"

        def tell(field: str, wrong: str, message: str, remedy: str = _AGAIN) -> None:
            shown = wrong[:SHOWN_CHARACTERS]
            self.problems.append(Problem(place, 0, field, shown, message, remedy))

        release = Node(value, path, tell)
        self.count["read"] += 1
        if not _has_keys(release):
            return
        self.services.update(one for start, (one, _) in SERVICES.items() if ocid.startswith(start))
        self.newest = max(filter(None, (self.newest, release.child("date").day())), default=None)
        is_named, councils = buyers_of(release, self._areas)
        if not councils:
            self.count["other" if is_named else "nameless"] += 1
            return
        row = self._row(release, ocid, id)
        columns = self._work.tables[DATASET].columns
        for area in councils:
            self._councils[area.code, area.name] += 1
            made = row | {"council_code": area.code}
            self._work.add(DATASET, [made.get(column) or None for column in columns], name, number)

    def _row(self, release: Node, ocid: str, id: str) -> dict[str, str | None]:
        """The row of a release of a council, counted."""
        notice, address = address_of(release, ocid, id)
        row = row_of(release, self._words)
        row |= {"ocid": ocid, "release_id": id, "notice_id": notice, "notice_url": address}
        row |= stated_at(release)
        self.count["kept"] += 1
        self.count["care"] += row["is_adult_care"] == "Y"
        self.count["marker"] += is_marker(row["value_note"])
        self.count["person"] += INDIVIDUAL in (row["supplier"] or "")
        return row


def _releases(stream: IO[bytes], shown: str) -> Iterator[tuple[str, Any]]:
    """Path and content of each release: those listed, and those that records hold."""
    for place, one in enumerate(stream_items(stream, f"{RELEASES}.item", shown)):
        yield f"{RELEASES}[{place}]", one
    for place, one in enumerate(stream_items(stream, f"{RECORDS}.item", shown)):
        path = f"{RECORDS}[{place}]"
        record = one if isinstance(one, dict) else {}
        held = [it if isinstance(it, dict) else {} for it in record.get(RELEASES) or ()]
        if held and all("ocid" in it for it in held):
            yield from ((f"{path}.{RELEASES}[{n}]", it) for n, it in enumerate(held))
        elif record.get("compiledRelease"):
            yield f"{path}.compiledRelease", record["compiledRelease"]
        else:
            message = "this record holds no release, only addresses of some or nothing"
            raise SourceError([Problem(shown, 0, path, "", message, _PACKAGE)])


def _has_keys(release: Node) -> bool:
    """Whether a release says what it is of; what is missing is told."""
    missing = [name for name in ("ocid", "id", "date") if not release.child(name).text()]
    for name in missing:
        release.tell(f"{release.path}.{name}", "", "this is missing", _AGAIN)
    ocid = release.child("ocid").text()
    if ocid and not ocid.startswith(tuple(SERVICES)):
        message = "this is no process of Contracts Finder or Find a Tender"
        release.tell(f"{release.path}.ocid", ocid, message, _PACKAGE)
    return (
        not missing and release.child("date").day() is not None and ocid.startswith(tuple(SERVICES))
    )


SOURCE = Format(
    id=DATASET,
    title="Procurement notices",
    takes="procurement notices of Contracts Finder and Find a Tender (OCDS 1.1 packages, JSON)",
    tables=(DATASET,),
    modules=(
        *("intake/sources/procurement.py", "intake/notices.py", "intake/notice_values.py"),
        *("intake/care_words.py", "intake/areas.py", "intake/cells.py", "intake/documents.py"),
        *("readers/json_node.py", "readers/json_stream.py"),
    ),
    references=(REFERENCE, "local_authorities"),
    names=(RELEASES, RECORDS),
    fill=_fill,
    is_dated_by_content=True,
)
