"""You said, we did: what the council publishes of the responses."""

import html
import logging

import streamlit as st

from mps.errors import MpsError
from mps.responses import FEWEST, STANCES, Heard, heard
from mps.ui.say.what import Asked, subjects
from mps.words import consulting

log = logging.getLogger(__name__)


def said_and_done(asked: Asked) -> None:
    """Each subject with the council's summaries of what was said and what it did."""
    try:
        found = heard(asked.page.council.code, asked.today)
    except MpsError:
        log.exception("The file of responses cannot be read")
        found = []
    if not found and asked.stage == consulting.NONE:
        return
    st.header("You said, we did", anchor="heard")
    if not found:
        st.write(f"{asked.council} has published nothing here of what was said.")
        return
    st.write(
        f"Summaries by {asked.council} of the responses it has read. Nobody's own words are shown."
    )
    for one in found:
        _subject(asked, one)


def _subject(asked: Asked, one: Heard) -> None:
    known = subjects(asked.page.council.code).get(one.subject_code)
    st.subheader(known["subject_name"] if known else one.subject_code, anchor=False)
    by_stance = one.by_stance and {
        STANCES[stance].lower(): count for stance, count in one.by_stance.items()
    }
    counts = consulting.heard_counts(one.total, by_stance, FEWEST)
    code = "" if one.subject_kind == "whole" else f" Code {one.subject_code}."
    st.html(f'<p class="mps-sub">{html.escape(counts + code)}</p>')
    for summary, we_did in one.summaries:
        did = we_did or "The council has not said yet what it did."
        st.html(
            f'<dl class="mps-facts"><dt>You said</dt><dd>{html.escape(summary)}</dd>'
            f"<dt>We did</dt><dd>{html.escape(did)}</dd></dl>"
        )
