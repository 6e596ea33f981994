"""Answering on the site: write, check, send, keep the code. Nothing of it is ever in the URL."""

import html
import logging
import secrets
import time

import streamlit as st

from mps.errors import MpsError
from mps.responses import (
    LONGEST_TEXT,
    STANCES,
    WHO,
    Answer,
    NotTaken,
    contacts,
    send,
)
from mps.ui.parts import facts
from mps.ui.provenance import source_line
from mps.ui.say.visitor import visitor
from mps.ui.say.what import Asked, Subject
from mps.words import join

log = logging.getLogger(__name__)

_FIELDS = ("stance", "who", "text", "trap")
_WRITE, _CHECK, _SENT = "write", "check", "sent"


def answer(asked: Asked) -> None:
    """The form in its three steps: write, check, sent."""
    _begin(asked)
    step = st.session_state["say.step"]
    if step == _SENT:
        _sent(asked)
    elif step == _CHECK and st.session_state["say.about"] == asked.subject.code:
        _check(asked)
    else:
        _write(asked)


def _begin(asked: Asked) -> None:
    """A clean sheet on the first visit, and for another council: words are meant for one."""
    state = st.session_state
    if state.get("say.council") != asked.page.council.code:
        state["say.council"] = asked.page.council.code
        _clear()


def _clear() -> None:
    state = st.session_state
    state["say.step"] = _WRITE
    state["say.problems"] = {}
    state["say.refused"] = ""
    state["say.since"] = time.monotonic()
    state["say.submission"] = secrets.token_hex(16)
    for name in _FIELDS:
        state[f"say.{name}"] = None if name in ("stance", "who") else ""
        state.pop(f"w.say.{name}", None)


def _write(asked: Asked) -> None:
    st.header("Answer here", anchor="answer")
    asked.page.control("about")
    _subject(asked.subject)
    problems = st.session_state["say.problems"]
    if problems:
        count = len(problems)
        st.error(f"Please look at {'one answer' if count == 1 else f'{count} answers'} again.")
    for name in _FIELDS:  # what was written before checking; Streamlit forgets what it hides
        if f"w.say.{name}" not in st.session_state:
            st.session_state[f"w.say.{name}"] = st.session_state[f"say.{name}"]
    with st.form("say.form", enter_to_submit=False):
        _problem("stance")
        st.radio("How far do you agree?", list(STANCES), format_func=STANCES.__getitem__,
                 index=None, key="w.say.stance")  # fmt: skip
        _problem("who")
        st.selectbox("Who are you?", list(WHO), format_func=WHO.__getitem__, index=None,
                     placeholder="Choose what fits best", key="w.say.who")  # fmt: skip
        _problem("text")
        st.text_area(
            f"What should the council know? (optional, {LONGEST_TEXT:,} characters at most)",
            height=180,  # no max_chars: a longer text that is pasted would vanish without a word
            key="w.say.text",
        )
        st.html(
            '<p class="mps-sub">Please give no names, addresses or telephone numbers, '
            "of yourself or of others.</p>"
        )
        with st.container(key="say-trap"):  # nobody sees it; a machine that fills all fields does
            st.text_input("Leave this empty", key="w.say.trap")
        st.form_submit_button(
            "Check your answer", type="primary", on_click=_to_check, args=(asked.subject,)
        )


def _subject(subject: Subject) -> None:
    if subject.facts:
        facts([("What", subject.name), *subject.facts, ("Reference code", subject.code)])
    if subject.is_figure:
        source_line(("council_published_figures",))


def _problem(name: str) -> None:
    """What is wrong with a field, in words, above it."""
    if words := st.session_state["say.problems"].get(name):
        st.error(words)


def _to_check(subject: Subject) -> None:
    state = st.session_state
    for name in _FIELDS:
        state[f"say.{name}"] = state[f"w.say.{name}"]
    given = _answer(subject).cleaned()
    state["say.problems"] = given.problems()
    if not state["say.problems"]:
        state["say.text"] = given.text
        state["say.about"] = subject.code
        state["say.step"] = _CHECK


def _answer(subject: Subject) -> Answer:
    state = st.session_state
    return Answer(
        council_code=state["say.council"],
        subject_kind=subject.kind,
        subject_code=subject.code,
        stance=state["say.stance"] or "",
        who=state["say.who"] or "",
        text=state["say.text"] or "",
    )


def _check(asked: Asked) -> None:
    state = st.session_state
    st.header("Check your answer", anchor="answer")
    facts([
        ("To", asked.council),
        ("About", f"{asked.subject.name} ({asked.subject.code})"),
        ("How far you agree", STANCES[state["say.stance"]]),
        ("Who you are", WHO[state["say.who"]]),
    ])  # fmt: skip
    said = state["say.text"]
    st.html(f'<p class="mps-words">{html.escape(said or "No words of your own.")}</p>')
    if found := contacts(said):
        named = join([f"`{text}`" for _, text in found])
        st.warning(
            f"Your words hold what looks like a way to reach somebody: {named}. "
            "The council does not need it to read your answer. You can go back and take it out, "
            "or send it as it is: it is masked when the council takes the answers out."
        )
    if state["say.refused"]:
        st.error(state["say.refused"])
    with st.container(horizontal=True):
        st.button("Send", type="primary", key="w.say.send", on_click=_send, args=(asked.subject,))
        st.button("Go back and change it", key="w.say.back", on_click=_back)


def _back() -> None:
    st.session_state["say.step"] = _WRITE
    st.session_state["say.refused"] = ""


def _send(subject: Subject) -> None:
    state = st.session_state
    if state["say.step"] != _CHECK:
        return
    try:
        state["say.reference"] = send(
            _answer(subject),
            visitor=visitor(),
            shown_for=time.monotonic() - state["say.since"],
            trap=state["say.trap"] or "",
            submission=state["say.submission"],
        )
    except NotTaken as error:
        state["say.refused"] = str(error)
    except MpsError:
        log.exception("A response could not be kept")
        state["say.refused"] = (
            "Your answer could not be kept just now. It is still here: press Send again in a "
            "minute, or send it by e-mail or post."
        )
    else:
        _clear()
        state["say.step"] = _SENT


def _sent(asked: Asked) -> None:
    reference = st.session_state["say.reference"]
    st.header("Thank you: your answer is kept", anchor="answer")
    st.write("This is your reference code. Write it down or print this page:")
    st.html(f'<p class="mps-code-kept">{html.escape(reference)}</p>')
    st.write(
        f"With it you, or {asked.council} for you, can delete your answer: type it under "
        "\u201cDelete a response\u201d below. Nobody can find it for you by your name, because "
        "no name is kept. An officer reads your words before anything is published of them."
    )
    st.button("Answer on something else", key="w.say.again", on_click=_clear)
