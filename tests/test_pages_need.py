"""The pages Need and gap and Assumptions as a visitor sees them; expected numbers by hand."""

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from mps.build import run_build
from mps.ui import Column, Figure
from mps.ui.figures import csv_bytes
from tests.small import write_small
from tests.test_pages import COUNCILS, charts_of, show, words_of

BATH, ROTHERHAM, LANCASHIRE, OLDHAM = "E06000022", "E08000018", "E10000017", "E08000004"
OCCUPANCY, FUNDERS = 0.847, 0.489
OLDEST = {2022: 5663.0, 2030: 7057.269}  # B&NES, 85 and over, as projected
AREAS = {
    BATH: ["E06000022-keynsham", "E05001935", "E02002985", "E01014370"],
    LANCASHIRE: ["E07000117", "E02005242", "E01025074"],
}


@pytest.fixture(autouse=True)
def _store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))


def visit(**url: str) -> AppTest:
    return show("Need and gap", **url)


def anchors(app: AppTest) -> list[str]:
    return [header.proto.anchor for header in app.main.get("header")]


def taken(monkeypatch: pytest.MonkeyPatch, **url: str) -> dict[str, list[dict[str, str]]]:
    """The rows of every CSV that the page offers, by figure."""
    found: dict[str, list[dict[str, str]]] = {}

    def take(figure: Figure, frame: pd.DataFrame, columns: list[Column]) -> None:
        text = csv_bytes(figure, frame, columns).decode("utf-8-sig")
        found[figure.code] = list(csv.DictReader(io.StringIO(text)))

    monkeypatch.setattr(Figure, "download", take)
    assert not visit(**url).exception
    return found


def test_the_first_sentence_answers_what_2030_needs_if_use_stays_the_same() -> None:
    """Task 9: 10,487 weeks of 2022-23 are 201 people, 3.55 per 100 of mid-2022's 5,663."""
    rate = round(100 * 10_487 * 7 / 365.25 / OLDEST[2022], 2)
    assert rate == 3.55
    needed = {
        year: round(rate / 100 * people / (1 - FUNDERS) / OCCUPANCY)
        for year, people in OLDEST.items()
    }
    app = visit(council=BATH)
    assert not app.exception
    assert app.title[0].value.startswith(
        f"If use stays the same, Bath and North East Somerset needs {needed[2030]} nursing beds in "
        "2030 ("
    )
    assert app.title[0].value.endswith(f"{needed[2030] - needed[2022]} more than in 2022")
    assert "If reablement or extra care took one in ten of them" in words_of(app)
    assert anchors(app) == ["nee-1", "nee-2", "nee-3", "nee-4", "nee-5"]


def test_what_is_not_held_by_kind_is_told_of_both_kinds_together() -> None:
    """1,609 beds of 2022; 3.55 and 3.88 per 100 of 7,057."""
    needed = round(7.43 / 100 * OLDEST[2030] / (1 - FUNDERS) / OCCUPANCY)
    said = words_of(visit(council=BATH))
    assert f"needs {needed:,}" in said
    assert f"there are 1,609: {1609 - needed:,} to spare" in said


def test_a_scenario_is_in_the_address_and_in_its_sentence() -> None:
    app = visit(council=BATH, reablement="10", extra_care="20", use_nursing_home="4")
    needed = round(0.04 * OLDEST[2030] / (1 - FUNDERS) * 0.9 * 0.8 / OCCUPANCY)
    without = round(0.04 * OLDEST[2030] / (1 - FUNDERS) / OCCUPANCY)
    assert app.title[0].value.startswith(
        f"With your assumptions, Bath and North East Somerset needs {needed} nursing beds in 2030"
    )
    said = words_of(app)
    assert f"it would be {without} nursing beds, {without - needed} more" in said
    assert "3 inputs of the scenario changed" in said


def test_typing_what_there_is_gives_the_gap_and_writes_the_address() -> None:
    app = visit(council=BATH)
    box = next(item for item in app.number_input if item.label.startswith("There are"))
    assert box.value is None
    box.set_value(500).run()
    assert not app.exception
    assert app.query_params["places_nursing_home"] == "500"
    assert "is 79 nursing beds short in 2030" in app.title[0].value
    assert "typed by you" in words_of(app)


