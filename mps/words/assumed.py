"""Words of the page Assumptions: values, ranges, and how many are held and used."""

import pandas as pd

from mps.words.numbers import counted, known, number

STATUS = (
    "Status: **primary** and **official** were read at the publisher; **secondary** where somebody "
    "quotes or passes it on; **council paper** in the council's own paper; a **starting value** is "
    "ours and means no change."
)
"""What the words in the column of status mean."""


def register_title(frame: pd.DataFrame) -> str:
    """Say how many assumptions are held, and how many were not read at their publisher."""
    second = int((frame["status"] == "secondary").sum())
    verb = "was" if second == 1 else "were"
    text = f"{counted(len(frame), 'assumption', 'assumptions')}, each with its source"
    if not second:
        return f"{text}, all read at their publisher"
    return f"{text}; {number(second)} {verb} read second-hand and should be checked"


def held_and_used(frame: pd.DataFrame, *, what: str) -> str:
    """Say how many of a kind are held and how many a number rests on; `frame` has is_used."""
    used = int(frame["is_used"].sum())
    if used == len(frame):
        return f"{what}: {number(used)}, all used" if used != 1 else f"{what}: 1, used"
    return f"{what}: {number(used)} of {number(len(frame))} used"


def value_in_words(value: object, unit: str) -> str:
    """Write a value with its unit; a rate that cannot be worked out says so."""
    amount = known(value)
    if amount is None:
        return "cannot be worked out"
    if unit == "%":
        return f"{amount:g}%"
    if unit == "per 100":
        return f"{number(amount, 2)} per 100"
    return f"{amount:g}" if unit == "index" else f"{amount:g} {unit}"


def range_in_words(low: object, high: object, unit: str) -> str:
    """Write a range, "none published" without one."""
    first, last = known(low), known(high)
    if first is None or last is None:
        return "none published"
    tail = "%" if unit == "%" else ""
    return f"{first:g}{tail} to {last:g}{tail}"
