"""A walk through the statement and the four other papers: each section's facts are in the store.

The list was written by hand from the papers: for each section its figures, dates and points, in
the form they take here. A fact must be found in the records that name the section, in what they
rest on, or in the opportunities of that section.
"""

import re

import pytest

from mps.store import Store, open_store

BANES, ROTHERHAM, LANCASHIRE, WARWICKSHIRE = "E06000022", "E08000018", "E10000017", "E10000031"

# Sections of the draft statement of March 2018: how the section begins, and what it says.
STATEMENT = {
    "Foreword": ["older people", "younger adults", "housing", "February 2018"],
    "1.1 Introduction": ["Care Act 2014", "balance", "developers", "South West"],
    "1.2 Scope": ["Five things", "regulator"],
    "1.2 Scope: MPS Lifespan": ["2018/19 to 2020/21", "once a year", "Three years"],
    "1.2 Scope: Future Scope": ["2019/20", "personal health budgets", "pharmacies"],
    "1.3 Main": [
        "Urgent care",
        "seven days",
        "trusted assessors",
        "Prevention",
        "sector that last",
    ],
    "1.4 Taking": ["6 May 2018", "e-mail", "Forums"],
    "2 Demog": ["187,751", "14.7%", "20.7%", "22.6%", "11,807", "16,408", "39%", "199,100", "75%"],
    "2.4 Council": ["£53,087,000", "£58,034,000", "2,587", "2,622", "£19,268,000", "£8,457,000"],
    "3.1 Budgets": ["£59.4", "£3.4 million", "£2.8 million", "£1.3", "£3.94", "13 February 2018"],
    "3.3 The Better": ["£61.4", "2014", "Home First", "seven days", "Three Conversations"],
    "3.4 Paying": ["2016", "£600,000", "2017/18", "top-up", "affordable beds"],
    "4.1 Current": ["Care Act 2014", "Five Year Forward View", "2020"],
    "4.2 Emerging": ["May 2018", "green paper", "summer 2018", "November 2017", "workshop"],
    "5 Key": ["prevention", "bold ambition"],
    "5.1 Market": ["system", "flexibly"],
    "5.2 Health": ["Health and Wellbeing Board", "inequality"],
    "5.3 Strength": ["strengths", "Talk comes first"],
    "5.4 Outcomes": ["right thing"],
    "5.5 Client": ["Liquidlogic", "ContrOCC", "Carefirst", "2017/18", "phase 2"],
    "6.1 Introduction": ["75%", "40%", "168,000", "quarter"],
    "6.2 Care": ["seven tasks", "assessments"],
    "6.3 Local": ["Institute of Public Care", "Wellbeing Options", "self-funding market"],
    "7.1 Integrated": ["CCG", "learning disability"],
    "7.2 Comm": ["2015", "your care, your way", "Virgin Care Services Limited"],
    "7.3 Across": ["Swindon and Wiltshire", "ADASS"],
    "7.4 Brok": ["e-brokerage", "procurement"],
    "7.5 Other": ["every month", "every other month", "Healthwatch", "Care Forum"],
    "8.1 Overview": ["200", "2011", "Extra care and supported living are small", "two years"],
    "8.2 Supp": ["four hours", "seven days", "Home First", "falls response"],
    "8.3 Asp": ["loneliness", "generations", "same chances"],
    "8.4 Work": [
        *("4,100", "10.1%", "6.9%", "6.6%", "32%", "28%", "76%", "7.6 years", "17%", "35%", "50%"),
        *("17,900", "£41.6 billion", "£4.5 billion", "16 councils", "NMDS-SC", "230,000"),
    ],
    "9A Accommodation Based Services: Care Homes": [
        *("59", "38", "1,474", "23%", "660", "628", "100%", "Pathway 3", "block", "three"),
    ],
    "9A Accommodation Based Services: Dementia": [
        *("one third", "two thirds", "Curo", "RICE", "10 homes", "3 residential", "1 for complex"),
    ],
    "9A Accommodation Based Services: Extra Care": [
        *("140", "80 in Bath", "30 in Midsomer Norton", "30 in Keynsham", "Six flats"),
        *("6 to 17 weeks", "April 2019", "Ensleigh North", "Hanover", "Sirona"),
    ],
    "9A Accommodation Based Services: Sheltered": [
        "2,128",
        "1,726",
        "289",
        "Livewell",
        "sheltered",
    ],
    "9B Services at Home: Homecare": [
        *("four", "three", "70%", "12 months", "10 years", "March 2018", "2019", "2018/19"),
        *("Ethical Care Charter", "social impact bonds", "end of life"),
    ],
    "9B Services at Home: Integrated": ["2019/20", "six weeks", "Four", "2018/19", "NICE"],
    "9B Services at Home: Live": ["Eight", "23 people", "long-term packages"],
    "9C Other Community Services: Direct": ["2018", "hub", "Virgin Care"],
    "9C Other Community Services: Community": ["2018", "pool", "technology"],
    "9C Other Community Services: Carers": [
        *("17,585", "71%", "11%", "18%", "58.4%", "323", "81%", "5.6%", "3.0%", "1,500", "17,000"),
        *("70%", "2018", "trusted assessors"),
    ],
    "10.1 Intro": ["Six care homes", "200"],
    "10.2 Manag": ["19 and 48 to 57", "2015"],
    "10.3 Market": ["largest companies", "contingencies"],
    "10.4 Comm": ["9.", "insolvency", "skilled staff"],
    "11.1 Intro": ["Local Plan", "March 2018", "1b"],
    "11.3 Opp": ["business continuity", "apprenticeships", "bids"],
    "12.1 Doing": ["Public Contracts Regulations 2015", "light touch"],
    "12.2 Bus": ["Supplying the South West", "Contracts Finder"],
    "12.3 Inv": ["Community Champions"],
    "12.4 Meth": ["flexibility", "security of supply"],
}
MENTAL_HEALTH = {
    "3 The report": ["£471,574", "£707,361", "£4,951,527", "£7,073,610", "7 years", "£73,325"],
    "3.1 Reason": ["guaranteed volume"],
    "3.3 Prop": ["Phase 1", "Phase 2", "13 March 2021", "15 March 2021", "7 years"],
    "3.5 Est": ["£40,932", "£61,399", "£429,793", "£613,990", "471574"],
    "3.6 Calc": [
        *("13 people", "4,144", "6.25", "51 weeks", "£83,626", "£20.18", "Seventeen", "35 weeks"),
        *("£305,235", "£513", "Seven", "£318,500", "£875"),
    ],
    "3.8 Des": ["Four", "safe", "entitled"],
    "4 Stat": ["Mental Health Act 1983", "Long Term Plan"],
    "6 Risk": ["26 March 2021", "23 April 2021", "five years", "Seven"],
    "7 Equal": ["ethnicity", "quarter", "environment"],
    "9 Other": ["Do nothing", "framework"],
    "10 Cons": ["lived experience", "soft market testing"],
}
OTHERS = {
    ROTHERHAM: {
        "Report Summary": ["recovery"],
        "1.7": ["Mental Capacity Act 2005", "1983"],
        "1.8": ["18.6%", "11.6%", "2017"],
        "1.9": ["2022-25", "2025"],
        "1.10": ["325", "Six faults", "145"],
        "1.11": ["35", "October 2020", "£1,295.48", "£1,246", "5 hours", "4 to 19 years", "25"],
        "2.2": ["peer support", "after hospital"],
        "3.1 Option": ["Leave it to the market", "in-house"],
        "3.3": [
            "£28,500,000",
            "net of VAT",
            "November 2022",
            "early 2023",
            "325",
            "28 people",
            "28500000",
        ],
        "4.": ["80 face to face", "100 online", "82", "20 people", "September 2022"],
        "5.": ["November 2022", "early 2023"],
        "6.": ["£5,698,496", "£4,162,405", "£1,112,800", "£234,000", "£136,762", "£552,950"],
        "9 to 12": ["Integrated Care Board", "March 2021"],
        "13.": ["Few bids", "criteria"],
    },
    LANCASHIRE: {
        "Executive": ["November 2014", "pilot"],
        "Background": [
            *("97", "48", "78", "6,500", "£6.8 million", "696", "166", "307", "97 in", "292"),
            *("£12.17", "£17.96", "£1.1 million", "2016-09"),
        ],
        "Development": ["minimum", "pathway"],
        "Recommendation": ["NHS", "6800000"],
        "Consultations": ["end of 2015", "six months"],
        "Financial": ["£6.8", "£0.6", "£0.5", "£1.1"],
        "Commissioning": ["direct payment", "challenge"],
        "Legal": ["April 2015", "Section 5", "November 2014"],
    },
    WARWICKSHIRE: {
        "1. Exec": [
            *("£230,000,000", "£175,000,000", "£55,000,000", "£500,000", "31 March 2022"),
            *("2014 to 2016", "Five years", "five more", "August 2021", "December 2021", "2022-04"),
        ],
        "1.2": ["230000000", "Respite and short breaks"],
        "1.3": ["trauma-informed", "autism", "forensic"],
        "1.4": ["£960,000", "£320,000", "June 2022", "three years", "960000"],
        "1.8": ["October 2020 to June 2021", "400"],
        "1.9": [
            "My Home Life",
            "My Work Life",
            "My Social Life",
            "Healthy Lifestyle",
            "Family Life",
        ],
        "1.10": ["Independence", "co-production"],
        "2.": ["£35,000,000", "£11,000,000", "£200,000", "£300,000", "1.43%"],
        "4.4": ["section 75", "own budget"],
        "5.": ["August 2021", "December 2021", "January to March 2022", "April 2022"],
    },
}
INTERESTED = ("3.3", "3.4", "5.1", "6.3", "8.4", "10.1", "11.1")  # 11.2 stands with 11.1
WALK = [
    *((BANES, "Market Position", section, facts) for section, facts in STATEMENT.items()),
    *((BANES, "Specialist", section, facts) for section, facts in MENTAL_HEALTH.items()),
    *(
        (council, "", section, facts)
        for council, sections in OTHERS.items()
        for section, facts in sections.items()
    ),
]
TEXTS = """
    select council_code, paper, section, concat_ws(' ', title, headline, status_note, route,
        price_or_budget, needed_by, introduction, current_provision, challenges, opportunities,
        interested_in, useful_links)
    from mart.intention
    union all
    select council_code, paper, section,
        concat_ws(' ', title, what_it_says, what_it_means, interested_in)
    from mart.direction
    union all
    select council_code, paper, section, concat_ws(' ', title, cast(value_gbp as bigint), lots,
        value_note, route, note)
    from mart.opportunity where paper is not null
"""


