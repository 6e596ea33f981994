"""What a finding is, and the condition under which each template may make its claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from mps.words.numbers import known, rounded

# Two shares or growth rates closer than this, as shown to one decimal, are called close.
NOTABLE_POINTS = 0.5
# A title that sets one part of a council against the whole needs a wider gap.
CLEAR_POINTS = 2.0

RULES: Mapping[str, str] = {
    "older_share": "The share of the place and of the comparator are both known.",
    "growth": "The population is known in both years and is not the same in both.",
    "highest_area": "Values of at least two areas are known and at most three have the highest.",
    "rural_share": "Some, but not all, residents live in small areas classed as rural.",
    "deprived_share": "Some residents live in the most deprived small areas of England.",
    "ageing_against": (
        "The change of the group from an earlier year is known for the place and the comparator."
    ),
    "fastest_group": (
        "The changes of at least two groups from an earlier year are known; one alone grew most."
    ),
    "standout_group": "One group's share is at least 1 percentage point from the comparator's.",
    "projection": "Both projected numbers are known and differ by at least 1%.",
    "revised_figure": "The figure first published and the revised one are known and differ.",
    "density_against_share": (
        "The fifth of small areas with most people per square kilometre has a share at least "
        "2 percentage points from the whole council's; 'fewest' also needs the lowest of all five."
    ),
    "over_share": "In at least one area the share, as shown, is over the threshold.",
    "area_against_whole": "The shares of the area and of the whole are both known.",
    "position_among": "The council's value and those of at least two councils are known.",
    "compared_overall": (
        "At least two measures have a better side and can be set against the comparator."
    ),
    "clearest": "At least one measure is clearly better or worse than the comparator's.",
    "next_purchase": (
        "Something that fits the choice is held. It is ahead where bids, talks or the start are "
        "not over on the day, runs where its end is not."
    ),
    "measure_moved": "At least two years of the present series are known.",
    "most_like": "At least two other councils have every fact that is used.",
    "areas_rising": (
        "The change from an earlier year is known for at least two areas, and some rose or fell."
    ),
    "market_at_a_glance": "The register, or the count of care homes of 2022, is held.",
    "market_size": "At least one registered location fits the choice.",
    "commonest_service": "One kind of service alone has the most locations.",
    "kinds_of_service": (
        "Locations of at least two kinds fit the choice; at most three kinds are named, those "
        "with most locations."
    ),
    "area_with_most": "At least two areas are counted and at most three have the most.",
    "need_without_beds": (
        "Of the quarter of areas with most people in need, some are also among the quarter with "
        "fewest beds per 1,000 residents aged 75 and over."
    ),
    "beds_for_older": "Beds and residents aged 75 and over are known.",
    "least_reach": (
        "Of at least four small areas the three with the lowest access have less than the council."
    ),
    "many_and_far": (
        "Some small areas are among the quarter with most residents aged 75 and over and among "
        "the quarter with the lowest access to beds."
    ),
    "people_far": "As for many_and_far.",
    "ten_largest": "More than ten providers have beds (or locations, where those are counted).",
    "nearest_other": "Another location of the same kind is held within 30 km.",
    "largest_provider": "At most three providers share first place, and there are others.",
    "few_hands": "The index of at least one kind of service is above 2,000.",
    "single_providers": "In at least one area one kind of service has exactly one provider.",
    "exit_loss": "The leaver has at least one location that fits the choice.",
    "ratings_after": "At least one location of the leaver's kinds has a rating, and some remain.",
    "largest_loss": "At most three providers share first place.",
    "rated_good": "At least one location that fits the choice has a rating of its own.",
    "lowest_rated": (
        "Of at least two groups with ten rated locations or more, one is five percentage points "
        "or more below the next in the share good or outstanding."
    ),
    "weakest_question": "At most two key questions share the most ratings below good.",
    "rating_age": "At least two ratings have a date.",
    "rating_moves": "At least one location has been given two ratings.",
    "rated_against": "Ten or more ratings are known of the place and of one to compare it with.",
    "rated_list": "At least one registered location fits the choice.",
    "checked_before": "At least one listed location has a date of its last check.",
    "opened_and_closed": "Some place opened or closed in the period.",
    "since_the_register": "Some place opened or closed since April 2011.",
    "stock_moved": "The number of at least one kind of service differs from the first year's.",
    "ended_not_closed": "Some registrations ended, and not all of them were closures.",
    "still_open": "At one age the curves of at least two groups are known and not thin.",
    "giving_way": "At least five care homes closed and five opened, all with beds known.",
    "moved_most": "Of at least two areas with a change at most three gained, or lost, the most.",
    "staff_leaving": "The newest turnover rates of the council and of the comparator are known.",
    "turnover_ranged": "A turnover rate of the council is known in at least one year.",
    "stands_among": "Rates of the council and of at least one other are known for the same year.",
    "kinds_of_care": "Rates of at least one kind of care are known for the council and England.",
    "stated_beside": "A paper prints the vacancy rate of the council and of a comparator.",
    "posts_meant": "A number of jobs and a vacancy or turnover rate of the council are held.",
    "origin": "The share of staff from other countries of the European Union is held.",
    "jobs_keeping_step": "A projection is held for the year asked, after that of the jobs.",
    "vacancies_moved": "England's vacancy rate was higher in an earlier year that is held.",
    "stated_closures": "A paper of the council states homes closed and beds lost.",
    "why_changed": "People and cost are held for two years and the cost changed by £500 or more.",
    "largest_part": "Of at least two categories one alone has most.",
    "totals_differ": (
        "At least one printed total of people, cost or average cost does not follow from its rows."
    ),
    "over_budget": "The council's papers give one forecast over budget for care.",
    "setting_share": "Spending by setting is held for the council and one setting has most.",
    "growth_of_spending": (
        "Spending is held for two years and no change of reporting is marked between them."
    ),
    "weeks_of_care": (
        "Weeks are held for two years of one return that differ by 0.5% or more, and no change of "
        "reporting is marked."
    ),
    "need_and_beds": "People aged 75 and over and care home beds are known in two years.",
    "recent_bed_loss": "Openings and closures are held, and care homes are counted.",
    "new_capacity": "Something opened since April 2011.",
    "homecare_turnover": "Homecare services and care homes were registered in the period.",
    "extra_care_size": "Extra care or supported living is registered or opened of late.",
    "rates_paid": "At least one rate that the council pays, or a change of one, fits the choice.",
    "minimum_price": "The homecare minimum price is held in two years of one geography.",
    "nursing_care": "The standard rate of NHS-funded nursing care is held in two years.",
    "fee_rises": "The average rise of one service's fees in England is held.",
    "fees_reported": "The council's fee of at least one service is held.",
    "unit_cost": "The same unit cost is held of the council and of England.",
    "restated": "A rate the council pays and an index of its year and of the chosen one are held.",
    "packages": "A paper prints a quantity, a rate and a value, and a total for them.",
    "step_down": "A weekly price of supported living and one of a care home are entered.",
    "self_funders": "The share of residents who pay for all their care is held of England.",
    "service_answer": "A rate of use of the service is stated or typed.",
    "all_services": "What there is of at least one service with a rate is held.",
    "service_grows": "What is needed, as shown, differs between the two years.",
    "areas_short": "A rate of use is known, and some area is short or no supply is held.",
    "other_counts": "A published figure of use of the council itself is held.",
    "expected": "Residents of the year and a rate of the condition are held.",
    "grows_most": "A year before is held, and the fastest growth is above nought as shown.",
    "most_expected": "Expected numbers of at least one area are known.",
    "by_year": "The expected number, as shown, differs between the two years.",
    "beside_ours": "Of at least one number published elsewhere ours is held too.",
    "consultation_stage": "The last day of the consultation is known, or its first is to come.",
    "what_is_wanted": "At least one intention of the council fits the choice.",
    "rests_on": "The record names at least one figure or chart.",
    "points_met": "Points of guidance are held; each is judged by whether its parts are there.",
    "what_changed": "The council has published an edition to compare with.",
}
"""Each template's name and the condition for its claim, in words fit for a reader."""


