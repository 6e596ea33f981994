"""From procurement notices to the store: newest release first, beside the councils' own rows."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from mps import __main__ as cli
from mps import paths
from mps.paths import QUERIES
from mps.sql import load_queries
from tests import notice_files as files
from tests.notice_files import FINDER, GUID, TENDER, award, signed, tender
from tests.places import EXAMPLESHIRE, TESTSHIRE
from tests.statement_files import OPPORTUNITIES, write, write_statement

BUYER = {"id": "GB-CFS-1", "name": "Testshire Council"}
OF_TESTSHIRE = {"buyer": BUYER, "parties": None}
AWARD_PAGE = f"https://www.contractsfinder.service.gov.uk/Notice/{GUID}1"
OFFICIAL = paths.ROOT.parent / "shared" / "official" / "procurement"


@pytest.fixture
def tree(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small tree, where commands work."""
    monkeypatch.setattr(paths, "ROOT", small)
    monkeypatch.delenv("MPS_STORE", raising=False)
    write_statement(small)
    return small


def _own(tree: Path, **cells: str) -> None:
    """Testshire's own list of opportunities: one row."""
    row = dict.fromkeys(OPPORTUNITIES.strip().split(","), "")
    row |= {"opportunity_id": "test-homecare", "title": "Title not seen", "stage": "planned"}
    row |= {"intention_id": "hills", "is_adult_care": "Y", "scope_rule": "By hand."}
    row |= {"notice_url": "https://example.org/copy", "source_status": "secondary"} | cells
    write(tree, "opportunities.csv", OPPORTUNITIES + ",".join(row.values()) + "\n")


def _load(tree: Path, *releases: Any, name: str = "notices") -> None:
    path = files.write(tree / f"{name}.json", *releases)
    assert cli.main(["import", str(path)]) == 0


def _ask(tree: Path, statement: str) -> list[dict[str, Any]]:
    with duckdb.connect(str(tree / "store" / "market.duckdb"), read_only=True) as connection:
        found = connection.execute(statement)
        names = [one[0] for one in found.description or []]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _shown(tree: Path) -> list[dict[str, Any]]:
    return _ask(tree, "from mart.opportunity order by opportunity_id")


def test_notice_of_a_council_is_an_opportunity_of_the_public_query(tree: Path) -> None:
    """A notice of a council that has no folder waits in the raw table."""
    _load(tree, award(**OF_TESTSHIRE), award(ocid=f"{FINDER}8"))
    query = load_queries(QUERIES / "public")["opportunities"]
    with duckdb.connect(str(tree / "store" / "market.duckdb"), read_only=True) as connection:
        [row] = connection.execute(query.text, {"council_code": TESTSHIRE}).fetchall()
    assert row[:3] == (f"{FINDER}1-{TESTSHIRE}", "Homecare for older people", 450000.5)
    assert [str(one) for one in row[3:]] == [
        *("2025-04-07", "2028-04-06", "None", "Open procedure (above threshold)", "awarded"),
        *("None", "procurement_notices"),
    ]
    waiting = _ask(tree, "select council_code from raw.procurement_notices order by 1")
    assert [row["council_code"] for row in waiting] == [TESTSHIRE, "E08000018"]
    assert len(_shown(tree)) == 1


def test_award_amends_its_tender_whatever_the_order_of_imports(tree: Path) -> None:
    _load(tree, signed(**OF_TESTSHIRE), name="second")
    _load(tree, tender(**OF_TESTSHIRE), name="first")
    [row] = _shown(tree)
    assert (row["stage"], row["value_gbp"]) == ("awarded", 154393.6)
    assert row["lots"] == "Learning disability|Mental health"  # told by the tender only
    assert str(row["deadline_date"]) == "2025-07-14"
    assert str(row["end_date"]) == "2031-01-31"
    assert row["extension_months"] is None  # the contract's period stands whole
    assert row["notice_url"] == "https://www.find-tender.service.gov.uk/Notice/054321-2025"


def test_extension_is_counted_in_months(tree: Path) -> None:
    _load(tree, tender(**OF_TESTSHIRE))
    [row] = _shown(tree)
    assert (str(row["end_date"]), row["extension_months"]) == ("2030-12-31", 24)
    assert str(row["last_date"]) == "2030-12-31"