@pytest.fixture(scope="module")
def opened(store) -> Store:
    return open_store(store)


@pytest.fixture(scope="module")
def texts(opened: Store) -> list[tuple[str, str, str, str]]:
    cursor = opened._connection.cursor()
    cursor.execute("use store")
    return cursor.execute(TEXTS).fetchall()


@pytest.mark.parametrize(
    ("council", "paper", "section", "facts"), WALK, ids=[f"{one[0]}-{one[2]}" for one in WALK]
)
def test_each_fact_of_a_section_is_in_the_store(
    texts: list[tuple[str, str, str, str]],
    council: str,
    paper: str,
    section: str,
    facts: list[str],
) -> None:
    parts = [
        text
        for code, named, where, text in texts
        if code == council
        and named.startswith(paper)
        and any(part.strip().startswith(section) for part in where.split(";"))
    ]
    said = " ".join(parts).lower()
    assert parts
    assert [fact for fact in facts if fact.lower() not in said] == []


def test_every_list_of_what_interests_the_council_is_found(opened: Store) -> None:
    cursor = opened._connection.cursor()
    cursor.execute("use store")
    found = cursor.execute(
        "select section from mart.direction where council_code = ? and interested_in is not null",
        [BANES],
    ).fetchall()
    assert sorted(one[0].split()[0] for one in found) == sorted(INTERESTED)


