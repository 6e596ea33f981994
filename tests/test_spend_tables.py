"""Spending, clients and budgets in the store against the papers, typed here cell by cell.

Nothing here was taken from the CSV files: the tables are typed as the papers print them.
"""

from pathlib import Path

import pandas as pd
import pytest

from mps.analysis import price_volume_mix
from mps.store import Store, open_store
from tests.asking import ask

BANES, ROTHERHAM, LANCASHIRE, WARWICKSHIRE, OLDHAM = (
    "E06000022", "E08000018", "E10000017", "E10000031", "E08000004",
)  # fmt: skip
YEARS = ("2015-16", "2016-17")
MENTAL = "Adults and older people: mental health"
PHYSICAL = "Physical disability, hearing and vision"
# B&NES 2018, section 2.4: people, package cost £000, average cost £, for 2015/16 and 2016/17.
PURCHASED = {
    (MENTAL, None): "549 10,964 19,971 546 11,586 21,219",
    ("Older people", None): "1,159 17,857 15,407 1,122 19,268 17,173",
    ("Learning difficulties", None): "541 19,513 36,069 585 22,108 37,791",
    (PHYSICAL, None): "327 4,752 14,533 359 5,073 14,130",
    ("all (printed total)", None): "2,587 53,087 21,495 2,622 58,034 22,578",
    ("Older people", "Direct payments"): "227 1,835 8,082 209 2,350 11,243",
    ("Older people", "Home care"): "482 5,063 10,504 488 4,742 9,717",
    ("Older people", "Nursing"): "347 7,500 21,615 334 8,457 25,321",
    ("Older people", "Residential"): "208 3,459 16,629 198 3,719 18,782",
    ("Older people (printed total)", None): "1,264 17,857 14,208 1,229 19,268 16,266",
}
# Rotherham 2022, paragraph 1.10: people under 67, and 67 and over; a dash for an empty cell.
ROTHERHAM_PEOPLE = {
    "Care home": "55 56", "Home care": "29 23", "Direct payment": "120 25",
    "Supported living": "7 1", "Community support": "7 -", "Extra care": "4 -",
}  # fmt: skip
# Rotherham 2022, paragraph 6.1: gross expenditure budget 2022/23, under 65, £.
ROTHERHAM_BUDGET = {
    "Home care": 234_000, "Care homes": 4_162_405, "Direct payments": 1_112_800,
    "Housing related support": 136_762, "Supported living": 52_529,
}  # fmt: skip
# B&NES 2018, section 3.1: net budget 2017/18, £000, in the paper's order.
NET_BUDGET = [6601, 535, 9257, 1374, 987, 10231, -1733, 15176, 4439, 11263, 1312]


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return open_store(store)


def spend(opened: Store, council: str) -> pd.DataFrame:
    return opened.query("spend", council_code=council)


def number(text: str) -> float:
    return float(text.replace(",", ""))


@pytest.mark.parametrize("key", PURCHASED)
def test_purchased_care_of_banes_is_as_printed(opened: Store, key: tuple[str, str]) -> None:
    frame = spend(opened, BANES)
    cells = [number(text) for text in PURCHASED[key].split()]
    service = frame["service_type"].isna() if key[1] is None else frame["service_type"] == key[1]
    rows = frame[(frame["client_category"] == key[0]) & service].set_index("financial_year")
    assert set(rows.index) == set(YEARS)
    for year, (people, cost, average) in zip(YEARS, (cells[:3], cells[3:]), strict=True):
        row = rows.loc[year]
        assert row["people"] == people
        assert row["cost_gbp"] == cost * 1000
        assert row["printed_average_gbp"] == average
        assert row["average_cost_gbp"] == pytest.approx(cost * 1000 / people)
        assert row["source_id"] == "council_spend"


def test_averages_of_printed_totals_worked_by_hand(opened: Store) -> None:
    """53,087 / 2,587 = 20,521; 58,034 / 2,622 = 22,133; 17,857 / 1,264 = 14,127; 19,268 / 1,229 =
    15,678, against printed 21,495, 22,578, 14,208 and 16,266."""
    frame = spend(opened, BANES)
    totals = frame[frame["client_category"].str.contains("printed total")]
    totals = totals[totals["printed_average_gbp"].notna()]
    found = list(zip(totals["average_cost_gbp"].round(), totals["printed_average_gbp"],
                     strict=True))  # fmt: skip
    assert found == [(20521, 21495), (22133, 22578), (14127, 14208), (15678, 16266)]


