"""Gaps under a scenario: worked by hand, and identities that hold whatever is assumed."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mps.analysis.scenario import Assumptions, homes_together, service_gap

SERVICES = ("nursing_home", "care_home", "homecare", "extra_care")


def services(**changes: dict[str, Any]) -> pd.DataFrame:
    """1,000 residents; 4, 6, 5 and 1 users per 100; 50 nursing beds held."""
    rows = [
        {"place": "here", "year": 2030, "service": name, "residents": 1000.0, "rate": rate,
         "rate_low": None, "rate_high": None, "supply": None, "supply_together": 200.0}
        for name, rate in zip(SERVICES, (4.0, 6.0, 5.0, 1.0), strict=True)
    ]  # fmt: skip
    for row in rows:
        row.update(changes.get(str(row["service"]), {}))
    frame = pd.DataFrame(rows)
    numbers = ["rate", "rate_low", "rate_high", "supply", "supply_together"]
    return frame.astype(dict.fromkeys(numbers, float))


def of(frame: pd.DataFrame, service: str) -> "pd.Series[Any]":
    return frame[frame["service"] == service].iloc[0]


def test_a_scenario_worked_by_hand() -> None:
    """Four in a hundred of 1,000 are 40; half pay themselves: 80 live there.

    Reablement takes 10%: 72. Extra care takes 25% of them: 54. At 90% occupancy they need 60
    beds. There are 50 and 4 more are planned: 6 short.
    """
    assumed = Assumptions(90, 50, None, 10, 25, {"nursing_home": 4})
    found = service_gap(services(nursing_home={"supply": 50.0}), assumed)
    row = of(found, "nursing_home")
    assert row["users_central"] == pytest.approx(80)
    assert row["people_central"] == pytest.approx(54)
    assert row["needed_central"] == pytest.approx(60)
    assert row["supply_by_then"] == pytest.approx(54)
    assert row["gap_central"] == pytest.approx(6)
    # Without nursing: 60 paid for are 120, less 12 are 108, less 27 are 81: 90 beds.
    assert of(found, "care_home")["needed_central"] == pytest.approx(90)
    # Homecare is what the council pays for: 50 less 5. Extra care: 10, and 18 and 27 more.
    assert of(found, "homecare")["needed_central"] == pytest.approx(45)
    assert of(found, "extra_care")["needed_central"] == pytest.approx(55)
    assert np.isnan(of(found, "homecare")["gap_central"])
    both = homes_together(found).iloc[0]
    assert both["needed_central"] == pytest.approx(150)
    assert both["supply_by_then"] == pytest.approx(204)
    assert both["gap_central"] == pytest.approx(-54)


def test_low_and_high_take_both_ends_of_both_ranges() -> None:
    """3 to 5 per 100 and 20% to 60% self-funders: 30 / 0.8 = 37.5 to 50 / 0.4 = 125."""
    frame = services(nursing_home={"rate_low": 3.0, "rate_high": 5.0})
    row = of(service_gap(frame, Assumptions(100, 50, (20, 60))), "nursing_home")
    assert row["needed_low"] == pytest.approx(37.5)
    assert row["needed_central"] == pytest.approx(80)
    assert row["needed_high"] == pytest.approx(125)


shares = st.floats(0, 100)


@settings(deadline=None, max_examples=60)
@given(
    st.floats(1, 100), st.floats(0, 90), shares, shares, st.floats(-500, 500), st.floats(0, 1e5),
    st.floats(0, 50), st.floats(0, 1), st.floats(1, 2),
)  # fmt: skip
def test_identities_hold_whatever_is_assumed(
    occupancy: float, funders: float, reablement: float, extra: float, planned: float,
    people: float, rate: float, less: float, more: float,
) -> None:  # fmt: skip
    frame = services(
        nursing_home={"rate": rate, "rate_low": rate * less, "rate_high": rate * more,
                      "supply": 50.0},
    ).assign(residents=people)  # fmt: skip
    range_ = (funders * less, min(funders * more, 95))
    assumed = Assumptions(occupancy, funders, range_, reablement, extra, {"nursing_home": planned})
    found = service_gap(frame, assumed)
    row = of(found, "nursing_home")
    slack = 1e-6 * (1 + row["needed_high"])
    assert row["needed_low"] <= row["needed_central"] + slack
    assert row["needed_central"] <= row["needed_high"] + slack
    for bound in ("low", "central", "high"):
        assert row[f"gap_{bound}"] == pytest.approx(row[f"needed_{bound}"] - 50 - planned)
    # Nobody is lost on the way to extra care: users less those reabled are all somewhere.
    all_users = found["users_central"].sum()
    reabled = found.loc[found["service"] != "extra_care", "users_central"].sum() * reablement / 100
    assert found["people_central"].sum() == pytest.approx(all_users - reabled)
    none = service_gap(frame, replace(assumed, reablement_pct=0.0, extra_care_pct=0.0))
    assert of(none, "nursing_home")["needed_central"] >= row["needed_central"] - slack


def test_places_and_years_do_not_mix() -> None:
    one, other = services(), services().assign(place="there", residents=500.0)
    found = service_gap(pd.concat([one, other]), Assumptions(80, 0, None, 0, 50))
    extra = found[found["service"] == "extra_care"].set_index("place")["needed_central"]
    assert extra["here"] == pytest.approx(10 + 50)
    assert extra["there"] == pytest.approx(5 + 25)
    assert len(homes_together(found)) == 2


def test_without_a_rate_there_is_no_number_and_one_kind_is_not_both() -> None:
    found = service_gap(services(care_home={"rate": None}), Assumptions(80, 0))
    assert np.isnan(of(found, "care_home")["needed_central"])
    assert np.isnan(homes_together(found).iloc[0]["needed_central"])


@pytest.mark.parametrize(
    "wrong", [(0, 0), (101, 0), (80, 100), (80, -1), (80, 50, (60, 70)), (80, 0, None, 101)]
)
def test_assumptions_without_a_meaning_are_refused(wrong: tuple[Any, ...]) -> None:
    with pytest.raises(ValueError, match="must be"):
        Assumptions(*wrong)


def test_a_rate_outside_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="range"):
        service_gap(services(homecare={"rate_low": 6.0, "rate_high": 7.0}), Assumptions(80, 0))
