"""Made-up national files of real size in the layouts of the Care Quality Commission.

Nothing in them is true but the names of councils and the words CQC uses; every location, number
and person is made up, the same ones each time. Memory runs to a gigabyte, so a process of its own:

    python -m benchmarks.national FOLDER ACTIVE RATINGS DEACTIVATED
"""

import csv
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from benchmarks.kinds import KINDS, Kind
from benchmarks.write_ods import Cell, Row, write_ods
from mps.paths import DATA

PROVIDERS = 30_000

_PERSON = "MADEUP-SURNAME"  # to look for in what must not hold persons
_OPENED = date(2010, 10, 1)
_TODAY = date(2026, 9, 30)
_HELD_LSOAS = DATA / "bundled" / "ons_lsoa_lookup" / "lsoa_lookup.csv"
# Region: a point in its middle, longitude then latitude; locations scatter a little around it.
_MIDDLES = {
    "E12000001": (-1.70, 54.90),
    "E12000002": (-2.60, 53.70),
    "E12000003": (-1.40, 53.80),
    "E12000004": (-0.95, 52.90),
    "E12000005": (-2.00, 52.50),
    "E12000006": (0.60, 52.20),
    "E12000007": (-0.10, 51.50),
    "E12000008": (-0.80, 51.30),
    "E12000009": (-3.00, 51.00),
}


_LETTERS = "ABDEFGHJLNPRSTUWXY"  # that postcodes may hold
_NOTES = [
    ("Made up to measure with: no location, number or person in it is real.",),
    ("Source: CQC database as at 01 October 2026",),
]
_DOMAINS = ("Overall", "Safe", "Effective", "Caring", "Responsive", "Well-led")
_RATINGS = ("Good",) * 15 + ("Requires improvement",) * 4 + ("Outstanding", "Inadequate")


Facts = dict[str, Cell]  # by the publisher's header; what is not there is blank


# The files as they are named in the folder, each with its layout and its sheet.
ACTIVE = "01_October_2026_HSCA_Active_Locations.ods"
RATINGS = "01_October_2026_Latest_ratings.ods"
DEACTIVATED = "01_October_2026_Deactivated_Locations.ods"
SHEETS = {
    ACTIVE: ("cqc_active_locations", "HSCA_Active_Locations"),
    RATINGS: ("cqc_latest_ratings", "Locations"),
    DEACTIVATED: ("cqc_deactivated_locations", "Deactivated_Locations"),
}


def write_national(folder: Path, active: int, ratings: int, deactivated: int) -> None:
    """Write the three files into a folder, with so many rows each."""
    made = random.Random(2026)
    councils = _councils()
    there = [_location(made, councils, number) for number in range(active)]
    gone = (_deactivated(made, councils, active + number, there) for number in range(deactivated))
    facts: dict[str, Iterable[Facts]] = {
        ACTIVE: (one for _, one in there),
        RATINGS: islice(_ratings(made, there), ratings),
        DEACTIVATED: gone,
    }
    for file, (layout, sheet) in SHEETS.items():
        rows = _rows(headers(layout), facts[file])
        write_ods(folder / file, {"README": _NOTES, sheet: rows})


