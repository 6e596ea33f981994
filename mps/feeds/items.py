"""What feeds are made of: events of a calendar and entries of news, with lasting identifiers."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mps.dated import DAY, FINANCIAL_YEAR, MONTH, YEAR, exactly

Row = Mapping[str, Any]

# Never to be changed: every identifier is made from it.
_NAMESPACE = uuid.UUID("b5f0f0f4-3c0e-5d0a-9d6e-6f2f9f0c7a51")
# What XML 1.0 cannot hold, and control characters that a calendar cannot.
_NOT_TEXT = re.compile("[^\\t\\n\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x1f\x7f]+")
_HOW_EXACT = {
    MONTH: "month only stated",
    YEAR: "year only stated",
    FINANCIAL_YEAR: "financial year only stated",
}


@dataclass(frozen=True)
class Event:
    """A whole day of a calendar; `stamp` is the day of the data it was made from."""

    key: str
    day: date
    title: str
    text: str
    link: str
    stamp: date


@dataclass(frozen=True)
class News:
    """An entry of a feed: `updated` is the day of the data on which it last changed."""

    key: str
    title: str
    text: str
    link: str
    updated: date
    kind: str


def identifier(*parts: str) -> str:
    """Return the lasting identifier of what the parts name, such as council and reference."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(parts)))


def plain(text: object) -> str:
    """Return a text without what no feed can hold; line ends become one kind."""
    return _NOT_TEXT.sub("", re.sub("\r\n?", "\n", str(text)))


def web_address(text: object) -> str:
    """Return an address of the web as it is, and anything else as nothing."""
    return text if isinstance(text, str) and _WEB_ADDRESS.fullmatch(text) else ""


def dated_title(what: str, name: str, first: date, precision: str) -> str:
    """Name an event, saying how exact its day is where it is no day.

    "Bids due: Homecare", "April 2027 (month only stated): contract ends: Homecare".
    """
    if precision == DAY:
        return f"{opening(what)}: {name}"
    return f"{exactly(first, precision)} ({_HOW_EXACT[precision]}): {what}: {name}"


def opening(words: str) -> str:
    """Write the words with a capital, as they open a line."""
    return words[:1].upper() + words[1:]


def inexact_note(precision: str) -> str:
    """Say that the day of an event stands for a longer period, or nothing."""
    if precision == DAY:
        return ""
    return "The source states no day: this stands on the first day of what it states."


def lines(*pairs: tuple[str, object]) -> str:
    """Write names and values, one a line; a value that is missing or empty is left out."""
    return "\n".join(
        f"{name}: {value}" if name else str(value)
        for name, value in pairs
        if value is not None and value != ""
    )
