"""Each broken input is answered with file, row, column and remedy; the old store stays whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mps.build import check_data, run_build
from mps.build.held import read_held
from mps.errors import Problem, SourceError
from tests.small import COUNCIL, LOOKUP, POPULATION, SHAPES, lsoa

Break = Callable[[Path], None]


def _replace(shown: str, old: str, new: str) -> Break:
    def apply(root: Path) -> None:
        path = root / shown
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return apply


def _write(shown: str, content: bytes) -> Break:
    def apply(root: Path) -> None:
        (root / shown).write_bytes(content)

    return apply


def _without_column(root: Path) -> None:
    path = root / POPULATION
    rows = [line.split(",") for line in path.read_text().splitlines()]
    path.write_text("".join(f"{','.join(row[:2] + row[3:])}\n" for row in rows))


def _with_column(root: Path) -> None:
    path = root / POPULATION
    header, *rows = path.read_text().splitlines()
    path.write_text("\n".join([f"{header},notes", *(f"{row},x" for row in rows), ""]))


def _repeat_row(root: Path) -> None:
    path = root / POPULATION
    path.write_text(path.read_text() + path.read_text().splitlines()[1] + "\n")


def _without_shape(root: Path) -> None:
    path = root / SHAPES
    lines = path.read_text().splitlines()
    assert lsoa(2) in lines[2]
    path.write_text("\n".join(lines[:2] + lines[3:]))


def _crossing(root: Path) -> None:
    """Swap two corners of the second LSOA's square, so that its ring crosses itself."""
    old = "[-2.48, 51.32], [-2.46, 51.32], [-2.46, 51.3]"
    _replace(SHAPES, old, "[-2.46, 51.32], [-2.48, 51.32], [-2.46, 51.3]")(root)


