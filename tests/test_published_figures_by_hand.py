"""The councils' papers as data: values read from the papers by hand, against the CSV files.

Nothing here was taken from the CSV files; the tables are typed cell by cell as printed.
"""

import csv
import re
from pathlib import Path

import pytest

COUNCILS = Path(__file__).resolve().parents[1] / "data" / "councils"

# Tables of the papers, cell by cell, typed as printed: people, cost and average for two years.
PURCHASED_CARE = {
    "mental-health": "549 10,964 19,971 546 11,586 21,219",
    "older-people": "1,159 17,857 15,407 1,122 19,268 17,173",
    "learning": "541 19,513 36,069 585 22,108 37,791",
    "physical": "327 4,752 14,533 359 5,073 14,130",
    "total": "2,587 53,087 21,495 2,622 58,034 22,578",
    "op-direct-payments": "227 1,835 8,082 209 2,350 11,243",
    "op-home-care": "482 5,063 10,504 488 4,742 9,717",
    "op-nursing": "347 7,500 21,615 334 8,457 25,321",
    "op-residential": "208 3,459 16,629 198 3,719 18,782",
    "op-total": "1,264 17,857 14,208 1,229 19,268 16,266",
}
# Rotherham's people by service: under 67, 67 and over, share; a dash for an empty cell.
ROTHERHAM_CLIENTS = {
    "care-home": "55 56 34",
    "home-care": "29 23 16",
    "direct-payment": "120 25 45",
    "supported-living": "7 1 2.5",
    "community-support": "7 - 2",
    "extra-care": "4 - 1.5",
    "total": "220 105 -",
}
# Other values read from the papers: the id without its paper's prefix, the value, the unit.
READ_BY_HAND = {
    "banes-2018": """
        pop-total-2016 187751 people; pop-65plus-change 14.7 %; pop-65plus-change-england 20.7 %
        pop-65plus-change-south-west 22.6 %; pop-share-bath 50 %; pop-total-2037 199100 people
        pop-change-2037 12 %; pop-75plus-change-2037 75 %; need-self-care-2014 11807 people
        need-self-care-2030 16408 people; need-self-care-change 39 %
        need-uk-60plus-2030 20000000 people; need-uk-65plus-share-2040 24.2 %
        need-uk-85plus-number 3400000 people; need-uk-85plus-times 2 times
        need-75plus-times 2 times; need-chronic-two-by-60 50 %; need-chronic-two-85plus 80 %
        need-chronic-four 45 %; self-funders-share 40 %; self-funders-run-out 25 %
        self-funders-added-demand 10 %; self-funders-other-beds 75 %; self-funders-premium 40 %
        self-funders-top-ups 168000 places; budget-net-headline 59.4 £m
        budget-community-contracts 6601 £000; budget-substance-misuse 535 £000
        budget-mental-health 9257 £000; budget-supporting-people 1374 £000
        budget-commissioning 987 £000; budget-older-people 10231 £000
        budget-extra-care -1733 £000; budget-learning 15176 £000; budget-physical 4439 £000
        budget-better-care-fund 11263 £000; budget-safeguarding 1312 £000
        budget-total 59441 £000; outturn-council 3.4 £m; outturn-care 2.8 £m; reserve-care 1.3 £m
        growth-care 3.94 £m; savings-care 3 £m; bcf-total 61.4 £m; fair-price-extra 600 £000
        workforce-value-england 41.6 £bn; workforce-value-south-west 4.5 £bn
        workforce-jobs 4100 jobs; workforce-sick-days 17900 days
        workforce-growth-south-west 4 %; workforce-growth-england 19 %
        workforce-growth-2030 35 %; workforce-jobs-2030 230000 jobs
        workforce-recruited-within 76 %; workforce-turnover 32 %; workforce-turnover-national 28 %
        workforce-experience 7.6 years; workforce-vacancy-rate 10.1 %
        workforce-vacancies 400 vacancies; workforce-vacancy-rate-south-west 6.9 %
        workforce-vacancy-rate-england 6.6 %; workforce-eu 17 %; workforce-non-eu 7 %
        workforce-qualified 35 %; workforce-qualified-south-west 50 %
        homes-all 59 homes; homes-older 38 homes; homes-older-beds 1474 beds
        homes-council-share 23 %; dementia-nursing 10 homes; dementia-residential 3 homes
        dementia-complex 1 homes; closures-homes 6 homes; closures-beds 200 beds
        extra-care-units 140 units; extra-care-schemes 5 schemes; extra-care-bath 80 units
        extra-care-greenacres 30 units; extra-care-hawthorn 30 units; sheltered-units 2128 units
        sheltered-units-curo 1726 units; floating-support 289 households
        homecare-strategic 4 providers; homecare-spot 3 providers; homecare-strategic-share 70 %
        live-in-companies 8 providers; live-in-people 23 people
        admissions-rate 660 per 100,000 people; admissions-rate-national 628 per 100,000 people
        carers-unpaid 17585 people; carers-hours-1-19 71 %; carers-hours-20-49 11 %
        carers-hours-50plus 18 %; carers-female 58.4 %; carers-0-15 323 people
    """,
    "banes-2021": """
        contract-8-months 471574 £; contract-12-months 707361 £; contract-7-years 4951527 £
        contract-10-years 7073610 £; s117-8-months 40932 £; s117-12-months 61399 £
        s117-7-years 429793 £; s117-10-years 613990 £; contract-years 7 years
        contract-extension 3 years; saving 73325 £; spend-all-packages 2.5 £m
        spend-planned 2426675 £; home-hours 4144 hours; home-people 13 people
        home-hours-week 6.25 hours per week; home-weeks 51 weeks; home-value 83626 £
        home-rate 20.18 £ per hour; supported-placements 17 placements; supported-weeks 35 weeks
        supported-value 305235 £; supported-rate 513 £ per week
        residential-placements 7 placements; residential-value 318500 £
        residential-rate 875 £ per week
    """,
    "rotherham-2022": """
        clients-all 325 people; clients-under-67 220 people; need-cmd-16plus 18.6 %
        need-cmd-65plus 11.6 %; waiting-all 28 people; waiting-accommodation 20 people
        waiting-hospital 4 people; need-supported-living 35 units; budget-headline 5.7 £m
        budget-home-care 234000 £; budget-care-homes 4162405 £; budget-direct-payments 1112800 £
        budget-housing-support 136762 £; budget-supported-living 52529 £; budget-total 5698496 £
        price-supported-living 1295.48 £ per week; price-residential 1246 £ per week
        contract-value 28500000 £; contract-threshold 552950 £; contract-years 5 years
    """,
    "lancashire-2015": """
        clients-all 696 people; clients-65-plus 166 people; clients-home-care 307 people
        clients-supported 97 people; clients-direct-payments 292 people
        supply-services 97 services; supply-providers-east-north 48 providers
        supply-providers-central 78 providers; supply-hours 6500 hours per week
        price-low 12.17 £ per hour; price-high 17.96 £ per hour; spend-net-forecast 6.8 £m
        overspend 1.1 £m; contract-clients 0.6 £m; contract-nhs 0.5 £m
    """,
    "warwickshire-2021": """
        contract-council-year 35000000 £; contract-nhs-year 11000000 £
        contract-five-years 230000000 £; contract-council-five-years 175000000 £
        contract-nhs-five-years 55000000 £; saving 500000 £; saving-year-1 200000 £
        saving-year-2 300000 £; saving-share 1.43 %; hubs-year 320000 £; hubs-three-years 960000 £
        contract-years 5 years; engagement-contacts 400 contacts
    """,
}


