"""Money over time: why a cost changed, and what it is worth in the prices of one year.

The split into people, price and mix is the sales-quantity, price and sales-mix variance of
management accounting: C. Horngren, S. Datar and M. Rajan, Cost Accounting: A Managerial Emphasis,
chapter on sales-variance analysis. With q people and p = cost / q in category i, Q people in all,
0 the earlier year and 1 the later:

    people  (Q1 - Q0) * p0_i * q0_i / Q0    as if every category had grown like the whole
    mix     (q1_i - q0_i * Q1 / Q0) * p0_i  as categories grew more or less than the whole
    price   q1_i * (p1_i - p0_i)            as the average cost of the category changed

The three add up to q1_i * p1_i - q0_i * p0_i, the change in cost of the category, and over all
categories to the change in cost of the whole. What price and people did together (more people at
the dearer price) counts as price; splits that begin with the price count it as people.

Within a category, price is all that changes the average cost: fees, but also longer or more
intensive packages. The method cannot tell these apart.
"""

import pandas as pd

CATEGORY, YEAR, PEOPLE, COST = "category", "financial_year", "people", "cost_gbp"
COMPONENTS = ("people_gbp", "price_gbp", "mix_gbp")


def price_volume_mix(frame: pd.DataFrame, *, from_year: str, to_year: str) -> pd.DataFrame:
    """Split the change in cost between two years into people, price and mix, exactly.

    `frame` has a row per category and year: category (text), financial_year, people (0 or more)
    and cost_gbp (pounds). Years other than the two are left out of account.

    Returns a row per category, in the order of the frame: category, people_gbp, price_gbp,
    mix_gbp and total_gbp, in pounds; their sums over all rows are the split of the whole.

    A category with people in one year only has no change of price to be seen. One that appears
    is new mix, all of it; one that disappears is divided between people and mix.

    Raises ValueError when a category has two rows in a year, when people or cost are missing or
    negative people are given, when there is a cost without people (it has no average), and when
    the earlier year has no people at all (there is nothing to grow from).
    """
    _judge(frame[frame[YEAR].isin([from_year, to_year])])
    before, after = _year(frame, from_year), _year(frame, to_year)
    names = list(dict.fromkeys([*before.index, *after.index]))
    q0, q1 = (year[PEOPLE].reindex(names, fill_value=0.0) for year in (before, after))
    c0, c1 = (year[COST].reindex(names, fill_value=0.0) for year in (before, after))
    if not q0.sum() > 0:
        raise ValueError(f"There are no people in {from_year}, so nothing that could change.")
    growth = q1.sum() / q0.sum()
    # A category without people before has no former price: its own serves, so that its price
    # does not change and all of its cost is mix.
    price_before = (c0 / q0.where(q0 > 0)).fillna(c1 / q1.where(q1 > 0)).fillna(0.0)
    split = pd.DataFrame({CATEGORY: names}, index=names)
    split["people_gbp"] = c0 * (growth - 1)
    split["price_gbp"] = c1 - q1 * price_before
    split["mix_gbp"] = (q1 - q0 * growth) * price_before
    split["total_gbp"] = c1 - c0
    return split.reset_index(drop=True)


def real_terms(
    frame: pd.DataFrame, index: pd.DataFrame, *, amount: str, base_year: str
) -> pd.DataFrame:
    """Put an amount of money of each year into the prices of `base_year`.

    `frame` has financial_year and the column named by `amount`; `index` has financial_year and
    index_value of one price index, one row a year, in any base. An amount is multiplied by the
    index of the base year over that of its own year (HM Treasury, GDP deflators at market
    prices, and money GDP: user's guide).

    Returns the frame with that column replaced; it is missing where the index has no value for
    the year. Raises ValueError when the index has two values for a year, or none for the base.
    """
    if index[YEAR].duplicated().any():
        raise ValueError("The index has two values for one year; give one index only.")
    values = index.set_index(YEAR)["index_value"].astype(float)
    if base_year not in values.index or not values[base_year] > 0:
        raise ValueError(f"The index has no value for {base_year}, the year of the prices.")
    factor = values[base_year] / frame[YEAR].map(values)
    return frame.assign(**{amount: frame[amount] * factor})


def _judge(frame: pd.DataFrame) -> None:
    if frame.duplicated([CATEGORY, YEAR]).any():
        raise ValueError("A category has two rows in one year.")
    people, cost = frame[PEOPLE].astype(float), frame[COST].astype(float)
    if people.isna().any() or cost.isna().any():
        raise ValueError("People and cost must be known for every category in both years.")
    if (people < 0).any():
        raise ValueError("There cannot be fewer than no people.")
    if ((people == 0) & (cost != 0)).any():
        raise ValueError("A cost without people has no average, so it cannot be split.")


def _year(frame: pd.DataFrame, year: str) -> pd.DataFrame:
    rows = frame[frame[YEAR] == year].set_index(CATEGORY)
    return rows[[PEOPLE, COST]].astype(float)
