"""How opportunities stand on a day, from a made-up file to the query of the page."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from mps.build import run_build
from mps.store import Store, open_store
from tests.opportunities import line, table
from tests.places import TESTSHIRE
from tests.statement_files import write

ONE = timedelta(1)
LINES = [
    line(opportunity_id="bids", stage="tender", tender="2030-05", deadline="2030-06-14",
         start="2030-10", end="2033-09", service_types="homecare", client_groups="dementia"),
    line(opportunity_id="plan-of-a-year", stage="planned", published="2029-11", start="2030",
         service_types="extra_care", client_groups="all_adults"),
    line(opportunity_id="plan-of-a-financial-year", stage="planned", start="2030/31",
         term_months="24", extension_months="12"),
    line(opportunity_id="contract", stage="awarded", start="2029-01-31", end="2030-02-28",
         extension_months="1"),
    line(opportunity_id="paper-only", stage="planned", published="2030-03"),
    line(opportunity_id="no-day", stage="tender"),
    line(opportunity_id="called-off", stage="cancelled", start="2040-01-01"),
    line(opportunity_id="software", stage="tender", deadline="2040-01-01", is_adult_care="N",
         scope_rule="A system for parking."),
]  # fmt: skip


@pytest.fixture(scope="module")
def opened(small_tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    root = tmp_path_factory.mktemp("opportunities") / "tree"
    shutil.copytree(small_tree, root)
    write(root, "opportunities.csv", table(*LINES))
    return open_store(run_build(root, root / "store" / "market.duckdb").store)


def standing(opened: Store, day: date, service: str = "", client: str = "") -> dict[str, str]:
    found = opened.query("opportunities__list", council_code=TESTSHIRE, on_date=day,
                         service_type=service, client_group=client)  # fmt: skip
    return dict(zip(found["opportunity_id"], found["phase"], strict=True))


@pytest.mark.parametrize(
    ("name", "last_day", "before", "after"),
    [
        # A start lies ahead until the last day of the month, year or financial year it is of.
        ("bids", date(2030, 10, 31), "coming", "running"),
        ("bids", date(2033, 9, 30), "running", "past"),
        ("plan-of-a-year", date(2030, 12, 31), "coming", "past"),
        ("plan-of-a-financial-year", date(2031, 3, 31), "coming", "running"),
        # April 2030 and 24 months: the length is the only thing that says how long it runs.
        ("plan-of-a-financial-year", date(2032, 3, 31), "running", "past"),
        ("contract", date(2030, 2, 28), "running", "past"),
        ("paper-only", date(2030, 3, 31), "coming", "past"),
    ],
)
def test_a_row_changes_on_the_day_after_the_last_that_its_source_may_mean(
    opened: Store, name: str, last_day: date, before: str, after: str
) -> None:
    assert standing(opened, last_day)[name] == before
    assert standing(opened, last_day + ONE)[name] == after


def test_what_names_no_day_and_what_was_called_off_never_change(opened: Store) -> None:
    for day in (date(1999, 1, 1), date(2039, 12, 31), date(2050, 1, 1)):
        found = standing(opened, day)
        assert found["no-day"] == "undated"
        assert found["called-off"] == "past"
        assert "software" not in found


@pytest.mark.parametrize(
    ("day", "step", "first"),
    [
        (date(2030, 5, 31), "tender", date(2030, 5, 1)),
        (date(2030, 6, 1), "deadline", date(2030, 6, 14)),
        (date(2030, 6, 14), "deadline", date(2030, 6, 14)),
        (date(2030, 6, 15), "start", date(2030, 10, 1)),
        (date(2030, 11, 1), "end", date(2033, 9, 1)),
    ],
)
def test_the_next_step_is_the_first_that_is_not_over(
    opened: Store, day: date, step: str, first: date
) -> None:
    found = opened.query("opportunities__list", council_code=TESTSHIRE, on_date=day,
                         service_type="", client_group="").set_index("opportunity_id")  # fmt: skip
    assert found.loc["bids", "next_step"] == step
    assert found.loc["bids", "next_date"].date() == first


def test_ends_are_drawn_from_the_stated_length_only_where_no_end_is_stated(opened: Store) -> None:
    found = opened.query("opportunities__list", council_code=TESTSHIRE, on_date=date(2030, 1, 1),
                         service_type="", client_group="").set_index("opportunity_id")  # fmt: skip
    ends = found[["drawn_end_date", "latest_end_date"]]
    assert [end.date() for end in ends.loc["plan-of-a-financial-year"]] == [
        date(2032, 3, 31),
        date(2033, 3, 31),
    ]
    # A month after the end of February is the end of March.
    assert [end.date() for end in ends.loc["contract"]] == [date(2030, 2, 28), date(2030, 3, 31)]
    assert ends.loc["paper-only"].isna().all()


def test_what_is_ahead_comes_first_and_the_next_of_it(opened: Store) -> None:
    assert list(standing(opened, date(2030, 1, 15))) == [
        *("plan-of-a-year", "plan-of-a-financial-year", "bids", "paper-only"),
        *("contract", "no-day", "called-off"),
    ]


@pytest.mark.parametrize(
    ("service", "client", "left"),
    [
        ("homecare", "", "bids"),
        ("extra_care", "", "plan-of-a-year"),
        ("", "dementia", "bids plan-of-a-year"),
        ("", "carers", "plan-of-a-year"),
        ("homecare", "carers", ""),
    ],
)
def test_a_filter_keeps_what_fits_and_what_does_not_say(
    opened: Store, service: str, client: str, left: str
) -> None:
    found = set(standing(opened, date(2030, 1, 1), service, client))
    silent = {"plan-of-a-financial-year", "contract", "paper-only", "no-day", "called-off"}
    assert found == silent | set(left.split())


def test_what_is_not_care_is_told_with_its_rule(opened: Store) -> None:
    found = opened.query("opportunities__left_out", council_code=TESTSHIRE)
    assert list(found["scope_rule"]) == ["A system for parking."]
