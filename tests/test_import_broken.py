"""Each broken official file is answered with row, column and remedy, and leaves nothing behind."""

import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mps.errors import Problem
from mps.intake import Asked
from tests import cqc_files as files
from tests.importing import lay_out, take_bad, take_files

Write = Callable[[Path], Path]
HOME, BOTH = files.HOME, files.BOTH
TABLE = "HSCA_Active_Locations"
UNKNOWN = "no line at its beginning has the column names"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "tree")


def _text(text: str) -> Write:
    def write(path: Path) -> Path:
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return write


def _bytes(content: bytes) -> Write:
    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


def _directory(**changed: str) -> Write:
    return _text(files.directory([HOME | changed, files.PERSONAL]))


def _active(*facts: files.Facts, **changed: str) -> Write:
    sheets = files.active_sheets(facts or [HOME | changed, files.PERSONAL])
    return lambda path: files.write_ods(path, sheets)


def _ratings(**changed: str) -> Write:
    rows = files.rating_rows()
    return _text(files.ratings([rows[0] | changed, *rows[1:]]))


def _ended(**changed: str) -> Write:
    sheets = files.deactivated_sheets([HOME | changed])
    return lambda path: files.write_ods(path, sheets)


def _records(**documents: object) -> Write:
    return lambda path: files.write_api(path, **documents)


