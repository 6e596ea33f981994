"""A small made-up data tree: two councils of squares, with the project's own cards and queries.

Testshire is a unitary council of six LSOAs in a grid of three by two, with two wards, two MSOAs
and two community areas. Exampleshire is a county of four LSOAs in a row, two to a district. In
the LSOA numbered n live n people of every single year of age, and n people aged 90 and over.
"""

import csv
import json
import re
import shutil
import tomllib
from collections.abc import Iterable
from pathlib import Path

from mps.paths import DATA, QUERIES
from tests.places import (
    EXAMPLESHIRE,
    EXAMPLESHIRE_LSOAS,
    SIDE,
    TESTSHIRE,
    TESTSHIRE_LSOAS,
    corner,
    lsoa_point,
)
from tests.small_market import write_market

YEAR = 2020
REGION = ("E12000009", "South West")
ENGLAND = ("E92000001", "England")
NUMBERS = (*TESTSHIRE_LSOAS, *EXAMPLESHIRE_LSOAS)
BANDS = [*(f"age_{age}_{age + 4}" for age in range(0, 90, 5)), "age_90_plus"]

LOOKUP = "data/bundled/ons_lsoa_lookup/lsoa_lookup.csv"
POPULATION = "data/bundled/ons_lsoa_population/lsoa_population.csv"
SHAPES = "data/bundled/ons_lsoa_boundaries/testshire.geojson"
COUNCIL = "data/councils/testshire/council.toml"


def lsoa(number: int) -> str:
    """The code of the LSOA of a number."""
    return f"E01099{number:03d}"


def write_small(root: Path) -> None:
    """Write `data` and `queries` under `root`."""
    for folder in ("staging", "mart", "check"):
        shutil.copytree(QUERIES / folder, root / "queries" / folder)
    for folder in ("columns", "layouts", "reference"):
        shutil.copytree(DATA / folder, root / "data" / folder)
    (root / "data" / "sources").mkdir()
    for card in (DATA / "sources").glob("*.toml"):
        text = re.sub(r"(?m)^expected_rows = .*$", "expected_rows = [0, 10000]", card.read_text())
        if card.stem == "ons_lsoa_boundaries":
            names = '["testshire.geojson", "exampleshire.geojson"]'
            text = re.sub(r"files = \[[^\]]*\]", f"files = {names}", text)
        (root / "data" / "sources" / card.name).write_text(text)
    _write_areas(root)
    _write_people(root)
    _write_shapes(root)
    _write_councils(root)
    write_market(root)
    _write_nothing_else(root)


def _write_nothing_else(root: Path) -> None:
    """Give every other dataset that ships files those files, with a header and no row."""
    for path in (root / "data" / "sources").glob("*.toml"):
        card = tomllib.loads(path.read_text(encoding="utf-8"))
        if card["scope"] not in ("bundled", "register"):
            continue
        with (root / "data" / "columns" / f"{path.stem}.csv").open(encoding="utf-8") as file:
            header = " ".join(row["header"] for row in csv.DictReader(file))
        for name in card["files"]:
            if not (root / "data" / "bundled" / path.stem / name).exists():
                _write(root, f"bundled/{path.stem}/{name}", header, [])


def _write(root: Path, shown: str, header: str, rows: Iterable[Iterable[object]]) -> None:
    path = root / "data" / shown
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split())
        writer.writerows(rows)


def _write_areas(root: Path) -> None:
    rows = []
    for number in NUMBERS:
        is_county = number in EXAMPLESHIRE_LSOAS
        half = number % 2 if not is_county else (number - 11) // 2
        council = EXAMPLESHIRE if is_county else TESTSHIRE
        district = (f"E0700009{half}", f"District {half}") if is_county else (council, "Testshire")
        place = f"{2 if is_county else 1}{half}"
        rows.append(
            [
                *(lsoa(number), f"{district[1]} 0{place}{number}"),
                *(f"E020990{place}", f"E050990{place}", f"Ward {place}", *district),
                *(council, *REGION, *lsoa_point(number), 3.1),
            ]
        )
    header = "lsoa_code lsoa_name msoa_code ward_code ward_name district_code district_name"
    header += " council_code region_code region_name centroid_lon centroid_lat area_km2"
    _write(root, "bundled/ons_lsoa_lookup/lsoa_lookup.csv", header, rows)
    names = [(f"E020990{place}", f"Place {place}") for place in (10, 11, 20, 21)]
    _write(root, "bundled/commons_msoa_names/msoa_names.csv", "msoa_code msoa_name", names)
    classes = [(lsoa(number), "Urban city and town") for number in NUMBERS]
    header = "lsoa_code rural_urban_name"
    _write(root, "bundled/ons_rural_urban_2011/rural_urban.csv", header, classes)
    ranks = [(lsoa(number), number, 1) for number in NUMBERS]
    header = "lsoa_code imd_rank imd_decile"
    _write(root, "bundled/mhclg_imd_2019/imd_2019.csv", header, ranks)


