"""Values of spreadsheet cells as text: numbers in plain form, dates and times in ISO form."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

_WHOLE = re.compile(r"-?[0-9]+")
_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d*)?S)?")
_NO_TIME = re.compile(r"T00:00(:00([.,]0+)?)?$")
_EPOCH_1900 = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_DAYS_1900 = 60  # Excel counts a 29 February 1900, which never was: before it, one day less
_DAYS_END = 2_958_466  # 1 January 10000


def plain_number(text: str) -> str:
    """A number as a person writes it: `39` for `39.0`, `0.1` for `1E-1`, ids with all digits.

    A spreadsheet writes 17 digits of a fraction; the shortest text of the same number is given.
    What is no number comes back as it is.
    """
    if _WHOLE.fullmatch(text):
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    shortest = repr(number)
    if "e" in shortest:
        return format(Decimal(shortest), "f")
    return text if shortest in ("inf", "-inf", "nan") else shortest


def plain_date(text: str) -> str:
    """An ISO date; its time stays only where it is not midnight."""
    return _NO_TIME.sub("", text)


def plain_time(text: str) -> str:
    """`PT09H30M00S` as `09:30:00`; what is no such duration comes back as it is."""
    found = _DURATION.fullmatch(text)
    if not found:
        return text
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def serial_date(text: str, since_1904: bool) -> str:
    """A workbook's day number as an ISO date, with its time where it is not midnight.

    Below one day it is a time alone. What is no such number comes back in plain form.
    """
    try:
        days = float(text)
    except ValueError:
        return text
    if not 0 <= days < _DAYS_END or (not since_1904 and int(days) == _DAYS_1900):
        return plain_number(text)
    if days < 1 and days * 86_400 >= 0.5:
        return (_EPOCH_1904 + timedelta(seconds=round(days * 86_400))).time().isoformat()
    epoch = _EPOCH_1904 if since_1904 else _EPOCH_1900
    if not since_1904 and days < _DAYS_1900:
        epoch += timedelta(days=1)
    moment = epoch + timedelta(seconds=round(days * 86_400))
    return plain_date(moment.isoformat())