def read_by_id() -> dict[str, dict[str, str]]:
    """Read the published figures of all councils, each row under its figure_id."""
    rows = {}
    for path in sorted(COUNCILS.glob("*/published_figures.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows |= {row["figure_id"]: row for row in csv.DictReader(file, strict=True)}
    return rows


BY_ID = read_by_id()


def hand_read() -> list[tuple[str, float, str]]:
    """List the values read by hand as (figure_id, value, unit)."""
    facts = []
    for prefix, text in READ_BY_HAND.items():
        for fact in re.split(r";|\n", text.strip()):
            name, value, unit = fact.split(maxsplit=2)
            facts.append((f"{prefix}-{name}", float(value), unit.strip()))
    return facts


@pytest.mark.parametrize(("figure_id", "value", "unit"), hand_read())
def test_value_as_read_by_hand(figure_id, value, unit):
    assert (float(BY_ID[figure_id]["value"]), BY_ID[figure_id]["unit"]) == (value, unit)


@pytest.mark.parametrize("line", PURCHASED_CARE)
def test_purchased_care_cell_by_cell(line):
    measures = [("people", "people"), ("cost", "£000"), ("average", "£")]
    expected = iter(PURCHASED_CARE[line].replace(",", "").split())
    for period in ("2015-16", "2016-17"):
        for measure, unit in measures:
            row = BY_ID[f"banes-2018-spend-{line}-{measure}-{period}"]
            assert (row["value"], row["unit"], row["period"]) == (next(expected), unit, period)


@pytest.mark.parametrize("line", ROTHERHAM_CLIENTS)
def test_rotherham_clients_cell_by_cell(line):
    columns = ("under-67", "67-plus", "share")
    for column, cell in zip(columns, ROTHERHAM_CLIENTS[line].split(), strict=True):
        row = BY_ID.get(f"rotherham-2022-clients-{line}-{column}")
        assert (row["value"] if row else "-") == cell


@pytest.mark.parametrize(
    ("figure_id", "words"),
    [
        ("banes-2018-pop-total-2016", "revised the mid-2016 total to 186,946 in March 2018"),
        ("banes-2018-pop-65plus-change", "Cannot be recomputed"),
        ("banes-2018-spend-total-people-2015-16", "2,576"),
        ("banes-2018-spend-total-people-2016-17", "2,612"),
        ("banes-2018-spend-total-cost-2015-16", "53,086"),
        ("banes-2018-spend-total-cost-2016-17", "58,035"),
        ("banes-2018-spend-total-average-2015-16", "20,521"),
        ("banes-2018-spend-total-average-2016-17", "22,133"),
        ("banes-2018-spend-op-total-average-2015-16", "14,127"),
        ("banes-2018-spend-op-total-average-2016-17", "15,678"),
        ("banes-2018-budget-total", "59,442"),
        ("rotherham-2022-clients-all", "327"),
        ("rotherham-2022-clients-total-under-67", "222"),
    ],
)
def test_what_does_not_follow_from_the_rows_is_said(figure_id, words):
    assert words in BY_ID[figure_id]["note"]
