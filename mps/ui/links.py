"""Addresses within the site, to stand in its own HTML."""

import html
from urllib.parse import urlencode


def address(page: str, **choices: str) -> str:
    """The address of a page (blank for the first) with the choices that are not empty."""
    return f"./{page}?{urlencode({name: value for name, value in choices.items() if value})}"


def link(text: str, href: str) -> str:
    """A link as HTML that opens in the same tab."""
    return f'<a href="{html.escape(href)}" target="_self">{html.escape(text)}</a>'


def intention_address(council: str, intention_id: str) -> str:
    """The permanent address of an intention, by the code of its council."""
    return address("what_we_want", council=council, intention=intention_id)


def opportunity_address(council: str, opportunity_id: str) -> str:
    """The permanent address of an opportunity, by the code of its council."""
    return address("opportunities", council=council, item=opportunity_id)
