"""The paper form: the same questions and codes as on the site, to print and to fill in."""

import html
from collections.abc import Iterable

from mps.responses import STANCES, WHO
from mps.ui.say.what import Asked, subjects
from mps.words import long_date

_BOX = "\N{BALLOT BOX}"
_STYLE = (
    "body{font:12pt/1.4 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#0b0c0c}"
    "table{border-collapse:collapse;width:100%;font-size:10pt}"
    "th,td{text-align:left;vertical-align:top;border-bottom:1px solid #b1b4b6;padding:.2rem .4rem "
    ".2rem 0}.mps-boxes{list-style:none;padding:0}.mps-lines{border:1px solid #0b0c0c;height:12rem}"
    "tr,ul{break-inside:avoid}"
)


def paper_page(asked: Asked) -> str:
    """The form as an HTML page of its own, to save and to print."""
    title = html.escape(f"Have your say: {asked.council}")
    return (
        f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><main><h1>{title}</h1>{paper_form(asked, 2)}"
        "</main></body></html>\n"
    )


def paper_form(asked: Asked, level: int) -> str:
    """The questions with boxes to tick and room to write, then the codes of what to answer on.

    `level` is that of its headings.
    """
    named = asked.consulted.name
    closes = asked.consulted.closes
    until = f" It must reach the council by {long_date(closes)}." if closes else ""
    where = [
        ("post", "Post it to", asked.text("postal")),
        ("email", "Or e-mail it to", asked.text("email")),
    ]
    sent = " ".join(f"{words} {html.escape(text)}." for _, words, text in where if text)
    parts = [
        f"<p>{html.escape(named)}.{until} {sent}</p>",
        _heading("1. What do you answer on?", level),
        f"<p>Reference code, from the list below: {'_' * 36}</p>",
        _heading("2. How far do you agree?", level),
        _boxes(STANCES.values()),
        _heading("3. Who are you? Tick one.", level),
        _boxes(WHO.values()),
        _heading("4. What should the council know?", level),
        "<p>You need not write anything. Please give no names, addresses or telephone numbers. "
        'Continue on another sheet if you need to.</p><p class="mps-lines"></p>',
        _heading("Deleting it later", level),
        "<p>When your form has arrived, the council can tell you its reference code. With the "
        "code your response can be deleted.</p>",
        _heading("What you can answer on", level),
        _codes(asked),
    ]
    return "".join(parts)


def _heading(text: str, level: int) -> str:
    return f"<h{level}>{html.escape(text)}</h{level}>"


def _boxes(options: Iterable[str]) -> str:
    rows = "".join(f"<li>{_BOX} {html.escape(option)}</li>" for option in options)
    return f'<ul class="mps-boxes">{rows}</ul>'


def _codes(asked: Asked) -> str:
    rows = "".join(
        f'<tr><th scope="row">{html.escape(code)}</th><td>{html.escape(row["subject_name"])}'
        f"{_period(row['period'])}</td></tr>"
        for code, row in subjects(asked.page.council.code).items()
    )
    return (
        '<table class="mps-table"><thead><tr><th scope="col">Reference code</th>'
        f'<th scope="col">What</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _period(period: object) -> str:
    return f", {html.escape(period)}" if isinstance(period, str) else ""
