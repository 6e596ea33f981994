"""The reference lists of the care market: councils, regions, ratings, scope and dementia rates.

Expected numbers are stated here by hand with their source, not read from the lists under test.
The tests that read the publishers' own files skip where these are not beside the repository.
"""

import csv
import json
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "data" / "reference"
SHARED = ROOT.parent / "shared"
OFFICIAL = SHARED / "official"
CQC = OFFICIAL / "cqc"
LINCOLNSHIRE = (
    CQC / "latest_ratings_locations_lincolnshire/Latest_ratings_Locations_sheet_Lincolnshire.csv"
)

# GOV.UK, "Local government structure and elections", table of 317 councils from April 2023.
COUNTIES, UNITARIES, METROPOLITAN, LONDON_BOROUGHS, CITY_OF_LONDON, SCILLY = 21, 62, 36, 32, 1, 1

# The English indices of deprivation 2015, file 11 (upper-tier summaries), sheet IMD.
FORMER = {
    "E06000028": "Bournemouth",
    "E06000029": "Poole",
    "E10000002": "Buckinghamshire",
    "E10000006": "Cumbria",
    "E10000009": "Dorset",
    "E10000021": "Northamptonshire",
    "E10000023": "North Yorkshire",
    "E10000027": "Somerset",
}
# Councils made in 2019, 2020, 2021 and 2023, with the codes ONS gave them.
NEW = {
    "E06000058": "Bournemouth, Christchurch and Poole",
    "E06000059": "Dorset",
    "E06000060": "Buckinghamshire",
    "E06000061": "North Northamptonshire",
    "E06000062": "West Northamptonshire",
    "E06000063": "Cumberland",
    "E06000064": "Westmorland and Furness",
    "E06000065": "North Yorkshire",
    "E06000066": "Somerset",
}
# Matthews and others, The Lancet 2013;382:1405, CFAS II: per cent (95% confidence interval).
DEMENTIA = {
    "65_69": {"males": (1.2, 0.6, 2.3), "females": (1.8, 0.9, 3.6)},
    "70_74": {"males": (3.0, 2.0, 4.4), "females": (2.5, 1.6, 3.9)},
    "75_79": {"males": (5.2, 3.8, 7.0), "females": (6.2, 4.5, 8.4)},
    "80_84": {"males": (10.6, 8.2, 13.7), "females": (9.5, 7.3, 12.3)},
    "85_89": {"males": (12.8, 9.0, 18.0), "females": (18.1, 14.5, 22.2)},
    "90_plus": {"males": (17.1, 10.6, 26.4), "females": (35.0, 28.4, 42.3)},
}


def read_list(name: str) -> list[dict[str, str]]:
    """Read one reference list as text, one dictionary a row."""
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def need(path: Path) -> Path:
    """The path, or skip where the publishers' files are not held."""
    if not path.exists():
        pytest.skip(f"the publishers' files are not beside the repository: no {path.name}")
    return path


def spelling_owners(rows: list[dict[str, str]], code: str) -> dict[str, set[str]]:
    """Which rows claim each spelling, upper and lower case taken as one."""
    owners: dict[str, set[str]] = {}
    for row in rows:
        for spelling in row["spellings"].split("|"):
            assert spelling, row
            assert spelling == spelling.strip(), row
            owners.setdefault(spelling.casefold(), set()).add(row[code])
    return owners


def leads_to(spelling: str) -> str:
    """The code of the council that a spelling leads to."""
    (owner,) = spelling_owners(read_list("local_authorities"), "council_code")[spelling.casefold()]
    return owner


# Councils and regions


def test_153_councils_are_current_and_eight_are_former() -> None:
    rows = read_list("local_authorities")
    codes = [row["council_code"] for row in rows]
    assert len(set(codes)) == len(codes)
    kinds = Counter(code[:3] for code in codes if code not in FORMER)
    # Scilly has a unitary's code, and the City of London a borough's.
    assert kinds == {
        "E10": COUNTIES,
        "E06": UNITARIES + SCILLY,
        "E08": METROPOLITAN,
        "E09": LONDON_BOROUGHS + CITY_OF_LONDON,
    }
    assert sum(kinds.values()) == 153
    assert len(codes) == 153 + len(FORMER)


