"""Entries as news that feed readers subscribe to (Atom, RFC 4287)."""

from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree

from mps.feeds.items import News, identifier, plain

_ATOM = "http://www.w3.org/2005/Atom"
_MAKER = "Market position statement dashboard"


def as_atom(
    news: Iterable[News], *, key: tuple[str, ...], name: str, about: str, updated: date,
    page: str, own: str,
) -> bytes:  # fmt: skip
    """Write entries as a feed called `name`, the newest first.

    `key` names the feed for its identifier; `updated` is the day of a feed without entries;
    `page` and `own` are the addresses of its page and of itself, empty where not known.
    """
    entries = sorted(news, key=lambda one: (-one.updated.toordinal(), one.key))
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "en-GB"})
    _add(feed, "id", f"urn:uuid:{identifier('feed', *key)}")
    _add(feed, "title", name)
    _add(feed, "subtitle", about)
    _add(feed, "updated", _moment(entries[0].updated if entries else updated))
    _add(_add(feed, "author", ""), "name", _MAKER)
    if own:
        _add(feed, "link", "", rel="self", type="application/atom+xml", href=own)
    if page:
        _add(feed, "link", "", rel="alternate", type="text/html", href=page)
    for one in entries:
        _entry(feed, one)
    ElementTree.indent(feed, " ")
    written = ElementTree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()


def _entry(feed: ElementTree.Element, one: News) -> None:
    entry = _add(feed, "entry", "")
    _add(entry, "id", f"urn:uuid:{one.key}")
    _add(entry, "title", one.title)
    _add(entry, "updated", _moment(one.updated))
    _add(entry, "category", "", term=one.kind)
    if one.link:
        _add(entry, "link", "", rel="alternate", href=one.link)
    _add(entry, "content", one.text, type="text")


def _add(
    parent: ElementTree.Element, name: str, text: str, **attributes: str
) -> ElementTree.Element:
    attributes = {key: plain(value) for key, value in attributes.items()}
    child = ElementTree.SubElement(parent, name, attributes)
    if text:
        child.text = plain(text)
    return child


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
