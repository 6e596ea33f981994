"""How the consultation stands: what it is on, until when, and what happens next."""

import html

import streamlit as st

from mps import words
from mps.responses import CHANNELS
from mps.ui.figures import Figure
from mps.ui.parts import facts, heading, missing
from mps.ui.say.what import Asked
from mps.ui.tables import Column, table
from mps.words import consulting

HOW_TO_OPEN = (
    "For those who run this site: describe the consultation in the council's council.toml "
    "(README, Consult), then run: python -m mps build"
)


def top(asked: Asked) -> None:
    """The heading, the dates, and where one cannot answer the reason and what happens next."""
    heading(consulting.title(asked.consulted, asked.today).text, _lede(asked))
    if asked.stage == consulting.NONE:
        missing(
            f"A consultation of {asked.council}",
            "The council has not said here what it consults on, or until when.",
            HOW_TO_OPEN,
        )
        return
    if not asked.is_open:
        st.info(_why_not(asked))
    if not asked.is_printed:  # the heading says all that a paper's date tells
        facts(_facts(asked))
    if not asked.is_open:
        _next(asked)


def _lede(asked: Asked) -> str:
    if asked.is_open:
        return (
            f"Say what {asked.council} should know before it decides. It takes about five "
            "minutes; you need no account, and give no name."
        )
    return f"Answers to what {asked.council} consults on, and what came of them"


def _why_not(asked: Asked) -> str:
    stage, about = asked.stage, asked.consulted
    if stage == consulting.NOT_YET and about.opens:
        return f"**Not open yet.** Answers are taken from {words.long_date(about.opens)}."
    if stage == consulting.CLOSED:
        return "**Closed.** Answers are no longer taken, here or otherwise."
    if about.can_write:
        return "**Not on this site.** The council takes answers at the addresses below."
    return "**Not on this site.** The council has not given an address here; ask it how to answer."


def _facts(asked: Asked) -> list[tuple[str, str]]:
    about, found = asked.consulted, []
    if about.name:
        found.append(("What is consulted on", about.name))
    if about.opens:
        found.append(("Opens", words.long_date(about.opens)))
    if about.closes:
        last = words.long_date(about.closes)
        left = consulting.time_left(about.closes, asked.today)
        closed = asked.stage == consulting.CLOSED
        found.append(("Closed" if closed else "Closes", last if closed else f"{last} ({left})"))
    if asked.stage != consulting.CLOSED:
        if not asked.is_open:  # else they stand where it is told how to use them
            ways = [("By e-mail", asked.text("email")), ("By post", asked.text("postal"))]
            found += [(how, where) for how, where in ways if where]
        found.append(("And then", _what_next(asked)))
    return found


def _what_next(asked: Asked) -> str:
    told = asked.text("next_steps") or _said(asked, "what_happens_next")
    return consulting.what_next(asked.consulted, asked.today, told)


def _said(asked: Asked, name: str) -> str:
    """One of the things a paper says of its consultation, empty where it does not."""
    text = asked.paper.get(name)
    return text if isinstance(text, str) else ""


def _next(asked: Asked) -> None:
    """What happens next; where a paper tells of it, its dates with their place in it."""
    if asked.stage == consulting.CLOSED:
        st.header("What happens next", anchor="next")
        st.html(f"<p>{html.escape(_what_next(asked))}</p>")
        contact = [("E-mail", asked.text("email")), ("Post", asked.text("postal"))]
        contact += [("How one could answer", _said(asked, "how_to_respond"))]
        facts((name, value) for name, value in contact if value)
    if asked.is_printed:
        _printed(asked)


def _printed(asked: Asked) -> None:
    """SAY-1: the dates of the statement that the council's own paper prints."""
    figure = Figure(
        "SAY-1",
        "What the paper says of its own dates",
        f"Dates of the statement printed in a paper of {asked.council}",
        ("council_published_figures",),
        "Printed dates are quoted, not checked: plans may have changed since.",
    )
    figure.head()
    columns = [Column("label", "What"), Column("period", "When")]
    table(asked.printed, columns)
    more = [*columns, Column("paper", "Paper"), Column("section", "Section")]
    figure.data(asked.printed, more, "With paper and section")


def what_is_kept(asked: Asked) -> None:
    """What is kept of a response, who reads it, and for how long."""
    st.header("What is kept, and who reads it", anchor="kept")
    months = words.counted(int(asked.row["retention_months"]), "month", "months")
    st.markdown(
        "- Kept are your answers, the category you chose, the time, and how it came "
        f"({words.join([name.lower() for name in CHANNELS.values()])}). No name, no address, "
        "nothing of your device or connection.\n"
        f"- Only officers of {asked.council} read your words. They are never published: what "
        "appears under \u201cYou said, we did\u201d are the council's own summaries, and counts "
        "that are too large to point at anybody.\n"
        f"- It is deleted {months} after the last day of the consultation, or earlier with your "
        "reference code."
    )
