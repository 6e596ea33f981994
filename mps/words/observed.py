"""The eight observations of the statement of 2018 (its section 8.1), computed from the register."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from mps.words.findings import Finding
from mps.words.numbers import counted, known, number, percent

Row = Mapping[str, Any]

HEADING = (
    "What Bath and North East Somerset's statement of 2018 said, and what the data say here now"
)
INTRODUCTION = (
    "The statement of Bath and North East Somerset of 2018 made eight observations on its market. "
    "Beside each stands what the data say of {place}, all services and client groups together."
)
STATED: Mapping[str, str] = {
    "a": "Demand for care and support outstrips supply.",
    "b": "Care home closures in the last two years amount to almost 200 beds lost.",
    "c": "Most new capacity since 2011 has been in care homes, and these tend to be large.",
    "d": "Homecare is vulnerable, with a high rate of closures and start-ups.",
    "e": "Extra care and supported living remain small, with nothing new in two years.",
    "f": "Purchasers compete for services, and providers for customers.",
    "g": "With the pressure to leave hospital soon, this has raised costs of every kind of care.",
    "h": "Safeguarding and regulatory action need balance, so as not to help providers fail.",
}
"""What the statement of Bath and North East Somerset observed, shortened."""

WAITING = (
    "Whether that is a shortage cannot be told: free places and people waiting are not published "
    "council by council."
)
NEEDS: Mapping[str, str] = {
    "a": "It would need the beds registered in earlier years, and where places are free.",
    "b": "It would need the day on which each home closed, and its beds.",
    "c": "It would need the day on which every location opened, those since closed among them.",
    "d": "It would need the days on which homecare services opened and closed.",
    "e": "It would need the days on which such services opened.",
    "f": "It would need what councils, the NHS and people themselves buy from each provider.",
    "g": "It would need fees paid by year and kind of care, and delays in leaving hospital.",
    "h": "It would need safeguarding enquiries and enforcement actions by location and date.",
}
"""Which data each observation needs; those of the last three are not in the register at all."""


class Observation(NamedTuple):
    """One observation: its letter, what was stated, and what the data say or why they cannot."""

    letter: str
    stated: str
    computed: str


class Held(NamedTuple):
    """What the register says of a place: groups of the query changes__counts by their code.

    `recent` are those of the last two years, `whole` those since April 2011; `large_opened` is
    how many homes of 50 beds or more opened since then; `need` a row of changes__need or None;
    `has_kinds` is False where the kind of service of ended locations is not held.
    """

    recent: Mapping[str, Row]
    whole: Mapping[str, Row]
    large_opened: int
    need: Row | None
    has_kinds: bool = True


def observations(held: Held | None, *, place: str, month: str) -> list[Observation]:
    """Put beside each of the eight observations what the data say of a place.

    `held` is None when openings and closures are not held; `month` is that of the register.
    """
    computed: dict[str, str] = {}
    if held is not None:
        computed = {
            "b": recent_bed_loss(held.recent, place=place, month=month).sentence,
            "c": new_capacity(held.whole, held.large_opened, place=place).sentence,
            "d": homecare_turnover(held.whole, place=place).sentence,
            "e": extra_care_size(held.recent, place=place, month=month).sentence,
        }
        if not held.has_kinds:
            del computed["d"], computed["e"]
        need = need_and_beds(held.need, place=place)
        computed["a"] = f"{need.sentence} {WAITING}" if need.holds else need.sentence
    return [
        Observation(letter, stated, computed.get(letter, f"Not available. {NEEDS[letter]}"))
        for letter, stated in STATED.items()
    ]


def need_and_beds(row: Row | None, *, place: str) -> Finding:
    """Set the change in residents aged 75 and over beside that in care home beds."""
    rule = "need_and_beds"
    people = None if row is None else known(row["people_change_pct"])
    beds = None if row is None else known(row["beds_change_pct"])
    if row is None or people is None or beds is None:
        text = f"Beds and residents aged 75 and over are not both held for {place} in two years"
        return Finding(text, rule, holds=False)
    text = (
        f"From mid-{row['first_year']} to mid-{row['last_year']} residents of {place} aged 75 and "
        f"over {_moved(people)} and beds in its care homes {_moved(beds)}"
    )
    return Finding(text, rule, holds=True)


def recent_bed_loss(groups: Mapping[str, Row], *, place: str, month: str) -> Finding:
    """Say how many beds closed with care homes in the last two years, of how many."""
    rule = "recent_bed_loss"
    homes = groups.get("care_homes")
    period = f"in the two years to {month}"
    if homes is None:
        return Finding(f"{place} had no care home {period}", rule, holds=False)
    if not homes["closed"]:
        return Finding(f"No care home closed in {place} {period}", rule, holds=False)
    share = 100 * homes["closed_beds"] / homes["beds_before"] if homes["beds_before"] else None
    of = "" if share is None else f", {percent(share)} of the {number(homes['beds_before'])} before"
    closed = counted(int(homes["closed"]), "care home", "care homes")
    beds = counted(int(homes["closed_beds"]), "bed", "beds")
    return Finding(f"{closed} with {beds} closed in {place} {period}{of}", rule, holds=True)


def new_capacity(groups: Mapping[str, Row], large_opened: int, *, place: str) -> Finding:
    """Say how many of the places opened since April 2011 were care homes, and how many large."""
    rule = "new_capacity"
    opened = int(groups["all"]["opened"]) if "all" in groups else 0
    if not opened:
        return Finding(f"Nothing has opened in {place} since April 2011", rule, holds=False)
    homes = int(groups["care_homes"]["opened"]) if "care_homes" in groups else 0
    beds = int(groups["care_homes"]["opened_beds"]) if homes else 0
    large = "none" if not large_opened else number(large_opened)
    text = (
        f"Of {counted(opened, 'location', 'locations')} opened in {place} since April 2011, "
        f"{number(homes)} ({percent(100 * homes / opened, 0)}) "
        f"{'was a care home' if homes == 1 else 'were care homes'}"
    )
    if homes:
        text += f", with {counted(beds, 'bed', 'beds')}; {large} had 50 beds or more"
    return Finding(text, rule, holds=True)


def homecare_turnover(groups: Mapping[str, Row], *, place: str) -> Finding:
    """Set openings and closures a year per 100 registered, of homecare and of care homes."""
    rule = "homecare_turnover"
    rates = [
        [known(groups[code][name]) for name in ("opened_per_100", "closed_per_100")]
        for code in ("homecare", "care_homes")
        if code in groups
    ]
    if len(rates) < 2 or any(value is None for pair in rates for value in pair):
        text = f"Homecare and care homes in {place} cannot be compared: one of them is not held"
        return Finding(text, rule, holds=False)
    (home_in, home_out), (care_in, care_out) = rates
    text = (
        f"For every 100 homecare services registered in {place}, {number(home_in, 1)} opened and "
        f"{number(home_out, 1)} closed in an average year since April 2011; for every 100 care "
        f"homes, {number(care_in, 1)} and {number(care_out, 1)}"
    )
    return Finding(text, rule, holds=True)


def extra_care_size(groups: Mapping[str, Row], *, place: str, month: str) -> Finding:
    """Say how many extra care and supported living services there are, and how many are new."""
    rule = "extra_care_size"
    found = groups.get("extra_care_or_supported")
    if found is None or not (found["stock"] or found["opened"]):
        text = f"No extra care or supported living service is registered in {place}"
        return Finding(text, rule, holds=False)
    stock = int(found["stock"])
    text = (
        f"{counted(stock, 'service', 'services')} of extra care or supported living "
        f"{'is' if stock == 1 else 'are'} registered in {place}; {number(found['opened'])} opened "
        f"and {number(found['closed'])} closed in the two years to {month}"
    )
    return Finding(text, rule, holds=True)


def _moved(change: float) -> str:
    shown = percent(abs(change))
    if shown == "0.0%":
        return "did not change"
    return f"{'rose' if change > 0 else 'fell'} by {shown}"
