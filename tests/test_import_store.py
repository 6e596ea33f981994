"""From an imported file to the store: whole or not at all, and known by its date."""

import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from mps import __main__ as cli
from mps import paths
from mps.build import check_data, run_build
from mps.build.releases import SNAPSHOT, find_releases
from mps.intake import Asked, refresh
from mps.intake.work import Work
from tests import cqc_files as files
from tests.importing import held, lay_out, rows, take_files, take_good

Run = Callable[..., tuple[int, str, str]]
OCTOBER = "2026-10-01"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "tree")


@pytest.fixture
def tree(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small tree with its store, where commands work."""
    monkeypatch.setattr(paths, "ROOT", small)
    monkeypatch.delenv("MPS_STORE", raising=False)
    shutil.copytree(paths.DATA / "layouts", small / "data" / "layouts", dirs_exist_ok=True)
    return small


@pytest.fixture
def mps(tree: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(arguments)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return status, out, err

    return run


def _directory(folder: Path, produced: str = "16 September 2026", **changed: str) -> Path:
    path = folder / f"directory produced on {produced}.csv"
    text = files.directory([files.HOME | changed, files.PERSONAL], produced)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def _ask(tree: Path, statement: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(tree / "store" / "market.duckdb"), read_only=True) as connection:
        return connection.execute(statement).fetchall()


def test_import_builds_the_store_with_dated_rows(tree: Path, mps: Run) -> None:
    path = files.write_ods(tree / "active.ods", files.active_sheets())
    status, out, err = mps("import", str(path))
    assert (status, err) == (0, "")
    assert "CQC active locations (care directory with filters), layout of 2026" in out
    assert "Built store/market.duckdb in " in out
    found = _ask(
        tree,
        """
        select location_id, release_date, source_file, source_row
        from raw.cqc_active_locations where location_id = '1-1000000101'
        """,
    )
    [release] = find_releases(tree)[0]
    assert found == [("1-1000000101", OCTOBER, f"{release.folder}/active.ods", 2)]
    assert _ask(
        tree, f"select count(*) from staging.cqc_active_locations where release_date = '{OCTOBER}'"
    ) == [(2,)]


def test_store_says_what_was_imported(tree: Path, mps: Run) -> None:
    path = files.write_ods(tree / "active.ods", files.active_sheets())
    mps("import", str(path))
    [release] = find_releases(tree)[0]
    [card] = _ask(
        tree,
        """
        select reference_date, reference_period, published_date
        from meta.dataset where dataset_id = 'cqc_active_locations'
        """,
    )
    assert card == (date(2026, 10, 1), "1 October 2026", None)
    [snapshot] = _ask(
        tree,
        """
        select file_name, sha256, bytes, row_count from meta.snapshot
        where file_name like 'data/raw/%'
        """,
    )
    assert snapshot == (release.shown, release.sha256, path.stat().st_size, 2)
    _, out, _ = mps("status")
    assert any(
        "cqc_active_locations" in line and "1 October 2026" in line for line in out.splitlines()
    )


def test_import_without_a_build_says_how_to_build(tree: Path, mps: Run) -> None:
    before = (tree / "store" / "market.duckdb").read_bytes()
    status, out, _ = mps("import", "--no-build", str(_directory(tree)))
    assert status == 0
    assert out.endswith("Now run: python -m mps build\n")
    assert (tree / "store" / "market.duckdb").read_bytes() == before
    assert "Built" in mps("build")[1]
    assert "is up to date" in mps("build")[1]


def test_help_fits_a_screen(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        cli.main(["import", "--help"])
    assert raised.value.code == 0
    out = capsys.readouterr().out
    assert "python -m mps import" in out
    assert len(out.splitlines()) <= 24


def test_date_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        cli.main(["import", "file", "--date", "1/10/2026"])
    assert raised.value.code == 1
    assert "1/10/2026 is not a date such as 2026-10-01" in capsys.readouterr().err


def test_same_file_again_changes_nothing(tree: Path, mps: Run) -> None:
    path = str(_directory(tree))
    mps("import", path)
    before = held(tree)
    status, out, _ = mps("import", path)
    assert status == 0
    assert "this very file is already there" in out
    assert "Built" not in out
    assert held(tree) == before


def test_refused_file_fails_and_a_good_one_beside_it_is_built(tree: Path, mps: Run) -> None:
    bad = _directory(tree, "15 September 2026", Region="Nowhere")
    status, out, err = mps("import", str(bad), str(_directory(tree)))
    assert status == 1
    assert "Built" in out
    assert f"Not taken, for 1 problem: {bad}" in err
    assert f"{bad}, row 6, column Region: this word is not known (found: 'Nowhere')" in err


def test_many_problems_are_cut_short_unless_all_are_asked_for(tree: Path, mps: Run) -> None:
    facts = [files.HOME | {"Region": f"Nowhere {number}"} for number in range(30)]
    path = tree / "many.csv"
    path.write_text(files.directory(facts), encoding="utf-8", newline="")
    _, _, err = mps("import", str(path))
    assert err.endswith("and 39 more; python -m mps import --all prints all\n")
    assert len(mps("import", "--all", str(path))[2].splitlines()) == 1 + 59


def test_failed_build_withdraws_the_import_and_keeps_the_store(
    tree: Path, mps: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (tree / "store" / "market.duckdb").read_bytes()
    check = tree / "queries" / "check" / "cqc_directory__is_never_there.sql"
    check.write_text(
        "-- No directory may be imported.\n-- grain: one row per location\n-- params: none\n"
        "-- returns: location_id VARCHAR\n"
        "select location_id from staging.cqc_directory where location_id = '1-1000000101'\n"
    )
    status, _, err = mps("import", str(_directory(tree)))
    assert status == 1
    assert "Withdrawn again, as the build failed: directory produced on" in err
    assert "The store was left as it was." in err
    assert held(tree) == []
    assert (tree / "store" / "market.duckdb").read_bytes() == before


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()])
def test_interrupted_import_leaves_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    write = Work.write

    def fail(self: Work, dataset: str, path: Path) -> None:
        write(self, dataset, path)
        raise error

    monkeypatch.setattr(Work, "write", fail)
    with pytest.raises(BaseException, match=r"disk full|^$"):
        take_files(root, _directory(root))
    assert held(root) == []


def test_killed_import_leaves_no_release(root: Path) -> None:
    """A process that dies while it writes leaves a hidden folder, which nobody takes for one."""
    program = """
        import os, sys
        from pathlib import Path
        from mps.intake import Asked, take
        from mps.intake import keep
        keep._write_tables = lambda *_: os._exit(9)
        take([Path(sys.argv[2])], Path(sys.argv[1]), Asked(), lambda _: None)
    """
    asked = [sys.executable, "-c", textwrap.dedent(program), str(root), str(_directory(root))]
    assert subprocess.run(asked, cwd=paths.ROOT, check=False).returncode == 9
    assert held(root)
    assert find_releases(root) == ((), [])
    for folder in (root / "data" / "raw" / "cqc_directory").iterdir():
        assert folder.name.startswith(".making-")
        os.utime(folder, (0, 0))
    take_good(root, _directory(root))
    assert not list((root / "data" / "raw" / "cqc_directory").glob(".making-*"))


def test_newest_release_gives_the_period_and_older_ones_stay(tree: Path, mps: Run) -> None:
    mps("import", str(_directory(tree, "16 September 2026")), str(_directory(tree, "1 May 2026")))
    statement = "select distinct release_date from raw.cqc_directory order by 1 desc limit 2"
    assert _ask(tree, statement) == [("2026-09-16",), ("2026-05-01",)]
    statement = "select reference_period from meta.dataset where dataset_id = 'cqc_directory'"
    assert _ask(tree, statement) == [("16 September 2026",)]


def test_of_two_files_of_one_date_the_later_import_gives_a_location(tree: Path, mps: Run) -> None:
    mps("import", "--no-build", str(_directory(tree, Postcode="OL1 1AA")))
    mps("import", str(_directory(tree, Postcode="OL2 2BB")))
    statement = """
        select location_id, postcode from raw.cqc_directory
        where release_date = '2026-09-16' order by 1
    """
    assert _ask(tree, statement) == [("1-1000000101", "OL2 2BB"), ("1-1000000102", "OL1 1AA")]


def test_release_taken_away_is_gone_from_the_store(tree: Path, mps: Run) -> None:
    statement = "select count(*) from raw.cqc_directory where release_date = '2026-09-16'"
    mps("import", str(_directory(tree)))
    assert _ask(tree, statement) == [(2,)]
    shutil.rmtree(tree / find_releases(tree)[0][0].folder)
    assert "Built" in mps("build")[1]
    assert _ask(tree, statement) == [(0,)]


def test_newer_reader_reads_the_kept_file_again(tree: Path, mps: Run) -> None:
    mps("import", str(_directory(tree)))
    layout = tree / "data" / "layouts" / "cqc_directory.csv"
    lines = layout.read_text().replace(
        "Date of latest check,last_check_date,optional", "Date of latest check,,drop"
    )
    layout.write_text(lines)
    os.utime(layout, (0, 0))
    _, out, _ = mps("build")
    assert "again, as its reader has changed" in out
    [release] = find_releases(tree)[0]
    assert rows(tree, release)[0]["last_check_date"] is None
    assert rows(tree, release)[0]["location_id"] == "1-1000000101"
    assert "again" not in mps("build")[1]


def test_given_order_of_dates_is_kept_for_reading_again(root: Path) -> None:
    path = root / "ratings.csv"
    path.write_text(files.ratings(files.rating_rows("04/05/2026")), encoding="utf-8", newline="")
    release, _ = take_good(root, path, Asked(order="us"))
    snapshot = root / release.folder / SNAPSHOT
    snapshot.write_text(snapshot.read_text().replace(release.reader_version, "older"))
    refresh(root, lambda _: None)
    [again] = find_releases(root)[0]
    assert again == release
    assert rows(root, again)[0]["published_date"] == "2026-04-05"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda folder: (folder / SNAPSHOT).write_text("{"), "says not what was imported"),
        (lambda folder: (folder / SNAPSHOT).write_text("{}"), "says not what was imported"),
        (lambda folder: (folder / "cqc_directory.parquet").unlink(), "is missing"),
    ],
)
def test_damaged_release_is_told_with_its_remedy(
    tree: Path, mps: Run, spoil: Callable[[Path], None], told: str
) -> None:
    mps("import", "--no-build", str(_directory(tree)))
    spoil(tree / find_releases(tree)[0][0].folder)
    problems = [one for one in check_data(tree) if told in one.message]
    assert len(problems) == 1
    assert "Delete its folder and import the file again" in problems[0].remedy


def test_snapshot_says_all_there_is_to_know(root: Path) -> None:
    release, _ = take_good(root, _directory(root))
    found = json.loads((root / release.folder / SNAPSHOT).read_text())
    assert set(found) == {
        *("format", "layout", "file_name", "sha256", "bytes", "release_date"),
        *("release_date_from", "imported_at", "reader_version", "date_order", "tables"),
    }


def test_import_does_not_change_what_ships(tree: Path, mps: Run) -> None:
    statement = "select count(*) from raw.cqc_directory where source_file like 'data/bundled/%'"
    before = _ask(tree, statement)
    mps("import", str(_directory(tree)))
    assert _ask(tree, statement) == before
    run_build(tree, tree / "store" / "market.duckdb", force=True)