def test_former_and_new_councils_have_their_codes() -> None:
    names = {row["council_code"]: row["council_name"] for row in read_list("local_authorities")}
    assert {code: names.get(code) for code in FORMER | NEW} == FORMER | NEW
    marked = {
        row["council_code"] for row in read_list("local_authorities") if row["is_current"] == "N"
    }
    assert marked == set(FORMER)


def test_the_councils_of_the_project_agree() -> None:
    rows = {row["council_code"]: row for row in read_list("local_authorities")}
    files = sorted((ROOT / "data" / "councils").glob("*/council.toml"))
    assert len(files) == 5
    for path in files:
        council = tomllib.loads(path.read_text(encoding="utf-8"))
        row = rows[council["code"]]
        assert row["council_name"] == council["name"]
        assert (row["region_code"], row["region_name"]) == (
            council["region_code"],
            council["region_name"],
        )


def test_every_current_council_agrees_with_the_lookup_of_2023() -> None:
    path = need(OFFICIAL / "ons/lookups/repackaged_lookup_ltla23_utla23.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        lookup = {row["utla23_code"]: row["utla23_name"] for row in csv.DictReader(file)}
    found = {row["council_code"]: row["council_name"] for row in read_list("local_authorities")}
    current = {code: name for code, name in found.items() if code not in FORMER}
    assert current == {code: name for code, name in lookup.items() if code.startswith("E")}


@pytest.mark.parametrize(
    ("name", "code"), [("local_authorities", "council_code"), ("regions", "region_code")]
)
def test_each_spelling_leads_to_one_row(name: str, code: str) -> None:
    owners = spelling_owners(read_list(name), code)
    assert {spelling: codes for spelling, codes in owners.items() if len(codes) > 1} == {}


def test_each_name_is_a_spelling_and_a_shared_one_leads_to_the_current_council() -> None:
    shared = Counter(row["council_name"] for row in read_list("local_authorities"))
    for row in read_list("local_authorities"):
        if row["council_code"] in FORMER and shared[row["council_name"]] > 1:
            assert row["spellings"] == f"{row['council_name']} County Council"
        else:
            assert leads_to(row["council_name"]) == row["council_code"]


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Bath & North East Somerset", "E06000022"),
        ("Bristol", "E06000023"),
        ("Herefordshire", "E06000019"),
        ("Kingston-upon-Hull", "E06000010"),
        ("St Helens", "E08000013"),
        ("Southend on Sea", "E06000033"),
        ("Durham", "E06000047"),
        ("Blackburn With Darwen", "E06000008"),
        ("Bournemouth Christchurch and Poole", "E06000058"),
        ("Poole", "E06000029"),
        ("Cumbria", "E10000006"),
        ("Dorset", "E06000059"),
    ],
)
def test_spellings_of_others_are_known(spelling: str, code: str) -> None:
    assert leads_to(spelling) == code


def test_nine_regions_and_every_council_lies_in_one() -> None:
    regions = {row["region_code"]: row["region_name"] for row in read_list("regions")}
    assert sorted(regions) == [f"E1200000{number}" for number in range(1, 10)]
    councils = read_list("local_authorities")
    assert {row["region_code"]: row["region_name"] for row in councils} == regions
    sizes = Counter(row["region_code"] for row in councils)
    assert sizes["E12000007"] == LONDON_BOROUGHS + CITY_OF_LONDON


# What the publishers' files say


def api_records() -> list[dict[str, object]]:
    """Every location record of Oldham, from CQC's open data interface."""
    folder = need(CQC / "api_v1_locations_oldham" / "location_details")
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def rating_words(part: object) -> Iterator[str]:
    """Every word that stands under a key `rating` in a record."""
    if isinstance(part, dict):
        word = part.get("rating")
        if isinstance(word, str) and word:
            yield word
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            yield from rating_words(one)


