"""Figures a paper states, with their unit and as the paper compares them."""

from collections.abc import Mapping, Sequence
from typing import Any

from mps.words.numbers import join, known, number

_ONE = {
    "people": "person",
    "homes": "home",
    "providers": "provider",
    "beds": "bed",
    "years": "year",
    "units": "unit",
}
_MONEY = {"£": "", "£000": ",000", "£m": " million", "£bn": " billion"}


def stated_value(value: object, unit: str) -> str:
    """Write a stated figure: "187,751 people", "14.7%", "£19,971", "£600 million", "2027".

    Decimals are kept as printed in the paper, to three at the most.
    """
    amount = known(value)
    if amount is None:
        return number(None)
    if unit == "year":
        return str(int(amount))
    written = number(amount, _decimals(amount))
    if unit == "%":
        return f"{written}%"
    money, _, per = unit.partition(" per ")
    if money in _MONEY:
        tail = _MONEY[money] if amount % 1 == 0 or money != "£000" else " thousand"
        return f"£{written}{tail}{f' per {per}' if per else ''}"
    return f"{written} {_ONE.get(unit, unit) if amount == 1 else unit}"


def _decimals(amount: float) -> int:
    text = f"{amount:.3f}".rstrip("0")
    return len(text.partition(".")[2])


def printed_comparison(rows: Sequence[Mapping[str, Any]], place: str) -> str:
    """Quote a percentage that a paper prints for its council and for other places.

    `rows` are of one label, each with label, period, paper, value, area_name, other_value, note.
    """
    own = rows[0]
    what = own["label"][:1].lower() + own["label"][1:]
    others = [f"{row['area_name']} {stated_value(row['other_value'], '%')}" for row in rows]
    # A note that is not held comes as None or as NaN, which is not empty either.
    note = f" {own['note']}" if isinstance(own["note"], str) else ""
    return (
        f"{own['paper']} prints: {what}, {own['period']}, {place} "
        f"{stated_value(own['value'], '%')}; {join(others)}.{note}"
    )
