"""What is said of contracts and purchases, against sentences written by hand."""

from datetime import date

import pytest

from mps.dated import at, exactly
from mps.words import opportunities as words
from tests.opportunities import frame, row

DAY = date(2031, 4, 1)


@pytest.mark.parametrize(
    ("first", "precision", "said", "placed"),
    [
        (date(2027, 4, 1), "day", "1 April 2027", "on 1 April 2027"),
        (date(2027, 4, 1), "month", "April 2027", "in April 2027"),
        (date(2027, 1, 1), "year", "2027", "in 2027"),
        (date(2018, 4, 1), "financial_year", "2018/19", "in 2018/19"),
        (date(1999, 4, 1), "financial_year", "1999/00", "in 1999/00"),
    ],
)
def test_a_date_is_no_more_exact_than_stated(
    first: date, precision: str, said: str, placed: str
) -> None:
    assert exactly(first, precision) == said
    assert at(first, precision) == placed


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (7635, "£7,635"),
        (960_000, "£960,000"),
        (999_999, "£999,999"),
        (1_000_000, "£1 million"),
        (4_951_527, "£4.95 million"),
        (28_500_000, "£28.5 million"),
        (600_000_000, "£600 million"),
        (3_300_000_000, "£3.3 billion"),
        (None, "not stated"),
    ],
)
def test_money_is_written_as_people_say_it(amount: float | None, said: str) -> None:
    assert words.money(amount) == said


@pytest.mark.parametrize(
    ("one", "low", "high", "said"),
    [
        (4_951_527, 4_951_527, 7_073_610, "£4.95 million to £7.07 million"),
        (300e6, 220e6, 300e6, "£220 million to £300 million"),
        (5000, None, None, "£5,000"),
        (None, None, 5000, "up to £5,000"),
        (None, 5000, None, "£5,000 or more"),
        (5000, 5000, 5000, "£5,000"),
        (0, None, None, "£0"),
        (None, None, None, "not stated"),
    ],
)
def test_a_value_is_a_range_only_where_two_ends_are_stated(
    one: float | None, low: float | None, high: float | None, said: str
) -> None:
    given = row(value_gbp=one, value_low_gbp=low, value_high_gbp=high)
    assert words.value(given) == said
    assert words.value(frame(given).to_dict("records")[0]) == said


@pytest.mark.parametrize(
    ("term", "more", "ends", "said"),
    [
        (84, 36, False, "7 years (+3)"),
        (60, 60, True, "5 years (+5)"),
        (12, None, False, "1 year"),
        (60, 18, False, "5 years (+18 months)"),
        (9, 3, False, "9 months (+3 months)"),
        (None, 24, False, "not stated (+2 years)"),
        (None, 24, True, "from start to end, with up to 2 years more"),
        (None, None, True, "from start to end"),
        (None, None, False, "not stated"),
    ],
)
def test_a_length_is_as_stated_and_never_worked_out(
    term: int | None, more: int | None, ends: bool, said: str
) -> None:
    end = date(2036, 3, 31) if ends else None
    assert words.length(row(term_months=term, extension_months=more, end_date=end)) == said


def test_days_are_named_in_order_and_as_exactly_as_stated() -> None:
    given = row(
        published_date=date(2030, 1, 1), published_precision="year",
        deadline_date=date(2030, 9, 3), deadline_precision="day",
        end_from_date=date(2035, 4, 1), end_date=date(2036, 3, 31),
        end_precision="financial_year",
    )  # fmt: skip
    assert words.dates(given) == [
        ("Published", "2030"),
        ("Bids due", "3 September 2030"),
        ("Starts", "April 2031"),
        ("Ends", "2035/36"),
    ]
    assert words.when(given) == "bids due 3 September 2030; starts April 2031; ends 2035/36"


