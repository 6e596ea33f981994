"""The page Openings and closures as a visitor sees it: each council, filter, choice and none."""

import csv
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from mps.build import run_build
from mps.paths import DATA, QUERIES, ROOT
from mps.ui import Column, Figure
from mps.ui.figures import csv_bytes
from mps.ui.pages import page_list
from tests.test_pages import COUNCILS, charts_of, show, words_of

TITLE = "Openings and closures"
OLDHAM, BATH = "E08000004", "E06000022"
FIGURES = ["mov-1", "mov-2", "mov-3", "mov-4", "mov-5", "mov-6"]
AREAS = {"msoa": "E02001129", "ward": "E05000721", "lsoa": "E01005363"}


@pytest.fixture(scope="module")
def plain_lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose Oldham is as CQC's two lists of all England give it.

    Deactivated locations come without kind of service and client group, and without links.
    """
    root = tmp_path_factory.mktemp("plain")
    shutil.copytree(QUERIES, root / "queries")
    shutil.copytree(DATA, root / "data", ignore=shutil.ignore_patterns("raw"))
    bundled = root / "data" / "bundled"
    path = bundled / "cqc_api_locations" / "locations_2025.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["deregistered_date"]:
            row["service_types"] = row["specialisms"] = ""
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        written.writeheader()
        written.writerows(rows)
    links = bundled / "cqc_api_relationships" / "relationships_2025.csv"
    links.write_text(links.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    card = root / "data" / "sources" / "cqc_api_relationships.toml"
    text = card.read_text(encoding="utf-8").replace("[254, 254]", "[0, 254]")
    card.write_text(text, encoding="utf-8")
    return run_build(root, root / "store" / "market.duckdb").store


@pytest.fixture(autouse=True)
def _store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))


def visit(**url: str) -> AppTest:
    return show(TITLE, **url)


def anchors(app: AppTest) -> list[str]:
    return [header.proto.anchor for header in app.main.get("header")]


def registered() -> list[dict[str, str]]:
    path = DATA / "bundled" / "cqc_api_locations" / "locations_2025.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["location_type"] == "Social Care Org"]


def test_oldham_has_every_figure_with_title_alternative_and_source() -> None:
    app = visit(council=OLDHAM)
    assert not app.exception
    assert anchors(app) == FIGURES
    drawn = app.main.get("plotly_chart")
    assert len(drawn) == 5  # the ledger is a table
    said = words_of(app)
    for code in FIGURES:
        assert f"Figure {code.upper()}" in said
    assert said.count("Source: Care Quality Commission") == len(FIGURES)
    assert said.count("28 March 2025") >= len(FIGURES)
    assert "nan" not in said.lower().split()


def test_the_answer_stands_at_the_top_in_the_first_view() -> None:
    """Task 6: what opened and closed in five years, net of re-registrations, after one choice."""
    app = visit(council=OLDHAM)
    assert app.title[0].value == (
        "3 care homes with 183 beds closed in Oldham in the five years to March 2025 and none "
        "opened; of other services, 42 opened and 15 closed"
    )
    said = words_of(app)
    assert "too few to say that small homes give way to large ones" in said
    assert "Of 29 registrations in Oldham that ended" in said


def test_tiles_follow_the_bundled_file() -> None:
    """Ended registrations, and beds before and now, counted from the file."""
    rows = registered()
    ended = [row for row in rows if "2020-03-29" <= row["deregistered_date"] <= "2025-03-28"]
    now = sum(int(row["bed_count"]) for row in rows
              if row["is_care_home"] == "Y" and not row["deregistered_date"])  # fmt: skip
    said = words_of(visit(council=OLDHAM))
    assert f"Of {len(ended)} registrations in Oldham that ended" in said
    assert f"1,787 before, {now:,} now" in said


def test_beds_that_lost_nursing_are_told_beside_those_that_closed() -> None:
    """Shawside's 150 beds went on as four homes of 30 beds without nursing, in February 2025."""
    rows = registered()
    nursing = [row for row in rows if "Nursing homes" in row["service_types"]]

    def beds_on(day: str) -> int:
        there = [row for row in nursing if row["registered_date"] <= day
                 and (not row["deregistered_date"] or row["deregistered_date"] > day)]  # fmt: skip
        return sum(int(row["bed_count"]) for row in there)

    gone = beds_on("2020-03-28") - beds_on("2025-03-28")
    app = visit(council=OLDHAM, service="nursing_home")
    assert app.title[0].value == (
        "2 care homes with 165 beds closed in Oldham in the five years to March 2025 and none "
        "opened; 150 beds with nursing became 120 without"
    )
    said = words_of(app)
    assert gone == 165 + 150
    assert f"of the \u2212{gone}, 150 by changing kind" in said
    assert "2 were closures: in 3 care went on, 1 went on as another kind" in said
    assert "Went on as another kind: without nursing since" in said
    every = words_of(visit(council=OLDHAM))
    assert "150 beds with nursing became 120 without" in every
    assert "Re-registered as another kind: with nursing before" in every
    assert "30 beds fewer: 150 beds became 120 in 4 homes" in every


