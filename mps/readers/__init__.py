"""Readers: from a publisher's file to a table of text, one module a kind of file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from mps.errors import Problem
from mps.readers.csv_file import read_csv
from mps.readers.geojson import read_geojson
from mps.readers.markdown import read_markdown
from mps.readers.table import RawTable
from mps.sources import ColumnSpec

Reader = Callable[[Path, str, Sequence[ColumnSpec]], tuple[RawTable | None, list[Problem]]]

READERS: dict[str, Reader] = {
    "csv": read_csv,
    "geojson": read_geojson,
    "markdown": read_markdown,
}

__all__ = ["READERS", "RawTable", "Reader", "read_csv", "read_geojson", "read_markdown"]
