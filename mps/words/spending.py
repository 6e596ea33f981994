"""Findings of the page Spend and clients: why spending changed, on whom and on what it goes."""

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd

from mps.words.findings import Finding
from mps.words.numbers import (
    MINUS,
    join,
    known,
    millions,
    number,
    percent,
    pounds,
    rounded,
    signed_pounds,
)

SMALL_CHANGE = 500.0  # pounds: a part of a change below this is not told
COMPONENTS = ("people", "price", "mix")

_CAUSES = {  # of a rise, of a fall; the word in braces is what differs within the whole
    "people": ("because more people had care", "because fewer people had care"),
    "price": (
        "because care for a person was dearer",
        "because care for a person was cheaper",
    ),
    "mix": ("because of a dearer mix of {kinds}", "because of a cheaper mix of {kinds}"),
}
_LABELS = {
    "people": ("More people", "Fewer people", "Number of people"),
    "price": ("Dearer care for a person", "Cheaper care for a person", "Cost for a person"),
    "mix": ("A dearer mix", "A cheaper mix", "Mix"),
}


def signed_millions(value: object) -> str:
    """Write a change of a large sum: "+£3.5 million", "−£494,458", or "£0" for none."""
    amount = known(value)
    if amount is None:
        return millions(None)
    return f"{'+' if amount >= 0.5 else ''}{millions(amount)}"


def change_writer(total: float) -> Callable[[object], str]:
    """How the parts of a change are written on its chart: of millions, in hundredths of one."""
    if abs(total) < 999_500:
        return signed_pounds

    def write(value: object) -> str:
        amount = known(value)
        if amount is None:
            return millions(None)
        size = rounded(amount / 1e6, 2)
        sign = "+" if size > 0 else MINUS if size < 0 else ""
        return f"{sign}£{abs(size):,.2f} million"

    return write


def component_label(component: str, change: float) -> str:
    """Name a part of a change by its direction: "Fewer people", "A dearer mix"."""
    rose, fell, neither = _LABELS[component]
    if abs(change) < SMALL_CHANGE:
        return neither
    return rose if change > 0 else fell


def whole_split(split: pd.DataFrame) -> dict[str, float]:
    """Add up a split over its categories: people, price, mix and total in pounds.

    `split` has people_gbp, price_gbp, mix_gbp and total_gbp, as `analysis.price_volume_mix`
    returns it.
    """
    return {name: float(split[f"{name}_gbp"].sum()) for name in (*COMPONENTS, "total")}


def why_changed(
    split: pd.DataFrame, *, what: str, place: str, years: tuple[str, str], by_service: bool
) -> Finding:
    """Say by how much spending changed and which part each cause had, the largest first.

    `split` is as for `whole_split`; `what` names the spending ("Spending on care packages");
    `years` are the first and last year with the prices, if any: ("2015-16", "2016-17").
    """
    rule = "why_changed"
    parts = whole_split(split)
    total = parts["total"]
    span = f"from {years[0]} to {years[1]}"
    if abs(total) < SMALL_CHANGE:
        return Finding(f"{what} in {place} was the same {span}", rule, holds=False)
    verb = "rose" if total > 0 else "fell"
    told = sorted(COMPONENTS, key=lambda name: -abs(parts[name]))
    # With one category there is no mix; a few pounds of it are rounding.
    told = [name for name in told if abs(parts[name]) >= SMALL_CHANGE]
    causes = {name: _cause(name, parts[name], total, by_service) for name in told}
    along = [text for name, text in causes.items() if parts[name] * total > 0]
    against = [text for name, text in causes.items() if parts[name] * total < 0]
    text = f"{what} in {place} {verb} by {millions(abs(total))} {span}: {join(along)}"
    if against:
        text += f", {'less' if total > 0 else 'against'} {join(against)}"
    return Finding(text, rule, holds=True)


def _cause(name: str, change: float, total: float, by_service: bool) -> str:
    reason = _CAUSES[name][change < 0].format(kinds="services" if by_service else "client groups")
    return f"{_part_of(abs(change), total)} {reason}"


def _part_of(amount: float, total: float) -> str:
    """Write a part as finely as its whole: of millions in tenths of a million, else in pounds."""
    if abs(total) < 999_500 or amount >= 999_500:
        return millions(amount)
    if amount < 50_000:
        return "under £0.1 million"
    return f"£{number(amount / 1e6, 1)} million"


