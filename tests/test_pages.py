"""Every page as a visitor sees it, run without a browser: each council, each area level, none."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from mps.build import run_build
from mps.paths import PAGES as PAGES_FOLDER
from mps.paths import ROOT
from mps.ui import Column, Figure
from mps.ui.figures import csv_bytes
from mps.ui.pages import page_list
from tests.small import write_small

COUNCILS = ("E06000022", "E08000018", "E10000017", "E10000031", "E08000004")
NOWHERE = "E06000098"
AREAS = {
    "E06000022": ["E06000022-keynsham", "E05001935", "E02002985", "E01014370"],
    "E10000017": ["E07000117", "E02005242", "E01025074"],
}
PAGES = {spec.title: spec for spec in page_list()}


@pytest.fixture(scope="module")
def store_with_nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that has a council of which nothing but its name is known."""
    root = tmp_path_factory.mktemp("nowhere")
    write_small(root)
    folder = root / "data" / "councils" / "nowhere"
    folder.mkdir()
    text = (root / "data" / "councils" / "testshire" / "council.toml").read_text(encoding="utf-8")
    for old, new in (("E06000099", NOWHERE), ("Testshire", "Nowhere"), ("testshire", "nowhere")):
        text = text.replace(old, new)
    (folder / "council.toml").write_text(text, encoding="utf-8")
    return run_build(root, root / "store" / "market.duckdb").store


@pytest.fixture(autouse=True)
def _store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))


def show(title: str, **url: str) -> AppTest:
    """The page of a title, opened by its address."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.run()
    for name, value in url.items():
        app.query_params[name] = value
    app.switch_page(str(PAGES[title].file.relative_to(ROOT)))
    return app.run()


def words_of(app: AppTest) -> str:
    """All text of the page's body, markup left out."""
    written = [
        *(element.value for kind in ("title", "header", "subheader", "markdown", "info", "warning")
          for element in app.main.get(kind)),
        *(element.proto.body for element in app.main.get("html")),
    ]  # fmt: skip
    return re.sub(r"<[^>]+>", " ", "\n".join(written))


def charts_of(app: AppTest) -> list[dict[str, Any]]:
    """The figures on the page, as they go to the browser."""
    return [json.loads(chart.proto.spec) for chart in app.main.get("plotly_chart")]


@pytest.mark.parametrize("council", COUNCILS)
@pytest.mark.parametrize("title", PAGES)
def test_page_shows_every_council_without_an_error(title: str, council: str) -> None:
    app = show(title, council=council)
    assert not app.exception
    assert len(app.title) == 1
    assert "nan" not in words_of(app).lower().split()
    assert "<NA>" not in words_of(app)


