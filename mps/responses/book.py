"""Responses kept, found, moderated and deleted."""

import hashlib
import secrets
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from mps import paths
from mps.consultation import OPEN, now, uk_day
from mps.errors import MpsError
from mps.responses.answers import LONGEST_SUMMARY, STATES, Answer, Response
from mps.responses.codes import new_reference
from mps.responses.file import reading, writing
from mps.responses.switch import NotTaken, consultation_of
from mps.responses.text import clean, contacts, folded

MOST_A_MINUTE = 300
MOST_A_DAY = 5000
MOST_WRONG_A_DAY = 200
SHORTEST_REPEATED = 20  # characters: many people may say "I agree" in the same few words

_COLUMNS = tuple(field.name for field in fields(Response))
_SELECT = f"select {', '.join(_COLUMNS)} from response"


@dataclass(frozen=True)
class Book:
    """The responses in one file; every call opens it anew, so that any thread may call."""

    path: Path

    @classmethod
    def own(cls) -> "Book":
        """The project's own: where MPS_RESPONSES says, else in `responses/`."""
        return cls(paths.responses_path())

    def add(
        self,
        answer: Answer,
        received: datetime | None = None,
        submission: str = "",
        moderation: str = "waiting",
    ) -> str:
        """Keep an answer and return its reference; when this returns, it is on the disk.

        `submission` names this one sending: sent twice, it is kept once, under one reference.
        Raises NotTaken where the council takes no responses on that day, the answer is not in
        order, the same words are already there, or too many came; ResponsesUnavailable where the
        file fails.
        """
        moment = received or now()
        answer = answer.cleaned()
        delete_after = _judged(answer, moment)
        digest = _digest(answer.text)
        with writing(self.path) as connection:
            if submission and (sent := _sent_before(connection, submission)):
                return sent
            if answer.channel == "online":
                _refuse_floods(connection, moment)
            _refuse_repeated(connection, answer, digest)
            values = {
                **answer.__dict__,
                "text_digest": digest,
                "received_at": _stamp(moment),
                "moderation": moderation,
                "delete_after": delete_after.isoformat(),
                "submission": submission or secrets.token_hex(16),
            }
            return _insert(connection, values)

    def find(self, reference: str) -> Response:
        """The response of a reference. Raises MpsError when there is none."""
        with reading(self.path) as connection:
            rows = _rows(connection, f"{_SELECT} where reference = ?", [reference])
        if not rows:
            raise MpsError(f"There is no response {reference}. It may have been deleted.")
        return rows[0]

    def every(
        self, council_code: str = "", states: Sequence[str] = tuple(STATES)
    ) -> list[Response]:
        """All responses of a council (all councils when empty) in some states, oldest first."""
        marks = ", ".join("?" * len(states))
        statement = f"{_SELECT} where moderation in ({marks}) and ? in ('', council_code)"
        with reading(self.path) as connection:
            ordered = f"{statement} order by received_at, reference"
            return _rows(connection, ordered, [*states, council_code])

    def moderate(
        self, references: Sequence[str], state: str, summary: str = "", we_did: str = ""
    ) -> None:
        """Decide on responses, all or none, with the words that are published for them.

        Raises MpsError when one is not there or the words cannot be published.
        """
        summary, we_did = clean(summary), clean(we_did)
        for words in (summary, we_did):
            if len(words) > LONGEST_SUMMARY:
                raise MpsError(f"Published words have {LONGEST_SUMMARY:,} characters at the most.")
            if found := contacts(words):
                raise MpsError(
                    "These words would be published and hold what looks like somebody's "
                    f"{found[0][0]}: {found[0][1]}. Take it out."
                )
        if state != "shown" and (summary or we_did):
            raise MpsError("Words are published only with the state shown.")
        statement = (
            "update response set moderation = ?, summary = ?, we_did = ? where reference = ?"
        )
        with writing(self.path) as connection:
            for reference in references:
                values = [state, summary, we_did, reference]
                if not connection.execute(statement, values).rowcount:
                    raise MpsError(f"There is no response {reference}. Nothing was changed.")

    def delete(self, reference: str) -> bool:
        """Delete a response for good; whether there was one."""
        if not self.path.exists():
            return False
        with writing(self.path) as connection:
            statement = "delete from response where reference = ?"
            found = bool(connection.execute(statement, [reference]).rowcount)
        if found:
            self._forget()
        return found

    def purge(self, today: date) -> int:
        """Delete every response whose retention has ended before `today`; returns how many."""
        if not self.path.exists():
            return 0
        with writing(self.path) as connection:
            statement = "delete from response where delete_after < ?"
            count = connection.execute(statement, [today.isoformat()]).rowcount
            connection.execute("delete from wrong_reference where day < ?", [today.isoformat()])
        if count:
            self._forget()
        return count

    def counted(self, council_code: str, today: date) -> list[dict[str, Any]]:
        """How many of a council's read responses say what, without anybody's words.

        Rows of subject_kind, subject_code, stance, summary, we_did and responses; those that
        were set aside, wait to be read, or should be deleted by `today`, are not in.
        """
        named = "subject_kind, subject_code, stance, summary, we_did"
        statement = (
            f"select {named}, count(*) as responses from response "
            "where council_code = ? and moderation in ('shown', 'hidden') and delete_after >= ? "
            f"group by {named} order by {named}"
        )
        with reading(self.path) as connection:
            if connection is None:
                return []
            values = [council_code, today.isoformat()]
            return [dict(row) for row in connection.execute(statement, values)]

    def holds(self, council_code: str) -> bool:
        """Whether any response to a council is kept."""
        statement = f"{_SELECT} where council_code = ? limit 1"
        with reading(self.path) as connection:
            return bool(_rows(connection, statement, [council_code]))

    def count_wrong(self, day: date) -> None:
        """Count one try of a reference that is nobody's. Raises NotTaken after too many a day."""
        if not self.path.exists():
            return
        statement = (
            "insert into wrong_reference values (?, 1) "
            "on conflict (day) do update set tries = tries + 1 returning tries"
        )
        with writing(self.path) as connection:
            tries = connection.execute(statement, [day.isoformat()]).fetchall()[0][0]
        if tries > MOST_WRONG_A_DAY:
            raise NotTaken(
                "Too many wrong codes were tried today. Ask the council to delete your response."
            )

    def wrong_tries(self, day: date) -> int:
        """How many references that are nobody's were tried on a day."""
        with reading(self.path) as connection:
            if connection is None:
                return 0
            statement = "select tries from wrong_reference where day = ?"
            found = connection.execute(statement, [day.isoformat()]).fetchone()
            return int(found[0]) if found else 0

    def _forget(self) -> None:
        """Write deletions from the log into the file and empty the log, so that no copy stays."""
        with reading(self.path) as connection:
            if connection:
                connection.execute("pragma wal_checkpoint(truncate)").fetchall()


