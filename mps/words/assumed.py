"""Words of the page Assumptions: values, ranges, and how many are held and used."""

import pandas as pd

from mps.words.numbers import counted, known, number

STATUS = (
    "Status: **primary** and **official** were read at the publisher; **secondary** where somebody "
    "quotes or passes it on; **council paper** in the council's own paper; a **starting value** is "
    "ours and means no change."
)
"""What the words in the column of status mean."""


def register_title(frame: pd.DataFrame, *, council: str) -> str:
    """Say how many assumptions are held, and how many were not read at their publisher."""
    second = int((frame["status"] == "secondary").sum())
    verb = "was" if second == 1 else "were"
    count = counted(len(frame), "assumption", "assumptions")
    text = f"{count} behind the numbers of {council}, each with its source"
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


def no_own_use(council: str) -> tuple[str, str, str]:
    """Say that no figure of use of the council itself is held: what, why, how to load one."""
    return (
        f"Figures of use of {council}",
        "None of the council itself is held, so a scenario starts without rates of use.",
        "For those who run this site: add rows to data/reference/usage_rates.csv and run: "
        "python -m mps build",
    )
