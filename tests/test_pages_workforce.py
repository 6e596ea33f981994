"""The page Workforce as a visitor sees it: each council, filter, scenario, and a loaded file."""

import csv
import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mps.build import run_build
from mps.paths import DATA, QUERIES, ROOT
from mps.ui.pages import page_list
from tests.test_pages import COUNCILS, charts_of, show, words_of

TITLE = "Workforce"
BATH, ROTHERHAM, LANCASHIRE = "E06000022", "E08000018", "E10000017"
WARWICKSHIRE, OLDHAM = "E10000031", "E08000004"
FIGURES = {
    BATH: [1, 2, 3, 4, 5, 6, 7, 8],
    ROTHERHAM: [1, 2, 3, 6, 7, 8],
    LANCASHIRE: [1, 2, 3, 6, 8],
    WARWICKSHIRE: [1, 2, 3, 4, 5, 6, 8],
    OLDHAM: [1, 2, 3, 6, 8],
}
HEADER = "financial_year,area_code,area_name,sector,service,job_role,indicator,value,status"
# Made up: what a file of Skills for Care may say of Oldham.
MADE_UP = """
2024-25,E08000004,Oldham,All sectors,All services,All job roles,filled_posts,6000,
2024-25,E08000004,Oldham,All sectors,All services,All job roles,vacancy_rate,6.5,
2024-25,E08000004,Oldham,All sectors,All services,All job roles,turnover_rate,21.5,
2024-25,E08000004,Oldham,All sectors,All services,All job roles,sickness_days_per_worker,,c
2024-25,E08000004,Oldham,All sectors,Adult domiciliary,All job roles,turnover_rate,19.5,
2024-25,E08000004,Oldham,All sectors,Adult domiciliary,All job roles,vacancy_rate,9.5,
2024-25,E08000004,Oldham,Independent,All services,All job roles,turnover_rate,99,
2024-25,E08000004,Oldham,All sectors,All services,Care worker,turnover_rate,98,
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store for which somebody loaded the file of Skills for Care."""
    root = tmp_path_factory.mktemp("loaded")
    shutil.copytree(QUERIES, root / "queries")
    shutil.copytree(DATA, root / "data", ignore=shutil.ignore_patterns("raw"))
    folder = root / "data" / "bundled" / "skills_for_care_la"
    folder.mkdir()
    (folder / "made_up.csv").write_text(HEADER + MADE_UP, encoding="utf-8")
    card = root / "data" / "sources" / "skills_for_care_la.toml"
    text = card.read_text(encoding="utf-8").replace("files = []", 'files = ["made_up.csv"]')
    card.write_text(text.replace("[0, 0]", "[0, 100]"), encoding="utf-8")
    return run_build(root, root / "store" / "market.duckdb").store


@pytest.fixture(autouse=True)
def _store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))


def visit(**url: str) -> AppTest:
    return show(TITLE, **url)


def anchors(app: AppTest) -> list[str]:
    return [header.proto.anchor for header in app.main.get("header")]


def alternative(app: AppTest, code: str) -> str:
    """The text alternative of the chart of a figure."""
    return next(
        chart.proto.alt
        for chart in app.main.get("plotly_chart")
        if f"chart-{code}" in chart.proto.id
    )


@pytest.mark.parametrize("council", COUNCILS)
def test_each_council_has_its_figures_with_alternative_and_source(council: str) -> None:
    app = visit(council=council)
    assert not app.exception
    assert anchors(app) == [f"wor-{number}" for number in FIGURES[council]]
    assert all(chart.proto.alt for chart in app.main.get("plotly_chart"))
    said = words_of(app)
    for number in FIGURES[council]:
        assert f"Figure WOR-{number}" in said
    assert said.count("Source: ") == len(FIGURES[council])
    assert any("python -m mps import" in info.value for info in app.info)


