"""A made-up care market for the small data tree: few locations, each with a story of its own.

The register (API) speaks of 1 March 2025, the newer list of active locations of 1 January 2026.
All of it lies in Testshire but where a row says otherwise.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.places import TESTSHIRE, lsoa_point

REGISTER_DATE = "2025-03-01"
LIST_DATE = "2026-01-01"
HOME, NURSING, VISITS = "Residential homes", "Nursing homes", "Homecare agencies"

# id: name, first day, last day, beds, service types, provider, small area, other fields
REGISTER: dict[str, tuple[str, str, str, int, str, str, int, dict[str, str]]] = {
    # An old home that went on under a new provider (linked), and is registered still.
    "1-101": ("Elm House", "2010-12-01", "2014-06-30", 20, HOME, "1-901", 1, {}),
    "1-102": ("Elm House", "2014-07-01", "", 24, HOME, "1-902", 1, {}),
    # A home that truly closed.
    "1-103": ("Oak Lodge", "2011-01-10", "2016-03-31", 12, HOME, "1-903", 2, {}),
    # Same postcode, kind and time, no link: the address rule tells it.
    "1-104": ("Ash Court", "2012-05-01", "2018-09-30", 40, NURSING, "1-904", 3, {}),
    "1-105": ("Ash Court Care", "2018-10-15", "", 40, f"{NURSING}|{HOME}", "1-902", 3, {}),
    # A home of 90 that was split in two of 40 by the same provider.
    "1-106": ("Park View", "2013-02-01", "2024-12-31", 90, NURSING, "1-906", 4, {}),
    "1-107": ("Park View East", "2025-01-01", "", 40, NURSING, "1-906", 4, {}),
    "1-108": ("Park View West", "2025-01-01", "", 40, NURSING, "1-906", 4, {}),
    # Homecare: one opened and closed; one came from outside; one left for outside.
    "1-109": ("Quick Care", "2015-04-01", "2017-04-01", 0, VISITS, "1-907", 5, {}),
    "1-110": ("Came Here Care", "2019-01-01", "", 0, f"{VISITS}|Supported living", "1-908", 5, {}),
    "1-111": ("Gone There Care", "2014-01-01", "2020-01-01", 0, VISITS, "1-909", 6, {}),
    # Homecare at the postcode of 1-109 soon after, by another provider of another name: new.
    "1-112": ("Other Care", "2017-05-01", "", 0, VISITS, "1-910", 5, {}),
    # Registered in the register, but left out of the newer list.
    "1-113": ("Lost House", "2013-06-01", "", 9, HOME, "1-911", 6, {}),
    # Not adult social care, by its type.
    "1-114": (
        *("Smile Dental", "2012-01-01", "", 0, "Dentist", "1-912", 1),
        {"location_type": "Primary Dental Care", "inspection_category": "Dentists"},
    ),
}
LINKS = [
    ("1-102", "1-101", "HSCA Predecessor", "New Provider"),
    ("1-110", "1-555", "HSCA Predecessor", "Location Move"),
    ("1-111", "1-556", "HSCA Successor", "Location Move"),
]
RATINGS = [
    ("1-102", "Overall", "Requires improvement", "2016-05-01", "N", "historicRatings"),
    ("1-102", "Overall", "Good", "2019-03-01", "Y", "currentRatings"),
    ("1-102", "Safe", "Requires improvement", "2019-03-01", "Y", "currentRatings"),
    ("1-103", "Overall", "Inadequate", "2015-11-01", "Y", "currentRatings"),
    ("1-105", "Overall", "No published rating", "", "Y", "currentRatings"),
    ("1-110", "Overall", "Outstanding", "2023-01-01", "Y", "currentRatings"),
]
# The newer list: everything that goes on, one home with more beds, a second entry of a dual
# registration, and a home in the neighbouring county.
LISTED: dict[str, dict[str, str]] = {
    "1-102": {},
    "1-105": {"bed_count": "44"},
    "1-107": {"overall_rating": "Good", "rating_published_date": "2025-11-01"},
    "1-108": {"overall_rating": "Good", "is_inherited_rating": "Y"},
    "1-110": {},
    "1-112": {},
    "1-120": {
        **{"location_name": "Elm House (second entry)", "provider_id": "1-913"},
        **{
            "is_care_home": "Y",
            "bed_count": "24",
            "service_types": "Care home service without nursing",
        },
        **{"is_dual_registered": "Y", "primary_location_id": "1-102"},
    },
    "1-121": {
        **{"location_name": "County Home", "provider_id": "1-902", "registered_date": "2011-05-01"},
        **{
            "is_care_home": "Y",
            "bed_count": "30",
            "service_types": "Care home service with nursing",
        },
        **{"local_authority": "Exampleshire"},
    },
}


def write_market(root: Path) -> None:
    """Write the register, its ratings and links, the newer list and beds by neighbourhood."""
    rows = [{"location_id": code, **_register_row(*story)} for code, story in REGISTER.items()]
    _write(root, "cqc_api_locations", "locations_2025.csv", rows)
    names = ("location_id", "domain", "rating", "published_date", "is_current", "rating_set")
    ratings = [
        {**dict(zip(names, one, strict=True)), "service_group": "Overall"} for one in RATINGS
    ]
    _write(root, "cqc_api_ratings", "ratings_2025.csv", ratings)
    names = ("location_id", "related_location_id", "relationship_type", "reason")
    links = [dict(zip(names, one, strict=True)) for one in LINKS]
    _write(root, "cqc_api_relationships", "relationships_2025.csv", links)
    _write(
        root, "cqc_active_locations", "listed.csv", [_listed_row(*one) for one in LISTED.items()]
    )
    _write(root, "cqc_directory", "directory_2014.csv", [])
    beds = [
        {"msoa_code": f"E020990{place}", "council_code": TESTSHIRE, "home_count": 1, "bed_count": n}
        for place, n in ((10, 100), (11, 50))
    ]
    _write(root, "care_home_beds_msoa", "care_home_beds_msoa_2022.csv", beds)
    _date_card(root, "cqc_active_locations", LIST_DATE, '["listed.csv"]')
    _date_card(root, "cqc_api_locations", REGISTER_DATE)
    _date_card(root, "cqc_api_ratings", REGISTER_DATE)
    _date_card(root, "cqc_api_relationships", REGISTER_DATE)


def _register_row(
    name: str,
    first: str,
    last: str,
    beds: int,
    services: str,
    provider: str,
    number: int,
    more: Mapping[str, str],
) -> dict[str, object]:
    lon, lat = lsoa_point(number)
    is_home = "homes" in services
    return {
        **{"location_name": name, "registered_date": first, "deregistered_date": last},
        "registration_status": "Deregistered" if last else "Registered",
        "location_type": "Social Care Org",
        "inspection_category": "Residential social care" if is_home else "",
        **{"is_care_home": "Y" if is_home else "N", "bed_count": beds},
        **{"service_types": services, "provider_id": provider, "postcode": f"TE{number} 1ST"},
        **{"specialisms": "Dementia|Caring for adults over 65 yrs" if is_home else ""},
        **{"local_authority": "Testshire", "region_name": "South West", "lat": lat, "lon": lon},
        **more,
    }


def _listed_row(code: str, more: Mapping[str, str]) -> dict[str, object]:
    known = {"location_id": code, "local_authority": "Testshire", "region_name": "South West"}
    if code in REGISTER:
        name, first, _, beds, _, provider, number, _ = REGISTER[code]
        lon, lat = lsoa_point(number)
        known |= {"location_name": name, "registered_date": first, "provider_id": provider}
        known |= {"postcode": f"TE{number} 1ST", "lat": str(lat), "lon": str(lon)}
        known |= {"bed_count": str(beds)} if beds else {}
    return {**known, "location_type": "Social Care Org", **more}


def _write(root: Path, dataset: str, name: str, rows: Iterable[Mapping[str, object]]) -> None:
    with (root / "data" / "columns" / f"{dataset}.csv").open(encoding="utf-8") as file:
        columns = [row["header"] for row in csv.DictReader(file) if row["type"] != "drop"]
    path = root / "data" / "bundled" / dataset / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _date_card(root: Path, dataset: str, date: str, files: str = "") -> None:
    path = root / "data" / "sources" / f"{dataset}.toml"
    text = re.sub(r"(?m)^reference_date = .*$", f"reference_date = {date}", path.read_text())
    if files:
        text = re.sub(r"(?m)^files = .*$", f"files = {files}", text)
    path.write_text(text)
