"""What an officer does without code: change, add, publish; and what the store then says."""

from datetime import date
from pathlib import Path

import duckdb

from mps.build import run_build
from tests.places import TESTSHIRE
from tests.statement_files import intention, write, write_statement


def _build(root: Path) -> duckdb.DuckDBPyConnection:
    store = root / "store" / "market.duckdb"
    run_build(root, store)
    return duckdb.connect(str(store), read_only=True)


def test_intention_is_changed_and_another_is_added(small: Path) -> None:
    write_statement(small)
    text = intention().replace('"2027/28"', '"2028-03"')
    write(small, "intentions/hills.md", text)
    text = intention("dales", "TE-HC2").replace('title = "Ho', 'area = "E05099010"\ntitle = "Ho')
    write(small, "intentions/dales.md", text.replace('needed_by = "2027/28"\n', ""))
    with _build(small) as store:
        found = store.execute(
            "select intention_id, needed_by, needed_by_date, needed_by_precision, area_name,"
            " service_names, direction_name, route from mart.intention order by 1"
        ).fetchall()
    assert found == [
        ("dales", None, None, None, "Ward 10", "Homecare", "Grow", None),
        ("hills", "2028-03", date(2028, 3, 31), "month", None, "Homecare", "Grow", None),
    ]


def test_evidence_is_resolved_as_far_as_it_is_held(small: Path) -> None:
    write_statement(small)
    with _build(small) as store:
        found = store.execute(
            "select kind, target, label, value, unit, page_url from mart.evidence"
            " order by evidence_order"
        ).fetchall()
    assert found == [
        ("figure", "test-homes", "Care homes", 7.0, "homes", None),
        ("code", "SUP-1", "Every care location", None, None, "services_and_providers"),
        (
            *("measure", "ascof_2c"),
            "Older people admitted to care homes",
            *(None, "per 100,000", None),
        ),
    ]


def test_nothing_published_means_no_changes(small: Path) -> None:
    write_statement(small)
    with _build(small) as store:
        assert store.execute("select count(*) from mart.intention_change").fetchall() == [(0,)]


def test_changes_are_told_from_edition_to_edition(small: Path) -> None:
    """First edition: hills, moors. Second: hills altered, moors gone, dales new. Now: dales."""
    write_statement(small)
    first, second = "intentions/published/2026-04-01", "intentions/published/2027-04-01"
    write(small, f"{first}/hills.md", intention())
    write(small, f"{first}/moors.md", intention("moors", "TE-HC3"))
    altered = intention().replace("quantity = 120", "quantity = 90.5")
    write(small, f"{second}/hills.md", altered.replace('"draft"', '"agreed"'))
    write(small, f"{second}/dales.md", intention("dales", "TE-HC2"))
    (small / "data/councils/testshire/intentions/hills.md").unlink()
    text = intention("dales", "TE-HC2").replace("Two providers.", "Three providers.")
    write(small, "intentions/dales.md", text)
    with _build(small) as store:
        found = store.execute(
            "select published_date, next_published_date, intention_id, field, before, after"
            " from mart.intention_change where council_code = ? order by 1, 3, 4",
            [TESTSHIRE],
        ).fetchall()
    one, two = date(2026, 4, 1), date(2027, 4, 1)
    headline = "More homecare in the hills."
    assert found == [
        (one, two, "dales", "new", None, headline),
        (one, two, "hills", "quantity", "120", "90.5"),
        (one, two, "hills", "status", "draft", "agreed"),
        (one, two, "moors", "removed", headline, None),
        (two, None, "dales", "current_provision", "Two providers.", "Three providers."),
        (two, None, "hills", "removed", headline, None),
    ]


def test_points_of_guidance_follow_what_is_held(small: Path) -> None:
    write_statement(small)
    with _build(small) as store:
        found = store.execute(
            "select point_code, is_present, parts_missing, good_until from mart.guidance"
            " where council_code = ? and point_code in ('intent', 'gaps', 'wishes')"
            " order by 1",
            [TESTSHIRE],
        ).fetchall()
    assert found == [
        ("gaps", True, None, date(2028, 3, 31)),
        ("intent", True, None, date(2028, 3, 31)),
        ("wishes", False, "outcomes", None),
    ]
