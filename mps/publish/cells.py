"""The cells of a figure's table in words, as the site writes them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from mps import words
from mps.publish.blocks import Dataset

WORDS = ("text", "date")
_WRITTEN: dict[str, Callable[[Any], str]] = {
    "text": str,
    "year": lambda value: str(int(value)),
    "count": words.number,
    "decimal": lambda value: words.number(value, 1),
    "pct": words.percent,
    "change": words.signed,
    "change_pct": words.signed_percent,
    "density": words.density,
    "gbp": words.pounds,
    "gbp_pence": words.pounds_and_pence,
    "gbp_change": words.signed_pounds,
}
_DECIMALS = {"decimal": 3, "pct": 3, "change_pct": 3, "density": 3, "gbp_pence": 2}


def is_numeric(kind: str) -> bool:
    """Whether a kind of column holds numbers."""
    return kind not in WORDS


def headings(dataset: Dataset) -> tuple[str, ...]:
    """The headings of a table."""
    return tuple(label for label, _ in dataset.columns)


def written(dataset: Dataset) -> list[tuple[str, ...]]:
    """Every cell in words; what is missing reads not available."""
    kinds = [kind for _, kind in dataset.columns]
    return [
        tuple(in_words(value, kind) for value, kind in zip(row, kinds, strict=True))
        for row in dataset.rows
    ]


def in_words(value: Any, kind: str) -> str:
    """One cell in words."""
    if value is None:
        return words.NOT_AVAILABLE
    if isinstance(value, date):
        return words.long_date(value)
    return _WRITTEN[kind](value)


def for_machines(value: Any, kind: str) -> Any:
    """One cell for a file: rounded as the site's own CSV is, dates as 2020-06-30."""
    if isinstance(value, float):
        rounded = words.rounded(value, _DECIMALS.get(kind, 0))
        return int(rounded) if rounded == int(rounded) else rounded
    return value.isoformat() if isinstance(value, date) else value