@pytest.mark.parametrize("title", PAGES)
def test_page_says_in_words_that_nothing_is_held_for_a_council(
    title: str, store_with_nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPS_STORE", str(store_with_nowhere))
    app = show(title, council=NOWHERE)
    assert not app.exception
    assert charts_of(app) == []
    if title != "Sources":
        assert "Nowhere" in app.title[0].value
    # These two say of any council what they have to say.
    if title not in ("Sources", "Completeness", "Take it with you"):
        assert any("not available" in info.value for info in app.info)
        assert any(re.search("python -m mps (build|import)", info.value) for info in app.info)


@pytest.mark.parametrize(
    ("council", "area"), [(council, area) for council, areas in AREAS.items() for area in areas]
)
@pytest.mark.parametrize("title", ["At a glance", "Where older people live"])
def test_page_shows_areas_of_every_level(title: str, council: str, area: str) -> None:
    app = show(title, council=council, area=area)
    assert not app.exception
    assert not app.warning


@pytest.mark.parametrize(
    "measure", ["share", "number", "density", "change", "deprivation", "rural"]
)
@pytest.mark.parametrize("level", ["lsoa", "msoa", "ward", "district", "council"])
def test_map_draws_every_measure_at_every_level(measure: str, level: str) -> None:
    app = show(
        "Where older people live", council="E10000017", measure=measure, level=level, age="85_plus"
    )
    assert not app.exception
    assert not app.warning
    drawn = charts_of(app)[0]["data"][0]
    assert drawn["type"] == "choropleth"
    expected = 756 if measure in ("deprivation", "rural") else {
        "lsoa": 756, "msoa": 154, "district": 12, "council": 1,
    }.get(level)  # fmt: skip
    if expected:
        assert len(drawn["locations"]) == expected


@pytest.mark.parametrize("only", ["deprived", "least_deprived", "rural", "urban"])
def test_small_area_filters_grey_out_what_they_leave_out(only: str) -> None:
    app = show("Where older people live", council="E06000022", only=only)
    assert not app.exception
    assert "Left out by the filter" in words_of(app)


def test_everyone_is_not_shown_as_a_share_of_everyone() -> None:
    app = show("Where older people live", council="E06000022", age="all")
    assert not app.exception
    assert "100.0% of residents" not in app.title[0].value


def test_glance_shows_the_published_numbers_of_the_flagship() -> None:
    said = words_of(show("At a glance", council="E06000022"))
    for number in ("196,357", "36,991", "18,013", "5,443", "18.8%"):
        assert number in said


def test_population_says_that_the_printed_total_was_revised() -> None:
    said = words_of(show("Population", council="E06000022"))
    assert "187,751" in said
    assert "186,946" in said


@pytest.mark.parametrize(("council", "held"), [("E06000022", True), ("E10000017", False)])
def test_projections_are_drawn_where_held_and_explained_where_not(council: str, held: bool) -> None:
    said = words_of(show("Population", council=council))
    assert ("2022-based, migration category variant" in said) == held
    assert ("are not loaded here yet" in said) == (not held)


def test_comparing_a_year_with_a_later_one_asks_for_an_earlier_one() -> None:
    app = show("Population", council="E06000022", year="2015", since="2018")
    assert not app.exception
    assert "earlier year" in words_of(app)


def test_a_hostile_address_falls_back_with_short_notices() -> None:
    app = show("Where older people live", council="x' or 1=1", area="<script>", measure="\x00")
    assert not app.exception
    assert [len(notice.value) < 160 for notice in app.warning] == [True] * 3
    assert "script" not in words_of(app)


def test_unused_filters_are_named_with_their_reason_and_keep_their_value() -> None:
    app = show("Population", council="E06000022", service="homecare", area="E01014370")
    said = " ".join(element.value for element in app.sidebar.markdown)
    assert said.count("Not used on this page") == 3
    assert "Your choice is kept: Homecare" in said
    assert app.query_params["service"] == "homecare"


def test_a_missing_store_that_cannot_be_built_says_what_to_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPS_STORE", str(tmp_path / "none" / "market.duckdb"))
    monkeypatch.setattr(
        "mps.ui.first_start._build_command", lambda: ["python3", "-c", "exit('row 7')"]
    )
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert "row 7" in app.code[0].value


@pytest.mark.parametrize("council", ["E06000022", "E10000017"])
@pytest.mark.parametrize("title", PAGES)
def test_every_csv_carries_its_columns_once_with_source_and_date(
    title: str, council: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: dict[str, list[dict[str, str]]] = {}

    def take(figure: Figure, frame: pd.DataFrame, columns: list[Column]) -> None:
        text = csv_bytes(figure, frame, columns).decode("utf-8-sig")
        header = next(csv.reader(io.StringIO(text)))
        assert len(set(header)) == len(header)
        taken[figure.code] = list(csv.DictReader(io.StringIO(text)))

    monkeypatch.setattr(Figure, "download", take)
    assert not show(title, council=council).exception
    for code, rows in taken.items():
        for row in rows:
            assert row["Figure code"] == code
            assert row["Publisher"]
            assert row["Reference date"]
            assert row["Licence"]
    if title == "Population" and council == "E06000022":
        assert "187,751 people" in [row["Stated"] for row in taken["POP-6"]]


@pytest.mark.parametrize(
    ("only", "measure", "claim"),
    [
        ("rural", "rural", "25 of 115"),
        ("deprived", "deprivation", "2%"),
        ("rural", "deprivation", "2%"),
    ],
)
def test_a_filter_never_makes_a_claim_about_a_part_of_the_council_false(
    only: str, measure: str, claim: str
) -> None:
    """Of B&NES's 115 small areas 25 are rural; 2% of those aged 65+ live in the poorest fifth."""
    app = show("Where older people live", council="E06000022", only=only, measure=measure)
    headings = [element.value for element in app.header]
    assert not any("Every small area" in text or "100%" in text for text in headings)
    assert not any("No small area" in text for text in headings)
    if measure == "deprivation":
        assert any(claim in text for text in headings)


def test_a_filter_is_named_in_the_title_and_the_subtitle() -> None:
    app = show("Where older people live", council="E08000004", only="rural")
    assert "of those classed as rural" in app.header[0].value
    assert "only small areas classed as rural" in words_of(app)


@pytest.mark.parametrize("title", ["Population", "Where older people live"])
def test_the_earliest_year_claims_no_change_since_itself(title: str) -> None:
    year = "2011" if title == "Population" else "2017"
    measure = {"measure": "change"} if title == "Where older people live" else {}
    app = show(title, council="E06000022", year=year, **measure)
    assert not app.exception
    said = words_of(app)
    assert f"between mid-{year} and mid-{year}" not in said
    assert f"since mid-{year}" not in said
    assert f"earlier year than mid-{year}" in said


def test_figure_codes_are_permanent_and_each_is_used_once() -> None:
    code = re.compile(r'"([A-Z]{3}-\d+)"')
    files = [*PAGES_FOLDER.glob("*.py"), *(ROOT / "mps" / "ui").glob("*/*.py")]
    used = [found for path in files for found in code.findall(path.read_text(encoding="utf-8"))]
    assert sorted(used) == sorted([
        *(f"ASS-{number}" for number in range(1, 5)),
        "CMP-1",
        *(f"COM-{number}" for number in range(1, 6)),
        *(f"GLA-{number}" for number in range(1, 6)),
        *(f"MOV-{number}" for number in range(1, 8)),
        *(f"NEE-{number}" for number in range(1, 10)),
        *(f"OLD-{number}" for number in range(1, 4)),
        *(f"OPP-{number}" for number in range(1, 5)),
        *(f"POP-{number}" for number in range(1, 7)),
        *(f"PRI-{number}" for number in range(1, 20)),
        *(f"QUA-{number}" for number in range(1, 10)),
        "SAY-1",
        *(f"SPE-{number}" for number in range(1, 9)),
        *(f"SUP-{number}" for number in range(1, 15)),
        *(f"WAN-{number}" for number in range(1, 6)),
        *(f"WOR-{number}" for number in range(1, 10)),
    ])  # fmt: skip


@pytest.mark.parametrize("title", ["At a glance", "Population", "Where older people live"])
def test_every_figure_on_estimates_says_that_they_predate_the_census(title: str) -> None:
    app = show(title, council="E06000022", area="E06000022-keynsham")
    lines = [part for part in (e.proto.body for e in app.main.get("html")) if "mps-source" in part]
    on_estimates = [line for line in lines if "estimates</a>" in line or "totals</a>" in line]
    assert on_estimates
    assert all("before the 2021 Census" in line for line in on_estimates)