def test_people_of_rotherham_are_as_printed(opened: Store) -> None:
    frame = spend(opened, ROTHERHAM)
    people = frame[frame["people"].notna()].set_index(["client_category", "service_type"])["people"]
    told = {
        (f"Mental health, {age}", service): int(cell)
        for service, cells in ROTHERHAM_PEOPLE.items()
        for age, cell in zip(("under 67", "67 and over"), cells.split(), strict=True)
        if cell != "-"
    }
    rows = people[people.index.get_level_values(1).notna()]
    assert rows.to_dict() == told
    totals = frame[frame["service_type"].isna() & frame["people"].notna()]
    assert list(totals["people"]) == [220, 105, 325]


def test_totals_of_rotherham_are_told_beside_the_sums(opened: Store) -> None:
    """Rows add up to 55+29+120+7+7+4 = 222 and 56+23+25+1 = 105, in all 327."""
    totals = opened.query("spend__totals", council_code=ROTHERHAM).set_index("age_group")
    assert totals["printed_people"].dropna().to_dict() == {
        "Under 67": 220, "67 and over": 105, "all": 325,
    }  # fmt: skip
    assert totals["row_people"].dropna().to_dict() == {
        "Under 67": 222, "67 and over": 105, "all": 327,
    }  # fmt: skip
    assert totals["differs"].to_dict() == {
        "Under 67": True, "67 and over": False, "all": True, "Under 65": False,
    }  # fmt: skip


def test_totals_of_banes_are_told_beside_the_sums(opened: Store) -> None:
    """People fall 11 and 10 short of the totals; costs differ by £1,000 each way."""
    totals = opened.query("spend__totals", council_code=BANES)
    first = totals[totals["table_id"] == "banes-2018-purchased-care"]
    assert list(first["row_people"]) == [2576, 2612]
    assert list(first["people_difference"]) == [11, 10]
    assert list(first["row_cost_gbp"]) == [53_086_000, 58_035_000]
    assert list(first["cost_difference_gbp"]) == [1000, -1000]
    second = totals[totals["table_id"] == "banes-2018-older-people-services"]
    assert list(second["people_difference"]) == [0, 0]
    assert list(second["cost_difference_gbp"]) == [0, 0]
    # (8,082 + 10,504 + 21,615 + 16,629) / 4 = 14,207.5 and (11,243 + 9,717 + 25,321 + 18,782) / 4
    assert list(second["average_of_rows_gbp"]) == [14207.5, 16265.75]


def test_budget_of_rotherham_is_as_printed(opened: Store) -> None:
    frame = spend(opened, ROTHERHAM)
    costs = frame[frame["cost_gbp"].notna()].set_index("service_type")["cost_gbp"]
    assert costs[costs.index.notna()].to_dict() == ROTHERHAM_BUDGET
    assert costs[costs.index.isna()].to_list() == [5_698_496]
    lines = opened.query("spend__budget", council_code=ROTHERHAM, service_type="", client_group="")
    lines = lines[(lines["measure"] == "gross_budget") & (lines["row_kind"] == "row")]
    assert sorted(lines["amount_gbp"]) == sorted(ROTHERHAM_BUDGET.values())


def test_people_of_lancashire_are_as_printed(opened: Store) -> None:
    frame = spend(opened, LANCASHIRE)
    assert frame["cost_gbp"].isna().all()
    assert list(zip(frame["client_category"], frame["people"], strict=True)) == [
        ("Mental health", 307), ("Mental health", 97), ("Mental health", 292),
        ("Mental health (printed total)", 696), ("Mental health, over 65 (part)", 166),
    ]  # fmt: skip
    assert 307 + 97 + 292 == 696


def test_new_packages_of_banes_are_as_printed(opened: Store) -> None:
    frame = spend(opened, BANES)
    frame = frame[frame["financial_year"] == "2021-22"]
    assert list(zip(frame["people"].astype("Float64"), frame["cost_gbp"], strict=True))[:3] == [
        (13, 83_626), (17, 305_235), (7, 318_500),
    ]  # fmt: skip
    assert frame["cost_gbp"].iloc[3] == 707_361 == 83_626 + 305_235 + 318_500


def test_councils_without_a_table_have_no_row(opened: Store) -> None:
    for council in (WARWICKSHIRE, OLDHAM):
        assert spend(opened, council).empty


