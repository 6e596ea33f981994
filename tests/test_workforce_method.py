"""The arithmetic of posts and of jobs needed, against numbers worked out by hand."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mps.analysis import workforce
from mps.words import staff_posts


def row(indicator: str, value: float, period: str = "August 2017", **more: object) -> dict:
    unit = "%" if "rate" in indicator or "within" in indicator else "jobs"
    return {
        "indicator": indicator, "indicator_name": indicator, "value": value, "unit": unit,
        "period": period, "period_year": 2016, "decimals": 0, "status": "stated",
        "source_id": "council_workforce", **more,
    }  # fmt: skip


def test_posts_of_bath_and_north_east_somerset_by_hand() -> None:
    """4,100 jobs; 10.1% vacant is 414; 32% leave: 1,312; 17,900 days: 4.4 a job."""
    assert workforce.vacant_posts(4100, 10.1) == pytest.approx(414.1)
    # 4,100 filled posts are 89.9% of all: 4,100 / 0.899 = 4,560.6, of which 460.6 are vacant.
    assert workforce.vacant_besides(4100, 10.1) == pytest.approx(460.62, abs=0.01)
    assert workforce.leavers(4100, 32) == 1312
    assert workforce.leavers(4100, 25.5) == pytest.approx(1045.5)
    # 76% of starters come from within the sector, so 24% of 1,312 do not.
    assert workforce.from_outside(1312, 76) == pytest.approx(314.88)
    assert workforce.days_per_job(17900, 4100) == pytest.approx(4.366, abs=0.001)


def test_a_rate_that_leaves_no_post_filled_is_refused() -> None:
    with pytest.raises(ValueError, match="no post filled"):
        workforce.vacant_besides(10, 100)
    with pytest.raises(ValueError, match="one job or more"):
        workforce.days_per_job(10, 0)


def test_table_of_posts_shows_result_formula_and_inputs() -> None:
    newest = {
        "jobs": row("jobs", 4100, "not stated"),
        "vacancy_rate": row("vacancy_rate", 10.1),
        "turnover_rate_stated": row("turnover_rate", 32),
        "turnover_rate": row("turnover_rate", 25.5, "2024-25"),
        "recruited_within_sector": row("recruited_within_sector", 76),
        "sickness_days": {**row("sickness_days", 17900, "2016-17"), "unit": "days"},
    }
    shown = staff_posts.in_posts(newest)
    assert [(one["result"], one["formula"]) for one in shown] == [
        ("414", "4,100 × 10.1 / 100"),
        ("461", "4,100 × 10.1 / (100 − 10.1)"),
        ("1,312", "4,100 × 32 / 100"),
        ("1,046", "4,100 × 25.5 / 100"),
        ("315", "1,312 × (100 − 76) / 100"),
        ("4.4", "17,900 / 4,100"),
    ]
    assert "period not stated" in shown[0]["inputs"]
    assert "(2024-25)" in shown[3]["inputs"]
    said = staff_posts.posts_meant(shown, place="Here")
    assert (
        said.text
        == "In posts, the rates of Here mean about 410 vacant posts and about 1,310 leavers a year"
    )
    assert said.holds


def test_posts_are_not_worked_out_without_jobs_or_from_filled_posts_as_if_all() -> None:
    assert staff_posts.in_posts({"vacancy_rate": row("vacancy_rate", 10)}) == []
    filled = staff_posts.in_posts(
        {"filled_posts": row("filled_posts", 900), "vacancy_rate": row("vacancy_rate", 10)}
    )
    # 900 filled posts are 90% of 1,000: 100 are vacant.
    assert [one["result"] for one in filled] == ["100"]
    assert not staff_posts.posts_meant([], place="Here").holds


def people(**groups: dict[int, float]) -> pd.DataFrame:
    """Residents by age group and year: people(g65={2017: 100, 2030: 124})."""
    return pd.DataFrame(
        [
            {"age_from": int(name[1:]), "age_group_name": f"{name[1:]} and over",
             "mid_year": year, "people": count, "is_projected": year > 2020}
            for name, years in groups.items() for year, count in years.items()
        ]
    )  # fmt: skip


def test_jobs_needed_in_bath_and_north_east_somerset_by_hand() -> None:
    """Residents aged 65, 75 and 85 and over: 35,659, 16,681 and 5,273 in mid-2017 (estimates),
    44,069.332, 22,907.135 and 7,057.269 in 2030 (2022-based projection).

    65+: 4,100 / 35,659 x 44,069.332 = 5,067; 75+: 5,630.3; 85+: 5,487.3.
    """
    frame = people(
        g65={2017: 35659, 2030: 44069.332}, g75={2017: 16681, 2030: 22907.135},
        g85={2017: 5273, 2030: 7057.269},
    )  # fmt: skip
    found = workforce.jobs_needed(frame, base_year=2017, jobs=4100)
    later = found[found["mid_year"] == 2030]
    assert later["jobs"].round(0).tolist() == [5067, 5630, 5487]
    assert later["growth_pct"].round(1).tolist() == [23.6, 37.3, 33.8]
    assert later["jobs_per_1000"].round(1).tolist() == [115.0, 245.8, 777.5]
    first = found[found["mid_year"] == 2017]
    assert first["jobs"].round(6).tolist() == [4100, 4100, 4100]
    ends = workforce.needed_range(found).set_index("mid_year").loc[2030]
    assert [round(ends[f"{end}_jobs"]) for end in ("low", "central", "high")] == [5067, 5487, 5630]


def test_without_jobs_only_growth_is_known() -> None:
    found = workforce.jobs_needed(people(g65={2022: 200, 2030: 250}), base_year=2022)
    assert found["growth_pct"].tolist() == [0, 25]
    assert found["jobs"].isna().all()


def test_a_year_that_is_not_held_is_refused() -> None:
    frame = people(g65={2017: 1, 2030: 2}, g75={2030: 2})
    for year in (2017, 2021):
        with pytest.raises(ValueError, match=f"mid-{year} are not held"):
            workforce.jobs_needed(frame, base_year=year, jobs=10)


@settings(deadline=None, max_examples=50)
@given(
    st.dictionaries(st.integers(2023, 2047), st.floats(1, 1e6), min_size=1, max_size=6),
    st.dictionaries(st.integers(2023, 2047), st.floats(1, 1e6), min_size=1, max_size=6),
    st.floats(1, 1e6),
)
def test_the_range_holds_every_answer_and_scales_with_the_jobs(
    younger: dict[int, float], older: dict[int, float], jobs: float
) -> None:
    frame = people(g65={2022: 1000.0, **younger}, g85={2022: 100.0, **older})
    one = workforce.jobs_needed(frame, base_year=2022, jobs=jobs)
    ends = workforce.needed_range(one).set_index("mid_year")
    for found in one.to_dict("records"):
        span = ends.loc[found["mid_year"]]
        assert span["low_jobs"] <= found["jobs"] <= span["high_jobs"]
        assert span["low_jobs"] <= span["central_jobs"] <= span["high_jobs"]
    two = workforce.jobs_needed(frame, base_year=2022, jobs=2 * jobs)
    assert (two["jobs"] / one["jobs"]).round(9).eq(2).all()


def test_the_statements_230_000_is_read_as_all_jobs() -> None:
    """35% more than 170,370 is 230,000; the South West had 168,000 jobs in 2020, as quoted."""
    stated = pd.DataFrame(
        {"indicator": ["jobs_growth_needed", "jobs_needed"], "region_value": [35.0, 230000.0],
         "region_printed": ["up to 35%", "230,000 jobs"]}
    )  # fmt: skip
    quoted = pd.DataFrame(
        {"indicator": ["jobs", "jobs"], "area_level": ["region", "region"],
         "value": [168000.0, 178000.0], "period": ["2020", "2020-21"],
         "status": ["secondary", "uncertain"]}
    )  # fmt: skip
    said = staff_posts.beside_paper(stated, quoted, "South West")
    assert "170,000 to start from (230,000 / 1.35)" in said
    assert "168,000 jobs quoted for 2020" in said
    assert "178,000" not in said
    assert staff_posts.beside_paper(stated.iloc[:0], quoted, "South West") == ""
