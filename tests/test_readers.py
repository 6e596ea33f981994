"""Readers and the files about files: every cell as text, every fault with its place and remedy."""

import json
from pathlib import Path

import pytest

from mps.errors import Problem
from mps.readers import RawTable, read_csv, read_geojson
from mps.sources import (
    ColumnSpec,
    load_card,
    load_columns,
    load_council,
)
from tests.small import COUNCIL

SPECS = tuple(
    ColumnSpec(name.title(), name, kind, False, False, "", "", "A column.")
    for name, kind in (("code", "code"), ("people", "count"), ("person", "drop"))
)
HEADER = "Code,People,Person\n"


def _read(path: Path, content: str | bytes) -> tuple[RawTable | None, list[Problem]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_csv(path, "data/file.csv", SPECS)


def _only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, problems
    assert problems[0].remedy
    return problems[0]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.csv"


def test_cells_are_text_with_their_line_and_dropped_columns_are_gone(file: Path) -> None:
    table, problems = _read(file, f"{HEADER}007,1.50,Jo Bloggs\n x ,,\n")
    assert problems == []
    assert table == RawTable(("code", "people"), [["007", " x "], ["1.50", None]], [2, 3])


def test_columns_may_stand_in_any_order(file: Path) -> None:
    table, _ = _read(file, "Person,People,Code\nJo,3,A\n")
    assert table
    assert (table.columns, table.cells) == (("code", "people"), [["A"], ["3"]])


def test_byte_order_mark_and_windows_line_ends_are_tolerated(file: Path) -> None:
    table, problems = _read(
        file, b"\xef\xbb\xbf" + f"{HEADER}A,1,x\n".replace("\n", "\r\n").encode()
    )
    assert problems == []
    assert table
    assert table.cells == [["A"], ["1"]]


def test_lines_are_counted_through_quoted_breaks_and_blank_lines(file: Path) -> None:
    table, problems = _read(file, f'{HEADER}"A\nB",1,x\n\nC,2,y\n')
    assert problems == []
    assert table
    assert table.source_rows == [2, 5]
    assert table.cells[0] == ["A\nB", "C"]


def test_unknown_missing_and_repeated_headers_are_reported_together(file: Path) -> None:
    table, problems = _read(file, "Code,Peple,Code\nA,1,B\n")
    assert table is None
    found = {(problem.column, problem.message) for problem in problems}
    assert found == {
        ("Peple", "this column is not in the column map"),
        ("Code", "this column stands 2 times in the header"),
        ("People", "this column is missing"),
        ("Person", "this column is missing"),
    }
    assert all(problem.row == 1 for problem in problems)
    [unknown] = [problem for problem in problems if problem.column == "Peple"]
    assert "Did you mean People?" in unknown.remedy


@pytest.mark.parametrize("content", ["", "\n \n", b"\xef\xbb\xbf"])
def test_empty_file_is_said_to_be_empty(file: Path, content: str | bytes) -> None:
    table, problems = _read(file, content)
    assert table is None
    assert _only(problems).message == "the file is empty"


def test_header_alone_is_a_table_without_rows(file: Path) -> None:
    table, problems = _read(file, HEADER)
    assert problems == []
    assert table
    assert table.source_rows == []


def test_wrong_encoding_names_byte_and_line(file: Path) -> None:
    table, problems = _read(file, HEADER.encode() + "A,1,x\nCafé,2,y\n".encode("latin-1"))
    assert table is None
    problem = _only(problems)
    assert problem.row == 3
    assert "0xE9" in problem.message
    assert "CSV UTF-8" in problem.remedy


def test_spreadsheet_is_told_from_text(file: Path) -> None:
    _, problems = _read(file, b"PK\x03\x04\xff\xfe")
    assert "spreadsheet" in _only(problems).message


def test_rows_of_a_wrong_width_are_each_named_and_left_out(file: Path) -> None:
    table, problems = _read(file, f"{HEADER}A,1,x\nB,2\nC,3,x,y\n")
    assert [(one.row, one.message) for one in problems] == [
        (3, "the row has 2 cells where the header has 3"),
        (4, "the row has 4 cells where the header has 3"),
    ]
    assert table
    assert table.source_rows == [2]


def test_open_quotation_names_the_line_it_begins_on(file: Path) -> None:
    _, problems = _read(file, f'{HEADER}A,1,x\n"B,2,y\nC,3,z\n')
    assert _only(problems).row == 3


def test_missing_file_is_a_problem(file: Path) -> None:
    table, problems = read_csv(file, "data/file.csv", SPECS)
    assert table is None
    assert "cannot be read" in _only(problems).message


SHAPE = {"type": "Polygon", "coordinates": [[[0, 50], [0, 51], [1, 51], [0, 50]]]}


def _features(*properties: dict[str, object]) -> str:
    features = [
        json.dumps({"type": "Feature", "properties": one, "geometry": SHAPE}) for one in properties
    ]
    return '{"type": "FeatureCollection",\n"features": [\n' + ",\n".join(features) + "\n]}"


def test_geojson_features_are_rows_with_their_line_and_shape(file: Path) -> None:
    row = {"Code": "A", "People": 3, "Person": "Jo"}
    file.write_text(_features(row, row | {"Code": "B", "People": None}))
    table, problems = read_geojson(file, "data/file.geojson", SPECS)
    assert problems == []
    assert table
    assert table.columns == ("code", "people", "geometry")
    assert table.cells[:2] == [["A", "B"], ["3", None]]
    assert json.loads(table.cells[2][0] or "") == SHAPE
    assert table.source_rows == [3, 4]


def test_geojson_properties_are_held_to_the_column_map(file: Path) -> None:
    row = {"Code": "A", "People": 3, "Person": "Jo"}
    file.write_text(_features(row, {"Code": "B", "Peple": 3, "Person": "Jo"}))
    _, problems = read_geojson(file, "data/file.geojson", SPECS)
    assert [(one.row, one.column) for one in problems] == [(4, "Peple"), (4, "People")]


@pytest.mark.parametrize(
    ("content", "row"), [('{"type":\n', 2), ("[]", 0), ('{"features": 3}', 0), ('{"a": [1]}', 0)]
)
def test_what_is_no_feature_collection_is_said_so(file: Path, content: str, row: int) -> None:
    file.write_text(content)
    table, problems = read_geojson(file, "data/file.geojson", SPECS)
    assert table is None
    assert _only(problems).row == row


def _council(root: Path, old: str, new: str) -> list[Problem]:
    path = root / COUNCIL
    path.write_text(path.read_text().replace(old, new))
    return load_council(path, COUNCIL)[1]


def test_misspelt_key_names_its_line_and_the_nearest_right_key(small: Path) -> None:
    problems = _council(small, "map_level", "map_levle")
    assert [(one.row, one.column, one.message) for one in problems] == [
        (8, "map_levle", "unknown key"),
        (0, "map_level", "this key is missing"),
    ]
    assert "Did you mean map_level?" in problems[0].remedy


@pytest.mark.parametrize(
    ("old", "new", "column", "row"),
    [
        ("sort_order = 1", 'sort_order = "1"', "sort_order", 7),
        ("sort_order = 1", "sort_order = true", "sort_order", 7),
        ('map_level = "lsoa"', 'map_level = "parish"', "map_level", 8),
        ('slug = "testshire"', 'slug = "tetshire"', "slug", 3),
        ('code = "E06000099"', 'code = "E0600009"', "code", 1),
        ('name = "Testshire"', 'name = "Testshire', "", 2),
    ],
)
def test_wrong_value_in_council_toml_names_key_and_line(
    small: Path, old: str, new: str, column: str, row: int
) -> None:
    problem = _only(_council(small, old, new))
    assert (problem.file, problem.column, problem.row) == (COUNCIL, column, row)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ('scope = "bundled"', 'scope = "bundle"', "scope"),
        ('reader = "csv"', 'reader = "xls"', "reader"),
        ("cadence_days = 0", "cadence_days = -1", "cadence_days"),
        ("expected_rows = [0, 10000]", "expected_rows = [10]", "expected_rows"),
        ("expected_rows = [0, 10000]", "expected_rows = [9, 3]", "expected_rows"),
        ('files = ["imd_2019.csv"]', 'files = "imd_2019.csv"', "files"),
        ('files = ["imd_2019.csv"]', 'files = ["../imd_2019.csv"]', "files"),
        ('id = "mhclg_imd_2019"', 'id = "mhclg_imd"', "id"),
    ],
)
def test_wrong_value_in_a_card_names_key_and_line(
    small: Path, old: str, new: str, column: str
) -> None:
    path = small / "data" / "sources" / "mhclg_imd_2019.toml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    card, problems = load_card(path, path.name)
    assert card is None
    problem = _only(problems)
    line = text[: text.index(old)].count("\n") + 1
    assert (problem.column, problem.row) == (column, line)


def test_column_map_faults_name_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    path.write_text(
        "header,column,type,key,required,refers_to,unit,description\n"
        "Code,code,code,Y,Y,,,What it is.\n"
        "Code,Code,cod,yes,Y,elsewhere,,\n"
        "Code,code\n"
    )
    _, problems = load_columns(path, "map.csv")
    found = [(one.row, one.column) for one in problems]
    columns = ("header", "column", "type", "key", "refers_to", "description")
    assert found == [*((3, column) for column in columns), (4, "")]