def test_a_title_of_no_closure_still_tells_of_beds_that_lost_nursing() -> None:
    app = visit(council=OLDHAM, area="E05000736")
    assert app.title[0].value.endswith("150 beds with nursing became 120 without")


def test_openings_closures_and_what_else_lead_to_the_stock() -> None:
    """71 locations became 106: 30 by openings and closures, 5 by splits and moves."""
    rows = registered()
    before = sum(row["registered_date"] < "2011-04-01" for row in rows)
    now = sum(not row["deregistered_date"] for row in rows)
    said = words_of(visit(council=OLDHAM))
    assert (before, now) == (71, 106)
    assert "30 more, and 5 more by splits and moves" in said


def test_title_of_the_stock_starts_where_its_lines_start() -> None:
    app = visit(council=OLDHAM)
    title = next(one.value for one in app.main.get("header") if one.proto.anchor == "mov-2")
    line = next(one for one in charts_of(app)[1]["data"] if one.get("name") == "Homecare")
    assert (line["x"][0], line["y"][0]) == (2011, 25)
    assert title.startswith(f"Homecare grew from {line['y'][0]:.0f} to {line['y'][-1]:.0f} ")
    assert title.endswith("December 2011 to March 2025")


def test_areas_are_titled_by_the_bar_that_is_drawn() -> None:
    app = visit(council=OLDHAM, service="homecare")
    title = next(one.value for one in app.main.get("header") if one.proto.anchor == "mov-6")
    bars = charts_of(app)[-1]["data"][0]
    assert max(bars["x"], key=abs) == 6
    assert title == (
        "Failsworth West gained most homecare offices in the five years to March 2025: "
        "11 opened, 5 closed"
    )


def test_groups_without_a_curve_have_no_row_of_numbers() -> None:
    app = visit(council=OLDHAM, service="homecare")
    curves = charts_of(app)[2]
    assert "Care homes" not in str(curves)
    assert "Too few to draw a curve: Care homes already open when the register began (2)." in (
        words_of(app)
    )


def test_an_area_where_little_happened_is_told_in_plain_words() -> None:
    app = visit(council=OLDHAM, area="E05000724")
    assert not app.exception
    said = words_of(app)
    assert "One location opened in Crompton from April 2011 to March 2025 and one closed" in said
    assert "The same number of registered locations in Crompton in March 2025 as in Dec" in said
    assert "There is no curve to draw." in said
    assert not any("All 0" in one.label for one in app.expander)
    assert len(charts_of(app)) == 2
    assert said.count("Source: Care Quality Commission") == len(anchors(app))


