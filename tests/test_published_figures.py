"""The councils' papers as data: the form of every figure, and its number found in the paper.

The papers are kept beside the repository; the tests that read them skip where they are not.
Values read from the papers by hand are in test_published_figures_by_hand.py.
"""

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from mps.paths import DATA

ROOT = Path(__file__).resolve().parents[1]
COUNCILS = ROOT / "data" / "councils"
PAPERS = ROOT.parent / "shared" / "seeds"

COLUMNS = [
    *("figure_id", "topic", "label", "value", "unit", "period"),
    *("area_name", "paper", "section", "quote_marker", "note"),
    "service_types",
]
MAY_BE_EMPTY = {"area_name", "note", "service_types"}

# A figure_id begins with its paper's prefix, so an id leads to the text it was read from.
PAPER_FILES = {
    "banes-2018": "banes-2018-market-position-statement-older-adults.txt",
    "banes-2021": "banes-2021-specialist-mental-health-commissioning-decision.txt",
    "rotherham-2022": "rotherham-2022-mental-health-recovery-community-services.txt",
    "lancashire-2015": "lancashire-2015-mental-health-care-and-support-framework.txt",
    "warwickshire-2021": "warwickshire-2021-community-services-joint-procurement.txt",
}
TOPICS = {
    *("population", "need", "clients", "spend", "budget", "price", "self_funders", "supply"),
    *("workforce", "contracts", "carers", "engagement", "dates"),
}
UNITS = {
    *("people", "%", "per 100,000 people", "times", "jobs", "vacancies", "contacts"),
    *("£", "£000", "£m", "£bn", "£ per hour", "£ per week"),
    *("homes", "beds", "units", "schemes", "developments", "places", "placements", "households"),
    *("services", "providers", "local authorities"),
    *("hours", "hours per day", "hours per week", "days", "weeks", "months", "years", "year"),
}
NUMBERS_IN_WORDS = {
    **{"no": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8},
    **{"double": 2, "quarter": 25, "half": 50, "third": 33.3, "one-third": 33.3},
    **{"thirds": 66.7, "two-thirds": 66.7},
}
TITLES = re.compile(r"\b(Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame)\b|@")


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read one council's published figures as text, one dictionary a row."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


FILES = sorted(COUNCILS.glob("*/published_figures.csv"))
ROWS = [row for path in FILES for row in read_rows(path)]


def paper_of(figure_id: str) -> str:
    """Give the paper's prefix of a figure_id: its first two parts."""
    return "-".join(figure_id.split("-")[:2])


def one_space(text: str) -> str:
    """Put every run of white space as one space."""
    return " ".join(text.split())


@cache
def paper_text(prefix: str) -> str:
    """Read a paper's text with white space normalised, or skip where it is not held."""
    path = PAPERS / PAPER_FILES[prefix]
    if not path.is_file():
        pytest.skip(f"the council papers are not beside the repository: no {path.name}")
    return one_space(path.read_text(encoding="utf-8"))


def numbers_in(marker: str) -> set[float]:
    """Find the numbers a marker states, in digits (with millions written out) or in words."""
    found = set()
    # A minus sign counts only at the start of a word: 6-17 is a range, -1,733 an amount.
    for sign, digits, million in re.findall(
        r"((?<!\S)-)?£?(\d[\d,]*(?:\.\d+)?)( million)?", marker
    ):
        number = float(digits.replace(",", "").rstrip(".")) * (1_000_000 if million else 1)
        found.add(-number if sign else number)
    words = re.findall(r"[a-z]+(?:-[a-z]+)?", marker.lower())
    return found | {NUMBERS_IN_WORDS[word] for word in words if word in NUMBERS_IN_WORDS}


