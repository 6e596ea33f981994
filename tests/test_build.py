"""The build: all or nothing, once, and only when something changed."""

import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from mps.build import check_data, run, run_build
from mps.build.held import read_held, read_status
from mps.errors import CheckFailed, MpsError, StoreUnavailable
from tests.asking import ask
from tests.small import POPULATION, SHAPES, TESTSHIRE, lsoa

CHILD = """
import sys
from pathlib import Path
from mps.build import run_build
root = Path(sys.argv[1])
force = sys.argv[2] == "force"
store = root / "store" / "market.duckdb"
done = run_build(root, store, force, lambda line: print(line, flush=True))
print("built" if done.was_built else "up to date")
"""


@pytest.fixture
def built(small: Path) -> Path:
    return small / "store" / "market.duckdb"


def _child(root: Path, force: bool = False) -> subprocess.Popen[str]:
    """A build in a process of its own, its progress on its standard output."""
    asked = [sys.executable, "-c", CHILD, str(root), "force" if force else "lazy"]
    return subprocess.Popen(asked, stdout=subprocess.PIPE, text=True)


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_raw_holds_text_and_the_line_it_came_from(small: Path, built: Path) -> None:
    found = ask(
        built, "select people, source_file, source_row from raw.ons_lsoa_population limit 2"
    )
    assert found == [("91", POPULATION, 2), ("182", POPULATION, 3)]


def test_mart_adds_up_small_areas(built: Path) -> None:
    asked = """
        select people from mart.area_population
        where area_code = ? and mid_year = 2020 and age_group = '65_plus'
    """
    # Every LSOA n has n people of each age from 65 to 89 and n aged 90 and over: 26 n.
    assert ask(built, asked, [f"{TESTSHIRE}-north"]) == [(26 * (4 + 5 + 6),)]
    assert ask(built, asked, [lsoa(12)]) == [(26 * 12,)]
    assert ask(built, asked, ["E07000090"]) == [(26 * (11 + 12),)]


def test_meta_says_where_everything_comes_from(small: Path, built: Path) -> None:
    assert ask(built, "select count(*) from meta.build") == [(1,)]
    cards = {path.stem for path in (small / "data" / "sources").glob("*.toml")}
    datasets = ask(built, "select dataset_id, row_count from meta.dataset")
    assert {name for name, _ in datasets} == cards
    assert ("ons_lsoa_population", 10) in datasets
    snapshots = ask(built, "select file_name, bytes, row_count from meta.snapshot")
    assert (POPULATION, (small / POPULATION).stat().st_size, 10) in snapshots
    kind = "select column_type, unit from meta.column where dataset_id = ? and column_name = ?"
    assert ask(built, kind, ["ons_lsoa_population", "people"]) == [("count", "people")]
    [(checks,)] = ask(built, "select count(*) from meta.check")
    assert checks > len(list((small / "queries" / "check").glob("*.sql")))


def test_unchanged_inputs_build_nothing(small: Path, built: Path) -> None:
    before = built.stat()
    os.utime(small / POPULATION)
    (small / "data" / ".hidden").write_text("a file of the system's own")
    page = small / "queries" / "page"
    page.mkdir()
    (page / "new.sql").write_text("select 1")
    assert not run_build(small, built).was_built
    assert (built.stat().st_ino, built.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: _change(root / "data/reference/glossary.csv", ".", "!"),
        lambda root: _change(root / "queries/mart/council.sql", "select", "select  "),
        lambda root: (root / "store" / "data.zip").unlink(),
        lambda root: next((root / "static" / "shapes").glob("*-lsoa.geojson")).unlink(),
        lambda root: next((root / "static" / "shapes").glob("*-ward.geojson")).write_text("{"),
        lambda root: (root / "store" / "market.duckdb").write_bytes(b"no database"),
    ],
    ids=["data", "query", "zip gone", "shape gone", "shape cut", "store broken"],
)
def test_what_changed_or_is_missing_is_built_anew(
    small: Path, built: Path, change: Callable[[Path], object]
) -> None:
    change(small)
    assert run_build(small, built).was_built
    assert not run_build(small, built).was_built


def test_force_builds_in_any_case(small: Path, built: Path) -> None:
    assert run_build(small, built, force=True).was_built


def test_failed_check_keeps_old_store(small: Path, built: Path) -> None:
    before = built.read_bytes()
    _change(small / POPULATION, "2020,E01099002,182,", "2020,E01099002,183,")
    with pytest.raises(CheckFailed) as raised:
        run_build(small, built)
    assert raised.value.rule == "ons_lsoa_population__bands_sum_to_people"
    assert raised.value.rows[0] == (
        "mid_year 2020, lsoa_code E01099002, people 183, people_in_bands 182"
    )
    assert "Also failed: ons_lsoa_population__people_sum_to_council" in raised.value.rows
    assert built.read_bytes() == before
    files = {problem.file for problem in check_data(small)}
    assert "queries/check/ons_lsoa_population__bands_sum_to_people.sql" in files


def test_repeated_key_of_a_mart_table_fails(small: Path, built: Path) -> None:
    _change(small / "queries/mart/glossary.sql", "-- key: term", "-- key: source")
    with pytest.raises(CheckFailed, match="glossary__key"):
        run_build(small, built)


