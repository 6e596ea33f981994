"""What `data/` says about itself: provenance cards, column maps and councils, read strictly."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

from mps.consultation import Consultation
from mps.errors import Problem
from mps.text import read_utf8, suggest
from mps.toml_table import broken, load_table

SCOPES = ("bundled", "council", "reference", "register")
READERS = ("csv", "geojson", "markdown")
TYPES = (
    *("text", "code", "integer", "count", "decimal", "share", "year", "financial_year", "date"),
    *("boolean", "dated", "codes", "references"),
    *("lon", "lat", "url", "lsoa_code", "drop"),
)
AREA_LEVELS = (
    *("england", "region", "council", "district", "community_area", "ward", "msoa", "lsoa"),
)

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
# What a card may call its files; in the councils' folders also all files of a folder.
_NAMES = {False: re.compile(r"[^/\\*]+"), True: re.compile(r"([\w*-]+/)*[^/\\]+")}


@dataclass(frozen=True)
class Card:
    """The provenance of one dataset: what it is, whose it is, what may be done with it.

    `reference_date` is the newest date the data describe; `cadence_days` 0 means that no newer
    release is expected; `files` are names in the dataset's folder (for scope council, in each
    council's); `expected_rows` is the least and the most rows of all its files together. A
    dataset of scope `register` comes as dated releases that are imported; it may ship none, and
    `files` and `expected_rows` speak of what ships. `area_column` and `period_column` name the
    columns that say which council (by its own code or that of an area in it) and which period a
    row is of, where it has them.
    """

    id: str
    title: str
    short_title: str
    publisher: str
    publication: str
    landing_url: str
    licence: str
    licence_url: str
    attribution: str
    reference_period: str
    reference_date: date
    obtained_date: date
    cadence: str
    cadence_days: int
    next_release: str
    geography: str
    scope: str
    reader: str
    files: tuple[str, ...]
    expected_rows: tuple[int, int]
    processing: str
    processing_short: str
    caveats: tuple[str, ...]
    load_hint: str
    published_date: date | None = None
    caution: str = ""
    area_column: str = ""
    period_column: str = ""


@dataclass(frozen=True)
class Council:
    """One council as its `council.toml` describes it.

    `map_level` is the level its map opens at; `consultation` is off unless the table is there.
    """

    code: str
    name: str
    slug: str
    council_type: str
    region_code: str
    region_name: str
    sort_order: int
    map_level: str
    website: str = ""
    consultation: Consultation = field(default_factory=Consultation)


@dataclass(frozen=True)
class ColumnSpec:
    """One line of a column map: the publisher's header, our column and what may stand in it.

    `key` marks the columns that together are unique; `refers_to` is `dataset.column` where
    every value must occur, or empty; for type `references` it is `kind:dataset.column`, several
    with a space between. A column of type `drop` is never loaded.
    """

    header: str
    column: str
    type: str
    key: bool
    required: bool
    refers_to: str
    unit: str
    description: str

    @property
    def targets(self) -> dict[str, str]:
        """Where values must occur, as `dataset.column`, by the kind they begin with; "" for any."""
        if self.type == "references":
            listed = (one.partition(":") for one in self.refers_to.split())
            return {kind: where for kind, _, where in listed}
        return {"": self.refers_to} if self.refers_to else {}


def load_card(path: Path, shown: str) -> tuple[Card | None, list[Problem]]:
    """Read one card. With problems the card is None; `shown` names the file in them."""
    card, text, problems = load_table(Card, path, shown)
    if card is None:
        return None, problems
    low, high = card.expected_rows
    rules = [
        ("id", card.id == path.stem, f'Write id = "{path.stem}", as the file is called.'),
        ("id", bool(_NAME.fullmatch(card.id)), "Use lower case, digits and underscores."),
        ("scope", card.scope in SCOPES, f"Use one of: {', '.join(SCOPES)}."),
        ("reader", card.reader in READERS, f"Use one of: {', '.join(READERS)}."),
        ("files", bool(card.files) or card.scope == "register", "Name at least one file."),
        ("files", all(map(_NAMES[card.scope == "council"].fullmatch, card.files)), "Names only."),
        ("cadence_days", card.cadence_days >= 0, "Use 0 where no newer release is expected."),
        ("expected_rows", 0 <= low <= high, "Give the least number of rows, then the most."),
        *((key, bool(getattr(card, key).strip()), "Fill it in.") for key in _MUST_SAY),
    ]
    problems = list(broken(rules, card, text, shown))
    return (None if problems else card), problems


_MUST_SAY = (
    *("title", "short_title", "publisher", "licence", "attribution", "reference_period"),
    *("geography", "processing", "processing_short"),
)


def load_council(path: Path, shown: str) -> tuple[Council | None, list[Problem]]:
    """Read one `council.toml`; the folder it lies in must be called as its slug."""
    council, text, problems = load_table(Council, path, shown)
    if council is None:
        return None, problems
    folder = path.parent.name
    code = re.compile(r"E\d{8}")
    rules = [
        ("code", bool(code.fullmatch(council.code)), "Use the ONS code: E and eight digits."),
        ("region_code", bool(code.fullmatch(council.region_code)), "Use the ONS code."),
        ("name", bool(council.name.strip()), "Fill it in."),
        ("slug", council.slug == folder, f'Write slug = "{folder}", as the folder is called.'),
        ("slug", bool(_SLUG.fullmatch(folder)), "Use lower case, digits and single hyphens."),
        ("map_level", council.map_level in AREA_LEVELS, f"Use one of: {', '.join(AREA_LEVELS)}."),
    ]
    problems = list(broken(rules, council, text, shown))
    problems += broken(council.consultation.rules(), council.consultation, text, shown)
    return (None if problems else council), problems


def load_columns(path: Path, shown: str) -> tuple[tuple[ColumnSpec, ...], list[Problem]]:
    """Read one column map, in the order of its lines."""
    text, problems = read_utf8(path, shown)
    if problems:
        return (), problems
    rows = list(csv.reader(io.StringIO(text)))
    wanted = [one.name for one in fields(ColumnSpec)]
    if not rows or rows[0] != wanted:
        remedy = f"Make the first line: {','.join(wanted)}"
        return (), [Problem(shown, 1, "", "", "this is not the header of a column map", remedy)]
    specs = []
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(wanted):
            message = f"the line has {len(row)} cells, not {len(wanted)}"
            remedy = "Put text that holds a comma in double quotes."
            problems.append(Problem(shown, number, "", "", message, remedy))
            continue
        specs.append(_column_spec(row))
        problems += _judge_spec(specs[-1], row, specs[:-1], shown, number)
    return tuple(specs), problems


def _column_spec(row: Sequence[str]) -> ColumnSpec:
    header, column, kind, key, required, refers_to, unit, description = row
    return ColumnSpec(
        header, column, kind, key == "Y", required == "Y", refers_to, unit, description
    )


def _judge_spec(
    spec: ColumnSpec, row: Sequence[str], former: Sequence[ColumnSpec], shown: str, number: int
) -> Iterator[Problem]:
    """The problems of one line of a column map."""
    one = r"[a-z0-9_]+\.[a-z0-9_]+"
    one = rf"([a-z]+:{one}( |$))+" if spec.type == "references" else one
    refers = not spec.refers_to or re.fullmatch(one, spec.refers_to)
    kind_remedy = f"Use one of: {', '.join(TYPES)}.{suggest(spec.type, TYPES)}"
    rules = [
        ("header", bool(spec.header), "Give the header as it stands in the file."),
        ("header", spec.header not in [one.header for one in former], "Name each header once."),
        ("column", bool(_NAME.fullmatch(spec.column)), "Use lower case, digits and underscores."),
        ("column", spec.column not in [one.column for one in former], "Name each column once."),
        ("type", spec.type in TYPES, kind_remedy),
        ("key", row[3] in ("Y", "N"), "Use Y or N."),
        ("required", row[4] in ("Y", "N"), "Use Y or N."),
        ("refers_to", bool(refers), "Write dataset.column, or leave it blank."),
        ("description", bool(spec.description.strip()), "Say in plain words what it holds."),
    ]
    cells = dict(zip((one.name for one in fields(ColumnSpec)), row, strict=True))
    for column, holds, remedy in rules:
        if not holds:
            yield Problem(shown, number, column, cells[column], "this cannot stand here", remedy)