def headers(layout: str) -> list[str]:
    """The headers of the newest edition of one of the publisher's layouts."""
    with (DATA / "layouts" / f"{layout}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["header"] for row in rows if "2026" in row["editions"] and row["header"] != "*"]


def _rows(header: Sequence[str], facts: Iterable[Facts]) -> Iterator[Row]:
    yield header
    for one in facts:
        yield [one.get(name, "") for name in header]


@dataclass(frozen=True)
class _Council:
    name: str
    region: str
    points: tuple[tuple[float, float], ...]  # longitude and latitude
    scatter: float  # degrees around a point
    postcodes: str  # the letters its postcodes begin with, and no other council's


def _councils() -> list[_Council]:
    """Every council with care duties; a county stands there four times, for its size.

    The councils that are held have the centres of their small areas, so that their locations lie
    among the people; any other has the middle of its region.
    """
    points = defaultdict(list)
    with _HELD_LSOAS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lon, lat = float(row["centroid_lon"]), float(row["centroid_lat"])
            points[row["council_code"]].append((lon, lat))
    councils = []
    with (DATA / "reference" / "local_authorities.csv").open(encoding="utf-8") as file:
        for number, row in enumerate(csv.DictReader(file)):
            held = tuple(points[row["council_code"]])
            middle = (_MIDDLES[row["region_code"]],)
            names = (row["council_name"], row["region_name"])
            letters = _LETTERS[number // len(_LETTERS)] + _LETTERS[number % len(_LETTERS)]
            one = _Council(*names, held or middle, 0.002 if held else 0.2, letters)
            councils += [one] * (4 if row["council_code"].startswith("E10") else 1)
    return councils


def _location(made: random.Random, councils: Sequence[_Council], number: int) -> tuple[Kind, Facts]:
    """One location with everything its files say of it."""
    [kind] = made.choices(KINDS, [one.per_100 for one in KINDS])
    registered = _day(made, _OPENED, _TODAY) if made.random() > 0.35 else _OPENED
    owner = int(PROVIDERS * made.random() ** 2)  # some have many locations, most have one
    facts = _place(made, made.choice(councils), "Location")
    facts |= {
        "Location ID": f"1-{1_000_000_000 + number * 7}",
        "Location Name": f"Made-up Place {number}",
        "Location ODS Code": f"VM{number:05}",
        "Location HSCA start date": registered,
        "Location Telephone Number": f"0{made.randrange(10**9, 10**10)}",
        "Location Web Address": f"www.made-up-{number}.example",
        "Location Inspection Directorate": "Adult social care",
        "Dormant (Y/N)": "Y" if made.random() < 0.02 else "N",
        "Registered manager": f"*{_PERSON}, Given {number}",
        "Location UPRN ID": str(made.randrange(10**10, 10**11)),
    }
    for header in ("Location Type/Sector", "Location Type", "Provider Type/Sector"):
        facts[header] = kind.sector
    for header in ("Location", "Provider"):
        facts[f"{header} Primary Inspection Category"] = kind.category
    for header in ("Care home?", "Care Home?"):
        facts[header] = "Y" if kind.most_beds else "N"
    if kind.most_beds:
        facts["Care homes beds"] = made.randint(3, kind.most_beds)
    return kind, facts | _provider(owner, councils) | _flags(kind) | _rating(made, registered)


def _place(made: random.Random, council: _Council, whose: str) -> Facts:
    lon, lat = made.choice(council.points)
    postcode = f"{council.postcodes}{made.randint(1, 20)} {made.randint(1, 9)}"
    postcode += made.choice(_LETTERS) + made.choice(_LETTERS)
    return {
        f"{whose} Local Authority": council.name,
        f"{whose} Region": council.region,
        f"{whose} NHS Region": council.region,
        f"{whose} Street Address": f"{made.randint(1, 200)} Made-up Road",
        f"{whose} City": council.name,
        f"{whose} Postal Code": postcode,
        f"{whose} Post Code": postcode,
        f"{whose} Latitude": round(lat + made.uniform(-council.scatter, council.scatter), 6),
        f"{whose} Longitude": round(lon + made.uniform(-council.scatter, council.scatter), 6),
        f"{whose} ONSPD CCG Code": "E38000000",
        f"{whose} ONSPD CCG": f"NHS {council.name} CCG",
        f"{whose} Parliamentary Constituency": f"{council.name} Made-up",
    }


def _provider(number: int, councils: Sequence[_Council]) -> Facts:
    """The same facts for the same provider, whichever location asks."""
    made = random.Random(number)
    branded = number % 10 == 0
    return _place(made, made.choice(councils), "Provider") | {
        "Provider ID": f"1-{100_000_000 + number * 3}",
        "Provider Name": f"Made-up Care {number} Limited",
        "Provider HSCA start date": _OPENED,
        "Provider Companies House Number": f"{number:08}",
        "Provider Inspection Directorate": "Adult social care",
        "Provider Ownership Type": "Organisation",
        "Provider Telephone Number": f"0{made.randrange(10**9, 10**10)}",
        "Provider Web Address": f"www.made-up-care-{number}.example",
        "Provider Nominated Individual Name": f"{_PERSON}, Nominated {number}",
        "Brand ID": f"BD{number % 500:03}" if branded else "-",
        "Brand Name": f"BRAND Made-up {number % 500}" if branded else "-",
    }


def _flags(kind: Kind) -> Facts:
    named = {
        "Regulated activity": kind.activities,
        "Service type": kind.services,
        "Service user band": kind.bands,
    }
    return {f"{group} - {one}": "Y" for group, ones in named.items() for one in ones}


def _rating(made: random.Random, registered: date) -> Facts:
    return {
        "Location Latest Overall Rating": made.choice(_RATINGS),
        "Publication Date": _day(made, max(registered, date(2015, 1, 1)), _TODAY),
        "Inherited Rating (Y/N)": "N",
    }


def _deactivated(
    made: random.Random,
    councils: Sequence[_Council],
    number: int,
    active: Sequence[tuple[Kind, Facts]],
) -> Facts:
    """A location that has ended; a third of them went on in one that is active."""
    _, facts = _location(made, councils, number)
    began = _date(facts, "Location HSCA start date")
    ended = _day(made, began, _TODAY)
    _, successor = made.choice(active)
    taken_over = _date(successor, "Location HSCA start date")
    if made.random() < 1 / 3 and taken_over > _OPENED:
        began = _OPENED
        ended = taken_over - timedelta(days=1)
        facts = successor | {"Location ID": facts["Location ID"]}
    return facts | {
        "Location Status": "Inactive-Dereg",
        "Location HSCA start date": began,
        "Location HSCA End Date": ended,
        "Care homes beds at point location de-activated": facts.get("Care homes beds", ""),
    }


def _date(facts: Facts, header: str) -> date:
    return date.fromisoformat(str(facts[header]))


def _ratings(made: random.Random, active: Iterable[tuple[Kind, Facts]]) -> Iterator[Facts]:
    """The rows of the ratings file: location, service and key question."""
    for kind, facts in active:
        url = {"URL": f"http://www.cqc.org.uk/location/{facts['Location ID']}"}
        for service in kind.rated:
            for domain in _DOMAINS:
                yield (
                    facts
                    | url
                    | {
                        "Service / Population Group": service,
                        "Domain": domain,
                        "Latest Rating": made.choice(_RATINGS),
                        "Report Type": "Location",
                    }
                )


def _day(made: random.Random, first: date, last: date) -> date:
    return first + timedelta(days=made.randint(0, max((last - first).days, 0)))


if __name__ == "__main__":
    write_national(Path(sys.argv[1]), *map(int, sys.argv[2:]))