@pytest.mark.parametrize("since", ["5", "10", "2011"])
def test_periods_change_what_is_counted(since: str) -> None:
    app = visit(council=OLDHAM, since=since)
    assert not app.exception
    assert anchors(app) == FIGURES
    expected = {"5": "five years", "10": "ten years", "2011": "April 2011 to March 2025"}[since]
    assert expected in app.title[0].value


def test_a_period_that_is_not_on_offer_falls_back() -> None:
    app = visit(council=OLDHAM, since="7")
    assert any("Period" in notice.value for notice in app.warning)
    assert "five years" in app.title[0].value


@pytest.mark.parametrize("service", [
    "nursing_home", "care_home", "homecare", "extra_care", "supported_living", "shared_lives",
    "live_in_care", "reablement", "complex_clinical",
])  # fmt: skip
def test_service_types_are_honoured(service: str) -> None:
    app = visit(council=OLDHAM, service=service, since="2011")
    assert not app.exception
    has_homes = service in ("nursing_home", "care_home")
    wanted = FIGURES if has_homes else [code for code in FIGURES if code != "mov-5"]
    assert anchors(app) == wanted
    if service == "live_in_care":
        assert "does not tell live-in care apart" in words_of(app)


def test_a_service_that_nobody_registers_says_so() -> None:
    app = visit(council=OLDHAM, service="equipment")
    assert not app.exception
    assert charts_of(app) == []
    assert "need not be registered" in app.info[0].value


@pytest.mark.parametrize("client", ["dementia", "learning_disability", "older_people"])
def test_client_groups_are_honoured(client: str) -> None:
    app = visit(council=OLDHAM, client=client)
    assert not app.exception
    assert anchors(app) == FIGURES
    assert app.title[0].value != visit(council=OLDHAM).title[0].value


@pytest.mark.parametrize("level", AREAS)
def test_areas_are_honoured(level: str) -> None:
    app = visit(council=OLDHAM, area=AREAS[level], since="2011")
    assert not app.exception
    assert not app.warning
    assert "mov-1" in anchors(app)
    assert "Oldham in the" not in app.title[0].value


def test_nothing_that_fits_is_said_in_words() -> None:
    app = visit(council=OLDHAM, area=AREAS["lsoa"], service="shared_lives")
    assert not app.exception
    assert charts_of(app) == []
    assert "not available" in app.info[0].value
    assert "fewer filters" in app.info[0].value


@pytest.mark.parametrize("change", ["opened", "closed", "reregistered", "moved", "resized"])
def test_the_ledger_shows_one_kind_of_change(change: str) -> None:
    said = words_of(visit(council=OLDHAM, since="2011", change=change))
    latest = said[said.index("The latest changes") :]
    latest = latest[: latest.index("Reasons are CQC")]
    other = {"opened": "Closed,", "closed": "Opened", "reregistered": "Closed,",
             "moved": "Re-registered only", "resized": "Opened"}[change]  # fmt: skip
    assert other not in latest


def test_beds_and_sizes_and_wards_can_be_chosen() -> None:
    app = visit(council=OLDHAM, since="2011", unit="beds", life="size", level="ward")
    assert not app.exception
    said = words_of(app)
    assert "100 care home beds opened in Oldham" in said
    assert "Care homes of 11 to 49 beds, open when the register began" in str(charts_of(app)[2])
    assert "Opened and closed by ward" in said


def test_beds_fall_back_on_locations_where_there_are_none() -> None:
    app = visit(council=OLDHAM, service="supported_living", unit="beds")
    assert "None of these services has beds, so locations are counted." in words_of(app)


def test_chart_of_years_is_that_of_the_ledger() -> None:
    """Openings by year in the chart are the bundled file's less those that went on."""
    drawn = charts_of(visit(council=OLDHAM))[0]["data"]
    bars = {trace["name"]: dict(zip(trace["x"], trace["y"], strict=True)) for trace in drawn
            if trace["type"] == "bar"}  # fmt: skip
    assert sum(bars["Opened"].values()) == 80
    assert sum(bars["Closed"].values()) == -50
    began = Counter(date.fromisoformat(row["registered_date"]).year for row in registered())
    assert all(bars["Opened"][year] <= began[year] for year in range(2011, 2026))