def test_each_paper_has_its_figures():
    assert {paper_of(row["figure_id"]) for row in ROWS} >= set(PAPER_FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_columns_and_required_cells(path):
    with path.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == COLUMNS
    for row in read_rows(path):
        empty = {name for name, cell in row.items() if not cell} - MAY_BE_EMPTY
        assert not empty, f"{row['figure_id']}: empty {sorted(empty)}"
        assert all(cell == one_space(cell) for cell in row.values()), row["figure_id"]


def test_ids_are_unique_across_councils_and_well_formed():
    ids = [row["figure_id"] for row in ROWS]
    assert sorted(set(ids)) == sorted(ids)
    assert [name for name in ids if not re.fullmatch(r"[a-z]+-\d{4}(-[a-z0-9]+)+", name)] == []


def test_topics_units_and_values_are_of_known_kinds():
    assert {row["topic"] for row in ROWS} <= TOPICS
    assert {row["unit"] for row in ROWS} <= UNITS
    assert [row for row in ROWS if not re.fullmatch(r"-?\d+(\.\d+)?", row["value"])] == []
    assert [row for row in ROWS if row["unit"] == "%" and not 0 <= float(row["value"]) <= 100] == []


def test_service_types_are_of_the_list_and_every_supply_figure_of_the_statement_has_one():
    with (DATA / "reference" / "service_types.csv").open(encoding="utf-8", newline="") as file:
        known = {row["service_type_code"] for row in csv.DictReader(file)}
    for row in ROWS:
        assert set(filter(None, row["service_types"].split("|"))) <= known, row["figure_id"]
        if row["topic"] == "supply" and row["figure_id"].startswith("banes-2018"):
            assert row["service_types"], row["figure_id"]


def test_a_paper_has_one_title_and_a_figure_stands_once_for_its_period_and_place():
    titles = {(paper_of(row["figure_id"]), row["paper"]) for row in ROWS}
    assert len(titles) == len({prefix for prefix, _ in titles})
    keys = [tuple(row[name] for name in ("paper", "section", *COLUMNS[2:7])) for row in ROWS]
    assert sorted(set(keys)) == sorted(keys)


def test_a_date_says_its_year_in_its_period():
    dates = [row for row in ROWS if row["unit"] == "year"]
    assert [row["figure_id"] for row in dates if row["value"] not in row["period"]] == []
    assert {row["topic"] for row in dates} == {"dates"}


def test_no_titles_of_persons():
    assert [row["figure_id"] for row in ROWS if TITLES.search(" ".join(row.values()))] == []


@pytest.mark.parametrize("prefix", PAPER_FILES)
def test_every_figure_is_found_in_its_paper(prefix):
    text = paper_text(prefix)
    for row in ROWS:
        marker = row["quote_marker"]
        if paper_of(row["figure_id"]) != prefix:
            continue
        assert marker in text, f"{row['figure_id']}: {marker!r} is not in the paper"
        assert len(marker.split()) <= 8, f"{row['figure_id']}: longer than a marker"
        assert len(marker) >= 4, f"{row['figure_id']}: too short to find anything"


@pytest.mark.parametrize("prefix", PAPER_FILES)
def test_every_section_is_found_in_its_paper(prefix):
    text = one_space(paper_text(prefix).replace("*", " "))
    sections = {row["section"] for row in ROWS if paper_of(row["figure_id"]) == prefix}
    for section in sections:
        for part in re.split(r": |, paragraph ", section):
            assert part in text, f"{prefix}: {section}"


def test_every_value_is_a_number_of_its_marker():
    wrong = [r for r in ROWS if float(r["value"]) not in numbers_in(r["quote_marker"])]
    assert [(r["figure_id"], r["value"], r["quote_marker"]) for r in wrong] == []


@pytest.mark.parametrize(
    ("marker", "numbers"),
    [
        ("549 10,964", {549, 10964}),
        ("-1,733", {-1733}),
        ("6-17 weeks", {6, 17}),
        ("over 3.4 million", {3_400_000}),
        ("Two thirds working", {2, 66.7}),
        ("April 2021. This exercise", {2021}),
        ("nothing", set()),
    ],
)
def test_numbers_in_a_marker(marker, numbers):
    assert numbers_in(marker) == numbers
