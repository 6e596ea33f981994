"""No response is lost: many at once from threads and processes, and a kill at any moment."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mps import paths
from mps.responses import Answer, Book
from mps.responses import desk as desk_module
from mps.responses.limits import Buckets
from tests.consulting import BATH, SLUG, consultation, switch

# What each process of its own runs: it finds the councils of the test, not the project's.
PRELUDE = """
import sys, threading, time
from pathlib import Path
from mps import paths
from mps.responses import Answer, Book, send
paths.ROOT = Path(sys.argv[1])
name = sys.argv[2]

def answer(number):
    text = f"Response {number} of process {name}, in words of its own"
    return Answer("E06000022", "whole", "whole", "agree", "provider", text)

"""
# Ten threads that hand in two each, all beginning when the file `go` appears.
SENDERS = """
saying = threading.Lock()

def hand_in(number):
    while not (paths.ROOT / "go").exists():
        time.sleep(0.001)
    for more in (0, 10):
        said = dict(visitor=f"{name} {number}", shown_for=60, trap="", submission="")
        reference = send(answer(number + more), **said)
        with saying:  # a line of print is not written whole when threads print together
            print(reference, flush=True)

threads = [threading.Thread(target=hand_in, args=(number,)) for number in range(10)]
for thread in threads:
    thread.start()
print("ready", flush=True)
for thread in threads:
    thread.join()
"""
# Adds for ever; says each reference only after it was told that it is kept.
FOR_EVER = """
from mps.responses import book
book.MOST_A_MINUTE = book.MOST_A_DAY = 10**9
number = 0
while True:
    number += 1
    print(Book.own().add(answer(number)), flush=True)
"""
# Stands still in the middle of a write, with the row in the file but not committed.
HALFWAY = """
from mps.responses import book
insert = book._insert

def stand_still(connection, values):
    reference = insert(connection, values)
    print(reference, flush=True)
    time.sleep(600)

book._insert = stand_still
Book.own().add(answer(1))
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data" / "councils" / SLUG
    folder.mkdir(parents=True)
    text = (paths.DATA / "councils" / SLUG / "council.toml").read_text(encoding="utf-8")
    (folder / "council.toml").write_text(text, encoding="utf-8")
    switch(tmp_path, consultation())
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    monkeypatch.delenv("MPS_RESPONSES", raising=False)
    monkeypatch.setattr(desk_module, "SENDING", Buckets(60, 10))
    return tmp_path


class Processes:
    """Processes of Python that run a text, to be killed at the end whatever happens."""

    def __init__(self, root: Path, project: Path) -> None:
        self._root, self._project = root, project
        self.started: list[subprocess.Popen[str]] = []

    def start(self, code: str, name: str = "1") -> subprocess.Popen[str]:
        made = subprocess.Popen(
            [sys.executable, "-c", PRELUDE + code, str(self._root), name],
            cwd=self._project,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.started.append(made)
        return made


@pytest.fixture
def processes(root: Path) -> Iterator[Processes]:
    made = Processes(root, Path(__file__).resolve().parents[1])
    yield made
    for one in made.started:
        one.kill()
        one.wait()
        for pipe in (one.stdout, one.stderr):
            if pipe:
                pipe.close()


def whole(book: Book) -> bool:
    """Whether SQLite finds the file in order."""
    connection = sqlite3.connect(book.path)
    found = connection.execute("pragma integrity_check").fetchone()[0]
    connection.close()
    return bool(found == "ok")


def test_a_hundred_from_five_processes_of_ten_threads_are_all_kept(
    root: Path, processes: Processes
) -> None:
    """The file does not exist when they begin, so they also make it together."""
    started = [processes.start(SENDERS, str(number)) for number in range(5)]
    for one in started:
        assert one.stdout
        assert one.stdout.readline() == "ready\n"
    (root / "go").touch()
    said = [one.communicate(timeout=120) for one in started]
    assert [one.returncode for one in started] == [0] * 5
    assert [err for _, err in said] == [""] * 5
    references = [line for out, _ in said for line in out.split()]
    kept = {one.reference: one.text for one in Book.own().every()}
    assert len(references) == len(set(references)) == 100
    assert set(references) == set(kept)
    assert len(set(kept.values())) == 100
    assert whole(Book.own())


def test_fifty_people_in_the_same_second_are_all_kept(root: Path) -> None:
    """Fifty threads of one app, from one address, pressing Send at the same moment."""
    from mps.responses import send

    barrier = threading.Barrier(50)

    def press(number: int) -> str:
        given = Answer(
            BATH, "whole", "whole", "partly", "worker", f"Person {number} says something"
        )
        barrier.wait()
        return send(given, visitor="one forum", shown_for=60, trap="", submission=str(number))

    started = time.perf_counter()
    with ThreadPoolExecutor(50) as pool:
        references = list(pool.map(press, range(50)))
    took = time.perf_counter() - started
    kept = Book.own().every()
    assert {one.reference for one in kept} == set(references)
    assert len(kept) == 50
    assert took < 25  # well below what a writer waits; about half a second on an idle machine
    assert whole(Book.own())


@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")
def test_a_killed_process_loses_nothing_it_said_was_kept(root: Path, processes: Processes) -> None:
    """Three times: two writers are killed after a while, in the middle of whatever they do."""
    told: list[str] = []
    for round_ in range(3):
        pair = [processes.start(FOR_EVER, f"{round_}-{number}") for number in range(2)]
        for one in pair:
            assert one.stdout
            told += [one.stdout.readline().strip() for _ in range(5 + 3 * round_)]
        for one in pair:
            one.send_signal(signal.SIGKILL)
        for one in pair:
            assert one.stdout
            told += one.stdout.read().split("\n")[:-1]  # what follows the last line break was cut
            one.wait()
        assert whole(Book.own())
    kept = {one.reference for one in Book.own().every()}
    assert all(told)
    assert set(told) <= kept
    assert len(kept) <= len(told) + 6  # each may have been killed between keeping and saying


@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")
def test_a_process_killed_within_a_write_leaves_the_former_state_and_no_lock(
    root: Path, processes: Processes
) -> None:
    given = Answer(BATH, "whole", "whole", "agree", "other", "Kept before the other was killed")
    before = Book.own().add(given)
    halfway = processes.start(HALFWAY)
    assert halfway.stdout
    lost = halfway.stdout.readline().strip()
    assert [one.reference for one in Book.own().every()] == [before]  # reading does not wait
    halfway.send_signal(signal.SIGKILL)
    halfway.wait()
    after = Book.own().add(Answer(BATH, "whole", "whole", "agree", "other", "Kept afterwards"))
    assert {one.reference for one in Book.own().every()} == {before, after}
    assert lost not in (before, after)
    assert whole(Book.own())


def test_a_disk_that_is_full_or_read_only_is_said_and_nothing_is_half_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mps.responses import ResponsesUnavailable
    from mps.responses import book as book_module

    given = Answer(BATH, "whole", "whole", "agree", "other", "Before the disk was full")
    reference = Book.own().add(given)

    def full(*_: object) -> str:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(book_module, "_insert", full)
    with pytest.raises(ResponsesUnavailable, match="disk is full"):
        Book.own().add(Answer(BATH, "whole", "whole", "agree", "other", "When it was full"))
    assert [one.reference for one in Book.own().every()] == [reference]