def csv_values(path: Path, *columns: str) -> set[str]:
    """The distinct values of columns of a CSV file, blanks left out."""
    with need(path).open(encoding="utf-8-sig", newline="") as file:
        return {row[column] for row in csv.DictReader(file) for column in columns} - {""}


def directory_of_2021() -> list[dict[str, str]]:
    """The rows of the genuine care directory with filters of 4 May 2021."""
    (path,) = need(CQC).glob("04_May_2021*.ods")
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
    (sheet,) = [
        one
        for one in root.iter(f"{table}table")
        if one.get(f"{table}name") == "HSCA_Active_Locations"
    ]
    rows = []
    for line in sheet.iter(f"{table}table-row"):
        cells: list[str] = []
        for cell in line:
            times = min(int(cell.get(f"{table}number-columns-repeated", "1")), 200)
            words = "".join("".join(one.itertext()) for one in cell.iter(f"{text}p"))
            cells += [words] * times
        rows.append(cells)
    return [dict(zip(rows[0], cells, strict=False)) for cells in rows[1:] if any(cells)]


def test_every_rating_word_of_the_files_is_known() -> None:
    known = {row["rating"] for row in read_list("ratings")}
    words = {word for record in api_records() for word in rating_words(record)}
    assert {"Good", "Inspected but not rated", "Regulations met"} <= words
    words |= csv_values(LINCOLNSHIRE, "Latest Rating")
    words |= csv_values(SHARED / "figures" / "cqc_ratings_oldham_2025.csv", "rating")
    words |= {row["Location Latest Overall Rating"] for row in directory_of_2021()} - {""}
    assert words - known == set()


def test_every_council_and_region_of_the_files_is_known() -> None:
    councils = spelling_owners(read_list("local_authorities"), "council_code")
    regions = spelling_owners(read_list("regions"), "region_code")
    rows = directory_of_2021()
    assert len(rows) == 49
    names = {row[f"{kind} Local Authority"] for row in rows for kind in ("Location", "Provider")}
    names |= csv_values(LINCOLNSHIRE, "Location Local Authority")
    names |= {str(record["localAuthority"]) for record in api_records()}
    assert {name for name in names if name.casefold() not in councils} == set()
    places = {row[f"{kind} Region"] for row in rows for kind in ("Location", "Provider")}
    places |= csv_values(LINCOLNSHIRE, "Location Region")
    places |= {str(record["region"]) for record in api_records()}
    assert {place for place in places if place.casefold() not in regions} == set()


# Ratings


def test_ratings_have_one_order_name_and_class_each() -> None:
    rows = read_list("ratings")
    four = [row for row in rows if row["rating_status"] == "rated"]
    assert list(dict.fromkeys(row["rating_name"] for row in four)) == [
        *("Outstanding", "Good", "Requires improvement", "Inadequate"),
    ]
    assert {row["rating_class"] for row in four} == {
        *("outstanding", "good", "requires_improvement", "inadequate"),
    }
    for row in rows:
        if row["rating_status"] != "rated":
            assert row["rating_class"] == row["rating_status"]
            assert int(row["rating_order"]) > 4
    names = {row["rating_order"]: row["rating_name"] for row in rows}
    assert {(row["rating_order"], row["rating_name"]) for row in rows} == set(names.items())
    assert sorted(map(int, names)) == list(range(1, len(names) + 1))


# Scope


def scope_of(field: str, value: str) -> str:
    """Y, N, or nothing where the rule does not list the value."""
    rules = {(row["field"], row["value"]): row["is_in_scope"] for row in read_list("market_scope")}
    return rules.get((field, value), "")


def test_scope_fields_are_asked_in_one_order() -> None:
    order = {(row["rule_order"], row["field"]) for row in read_list("market_scope")}
    assert order == {("1", "location_type"), ("2", "inspection_category"), ("3", "service_type")}


