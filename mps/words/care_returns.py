"""Findings from councils' returns to the government: spending on older people, weeks of care."""

import math

import pandas as pd

from mps.words.findings import Finding, opening, the
from mps.words.numbers import join, known, millions, number, percent, pounds


def setting_share(settings: pd.DataFrame, *, place: str) -> Finding:
    """Say which setting takes the largest part of spending on people aged 65 and over.

    `settings` is what the query spend__settings returns: the council's rows, then others'.
    """
    rule = "setting_share"
    own = settings[(settings["area_level"] == "council") & settings["share_pct"].notna()]
    england = settings[settings["area_level"] == "england"].set_index("support_setting")
    year = settings["financial_year"].iloc[0]
    if own.empty or (own["share_pct"] == own["share_pct"].max()).sum() != 1:
        return Finding(_without_own(england, year, place), rule, holds=False)
    top = own.sort_values("share_pct", ascending=False).iloc[0]
    text = (
        f"{top['setting_name']} took {percent(top['share_pct'], 0)} of long-term spending on "
        f"people aged 65 and over in {place} in {year}"
    )
    other = known(england["share_pct"].get(top["support_setting"]))
    if other is not None:
        text += f", against {percent(other, 0)} in England"
    return Finding(text, rule, holds=True)


def _without_own(england: pd.DataFrame, year: str, place: str) -> str:
    """Say what is known of settings where the council's own are not."""
    held = england[england["share_pct"].notna()]
    if held.empty:
        return f"Long-term care of people aged 65 and over by setting, {year}"
    top = held.sort_values("share_pct", ascending=False).iloc[0]
    return (
        f"{top['setting_name']} took {percent(top['share_pct'], 0)} of long-term spending on "
        f"people aged 65 and over in England in {year}; {place}'s return is not held"
    )


def growth_of_spending(
    changes: pd.DataFrame, *, place: str, years: tuple[str, str], suspect: bool
) -> Finding:
    """Say how much long-term spending on older people grew, in cash and after inflation.

    `changes` has area_level, cash_pct and real_pct for the council and others. `suspect` says
    that the council's returns are marked as a change of reporting in that time.
    """
    rule = "growth_of_spending"
    what = f"spending on long-term care of people aged 65 and over in {place}"
    own = changes[(changes["area_level"] == "council") & changes["cash_pct"].notna()]
    if own.empty:
        return Finding(opening(f"{what} is not held for two years"), rule, holds=False)
    cash, real = (float(own[name].iloc[0]) for name in ("cash_pct", "real_pct"))
    if suspect:
        text = (
            f"Recorded {what} changed by {percent(cash, 0)} from {years[0]} to {years[1]}; "
            "a change of reporting is likely, so this is no measure of growth"
        )
        return Finding(text, rule, holds=False)
    after = "no change" if abs(real) < 0.5 else f"{_moved(real)} {percent(abs(real), 0)}"
    verb = "rose" if cash > 0 else "fell"
    text = (
        f"{opening(what)} {verb} by {percent(abs(cash), 0)} from {years[0]} to {years[1]}: "
        f"{after} after inflation"
    )
    england = changes[(changes["area_level"] == "england") & changes["real_pct"].notna()]
    if len(england):
        other = float(england["real_pct"].iloc[0])
        text += f", against {_moved(other)} {percent(abs(other), 0)} in England"
    return Finding(text, rule, holds=True)


def _moved(change: float) -> str:
    return "up" if change > 0 else "down"


def about_expenditure(frame: pd.DataFrame, *, place: str) -> list[str]:
    """Say what spending came to for each resident, and what is not held, in sentences.

    `frame` is what the query spend__expenditure returns.
    """
    lines = [one_year_only(frame), per_resident(frame, place=place), no_residents(frame)]
    return [line for line in lines if line]


def per_resident(expenditure: pd.DataFrame, *, place: str) -> str:
    """Say what was spent for each resident aged 65 and over, beside the others held that year.

    `expenditure` is what the query spend__expenditure returns; nothing is said without people.
    """
    held = expenditure[expenditure["per_resident_gbp"].notna()]
    own = held[held["area_level"] == "council"]
    if own.empty:
        return ""
    row = own.iloc[-1]
    others = held[
        (held["area_level"] != "council") & (held["financial_year"] == row["financial_year"])
    ]
    beside = [
        f"{pounds(value)} in {the(str(name))}"
        for name, value in zip(others["area_name"], others["per_resident_gbp"], strict=True)
    ]
    text = (
        f"In {row['financial_year']} it came to {pounds(row['per_resident_gbp'])} for each "
        f"resident of {place} aged 65 and over"
    )
    return f"{text}, against {join(beside)}." if beside else f"{text}."


def no_residents(expenditure: pd.DataFrame) -> str:
    """Name the years for which spending is held but residents aged 65 and over are not."""
    lacking = expenditure[expenditure["per_resident_gbp"].isna() & expenditure["gross_gbp"].notna()]
    years = sorted(set(lacking["financial_year"]))
    if not years:
        return ""
    return (
        f"For {join(years)} no estimate of residents of that year is held, so spending for each "
        "resident is not worked out."
    )


