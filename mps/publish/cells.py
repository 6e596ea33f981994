"""The cells of a figure's table, for people and for programs."""

from datetime import date
from typing import Any

from mps import words
from mps.publish.blocks import Dataset
from mps.words.cells import FILE_DECIMALS, WORDS, cell


def is_numeric(kind: str) -> bool:
    """Whether a kind of column holds numbers."""
    return kind not in WORDS


def headings(dataset: Dataset) -> tuple[str, ...]:
    """The headings of a table."""
    return tuple(label for label, _ in dataset.columns)


def written(dataset: Dataset) -> list[tuple[str, ...]]:
    """Every cell in words, as the site writes it."""
    kinds = [kind for _, kind in dataset.columns]
    return [
        tuple(cell(value, kind) for value, kind in zip(row, kinds, strict=True))
        for row in dataset.rows
    ]


def for_machines(value: Any, kind: str) -> Any:
    """One cell for a file: rounded as the site's own CSV is, dates as 2020-06-30."""
    if isinstance(value, float):
        rounded = words.rounded(value, FILE_DECIMALS.get(kind, 0))
        return int(rounded) if rounded == int(rounded) else rounded
    return value.isoformat() if isinstance(value, date) else value
