"""Addresses within the site, to stand in its own HTML."""

import html
from urllib.parse import urlencode


def address(page: str, **choices: str) -> str:
    """The address of a page (blank for the first) with the choices that are not empty."""
    return f"./{page}?{urlencode({name: value for name, value in choices.items() if value})}"


def link(text: str, href: str) -> str:
    """A link as HTML that opens in the same tab."""
    return f'<a href="{html.escape(href)}" target="_self">{html.escape(text)}</a>'
