"""What an answer and a kept response are, what may stand in them, and what is wrong with one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mps.responses.text import clean

STANCES: Mapping[str, str] = {"agree": "Agree", "partly": "Partly agree", "disagree": "Disagree"}
WHO: Mapping[str, str] = {
    "uses_care": "Someone who uses care or support",
    "unpaid_carer": "An unpaid carer, or family or friend",
    "provider": "A provider of care",
    "worker": "Someone who works in care",
    "voluntary_group": "A voluntary or community group",
    "health_professional": "A health professional",
    "council_officer": "A council officer",
    "other": "Someone else",
    "not_said": "Prefer not to say",
}
CHANNELS: Mapping[str, str] = {"online": "Online", "email": "By e-mail", "paper": "On paper"}
STATES: Mapping[str, str] = {
    "waiting": "not read yet",
    "shown": "read; its summary is published",
    "hidden": "read; counted, but no words of it are published",
    "spam": "not a response; not counted",
}
KINDS = ("intention", "figure", "whole")

LONGEST_TEXT = 4000
LONGEST_SUMMARY = 1000
_SUBJECT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_COUNCIL = re.compile(r"E\d{8}")


@dataclass(frozen=True)
class Answer:
    """One answer as it was given: on what, how far they agree, who they are, and their words.

    `who` is a category of WHO and nothing more; `text` may be empty.
    """

    council_code: str
    subject_kind: str
    subject_code: str
    stance: str
    who: str
    text: str = ""
    channel: str = "online"

    def cleaned(self) -> "Answer":
        """The answer with its text cleaned; one that is absurdly long is cut before, not judged."""
        text = clean(self.text[: LONGEST_TEXT * 3])
        return Answer(**{**self.__dict__, "text": text})

    def problems(self) -> dict[str, str]:
        """What is wrong with the cleaned answer: words by field; empty when it can be taken."""
        found = {}
        if not _COUNCIL.fullmatch(self.council_code):
            found["council"] = "There is no such council."
        if self.subject_kind not in KINDS or not _SUBJECT.fullmatch(self.subject_code):
            found["subject"] = "Choose what you want to answer on."
        if self.stance not in STANCES:
            found["stance"] = "Say how far you agree."
        if self.who not in WHO:
            found["who"] = "Say who you are, or choose \u201cPrefer not to say\u201d."
        if self.channel not in CHANNELS:
            found["channel"] = f"The channel is one of: {', '.join(CHANNELS)}."
        if len(self.text) > LONGEST_TEXT:
            over = len(self.text) - LONGEST_TEXT
            found["text"] = (
                f"Your words are too long by {over:,} characters: {LONGEST_TEXT:,} fit. "
                "Shorten them, or send the rest as another response."
            )
        return found


@dataclass(frozen=True)
class Response:
    """One response as it is kept.

    `received_at` is in UTC (2027-04-01T09:30:00Z); `delete_after` is a day (2028-04-01).
    `summary` and `we_did` are the council's words, and all that is ever published.
    """

    reference: str
    council_code: str
    subject_kind: str
    subject_code: str
    stance: str
    who: str
    text: str
    received_at: str
    channel: str
    moderation: str
    summary: str
    we_did: str
    delete_after: str