def test_net_budget_of_banes_is_as_printed(opened: Store) -> None:
    frame = opened.query("spend__budget", council_code=BANES, service_type="", client_group="")
    lines = frame[frame["measure"] == "net_budget"]
    assert list(lines[lines["row_kind"] == "row"]["amount_gbp"] / 1000) == NET_BUDGET
    total = lines[lines["row_kind"] == "total"].iloc[0]
    assert total["amount_gbp"] == 59_441_000
    assert total["row_sum_gbp"] == sum(NET_BUDGET) * 1000 == 59_442_000


@pytest.mark.parametrize(
    ("council", "measure", "line", "amount"),
    [
        (BANES, "forecast_over_budget", "Adult social care", 2_800_000),
        (BANES, "forecast_over_budget", "The whole council", 3_400_000),
        (BANES, "reserve", "Adult Social Care Reserve", 1_300_000),
        (BANES, "budget_growth", "Adult social care, after savings", 3_940_000),
        (BANES, "planned_savings", "Adult social care", 3_000_000),
        (BANES, "pooled_fund", "Better Care Fund", 61_400_000),
        (BANES, "extra_money", "Care homes, after the fair price of care exercise", 600_000),
        (BANES, "planned_savings", "The new way of buying", 73_325),
        (BANES, "planned_spending", "All packages, after the saving", 2_426_675),
        (BANES, "estimated_spending", "All packages of the services in scope", 2_500_000),
        (BANES, "contract_value", "New packages for 8 months", 471_574),
        (BANES, "contract_value", "New packages over 7 years", 4_951_527),
        (BANES, "contract_value", "New packages over 10 years", 7_073_610),
        (BANES, "nhs_contribution", "Section 117 funding of new packages for 8 months", 40_932),
        (BANES, "nhs_contribution", "Section 117 funding of new packages for 12 months", 61_399),
        (BANES, "nhs_contribution", "Section 117 funding over 7 years", 429_793),
        (BANES, "nhs_contribution", "Section 117 funding over 10 years", 613_990),
        (LANCASHIRE, "forecast_spending", "Mental health care and support", 6_800_000),
        (LANCASHIRE, "forecast_over_budget", "Mental health care and support", 1_100_000),
        (LANCASHIRE, "client_contribution", "Services paid for by clients", 600_000),
        (LANCASHIRE, "nhs_contribution",
         "Services paid for by Clinical Commissioning Groups", 500_000),
        (WARWICKSHIRE, "contract_value", "Framework, the council, in a year", 35_000_000),
        (WARWICKSHIRE, "contract_value",
         "Framework, Clinical Commissioning Group, in a year", 11_000_000),
        (WARWICKSHIRE, "planned_savings", "Framework, the council, years 1 and 2", 500_000),
        (WARWICKSHIRE, "planned_savings", "Framework, the council, year 1", 200_000),
        (WARWICKSHIRE, "planned_savings", "Framework, the council, year 2", 300_000),
        (WARWICKSHIRE, "contract_value", "Learning Disability Wellbeing Hubs, in a year", 320_000),
        (ROTHERHAM, "contract_value",
         "Services bought through the flexible purchasing system over 5 years", 28_500_000),
    ],
)  # fmt: skip
def test_amounts_of_the_papers(
    opened: Store, council: str, measure: str, line: str, amount: float
) -> None:
    frame = opened.query("spend__budget", council_code=council, service_type="", client_group="")
    found = frame[(frame["measure"] == measure) & (frame["line"] == line)]
    assert list(found["amount_gbp"]) == [amount]


def change(opened: Store, council: str = BANES, years: tuple[str, str] = YEARS) -> pd.DataFrame:
    return opened.query("spend_change", council_code=council, from_year=years[0], to_year=years[1])


def test_public_split_is_the_pure_method_on_the_public_rows(opened: Store) -> None:
    found = change(opened)
    rows = spend(opened, BANES)
    rows = rows[~rows["client_category"].str.contains("printed total")]
    rows = rows[rows["financial_year"].isin(YEARS)]
    for is_service in (False, True):
        own = rows[rows["service_type"].notna() == is_service]
        name = "service_type" if is_service else "client_category"
        split = price_volume_mix(own.assign(category=own[name]), from_year=YEARS[0],
                                 to_year=YEARS[1])  # fmt: skip
        held = found[found["service_type"].ne("") == is_service]
        wide = held.pivot(index=name, columns="component", values="change_gbp")
        for row in split.to_dict("records"):
            for component in ("people", "price", "mix", "total"):
                assert wide.loc[row["category"], component] == row[f"{component}_gbp"]
        whole = wide.loc["all"]
        for component in ("people", "price", "mix", "total"):
            assert whole[component] == pytest.approx(split[f"{component}_gbp"].sum(), abs=0.001)
        assert whole["people"] + whole["price"] + whole["mix"] == pytest.approx(
            whole["total"], abs=0.005
        )