def test_header_that_promises_other_columns_fails(small: Path, built: Path) -> None:
    _change(small / "queries/mart/place.sql", "lon DOUBLE", "lon FLOAT")
    with pytest.raises(CheckFailed, match="lon FLOAT"):
        run_build(small, built)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("from staging.", "from staging.no_", "queries/mart/place.sql reads staging.no_"),
        ("from staging.council_places", "from mart.place", "circle: mart.place needs mart.place"),
        ("place_name,", "place_nam,", "queries/mart/place.sql cannot be run"),
    ],
)
def test_query_that_cannot_be_run_is_named(
    small: Path, built: Path, old: str, new: str, told: str
) -> None:
    before = built.read_bytes()
    _change(small / "queries/mart/place.sql", old, new)
    with pytest.raises(MpsError, match=re.escape(told)):
        run_build(small, built)
    assert built.read_bytes() == before


def test_swap_that_the_system_refuses_keeps_old_store(
    small: Path, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = built.read_bytes()
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if target == built:
            raise PermissionError(13, "in use")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(MpsError, match="Stop the app"):
        run_build(small, built, force=True)
    assert built.read_bytes() == before
    assert not list(built.parent.glob(".building-*"))


@pytest.mark.parametrize("moment", ["Reading", "Drawing shapes", "Writing the download"])
def test_kill_during_the_build_leaves_the_old_store_whole(
    small: Path, built: Path, moment: str
) -> None:
    before = built.read_bytes()
    with _child(small, force=True) as child:
        assert child.stdout
        assert any(line.startswith(moment) for line in child.stdout)
        child.kill()
    assert child.returncode != 0
    assert built.read_bytes() == before
    assert read_held(built)
    assert run_build(small, built, force=True).was_built


def test_two_builders_at_once_build_once(small: Path, built: Path) -> None:
    shutil.rmtree(built.parent)
    with _child(small) as one, _child(small) as other:
        said = [child.communicate()[0].splitlines()[-1] for child in (one, other)]
    assert sorted(said) == ["built", "up to date"]
    assert read_held(built)


def test_builder_that_waited_uses_what_the_other_made(small: Path, built: Path) -> None:
    with FileLock(built.with_name(f".{built.name}.lock")):
        child = _child(small, force=True)
        assert child.stdout
        assert child.stdout.readline() == "Another build is running; waiting for it\n"
    assert child.communicate()[0] == "up to date\n"


def test_what_a_killed_build_left_is_removed_after_an_hour(small: Path, built: Path) -> None:
    old = built.with_name(".building-1-old.duckdb")
    young = built.with_name(".building-2-young.duckdb")
    folder = built.with_name(".building-folder")
    folder.mkdir()
    for path in (old, young):
        path.touch()
    hour_ago = time.time() - run.HOUR - 1
    for path in (old, folder):
        os.utime(path, (hour_ago, hour_ago))
    run_build(small, built, force=True)
    assert not old.exists()
    assert not folder.exists()
    assert young.exists()


def test_shapes_out_of_use_stay_a_day(small: Path, built: Path) -> None:
    shapes = small / "static" / "shapes"
    held = read_held(built)
    assert held
    two_days_ago = time.time() - 2 * run.DAY
    long_unused = shapes / "000000000000-testshire-lsoa.geojson"
    long_unused.touch()
    for path in shapes.iterdir():
        os.utime(path, (two_days_ago, two_days_ago))
    drawn = small / SHAPES
    drawn.write_text(drawn.read_text().replace("-2.5,", "-2.501,"))
    run_build(small, built)
    now = read_held(built)
    assert now
    retired = set(held.shapes) - set(now.shapes)
    assert retired
    assert {path.name for path in shapes.iterdir()} == retired | set(now.shapes)


def test_zip_holds_the_staged_tables_and_is_the_same_each_time(small: Path, built: Path) -> None:
    path = built.with_name("data.zip")
    before = path.read_bytes()
    run_build(small, built, force=True)
    assert path.read_bytes() == before
    with zipfile.ZipFile(path) as bundle:
        names = set(bundle.namelist())
        cards = {card.stem for card in (small / "data" / "sources").glob("*.toml")}
        assert {f"{card}.csv" for card in cards} < names
        assert bundle.read("ons_lsoa_population.csv") == (small / POPULATION).read_bytes()
        readme = bundle.read("README.txt").decode()
    for text in ("Open Government Licence v3.0", "Contains OS data", "What we did:"):
        assert text in readme


def test_council_without_small_areas_is_built(small: Path, built: Path) -> None:
    folder = small / "data" / "councils" / "emptyshire"
    folder.mkdir()
    text = (small / "data/councils/testshire/council.toml").read_text()
    text = text.replace("testshire", "emptyshire").replace("Testshire", "Emptyshire")
    (folder / "council.toml").write_text(text.replace(TESTSHIRE, "E06000098"))
    run_build(small, built)
    asked = "select lsoa_count from mart.area where area_code = 'E06000098'"
    assert ask(built, asked) == [(None,)]


def test_status_tells_what_is_held_and_what_is_past_due(built: Path) -> None:
    status = read_status(built, date(2030, 1, 1))
    found = {(one.dataset_id, one.council_name): one for one in status.holdings}
    population = found["ons_council_population", "Testshire"]
    assert (population.period, population.row_count) == ("2020", 273)
    assert population.is_past_due
    assert not found["ons_lsoa_lookup", "Testshire"].is_past_due


def test_store_that_is_missing_or_no_store_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "market.duckdb"
    with pytest.raises(StoreUnavailable, match="Build it"):
        read_status(path, date(2026, 11, 22))
    path.write_bytes(b"no database")
    with pytest.raises(StoreUnavailable, match="Build it anew"):
        read_status(path, date(2026, 11, 22))
    assert read_held(path) is None


def test_folder_without_data_is_said_so(tmp_path: Path) -> None:
    [problem] = check_data(tmp_path)
    assert "there are no cards" in problem.message