def _judged(answer: Answer, moment: datetime) -> date:
    """The day until which the answer may be kept. Raises NotTaken when it cannot be taken."""
    consultation = consultation_of(answer.council_code)
    day = uk_day(moment)
    if consultation.state(day) != OPEN or moment > now() + timedelta(minutes=1):
        raise NotTaken("This council does not take responses here on that day. Nothing was kept.")
    if problems := answer.problems():
        raise NotTaken(" ".join(problems.values()))
    return consultation.delete_after(day)


def _digest(text: str) -> bytes | None:
    words = folded(text)
    if len(words) < SHORTEST_REPEATED:
        return None
    return hashlib.blake2b(words.encode(), digest_size=16).digest()


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _sent_before(connection: sqlite3.Connection, submission: str) -> str:
    statement = "select reference from response where submission = ?"
    found = connection.execute(statement, [submission]).fetchone()
    return str(found[0]) if found else ""


def _refuse_floods(connection: sqlite3.Connection, moment: datetime) -> None:
    statement = "select count(*) from response where channel = 'online' and received_at > ?"
    for span, most in ((timedelta(minutes=1), MOST_A_MINUTE), (timedelta(days=1), MOST_A_DAY)):
        since = _stamp(moment - span)
        if connection.execute(statement, [since]).fetchone()[0] >= most:
            raise NotTaken(
                "Very many responses are coming in just now. Yours was not kept yet: "
                "wait a minute and press Send again."
            )


def _refuse_repeated(connection: sqlite3.Connection, answer: Answer, digest: bytes | None) -> None:
    statement = (
        "select count(*) from response "
        "where council_code = ? and subject_code = ? and text_digest = ?"
    )
    values = [answer.council_code, answer.subject_code, digest]
    if digest and connection.execute(statement, values).fetchone()[0]:
        raise NotTaken(
            "A response in exactly these words has already been received on this subject and is "
            "kept. If it was not yours, say it in your own words."
        )


def _insert(connection: sqlite3.Connection, values: dict[str, object]) -> str:
    named = ("reference", *values)
    marks = ", ".join(f":{name}" for name in named)
    statement = f"insert into response ({', '.join(named)}) values ({marks}) on conflict do nothing"
    while True:  # a reference that is taken is drawn again; there are 410 million
        reference = new_reference()
        if connection.execute(statement, {"reference": reference, **values}).rowcount:
            return reference


def _rows(
    connection: sqlite3.Connection | None, statement: str, values: Sequence[object]
) -> list[Response]:
    if connection is None:
        return []
    return [Response(**row) for row in map(dict, connection.execute(statement, values))]