def _cut_off(path: Path) -> Path:
    content = _active()(path).read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def _bomb(path: Path) -> Path:
    """An archive of one record that unpacks to a thousand times its size."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.json", json.dumps({"name": " " * 30_000_000}))
    return path


def _wrong_sheet(path: Path) -> Path:
    headers = ["Provider ID", "Provider Name", "Provider Type", "Latest Rating", "Domain"]
    return files.write_ods(path, {"README": [["Notes"]], "Providers": [headers]})


def _locked_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes.txt", "nothing of use")
    return path


def _replaced(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


GOOD = files.directory()
TWICE = [HOME, HOME | {"Care homes beds": "41"}]

# What is wrong: how to write it, and the row, column, value and words of the problem told.
BROKEN: dict[str, tuple[Write, tuple[int, str, str, str]]] = {
    "empty file": (_bytes(b""), (0, "", "", "the file is empty")),
    "PDF": (_bytes(b"%PDF-1.7 ..."), (0, "", "", "this is a PDF")),
    "image": (_bytes(b"\x89PNG\r\n\x1a\n"), (0, "", "", "this is an image")),
    "old Excel file": (_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), (0, "", "", "an old Excel")),
    "web page": (_text("<!doctype html><title>CQC</title>"), (0, "", "", "a web page")),
    "UTF-16": (_bytes(GOOD.encode("utf-16")), (0, "", "", "UTF-16")),
    "not UTF-8": (
        _bytes(_replaced(GOOD, "Larch House", "Lärch House").encode("cp1252")),
        (6, "", "", "byte 0xE4 at position 2 of the line is not UTF-8"),
    ),
    "another publisher's CSV": (
        _text("date,geography,geography code,Age: Total\n2021,Oldham,E08000004,242000\n"),
        (0, "", "", UNKNOWN),
    ),
    "other JSON": (_text('{"type": "FeatureCollection"}'), (0, "", "", "no record of CQC's API")),
    "other zip": (_locked_zip, (0, "", "", "a zip file without API records or a spreadsheet")),
    "header line lost": (
        _text("\r\n".join(line for line in GOOD.split("\r\n") if "for office use" not in line)),
        (0, "", "", "the line with the column names is missing"),
    ),
    "preamble lost": (
        _text(GOOD[GOOD.index("Name,Also") :]),
        (0, "", "", "does not say of which date it is"),
    ),
    "wrong sheet": (_wrong_sheet, (0, "", "", "no sheet has the column names")),
    "cut-off ODS": (_cut_off, (0, "", "", "cut off or damaged")),
    "zip bomb": (_bomb, (0, "", "", "would unpack to 30 MB, which is absurd")),
    "unknown column": (
        _text(_replaced(GOOD, "Region,", "Regoin,")),
        (5, "Regoin", "", "not in the layout"),
    ),
    "missing column": (
        _text(_replaced(GOOD, "Postcode", "")),
        (5, "Postcode", "", "this column is missing"),
    ),
    "too few cells": (
        _text(_replaced(GOOD, ",1-900000101", "")),
        (6, "", "", "the row has 14 cells where the header has 15"),
    ),
    "too many cells": (
        _text(_replaced(GOOD, "OL1 1AA,", "OL1 1AA,x,")),
        (6, "", "", "more than the 15 cells"),
    ),
    "lost quotation mark": (
        _text(_replaced(GOOD, '"1 Made-up Road,Oldham"', '"1 Made-up Road,Oldham')),
        (6, "", "", "the line is not CSV"),
    ),
    "no location number": (
        _directory(**{"CQC Location ID (for office use only)": ""}),
        (6, "CQC Location ID (for office use only)", "", "must not be blank"),
    ),
    "number made a date by a spreadsheet": (
        _directory(**{"CQC Location ID (for office use only)": "Jan-01"}),
        (6, "CQC Location ID (for office use only)", "Jan-01", "not a number that CQC gives"),
    ),
    "unknown local authority": (
        _directory(**{"Local authority": "Oldhamm"}),
        (6, "Local authority", "Oldhamm", "this word is not known"),
    ),
    "unknown region": (
        _directory(Region="North Westen"),
        (6, "Region", "North Westen", "this word is not known"),
    ),
    "no date": (
        _directory(**{"Date of latest check": "soon"}),
        (6, "Date of latest check", "soon", "this is not a date"),
    ),
    "impossible day": (
        _directory(**{"Date of latest check": "31/Feb/2018"}),
        (6, "Date of latest check", "31/Feb/2018", "this is not a date"),
    ),
    "date to come": (
        _directory(**{"Date of latest check": "01/Jan/2099"}),
        (6, "Date of latest check", "01/Jan/2099", "this date cannot be right"),
    ),
    "location twice with conflicting beds": (
        _active(*TWICE),
        (3, "Location ID", "1-1000000101", "stands in row 2 too, with another Care homes beds"),
    ),
    "negative beds": (
        _active(**{"Care homes beds": "-4"}),
        (2, "Care homes beds", "-4", "this is not a count"),
    ),
    "absurd beds": (
        _active(**{"Care homes beds": "4000"}),
        (2, "Care homes beds", "4000", "more than 1,000 beds"),
    ),
    "coordinates swapped": (
        _active(**{"Location Latitude": "-2.11", "Location Longitude": "53.54"}),
        (2, "Location Latitude, Location Longitude", "-2.11, 53.54", "are swapped"),
    ),
    "coordinates outside England": (
        _active(**{"Location Latitude": "48.85", "Location Longitude": "2.35"}),
        (2, "Location Latitude, Location Longitude", "48.85, 2.35", "outside England"),
    ),
    "coordinates that are none": (
        _active(**{"Location Latitude": "north"}),
        (2, "Location Latitude, Location Longitude", "north, -2.1102", "not a latitude"),
    ),
    "neither Y nor N": (
        _active(**{"Care home?": "maybe"}),
        (2, "Care home?", "maybe", "neither Y nor N"),
    ),
    "flag that is none": (
        _active(**{"Service user band - Dementia": "X"}),
        (2, "Service user band - Dementia", "X", "neither Y nor blank"),
    ),
    "end before start": (
        _ended(**{"Location HSCA End Date": "2010-01-01"}),
        (2, "Location HSCA End Date", "2010-01-01", "before the start"),
    ),
    "unknown rating": (
        _ratings(**{"Latest Rating": "Splendid"}),
        (2, "Latest Rating", "Splendid", "this word is not known"),
    ),
    "rating of no location": (
        _ratings(**{"Location ID": ""}),
        (2, "Location ID", "", "must not be blank"),
    ),
    "conflicting ratings": (
        _text(
            files.ratings(
                [*files.rating_rows(), files.rating_rows()[0] | {"Latest Rating": "Inadequate"}]
            )
        ),
        (
            6,
            "Location ID, Service / Population Group, Domain",
            "1-1000000101, Overall, Overall",
            "another Latest Rating",
        ),
    ),
    "dates both ways": (
        _ratings(**{"Publication Date": "29/05/2026"}),
        (0, "Publication Date", "", "1 dates can only be read day first and 3 only month first"),
    ),
    "record that is cut off": (_records(one='{"locationId": "1-1'), (1, "", "", "only part of it")),
    "record without a number": (
        _records(one=api) if (api := files.api_location("")) else _records(),
        (0, "locationId", "", "missing or blank"),
    ),
    "record with an unknown key": (
        _records(one=files.api_location(surprise=1)),
        (0, "surprise", "", "this key is not in the layout; 1 records have it"),
    ),
    "record of another form": (
        _records(one=files.api_location(gacServiceTypes="Nursing homes")),
        (0, "", "", "not of the form that the API gives"),
    ),
    "records that conflict": (
        _records(one=files.api_location(), two=files.api_location(numberOfBeds=41)),
        (1, "locationId", "1-1000000101", "with another numberOfBeds"),
    ),
    "records that are missing": (
        _records(list=files.api_list("1-1000000101", "1-7777777"), one=files.api_location()),
        (0, "locationId", "1-7777777", "counts 2 locations and 1 are here; 1 are missing"),
    ),
    "fewer records than the list counts": (
        _records(list=files.api_list("1-1000000101", total=9), one=files.api_location()),
        (0, "locationId", "", "counts 9 locations and 1 are here; 8 are missing"),
    ),
    "only a header": (_text(files.directory([])), (0, "", "", "not one row of data")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file_is_answered_and_leaves_nothing(root: Path, name: str) -> None:
    write, wanted = BROKEN[name]
    path = write(root / "download")
    problems = take_bad(root, path)
    assert any(_tells(one, wanted) for one in problems), "\n".join(map(str, problems))
    assert all(one.file.startswith(str(path)) for one in problems)
    assert len(problems) <= 3, "one fault is not told many times"


def _tells(found: Problem, wanted: tuple[int, str, str, str]) -> bool:
    row, column, value, words = wanted
    return (found.row, found.column, found.value) == (row, column, value) and words in found.message


def test_missing_file_is_said(root: Path) -> None:
    [problem] = take_bad(root, root / "nowhere.csv")
    assert "No such file" in problem.message


def test_empty_folder_is_said(root: Path) -> None:
    (root / "folder").mkdir()
    (root / "folder" / ".DS_Store").write_bytes(b"x")
    [problem] = take_bad(root, root / "folder")
    assert problem.message == "this folder is empty"


def test_all_problems_of_a_file_are_told_at_once(root: Path) -> None:
    rows = files.rating_rows()
    faults = {"Latest Rating": "Splendid", "Location Region": "Nowhere", "Care Home?": "?"}
    path = _text(files.ratings([rows[0] | faults, rows[1] | {"Location ID": ""}, *rows[2:]]))
    problems = take_bad(root, path(root / "download"))
    columns = {one.column for one in problems}
    assert {"Latest Rating", "Location Region", "Care Home?", "Location ID"} <= columns


def test_unknown_word_is_told_once_with_its_count(root: Path) -> None:
    facts = [one | {"Location Local Authority": "Nowhere"} for one in files.rating_rows()]
    [problem] = take_bad(root, _text(files.ratings(facts))(root / "download"))
    assert problem.row == 2
    assert "stands in 4 rows" in problem.message
    assert "local_authorities.csv" in problem.remedy


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2099, 1, 1)])
def test_date_given_must_fit_the_file(root: Path, day: date) -> None:
    path = _text(files.ratings())(root / "download")
    [problem] = take_bad(root, path, Asked(day=day))
    assert "cannot be that of the file, whose newest date is 29 May 2026" in problem.message


def test_broken_file_does_not_keep_back_a_good_one(root: Path) -> None:
    good = _text(GOOD)(root / "good")
    bad = _directory(Region="Nowhere")(root / "bad")
    taken, _ = take_files(root, bad, good)
    assert [one.file_name for one in taken.kept] == ["good"]
    assert [one.file for one in taken.problems] == [str(bad)]


def test_place_outside_england_is_fine_where_the_region_is_not_stated(root: Path) -> None:
    facts = HOME | {"Location Region": "Unspecified", "Location Latitude": "49.19"}
    taken, _ = take_files(root, _active(facts)(root / "download"))
    assert taken.problems == []