def _write_people(root: Path) -> None:
    rows = [[YEAR, lsoa(n), 91 * n, *[5 * n] * 18, n] for n in NUMBERS]
    header = " ".join(["mid_year", "lsoa_code", "people", *BANDS])
    _write(root, "bundled/ons_lsoa_population/lsoa_population.csv", header, rows)
    areas = [
        (TESTSHIRE, "Testshire", "council", sum(TESTSHIRE_LSOAS)),
        (EXAMPLESHIRE, "Exampleshire", "council", sum(EXAMPLESHIRE_LSOAS)),
        (*REGION, "region", 1000),
        (*ENGLAND, "england", 10_000),
    ]
    by_age = [
        [YEAR, code, name, level, sex, age, count, "published"]
        for code, name, level, people in areas
        for sex, count in (("persons", people), ("males", people // 2))
        for age in range(91)
    ]
    by_age += [
        [YEAR, code, name, level, "females", age, people - people // 2, "published"]
        for code, name, level, people in areas
        for age in range(91)
    ]
    header = "mid_year area_code area_name area_level sex age people status"
    _write(root, "bundled/ons_council_population/council_population.csv", header, by_age)
    totals = [
        [YEAR, code, name, 91 * people, 91 * people, "published"] for code, name, _, people in areas
    ]
    header = "mid_year area_code area_name people first_published_people status"
    _write(root, "bundled/ons_population_totals/population_totals.csv", header, totals)
    header = "projection_year area_code area_name age people variant"
    _write(root, "bundled/ons_population_projections/population_projections.csv", header, [])


def _write_shapes(root: Path) -> None:
    folder = root / "data" / "bundled" / "ons_lsoa_boundaries"
    folder.mkdir(parents=True)
    for slug, numbers in (("testshire", TESTSHIRE_LSOAS), ("exampleshire", EXAMPLESHIRE_LSOAS)):
        features = ",\n".join(json.dumps(_feature(number)) for number in numbers)
        text = f'{{"type": "FeatureCollection", "features": [\n{features}\n]}}\n'
        (folder / f"{slug}.geojson").write_text(text)


def _feature(number: int) -> dict[str, object]:
    west, south = corner(number)
    east, north = round(west + SIDE, 5), round(south + SIDE, 5)
    ring = [[west, south], [west, north], [east, north], [east, south], [west, south]]
    return {
        "type": "Feature",
        "properties": {"lsoa_code": lsoa(number)},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def _write_councils(root: Path) -> None:
    kinds = (
        (TESTSHIRE, "Testshire", "unitary authority"),
        (EXAMPLESHIRE, "Exampleshire", "county"),
    )
    for number, (code, name, kind) in enumerate(kinds, start=1):
        folder = root / "data" / "councils" / name.lower()
        folder.mkdir(parents=True)
        (folder / "council.toml").write_text(
            f'code = "{code}"\nname = "{name}"\nslug = "{name.lower()}"\n'
            f'council_type = "{kind}"\nregion_code = "{REGION[0]}"\nregion_name = "{REGION[1]}"\n'
            f'sort_order = {number}\nmap_level = "lsoa"\nwebsite = ""\n'
        )
    with (root / "data" / "reference" / "local_authorities.csv").open("a") as file:
        for code, name, _ in kinds:
            file.write(f"{code},{name},{','.join(REGION)},Y,{name}\n")
    sides = ["south" if number <= 3 else "north" for number in TESTSHIRE_LSOAS]
    rows = [
        (lsoa(number), side, f"Testshire {side.title()}", "made up")
        for number, side in zip(TESTSHIRE_LSOAS, sides, strict=True)
    ]
    header = "lsoa_code community_area_slug community_area_name evidence"
    _write(root, "councils/testshire/community_areas.csv", header, rows)
    places = [("Testtown", -2.47, 51.32, 1)]
    _write(root, "councils/testshire/places.csv", "place_name lon lat place_rank", places)