class Against(NamedTuple):
    """A comparator: its name and its value (None when it is not held)."""

    name: str
    value: float | None


@dataclass(frozen=True)
class Finding:
    """One sentence made from figures by a fixed rule.

    `text` has no final full stop, so that it can be a heading. `rule` is the name of the
    template, a key of `RULES`. `holds` says whether the rule's condition was met and the text
    makes the claim; when False the text is the neutral fall-back.
    """

    text: str
    rule: str
    holds: bool

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise ValueError(f"No condition is stated for the rule {self.rule!r}.")

    @property
    def sentence(self) -> str:
        """The text with a full stop, for use in a paragraph."""
        return self.text if self.text.endswith(".") else f"{self.text}."


_WITH_ARTICLE = frozenset(
    {
        "East Midlands",
        "East of England",
        "North East",
        "North West",
        "South East",
        "South West",
        "West Midlands",
    }
)

EVERYBODY = "of all ages"

# Levels as a reader should meet them: one and many.
LEVEL_WORDS: Mapping[str, tuple[str, str]] = {
    "lsoa": ("small area (LSOA)", "small areas (LSOAs)"),
    "msoa": ("neighbourhood (MSOA)", "neighbourhoods (MSOAs)"),
    "ward": ("ward", "wards"),
    "community_area": ("community area", "community areas"),
    "district": ("district", "districts"),
    "council": ("council", "councils"),
    "region": ("region", "regions"),
    "england": ("country", "countries"),
}


def the(name: str) -> str:
    """Give a place name as it stands within a sentence: "the South West", "Rotherham"."""
    return f"the {name}" if name in _WITH_ARTICLE else name


def opening(text: str) -> str:
    """Start a sentence with a capital, leaving the rest as it is."""
    return text[:1].upper() + text[1:]


def aged(age_from: object, age_to: object) -> str:
    """Name an age group as words that follow "residents": "aged 65 and over".

    `age_to` is missing (None, NaN or NA) for an open group; 0 and missing is everybody.
    """
    first, last = known(age_from) or 0, known(age_to)
    if not first:
        return EVERYBODY if last is None else f"aged 0 to {last:.0f}"
    return f"aged {first:.0f} and over" if last is None else f"aged {first:.0f} to {last:.0f}"


def areas_of(level: str, count: int) -> str:
    """Name the areas of a level after a number: "small areas (LSOAs)"."""
    one, many = LEVEL_WORDS[level]
    return one if count == 1 else many


def no_area(level: str, rule: str) -> Finding:
    """Say that no area was left to speak of, as where a ward is smaller than any MSOA."""
    text = f"No whole {areas_of(level, 1)} is part of this choice"
    return Finding(text, rule, holds=False)


def no_earlier_year(what: str, years: tuple[int, int], rule: str) -> Finding | None:
    """Ask for an earlier year when the first of two is not before the last; else None."""
    if years[0] < years[1]:
        return None
    text = f"To see the change in {what}, compare mid-{years[1]} with an earlier year"
    return Finding(text, rule, holds=False)


def gap(value: object, other: object) -> float | None:
    """Return value minus other as a reader would take it from the page, to one decimal."""
    mine, theirs = known(value), known(other)
    if mine is None or theirs is None:
        return None
    return rounded(rounded(mine) - rounded(theirs))
