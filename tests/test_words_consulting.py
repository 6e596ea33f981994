"""What is said of a consultation is true on each day, whatever the council gives."""

from datetime import date, timedelta
from itertools import product

import pytest

from mps.words import consulting
from mps.words.consulting import Consulted

DAY = date(2031, 5, 6)


def about(**more: object) -> Consulted:
    given = {"council": "Testshire", "name": "Draft statement", "takes_responses": True,
             "opens": DAY - timedelta(30), "closes": DAY, "can_write": True}  # fmt: skip
    return Consulted(**{**given, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "today", "said"),
    [
        ({}, DAY, "Draft statement: have your say until 6 May 2031"),
        ({}, DAY + timedelta(1), "Draft statement closed on 6 May 2031"),
        ({}, DAY - timedelta(31), "Draft statement opens on 6 April 2031"),
        ({"takes_responses": False}, DAY, "Draft statement: write to the council until 6 May 2031"),
        (
            {"takes_responses": False, "can_write": False},
            DAY,
            "Draft statement: ask the council how to answer until 6 May 2031",
        ),
        ({"closes": None}, DAY, "Testshire is not asking for responses here"),
        ({"name": ""}, DAY, "The consultation of Testshire: have your say until 6 May 2031"),
    ],
)
def test_the_title_says_what_can_be_done_on_the_day(
    more: dict[str, object], today: date, said: str
) -> None:
    assert consulting.title(about(**more), today).text == said


def test_nobody_is_invited_on_a_day_on_which_nothing_is_taken() -> None:
    days = [None, DAY - timedelta(2), DAY, DAY + timedelta(2)]
    for opens, closes, takes, today in product(days, days, (True, False), days[1:]):
        assert today
        one = about(opens=opens, closes=closes, takes_responses=takes)
        invited = "have your say" in consulting.title(one, today).text
        within = (opens is None or opens <= today) and closes is not None and today <= closes
        assert invited == (takes and within)
        if "closed on" in consulting.title(one, today).text:
            assert closes
            assert today > closes


def test_the_time_left_counts_the_last_day() -> None:
    said = [consulting.time_left(DAY, DAY - timedelta(days)) for days in (2, 1, 0, -1)]
    assert said == ["2 days left after today", "1 day left after today", "today is the last day",
                    "closed"]  # fmt: skip


def test_a_printed_consultation_is_named_by_its_label() -> None:
    said = consulting.printed_name("Consultation on the draft statement closes", "Testshire")
    assert said == "The consultation on the draft statement of Testshire"


def test_what_follows_is_the_councils_word_or_is_said_to_be_missing() -> None:
    assert consulting.what_next(about(), DAY, "The cabinet decides.") == "The cabinet decides."
    assert "has not said" in consulting.what_next(about(), DAY, "")
    assert "has not said here" in consulting.what_next(about(), DAY + timedelta(1), "")


@pytest.mark.parametrize(
    ("total", "by_stance", "said"),
    [
        (None, None, "Fewer than 5 responses"),
        (9, None, "9 responses. How many agree is not shown"),
        (12, {"agree": 7, "partly agree": 0, "disagree": 5},
         "12 responses: 7 agree, none partly agree and 5 disagree."),
    ],
)  # fmt: skip
def test_counts_are_told_as_far_as_they_may_be(
    total: int | None, by_stance: dict[str, int] | None, said: str
) -> None:
    assert consulting.heard_counts(total, by_stance, 5).startswith(said)