def waterfall_steps(split: pd.DataFrame) -> pd.DataFrame:
    """Put a split as the bars of a waterfall: people, cost for a person, mix, and the whole.

    Returns label, value and is_total. A single category has no mix, so no bar for it.
    """
    parts = whole_split(split)
    told = [name for name in COMPONENTS if name != "mix" or len(split) > 1]
    rows = [(component_label(name, parts[name]), parts[name], False) for name in told]
    rows.append(("Change in cost", parts["total"], True))
    return pd.DataFrame(rows, columns=["label", "value", "is_total"])


class Moved(NamedTuple):
    """A value of the later year and by how much it differs from the earlier."""

    after: float
    change: float


def change_of(beside: pd.DataFrame, name: str) -> Moved:
    """Add up people or cost (`name`) over categories, and tell the change between the years.

    `beside` has from_people, to_people, from_cost and to_cost, a row per category.
    """
    before, after = (float(beside[f"{end}_{name}"].sum()) for end in ("from", "to"))
    return Moved(after, after - before)


def average_of(beside: pd.DataFrame) -> Moved:
    """Cost over people of all categories together, and its change; NaN without people."""
    before, after = (
        float(beside[f"{end}_cost"].sum()) / (float(beside[f"{end}_people"].sum()) or math.nan)
        for end in ("from", "to")
    )
    return Moved(after, after - before)


def with_whole(split: pd.DataFrame, beside: pd.DataFrame) -> pd.DataFrame:
    """Put people, cost and average beside each category's split, with a last row for all."""
    frame = split.join(beside, on="category")
    if len(split) < 2:
        return frame
    sums = [name for name in frame if str(name).endswith(("_gbp", "_people", "_cost"))]
    whole: dict[str, Any] = {str(name): frame[name].sum() for name in sums}
    whole["category"] = "All, rows added up"
    for end in ("from", "to"):
        whole[f"{end}_average"] = whole[f"{end}_cost"] / (whole[f"{end}_people"] or math.nan)
    return pd.concat([frame, pd.DataFrame([whole])], ignore_index=True)


def largest_part(rows: pd.DataFrame, *, measure: str, when: str) -> Finding:
    """Say which category has most of the people or of the cost, or costs most for a person.

    `rows` has category and the columns people, cost_gbp and average_cost_gbp of one year;
    `measure` is people, cost or average. Rows of several ages of a category are added up.
    """
    rule = "largest_part"
    column = {"people": "people", "cost": "cost_gbp", "average": "average_cost_gbp"}[measure]
    held = rows[rows[column].notna()]
    if measure == "average":
        values = held.set_index("category")[column].astype(float)
    else:
        values = held.groupby("category", sort=False)[column].sum().astype(float)
    when = when.partition(" (")[0]
    leaders = list(values[values == values.max()].index)
    if len(values) < 2 or len(leaders) != 1 or held["category"].nunique() != len(values):
        what = {"people": "People", "cost": "Cost", "average": "Average cost for a person"}
        return Finding(f"{what[measure]} in {when}", rule, holds=False)
    name, most, total = str(leaders[0]), float(values.max()), float(values.sum())
    name = name[:1].lower() + name[1:]
    if measure == "average":
        text = f"Dearest for a person in {when}: {name}, {pounds(most)} on average"
    elif measure == "people":
        share = percent(100 * most / total, 0)
        text = f"Most people in {when}: {name}, {number(most)} of {number(total)} ({share})"
    else:
        share = percent(100 * most / total, 0)
        text = f"Largest cost in {when}: {name}, {millions(most)} of {millions(total)} ({share})"
    return Finding(text, rule, holds=True)


def totals_differ(totals: pd.DataFrame) -> Finding:
    """Say how many printed totals do not follow from the rows above them.

    `totals` is what the query spend__totals returns, at least one row.
    """
    rule = "totals_differ"
    wrong, count = int(totals["differs"].sum()), len(totals)
    if not wrong:
        one = "The printed total follows" if count == 1 else f"All {count} printed totals follow"
        return Finding(f"{one} from {'its' if count == 1 else 'their'} rows", rule, holds=False)
    if count == 1:
        return Finding("The printed total does not follow from its rows", rule, holds=True)
    verb = "does" if wrong == 1 else "do"
    text = f"{wrong} of {count} printed totals {verb} not follow from their rows"
    return Finding(text, rule, holds=True)


