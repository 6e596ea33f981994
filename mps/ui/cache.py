"""Cached answers of the store: keyed by its identity, so that a swapped store is asked anew."""

from typing import Any

import pandas as pd
import streamlit as st

from mps.paths import store_path
from mps.store import StoreIdentity, identity_of, open_store


def query(name: str, /, **params: Any) -> pd.DataFrame:
    """The frame of a named query. Callers may change it: pandas copies what they touch.

    Raises StoreUnavailable when there is no store, QueryError for a wrong name or parameter.
    """
    held = _cached(identity_of(store_path()), name, tuple(sorted(params.items())))
    return held.copy(deep=False)


# A shared resource, not cached data: unpickling a frame anew each time took most of a rerun.
@st.cache_resource(max_entries=1000, show_spinner=False)
def _cached(
    identity: StoreIdentity, name: str, params: tuple[tuple[str, Any], ...]
) -> pd.DataFrame:
    return open_store(store_path()).query(name, **dict(params))
