"""The file of responses: SQLite in WAL mode, safe with several processes, durable at any moment.

A write that was confirmed is on the disk: the log is synchronised at every commit, and a process
that is killed in the middle leaves the former state. The file must be on a disk of this machine,
since WAL does not work on network drives.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from mps.errors import MpsError

APPLICATION = 0x4D505352  # "MPSR": tells this file from any other SQLite file
WAIT = 30.0  # seconds for other writers; each takes some milliseconds

# Each is run once, in order; `user_version` counts them. Only ever add at the end.
MIGRATIONS = (
    """
    create table response (
        reference text primary key,
        council_code text not null,
        subject_kind text not null check (subject_kind in ('intention', 'figure', 'whole')),
        subject_code text not null,
        stance text not null check (stance in ('agree', 'partly', 'disagree')),
        who text not null,
        text text not null check (length(text) <= 4000),
        text_digest blob,
        received_at text not null,
        channel text not null check (channel in ('online', 'email', 'paper')),
        moderation text not null check (moderation in ('waiting', 'shown', 'hidden', 'spam')),
        summary text not null default '',
        we_did text not null default '',
        delete_after text not null,
        submission text not null unique
    ) strict;
    create index response_received on response (received_at);
    create index response_subject on response (council_code, subject_code, text_digest);
    create table wrong_reference (
        day text primary key,
        tries integer not null
    ) strict;
    """,
)


class ResponsesUnavailable(MpsError):
    """The file of responses cannot be opened, read or written."""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection | None]:
    """A connection for reading, or None where no response was ever kept; makes no file."""
    if not path.exists():
        yield None
        return
    with _connected(path) as connection:
        yield connection


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection in a transaction that no other writer can come between; makes the file.

    Committed, and on the disk, when the block ends; undone when it raises.
    """
    with _connected(path) as connection:
        connection.execute("begin immediate")
        try:
            yield connection
        except BaseException:
            if connection.in_transaction:  # some faults of the disk have undone it already
                connection.execute("rollback")
            raise
        connection.execute("commit")


@contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        if not path.exists():
            _make(path)
        with closing(sqlite3.connect(path, timeout=WAIT, isolation_level=None)) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("pragma synchronous = full")
            connection.execute("pragma secure_delete = on")
            connection.execute("pragma trusted_schema = off")
            _guard(path, connection)
            yield connection
    except (sqlite3.Error, OSError, Timeout) as error:
        raise ResponsesUnavailable(
            f"The file of responses {path.name} cannot be used: {error}"
        ) from error


def _make(path: Path) -> None:
    """An empty file that only its owner may read, put in its place when it is finished.

    It is not opened again where it stands: POSIX drops every lock that a process holds on a file
    when any thread of the process closes it, and another may be writing by then.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with FileLock(path.with_name(f".{path.name}.lock"), timeout=WAIT):
        if path.exists():
            return
        empty = path.with_name(f".{path.name}.new")
        os.close(os.open(empty, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
        os.replace(empty, path)
        if os.name == "posix":  # the name itself must outlive a power cut
            folder = os.open(path.parent, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)


def _guard(path: Path, connection: sqlite3.Connection) -> None:
    """Bring the file to the newest form; refuse one that is not ours or is newer than we are."""
    version = _pragma(connection, "user_version")
    if version == len(MIGRATIONS) and _pragma(connection, "application_id") == APPLICATION:
        return
    with FileLock(path.with_name(f".{path.name}.lock"), timeout=WAIT):
        version = _pragma(connection, "user_version")
        is_ours = _pragma(connection, "application_id") == APPLICATION
        is_empty = not connection.execute("select count(*) from sqlite_schema").fetchone()[0]
        if not is_ours and not (is_empty and version == 0):
            raise ResponsesUnavailable(
                f"{path.name} is not a file of responses. It was left as it is. "
                "Set MPS_RESPONSES to another place."
            )
        if version > len(MIGRATIONS):
            raise ResponsesUnavailable(
                f"{path.name} was written by a newer version of this program (form {version}, "
                f"known here: {len(MIGRATIONS)}). It was left as it is. Update the program."
            )
        connection.execute("pragma journal_mode = wal")
        for number in range(version, len(MIGRATIONS)):
            connection.executescript(
                f"begin immediate; {MIGRATIONS[number]} "
                f"pragma application_id = {APPLICATION}; "
                f"pragma user_version = {number + 1}; commit;"
            )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"pragma {name}").fetchone()[0])