def test_public_split_names_what_is_split(opened: Store) -> None:
    found = change(opened)
    assert len(found) == 4 * (4 + 1) * 2
    whole = found[(found["client_category"] == "all") & (found["component"] == "total")]
    assert list(whole["change_gbp"].round(2)) == [4_949_000]
    older = found[(found["service_type"] == "all") & (found["component"] == "total")]
    assert list(older["client_category"]) == ["Older people"]
    assert list(older["change_gbp"].round(2)) == [1_411_000]
    keys = found[["client_category", "service_type", "component"]]
    assert not keys.duplicated().any()


def test_years_that_are_not_held_or_the_wrong_way_round_give_nothing(opened: Store) -> None:
    assert change(opened, years=("2016-17", "2015-16")).empty
    assert change(opened, years=("2014-15", "2016-17")).empty
    assert change(opened, council=ROTHERHAM).empty


def test_expenditure_of_older_people_is_that_of_the_return(opened: Store) -> None:
    """Sums by hand, £000: B&NES 3,470 + 4,467 + 808 + 1,498 + 0 + 7,235 + 10,962 = 28,440."""
    for council, first, last in [
        (BANES, 28_440, 36_958), (ROTHERHAM, 38_119, 46_826), (WARWICKSHIRE, 63_163, 127_996),
    ]:  # fmt: skip
        frame = opened.query("spend__expenditure", council_code=council)
        own = frame[frame["area_code"] == council]
        assert list(own["gross_gbp"] / 1000) == [first, last]
        england = frame[frame["area_level"] == "england"]
        assert england["gross_gbp"].iloc[-1] == 11_012_976_000
    banes = opened.query("spend__expenditure", council_code=BANES).iloc[0]
    assert banes["per_resident_gbp"] == pytest.approx(28_440_000 / 35_382)
    assert banes["people_65_plus"] == 35_382


def test_weeks_of_care_are_those_published_with_their_breaks(store: Path) -> None:
    """Weeks of 2014-15 and 2022-23; the change of return, and Warwickshire's jump."""
    rows = ask(
        store,
        "select area_code, support_setting, financial_year, round(weeks) from mart.weeks_of_care"
        " where financial_year in ('2014-15', '2022-23') order by all",
    )
    assert rows == [
        (BANES, "nursing", "2014-15", 19584), (BANES, "nursing", "2022-23", 10487),
        (BANES, "residential", "2014-15", 15175), (BANES, "residential", "2022-23", 11465),
        (ROTHERHAM, "nursing", "2014-15", 11947), (ROTHERHAM, "nursing", "2022-23", 6649),
        (ROTHERHAM, "residential", "2014-15", 47165), (ROTHERHAM, "residential", "2022-23", 33877),
        (LANCASHIRE, "nursing", "2014-15", 51546), (LANCASHIRE, "nursing", "2022-23", 55958),
        (LANCASHIRE, "residential", "2014-15", 182026),
        (LANCASHIRE, "residential", "2022-23", 175806),
        (WARWICKSHIRE, "nursing", "2014-15", 18000), (WARWICKSHIRE, "nursing", "2022-23", 30742),
        (WARWICKSHIRE, "residential", "2014-15", 51706),
        (WARWICKSHIRE, "residential", "2022-23", 147835),
    ]  # fmt: skip
    breaks = ask(
        store,
        "select area_code, financial_year, breaks from mart.weeks_of_care"
        " where breaks is not null and support_setting = 'residential' order by all",
    )
    assert breaks == [
        (BANES, "2014-15", "new_return"), (ROTHERHAM, "2014-15", "new_return"),
        (LANCASHIRE, "2014-15", "new_return"), (WARWICKSHIRE, "2014-15", "new_return"),
        (WARWICKSHIRE, "2021-22", "suspect"),
    ]  # fmt: skip
    held = ask(store, "select count(*) from mart.weeks_of_care where financial_year = '2016-17'")
    assert held == [(0,)]


def test_every_amount_of_the_papers_names_its_published_figure(store: Path) -> None:
    """The build's checks compare what is linked; here: that all of it is."""
    rows = ask(
        store,
        "select council_code, row_number from staging.council_spend where"
        " (people is not null and people_figure_id is null)"
        " or (cost is not null and cost_figure_id is null)"
        " or (printed_average_gbp is not null and average_figure_id is null)"
        " union all select council_code, row_number from staging.council_budget"
        " where figure_id is null",
    )
    assert rows == []
