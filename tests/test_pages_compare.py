"""Compare councils as a visitor sees it: each council, measure, comparator and weight, and none."""

import csv
import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from mps.build import run_build
from mps.store import open_store
from mps.ui import Column, Figure
from mps.ui.figures import csv_bytes
from tests.national_measures import councils, write_national
from tests.places import TESTSHIRE
from tests.small import write_small
from tests.test_pages import COUNCILS, charts_of, show, words_of

TITLE = "Compare councils"
BATH, ROTHERHAM, LANCASHIRE, OLDHAM = "E06000022", "E08000018", "E10000017", "E08000004"
COMMAND = "python -m mps import FILE"


@pytest.fixture(autouse=True)
def _store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))


@pytest.fixture(scope="module")
def national(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with made-up measures and ages of every council."""
    root = tmp_path_factory.mktemp("national")
    write_small(root)
    write_national(root)
    return run_build(root, root / "store" / "market.duckdb").store


def visit(**url: str) -> AppTest:
    app = show(TITLE, **url)
    assert not app.exception
    return app


def heads(app: AppTest) -> dict[str, str]:
    return {header.proto.anchor: header.value for header in app.main.get("header")}


def marks(chart: dict[str, Any]) -> dict[str, int]:
    return {trace["name"]: len(trace["x"]) for trace in chart["data"]}


def test_the_answer_to_how_we_compare_stands_at_the_top() -> None:
    """Task 11: admissions, ratings, turnover and fees on the page as it opens."""
    app = visit(council=BATH)
    assert app.title[0].value == (
        "Of 24 measures Bath and North East Somerset is better than England on 10, worse on 2 "
        "and similar on 12"
    )
    said = words_of(app)
    for shown in ("655.0", "England 592.5: \u25cb similar", "79.6%", "25.5%", "£1,117.69"):
        assert shown in said
    assert heads(app)["com-2"] == (
        "Staff turnover (series to 2022-23) in Bath and North East Somerset: 33.5% in 2022-23, "
        "34th highest of 151 councils held; the middle council of England 28.0%"
    )
    assert list(heads(app)) == ["com-2", "com-3", "com-4", "com-5"]


@pytest.mark.parametrize("council", COUNCILS)
def test_every_figure_has_title_alternative_and_source(council: str) -> None:
    app = visit(council=council)
    said = words_of(app)
    for number in range(1, 6):
        assert f"Figure COM-{number}" in said
    assert all(chart.proto.alt for chart in app.main.get("plotly_chart"))
    assert said.count("Source: ") == 5
    assert "nan" not in said.lower().split()


def test_strip_shows_every_council_held_and_says_how_many_are_not() -> None:
    app = visit(council=BATH)
    assert marks(charts_of(app)[0]) == {
        "Other councils": 148, "Councils most like it": 2, "Bath and North East<br>Somerset": 1,
    }  # fmt: skip
    assert (
        "151 councils have a value for 2022-23; for 1 the publisher gives none; 4 of today's "
        "councils are not held for that period." in words_of(app)
    )


def test_a_measure_of_few_councils_says_how_to_load_the_others() -> None:
    app = visit(council=BATH, measure="ascof_2c")
    assert heads(app)["com-2"] == (
        "Older people admitted to care homes in Bath and North East Somerset: 655.0 per 100,000 "
        "in 2024-25, 2nd highest of 4 councils held; England 592.5"
    )
    said = words_of(app)
    assert "149 of today's councils are not held" in said
    assert COMMAND in said
    assert "com-3" not in heads(app), "one year makes no line"
    alt = app.main.get("plotly_chart")[0].proto.alt
    assert "from 612.6 (Rotherham) to 704.8 (Warwickshire)" in alt
    assert "England 592.5 and the South West 584.8" in alt


def test_a_measure_that_is_not_held_of_the_council_says_so_and_shows_the_others() -> None:
    app = visit(council=OLDHAM, measure="ascof_2c")
    assert heads(app)["com-2"] == (
        "Older people admitted to care homes: no value of Oldham is held for 2024-25"
    )
    assert any("not available" in info.value and COMMAND in info.value for info in app.info)
    assert marks(charts_of(app)[0]) == {"Councils": 2, "Councils most like it": 2}


def test_oldham_is_told_what_it_has_and_what_it_lacks() -> None:
    app = visit(council=OLDHAM)
    assert app.title[0].value == (
        "Staff turnover to 2022-23: Oldham is similar to the middle council of England"
    )
    said = words_of(app)
    assert said.count("not held") >= 2
    assert "85.1%" in said
    info = [one.value for one in app.info]
    assert any("Older people admitted to care homes in Oldham" in one for one in info)
    assert any("Care home fee, 65 and over in Oldham" in one for one in info)


def test_turnover_is_broken_where_the_series_changes() -> None:
    app = visit(council=ROTHERHAM, measure="ascof_6a")
    assert heads(app)["com-3"] == (
        "Staff turnover in Rotherham rose from 17.1% to 19.5%, 2023-24 to 2024-25"
    )
    chart = charts_of(app)[1]
    mine = [trace for trace in chart["data"] if trace["name"] == "Rotherham"]
    years = [[year for year, value in zip(one["x"], one["y"], strict=True) if value is not None]
             for one in mine]  # fmt: skip
    assert years == [[2016, 2017, 2018, 2020, 2021, 2022], [2023, 2024]]
    assert "new series: ASCOF 6A" in app.main.get("plotly_chart")[1].proto.alt
    assert "The series breaks after 2022-23" in words_of(app)


def test_a_council_whose_series_ended_is_not_given_a_break_it_has_not() -> None:
    app = visit(council=OLDHAM, measure="turnover")
    assert "The middle council of England" in str(charts_of(app)[1])
    assert "series breaks" not in words_of(app)


def test_a_change_within_the_margin_is_called_chance() -> None:
    app = visit(council=ROTHERHAM, measure="ascof_3a")
    assert heads(app)["com-3"].endswith("2015-16 to 2024-25, a change that may be chance")


def test_year_can_be_chosen_and_one_without_the_measure_falls_back_in_words() -> None:
    assert (
        "32.2% in 2016-17"
        in heads(visit(council=BATH, measure="turnover", year="2016-17"))["com-2"]
    )
    app = visit(council=BATH, measure="turnover", year="2024-25")
    assert "33.5% in 2022-23" in heads(app)["com-2"]
    assert "No council's value is held for 2024-25: 2022-23 is shown." in words_of(app)
    year = next(box for box in app.main.get("selectbox") if box.label == "Year")
    assert "2024-25" not in year.options


def test_a_survey_of_every_second_year_shows_its_newest() -> None:
    app = visit(council=BATH, measure="ascof_1c")
    assert "8.1 in 2023-24" in heads(app)["com-2"]


@pytest.mark.parametrize("against", ["england", "region", "neighbours"])
def test_comparator_can_be_chosen(against: str) -> None:
    app = visit(council=BATH, against=against, measure="ascof_3a")
    name = {"england": "England", "region": "the South West",
            "neighbours": "the average of 2 like councils"}[against]  # fmt: skip
    assert f"than {name} on" in app.title[0].value
    assert f"; {name} " in heads(app)["com-2"]


def test_a_region_that_is_not_held_is_said() -> None:
    app = visit(council=LANCASHIRE, against="region")
    assert app.title[0].value == "No measure of Lancashire can be set against its region yet"
    assert any("Values of its region" in info.value for info in app.info)


def test_weights_change_the_order_and_nought_leaves_a_fact_out() -> None:
    usual = words_of(visit(council=BATH))
    assert "Warwickshire and Rotherham are most like" in usual
    app = visit(council=BATH, w_share_0_17="0", w_share_65_plus="0", w_share_85_plus="0",
                w_deprived_share="0", w_rural_share="0")  # fmt: skip
    # By size alone: 196,357 is nearest to Oldham's 237,628, then Rotherham's 264,984.
    assert "Oldham and Rotherham are most like Bath" in heads(app)["com-5"]
    assert "Aged under 18" not in words_of(app).split("The council and those most like it")[1]


def test_support_can_be_counted_in_and_leaves_out_who_lacks_it() -> None:
    app = visit(council=BATH, w_long_term_65_plus="1")
    assert "Without a distance, for want of a fact: Oldham." in words_of(app)
    other = visit(council=OLDHAM, w_long_term_65_plus="1")
    assert "with long-term support, per 1,000 (not held for this council)" in words_of(other)


def test_no_weight_at_all_is_answered_in_words() -> None:
    names = ["people", "share_0_17", "share_65_plus", "share_85_plus", "deprived_share",
             "rural_share"]  # fmt: skip
    app = visit(council=BATH, against="neighbours", **{f"w_{name}": "0" for name in names})
    assert heads(app)["com-5"].startswith("Too few councils are held")
    assert "Councils most like it" not in marks(charts_of(app)[0])


def test_strange_choices_fall_back_with_a_notice() -> None:
    app = visit(council=BATH, measure="<script>", year="1066", w_people="99", against="x")
    assert len(app.warning) == 4
    assert "script" not in words_of(app)


def test_an_expander_with_every_council_sorts_and_names_reasons(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken: dict[str, list[dict[str, str]]] = {}

    def take(figure: Figure, frame: pd.DataFrame, columns: list[Column]) -> None:
        text = csv_bytes(figure, frame, columns).decode("utf-8-sig")
        taken[figure.code] = list(csv.DictReader(io.StringIO(text)))

    monkeypatch.setattr(Figure, "download", take)
    visit(council=BATH, measure="ascof_4b")
    rows = {row["Council"]: row for row in taken["COM-2"]}
    assert len(rows) == 153
    assert rows["Warwickshire"]["Risk reduced or removed"] == "37.0"
    assert rows["Warwickshire"]["Against England"] == "\u25bc worse"
    assert rows["Leeds"]["Why no value"] == "not held here"
    assert rows["Bath and North East Somerset"]["Against England"] == "\u25b2 better"
    profile = {row["Measure"]: row for row in taken["COM-4"]}
    row = profile["Older people admitted to care homes"]
    assert (row["Value"], row["England"], row["Region"]) == ("655.0", "592.5", "584.8")
    assert row["95% interval"] == "579.7 to 740.0"
    assert row["Verdict"] == "\u25cb similar"
    assert row["Rests on"] == "the 95% intervals"
    assert "Staff turnover (series to 2022-23)" not in profile
    nearest = [row["Council"] for row in taken["COM-5"]]
    assert nearest[:2] == ["Bath and North East Somerset", "Warwickshire"]


def test_every_council_of_england_stands_on_the_strip_once_loaded(
    national: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPS_STORE", str(national))
    app = visit(council=TESTSHIRE, measure="ascof_2c")
    chart = charts_of(app)[0]
    assert marks(chart) == {"Other councils": 139, "Councils most like it": 15, "Testshire": 1}
    number = 2 * sorted(code for code, _ in _named(national)).index(TESTSHIRE)
    assert f"Testshire: {400 + number:.1f} per 100,000 in 2024-25" in heads(app)["com-2"]
    assert "of 155 councils held" in heads(app)["com-2"]
    said = words_of(app)
    assert "155 councils have a value for 2024-25." in said
    assert "not held for that period" not in said
    assert "England 710.0" in said


def _named(store: Path) -> list[tuple[str, str]]:
    return councils(store.parent.parent)


def test_spread_tells_better_from_worse_once_ten_councils_are_held(
    national: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """6A has no interval. Councils lie evenly from 10.0% to 25.4%: the quartiles are 13.85 and
    21.55, half the middle half 3.85. England is 25.5%; Testshire, 16.3%, is further off, and a
    lower share is better."""
    monkeypatch.setenv("MPS_STORE", str(national))
    named = [code for code, _ in _named(national)]
    assert len(named) == 155
    mine = 10 + named.index(TESTSHIRE) / 10
    app = visit(council=TESTSHIRE, measure="ascof_6a")
    assert 25.5 - mine > 3.85
    assert "England 25.5%: \u25b2 better" in words_of(app)


def test_facts_of_few_councils_are_left_out_once_all_have_ages(
    national: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPS_STORE", str(national))
    app = visit(council=TESTSHIRE)
    assert heads(app)["com-5"].startswith("Of 154 other councils held, ")
    said = words_of(app)
    assert "that are rural (held for too few of the councils)" in said
    assert "councils are held. The mid-year estimates" not in said


def test_a_council_with_a_new_code_is_known_by_its_name(national: Path) -> None:
    """The made-up rows give Barnsley its code of 2025, E08000038."""
    found = open_store(national).query("compare__strip", measure_code="ascof_2c", period="2024-25")
    assert len(found) == 157, "155 councils, the South West and England"
    assert found.loc[found["area_name"] == "Barnsley", "area_code"].tolist() == ["E08000016"]