LINE_3 = "2020,E01099002,182,"
BROKEN: dict[str, tuple[Break, Problem]] = {
    "missing column": (
        _without_column,
        Problem(POPULATION, 1, "people", "", "column is missing", "Add it."),
    ),
    "extra column": (
        _with_column,
        Problem(POPULATION, 1, "notes", "", "not in the column map", "Remove it"),
    ),
    "text in a number": (
        _replace(POPULATION, LINE_3, "2020,E01099002,n/a,"),
        Problem(POPULATION, 3, "people", "n/a", "not a count", "Write the number alone"),
    ),
    "thousands separator": (
        _replace(POPULATION, LINE_3, '2020,E01099002,"1,182",'),
        Problem(POPULATION, 3, "people", "1,182", "not a count", "no commas"),
    ),
    "negative count": (
        _replace(POPULATION, LINE_3, "2020,E01099002,-182,"),
        Problem(POPULATION, 3, "people", "-182", "not a count", "Write the number alone"),
    ),
    "blank cell": (
        _replace(POPULATION, LINE_3, "2020,E01099002,,"),
        Problem(POPULATION, 3, "people", "", "must not be blank", "Fill it in"),
    ),
    "unknown LSOA code": (
        _replace(POPULATION, LINE_3, "2020,E01999999,182,"),
        Problem(POPULATION, 3, "lsoa_code", "E01999999", "not in the list", "Correct it"),
    ),
    "no LSOA code": (
        _replace(POPULATION, LINE_3, "2020,W01000002,182,"),
        Problem(POPULATION, 3, "lsoa_code", "W01000002", "not the code of an LSOA", "Write E01"),
    ),
    "duplicate row": (
        _repeat_row,
        Problem(POPULATION, 12, "mid_year, lsoa_code", "2020, E01099001", "row 2", "Remove"),
    ),
    "swapped lon and lat": (
        _replace(LOOKUP, "-2.49,51.31", "51.31,-2.49"),
        Problem(LOOKUP, 2, "centroid_lon", "51.31", "not a longitude", "swapped"),
    ),
    "LSOA without shape": (
        _without_shape,
        Problem(LOOKUP, 3, "lsoa_code", "E01099002", "has no shape", "Add its shape"),
    ),
    "shape of an unknown LSOA": (
        _replace(SHAPES, "E01099002", "E01999999"),
        Problem(SHAPES, 3, "lsoa_code", "E01999999", "not in the list", "Correct it"),
    ),
    "invalid geometry": (
        _crossing,
        Problem(SHAPES, 3, "geometry", "", "not valid: Self-intersection", "Correct the shape"),
    ),
    "wrong encoding": (
        _write(LOOKUP, "lsoa_code,lsoa_name\nE01099001,Café\n".encode("latin-1")),
        Problem(LOOKUP, 2, "", "", "not UTF-8", "CSV UTF-8"),
    ),
    "empty file": (
        _write(POPULATION, b""),
        Problem(POPULATION, 0, "", "", "the file is empty", "Put its content back"),
    ),
    "typo in council.toml": (
        _replace(COUNCIL, "region_code", "regoin_code"),
        Problem(COUNCIL, 5, "regoin_code", "", "unknown key", "Did you mean region_code?"),
    ),
    "missing file": (
        lambda root: (root / POPULATION).unlink(),
        Problem(POPULATION, 0, "", "", "file is missing", "take its name out of"),
    ),
    "misspelt file": (
        lambda root: (
            (root / "data/councils/testshire/places.csv").rename(
                root / "data/councils/testshire/place.csv"
            )
            and None
        ),
        Problem("data/councils/testshire/place.csv", 0, "", "", "no card", "Did you mean places"),
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_input_is_answered_and_the_old_store_stays(small: Path, name: str) -> None:
    apply, wanted = BROKEN[name]
    store = small / "store" / "market.duckdb"
    before = {path: path.read_bytes() for path in (store, store.with_name("data.zip"))}
    apply(small)
    with pytest.raises(SourceError) as raised:
        run_build(small, store)
    told = [one for one in raised.value.problems if _tells(one, wanted)]
    assert told, str(raised.value)
    assert {path: path.read_bytes() for path in before} == before
    assert read_held(store)
    assert not list(store.parent.glob(".building-*"))


def _tells(found: Problem, wanted: Problem) -> bool:
    return (
        (found.file, found.row, found.column) == (wanted.file, wanted.row, wanted.column)
        and found.value == wanted.value
        and wanted.message in found.message
        and wanted.remedy in found.remedy
    )


def test_problems_of_all_files_are_found_at_once(small: Path) -> None:
    for name in ("text in a number", "typo in council.toml", "LSOA without shape"):
        BROKEN[name][0](small)
    files = {problem.file for problem in check_data(small)}
    assert {POPULATION, COUNCIL, LOOKUP} <= files


def test_one_fault_is_told_once(small: Path) -> None:
    BROKEN["text in a number"][0](small)
    assert len(check_data(small)) == 1


def test_unreadable_file_is_not_blamed_on_those_that_refer_to_it(small: Path) -> None:
    BROKEN["wrong encoding"][0](small)
    assert len(check_data(small)) == 1


def test_row_count_outside_the_card_s_expectation_is_a_problem(small: Path) -> None:
    card = small / "data" / "sources" / "ons_lsoa_population.toml"
    card.write_text(card.read_text().replace("[0, 10000]", "[11, 12]"))
    [problem] = check_data(small)
    assert problem.file == POPULATION
    assert "there are 10 rows where the card expects 11 to 12" in problem.message
    assert "expected_rows" in problem.remedy


def test_dropped_column_never_reaches_the_store(small: Path) -> None:
    columns = small / "data" / "columns" / "ons_lsoa_population.csv"
    columns.write_text(
        columns.read_text() + "night_warden,night_warden,drop,N,N,,,Name of a person.\n"
    )
    path = small / POPULATION
    header, *rows = path.read_text().splitlines()
    path.write_text(
        "\n".join([f"{header},night_warden", *(f"{row},Jo Bloggs" for row in rows), ""])
    )
    store = small / "store" / "market.duckdb"
    run_build(small, store)
    assert b"Jo Bloggs" not in store.read_bytes()
    assert b"night_warden" not in store.read_bytes()
