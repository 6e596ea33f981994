"""Methods against cases worked by hand, and the survival curve against another program."""

import math
import tracemalloc

import numpy as np
import pandas as pd
import pytest
from sksurv.nonparametric import kaplan_meier_estimator

from mps import analysis
from mps.analysis import access, access_to_beds, concentration, survival_curve

# --- Survival ---------------------------------------------------------------------------------


def lives(*rows: tuple[float, float, bool], group: str | None = None) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["entry_years", "end_years", "is_event"])
    return frame if group is None else frame.assign(group=group)


def at(curve: pd.DataFrame, years: float) -> pd.Series:
    return curve[curve["years"] == years].iloc[0]


def test_survival_with_ties_and_censoring_worked_by_hand() -> None:
    # Six lives from age 0: two end at 2, one is last seen at 2, one ends at 3, two are last seen
    # at 5. At 2: 6 at risk (the censored one still counts), 2 end: S = 1 - 2/6 = 2/3.
    # At 3: 6 - 3 = 3 at risk, 1 ends: S = 2/3 x (1 - 1/3) = 4/9. At 5 nothing ends.
    frame = lives(
        (0, 2, True), (0, 2, True), (0, 2, False), (0, 3, True), (0, 5, False), (0, 5, False)
    )
    curve = survival_curve(frame)
    assert list(curve["years"]) == [0, 2, 3, 5]
    assert list(curve["at_risk"]) == [6, 6, 3, 2]
    assert list(curve["events"]) == [0, 2, 1, 0]
    assert list(curve["censored"]) == [0, 1, 0, 2]
    assert list(curve["survival"]) == pytest.approx([1, 2 / 3, 4 / 9, 4 / 9])


def test_the_interval_worked_by_hand() -> None:
    # Ten lives, one ends at 1. S = 0.9; Greenwood V = 1 / (10 x 9) = 0.011111, its root 0.105409.
    # ln 0.9 = -0.105361, so the spread is 1.959964 x 0.105409 / 0.105361 = 1.960873.
    # exp(1.960873) = 7.105527 and exp(-1.960873) = 0.140735:
    # lower 0.9 ^ 7.105527 = exp(-0.748641) = 0.473009, upper 0.9 ^ 0.140735 = 0.985282.
    curve = survival_curve(lives((0, 1, True), *[(0, 2, False)] * 9))
    assert at(curve, 1)["lower"] == pytest.approx(0.473009, abs=1e-5)
    assert at(curve, 1)["upper"] == pytest.approx(0.985282, abs=1e-5)
    assert math.isnan(at(curve, 0)["lower"]), "nothing has ended yet"


def test_late_entry_worked_by_hand() -> None:
    # A: 0 to 2, ends. B: 0 to 6, ends. C comes into view at age 3 and ends at 4.
    # D comes into view at 4 and is last seen at 7.
    # At 2: A and B at risk (not C, D): S = 1/2. At 4: B and C at risk; D enters at 4 and counts
    # only after it: S = 1/2 x 1/2 = 1/4. At 6: B and D at risk: S = 1/4 x 1/2 = 1/8.
    curve = survival_curve(lives((0, 2, True), (0, 6, True), (3, 4, True), (4, 7, False)))
    assert list(curve["years"]) == [0, 2, 3, 4, 6, 7]
    assert list(curve["at_risk"]) == [2, 2, 1, 2, 2, 1]
    assert list(curve["survival"]) == pytest.approx([1, 1 / 2, 1 / 2, 1 / 4, 1 / 8, 1 / 8])


def test_leaving_out_late_entry_would_say_too_long_a_life() -> None:
    late = lives(*[(8, 10, True)] * 3, *[(0, 2, True)] * 3, *[(0, 10, False)] * 3)
    naive = late.assign(entry_years=0)
    assert at(survival_curve(late), 2)["survival"] == pytest.approx(1 / 2)
    assert at(survival_curve(naive), 2)["survival"] == pytest.approx(2 / 3)


