"""The layouts: every header the publisher uses has a fate, and every fate a column or a reason."""

from pathlib import Path

import pytest

from mps.errors import SourceError
from mps.intake.formats import FORMATS, load_layouts
from mps.paths import ROOT
from mps.readers.cqc_api import LOCATIONS
from mps.readers.cqc_layout import Layout, Line, load_layout, read_header, same_name
from mps.sources import load_columns

LAYOUTS = load_layouts(ROOT)
LOADED = ("needed", "optional", "join", "place", "flag", "mark")
HEADERS = ROOT.parent / "shared" / "official" / "cqc" / "headers"
PUBLISHED = {
    "a_CQC_directory_csv_2017.txt": ("cqc_directory", "2017"),
    "a_CQC_directory_csv_2024-2026.txt": ("cqc_directory", "2024-2026"),
    "b_HSCA_Active_Locations_2017-08_from_notebook_output.txt": ("cqc_active_locations", "2017"),
    "b_HSCA_Active_Locations_2021-05-04_from_real_ods.txt": ("cqc_active_locations", "2021"),
    "b_HSCA_Active_Locations_2026-10.txt": ("cqc_active_locations", "2026"),
    "c_Latest_ratings_Locations_sheet_2024-07_and_2026-09.txt": (
        *("cqc_latest_ratings", "2024-2026"),
    ),
    "d_Deactivated_Locations_2026-09_first34_INCOMPLETE.txt": ("cqc_deactivated_locations", "2026"),
}


def _columns(dataset: str) -> set[str]:
    specs, problems = load_columns(ROOT / "data" / "columns" / f"{dataset}.csv", dataset)
    assert problems == []
    return {spec.column for spec in specs}


@pytest.mark.parametrize("name", FORMATS)
def test_every_line_leads_to_a_column_or_says_why_not(name: str) -> None:
    table = FORMATS[name].tables[0]
    known = _columns(table)
    layout = LAYOUTS[name]
    for line in layout.lines:
        assert (line.column in known) if line.rule in LOADED else (not line.column and line.note)
    names = [same_name(line.header) for line in layout.lines]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", FORMATS)
def test_every_column_of_ours_is_filled_from_some_header(name: str) -> None:
    table = FORMATS[name].tables[0]
    filled = {line.column for line in LAYOUTS[name].lines}
    elsewhere = {
        "cqc_directory": {"lat", "lon"},  # of the address, in the layout of 2014
        LOCATIONS: {"provider_name"},  # of the provider's record
    }
    # Small areas are found from coordinates when the store is built.
    assert _columns(table) - filled - {"lsoa_code"} <= elsewhere.get(table, set())


@pytest.mark.parametrize("name", FORMATS)
def test_columns_of_people_are_dropped(name: str) -> None:
    words = ("manager", "nominated individual", "partner name")
    lines = [
        line
        for line in LAYOUTS[name].lines
        if any(word in line.header.casefold() for word in words)
    ]
    assert all(line.rule == "drop" for line in lines)
    assert bool(lines) == (name in ("cqc_active_locations", "cqc_deactivated_locations", "cqc_api"))


def test_only_deactivated_locations_take_columns_that_are_not_known() -> None:
    taking = [name for name, layout in LAYOUTS.items() if layout.takes_others]
    assert taking == ["cqc_deactivated_locations"]


@pytest.mark.skipif(not HEADERS.is_dir(), reason="the official files are not here")
@pytest.mark.parametrize("file", PUBLISHED)
def test_published_headers_are_known_and_their_edition_told(file: str) -> None:
    name, edition = PUBLISHED[file]
    lines = (HEADERS / file).read_text(encoding="utf-8").splitlines()
    found = [line for line in lines if line and not line.startswith("#")]
    header, problems = read_header(LAYOUTS[name], found, file, 1)
    assert problems == []
    assert header.edition == edition
    assert header.extra == ()


@pytest.mark.skipif(not HEADERS.is_dir(), reason="the official files are not here")
def test_published_keys_of_the_api_are_known() -> None:
    lines = (HEADERS / "e_API_v1_location_top_level_keys.txt").read_text().splitlines()
    keys = [line.split()[0] for line in lines if line and not line.startswith("#")]
    assert LAYOUTS["cqc_api"].known(keys) == len(keys)


def _layout(*lines: str) -> Layout:
    rows = [line.split(",") for line in lines]
    return Layout("made-up", tuple(Line(row[0], row[1], row[2], ("1",), "") for row in rows))


def test_two_headers_for_one_column_are_a_problem() -> None:
    layout = _layout("Region,region_name,needed", "Location Region,region_name,needed")
    _, [problem] = read_header(layout, ["Region", "Location Region"], "file", 1)
    assert problem.message == "this column says the same as Region"


def test_same_header_twice_is_a_problem_unless_it_is_dropped() -> None:
    layout = _layout("Street,address_line,join", "Phone,,drop")
    _, problems = read_header(layout, ["Street", "Phone", "Phone", "Street"], "file", 1)
    assert [one.column for one in problems] == ["Street"]


def test_column_without_a_header_is_a_problem() -> None:
    _, [problem] = read_header(_layout("Street,address_line,join"), ["Street", ""], "file", 1)
    assert problem.message == "a column has no header"


@pytest.mark.parametrize(
    "text", ["header,column\n", "header,column,rule,editions,note\na,b,eat,1,\n"]
)
def test_layout_that_is_not_in_order_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "layout.csv"
    path.write_text(text)
    with pytest.raises(SourceError, match="layout"):
        load_layout(path, "data/layouts/layout.csv")
