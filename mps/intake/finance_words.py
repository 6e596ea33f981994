"""What the finance return (ASC-FR) calls things: in words in later years, by keys in 2016-17."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mps.intake.cells import same_word

TOTAL = ("", "total", "all")

_REASONS = {
    "physical support": "physical",
    "sensory support": "sensory",
    "support with memory and cognition": "memory_and_cognition",
    "learning disability support": "learning_disability",
    "mental health support": "mental_health",
}
_SETTINGS = {
    "nursing": "nursing",
    "residential": "residential",
    "supported accommodation": "supported_accommodation",
    "home care": "home_care",
    "direct payments": "direct_payments",
    "supported living": "supported_living",
    "other long term care": "other_long_term",
    "other long term": "other_long_term",
}
_ALL = dict.fromkeys(TOTAL, "all")
_AGES = {
    "18 to 64": "18_64",
    "18 64": "18_64",
    "65 and over": "65_plus",
    "65+": "65_plus",
}
# Within 65 and over; councils need not give them.
_FINER_AGES = ("65 to 74", "75 to 84", "85 and over", "65 74", "75 84", "85+")
_CARE = {"long term care": "long_term", "short term care": "short_term"}
_MEASURES = {"gross current expenditure": "gross", "net current expenditure": "net"}

_CLIENT_INCOME = "5"  # a setting of which every gross figure is 0 and every net one income

Dimensions = Mapping[str, tuple[str, Mapping[str, str], str]]


@dataclass(frozen=True)
class Layout:
    """One layout of the file: its columns, and our codes of what stands in them.

    `needed` are headers that tell the layout; `dimensions` give header, words and what they are
    for care type, age, reason and setting; `value_columns` the header of each measure.
    """

    title: str
    needed: tuple[str, ...]
    year: str
    dimensions: Dimensions
    value_columns: Mapping[str, str]
    notes: tuple[str, ...] = ()

    def left_out(self, cells: Mapping[str, str]) -> str:
        """Why a row is none of ours; blank when it is."""
        if self is CODED:
            return _left_out_by_keys(cells)
        return _left_out_by_words(cells)

    def measures(self, cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The measures a row gives, with their columns."""
        if self is CODED:
            yield from self.value_columns.items()
        else:
            measure = _MEASURES[same_word(cells["data_level"])]
            yield measure, self.value_columns[measure]

    def is_part(self, cells: Mapping[str, str]) -> bool:
        """Whether a row is one purpose of short-term care, to be added to the others."""
        column = "purpose_key" if self is CODED else "purpose"
        return same_word(cells.get(column, "")) not in TOTAL


def _left_out_by_words(cells: Mapping[str, str]) -> str:
    """Rows of other kinds of care, finance, geography or detail than ours."""
    if same_word(cells["data_level"]) not in _MEASURES:
        return "Rows of other finance than gross or net current expenditure, left out"
    if same_word(cells["geography_level"]) not in ("local authority", "region", "england"):
        return "Rows of other geographies than councils, regions and England, left out"
    if same_word(cells["caretype"]) not in _CARE:
        return "Rows of other care than long-term and short-term, left out"
    if same_word(cells["ageband"]) in _FINER_AGES:
        return "Rows of ages within 65 and over, left out"
    details = ("carersupporttype", "activityprovision")
    if any(same_word(cells.get(name, "")) not in TOTAL for name in details):
        return "Rows of a kind of carer's support or of provision, left out"
    if same_word(cells.get("datatype", "")) == "voluntary":
        return "Rows of voluntary data, left out"
    return ""


def _left_out_by_keys(cells: Mapping[str, str]) -> str:
    """The same for the file of 2016-17: data type 1 is mandatory, care type 3 is other care."""
    if cells["datatype_key"].strip() == "2":
        return "Rows of voluntary data, left out"
    if cells["caretype_key"].strip() == "3":
        return "Rows of other care than long-term and short-term, left out"
    if cells["supportsetting_key"].strip() == _CLIENT_INCOME:
        return (
            "Rows of what clients in the community pay, which have no gross expenditure, left out"
        )
    return ""


def _with_community(words: Mapping[str, str]) -> dict[str, str]:
    """The words of settings, with and without `Community:` before them."""
    return dict(words) | {f"community {word}": code for word, code in words.items()}


_IN_WORDS: Dimensions = {
    "care_type": ("CareType", _CARE, "care type"),
    "age_band": ("AgeBand", _AGES | _ALL, "age band"),
    "reason": ("PrimarySupportReason", _REASONS | _ALL, "primary support reason"),
    "setting": ("SupportSetting", _with_community(_SETTINGS) | _ALL, "support setting"),
}
WORDS = Layout(
    title="data file in words",
    needed=(
        *("GEOGRAPHY_LEVEL", "DATA_Level", "FY_ENDING", "GEOGRAPHY_CODE", "REGION_GO_CODE"),
        *("CareType", "AgeBand", "PrimarySupportReason", "SupportSetting", "ITEMVALUE"),
    ),
    year="FY_ENDING",
    dimensions=_IN_WORDS,
    value_columns={"gross": "ITEMVALUE", "net": "ITEMVALUE"},
)
CODED = Layout(
    title="data file in keys",
    needed=(
        *("FY_Ending", "GEOGRAPHY_CODE", "REGION_GO_CODE", "CareType_KEY", "AgeBand_KEY"),
        *("PrimarySupportReason_KEY", "SupportSetting_KEY", "Purpose_KEY", "DataType_KEY"),
        *("NETCURRENTEXPENDITURE", "GROSSCURRENTEXPENDITURE"),
    ),
    year="FY_Ending",
    dimensions={
        "care_type": ("CareType_KEY", {"2": "long_term", "4": "short_term"}, "key of a care type"),
        "age_band": ("AgeBand_KEY", {"1": "18_64", "2": "65_plus"}, "key of an age band"),
        "reason": (
            "PrimarySupportReason_KEY",
            {
                "4": "learning_disability",
                "5": "mental_health",
                "6": "physical",
                "7": "sensory",
                "13": "memory_and_cognition",
            },
            "key of a primary support reason",
        ),
        "setting": (
            "SupportSetting_KEY",
            {
                "": "all",
                "1": "direct_payments",
                "2": "home_care",
                "3": "other_long_term",
                "4": "supported_living",
                "6": "nursing",
                "7": "residential",
                "9": "supported_accommodation",
            },
            "key of a support setting",
        ),
    },
    value_columns={"gross": "GROSSCURRENTEXPENDITURE", "net": "NETCURRENTEXPENDITURE"},
    notes=(
        "Which keys mean supported living, supported accommodation and other long-term care is "
        "inferred from the totals, not stated by the publisher.",
    ),
)