def test_all_censored_never_falls_and_has_no_interval_or_median() -> None:
    curve = survival_curve(lives((0, 2, False), (0, 5, False)))
    assert list(curve["survival"]) == [1, 1, 1]
    assert curve["lower"].isna().all()
    row = analysis.median_life(curve).iloc[0]
    assert (row["lives"], row["events"]) == (2, 0)
    assert math.isnan(row["median_years"])


def test_one_life_that_ends() -> None:
    curve = survival_curve(lives((0, 3, True)))
    assert list(curve["survival"]) == [1, 0]
    assert analysis.median_life(curve).iloc[0]["median_years"] == 3
    assert bool(analysis.median_life(curve).iloc[0]["is_thin"]) is True


def test_the_median_is_the_first_age_at_which_half_are_gone() -> None:
    # Ends at 1, 2, 3, 4 out of four: S = 3/4, 1/2, 1/4, 0. A half is reached at 2, not passed.
    curve = survival_curve(lives(*[(0, years, True) for years in (1, 2, 3, 4)]))
    assert analysis.median_life(curve).iloc[0]["median_years"] == 2


def test_medians_interval_is_where_the_limits_reach_a_half() -> None:
    curve = survival_curve(lives(*[(0, years, True) for years in range(1, 41)]))
    row = analysis.median_life(curve).iloc[0]
    assert row["median_years"] == 20
    assert (
        at(curve, row["lower_years"])["lower"] <= 0.5 < at(curve, row["lower_years"] - 1)["lower"]
    )
    assert (
        at(curve, row["upper_years"])["upper"] <= 0.5 < at(curve, row["upper_years"] - 1)["upper"]
    )
    assert row["lower_years"] < 20 < row["upper_years"]


def test_survival_at_given_ages_with_numbers_at_risk() -> None:
    # The curve of the late-entry case: at 1 A and B are at risk; at 3.5 B and C; at 6.5 only D.
    curve = survival_curve(lives((0, 2, True), (0, 6, True), (3, 4, True), (4, 7, False)))
    found = analysis.survival_at(curve, [0, 1, 2, 3.5, 4, 6.5, 8])
    assert list(found["at_risk"]) == [2, 2, 2, 2, 2, 1, 0]
    assert list(found["survival"][:6]) == pytest.approx([1, 1, 1 / 2, 1 / 2, 1 / 4, 1 / 8])
    assert math.isnan(found["survival"].iloc[6]), "nothing was seen at 8"
    ended = analysis.survival_at(survival_curve(lives((0, 2, True))), [9])
    assert ended["survival"].iloc[0] == 0


def test_a_curve_is_thin_from_the_first_end_among_fewer_than_five() -> None:
    # Seven lives; at 1, 2 and 3 the risk sets are 7, 6 and 5: not thin. At 4 it is 4: thin.
    curve = survival_curve(
        lives(*[(0, years, True) for years in (1, 2, 3, 4)], *[(0, 9, False)] * 3)
    )
    assert list(curve["is_thin"]) == [False, False, False, False, True, True]
    assert not survival_curve(lives((0, 1, True), (0, 2, True)), least_at_risk=1)["is_thin"].any()


def test_few_at_risk_early_on_are_thin_only_when_one_of_them_ends() -> None:
    joined = [(2.0, 9.0, False)] * 6
    calm = survival_curve(lives((0, 8, False), *joined))
    assert not calm["is_thin"].iloc[0]
    ended = survival_curve(lives((0, 1, True), (0, 8, False), *joined))
    assert ended.loc[ended["years"] >= 1, "is_thin"].all()


