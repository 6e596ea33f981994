"""What is said of a consultation: until when it runs, what follows, and what was heard."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mps.words.findings import Finding, opening
from mps.words.numbers import counted, join, number
from mps.words.tiles import long_date

ONLINE, ELSEWHERE, NOT_YET, CLOSED, NONE = "online", "elsewhere", "not_yet", "closed", "none"


@dataclass(frozen=True)
class Consulted:
    """A consultation as it stands on a day.

    `name` is what is consulted on, such as "Draft statement 2027", empty where nobody says;
    `takes_responses` is whether the site does; the dates are its first and last day, where known;
    `can_write` is whether an e-mail or a postal address is given.
    """

    council: str
    name: str
    takes_responses: bool
    opens: date | None
    closes: date | None
    can_write: bool

    def stage(self, today: date) -> str:
        """Where it stands: `online`, `elsewhere`, `not_yet`, `closed` or `none`.

        `elsewhere` runs, but the site takes no responses; of `none` no date is known.
        """
        if self.closes and today > self.closes:
            return CLOSED
        if self.opens and today < self.opens:
            return NOT_YET
        if self.closes and self.takes_responses:
            return ONLINE
        return ELSEWHERE if self.closes else NONE


def title(about: Consulted, today: date) -> Finding:
    """Say until when one can answer, or that one cannot and since or until when."""
    rule = "consultation_stage"
    named = opening(about.name) or f"The consultation of {about.council}"
    stage = about.stage(today)
    closes = long_date(about.closes) if about.closes else ""
    if stage == ONLINE:
        return Finding(f"{named}: have your say until {closes}", rule, holds=True)
    if stage == ELSEWHERE:
        how = "write to the council" if about.can_write else "ask the council how to answer"
        return Finding(f"{named}: {how} until {closes}", rule, holds=True)
    if stage == NOT_YET and about.opens:
        return Finding(f"{named} opens on {long_date(about.opens)}", rule, holds=True)
    if stage == CLOSED:
        return Finding(f"{named} closed on {closes}", rule, holds=True)
    return Finding(f"{about.council} is not asking for responses here", rule, holds=False)


def time_left(closes: date, today: date) -> str:
    """Say how long one can still answer, the last day included."""
    days = (closes - today).days
    if days < 0:
        return "closed"
    if days == 0:
        return "today is the last day"
    return f"{counted(days, 'day', 'days')} left after today"


def printed_name(label: str, council: str) -> str:
    """Name a consultation by the label of the date that a paper prints for its end.

    "Consultation on the draft statement closes" of Testshire is "The consultation on the draft
    statement of Testshire".
    """
    what = label.removesuffix(" closes")
    return f"The {what[:1].lower()}{what[1:]} of {council}"


def what_next(about: Consulted, today: date, next_steps: str) -> str:
    """Say what happens after the last day, in the council's words where it gives any."""
    if next_steps:
        return next_steps
    if about.stage(today) == CLOSED:
        return (
            "The council has not said here what happens next. What it publishes of the responses "
            "will stand below, under \u201cYou said, we did\u201d."
        )
    return "The council has not said what happens afterwards."


def heard_counts(total: int | None, by_stance: Mapping[str, int] | None, fewest: int) -> str:
    """Count responses, by stance where no count is too small to publish.

    `by_stance` has the stance in words ("agree") and its count; `total` is None where it is
    itself below `fewest`.
    """
    if total is None:
        return f"Fewer than {fewest} responses; counts as small as that are not shown."
    said = counted(total, "response", "responses")
    if by_stance is None:
        return (
            f"{said}. How many agree is not shown, since fewer than {fewest} chose one of the "
            "answers and could be known by it."
        )
    parts = [
        f"{number(count) if count else 'none'} {stance}" for stance, count in by_stance.items()
    ]
    return f"{said}: {join(parts)}."
