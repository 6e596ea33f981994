"""Cached answers of the store: keyed by its identity, so that a swapped store is asked anew.

Answers are shared by all visitors and never copied: `functools` finds one in a few millionths of
a second, where Streamlit's own caches hash, lock and unpickle for half a millisecond. A page asks
about sixty times.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import pandas as pd

from mps.paths import store_path
from mps.store import StoreIdentity, identity_of, open_store

Params = tuple[tuple[str, Any], ...]


def query(name: str, /, **params: Any) -> pd.DataFrame:
    """The frame of a named query. Callers may change it: pandas copies what they touch.

    Raises StoreUnavailable when there is no store, QueryError for a wrong name or parameter.
    """
    return _frame(identity_of(store_path()), name, tuple(sorted(params.items()))).copy(deep=False)


def pairs(name: str, /, key: str, value: str, **params: Any) -> Mapping[str, str]:
    """Two columns of a named query as a mapping, in the query's order."""
    return _pairs(identity_of(store_path()), name, key, value, tuple(sorted(params.items())))


def records(name: str, /, key: str, **params: Any) -> Mapping[str, Mapping[str, Any]]:
    """The rows of a named query by one of its columns, in the query's order."""
    return _records(identity_of(store_path()), name, key, tuple(sorted(params.items())))


@lru_cache(maxsize=1000)
def _frame(identity: StoreIdentity, name: str, params: Params) -> pd.DataFrame:
    return open_store(store_path()).query(name, **dict(params))


@lru_cache(maxsize=200)
def _pairs(
    identity: StoreIdentity, name: str, key: str, value: str, params: Params
) -> Mapping[str, str]:
    frame = _frame(identity, name, params)
    return MappingProxyType(dict(zip(frame[key], frame[value], strict=True)))


@lru_cache(maxsize=200)
def _records(
    identity: StoreIdentity, name: str, key: str, params: Params
) -> Mapping[str, Mapping[str, Any]]:
    rows = _frame(identity, name, params).to_dict("records")
    return MappingProxyType({row[key]: {str(name): row[name] for name in row} for row in rows})
