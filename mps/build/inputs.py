"""What a build starts from: cards, column maps, councils and their files, and a fingerprint."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from mps import __file__ as package_file
from mps import __version__
from mps.build.releases import Release, find_releases, newest_card, snapshots
from mps.errors import Problem
from mps.sources import Card, ColumnSpec, Council, load_card, load_columns, load_council
from mps.text import suggest

# The build adds these to raw tables, so no file may bring columns of the same name.
ADDED_COLUMNS = ("source_file", "source_row")
# By scope, the column the build adds that says which council's or which release's a row is.
GROUPED_BY = {"council": "council_code", "register": "release_date"}
SQL_FOLDERS = ("staging", "mart", "check")
CODE = (
    *("analysis/access.py", "analysis/spending.py", "build", "consultation.py", "readers"),
    *("sources.py", "sql.py", "text.py", "toml_table.py"),
)


@dataclass(frozen=True)
class SourceFile:
    """One file of a dataset; `shown` is its path from the project's root, as people know it."""

    path: Path
    shown: str
    council_code: str | None


@dataclass(frozen=True)
class Source:
    """One dataset: its card, its column map, the files that ship and the releases imported."""

    card: Card
    specs: tuple[ColumnSpec, ...]
    files: tuple[SourceFile, ...]
    releases: tuple[Release, ...] = ()

    @property
    def kept(self) -> tuple[ColumnSpec, ...]:
        """The columns that are loaded."""
        return tuple(spec for spec in self.specs if spec.type != "drop")

    @property
    def held_card(self) -> Card:
        """The card with the period of the newest release held, imported ones included."""
        return newest_card(self.card, self.releases, bool(self.files))


@dataclass(frozen=True)
class Inputs:
    """Everything `data/` describes, without what could not be read."""

    root: Path
    sources: dict[str, Source]
    councils: tuple[Council, ...]


def find_inputs(root: Path) -> tuple[Inputs, list[Problem]]:
    """Read all cards, column maps and councils under `root`/data and find their files."""
    councils, problems = _find_councils(root)
    releases, faults = find_releases(root)
    problems += faults
    sources = {}
    for path in sorted((root / "data" / "sources").glob("*.toml")):
        card, faults = load_card(path, _shown(root, path))
        map_path = root / "data" / "columns" / f"{path.stem}.csv"
        specs, map_faults = load_columns(map_path, _shown(root, map_path))
        problems += faults + map_faults
        if card and specs and not map_faults:
            files, faults = _find_files(root, card, councils)
            problems += faults
            own = tuple(release for release in releases if card.id in release.tables)
            sources[card.id] = Source(card, specs, tuple(files), own)
    if not sources and not problems:
        remedy = "Run the command in the project's folder, with its data."
        problems.append(Problem("data/sources", 0, "", "", "there are no cards", remedy))
    problems += _judge_maps(root, sources)
    problems += _find_strays(root, sources, councils)
    return Inputs(root, sources, tuple(councils)), problems


def fingerprint(root: Path) -> str:
    """A hash of the content of all that shapes the store: data, queries and building code."""
    package = Path(package_file).parent
    named = [(_shown(root, path), path) for path in _input_files(root)]
    for part in CODE:
        found = package / part
        files = sorted(found.rglob("*.py")) if found.is_dir() else [found]
        named += [(path.relative_to(package.parent).as_posix(), path) for path in files]
    total = hashlib.sha256(f"{__version__} {duckdb.__version__}".encode())
    for name, path in sorted(named):
        total.update(f"\n{name} {hashlib.sha256(path.read_bytes()).hexdigest()}".encode())
    return total.hexdigest()


def _input_files(root: Path) -> Iterator[Path]:
    data = root / "data"
    for path in data.rglob("*"):
        inside = path.relative_to(data).parts
        # Hidden files and a spreadsheet's lock files (~$name) come and go without meaning.
        passing = any(part.startswith((".", "~$")) for part in inside)
        if inside[0] != "raw" and not passing and path.is_file():
            yield path
    yield from snapshots(root)  # each names its files by their hash
    for folder in SQL_FOLDERS:
        yield from (root / "queries" / folder).glob("*.sql")


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _find_councils(root: Path) -> tuple[list[Council], list[Problem]]:
    councils: list[Council] = []
    problems: list[Problem] = []
    folders = root / "data" / "councils"
    for folder in sorted(path for path in folders.glob("[!.]*") if path.is_dir()):
        path = folder / "council.toml"
        council, faults = load_council(path, _shown(root, path))
        problems += faults
        if council is None:
            continue
        same = [one.slug for one in councils if one.code == council.code]
        if same:
            message = f"this code is also that of {same[0]}"
            remedy = "Give each council its own ONS code."
            problems.append(Problem(_shown(root, path), 0, "code", council.code, message, remedy))
        councils.append(council)
    return councils, problems