def test_notice_that_the_council_lists_is_shown_once_with_its_intention(tree: Path) -> None:
    _own(tree, ocid=f"{FINDER}1", published="2025-03", service_types="reablement")
    _load(tree, award(**OF_TESTSHIRE, date="2025-04-01T10:00:00Z"))
    [row] = _shown(tree)
    assert (row["opportunity_id"], row["intention_id"]) == ("test-homecare", "hills")
    assert (row["title"], row["stage"]) == ("Homecare for older people", "awarded")
    assert (row["service_types"], row["scope_rule"]) == ("reablement", "By hand.")
    assert row["source_id"] == "procurement_notices"
    assert row["source_status"] == "official"
    assert row["notice_url"] == AWARD_PAGE


def test_address_of_the_notice_tells_that_it_is_the_same(tree: Path) -> None:
    _own(tree, notice_url=AWARD_PAGE)
    _load(tree, award(**OF_TESTSHIRE))
    [row] = _shown(tree)
    assert (row["opportunity_id"], row["source_id"]) == ("test-homecare", "procurement_notices")


def test_row_of_the_council_stays_where_it_is_of_a_later_day(tree: Path) -> None:
    _own(tree, ocid=f"{FINDER}1", published="2025-05-02", title="Later")
    _load(tree, award(**OF_TESTSHIRE))
    [row] = _shown(tree)
    assert (row["title"], row["source_id"]) == ("Later", "council_opportunities")


def test_several_rows_of_the_council_for_one_notice_stay(tree: Path) -> None:
    _own(tree, ocid=f"{FINDER}1", published="2025-03")
    path = tree / "data" / "councils" / "testshire" / "opportunities.csv"
    header, line = path.read_text(encoding="utf-8").splitlines()
    second = line.replace("test-homecare", "test-lot-2")
    path.write_text("\n".join([header, line, second, ""]), encoding="utf-8")
    _load(tree, award(**OF_TESTSHIRE))
    assert [row["opportunity_id"] for row in _shown(tree)] == ["test-homecare", "test-lot-2"]
    assert {row["source_id"] for row in _shown(tree)} == {"council_opportunities"}


def test_one_ocid_of_two_buyers_is_two_procurements(tree: Path) -> None:
    other = {"id": "2", "name": "Exampleshire County Council"}
    first = tender(**OF_TESTSHIRE)
    second = signed(buyer=other, parties=None)
    _load(tree, first, second)
    assert [(row["council_code"], row["stage"]) for row in _shown(tree)] == [
        (TESTSHIRE, "tender"),
        (EXAMPLESHIRE, "awarded"),
    ]
    assert {row["ocid"] for row in _shown(tree)} == {f"{TENDER}1"}


def test_newer_import_and_newer_rule_of_scope_are_applied(tree: Path) -> None:
    """Of one release the later import is believed; kept files follow the list of words."""
    garden = award(**OF_TESTSHIRE, tender__title="Gardening club", tender__description="-")
    _load(tree, award(**OF_TESTSHIRE), name="old")
    newer = award(ocid=f"{FINDER}9", date="2025-06-01T00:00:00Z")
    _load(tree, garden, newer, name="new")
    assert [row["is_adult_care"] for row in _shown(tree)] == [False]
    path = tree / "data" / "reference" / "procurement_scope.csv"
    line = "word,gardening club,care,Y,outreach,,\n"
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    assert cli.main(["build"]) == 0
    [row] = _shown(tree)
    assert (row["is_adult_care"], row["service_types"]) == (True, "outreach")


@pytest.mark.skipif(not OFFICIAL.is_dir(), reason="the official files are not here")
def test_official_notice_takes_the_place_of_the_row_that_ships(tree: Path) -> None:
    """Warwickshire's row by hand and the notice itself have one ocid; Testshire stands in."""
    path = OFFICIAL / "contracts_finder_four_councils_releases.json"
    releases = json.loads(path.read_text(encoding="utf-8-sig"))["releases"]
    [notice] = [one for one in releases if "Day Opportunities" in one["tender"]["title"]]
    notice["buyer"], notice["parties"] = BUYER, []
    _own(tree, ocid=notice["ocid"], published="2025-03-11")
    _load(tree, notice)
    [row] = _shown(tree)
    assert row["opportunity_id"] == "test-homecare"
    assert row["title"].startswith("WCC - Day Opportunities")
    assert (str(row["start_date"]), str(row["end_date"])) == ("2025-04-01", "2028-03-31")