def over_budget(budget: pd.DataFrame, *, place: str) -> Finding:
    """Say by how much a council expected to pass its budget, of the care it names.

    `budget` is what the query spend__budget returns; the whole council is not social care.
    """
    rule = "over_budget"
    forecasts = budget[
        (budget["measure"] == "forecast_over_budget") & (budget["line"] != "The whole council")
    ]
    if len(forecasts) != 1:
        return Finding(f"What {place}'s papers say of budgets and savings", rule, holds=False)
    row = forecasts.iloc[0]
    text = (
        f"{row['line']} in {place} was forecast to be {millions(row['amount_gbp'])} over budget "
        f"in {row['financial_year']}"
    )
    return Finding(text, rule, holds=True)


def no_table(council: str, slug: str) -> tuple[str, str, str]:
    """What is missing where a council has no table of spending, why, and how to load it."""
    return (
        f"Tables of spending and clients of {council}",
        "They come from a council's own papers, and none that prints one is held here.",
        "For those who run this site: put one row for each row of the paper's table into "
        f"data/councils/{slug}/spend.csv and run: python -m mps build",
    )


def no_two_years(council: str, slug: str) -> tuple[str, str, str]:
    """What is missing where tables are held for one year, or without cost, and how to load it."""
    return (
        f"Why spending changed in {council}",
        "It needs a table with people and cost for two years; those held are of one year or lack "
        "one of the two.",
        f"For those who run this site: add the other year to data/councils/{slug}/spend.csv and "
        "run: python -m mps build",
    )


def told_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Name the series of each row of a table, its year or its ages, and leave no note empty.

    `rows` is what the query spend__rows returns of one table. Adds series_name and note_text.
    """
    several_ages = rows.loc[rows["row_kind"] == "row", "age_group"].nunique() > 1
    years, ages = rows["period"], rows["age_group"]
    plain = ages == "all"
    series = ages if several_ages else years.where(plain, years + ", aged " + ages.str.lower())
    return rows.assign(series_name=series, note_text=rows["note"].fillna(""))


def total_names(totals: pd.DataFrame) -> list[str]:
    """Name each printed total by its table, year and ages."""
    return [
        f"{row['table_name']}, {row['financial_year']}"
        + ("" if row["age_group"] == "all" else f", {row['age_group'].lower()}")
        for row in totals.to_dict("records")
    ]


def averages_explained(totals: pd.DataFrame) -> str:
    """Say what printed averages are that are not cost over people; nothing where none is.

    `totals` is what the query spend__totals returns.
    """
    off = totals[(totals["printed_average_gbp"] - totals["average_cost_gbp"]).abs() >= 1]
    if off.empty:
        return ""
    if ((off["printed_average_gbp"] - off["average_of_rows_gbp"]).abs() < 1).all():
        return (
            "Where the two averages differ, the printed one is the plain mean of the averages of "
            "its rows: it gives every row the same weight, however few people it has."
        )
    return "Printed averages are not always the printed cost over the printed people."


def budget_totals(rows: pd.DataFrame) -> list[str]:
    """Say of each printed total of a budget that its rows add up to something else.

    `rows` is what the query spend__budget returns.
    """
    totals = rows[(rows["row_kind"] == "total") & rows["row_sum_gbp"].notna()]
    return [
        f"{row['table_name']}, {row['period']}: the rows add up to {pounds(row['row_sum_gbp'])}; "
        f"the paper prints {pounds(row['amount_gbp'])}."
        for row in totals.to_dict("records")
        if abs(row["row_sum_gbp"] - row["amount_gbp"]) >= 1
    ]


def told_budget(rows: pd.DataFrame) -> pd.DataFrame:
    """Write what each amount of the papers is for, and leave no note empty.

    `rows` is what the query spend__budget returns. Adds line_text and note_text.
    """
    totals = {"all": "Total, as printed"}
    lines = [
        totals.get(line.partition(",")[0], line) if kind == "total" else line
        for line, kind in zip(rows["line"], rows["row_kind"], strict=True)
    ]
    return rows.assign(line_text=lines, note_text=rows["note"].fillna(""))