def one_year_only(frame: pd.DataFrame) -> str:
    """Name the places of which only one year of spending is held, so that no change is told."""
    said = [
        f"{the(str(name))} only {held['financial_year'].iloc[0]}"
        for name, held in frame.groupby("area_name", sort=False)
        if len(held) == 1
    ]
    return f"Of {join(said)} is held, so no change is told." if said else ""


def two_counts(frame: pd.DataFrame) -> str:
    """Show by one example that package cost and finance return differ; nothing without one.

    `frame` is what the query spend__two_counts returns.
    """
    if frame.empty:
        return ""
    row = frame.iloc[0]
    return (
        f"For {row['setting_name']} of older people in {row['financial_year']} the council's own "
        f"paper gives {millions(row['package_gbp'])} and the finance return "
        f"{millions(row['return_gbp'])}."
    )


def weeks_of_care(weeks: pd.DataFrame, *, place: str) -> Finding:
    """Say how weeks of care moved since the return last changed, in one setting.

    `weeks` is what the query spend__weeks returns, at least one row; its first setting is told.
    """
    rule = "weeks_of_care"
    first = weeks[weeks["support_setting"] == weeks["support_setting"].iloc[0]]
    name = str(first["setting_name"].iloc[0]).lower()
    starts = first.index[first["breaks"].notna()]
    stretch = first.loc[starts[-1] :] if len(starts) else first
    stretch = stretch[stretch["weeks"].notna()]
    if stretch["is_suspect"].any() or len(stretch) < 2:
        since = stretch["financial_year"].iloc[0] if len(stretch) else ""
        text = (
            f"Recorded weeks of {name} of people aged 65 and over in {place} jump in {since}: a "
            "change of reporting is likely, so no trend is told"
        )
        if not stretch["is_suspect"].any():
            text = f"Weeks of {name} of people aged 65 and over paid for by {place}"
        return Finding(text, rule, holds=False)
    start, end = stretch.iloc[0], stretch.iloc[-1]
    years = f"from {start['financial_year']} to {end['financial_year']}"
    change = 100 * (end["weeks"] / start["weeks"] - 1) if start["weeks"] else 0.0
    if abs(change) < 0.5:
        text = f"{place} paid for about as many weeks of {name} of people aged 65 and over {years}"
        return Finding(text, rule, holds=False)
    verb = "more" if change > 0 else "fewer"
    text = (
        f"{place} paid for {percent(abs(change), 0)} {verb} weeks of {name} of people aged 65 and "
        f"over {years}: {number(start['weeks'])} became {number(end['weeks'])}"
    )
    return Finding(text, rule, holds=True)


WHY_APART = (
    "A council's paper gives the cost of packages of purchased care at the end of a year. Gross "
    "current expenditure is what was spent in the whole year, on the council's own services too, "
    "before what people pay and after income from the NHS and other bodies. They cover different "
    "people too: the return goes by age, the paper by the council's client "
    "groups. So the two never share an axis here, and neither corrects the other."
)
_BREAKS = {"new_return": "New return", "suspect": "Change of reporting likely"}
_MARKS = {"new_return": "First year of a new return", "suspect": "Change of reporting likely"}


def growth(frame: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, str]]:
    """Tell the change of spending of each place between the council's first and last year.

    `frame` is what the query spend__expenditure returns, with real_gbp. Returns area_name,
    area_level, cash_pct and real_pct (missing where a year is), and the two years.
    """
    own = frame[frame["area_level"] == "council"]["financial_year"]
    first, last = own.min(), own.max()
    rows = []
    for (name, level), held in frame.groupby(["area_name", "area_level"], sort=False):
        by_year = held.set_index("financial_year")
        changes = {
            f"{kind}_pct": _change(by_year[column].get(first), by_year[column].get(last))
            for kind, column in (("cash", "gross_gbp"), ("real", "real_gbp"))
        }
        rows.append({"area_name": name, "area_level": level, **changes})
    return pd.DataFrame(rows), (first, last)


def _change(before: object, after: object) -> float:
    start, end = known(before), known(after)
    return math.nan if not start or end is None else 100 * (end / start - 1)


def as_groups(changes: pd.DataFrame, index_name: str) -> pd.DataFrame:
    """Put changes in cash and after inflation as two groups of bars, one bar a place.

    Returns group_name, place_name and change_pct. Places without a change are left out.
    """
    held = changes[changes["cash_pct"].notna()]
    parts = [
        held.assign(group_name=name, place_name=held["area_name"], change_pct=held[column])
        for name, column in (
            ("In cash", "cash_pct"),
            (f"After inflation ({index_name})", "real_pct"),
        )
    ]
    return pd.concat(parts)[["group_name", "place_name", "change_pct"]]


def breaks(frame: pd.DataFrame) -> list[tuple[float, str]]:
    """Where on the axis of years the weeks are not joined, and why, each place once."""
    broken = frame[frame["breaks"].notna()]
    pairs = {
        (float(year) - 0.5, _BREAKS[why])
        for year, why in zip(broken["start_year"], broken["breaks"], strict=True)
    }
    return sorted(pairs)


def marks(frame: pd.DataFrame) -> list[str]:
    """Say beside each year what to beware of; empty for most."""
    return [
        _MARKS.get(str(why), "Suspect" if suspect else "")
        for why, suspect in zip(frame["breaks"], frame["is_suspect"], strict=True)
    ]
