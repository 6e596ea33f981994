"""Copies of the statement for visitors: made by the publish command, one at a time, then kept.

A copy takes many seconds of a whole core, so one is made at a time and the newest are kept: the
next visitor who wants the same gets it at once.
"""

import hashlib
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from mps.errors import MpsError
from mps.publish.plain_zip import pack
from mps.ui.command import follow, mps_command
from mps.ui.publish import build_id
from mps.words import number

LONGEST = 240.0  # seconds that a copy may take
MOST_KEPT = 20
MOST_WAITING = 5
NO_PDF = "This server lacks what a PDF needs. Take Word or web pages, or ask those who run it."
Progress = Callable[[str], None]
_DONE = "copies.done"
_KINDS = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "pdf": ("application/pdf", "pdf"),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    "html": ("application/zip", "zip"),
}


@dataclass
class _Desk:
    """What all visitors of this process share: the copies kept, and whose turn it is."""

    folder: tempfile.TemporaryDirectory[str]
    turn: threading.Lock = field(default_factory=threading.Lock)
    kept: OrderedDict[str, Path] = field(default_factory=OrderedDict)
    waiting: int = 0


@st.cache_resource
def _desk() -> _Desk:
    return _Desk(tempfile.TemporaryDirectory(prefix="statement-copies-"))


def offer(asked: tuple[str, ...], form: str, slug: str) -> None:
    """A button that makes the copy, telling how far it is, and then the one that downloads it.

    `asked` and `form` are as in `copy_of`; `slug` names the council in the file's name.
    """
    if st.button("Make it", type="primary"):
        _make(asked, form)
    done = st.session_state.get(_DONE)
    if not done or done[:2] != (asked, form) or not done[2].is_file():
        return
    kind, ending = _KINDS[form]
    st.download_button(
        f"Download ({number(done[2].stat().st_size / 1e6, 1)} MB)",
        data=done[2].read_bytes,
        file_name=f"market-position-statement-{slug}.{ending}",
        mime=kind,
        on_click="ignore",
    )


def _make(asked: tuple[str, ...], form: str) -> None:
    with st.status("Making it") as box:
        try:
            found = copy_of(asked, form, lambda said: box.update(label=said))
        except MpsError as error:
            box.update(label="It could not be made", state="error")
            st.error(str(error))
            return
        box.update(label="It is ready", state="complete")
    st.session_state[_DONE] = (asked, form, found)


def copy_of(asked: tuple[str, ...], form: str, progress: Progress) -> Path:
    """The file of a copy: a document of its form, or a zip of the web pages.

    `asked` are arguments of the publish command but for its form and folder. Raises MpsError when
    too many wait, or the copy cannot be made.
    """
    desk = _desk()
    key = hashlib.sha256("\n".join((build_id(), form, *asked)).encode()).hexdigest()[:16]
    if found := _kept(desk, key):
        return found
    if desk.waiting >= MOST_WAITING:
        raise MpsError("Many copies are being made just now. Try again in a few minutes.")
    desk.waiting += 1
    try:
        progress("Waiting for a turn")
        with desk.turn:
            return _kept(desk, key) or _made(desk, key, asked, form, progress)
    finally:
        desk.waiting -= 1


def _kept(desk: _Desk, key: str) -> Path | None:
    found = desk.kept.get(key)
    if found:
        desk.kept.move_to_end(key)
    return found


def _made(desk: _Desk, key: str, asked: tuple[str, ...], form: str, progress: Progress) -> Path:
    out = Path(desk.folder.name) / key
    command = _command([*asked, "--format", form, "--out", str(out)])
    failed, said = follow(command, progress, LONGEST)
    if failed:
        raise MpsError(f"The copy could not be made: {said[-1] if said else 'it took too long'}")
    found = pack(out, out.with_suffix(".zip")) if form == "html" else _only(out, form)
    desk.kept[key] = found
    while len(desk.kept) > MOST_KEPT:
        _, oldest = desk.kept.popitem(last=False)
        oldest.unlink(missing_ok=True)
    return found


def _only(out: Path, form: str) -> Path:
    """The one file of a form, whatever the command has called it."""
    found = next(out.glob(f"*.{form}"), None)
    if found is None:
        raise MpsError(NO_PDF)
    return found


def _command(arguments: list[str]) -> list[str]:
    return mps_command("publish", *arguments)