def _find_files(
    root: Path, card: Card, councils: Iterable[Council]
) -> tuple[list[SourceFile], list[Problem]]:
    """The files of a card. A council need not have a file of its own; all others must be there."""
    data = root / "data"
    if card.scope == "council":
        folders = [(data / "councils" / one.slug, one.code) for one in councils]
        named = [(folder, name, code) for folder, code in folders for name in card.files]
        paths = [(path, code) for folder, name, code in named for path in _named(folder, name)]
        found = [(path, code) for path, code in paths if path.is_file()]
        return [SourceFile(path, _shown(root, path), code) for path, code in found], []
    folder = data / "reference" if card.scope == "reference" else data / "bundled" / card.id
    files = [SourceFile(folder / name, _shown(root, folder / name), None) for name in card.files]
    remedy = f"Put it there, or take its name out of data/sources/{card.id}.toml."
    problems = [
        Problem(file.shown, 0, "", "", "the file is missing", remedy)
        for file in files
        if not file.path.is_file()
    ]
    return [file for file in files if file.path.is_file()], problems


def _named(folder: Path, name: str) -> list[Path]:
    """The files a card's name stands for: `intentions/*.md` for all of that folder."""
    if "*" not in name:
        return [folder / name]
    passing = (".", "~$")  # hidden files and a program's lock files come and go
    return [path for path in sorted(folder.glob(name)) if not path.name.startswith(passing)]


def _judge_maps(root: Path, sources: dict[str, Source]) -> Iterator[Problem]:
    """Column maps without a card, references to nowhere, and names the build needs itself."""
    maps = root / "data" / "columns"
    cards = {path.stem for path in (root / "data" / "sources").glob("*.toml")}
    for path in sorted(maps.glob("*.csv")):
        if path.stem not in cards:
            remedy = f"Write data/sources/{path.stem}.toml, or remove the map."
            message = "there is no card for this column map"
            yield Problem(_shown(root, path), 0, "", "", message, remedy)
    columns = {f"{id}.{spec.column}" for id, one in sources.items() for spec in one.kept}
    for name, source in sources.items():
        shown = _shown(root, maps / f"{name}.csv")
        for key in ("area_column", "period_column"):
            column = getattr(source.card, key)
            if column and column not in [spec.column for spec in source.kept]:
                card = _shown(root, root / "data" / "sources" / f"{name}.toml")
                remedy = f"Name a column of {shown}, or leave the key out."
                yield Problem(card, 0, key, column, "there is no such column", remedy)
        taken = (*ADDED_COLUMNS, GROUPED_BY.get(source.card.scope, ""))
        for number, spec in enumerate(source.specs, start=2):
            for where in spec.targets.values():
                target = where.partition(".")[0]
                # A card that could not be read has its own problem; its columns are not known.
                is_judged = target in sources or target not in cards
                if where not in columns and is_judged:
                    remedy = f"Name a dataset and its column.{suggest(where, sorted(columns))}"
                    message = "there is no such column"
                    yield Problem(shown, number, "refers_to", where, message, remedy)
            if spec.column in taken:
                remedy = "Choose another name."
                message = "the build adds a column of this name"
                yield Problem(shown, number, "column", spec.column, message, remedy)


def _find_strays(
    root: Path, sources: dict[str, Source], councils: Iterable[Council]
) -> Iterator[Problem]:
    """Data files that no card names, so that a slip in a file's name is not silence."""
    if {path.stem for path in (root / "data" / "sources").glob("*.toml")} - set(sources):
        return  # the files of a card that could not be read are not strays
    used = {file.path for source in sources.values() for file in source.files}
    names = {name for source in sources.values() for name in source.card.files}
    patterns = sorted(name for name in names if "*" in name)
    owned = [root / "data" / "councils" / council.slug for council in councils]
    folders = [root / "data" / "bundled", root / "data" / "reference", *owned]
    for folder in folders:
        for path in sorted(path for path in folder.rglob("[!.~]*") if path.is_file()):
            # In the folders within a council's own, nothing lies that no card speaks of.
            is_within = folder in owned and path.parent != folder
            is_data = path.suffix in (".csv", ".geojson", ".md") or is_within
            if is_data and path not in used:
                remedy = "Correct its name, name it in a card, or remove it."
                remedy += suggest(path.name, sorted(names - {path.name}))
                if is_within:
                    remedy = f"Move or rename it; a council's folders hold: {', '.join(patterns)}."
                yield Problem(_shown(root, path), 0, "", "", "no card names this file", remedy)
