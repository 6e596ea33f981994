"""Copies for visitors: made once, kept, refused in a crowd, ended with the visit."""

import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mps.errors import MpsError
from mps.ui import copies

MAKES = """
import sys
from pathlib import Path
asked = sys.argv[1:]
out = Path(asked[asked.index("--out") + 1])
out.mkdir()
print("Reading Price", flush=True)
for name in ("statement.docx", "b.html", "a.html"):
    (out / name).write_text(name)
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A desk of its own whose copies come from a made-up command."""
    monkeypatch.setattr(copies, "build_id", lambda: "made-up")
    copies._desk.clear()
    _say(monkeypatch, MAKES)
    yield tmp_path
    copies._desk().folder.cleanup()
    copies._desk.clear()


def _say(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(
        copies, "_command", lambda arguments: [sys.executable, "-c", code, *arguments]
    )


@pytest.mark.usefixtures("desk")
def test_a_copy_is_made_once_and_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    found = copies.copy_of(("--council", "X"), "docx", said.append)
    assert found.read_text() == "statement.docx"
    assert "Reading Price" in said
    _say(monkeypatch, "raise SystemExit(1)")
    assert copies.copy_of(("--council", "X"), "docx", said.append) == found
    with pytest.raises(MpsError):
        copies.copy_of(("--council", "Y"), "docx", said.append)


@pytest.mark.usefixtures("desk")
def test_web_pages_come_as_one_zip() -> None:
    found = copies.copy_of(("--council", "X"), "html", lambda said: None)
    assert found.suffix == ".zip"
    assert zipfile.ZipFile(found).namelist() == ["a.html", "b.html", "statement.docx"]


@pytest.mark.usefixtures("desk")
def test_what_the_command_says_of_a_fault_reaches_the_visitor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _say(monkeypatch, "print('There is no area E09.'); raise SystemExit(1)")
    with pytest.raises(MpsError, match="There is no area E09"):
        copies.copy_of(("--council", "X"), "docx", lambda said: None)


@pytest.mark.usefixtures("desk")
def test_a_crowd_is_asked_to_come_back() -> None:
    copies._desk().waiting = copies.MOST_WAITING
    with pytest.raises(MpsError, match="Try again"):
        copies.copy_of(("--council", "X"), "docx", lambda said: None)
    assert copies._desk().waiting == copies.MOST_WAITING


def test_the_command_ends_when_the_visitor_leaves(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = desk / "late.txt"
    _say(
        monkeypatch,
        "import time, pathlib; print('Reading', flush=True); time.sleep(3);"
        f" pathlib.Path({str(late)!r}).touch()",
    )

    def leave(said: str) -> None:
        if said == "Reading":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copies.copy_of(("--council", "X"), "docx", leave)
    threading.Event().wait(3.5)
    assert not late.exists()
    assert copies._desk().waiting == 0


@pytest.mark.usefixtures("desk")
def test_only_the_newest_copies_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "MOST_KEPT", 2)
    found = [copies.copy_of(("--council", one), "docx", lambda said: None) for one in "ABC"]
    assert [one.exists() for one in found] == [False, True, True]


@pytest.mark.usefixtures("desk")
def test_a_form_that_cannot_be_made_here_says_so() -> None:
    with pytest.raises(MpsError, match="Take Word or web pages"):
        copies.copy_of(("--council", "X"), "pdf", lambda said: None)
