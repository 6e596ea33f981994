"""A date in words, no more exact than its source states it: a day, a month or a year."""

from datetime import date

DAY, MONTH, YEAR, FINANCIAL_YEAR = "day", "month", "year", "financial_year"


def exactly(first: date, precision: str) -> str:
    """Write the period that begins on `first`: "1 April 2027", "April 2027", "2027", "2027/28".

    `precision` is day, month, year or financial_year (April to March).
    """
    if precision == DAY:
        return f"{first.day} {first:%B %Y}"
    if precision == MONTH:
        return f"{first:%B %Y}"
    if precision == YEAR:
        return str(first.year)
    return f"{first.year}/{(first.year + 1) % 100:02d}"


def at(first: date, precision: str) -> str:
    """The same with its preposition: "on 1 April 2027", "in April 2027", "in 2027/28"."""
    return f"{'on' if precision == DAY else 'in'} {exactly(first, precision)}"
