"""The simple parts of a page: heading, tiles, facts, the key of a map, what is missing."""

import html
from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from mps.ui.recording import is_recording


@dataclass(frozen=True)
class Tile:
    """One number at the top of a page: what it is, the number, and what it is read against."""

    label: str
    value: str
    lines: tuple[str, ...] = ()


def heading(title: str, lede: str, code: str = "") -> None:
    """The page's finding, and one line of measure, place and period, with a figure's code."""
    st.html(
        '<p class="mps-eyebrow">Market position statement dashboard'
        '<span class="mps-phone"> (menu and filters: the arrows at the top)</span></p>'
    )
    st.title(title, anchor=False)
    st.html(f'<p class="mps-lede">{html.escape(lede)} {_shown_code(code)}</p>')


def subtitle(text: str, code: str) -> None:
    """Measure, place and period of a figure, with its code."""
    st.html(f'<p class="mps-sub">{html.escape(text)} {_shown_code(code)}</p>')


def _shown_code(code: str) -> str:
    return f'<span class="mps-code">Figure {html.escape(code)}</span>' if code else ""


def on_screen(text: str) -> None:
    """Words on how to use the page, such as what a click does; a document leaves them out."""
    if not is_recording():
        st.write(text)


def tiles(items: Iterable[Tile]) -> None:
    """Up to four numbers side by side, two by two on a phone, as a description list."""
    shown = []
    for item in items:
        missing = " mps-none" if not any(sign.isdigit() for sign in item.value) else ""
        lines = "".join(f"<dd>{html.escape(line)}</dd>" for line in item.lines)
        shown.append(
            f'<div class="mps-tile"><dt>{html.escape(item.label)}</dt>'
            f'<dd class="mps-value{missing}">{html.escape(item.value)}</dd>{lines}</div>'
        )
    st.html(f'<dl class="mps-tiles">{"".join(shown)}</dl>')


def facts(items: Iterable[tuple[str, str]]) -> None:
    """Names and values one below the other, as a description list."""
    shown = "".join(
        f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}</dd>" for name, value in items
    )
    st.html(f'<dl class="mps-facts">{shown}</dl>')


def colour_key(classes: Iterable[tuple[str, str]], label: str) -> None:
    """The classes of a map in words, each beside its colour: pairs of label and colour."""
    shown = "".join(
        f'<li><span style="background:{html.escape(colour)}"></span>{html.escape(name)}</li>'
        for name, colour in classes
    )
    st.html(f'<ul class="mps-key" aria-label="{html.escape(label)}">{shown}</ul>')


def missing(what: str, why: str, how: str) -> None:
    """Say in words that something is not available, why, and how to load it."""
    st.info(f"**{what}: not available.** {why} {how}")