def test_groups_stand_apart_in_the_order_of_the_frame() -> None:
    frame = pd.concat([lives((0, 2, True), group="Small"), lives((0, 4, True), group="Large")])
    curve = survival_curve(frame)
    assert list(curve["group"]) == ["Small", "Small", "Large", "Large"]
    assert list(curve["years"]) == [0, 2, 0, 4]
    assert list(analysis.median_life(curve)["median_years"]) == [2, 4]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ((2.0, 2.0, True), "leave at or before the age at which they enter; the first is row 1"),
        ((3.0, 2.5, False), "entry_years 3, end_years 2.5"),
        ((-1.0, 2.0, True), "enter at an age below 0"),
        ((0.0, None, True), "no entry_years or end_years"),
        ((0.0, 2.0, None), "do not say whether the life ended"),
    ],
)
def test_rows_that_are_not_lives_are_refused(row: tuple[object, ...], message: str) -> None:
    frame = lives((0, 1, True), row)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=message):
        survival_curve(frame)


def test_no_lives_give_no_curve() -> None:
    empty = survival_curve(lives())
    assert empty.empty
    assert analysis.median_life(empty).empty
    assert analysis.survival_at(empty, [1]).empty
    assert list(empty.columns) == list(survival_curve(lives((0, 1, True))).columns)


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("late", [False, True])
def test_the_curve_is_that_of_scikit_survival(seed: int, late: bool) -> None:
    draw = np.random.default_rng(seed)
    size = int(draw.integers(2, 120))
    # Ages in whole or half years on even seeds: many ties, also of entries with ends.
    grain = 0.5 if seed % 2 == 0 else 1e-6
    entry = np.round(draw.uniform(0, 8, size) / grain) * grain * late
    end = entry + np.maximum(np.round(draw.exponential(6, size) / grain), 1) * grain
    event = draw.random(size) < 0.6
    event[0] = True
    frame = pd.DataFrame({"entry_years": entry, "end_years": end, "is_event": event})
    years, survival, interval = kaplan_meier_estimator(
        event, end, time_enter=entry if late else None, conf_type="log-log"
    )
    curve = survival_curve(frame).set_index("years").loc[years]
    assert curve["survival"].to_numpy() == pytest.approx(survival)
    inside = (survival > 1e-12) & (survival < 1)
    for column, expected in zip(("lower", "upper"), interval, strict=True):
        assert curve[column].to_numpy()[inside] == pytest.approx(expected[inside])


# --- Concentration ----------------------------------------------------------------------------