def test_task_11_is_answered_at_the_top_after_one_choice() -> None:
    """How do we compare on turnover? ASCOF 2024-25: 25.5 against 25.2 and 23.7."""
    app = visit(council=BATH)
    assert app.title[0].value == (
        "25.5% of care staff in Bath and North East Somerset left their job in 2024-25, more than "
        "in England (23.7%)"
    )
    said = words_of(app)
    assert re.search(r"25\.5%\s+South West 25\.2%\s+England 23\.7%", said)
    assert re.search(r"117 of 150\s+above the middle half of councils", said)


def test_a_provider_reads_whether_there_are_staff_below_the_title() -> None:
    said = words_of(visit(council=BATH))
    assert "10.1% of care posts in Bath and North East Somerset were vacant in August 2017" in said
    assert re.search(r"10\.1%\s+August 2017\s+South West 6\.9%.*England 6\.6%", said)
    assert "Of all care posts in England 7% were in 2024-25" in said


def test_oldham_is_compared_with_the_median_and_told_what_is_missing() -> None:
    app = visit(council=OLDHAM)
    assert app.title[0].value == (
        "25.4% of care staff in Oldham left their job in 2022-23, below the median of 151 "
        "councils (28.0%)"
    )
    told = " ".join(info.value for info in app.info)
    for what in (
        "Staff turnover in Oldham since 2023-24: not available",
        "Staff turnover by kind of care in Oldham: not available",
        "nationality of care staff in Oldham: not available",
        "Care jobs that Oldham will need: not available",
        "its licence does not let this site ship the file",
    ):
        assert what in told


@pytest.mark.parametrize("council", COUNCILS)
def test_the_break_is_drawn_said_and_told_to_those_who_cannot_see(council: str) -> None:
    app = visit(council=council)
    chart = charts_of(app)[0]
    assert not any(min(line["x"]) < 2023 <= max(line["x"]) for line in chart["data"])
    alt, said = alternative(app, "WOR-1"), words_of(app)
    broken = council != OLDHAM
    assert bool(chart["layout"]["shapes"]) == broken
    assert ("The lines are broken after 2022-23: from 2023-24 a new series." in alt) == broken
    assert ("do not compare" in said) == broken
    if not broken:
        assert max(max(line["x"]) for line in chart["data"]) == 2022
        assert "which does not compare, gives England 24.8% in 2023-24 and 23.7% in 2024-25" in said


def test_a_year_without_a_rate_leaves_the_line_open() -> None:
    line = charts_of(visit(council=ROTHERHAM))[0]["data"][0]
    assert line["name"] == "Rotherham"
    assert line["y"][line["x"].index(2019)] is None
    assert not line["connectgaps"]


def test_the_service_filter_chooses_the_kind_of_care() -> None:
    app = visit(council=BATH, service="homecare")
    title = next(one.value for one in app.main.get("header") if one.proto.anchor == "wor-3")
    assert title == (
        "18.7% of staff in homecare left their job in Bath and North East Somerset in 2023-24; in "
        "England 24.6%"
    )
    bars = charts_of(app)[2]["data"]
    assert [bar["x"] for bar in bars] == [[18.7], [24.6]]


def test_a_service_that_the_rates_do_not_tell_apart_is_said_to_be() -> None:
    app = visit(council=BATH, service="equipment")
    assert "The rates do not tell community equipment and assistive technology apart" in words_of(
        app
    )
    assert len(charts_of(app)[2]["data"][0]["x"]) == 4


def test_area_and_client_group_are_not_used_and_the_page_says_why() -> None:
    spec = next(spec for spec in page_list() if spec.title == TITLE)
    assert set(spec.not_used) == {"area", "client"}


def test_jobs_needed_follow_the_numbers_asked() -> None:
    """Twice the jobs are twice as many in 2030: 2 x 5,067, 2 x 5,630."""
    first = words_of(visit(council=BATH))
    assert "needs about 5,070 to 5,630 care jobs in 2030, 4,100 in 2017 (+24% to +37%)" in first
    assert "The 4,100 jobs are those of the council's own paper" in first
    app = visit(council=BATH, jobs="8200", year="2040")
    assert not app.warning
    said = words_of(app)
    assert "care jobs in 2040, 8,200 in 2017" in said
    assert "The number of jobs is yours." in said
    # 49,708.087 / 35,659 x 8,200 = 11,431 in step with residents aged 65 and over.
    assert "about 11,400 to" in said


