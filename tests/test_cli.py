"""The command line: plain answers, one screen, and never a traceback for a user's mistake."""

import csv
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from mps import __main__ as cli
from mps import paths
from mps.errors import QueryError
from mps.output import age_words, as_table
from mps.sql import Query
from tests.small import COUNCIL, POPULATION, TESTSHIRE

SCREEN = 24


class Run:
    """Runs commands on the small tree and keeps what they printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str, status: int = 0) -> tuple[str, str]:
        """What a command printed to its output and its errors; it must end with `status`."""
        found = cli.main(arguments)
        out, err = self._capsys.readouterr()
        assert found == status, err
        assert "Traceback" not in out + err
        return out, err


@pytest.fixture
def mps(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setattr(paths, "ROOT", small)
    monkeypatch.delenv("MPS_STORE", raising=False)
    return Run(capsys)


def _break(small: Path, rows: int) -> None:
    """Put a word in place of the people of some rows."""
    path = small / POPULATION
    header, *lines = path.read_text().splitlines()
    cells = [line.split(",") for line in lines]
    for row in cells[:rows]:
        row[2:] = ["n/a"] * len(row[2:])
    path.write_text("\n".join([header, *map(",".join, cells), ""]))


def test_build_says_what_it_does_and_then_that_nothing_changed(mps: Run) -> None:
    out, _ = mps("build", "--force")
    assert "Drawing shapes" in out
    assert "Built store/market.duckdb in " in out
    assert mps("build") == ("store/market.duckdb is up to date.\n", "")


def test_failed_build_fits_a_screen_and_says_where_the_rest_is(mps: Run, small: Path) -> None:
    _break(small, rows=3)
    _, err = mps("build", status=1)
    assert len(err.splitlines()) <= SCREEN
    assert err.startswith("The data hold 60 problems:\n")
    assert f"{POPULATION}, row 2, column people: this is not a count" in err
    assert "and 40 more; python -m mps check prints all" in err
    assert err.endswith("The store was left as it was.\n")


def test_check_prints_every_problem(mps: Run, small: Path) -> None:
    assert mps("check")[0].endswith("No problems found.\n")
    _break(small, rows=3)
    text = (small / COUNCIL).read_text()
    (small / COUNCIL).write_text(text.replace("sort_order", "sort_ordr"))
    out, _ = mps("check", status=1)
    assert out.count(POPULATION) == 60
    assert "Did you mean sort_order?" in out
    assert out.endswith("62 problems found.\n")


def test_status_lists_what_is_held(mps: Run) -> None:
    out, _ = mps("status")
    assert out.startswith("store/market.duckdb, built ")
    lines = [line.split() for line in out.splitlines()]
    [line] = [one for one in lines if one[:2] == ["ons_lsoa_population", "Testshire"]]
    assert line[2:8] == ["2020", "6", "Office", "for", "National", "Statistics"]
    assert line[9].startswith("year")


def test_status_without_a_store_says_how_to_build_it(mps: Run, small: Path) -> None:
    (small / "store" / "market.duckdb").unlink()
    _, err = mps("status", status=1)
    assert "python -m mps build" in err
    _, err = mps("query", "areas", "--param", f"council_code={TESTSHIRE}", status=1)
    assert "python -m mps build" in err


def test_query_list_shows_parameters_and_columns(mps: Run) -> None:
    out, _ = mps("query", "--list")
    assert "area_population: " in out
    assert "  params: area_code VARCHAR, mid_year INTEGER" in out
    assert "people_65_plus BIGINT" in out


def _population(mps: Run, form: str) -> str:
    asked = ("query", "area_population", "--param", f"area_code={TESTSHIRE}")
    return mps(*asked, "--param", "mid_year=2020", "--format", form)[0]


def test_query_prints_csv_json_and_table(mps: Run) -> None:
    # Testshire's LSOAs 1 to 6 have 1 + 2 + ... + 6 = 21 people of each of the ages 0 to 90.
    counts = {
        "people": 91 * 21,
        "people_65_plus": 26 * 21,
        "people_75_plus": 16 * 21,
        "people_85_plus": 6 * 21,
    }
    wanted = counts | {"source_id": "ons_council_population"}
    assert json.loads(_population(mps, "json")) == [wanted]
    [row] = csv.DictReader(io.StringIO(_population(mps, "csv")))
    assert row == {name: str(value) for name, value in wanted.items()}
    header, _, line = _population(mps, "table").splitlines()
    assert header.split() == list(wanted)
    assert line.split() == list(map(str, wanted.values()))


def test_query_without_rows_keeps_its_header_and_says_so(mps: Run) -> None:
    out, err = mps("query", "areas", "-p", "council_code=nowhere", "--format", "csv")
    assert out == "area_code,area_name,area_level,parent_code\n"
    assert "No rows" in err
    out, _ = mps("query", "areas", "-p", "council_code=nowhere", "--format", "json")
    assert json.loads(out) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["aras"], "Did you mean areas?"),
        ([], "Name a query."),
        (["areas"], "The parameter council_code is missing. areas takes: council_code (VARCHAR)."),
        (["areas", "-p", "council=x"], "Did you mean council_code?"),
        (["areas", "-p", "council_code"], "'council_code' is not name=value."),
        (["areas", "-p", "council_code=a", "-p", "council_code=b"], "given twice"),
        (["area_population", "-p", "mid_year=x"], "mid_year must be a whole number, not 'x'"),
        (["population__pyramid"], "There is no query named population__pyramid."),
    ],
)
def test_wrong_question_is_answered_in_a_few_lines(
    mps: Run, arguments: list[str], told: str
) -> None:
    out, err = mps("query", *arguments, status=1)
    assert out == ""
    assert told in err
    assert len(err.splitlines()) < 6


def test_parameters_become_values_of_their_declared_types() -> None:
    kinds = {"a": "DATE", "b": "BOOLEAN", "c": "DOUBLE", "d": "VARCHAR", "e": "BIGINT"}
    query = Query("test", Path("test.sql"), "", "", "", (), kinds, {}, "")
    given = ["a=2020-06-30", "b=true", "c=1.5", "d=x=y", "e=7"]
    assert cli.read_params(query, given) == {
        "a": date(2020, 6, 30),
        "b": True,
        "c": 1.5,
        "d": "x=y",
        "e": 7,
    }
    for wrong in ("a=30/06/2020", "b=maybe", "c=many"):
        with pytest.raises(QueryError, match="must be"):
            cli.read_params(query, [wrong])


@pytest.mark.parametrize("command", ["", "build", "check", "status", "query"])
def test_help_is_everywhere(capsys: pytest.CaptureFixture[str], command: str) -> None:
    with pytest.raises(SystemExit) as raised:
        cli.main([*command.split(), "--help"])
    assert raised.value.code == 0
    out = capsys.readouterr().out
    assert f"python -m mps {command}".strip() in out
    assert len(out.splitlines()) <= SCREEN


def test_reader_that_goes_away_is_no_error(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))
    asked = [sys.executable, "-m", "mps", "query", "areas", "-p", "council_code=E10000017"]
    child = subprocess.Popen(
        asked, cwd=paths.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert child.stdout
    child.stdout.close()
    assert child.stderr
    assert child.stderr.read() == ""
    child.stderr.close()
    assert child.wait() == 0


def test_table_aligns_numbers_to_the_right_and_leaves_blanks() -> None:
    lines = as_table(("name", "count"), [("a", 5), ("longer", None)]).splitlines()
    assert lines == ["name    count", "------  -----", "a           5", "longer"]


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (date(2020, 6, 30), "6 years"),
        (date(2025, 11, 22), "1 year"),
        (date(2025, 11, 23), "11 months"),
        (date(2026, 11, 20), "2 days"),
        (date(2026, 11, 22), "today"),
    ],
)
def test_age_is_told_in_its_largest_unit(since: date, words: str) -> None:
    assert age_words(since, date(2026, 11, 22)) == words


def test_points_of_guidance_are_told_for_one_council(mps: Run) -> None:
    out, _ = mps("check", "--guidance", "testshire")
    lines = out.splitlines()
    assert lines[0].startswith("Testshire, on ")
    assert "31 points of guidance" in lines[0]
    assert len([line for line in lines if line[:2].strip().isdigit()]) == 31
    assert " 5  MISSING      Say what the council means to do. Not held: intentions." in out
    _, err = mps("check", "--guidance", "testshrie", status=1)
    assert "There is no council testshrie. Did you mean testshire?" in err