def market(*rows: tuple[str | None, float | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["provider_id", "weight"])


def test_one_provider_is_the_whole_market() -> None:
    row = concentration(market(("a", 30), ("a", 12))).iloc[0]
    assert (row["group"], row["providers"], row["weight"]) == ("All", 1, 42)
    assert (row["hhi"], row["largest_share_pct"], row["effective_providers"]) == (10000, 100, 1)


def test_ten_equal_providers_reach_the_lower_limit_and_do_not_exceed_it() -> None:
    row = concentration(market(*[(f"p{n}", 7) for n in range(10)])).iloc[0]
    assert row["hhi"] == 1000
    assert row["effective_providers"] == 10
    assert analysis.concentration_band(row["hhi"]) == "not concentrated"
    assert analysis.concentration_band(1000.1) == "concentrated"
    assert analysis.concentration_band(2000) == "concentrated"
    assert analysis.concentration_band(2000.1) == "highly concentrated"
    with pytest.raises(ValueError, match="0 to 10,000"):
        analysis.concentration_band(float("nan"))


def test_the_index_worked_by_hand_and_in_groups() -> None:
    # 50, 30 and 20 of 100: 2,500 + 900 + 400 = 3,800. 1 and 3 of 4: 625 + 5,625 = 6,250.
    frame = pd.concat(
        [
            market(("a", 50), ("b", 30), ("c", 20)).assign(group="Homecare"),
            market(("a", 1), ("d", 3)).assign(group="Care homes"),
        ]
    )
    found = concentration(frame)
    assert list(found["group"]) == ["Homecare", "Care homes"]
    assert list(found["hhi"]) == [3800, 6250]
    assert list(found["largest_provider_id"]) == ["a", "d"]
    assert list(found["largest_share_pct"]) == [50, 75]
    assert list(found["effective_providers"]) == pytest.approx([10000 / 3800, 1.6])
    shares = analysis.provider_shares(frame)
    assert list(shares["provider_id"]) == ["a", "b", "c", "d", "a"]
    assert list(shares["share_pct"]) == [50, 30, 20, 75, 25]


def test_a_provider_without_weight_has_no_part_in_the_market() -> None:
    row = concentration(market(("a", 0), ("b", 5))).iloc[0]
    assert (row["providers"], row["hhi"]) == (1, 10000)
    nobody = concentration(market(("a", 0))).iloc[0]
    assert nobody["providers"] == 0
    assert pd.isna(nobody["hhi"])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ((None, 5.0), "blank provider_id; the first is row 1"),
        ((" ", 5.0), "blank provider_id"),
        (("b", None), "missing or negative weight"),
        (("b", -1.0), "missing or negative weight"),
    ],
)
def test_unknown_providers_and_weights_are_refused(
    row: tuple[str | None, float | None], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        concentration(market(("a", 1), row))


def test_no_providers_give_no_rows() -> None:
    assert concentration(market()).empty
    assert analysis.provider_shares(market()).empty


# --- Access -----------------------------------------------------------------------------------

# On the equator one degree of longitude is 6,371.0088 x pi / 180 = 111.195 km.
KM = 1 / (access.EARTH_KM * math.pi / 180)
E = math.exp(-0.5)


def homes(*rows: tuple[float, float]) -> pd.DataFrame:
    """Homes on the equator: kilometres east, beds."""
    return pd.DataFrame([(km * KM, 0.0, beds) for km, beds in rows], columns=["lon", "lat", "beds"])


def people(*rows: tuple[float, float]) -> pd.DataFrame:
    """Small areas on the equator: kilometres east, people."""
    rows_ = [(f"E0100000{n}", km * KM, 0.0, count) for n, (km, count) in enumerate(rows)]
    return pd.DataFrame(rows_, columns=["lsoa_code", "lon", "lat", "people"])


def test_distance_decay_falls_from_one_to_nothing_at_the_reach() -> None:
    weights = analysis.decay(np.array([0.0, 5.0, 10.0, 11.0]), 10.0)
    # At half the reach: (exp(-1/8) - exp(-1/2)) / (1 - exp(-1/2)) = 0.275966 / 0.393469 = 0.701367.
    assert weights == pytest.approx([1, 0.701367, 0, 0], abs=1e-6)


def test_two_homes_and_three_areas_worked_by_hand() -> None:
    # Reach 10 km. Areas at 0, 5 and 20 km with 1,000, 500 and 800 people; homes at 0 (40 beds)
    # and 20 km (30 beds). g = G(5) = 0.701367.
    # Home 1 is reached from areas 1 (d 0) and 2 (d 5): R1 = 40 / (1,000 + 500 g).
    # Home 2 is reached from area 3 alone (area 2 is 15 km away): R2 = 30 / 800 = 0.0375.
    g = (math.exp(-1 / 8) - E) / (1 - E)
    first = 40 / (1000 + 500 * g)
    found = access_to_beds(
        homes((0, 40), (20, 30)), people((0, 1000), (5, 500), (20, 800)), reach_km=10
    )
    assert list(found["beds_per_1000"]) == pytest.approx([1000 * first, 1000 * first * g, 37.5])
    assert list(found["beds_within"]) == [40, 40, 30]
    assert list(found["nearest_km"]) == pytest.approx([0, 5, 0], abs=1e-6)
    assert list(found["lsoa_code"]) == ["E01000000", "E01000001", "E01000002"]


def test_an_area_with_no_home_in_reach_scores_nothing_and_knows_its_nearest() -> None:
    found = access_to_beds(homes((0, 40)), people((0, 10), (50, 10)), reach_km=10).iloc[1]
    assert (found["beds_per_1000"], found["beds_within"]) == (0, 0)
    assert found["nearest_km"] == pytest.approx(50)


def test_no_home_at_all_leaves_the_distance_open() -> None:
    found = access_to_beds(homes(), people((0, 10)), reach_km=10).iloc[0]
    assert (found["beds_per_1000"], found["beds_within"]) == (0, 0)
    assert math.isnan(found["nearest_km"])
    assert access_to_beds(homes((0, 40)), people(), reach_km=10).empty


def made_up(seed: int, areas: int, count: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    draw = np.random.default_rng(seed)
    supply = pd.DataFrame(
        {
            "lon": draw.uniform(-2.5, -1.5, count),
            "lat": draw.uniform(53, 54, count),
            "beds": draw.integers(0, 90, count),
        }
    )
    demand = pd.DataFrame(
        {
            "lsoa_code": [f"E{number:08d}" for number in range(areas)],
            "lon": draw.uniform(-2.5, -1.5, areas),
            "lat": draw.uniform(53, 54, areas),
            "people": draw.integers(0, 300, areas),
        }
    )
    return supply, demand


@pytest.mark.parametrize("seed", range(5))
def test_every_bed_that_anybody_can_reach_counts_once(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    supply, demand = made_up(seed, 150, 60)
    far = pd.DataFrame({"lon": [5.0], "lat": [50.0], "beds": [1000]})
    found = access_to_beds(pd.concat([supply, far]), demand, reach_km=12)
    assert (found["beds_per_1000"] * demand["people"]).sum() / 1000 == pytest.approx(
        supply["beds"].sum()
    )
    monkeypatch.setattr(access, "PAIRS_AT_ONCE", 100)
    in_small_blocks = access_to_beds(pd.concat([supply, far]), demand, reach_km=12)
    pd.testing.assert_frame_equal(found, in_small_blocks)


def test_a_great_circle_distance_is_that_of_the_haversine_formula() -> None:
    # Bath (51.3811, -2.3590) to Oldham (53.5409, -2.1114), by the formula as it is written.
    one, other = (-2.3590, 51.3811), (-2.1114, 53.5409)
    lon1, lat1, lon2, lat2 = map(math.radians, (*one, *other))
    h = math.sin((lat2 - lat1) / 2) ** 2
    h += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    expected = 2 * 6371.0088 * math.asin(math.sqrt(h))
    supply = pd.DataFrame([(*one, 1)], columns=["lon", "lat", "beds"])
    demand = pd.DataFrame([("E01000001", *other, 1)], columns=["lsoa_code", "lon", "lat", "people"])
    found = access_to_beds(supply, demand, reach_km=500)
    assert found["nearest_km"].iloc[0] == pytest.approx(expected, rel=1e-9)


def test_a_large_country_does_not_need_a_large_memory() -> None:
    supply, demand = made_up(1, 6000, 5000)
    tracemalloc.start()
    try:
        access_to_beds(supply, demand, reach_km=5)
        assert tracemalloc.get_traced_memory()[1] < 200e6
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("supply", "demand", "reach", "message"),
    [
        (homes((0, 40)), people((0, 1)), 0, "above 0 km"),
        (homes((0, math.nan)), people((0, 1)), 1, "1 of 1 rows of the supply have no usable beds"),
        (homes((0, -4)), people((0, 1)), 1, "supply have no usable beds"),
        (homes((0, 4)).assign(lat=95.0), people((0, 1)), 1, "no usable lat"),
        (homes((0, 4)), people((0, 1), (math.nan, 1)), 1, "demand have no usable lon"),
        (homes((0, 4)), people((0, 1), (0, 1)).assign(lsoa_code="X"), 1, "X is in the demand"),
    ],
)
def test_what_is_not_known_is_refused(
    supply: pd.DataFrame, demand: pd.DataFrame, reach: float, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        access_to_beds(supply, demand, reach_km=reach)
