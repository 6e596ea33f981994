"""The data behind the site as one zip file: a CSV per dataset, a data dictionary, a README."""

import tempfile
import zipfile
from pathlib import Path

import duckdb

from mps.build.inputs import Inputs, Source

# Equal inputs give equal bytes: every entry carries the earliest date a zip file can.
EARLIEST = (1980, 1, 1, 0, 0, 0)
HEAD = """\
The data behind the market position statement dashboard

One CSV file (UTF-8) for each dataset, as the dashboard uses it. columns.csv says in plain words
what every column holds. An empty cell means not known or not applicable. Shapes of small areas
are in the folder boundaries.

Each dataset is its publisher's, under the licence named below. Give its attribution when you use
it.
"""


def write_bundle(connection: duckdb.DuckDBPyConnection, inputs: Inputs, path: Path) -> None:
    """Write the zip file of all staged tables. Equal inputs give equal bytes."""
    with (
        tempfile.TemporaryDirectory(dir=path.parent, prefix=".building-") as folder,
        zipfile.ZipFile(path, "w") as bundle,
    ):
        _add(bundle, "README.txt", _readme(inputs).encode())
        listed = "meta.column order by dataset_id, sort_order"
        _add(bundle, "columns.csv", _as_csv(connection, listed, Path(folder)))
        for name, source in sorted(inputs.sources.items()):
            _add(bundle, f"{name}.csv", _as_csv(connection, f"staging.{name}", Path(folder)))
            if source.card.reader == "geojson":
                for file in source.files:
                    _add(bundle, f"boundaries/{file.path.name}", file.path.read_bytes())


def _add(bundle: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, EARLIEST)
    entry.external_attr = 0o644 << 16
    bundle.writestr(entry, content, zipfile.ZIP_DEFLATED, compresslevel=6)


def _as_csv(connection: duckdb.DuckDBPyConnection, table: str, folder: Path) -> bytes:
    path = folder / "table.csv"
    quoted = str(path).replace("'", "''")
    statement = f"copy (select * from {table}) to '{quoted}' (format csv, header)"
    connection.execute(statement).fetchall()
    return path.read_bytes()


def _readme(inputs: Inputs) -> str:
    return "\n".join([HEAD, *(_about(inputs.sources[name]) for name in sorted(inputs.sources))])


def _about(source: Source) -> str:
    card = source.held_card
    lines = [
        f"{card.id}.csv",
        card.title,
        f"Publisher: {card.publisher}",
        f"Publication: {card.publication}",
        f"Period: {card.reference_period}",
        f"Geography: {card.geography}",
        f"Where from: {card.landing_url}",
        f"Licence: {card.licence} {card.licence_url}".rstrip(),
        f"Attribution: {card.attribution}",
        f"What we did: {card.processing}",
        *(f"Caveat: {caveat}" for caveat in card.caveats),
    ]
    return "\n".join(lines) + "\n"
