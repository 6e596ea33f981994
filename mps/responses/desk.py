"""Where the site hands in responses and deletions: limits and traps, then the book."""

import math

from mps.consultation import now, uk_day
from mps.responses.answers import Answer
from mps.responses.book import MOST_WRONG_A_DAY, Book
from mps.responses.codes import read_reference
from mps.responses.limits import Buckets
from mps.responses.switch import NotTaken, consultation_of

__all__ = ["NotTaken", "consultation_of", "remove", "send"]

SHORTEST_VISIT = 3.0
"""Seconds from the first sight of the form to sending that nobody is quicker than."""

# A forum may send from one address of the council's offices, so many at once are let through;
# a machine is slowed to one every ten seconds.
SENDING = Buckets(most=60, seconds=10)
REMOVING = Buckets(most=10, seconds=30)


def send(answer: Answer, *, visitor: str, shown_for: float, trap: str, submission: str) -> str:
    """Keep an answer from the site and return its reference.

    `visitor` tells visitors apart for the limits and is not kept; `shown_for` is the seconds for
    which the form was shown; `trap` is what stands in the field that nobody sees, which sets the
    response aside as spam for a person to judge; `submission` names this one sending. Raises what
    `Book.add` raises, and NotTaken for one that comes too fast or too often.
    """
    if shown_for < SHORTEST_VISIT:
        raise NotTaken(
            "That was quicker than people are, so it may be a machine. "
            "Nothing is lost: press Send again."
        )
    if wait := SENDING.take(visitor):
        raise NotTaken(
            "Many responses have come from your connection. "
            f"Yours is still here: press Send again in {math.ceil(wait)} seconds."
        )
    moderation = "spam" if trap.strip() else "waiting"
    return Book.own().add(answer, submission=submission, moderation=moderation)


def remove(reference: str, *, visitor: str) -> str:
    """Delete the response of a reference as typed; returns the reference.

    Raises MpsError when it is no reference, NotTaken when nobody has it or too many were tried.
    """
    known = read_reference(reference)
    if wait := REMOVING.take(visitor):
        raise NotTaken(f"Too many codes were tried. Try again in {math.ceil(wait)} seconds.")
    book, today = Book.own(), uk_day(now())
    if book.wrong_tries(today) > MOST_WRONG_A_DAY:
        book.count_wrong(today)
    if not book.delete(known):
        book.count_wrong(today)
        raise NotTaken(
            "There is no response with this code. It may have been deleted already, or one sign "
            "may be wrong."
        )
    return known