def test_a_council_with_a_register_has_the_gap_of_each_kind() -> None:
    """Oldham: 7,994 and 34,956 weeks of 2016-17, 4,339 aged 85+ then and 4,494 in mid-2020."""
    for focus, weeks, beds in (("nursing_home", 7_994, 386), ("care_home", 34_956, 1_172)):
        rate = round(100 * weeks * 7 / 365.25 / 4_339, 2)
        gap = round(rate / 100 * 4_494 / (1 - FUNDERS) / OCCUPANCY) - beds
        app = visit(council=OLDHAM, focus=focus)
        assert not app.exception
        said = f"{gap} beds without nursing short" if gap > 0 else f"{-gap} nursing beds to spare"
        assert said in app.title[0].value
        assert "in mid-2020" in app.title[0].value


@pytest.mark.parametrize("council", [LANCASHIRE, "E10000031", OLDHAM])
@pytest.mark.parametrize("view", ["gap", "need"])
def test_without_a_projection_no_future_is_made_up(council: str, view: str) -> None:
    app = visit(council=council, view=view)
    said = words_of(app)
    assert "No population projection is held for this council" in said
    assert "ons_population_projections" in said
    assert "mid-2020" in app.title[0].value
    year = next(box for box in app.selectbox if box.label == "Year")
    assert year.options == ["2020 (estimate)", "2019 (estimate)", "2017 (estimate)"]


def test_a_service_without_a_stated_rate_asks_for_one() -> None:
    app = visit(council=OLDHAM, focus="homecare")
    assert "No rate of use is stated" in app.title[0].value
    box = next(item for item in app.number_input if item.label.startswith("Users"))
    assert box.value is None
    box.set_value(3.0).run()
    assert not app.exception
    # Mid-2020: 17,307 aged 75 and over.
    assert "would have 519 people with homecare in mid-2020" in app.title[0].value


@pytest.mark.parametrize(("council", "area"), [(c, a) for c, areas in AREAS.items() for a in areas])
@pytest.mark.parametrize("view", ["gap", "need"])
def test_every_level_of_area_is_shown(council: str, area: str, view: str) -> None:
    app = visit(council=council, area=area, view=view, extra_care="10")
    assert not app.exception
    assert "nan" not in words_of(app).lower().split()
    assert not [box for box in app.number_input if box.label.startswith("Planned")]


def test_what_was_typed_for_the_council_is_not_used_for_an_area() -> None:
    plain = visit(council=BATH, area="E06000022-keynsham").title[0].value
    typed = visit(council=BATH, area="E06000022-keynsham", places_nursing_home="9",
                  planned_nursing_home="50")  # fmt: skip
    assert typed.title[0].value == plain


@pytest.mark.parametrize("council", COUNCILS)
@pytest.mark.parametrize("focus", ["nursing_home", "care_home", "homecare", "extra_care"])
def test_every_service_of_every_council_is_shown(council: str, focus: str) -> None:
    app = visit(council=council, focus=focus)
    assert not app.exception
    assert "nan" not in words_of(app).lower().split()
    assert all(chart.proto.alt for chart in app.main.get("plotly_chart"))


def test_the_filter_of_service_types_is_honoured() -> None:
    app = visit(council=BATH, service="homecare")
    assert "people with homecare" in app.title[0].value
    assert not app.exception
    other = visit(council=BATH, service="equipment")
    assert "is not worked out" in other.title[0].value
    assert not other.exception


def test_a_hostile_address_falls_back_with_short_notices() -> None:
    app = visit(council=BATH, year="2031; drop table x", occupancy="0", self_funders="1e999",
                use_nursing_home="<script>", reablement="-5", focus="x", condition="'",
                planned_nursing_home="nan", variant="../../etc")  # fmt: skip
    assert not app.exception
    assert all(len(notice.value) < 200 for notice in app.warning)
    assert len(app.warning) == 9
    assert "script" not in words_of(app)
    assert app.title[0].value.startswith("If use stays the same")


def test_expected_dementia_stands_at_the_top_with_its_range() -> None:
    """B&NES 2030: residents by band times rates, men's and women's weighted as in mid-2020."""
    app = visit(council=BATH, view="need")
    assert app.title[0].value == (
        "3,139 people with dementia (2,889 to 3,466) are expected in Bath and North East Somerset "
        "in 2030, 536 more (+21%) than in 2022"
    )
    assert anchors(app) == ["nee-6", "nee-7", "nee-8", "nee-9"]
    drawn = charts_of(app)
    assert len(drawn) == 3


