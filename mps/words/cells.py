"""Cells of tables in words, by the kind of their column: on the site and in documents alike."""

from collections.abc import Callable, Mapping
from typing import Any

from mps.words.numbers import (
    NOT_AVAILABLE,
    density,
    number,
    percent,
    pounds,
    pounds_and_pence,
    signed,
    signed_percent,
    signed_pounds,
)
from mps.words.tiles import long_date

WORDS = ("text", "date")
"""The kinds of column that hold no number."""

FILE_DECIMALS = {
    **dict.fromkeys(("decimal", "decimal_3", "pct", "change_pct", "density"), 3),
    "gbp_pence": 2,
}
"""The decimals of a number in a file, by kind; kinds not named are whole numbers."""


SHOWN_DECIMALS = {
    **dict.fromkeys(("decimal", "pct", "change_pct", "density"), 1),
    "decimal_3": 3,
    "gbp_pence": 2,
}
"""The decimals of a number in a table that is read, by kind; kinds not named are whole numbers."""


def _is_missing(value: Any) -> bool:
    """Whether a word or date is missing: None, NaN, or pandas' NA and NaT."""
    return value is None or str(value) in ("nan", "<NA>", "NaT")


_WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "text": str,
    "date": long_date,
    "year": lambda value: number(value).replace(",", ""),
    "count": number,
    "decimal": lambda value: number(value, 1),
    "decimal_3": lambda value: number(value, 3),
    "pct": percent,
    "change": signed,
    "change_pct": signed_percent,
    "density": density,
    "gbp": pounds,
    "gbp_pence": pounds_and_pence,
    "gbp_change": signed_pounds,
}


def cell(value: Any, kind: str) -> str:
    """One cell in words; what is missing reads not available."""
    if kind in WORDS and _is_missing(value):
        return NOT_AVAILABLE
    return _WRITTEN[kind](value)
