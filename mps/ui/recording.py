"""The tables behind the figures of a page, kept while somebody records it for a document."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

# A document is made in a process of its own, a page at a time: one list is enough.
_taken: list[Any] | None = None


@contextmanager
def recorded() -> Iterator[list[Any]]:
    """Keep what figures offer for download while the context lasts: figure, frame and columns."""
    global _taken
    _taken = []
    try:
        yield _taken
    finally:
        _taken = None


def is_recording() -> bool:
    """Whether the page is read for a document, where nobody can click, sort or search."""
    return _taken is not None


def record(figure: Any, frame: Any, columns: Sequence[Any]) -> None:
    """Keep a figure's table, where somebody records."""
    if _taken is not None:
        _taken.append((figure, frame, tuple(columns)))