def test_every_reference_leads_somewhere(opened: Store) -> None:
    cursor = opened._connection.cursor()
    cursor.execute("use store")
    found = cursor.execute(
        "select reference, kind, label, value, record_id in"
        " (select intention_id from mart.intention) from mart.evidence"
    ).fetchall()
    assert sum(one[4] for one in found) > 50
    assert sum(not one[4] for one in found) > 50
    assert [one for one in found if not one[2]] == []
    assert [one for one in found if one[1] != "code" and one[3] is None] == []


def test_public_queries_have_the_columns_promised(opened: Store) -> None:
    intentions = opened.query("intentions", council_code=BANES)
    assert list(intentions.columns) == [
        *("intention_id", "service_type", "client_group", "area_code", "direction", "status"),
        *("headline", "needed_by", "review_date", "paper", "section"),
    ]
    assert len(intentions) == 14
    homecare = intentions.set_index("intention_id").loc["banes-2018-homecare"]
    assert homecare["needed_by"] == "2019"
    assert homecare["status"] == "consulting"
    opportunities = opened.query("opportunities", council_code=WARWICKSHIRE)
    assert list(opportunities.columns) == [
        *("opportunity_id", "title", "value_gbp", "start_date", "end_date", "extension_months"),
        *("route", "stage", "intention_id", "source_id"),
    ]
    tender = opportunities.set_index("opportunity_id").loc["warwickshire-2021-community-services"]
    assert tender["value_gbp"] == 230_000_000
    assert f"{tender['start_date']:%Y-%m}" == "2022-04"
    assert tender["extension_months"] == 60


def test_consultation_closed_on_6_may_2018_and_its_intentions_are_found(opened: Store) -> None:
    cursor = opened._connection.cursor()
    cursor.execute("use store")
    found = cursor.execute(
        "select strftime(closes_date, '%Y-%m-%d'), count(*) from mart.consultation"
        " inner join mart.intention using (council_code, paper) group by 1"
    ).fetchall()
    assert found == [("2018-05-06", 10)]


def test_no_date_is_more_exact_than_its_source(opened: Store) -> None:
    cursor = opened._connection.cursor()
    cursor.execute("use store")
    found = dict(
        cursor.execute(
            "select opportunity_id, start_precision || ' ' || start_date from mart.opportunity"
            " where start_date is not null and source_status = 'paper'"
        ).fetchall()
    )
    assert found["warwickshire-2021-community-services"] == "month 2022-04-01"
    assert found["banes-2018-reablement-model"] == "financial_year 2019-04-01"
    assert found["banes-2018-homecare-pathway"] == "year 2019-01-01"
    assert found["lancashire-2015-mental-health-framework"] == "month 2016-09-01"
    assert not any(re.match("day", one) for one in found.values())