def test_the_papers_own_prediction_stands_beside_with_the_difference_explained() -> None:
    said = words_of(visit(council=BATH))
    assert "prints up to 35% (230,000 jobs) by 2030, for the South West" in said
    assert "170,000 to start from (230,000 / 1.35), near the 168,000 jobs quoted for 2020" in said


def test_rotherham_has_growth_until_it_writes_a_number_of_jobs() -> None:
    """Residents aged 65, 75 and 85 and over from mid-2022 to mid-2030 of the projection."""
    app = visit(council=ROTHERHAM)
    said = words_of(app)
    assert "care jobs in Rotherham change by" in said
    assert "from 2022 to 2030" in said
    assert "Write a number to see jobs." in said
    with_jobs = words_of(visit(council=ROTHERHAM, jobs="7000"))
    assert "care jobs in 2030, 7,000 in 2022" in with_jobs


@pytest.mark.parametrize("year", ["2021", "2045"])
def test_a_start_that_is_not_held_or_not_earlier_is_told(year: str) -> None:
    app = visit(council=BATH, jobs_year=year)
    assert not app.exception
    said = words_of(app)
    assert f"choose a year after {year}" in said
    held = "Residents of mid-2021 are not held. Choose a year of 2015 to 2020 and 2022 to 2047."
    assert (held in said) == (year == "2021")


def test_a_number_written_for_one_council_is_not_kept_for_another() -> None:
    app = visit(council=BATH, jobs="5000")
    council = next(box for box in app.sidebar.selectbox if box.label == "Council")
    council.set_value(ROTHERHAM).run()
    assert not app.exception
    assert "jobs" not in app.query_params
    assert "Write a number to see jobs." in words_of(app)
    council = next(box for box in app.sidebar.selectbox if box.label == "Council")
    council.set_value(BATH).run()
    assert "4,100 in 2017" in words_of(app)


def test_a_loaded_file_of_skills_for_care_appears(
    loaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """6,000 filled posts at 6.5% vacant: 6,000 x 6.5 / 93.5 = 417 vacant on top."""
    monkeypatch.setenv("MPS_STORE", str(loaded))
    app = visit(council=OLDHAM)
    assert not app.exception
    assert "wor-9" in anchors(app)
    said = words_of(app)
    assert "6.5% of care posts in Oldham were vacant in 2024-25, says Skills for Care." in said
    assert re.search(r"Filled posts\s+6,000\s+2024-25", said)
    assert "suppressed by the publisher" in said
    assert "417" in said
    assert "99%" not in said
    assert "98%" not in said
    title = next(one.value for one in app.main.get("header") if one.proto.anchor == "wor-3")
    assert "19.5% of staff in homecare" in title or "is not held" in title
    assert not any("nationality of care staff in Oldham" in info.value for info in app.info)


def test_the_public_query_gives_the_council_its_region_and_england(store: Path) -> None:
    from mps.store import open_store

    found = open_store(store).query("workforce", council_code=BATH)
    assert set(found["area_code"]) == {BATH, "E12000009", "E92000001"}
    jobs = found[found["indicator"] == "jobs"].set_index("area_code")
    assert jobs.loc[BATH, "value"] == 4100
    assert jobs.loc[BATH, "unit"] == "jobs"
    assert jobs.loc[BATH, "source_id"] == "council_workforce"
    other = open_store(store).query("workforce", council_code=OLDHAM)
    assert "council_workforce" not in set(other["source_id"])


def test_no_bundled_file_is_of_skills_for_care_itself() -> None:
    """Its licence lets nobody ship its file; single figures are quoted, each with its source."""
    assert not (DATA / "bundled" / "skills_for_care_la").exists()
    path = ROOT / "data" / "bundled" / "skills_for_care_quoted" / "figures_seen.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) < 100
    assert all(row["quoted_from"] and row["url"].startswith("http") for row in rows)