def test_224_locations_of_oldham_are_adult_social_care() -> None:
    records = api_records()
    scopes = Counter(scope_of("location_type", str(record["type"])) for record in records)
    assert scopes == {"Y": 224, "N": 451 - 224}


def test_every_type_category_and_service_of_the_files_has_its_scope() -> None:
    register = SHARED / "figures" / "cqc_register_oldham_2025.csv"
    rows = directory_of_2021()
    types = csv_values(register, "type") | csv_values(LINCOLNSHIRE, "Location Type")
    types |= {row["Location Type/Sector"] for row in rows}
    categories = csv_values(register, "inspection_category")
    categories |= csv_values(LINCOLNSHIRE, "Location Primary Inspection Category")
    categories |= {row["Location Primary Inspection Category"] for row in rows}
    headers = [header for header in rows[0] if header.startswith("Service type - ")]
    services = {header.removeprefix("Service type - ") for header in headers}
    for path in (register, SHARED / "figures" / "cqc_directory_banes_2014.csv"):
        lists = csv_values(path, "service_types")
        services |= {one for services_of in lists for one in services_of.split("|")}
    for field, values in (
        ("location_type", types),
        ("inspection_category", categories),
        ("service_type", services),
    ):
        assert {value for value in values if not scope_of(field, value)} == set(), field


def test_services_in_scope_are_those_of_the_crosswalk() -> None:
    path = need(CQC / "service_type_crosswalk_from_api_records.csv")
    with path.open(encoding="utf-8", newline="") as file:
        pairs = [(row[0], row[1]) for row in list(csv.reader(file))[1:]]
    for short, long in pairs:
        assert scope_of("service_type", short) == scope_of("service_type", long) != "", short
    inside = {short for short, _ in pairs if scope_of("service_type", short) == "Y"}
    assert inside == {
        *("Residential homes", "Nursing homes", "Homecare agencies"),
        *("Supported living", "Supported housing", "Shared lives"),
    }


def test_regulated_services_of_the_project_are_in_scope_by_service_type() -> None:
    main = {"nursing_home", "care_home", "homecare", "extra_care", "supported_living"}
    for row in read_list("service_types"):
        if row["service_type_code"] in main | {"shared_lives"}:
            names = row["cqc_service_types"].split("|")
            assert {scope_of("service_type", name) for name in names} == {"Y"}


# Dementia


def test_dementia_rates_are_those_of_the_paper() -> None:
    found: dict[str, dict[str, tuple[float, ...]]] = {}
    for row in read_list("dementia_rates"):
        rates = tuple(float(row[key]) for key in ("rate_pct", "lower_pct", "upper_pct"))
        found.setdefault(row["age_group"], {})[row["sex"]] = rates
    assert found == DEMENTIA


def test_dementia_rates_give_the_paper_s_total_for_2011() -> None:
    """The paper: 6.5% of people aged 65 and over, standardised to the population of 2011."""
    people: Counter[tuple[str, str]] = Counter()
    path = ROOT / "data" / "bundled" / "ons_council_population" / "council_population.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            wanted = row["area_level"] == "england" and row["mid_year"] == "2011"
            if wanted and row["sex"] in ("males", "females") and int(row["age"]) >= 65:
                start = int(row["age"]) // 5 * 5
                group = "90_plus" if start >= 90 else f"{start}_{start + 4}"
                people[group, row["sex"]] += int(row["people"])
    assert len(people) == 12
    expected = sum(count * DEMENTIA[group][sex][0] for (group, sex), count in people.items())
    assert round(expected / people.total(), 1) == 6.5


def test_lists_hold_the_rows_their_cards_promise() -> None:
    names = ("local_authorities", "regions", "dementia_rates", "ratings", "market_scope")
    for name in names:
        card = tomllib.loads(
            (ROOT / "data" / "sources" / f"reference_{name}.toml").read_text(encoding="utf-8")
        )
        assert card["expected_rows"] == [len(read_list(name))] * 2
