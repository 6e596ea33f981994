"""Deleting one's own response with its reference code."""

import logging

import streamlit as st

from mps.errors import MpsError
from mps.responses import ResponsesUnavailable
from mps.responses import remove as remove_response
from mps.ui.say.visitor import visitor
from mps.ui.say.what import Asked

log = logging.getLogger(__name__)
_CODE, _WRONG, _DONE = "w.say.code", "say.code_wrong", "say.code_done"


def remove(asked: Asked) -> None:
    """A form that takes a reference code and deletes the response of it."""
    st.header("Delete a response", anchor="delete")
    st.write("Type the reference code you were given. The response is deleted for good.")
    state = st.session_state
    if wrong := state.pop(_WRONG, ""):
        st.error(wrong)
    if done := state.pop(_DONE, ""):
        st.success(
            f"{done} is deleted. If {asked.council} has already taken a copy into its own "
            "systems, ask it to delete that too."
        )
    with st.form("say.remove", enter_to_submit=False):
        st.text_input("Reference code, such as R7K4-9QXM", max_chars=20, key=_CODE)
        st.form_submit_button("Delete this response", on_click=_remove)


def _remove() -> None:
    state = st.session_state
    try:
        state[_DONE] = remove_response(state[_CODE] or "", visitor=visitor())
        state[_CODE] = ""
    except ResponsesUnavailable:
        log.exception("A response could not be deleted")
        state[_WRONG] = "It could not be deleted just now. Try again, or ask the council."
    except MpsError as error:
        state[_WRONG] = str(error)