def test_publication_stands_for_when_only_where_no_other_day_is_stated() -> None:
    bare = row(start_date=None, published_date=date(2030, 1, 7), published_precision="day")
    assert words.when(bare) == "published 7 January 2030"
    assert words.when(row(start_date=None)) == "not stated"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "1 purchase of care lies ahead in Testshire: the next is to start in April 2031"),
        (
            {"next_step": "deadline", "next_date": DAY, "next_precision": "day"},
            "1 purchase of care lies ahead in Testshire: bids for the next are due by 1 April 2031",
        ),
        (
            {"next_step": "deadline", "next_date": DAY, "next_precision": "month"},
            "1 purchase of care lies ahead in Testshire: bids for the next are due in April 2031",
        ),
        (
            {"next_step": "tender", "next_date": DAY, "next_precision": "year"},
            "1 purchase of care lies ahead in Testshire: bids for the next are to be invited in "
            "2031",
        ),
        (
            {"next_step": None},
            "1 purchase of care lies ahead in Testshire: no date is stated",
        ),
        (
            {"phase": "running", "stage": "awarded", "next_step": "end", "next_precision": "month"},
            "No purchase by Testshire is known after 1 April 2031; the next known contract ends in "
            "April 2031",
        ),
        (
            {"phase": "running", "next_step": "end", "next_precision": "year"},
            "No purchase by Testshire is known after 1 April 2031; what it planned before is to "
            "end in 2031",
        ),
        (
            {"phase": "running", "next_step": "length", "term_months": 60},
            "No purchase by Testshire is known after 1 April 2031; a plan for 5 years from April "
            "2031 should be running",
        ),
        (
            {"phase": "undated", "next_step": None},
            "No purchase by Testshire is known after 1 April 2031",
        ),
    ],
)
def test_the_title_says_what_comes_next_else_what_runs(more: dict[str, object], said: str) -> None:
    assert words.title(frame(row(**more)), today=DAY, place="Testshire").text == said


@pytest.mark.parametrize(
    ("step", "stage", "said"),
    [
        ("published", "awarded", "the newest notice or paper is of May 2029"),
        ("tender", "planned", "bids were last to be invited in May 2029"),
        ("deadline", "tender", "the last known bids were due in May 2029"),
        ("start", "awarded", "the last known contract started in May 2029"),
        ("start", "planned", "the last known plan was to start in May 2029"),
        ("end", "expiring", "the last known contract ended in May 2029"),
        ("end", "planned", "the last known plan was to end in May 2029"),
    ],
)
def test_a_title_of_the_past_says_which_day_was_the_last(step: str, stage: str, said: str) -> None:
    past = row(phase="past", stage=stage, next_step=None, last_step=step,
               last_step_date=date(2029, 5, 1), last_date=date(2029, 5, 31))  # fmt: skip
    title = words.title(frame(past), today=DAY, place="Testshire")
    assert title.text == f"No purchase by Testshire is known after 1 April 2031; {said}"
    called_off = words.title(frame(past | {"stage": "cancelled"}), today=DAY, place="Testshire")
    assert called_off.text == "No purchase by Testshire is known after 1 April 2031"


def test_with_nothing_held_the_title_makes_no_claim() -> None:
    title = words.title(frame(), today=DAY, place="Testshire")
    assert not title.holds
    assert title.text == "No purchase by Testshire is held here"


@pytest.mark.parametrize(
    ("stage", "phase", "said"),
    [
        ("planned", "coming", "Planned, ahead"),
        ("planned", "running", "Planned, should be running"),
        ("awarded", "running", "Planned, running"),
        ("planned", "past", "Planned, past"),
        ("tender", "undated", "Planned, no date stated"),
    ],
)
def test_a_plan_is_never_said_to_run(stage: str, phase: str, said: str) -> None:
    given = row(stage=stage, phase=phase)
    assert words.standing(given) == said
    unknown = "what became of it is not held" in words.caution(given)
    assert unknown == (stage == "planned" and phase in ("running", "past"))


def test_a_copy_of_a_notice_is_to_be_checked() -> None:
    assert "check the notice itself" in words.caution(row(source_status="secondary"))
    assert words.caution(row()) == ""


def test_a_link_to_a_copy_of_a_notice_says_whose_website_it_is() -> None:
    copied = row(notice_url="https://copies.example.com/contract/?ocid=1")
    assert words.notice_link(copied) == "Notice, as copied on copies.example.com: Homecare"
    own = row(notice_url="https://www.find-tender.service.gov.uk/Notice/1-2031")
    assert words.notice_link(own) == "Notice: Homecare"


def test_the_answer_has_what_when_how_long_how_much_and_how() -> None:
    given = row(route="Open tender", value_gbp=28_500_000, term_months=60)
    assert words.answer(given) == (
        "Next: Homecare. Starts April 2031; length 5 years; value £28.5 million; route open tender."
    )


def test_a_choice_says_how_many_rows_it_cannot_judge() -> None:
    rows = frame(row(service_names="Homecare"), row(), row())
    service = ("service_names", "kind of service")
    client = ("client_names", "client group")
    assert words.unstated_note(rows, []) == ""
    assert words.unstated_note(rows, [service]) == (
        "Of these, 2 name no kind of service: shown for every choice."
    )
    assert words.unstated_note(rows.head(2), [service, client]) == (
        "Of these, 1 names no kind of service and 2 name no client group: shown for every choice."
    )


def test_counts_name_only_what_is_there() -> None:
    rows = frame(row(), row(phase="running"), row(phase="running"), row(phase="past"))
    assert words.counts(rows) == "1 is ahead, 2 are running and 1 is past"
    assert words.counts(frame()) == ""
