"""Named queries: one SELECT a file, whose header comment is its contract."""

import re
from dataclasses import dataclass
from pathlib import Path

from mps.errors import QueryError

_FIELD = re.compile(r"^(grain|key|params|returns|note):\s*(.*)$")


@dataclass(frozen=True)
class Query:
    """A query file: its text and what its header promises.

    `params` and `returns` map names to DuckDB types in the order given;
    `key` lists the columns that together are unique and never null.
    """

    name: str
    path: Path
    text: str
    purpose: str
    grain: str
    key: tuple[str, ...]
    params: dict[str, str]
    returns: dict[str, str]
    note: str


def load_query(path: Path) -> Query:
    """Read one query file and its header. Raises QueryError when the header is incomplete."""
    text = path.read_text(encoding="utf-8")
    fields: dict[str, str] = {"purpose": ""}
    current = "purpose"
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        comment = line[2:].strip()
        if found := _FIELD.match(comment):
            current = found[1]
            fields[current] = found[2].strip()
        else:
            fields[current] = f"{fields[current]} {comment}".strip()
    missing = [name for name in ("purpose", "grain", "params", "returns") if not fields.get(name)]
    if missing:
        raise QueryError(f"{path.name}: the header lacks {', '.join(missing)}")
    return Query(
        name=path.stem,
        path=path,
        text=text,
        purpose=fields["purpose"],
        grain=fields["grain"],
        key=tuple(part.strip() for part in fields.get("key", "").split(",") if part.strip()),
        params=_names_and_types(fields["params"], path),
        returns=_names_and_types(fields["returns"], path),
        note=fields.get("note", ""),
    )


def load_queries(*folders: Path) -> dict[str, Query]:
    """Every query of the folders by name. Raises QueryError when two share a name."""
    queries: dict[str, Query] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.sql")):
            if path.stem in queries:
                raise QueryError(f"two queries are named {path.stem}")
            queries[path.stem] = load_query(path)
    return queries


def _names_and_types(listed: str, path: Path) -> dict[str, str]:
    """Read `name TYPE, name TYPE` into a dictionary; `none` gives an empty one."""
    if listed.lower() == "none":
        return {}
    named: dict[str, str] = {}
    for part in listed.split(","):
        name, _, kind = part.strip().partition(" ")
        if not kind:
            raise QueryError(f"{path.name}: '{part.strip()}' in the header has no type")
        named[name] = kind.strip()
    return named
