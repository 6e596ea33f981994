"""The first visit to a fresh clone: the store is built, once, while visitors see how far it is."""

import threading
from typing import Any

import streamlit as st

from mps.errors import StoreUnavailable
from mps.paths import store_path
from mps.store import identity_of
from mps.ui.command import follow, mps_command


@st.cache_resource
def _build_lock() -> threading.Lock:
    return threading.Lock()


def store_is_there() -> bool:
    """True when the store can be read; otherwise builds it once, however many visitors wait."""
    try:
        identity_of(store_path())
    except StoreUnavailable:
        with (
            st.status(
                "Preparing the figures for the first visit. This takes a few seconds."
            ) as box,
            _build_lock(),
        ):
            problem = None if store_path().exists() else _build(box)
        if problem is not None:
            st.error("The figures could not be prepared. What to mend:")
            st.code(problem, language=None, wrap_lines=True)
            return False
        st.rerun()
    return True


def _build(box: Any) -> str | None:
    """Run the builder as a process of its own, its progress in `box`; returns what went wrong."""
    failed, said = follow(
        _build_command(), lambda line: box.update(label=f"Preparing the figures: {line}")
    )
    return "\n".join(said[-30:]) if failed else None


def _build_command() -> list[str]:
    return mps_command("build")
