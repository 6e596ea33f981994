"""Findings of the calculator that sets supported living beside a care home."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from mps.analysis.step_down import StepDown, break_even_price, break_even_years, year_by_year
from mps.words.findings import Finding
from mps.words.numbers import counted, known, number, percent, pounds, pounds_and_pence

STAYS, NOTHING = "price stays", "falls to nothing"
FORMULA = """\
One place costs, up to *t* years from the start, with 52 weeks to a year:

- care home: 52 × price × *t*;
- supported living while its price falls: 52 × (first price × *t* − (first price − price after) ×
  *t*² ÷ (2 × years of the fall));
- after the fall: the cost of the fall so far, and 52 × price after for each year more.

The price falls in a straight line. A year's cost is the cost up to its end less the cost up to
its start, times the number of people. Both prices stay at the level of their year: no inflation.
Left out: rent and benefits in supported living, what residents pay, and people who move back."""


def scenarios(
    start: float, other: float, fall: float | None, left: float | None, years: int, people: int
) -> dict[str, StepDown]:
    """The cases that are worked out, by name: no fall, a fall to what is entered, to nothing.

    `left` above `start` is left out: a price that rises is no fall.
    """
    cases = {STAYS: StepDown(start, start, other, 0, years, people)}
    if fall:
        if left is not None and left <= start:
            name = f"falls to {pounds_and_pence(left)}"
            cases[name] = StepDown(start, left, other, fall, years, people)
        if left != 0:
            cases[NOTHING] = StepDown(start, 0.0, other, fall, years, people)
    return cases


def step_down(case: StepDown) -> Finding:
    """Say whether supported living starts dearer, and how far it must fall to cost the same."""
    rule = "step_down"
    above = case.start - case.other
    span = counted(case.years, "year", "years")
    if abs(above) < 0.005:
        text = f"Supported living and a care home cost the same at {pounds_and_pence(case.other)}"
        return Finding(f"{text} a week", rule, holds=True)
    difference = f"{pounds_and_pence(abs(above))} a week"
    total = pounds(abs(above) * 52 * case.years)
    if above < 0:
        text = f"Supported living costs {difference} less than a care home from the first week"
        return Finding(f"{text}: {total} for one person over {span}", rule, holds=True)
    text = f"Supported living starts {difference} above a care home"
    if not case.fall_years:
        text += f" and, if its price stays, costs {total} more for one person over {span}"
        return Finding(text, rule, holds=True)
    needed = break_even_price(case)
    fall = counted(round(case.fall_years), "year", "years")
    if needed is None:
        text += f"; even a fall to nothing over {fall} does not make that up within {span}"
    else:
        share = percent((1 - needed / case.start) * 100, 0)
        text += (
            f"; over {span} both cost the same if it falls by {share}, to "
            f"{pounds_and_pence(needed)}, over {fall}"
        )
    return Finding(text, rule, holds=True)


def catches_up(case: StepDown) -> str:
    """Say after what time supported living has cost no more in all than the care home."""
    years = break_even_years(case)
    if years is None:
        return "never"
    if years == 0:
        return "from the first week"
    if years < 1:
        return f"after {counted(math.ceil(years * 52 - 1e-9), 'week', 'weeks')}"
    return f"after {number(years, 1)} years"


def totals(cases: dict[str, StepDown]) -> list[dict[str, object]]:
    """Each case's cost over all years beside the care home's, and when it catches up."""
    rows = []
    for name, case in cases.items():
        frame = year_by_year(case)
        rows.append(
            {
                "scenario": f"Supported living, {name}",
                "total_gbp": frame["falling_gbp"].sum(),
                "other_gbp": frame["other_gbp"].sum(),
                "difference_gbp": frame["difference_gbp"].sum(),
                "catches_up": catches_up(case),
            }
        )
    return rows


def needed_falls(case: StepDown) -> list[dict[str, object]]:
    """For each whole number of years up to the case's: the price it must fall to, and by how much.

    Empty where supported living does not start dearer, or where its price does not fall.
    """
    if case.start <= case.other or not case.fall_years:
        return []
    rows: list[dict[str, object]] = []
    for years in range(1, int(case.fall_years) + 1):
        one = StepDown(case.start, 0.0, case.other, years, case.years)
        needed = known(break_even_price(one))
        share = None if needed is None else (1 - needed / case.start) * 100
        span = counted(years, "year", "years")
        rows.append({"fall_years": span, "needed_gbp": needed, "fall_pct": share})
    return rows


def sources_said(rows: Sequence[Mapping[Any, Any]]) -> str:
    """Name where the two prices come from and of which year each is; nothing where none is held."""
    if not rows:
        return ""
    row = rows[0]
    return (
        f"The prices begin with those of {row['paper']}, {row['section']}: "
        f"supported living {pounds_and_pence(row['supported_gbp'])}, {row['supported_period']}; "
        f"care home {pounds_and_pence(row['residential_gbp'])}, {row['residential_period']}."
    )