@pytest.mark.parametrize("council", [code for code in COUNCILS if code != OLDHAM])
def test_without_dates_the_page_says_why_and_how_to_load_them(council: str) -> None:
    app = visit(council=council)
    assert not app.exception
    assert charts_of(app) == []
    info = app.info[0].value
    assert "not available" in info
    assert "python -m mps import ACTIVE_LOCATIONS.ods DEACTIVATED_LOCATIONS.ods" in info
    assert "A list of one date names what was open that day" in info
    assert "(https://www.cqc.org.uk/" in info
    assert info.index("For those who run this site: ") < info.index("python -m mps import")
    assert info.count(". ", info.index("For those who run this site: ")) == 0  # the last sentence
    assert "When they are loaded, this page shows:" in words_of(app)


def test_the_flagship_quotes_its_statement() -> None:
    app = visit(council=BATH)
    assert app.title[0].value == (
        "6 care homes with about 200 beds closed in Bath and North East Somerset in the two years "
        "to March 2018, its own paper says"
    )
    said = words_of(app)
    assert anchors(app) == ["mov-7"]
    assert "New extra care and supported living developments" in said
    assert "19 October 2014" in said


@pytest.mark.parametrize(("council", "computed"), [(OLDHAM, 5), (BATH, 0)])
def test_observations_are_computed_when_opened(council: str, computed: int) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.query_params["council"] = council
    app.session_state["observations"] = True
    path = next(spec.file for spec in page_list() if spec.title == TITLE)
    app.switch_page(str(path.relative_to(ROOT))).run()
    assert not app.exception
    said = words_of(app)
    assert said.count("Not available. It would need") == 8 - computed
    assert "Stated in 2018" in said


def test_ledger_downloads_with_figure_code_and_source(store: Path) -> None:
    from mps.ui import query

    span: dict[str, Any] = {"from_date": date(2011, 4, 1), "to_date": date(2025, 3, 28)}
    frame = query("changes__ledger", area_code=OLDHAM, service_type="", client_group="", **span)
    figure = Figure("MOV-3", "t", "Every change, Oldham", ("cqc_api_locations",))
    columns = [Column("change_date", "Date", "date"), Column("location_name", "Place"),
               Column("rule", "What decided")]  # fmt: skip
    lines = list(csv.DictReader(
        csv_bytes(figure, frame, columns).decode("utf-8-sig").splitlines()
    ))  # fmt: skip
    assert len(lines) == len(frame)
    assert {line["Figure code"] for line in lines} == {"MOV-3"}
    assert all(line["What decided"] for line in lines)
    assert {line["Publisher"] for line in lines} == {"Care Quality Commission"}


def test_lists_without_links_say_that_some_closures_are_none(
    plain_lists: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPS_STORE", str(plain_lists))
    app = visit(council=OLDHAM, since="2011")
    assert not app.exception
    assert anchors(app) == FIGURES
    said = words_of(app)
    assert "CQC's links between registrations are not held here" in said
    assert "Links between registrations" not in said  # nor are they named as a source
    # By kind of service only what is known of ended locations too is told apart.
    lines = [trace["name"] for trace in charts_of(app)[1]["data"] if trace.get("name")]
    assert any("Other services" in name for name in lines)
    assert not any("not stated" in name for name in lines)


@pytest.mark.parametrize("asked", [{"service": "homecare"}, {"client": "dementia"}])
def test_a_choice_that_would_lack_closures_is_not_counted(
    asked: dict[str, str], plain_lists: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPS_STORE", str(plain_lists))
    app = visit(council=OLDHAM, **asked)
    assert not app.exception
    assert charts_of(app) == []
    assert app.title[0].value.endswith("in Oldham are only partly held")
    assert "118 ended locations are held without kind of service" in app.info[0].value
    assert "python -m mps import FOLDER" in app.info[0].value
