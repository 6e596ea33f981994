"""The page Quality as a visitor sees it: each council, each filter, and a made-up national file."""

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

import pandas as pd
import pytest

from mps import words
from mps.build import run_build
from mps.store import open_store
from mps.ui import Column, Figure
from mps.ui.figures import csv_bytes
from tests.places import EXAMPLESHIRE, TESTSHIRE
from tests.test_pages import COUNCILS, charts_of, show, words_of

OLDHAM, BATH = "E08000004", "E06000022"
SOUTH_WEST = "E12000009"
FORMER = {"E06000028", "E06000029", "E10000002", "E10000006", "E10000009", "E10000021",
          "E10000023", "E10000027"}  # fmt: skip
COMMAND = "python -m mps import"


@pytest.fixture(autouse=True)
def _store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))


@pytest.mark.parametrize("by", ["service", "key_question", "area", "provider"])
def test_oldham_has_its_finding_tiles_and_figures(by: str) -> None:
    app = show("Quality", council=OLDHAM, by=by)
    assert not app.exception
    assert not app.warning
    assert app.title[0].value == (
        "63 of 74 rated locations in Oldham (85%) are good or outstanding; 32 more have no rating"
    )
    said = words_of(app)
    for told in ("28 March 2025", "No published rating: 32", "3.9 years", "QUA-4", "QUA-5"):
        assert told in said
    assert len(charts_of(app)) == 3
    assert all(chart.proto.alt for chart in app.main.get("plotly_chart"))


@pytest.mark.parametrize("council", [code for code in COUNCILS if code != OLDHAM])
def test_a_council_without_ratings_says_why_and_how_to_load_them(council: str) -> None:
    app = show("Quality", council=council)
    assert not app.exception
    assert app.title[0].value.startswith("No ratings are held for ")
    assert COMMAND in app.info[0].value
    assert "https://www.cqc.org.uk/" in app.info[0].value
    assert charts_of(app) == []
    assert ("15 May 2013" in words_of(app)) == (council == BATH)


@pytest.mark.parametrize("by", ["service", "key_question", "area", "provider"])
@pytest.mark.parametrize("service", ["nursing_home", "homecare", "live_in_care", "shared_lives"])
@pytest.mark.parametrize("area", ["", "E05000725", "E02001129", "E01005363"])
def test_filters_are_honoured_and_named(service: str, area: str, by: str) -> None:
    app = show("Quality", council=OLDHAM, service=service, area=area, by=by, client="dementia")
    assert not app.exception
    assert not app.warning
    said = words_of(app)
    assert "for people with dementia" in said
    assert "nan" not in said.lower().split()
    if service == "live_in_care":
        assert "does not tell live-in care apart" in said or not charts_of(app)
    assert charts_of(app) or app.info


@pytest.mark.parametrize("council", COUNCILS)
def test_a_service_that_is_not_registered_has_no_ratings_and_says_so(council: str) -> None:
    app = show("Quality", council=council, service="equipment")
    assert not app.exception
    assert "does not rate community equipment" in app.title[0].value
    assert "need not be registered" in app.info[0].value
    assert charts_of(app) == []


def test_nothing_that_fits_is_said_in_words() -> None:
    app = show("Quality", council=OLDHAM, client="carers")
    assert app.title[0].value == "No registered location for carers in Oldham is on the list"
    assert "fewer filters" in app.info[0].value
    assert charts_of(app) == []


def test_an_area_is_set_beside_its_council() -> None:
    app = show("Quality", council=OLDHAM, area="E05000727")
    heads = [head.value for head in app.header]
    assert (
        "90% in Hollinwood are good or outstanding of those rated, against 85% in Oldham" in heads
    )


def test_every_location_leads_to_its_page_at_the_regulator() -> None:
    app = show("Quality", council=OLDHAM)
    tables = [one.proto.body for one in app.main.get("html") if "mps-table" in one.proto.body]
    assert re.search(r'<a href="https://www\.cqc\.org\.uk/location/1-\d+">', tables[-1])