def test_partial_ages_and_missing_ranges_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {row["Condition or need"]: row for row in
            taken(monkeypatch, council=BATH, view="need")["NEE-6"]}  # fmt: skip
    either = rows["Needing help with either (65 to 69, 80 and over)"]
    assert "70 to 79 is not covered" in either["Ages covered"]
    assert either["Low"] == ""
    assert either["Range"] == "No range of this rate is published."


def test_check_points_stand_beside_ours_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = taken(monkeypatch, council=BATH, view="need")["NEE-9"]
    printed = {(row["Year"], row["Published elsewhere"]) for row in rows}
    assert printed == {("2014", "11807"), ("2030", "16408"), ("2030", "3670"), ("2015", "2604")}
    assert all(row["Why they differ"] for row in rows)
    rows = taken(monkeypatch, council=ROTHERHAM, view="need")["NEE-9"]
    printed = {(row["Year"], row["Published elsewhere"]) for row in rows}
    assert printed == {
        ("2023", "15788"), ("2025", "16354"), ("2030", "17867"),
        ("2023", "55400"), ("2025", "57100"), ("2030", "61800"),
    }  # fmt: skip
    ours = {row["Year"]: row["Ours"] for row in rows if row["What is counted"].startswith("Res")}
    assert float(ours["2030"]) == 58_593


def test_the_scenario_downloads_as_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    found = taken(monkeypatch, council=BATH, occupancy="90", planned_extra_care="60")
    inputs = {row["Input"]: row for row in found["NEE-4"]}
    assert inputs["Occupancy at which homes run"]["In force"] == "90%"
    assert inputs["Occupancy at which homes run"]["Starts with"] == "84.7%"
    assert inputs["Planned: extra care units"]["In force"] == "60"
    services = {row["Service"]: row for row in found["NEE-1"]}
    extra = services["Extra care"]
    # 140 units over mid-2018's 17,156 aged 75+ are 0.82 per 100 of 2030's 22,907.
    needed = round(0.0082 * 22_907.135)
    assert float(extra["Needed, central"]) == needed
    assert (float(extra["There are"]), float(extra["Planned"])) == (140, 60)
    assert float(extra["Gap, central"]) == needed - 200


def test_the_register_of_assumptions_names_source_range_and_use() -> None:
    app = show("Assumptions", council=BATH)
    assert not app.exception
    assert anchors(app) == ["ass-1", "ass-2", "ass-3", "ass-4"]
    frames = [frame.value for frame in app.dataframe]
    everything = pd.concat(frames)
    assert everything["publisher"].notna().all()
    assert set(everything["status"]) >= {"primary", "secondary", "official", "starting value"}
    funders = everything[everything["assumption_name"].str.startswith("Self-funders")].iloc[0]
    assert (funders["value_text"], funders["range_text"]) == ("48.9%", "26.4% to 49.6%")


@pytest.mark.parametrize("title", ["Need and gap", "Assumptions"])
@pytest.mark.parametrize("view", ["gap", "need"])
def test_a_store_with_no_figures_says_so(
    title: str, view: str, tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch, small_tree: Path,
) -> None:  # fmt: skip
    monkeypatch.setenv("MPS_STORE", str(small_tree / "store" / "market.duckdb"))
    app = show(title, council="E06000099", view=view)
    assert not app.exception
    assert len(app.title) == 1


def test_a_second_variant_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_small(tmp_path)
    path = tmp_path / "data/bundled/ons_population_projections/population_projections.csv"
    rows = [
        f"{year},E06000099,Testshire,{age},{people},2022-based {variant}"
        for variant, people in (("high", 100), ("low", 50))
        for year in range(2022, 2031)
        for age in range(65, 91)
    ]
    text = path.read_text(encoding="utf-8").splitlines()[0]
    path.write_text("\n".join([text, *rows, ""]), encoding="utf-8")
    store = run_build(tmp_path, tmp_path / "store" / "market.duckdb").store
    monkeypatch.setenv("MPS_STORE", str(store))
    high = visit(council="E06000099", view="gap", use_homecare="10", focus="homecare")
    low = visit(council="E06000099", view="gap", use_homecare="10", focus="homecare",
                variant="2022-based low")  # fmt: skip
    assert any(box.label == "Population projection" for box in high.selectbox)
    # 75 to 90 and over: 16 single years of 100 or 50 people; one in ten.
    assert "160 people with homecare in 2030" in high.title[0].value
    assert "80 people with homecare in 2030" in low.title[0].value
