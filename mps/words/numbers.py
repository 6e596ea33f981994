"""Numbers as the site writes them, and the one rounding rule everything shares.

Charts, map classes and sentences all round with `rounded`, so a number in a title, its bar
label and its map class can never disagree.
"""

import math
from collections.abc import Sequence

NOT_AVAILABLE = "not available"
MINUS = "\N{MINUS SIGN}"


def known(value: object) -> float | None:
    """Return `value` as a float, or None when it is missing (None, NaN, pandas NA or NaT)."""
    if value is None:
        return None
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        # pandas' NA and NaT refuse to become a float; a text that is no number is missing too.
        return None
    return number if math.isfinite(number) else None


def rounded(value: float, decimals: int = 1) -> float:
    """Round half away from zero, as people do by hand: 14.95 becomes 15.0 and 0.5 becomes 1.

    Python's own `round` goes to the even neighbour and works on the binary value, so that
    `round(14.95, 1)` is 14.9.
    """
    up = 10.0 ** max(decimals, 0)
    down = 10.0 ** max(-decimals, 0)
    # Twelve significant digits drop the binary error of a computed share, as
    # 14.949999999999999 for 14.95. Text is faster here than decimal arithmetic, which counts:
    # one map rounds 756 values.
    scaled = float(f"{abs(value) * up / down:.12g}")
    size = math.floor(scaled + 0.5) * down / up
    return math.copysign(size, value) if size else 0.0


def number(value: object, decimals: int = 0) -> str:
    """Write a quantity with thousands separated: 1,234 or, with a decimal, 1,234.5."""
    amount = known(value)
    if amount is None:
        return NOT_AVAILABLE
    return _with_minus(f"{rounded(amount, decimals):,.{decimals}f}")


def percent(value: object, decimals: int = 1) -> str:
    """Write a percentage (already 0 to 100): 18.8%."""
    amount = known(value)
    return NOT_AVAILABLE if amount is None else f"{number(amount, decimals)}%"


def whole_percent(value: object) -> str:
    """Write a percentage without decimals, never calling a few nobody or most everybody."""
    amount = known(value)
    if amount is None:
        return NOT_AVAILABLE
    if 0 < amount < 0.5:
        return "under 1%"
    if 99.5 <= amount < 100:
        return "over 99%"
    return percent(amount, 0)


def signed(value: object, decimals: int = 0) -> str:
    """Write a change with its sign: +1,234; a change that rounds to nothing has none."""
    amount = known(value)
    if amount is None:
        return NOT_AVAILABLE
    plus = "+" if rounded(amount, decimals) > 0 else ""
    return plus + number(amount, decimals)


def signed_percent(value: object, decimals: int = 1) -> str:
    """Write a percentage change with its sign: +6.2%."""
    amount = known(value)
    return NOT_AVAILABLE if amount is None else f"{signed(amount, decimals)}%"


def signed_points(value: object, decimals: int = 1) -> str:
    """Write a difference between two percentages: +1.2 percentage points."""
    amount = known(value)
    if amount is None:
        return NOT_AVAILABLE
    return f"{signed(amount, decimals)} percentage points"


def rounded_density(value: float) -> float:
    """Round people per square kilometre as shown: one decimal under 10, else whole."""
    return rounded(value, 1) if abs(value) < 9.95 else rounded(value, 0)


def density(value: object) -> str:
    """Write people per square kilometre: 4.6 in open country, 5,312 in town."""
    amount = known(value)
    if amount is None:
        return NOT_AVAILABLE
    return number(amount, 1 if abs(amount) < 9.95 else 0)


def pounds(value: object) -> str:
    """Write an amount of money in whole pounds: £1,234 or −£1,234."""
    return _money(value, 0)


def pounds_and_pence(value: object) -> str:
    """Write an amount with its pence, as rates and fees are told: £12.17."""
    return _money(value, 2)


def signed_pounds(value: object) -> str:
    """Write a change of money with its sign: +£1,234; a change that rounds to nothing has none."""
    amount = known(value)
    if amount is None:
        return NOT_AVAILABLE
    return ("+" if rounded(amount, 0) > 0 else "") + _money(amount, 0)


def millions(value: object) -> str:
    """Write pounds as people say large sums: £58.0 million, £1.22 billion, or £320,000 below one.

    A million and more has one decimal, a billion and more two.
    """
    amount = known(value)
    if amount is None:
        return NOT_AVAILABLE
    size = abs(amount)
    if size >= 999_950_000:
        return f"{_money(amount / 1e9, 2)} billion"
    return f"{_money(amount / 1e6, 1)} million" if size >= 999_500 else _money(amount, 0)


def _money(value: object, decimals: int) -> str:
    amount = known(value)
    if amount is None:
        return NOT_AVAILABLE
    figure = rounded(amount, decimals)
    sign = MINUS if figure < 0 else ""
    return f"{sign}£{abs(figure):,.{decimals}f}"


def about(value: object) -> str:
    """Write a projected or estimated quantity to three figures: about 51,700.

    Below 1,000 the nearest ten is given, below 100 the nearest whole number.
    """
    amount = known(value)
    if amount is None:
        return NOT_AVAILABLE
    return f"about {number(_to_three_figures(amount))}"


def ordinal(position: int) -> str:
    """Write a rank: 1st, 2nd, 3rd, 11th, 112th."""
    teens = 10 <= position % 100 <= 20
    suffix = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(position % 10, "th")
    return f"{position:,}{suffix}"


def join(items: Sequence[str]) -> str:
    """Join names as a sentence does: "a", "a and b", "a, b and c"; nothing for none."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def counted(count: int, one: str, many: str) -> str:
    """Write a count with its noun: "1 small area", "1,518 small areas"."""
    return f"{count:,} {one if count == 1 else many}"


def _with_minus(text: str) -> str:
    # A screen reader says "minus" for the real sign and often nothing for the hyphen.
    return text.replace("-", MINUS)


def _to_three_figures(amount: float) -> float:
    size = abs(amount)
    if size < 100:
        return rounded(amount, 0)
    digits = max(len(str(int(size))) - 3, 1)
    return rounded(amount, -digits)
