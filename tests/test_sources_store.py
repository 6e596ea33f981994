"""From a national file to the store: newest release first, every council, pages unchanged."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from mps import __main__ as cli
from mps import paths
from mps.build.inputs import find_inputs
from mps.build.releases import find_releases, settled_by
from mps.paths import ROOT
from mps.sources import load_columns
from tests import source_files as files
from tests.importing import held
from tests.places import TESTSHIRE

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def tree(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small tree with its store, where commands work."""
    monkeypatch.setattr(paths, "ROOT", small)
    monkeypatch.delenv("MPS_STORE", raising=False)
    return small


@pytest.fixture
def mps(tree: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(arguments)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return status, out, err

    return run


def _ask(tree: Path, statement: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(tree / "store" / "market.duckdb"), read_only=True) as connection:
        return connection.execute(statement).fetchall()


def test_ascof_import_is_built_and_traced_to_its_sheet_and_row(tree: Path, mps: Run) -> None:
    status, out, err = mps("import", str(files.write_ascof(tree / "ascof.ods")))
    assert (status, err) == (0, "")
    assert "Built" in out
    [release] = find_releases(tree)[0]
    assert _ask(
        tree,
        "select source_file, source_row from raw.dhsc_ascof where area_code = 'E08000018'"
        " and financial_year = '2016-17'",
    ) == [(f"{release.folder}/ascof.ods, sheet Table_1d", 8)]
    assert _ask(tree, "select count(*) from mart.ascof") == [(10,)]


PEOPLE = """
    select area_code, sum(people) from mart.population_by_age
    where mid_year = 2020 and sex = 'persons' group by 1 order by 1
"""


def test_mid_year_import_adds_every_council_and_leaves_the_others_as_they_were(
    tree: Path, mps: Run
) -> None:
    before = dict(_ask(tree, PEOPLE))
    assert len(before) == 4
    status, _, err = mps("import", str(files.write_mid_year(tree / "mid.ods")))
    assert (status, err) == (0, "")
    assert dict(_ask(tree, PEOPLE)) == before | {"E06000022": 910, "E10000017": 910}


def test_bundled_rows_give_way_to_an_import_of_the_same_date_by_key(tree: Path, mps: Run) -> None:
    """Of England the import is believed; of a council it does not speak of, what ships."""
    mps("import", str(files.write_mid_year(tree / "mid.ods")))
    found = _ask(
        tree,
        "select area_code, source_file like 'data/raw/%', count(*) from raw.ons_council_population"
        f" where area_code in ('E92000001', '{TESTSHIRE}') group by all",
    )
    assert sorted(found) == sorted([("E92000001", True, 273), (TESTSHIRE, False, 273)])


def test_import_that_breaks_a_rule_is_withdrawn(tree: Path, mps: Run) -> None:
    """Men and women who do not add up to persons are found when the store is built."""
    sheet = files.mid_year_rows("Males", people=5)
    path = files.write_mid_year(tree / "mid.ods", **{"MYE2 - Males": sheet})
    before = (tree / "store" / "market.duckdb").read_bytes()
    status, _, err = mps("import", str(path))
    assert status == 1
    assert "Withdrawn again, as the build failed: mid.ods" in err
    assert held(tree) == []
    assert (tree / "store" / "market.duckdb").read_bytes() == before


def test_figures_a_thousand_times_those_held_are_refused_with_a_question(
    tree: Path, mps: Run
) -> None:
    counts = {"Persons": 10_000, "Males": 4_000, "Females": 6_000}
    sheets = {
        f"MYE2 - {sex}": files.mid_year_rows(sex, people=people) for sex, people in counts.items()
    }
    path = files.write_mid_year(tree / "mid.ods", **sheets)
    status, _, err = mps("import", str(path))
    assert status == 1
    assert "typically 1,000 times those held of earlier releases" in err
    assert "Are they in another unit" in err
    assert held(tree) == []


def test_newer_release_is_believed_and_the_older_one_stays(tree: Path, mps: Run) -> None:
    first = files.write_ascof(tree / "first.ods")
    sheet = files.ascof_sheet([(*files.BATH, "4.1", "405", "71.5", "4", "400", "72.5")])
    second = files.write_ascof(tree / "second.ods", Table_1d=sheet)
    mps("import", "--no-build", str(first))
    mps("import", "--date", "2018-12-01", str(second))
    found = _ask(
        tree,
        "select area_code, financial_year, outcome from mart.ascof where measure_code = '1D'"
        " and area_code in ('E06000022', 'E08000018') order by all",
    )
    assert found == [
        ("E06000022", "2016-17", 71.5),
        ("E06000022", "2017-18", 72.5),
        ("E08000018", "2016-17", 69.0),
        ("E08000018", "2017-18", None),
    ]


@pytest.mark.parametrize(
    ("dataset", "wanted"),
    [
        ("cqc_latest_ratings", ("location_id",)),
        ("dhsc_ascof", ("measure_code", "part", "area_code", "financial_year")),
        ("hmt_gdp_deflators", ("financial_year",)),
    ],
)
def test_releases_of_a_date_are_settled_by_location_or_key(
    dataset: str, wanted: tuple[str, ...]
) -> None:
    specs, _ = load_columns(ROOT / "data" / "columns" / f"{dataset}.csv", dataset)
    assert settled_by(specs) == wanted


@pytest.mark.parametrize("key", ["area_column", "period_column"])
def test_card_that_names_no_column_to_count_by_is_told(tree: Path, key: str) -> None:
    card = tree / "data" / "sources" / "dhsc_ascof.toml"
    text = card.read_text(encoding="utf-8")
    changed = [
        f'{key} = "nowhere"' if line.startswith(f"{key} =") else line for line in text.splitlines()
    ]
    card.write_text("\n".join(changed), encoding="utf-8")
    [problem] = [one for one in find_inputs(tree)[1] if one.column == key]
    assert (problem.file, problem.value) == ("data/sources/dhsc_ascof.toml", "nowhere")
    assert problem.message == "there is no such column"
    assert "data/columns/dhsc_ascof.csv" in problem.remedy


def test_refreshed_reader_reads_a_kept_national_file_again(tree: Path, mps: Run) -> None:
    mps("import", "--no-build", str(files.write_ascof(tree / "ascof.ods")))
    [release] = find_releases(tree)[0]
    snapshot = tree / release.folder / "snapshot.json"
    snapshot.write_text(snapshot.read_text().replace(release.reader_version, "older"))
    assert "again, as its reader has changed" in mps("build")[1]
    assert find_releases(tree)[0] == (release,)


def test_same_national_file_twice_is_told(tree: Path, mps: Run) -> None:
    path = files.write_ascof(tree / "ascof.ods")
    mps("import", "--no-build", str(path))
    other = shutil.copy(path, tree / "another.ods")
    assert "this very file is already there" in mps("import", "--no-build", str(other))[1]
