"""Findings from the tables of councils' own papers: people, cost, printed totals and budgets."""

import pandas as pd

from mps.words.findings import Finding
from mps.words.numbers import millions, number, percent, pounds


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


def no_budget(council: str, slug: str) -> tuple[str, str, str]:
    """What is missing where no budget of a council is held, why, and how to load it."""
    return (
        f"Budgets and forecasts of {council}",
        "They come from a council's own papers, and none that prints one is held here.",
        "For those who run this site: put one row for each amount into "
        f"data/councils/{slug}/budget.csv and run: python -m mps build",
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


def elsewhere(fitting: pd.DataFrame, chosen: str) -> str:
    """Say that a table has no row of what is chosen, and which tables have.

    `fitting` is what the query spend__rows returns of all tables; `chosen` names the filters.
    """
    text = f"No row of this table is of {chosen}, alone or with others."
    names = list(dict.fromkeys(fitting["table_name"]))
    return f"{text} Choose another table: {'; '.join(names)}." if names else text


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