@pytest.mark.parametrize(
    ("by", "code", "groups"),
    [("service", "QUA-1", 7), ("key_question", "QUA-2", 6), ("area", "QUA-3", 18),
     ("provider", "QUA-8", 5)],
)  # fmt: skip
def test_the_table_has_a_row_a_group_and_a_column_a_kind_of_rating(
    by: str, code: str, groups: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: dict[str, list[dict[str, str]]] = {}

    def take(figure: Figure, frame: pd.DataFrame, columns: list[Column]) -> None:
        text = csv_bytes(figure, frame, columns).decode("utf-8-sig")
        taken[figure.code] = list(csv.DictReader(text.splitlines()))

    monkeypatch.setattr(Figure, "download", take)
    assert not show("Quality", council=OLDHAM, by=by).exception
    # The first page is run before the one that is asked for.
    own = {figure for figure in taken if figure.startswith("QUA")}
    assert own == {code, "QUA-4", "QUA-5", "QUA-7"}
    assert len(taken[code]) == groups
    for row in taken[code]:
        kinds = [row.get(kind.name, "0") for kind in words.RATING_KINDS.values()]
        assert sum(map(float, kinds)) == float(row["Locations"])
    assert len(taken["QUA-7"]) == 106


def latest_ratings(root: Path, rows: Iterable[dict[str, str]]) -> None:
    """Give the small tree a made-up release of CQC's Latest ratings."""
    with (root / "data" / "columns" / "cqc_latest_ratings.csv").open(encoding="utf-8") as file:
        columns = [row["column"] for row in csv.DictReader(file)]
    path = root / "data" / "bundled" / "cqc_latest_ratings" / "latest.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    card = root / "data" / "sources" / "cqc_latest_ratings.toml"
    text = re.sub(r"(?m)^files = .*$", 'files = ["latest.csv"]', card.read_text(encoding="utf-8"))
    text = re.sub(r"(?m)^reference_date = .*$", "reference_date = 2026-02-01", text)
    card.write_text(text, encoding="utf-8")


def councils(root: Path) -> dict[str, tuple[str, str]]:
    """Name and region of every current council."""
    path = root / "data" / "reference" / "local_authorities.csv"
    with path.open(encoding="utf-8") as file:
        return {
            row["council_code"]: (row["council_name"], row["region_code"])
            for row in csv.DictReader(file)
            if row["council_code"] not in FORMER
        }


def ratings_of(
    names: Iterable[str], ratings: Iterable[str], first: int
) -> Iterator[dict[str, str]]:
    """One made-up home of each rating in each council, with its key questions."""
    numbers = count(first)
    ratings = list(ratings)
    for name in names:
        for rating in ratings:
            common = {
                "location_id": f"1-{next(numbers)}",
                "location_name": f"Made-up home in {name}",
                "location_type": "Social Care Org",
                "is_care_home": "Y",
                "provider_id": "1-800",
                "local_authority": name,
                "service_group": "Overall",
                "rating": rating,
                "published_date": "2025-02-01",
                "is_inherited": "N",
            }
            for domain in ("Overall", "Safe", "Effective", "Caring", "Responsive", "Well-led"):
                yield {**common, "domain": domain}


def test_a_national_release_brings_the_region_and_then_england(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everyone = councils(small)
    own = [name for name, region in everyone.values() if region == SOUTH_WEST]
    others = [name for name, region in everyone.values() if region != SOUTH_WEST]
    south_west = list(ratings_of(own, ["Good"] * 6 + ["Inadequate"] * 2, 5000))
    elsewhere = list(ratings_of(others, ["Outstanding", "Requires improvement"], 7000))
    told: list[list[str]] = []
    missing: list[str] = []
    for release in (south_west[48:], south_west, [*south_west, *elsewhere]):
        latest_ratings(small, release)
        path = run_build(small, small / "store" / "market.duckdb").store
        monkeypatch.setenv("MPS_STORE", str(path))
        frame = open_store(path).query(
            "quality__compared", area_code=TESTSHIRE, service_type="", client_group=""
        )
        told.append(list(dict.fromkeys(frame["area_level"])))
        app = show("Quality", council=TESTSHIRE)
        assert not app.exception
        missing.append(" ".join(info.value for info in app.info))
        shares = frame.drop_duplicates("group_code").set_index("area_level")
    assert told == [["council"], ["council", "region"], ["council", "region", "england"]]
    assert "The South West (ratings of" in missing[0]
    assert "England (ratings of" in missing[1]
    assert "South West" not in missing[1]
    assert COMMAND in missing[1]
    assert missing[2] == ""
    # 8 homes a council in the South West, 2 elsewhere, besides the small tree's own locations:
    # of those rated good (1-102, 1-107), outstanding (1-110); 1-108 has inherited its rating.
    rated = 8 * len(own) + 3
    assert shares.loc["region", "rated_count"] == rated
    assert shares.loc["region", "good_pct"] == pytest.approx(100 * (6 * len(own) + 3) / rated)
    rated += 2 * len(others)
    assert shares.loc["england", "rated_count"] == rated
    assert shares.loc["england", "good_pct"] == pytest.approx(
        100 * (6 * len(own) + 3 + len(others)) / rated
    )
    heads = [head.value for head in app.header]
    assert any("in the South West and" in head and "in England" in head for head in heads)
    assert "England: lists of 1 January 2026 to 1 February 2026." in words_of(app)


def test_inherited_unpublished_and_unheld_ratings_are_kept_apart(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """1-108 inherited its rating, 1-112 has none, and 1-990 is told by a directory only."""
    path = small / "data" / "bundled" / "cqc_directory" / "directory_2014.csv"
    with path.open(encoding="utf-8") as file:
        columns = next(csv.reader(file))
    row = {"location_id": "1-990", "location_name": "Only listed", "provider_id": "1-991",
           "service_types": "Homecare agencies", "local_authority": "Exampleshire"}  # fmt: skip
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, restval="").writerow(row)
    card = small / "data" / "sources" / "cqc_directory.toml"
    text = card.read_text(encoding="utf-8")
    card.write_text(re.sub(r"(?m)^reference_date = .*$", "reference_date = 2026-01-01", text))
    store = open_store(run_build(small, small / "store" / "market.duckdb").store)
    found = {
        code: name
        for council in (TESTSHIRE, EXAMPLESHIRE)
        for code, name in store.query(
            "quality__locations", area_code=council, service_type="", client_group=""
        )[["location_id", "rating_class"]].to_numpy()
    }
    assert found == {
        "1-102": "good", "1-105": "no_published_rating", "1-107": "good", "1-108": "inherited",
        "1-110": "outstanding", "1-112": "no_published_rating", "1-121": "no_published_rating",
        "1-990": "not_held",
    }  # fmt: skip
    public = store.query("market_ratings", council_code=TESTSHIRE)
    overall = public[(public["service_type"] == "all") & (public["domain"] == "Overall")]
    assert dict(zip(overall["rating"], overall["location_count"], strict=True)) == {
        "Good": 2, "Outstanding": 1, "Inherited": 1, "No published rating": 2,
    }  # fmt: skip
    monkeypatch.setenv("MPS_STORE", str(store.path))
    said = words_of(show("Quality", council=TESTSHIRE))
    assert "Inherited: 1" in said
    assert "No published rating: 2" in said
    assert "3 more have no rating of their own" in said
