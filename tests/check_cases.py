"""For every check: the smallest tables it holds for, and rows that break it.

A table is written `schema.name(columns): rows`, a breaking row `schema.name: row`, as SQL values.
Each breaking row is added by itself to the clean tables; the check must then name the value given
with it. Codes are made up and short.
"""

from dataclasses import dataclass

BANDS = [f"age_{age}_{age + 4}" for age in range(0, 90, 5)] + ["age_90_plus"]
LSOA_BANDS = f"staging.ons_lsoa_population(mid_year, lsoa_code, people, {', '.join(BANDS)})"
ONES = ", ".join("1" * len(BANDS))
LOOKUP_ROW = """staging.ons_lsoa_lookup(lsoa_code, msoa_code, ward_code, district_code,
    council_code, region_code): ('L1', 'M1', 'W1', 'D1', 'C1', 'R1')"""
LSOA_PEOPLE = "staging.ons_lsoa_population(mid_year, lsoa_code, people)"
COUNCIL_AGES = "mart.population_by_age(mid_year, area_code, sex, age, people)"
TOTALS = (
    "staging.ons_population_totals(mid_year, area_code, people, first_published_people, status)"
)
PROJECTIONS = "staging.ons_population_projections(projection_year, area_code, age, variant)"
AGE_GROUPS = """mart.age_group(age_group, age_from, age_to, is_band): ('0_4', 0, 4, true),
    ('5_plus', 5, null, true), ('all', 0, null, false)"""
ALL_AGES = ", ".join(f"(2017, 'C1', 'persons', {age}, 1)" for age in range(91))
AREA_LEVELS = """mart.area(area_code, area_level, parent_code, council_code):
    ('E', 'england', null, null), ('R', 'region', 'E', null), ('C1', 'council', 'R', 'C1'),
    ('C2', 'council', 'R', 'C2'), ('D2', 'district', 'C2', 'C2'), ('W1', 'ward', 'C1', 'C1'),
    ('M1', 'msoa', 'C1', 'C1'), ('M2', 'msoa', 'D2', 'C2'), ('L1', 'lsoa', 'M1', 'C1')"""
PUBLISHED = """staging.council_published_figures(council_code, figure_id, value, unit, period,
    paper, section): ('C1', 'p1', 7, 'people', 'Y', 'P', 'S'), ('C1', 'c1', 9, '£000',
    'Y', 'P', 'S'), ('C1', 'a1', 3, '£', 'Y', 'P', 'S'), ('C1', 'b1', 5.5, '£m',
    'Y', 'P', 'S')"""
BUDGET = """staging.council_budget(council_code, table_id, row_number, figure_id, amount, unit,
    period, paper, section, line)"""
SPENT = """staging.council_spend(council_code, table_id, row_number, people, cost, cost_unit,
    printed_average_gbp, people_figure_id, cost_figure_id, average_figure_id, period, paper,
    section)"""
CODED = """staging.council_spend(council_code, row_number, client_groups, service_types, row_kind,
    cost, cost_unit, definition)"""
S, B = "staging.council_spend:", "staging.council_budget:"
COSTED = """staging.council_spend(council_code, table_id, row_number, cost, cost_unit, cost_gbp,
    people, printed_average_gbp)"""
BOXED_COUNCIL = "mart.area(area_code, lon_min, lat_min, lon_max, lat_max): ('C1', -3, 51, -2, 52)"


@dataclass(frozen=True)
class Case:
    """Clean tables, and rows that break the check with what the check must then name."""

    tables: tuple[str, ...]
    breaking: dict[str, str]


CASES = {
    "age_group__bands_cover_every_age_once": Case(
        (AGE_GROUPS,),
        {
            "mart.age_group: ('3_4', 3, 4, true)": "3_4",
            "mart.age_group: ('9_plus', 9, null, true)": "9_plus",
        },
    ),
    "age_group__groups_are_made_of_bands": Case(
        (AGE_GROUPS,),
        {"mart.age_group: ('0_3', 0, 3, false)": "0_3"},
    ),
    "area__figures_are_of_known_areas": Case(
        (
            "mart.area(area_code, area_level): ('C1', 'council')",
            "staging.ons_council_population(area_code, area_level): ('C1', 'council')",
            "staging.ons_population_totals(area_code): ('C1')",
            "staging.ons_population_projections(area_code): ('C1')",
            "staging.reference_local_authorities(council_code): ('C8')",
            "staging.reference_regions(region_code): ('R8')",
        ),
        {
            "staging.ons_council_population: ('C1', 'region')": "region",
            "staging.ons_council_population: ('C9', 'council')": "C9",
            "staging.ons_council_population: ('R8', 'council')": "R8",
            "staging.ons_population_totals: ('C2')": "ons_population_totals",
            "staging.ons_population_projections: ('C3')": "C3",
        },
    ),
    "area__has_bounds": Case(
        (
            """mart.area(area_code, area_level, lsoa_count, lon_min, lat_min, lon_max, lat_max):
            ('C1', 'council', 2, -3, 51, -2, 52), ('R', 'region', null, null, null, null, null)""",
        ),
        {
            "mart.area: ('C2', 'council', 1, null, null, null, null)": "C2",
            "mart.area: ('C3', 'council', 1, -2, 51, -3, 52)": "C3",
        },
    ),
    "area__label_is_unique_in_council": Case(
        ("mart.area(council_code, area_code, area_label): ('C1', 'W1', 'a'), ('C2', 'W2', 'a')",),
        {"mart.area: ('C1', 'W3', 'a')": "W3", "mart.area: ('C1', 'W4', null)": "W4"},
    ),
    "area__parent_is_of_the_right_level": Case(
        (AREA_LEVELS,),
        {
            "mart.area: ('W2', 'ward', 'C2', 'C2')": "W2",
            "mart.area: ('W3', 'ward', 'D9', 'C2')": "W3",
            "mart.area: ('L2', 'lsoa', 'M2', 'C1')": "L2",
            "mart.area: ('F', 'england', 'E', null)": "F",
        },
    ),
    "area_neighbour__holds_in_both_directions": Case(
        (
            "mart.area_neighbour(area_code, neighbour_code): ('L1', 'L2'), ('L2', 'L1')",
            """mart.area(area_code, area_level, council_code): ('L1', 'lsoa', 'C1'),
            ('L2', 'lsoa', 'C1'), ('L3', 'lsoa', 'C1')""",
        ),
        {"mart.area_neighbour: ('L1', 'L3')": "L3", "mart.area_neighbour: ('L3', 'L3')": "L3"},
    ),
    "area_population__levels_sum_to_council": Case(
        (
            """mart.area_population(area_code, area_level, council_code, mid_year, age_group,
            people): ('C1', 'council', 'C1', 2017, 'all', 5), ('D1', 'district', 'C1', 2017,
            'all', 5), ('L1', 'lsoa', 'C1', 2017, 'all', 2), ('L2', 'lsoa', 'C1', 2017, 'all', 3),
            ('R', 'region', null, 2017, 'all', 9)""",
        ),
        {
            "mart.area_population: ('D2', 'district', 'C1', 2017, 'all', 1)": "district",
            "mart.area_population: ('L1', 'lsoa', 'C1', 2019, 'all', 2)": "2019",
        },
    ),
    "area_population__share_is_a_percentage": Case(
        (
            """mart.area_population(area_code, mid_year, age_group, people, share_pct):
            ('C1', 2017, 'all', 5, 100.0), ('C1', 2017, '65_plus', 0, 0.0)""",
        ),
        {
            "mart.area_population: ('C2', 2017, 'all', 5, 100.1)": "C2",
            "mart.area_population: ('C3', 2017, 'all', 0, null)": "C3",
        },
    ),
    "care_home_beds_msoa__every_neighbourhood_once": Case(
        (
            "mart.lsoa(msoa_code, council_code): ('M1', 'C1'), ('M9', 'C9')",
            "staging.care_home_beds_msoa(msoa_code, council_code): ('M1', 'C1')",
        ),
        {"mart.lsoa: ('M2', 'C1')": "M2"},
    ),
    "consultation__opens_before_it_closes": Case(
        (
            "mart.consultation(consultation_id, opens_date, closes_date):"
            " ('A', date '2018-03-01', date '2018-05-06'), ('B', null, date '2018-05-06')",
        ),
        {"mart.consultation: ('C', date '2018-05-07', date '2018-05-06')": "C"},
    ),
    "council_community_areas__cover_the_council_once": Case(
        (
            """staging.ons_lsoa_lookup(council_code, lsoa_code): ('C1', 'L1'), ('C1', 'L2'),
            ('C2', 'L3')""",
            """staging.council_community_areas(council_code, lsoa_code): ('C1', 'L1'),
            ('C1', 'L2')""",
        ),
        {
            "staging.ons_lsoa_lookup: ('C1', 'L4')": "L4",
            "staging.council_community_areas: ('C1', 'L2')": "L2",
            "staging.council_community_areas: ('C1', 'L3')": "L3",
        },
    ),
    "council_rates__agrees_with_published_figure": Case(
        (
            """staging.council_rates(rate_id, council_code, per, rate_gbp, low_gbp, high_gbp,
            value_gbp, figure_id, low_figure_id, high_figure_id, value_figure_id):
            ('a', 'C1', 'hour', 20.18, null, null, 83626.0, 'f1', null, null, 'f2'),
            ('b', 'C1', 'hour', null, 12.17, 17.96, null, null, 'f3', 'f4', null),
            ('c', 'C2', 'week', 513.0, null, null, null, null, null, null, null)""",
            """staging.council_published_figures(figure_id, council_code, value, unit):
            ('f1', 'C1', 20.18, '£ per hour'), ('f2', 'C1', 83626.0, '£'),
            ('f3', 'C1', 12.17, '£ per hour'), ('f4', 'C1', 17.96, '£ per hour')""",
        ),
        {
            f"staging.council_rates: {row}": name
            for name, row in {
                "d": "('d', 'C1', 'hour', 20.19, null, null, null, 'f1', null, null, null)",
                "e": "('e', 'C1', 'week', 20.18, null, null, null, 'f1', null, null, null)",
                "g": "('g', 'C2', 'hour', 20.18, null, null, null, 'f1', null, null, null)",
                "h": "('h', 'C1', 'hour', null, 12.0, 18.0, null, null, 'f3', null, null)",
                "i": "('i', 'C1', 'hour', 1.0, null, null, 1.0, null, null, null, 'f2')",
            }.items()
        },
    ),
    "council_rates__is_told_in_one_way": Case(
        (
            """staging.council_rates(rate_id, council_code, definition_code, per, rate_gbp,
            low_gbp, high_gbp, change_pct, nursing_care):
            ('a', 'C', 'x', 'hour', 20.18, null, null, null, null),
            ('b', 'C', 'x', 'week', null, 12.17, 17.96, null, 'on_top'),
            ('c', 'C', 'x', 'week', null, null, null, 2.5, null),
            ('d', 'C', 'stated_in_words', 'hour', null, null, null, null, null)""",
        ),
        {
            f"staging.council_rates: {row}": name
            for name, row in {
                "e1": "('e1', 'C', 'x', 'hour', null, null, null, null, null)",
                "e2": "('e2', 'C', 'x', 'hour', 1, 1, 2, null, null)",
                "e3": "('e3', 'C', 'x', 'hour', null, 1, null, null, null)",
                "e4": "('e4', 'C', 'x', 'month', 1, null, null, null, null)",
                "e5": "('e5', 'C', 'stated_in_words', 'hour', 1, null, null, null, null)",
                "e6": "('e6', 'C', 'x', 'hour', 0, null, null, null, null)",
                "e7": "('e7', 'C', 'x', 'hour', 1, null, null, null, 'maybe')",
            }.items()
        },
    ),
    "council_rates__low_is_not_above_high": Case(
        (
            """staging.council_rates(rate_id, council_code, low_gbp, high_gbp):
            ('a', 'C', 12.17, 17.96), ('b', 'C', null, null), ('c', 'C', 1.0, 1.0)""",
        ),
        {"staging.council_rates: ('d', 'C', 17.96, 12.17)": "d"},
    ),
    "homecare_minimum_price__status_tells_the_gap": Case(
        (
            """staging.homecare_minimum_price(financial_year, geography, price_gbp_per_hour,
            status): ('2014-15', 'UK', 15.74, 'secondary'), ('2015-16', 'UK', null, 'not_seen')""",
        ),
        {
            "staging.homecare_minimum_price: ('2016-17', 'UK', null, 'publisher')": "2016-17",
            "staging.homecare_minimum_price: ('2017-18', 'UK', 17.19, 'not_seen')": "2017-18",
            "staging.homecare_minimum_price: ('2018-19', 'Wales', 18.01, 'publisher')": "Wales",
        },
    ),
    "council_workforce__agrees_with_the_published_figure": Case(
        (
            """staging.council_published_figures(figure_id, council_code, paper, value):
            ('f-jobs', 'C1', 'P', 4100.0), ('f-other', 'C2', 'P', 5.0)""",
            """staging.council_workforce(council_code, figure_id, indicator, paper, value):
            ('C1', 'f-jobs', 'jobs', 'P', 4100.0), ('C1', null, 'days', 'P', 3.0)""",
        ),
        {
            "staging.council_workforce: ('C1', 'f-jobs', 'fewer', 'P', 4099.0)": "fewer",
            "staging.council_workforce: ('C1', 'f-none', 'gone', 'P', 1.0)": "gone",
            "staging.council_workforce: ('C1', 'f-other', 'foreign', 'P', 5.0)": "foreign",
            "staging.council_workforce: ('C1', 'f-jobs', 'paper', 'Q', 4100.0)": "paper",
        },
    ),
    "intention__area_lies_in_its_council": Case(
        (
            "mart.area(area_code, council_code): ('C1', 'C1'), ('W1', 'C1'), ('W2', 'C2')",
            "staging.council_intentions(source_file, council_code, area):"
            " ('a.md', 'C1', 'W1'), ('b.md', 'C1', null)",
        ),
        {
            "staging.council_intentions: ('c.md', 'C1', 'W2')": "c.md",
            "staging.council_intentions: ('d.md', 'C1', 'nowhere')": "nowhere",
        },
    ),
    "intention__date_and_quantity_make_sense": Case(
        (
            "staging.council_intentions(source_file, needed_by, review_date, quantity,"
            " quantity_unit): ('a.md', '2018/19', '2020-01', 12.0, 'units'),"
            " ('b.md', null, null, null, null)",
        ),
        {
            "staging.council_intentions: ('c.md', '1918', null, null, null)": "c.md",
            "staging.council_intentions: ('d.md', null, '2108-01', null, null)": "d.md",
            "staging.council_intentions: ('e.md', null, null, 12, null)": "e.md",
            "staging.council_intentions: ('f.md', null, null, 0, 'units')": "f.md",
        },
    ),
    "intention__evidence_is_of_its_council": Case(
        (
            "staging.council_published_figures(figure_id, council_code):"
            " ('f1', 'C1'), ('f2', 'C2')",
            "staging.council_intentions(intention_id, council_code, source_file):"
            " ('a', 'C1', 'a.md')",
            "staging.council_direction(direction_id, council_code, source_file):"
            " ('d', 'C1', 'd.md')",
            "staging.evidence(record_id, reference, kind, target):"
            " ('a', 'figure:f1', 'figure', 'f1'), ('d', 'code:SUP-1', 'code', 'SUP-1')",
        ),
        {
            "staging.evidence: ('a', 'figure:f2', 'figure', 'f2')": "a.md",
            "staging.evidence: ('d', 'figure:f2', 'figure', 'f2')": "d.md",
        },
    ),
    "intention__reference_code_is_its_own": Case(
        ("staging.council_intentions(source_file, reference_code): ('a.md', 'BN-CH1')",),
        {
            "staging.council_intentions: ('b.md', 'BN-CH1')": "b.md",
            "staging.council_intentions: ('c.md', 'BNCH1')": "c.md",
            "staging.council_intentions: ('d.md', 'BN-CH0')": "d.md",
        },
    ),
    "council_budget__agrees_with_published_figures": Case(
        (PUBLISHED, f"{BUDGET}: ('C1', 't', 2, 'b1', 5.5, '£m', 'Y', 'P', 'S', 'x')"),
        {
            f"{B} ('C1', 't', 3, 'b1', 5.4, '£m', 'Y', 'P', 'S', 'x')": "5.4",
            f"{B} ('C1', 't', 4, 'b1', 5.5, '£', 'Y', 'P', 'S', 'x')": "4",
            f"{B} ('C2', 't', 5, 'b1', 5.5, '£m', 'Y', 'P', 'S', 'x')": "C2",
            f"{B} ('C1', 't', 6, 'b9', 1.0, '£', 'Y', 'P', 'S', 'x')": "b9",
        },
    ),
    "council_spend__agrees_with_published_figures": Case(
        (
            PUBLISHED,
            f"{SPENT}: ('C1', 't', 2, 7, 9.0, '£000', 3.0, 'p1', 'c1', 'a1', 'Y', 'P', 'S')",
        ),
        {
            f"{S} ('C1', 't', 3, 8, null, null, null, 'p1', null, null, 'Y', 'P', 'S')": "p1",
            f"{S} ('C1', 't', 4, 7, 9.0, '£', 3.0, 'p1', 'c1', 'a1', 'Y', 'P', 'S')": "c1",
            f"{S} ('C1', 't', 5, 7, 9.0, '£000', 2.0, 'p1', 'c1', 'a1', 'Y', 'P', 'S')": "a1",
            f"{S} ('C1', 't', 6, 7, null, null, null, 'p1', null, null, 'Z', 'P', 'S')": "6",
        },
    ),
    "council_spend__codes_are_known": Case(
        (
            f"{CODED}: ('C1', 2, 'older', 'home', 'row', 1.0, '£', 'package')",
            """staging.council_budget(council_code, row_number, client_groups, service_types,
            row_kind, unit, measure): ('C1', 2, null, null, 'total', '£m', 'plan')""",
            """staging.reference_spend_definitions(definition_code, used_for):
            ('package', 'spend'), ('plan', 'budget')""",
        ),
        {
            f"{S} ('C1', 5, 'older', null, 'sum', 1.0, '£', 'package')": "sum",
            f"{S} ('C1', 6, 'older', null, 'row', 1.0, 'k', 'package')": "'k'",
            f"{S} ('C1', 7, 'older', null, 'row', 1.0, null, 'package')": "no unit",
            f"{S} ('C1', 8, 'older', null, 'row', 1.0, '£', 'plan')": "plan",
        },
    ),
    "council_spend__cost_is_in_its_unit": Case(
        (f"{COSTED}: ('C1', 't', 2, 100::double, '£000', 1e5, 5, 2e4)",),
        {
            f"{S} ('C1', 't', 3, 100.0, '£', 100.0, 5, null)": "3",
            f"{S} ('C1', 't', 4, 9e5, '£000', 9e8, 5, null)": "4",
            f"{S} ('C1', 't', 5, 100.0, '£000', 1e5, 5, 20.0)": "5",
            f"{S} ('C1', 't', 6, 100.0, '£000', 1e5, 0, null)": "6",
        },
    ),
    "council_spend__table_has_one_meaning": Case(
        (
            """staging.council_spend(council_code, table_id, definition, table_name):
            ('C1', 't', 'a', 'T'), ('C1', 'u', 'b', 'U')""",
        ),
        {
            f"{S} ('C1', 't', 'b', 'T')": "a, b",
            f"{S} ('C1', 'u', 'b', 'V')": "U, V",
        },
    ),
    "location__council_is_known": Case(
        (
            "staging.location_now(location_id, local_authority): ('1-1', 'Bath & X')",
            "staging.authority_spelling(spelling): ('bath & x')",
        ),
        {"staging.location_now: ('1-3', 'Bth & X')": "Bth & X"},
    ),
    "location__ends_after_it_began": Case(
        (
            """mart.location(location_id, registered_date, deregistered_date):
            ('1-1', date '2015-01-01', date '2015-01-01'), ('1-2', date '2015-01-01', null)""",
        ),
        {"mart.location: ('1-3', date '2015-01-02', date '2015-01-01')": "1-3"},
    ),
    "lsoa__area_is_positive": Case(
        ("mart.lsoa(council_code, lsoa_code, area_km2): ('C1', 'L1', 0.1)",),
        {"mart.lsoa: ('C1', 'L2', 0)": "L2", "mart.lsoa: ('C1', 'L3', null)": "L3"},
    ),
    "lsoa__centroid_lies_in_its_council": Case(
        (
            BOXED_COUNCIL,
            """mart.lsoa(council_code, lsoa_code, centroid_lon, centroid_lat):
            ('C1', 'L1', -2.5::double, 51.5::double)""",
        ),
        {
            "mart.lsoa: ('C1', 'L2', 51.5, -2.5)": "L2",
            "mart.lsoa: ('C1', 'L3', -2.5, null)": "L3",
        },
    ),
    "lsoa__council_is_known": Case(
        (
            "mart.council(council_code, region_code): ('C1', 'R1')",
            "mart.lsoa(lsoa_code, council_code, region_code): ('L1', 'C1', 'R1')",
        ),
        {"mart.lsoa: ('L2', 'C2', 'R1')": "L2", "mart.lsoa: ('L3', 'C1', 'R2')": "L3"},
    ),
    "lsoa__has_deprivation_rank": Case(
        ("mart.lsoa(council_code, lsoa_code, imd_rank, imd_decile): ('C1', 'L1', 1, 1)",),
        {"mart.lsoa: ('C1', 'L2', null, 1)": "L2", "mart.lsoa: ('C1', 'L3', 1, null)": "L3"},
    ),
    "lsoa__has_rural_urban_class": Case(
        ("mart.lsoa(council_code, lsoa_code, rural_urban_name): ('C1', 'L1', 'Urban')",),
        {"mart.lsoa: ('C1', 'L2', null)": "L2"},
    ),
    "market_event__adds_up_to_what_is_registered": Case(
        (
            """mart.location(location_id, council_code, is_counted, registered_date,
            deregistered_date):
            ('1-1', 'C1', true, date '2010-12-01', date '2012-01-01'),
            ('1-2', 'C1', true, date '2013-01-01', null)""",
            """mart.market_event(location_id, council_code, change, direction):
            ('1-1', 'C1', 'closed', ''), ('1-2', 'C1', 'opened', '')""",
        ),
        {
            "mart.location: ('1-3', 'C1', true, date '2010-12-01', date '2014-01-01')": "C1",
            "mart.market_event: ('1-2', 'C1', 'reregistered', 'moved_out')": "C1",
        },
    ),
    "mhclg_imd_2019__decile_is_that_of_the_rank": Case(
        (
            """staging.mhclg_imd_2019(lsoa_code, imd_rank, imd_decile): ('L1', 1, 1),
            ('L2', 3284, 1), ('L3', 3285, 2), ('L4', 32844, 10)""",
        ),
        {"staging.mhclg_imd_2019: ('L5', 3284, 2)": "L5"},
    ),
    "mhclg_imd_2019__rank_is_in_range": Case(
        ("staging.mhclg_imd_2019(lsoa_code, imd_rank): ('L1', 1), ('L2', 32844)",),
        {f"staging.mhclg_imd_2019: ('{rank}', {rank})": f"{rank}" for rank in (0, 32845)},
    ),
    "nhs_funded_nursing_care__higher_is_above_standard": Case(
        (
            """staging.nhs_funded_nursing_care(financial_year, issue, standard_gbp_per_week,
            higher_gbp_per_week): ('2018-19', 'final', 158.16, 217.59),
            ('2019-20', 'first', 165.56, 227.77), ('2019-20', 'final', 180.31, 248.06),
            ('2014-15', 'final', null, null)""",
        ),
        {
            "staging.nhs_funded_nursing_care: ('2020-21', 'final', 253.02, 183.92)": "2020-21",
            "staging.nhs_funded_nursing_care: ('2021-22', 'first', 1.0, 2.0)": "2021-22",
            "staging.nhs_funded_nursing_care: ('2018-19', 'final', 1.0, 2.0)": "2018-19",
            "staging.nhs_funded_nursing_care: ('2022-23', 'last', 1.0, 2.0)": "2022-23",
        },
    ),
    "oflog_turnover__median_is_that_of_its_year": Case(
        (
            """staging.oflog_turnover(area_code, financial_year, turnover_pct, median_pct):
            ('C1', '2016-17', 20.0, 25.0), ('C2', '2016-17', 30.0, 25.0),
            ('C3', '2016-17', null, 25.0)""",
        ),
        {
            "staging.oflog_turnover: ('C4', '2016-17', 40.0, 25.0)": "2016-17",
            "staging.oflog_turnover: ('C4', '2016-17', null, 26.0)": "2016-17",
            "staging.oflog_turnover: ('C1', '2017-18', null, 25.0)": "2017-18",
        },
    ),
    "ons_council_population__ages_are_complete": Case(
        (f"{COUNCIL_AGES}: {ALL_AGES}",),
        {
            "mart.population_by_age: (2017, 'C1', 'persons', 91, 1)": "C1",
            "mart.population_by_age: (2019, 'C1', 'persons', 0, 1)": "2019",
        },
    ),
    "ons_council_population__comparators_are_held": Case(
        (
            "staging.ons_lsoa_lookup(lsoa_code, council_code, region_code): ('L1', 'C1', 'R1')",
            "staging.ons_lsoa_population(mid_year, lsoa_code): (2017, 'L1')",
            """mart.population_by_age(mid_year, area_code): (2017, 'C1'), (2017, 'R1'),
            (2017, 'E92000001')""",
        ),
        {"staging.ons_lsoa_population: (2019, 'L1')": "E92000001"},
    ),
    "ons_council_population__sexes_sum_to_persons": Case(
        (
            f"""{COUNCIL_AGES}: (2017, 'C1', 'persons', 0, 3), (2017, 'C1', 'males', 0, 1),
            (2017, 'C1', 'females', 0, 2)""",
        ),
        {"mart.population_by_age: (2017, 'C1', 'persons', 1, 3)": "C1"},
    ),
    "ons_council_population__sums_to_first_published_total": Case(
        (
            f"{COUNCIL_AGES}: (2016, 'C1', 'persons', 0, 3), (2016, 'C1', 'persons', 1, 4)",
            f"{TOTALS}: (2016, 'C1', 6, 7, 'revised')",
        ),
        {
            "mart.population_by_age: (2016, 'C1', 'persons', 2, 1)": "C1",
            "mart.population_by_age: (2017, 'C1', 'persons', 0, 1)": "2017",
        },
    ),
    "ons_lsoa_boundaries__every_lsoa_has_one_shape": Case(
        (LOOKUP_ROW, "staging.ons_lsoa_boundaries(lsoa_code): ('L1')"),
        {
            "staging.ons_lsoa_boundaries: ('L1')": "L1",
            "staging.ons_lsoa_lookup: ('L2', 'M1', 'W1', 'D1', 'C1', 'R1')": "L2",
        },
    ),
    "ons_lsoa_boundaries__every_shape_is_a_known_lsoa": Case(
        (LOOKUP_ROW, "staging.ons_lsoa_boundaries(lsoa_code, file_name): ('L1', 'one.geojson')"),
        {"staging.ons_lsoa_boundaries: ('L9', 'one.geojson')": "L9"},
    ),
    "ons_lsoa_lookup__areas_nest": Case(
        (LOOKUP_ROW,),
        {
            "staging.ons_lsoa_lookup: ('L2', 'M1', 'W2', 'D2', 'C1', 'R1')": "M1",
            "staging.ons_lsoa_lookup: ('L2', 'M2', 'W1', 'D2', 'C1', 'R1')": "W1",
            "staging.ons_lsoa_lookup: ('L2', 'M2', 'W2', 'D1', 'C2', 'R1')": "D1",
            "staging.ons_lsoa_lookup: ('L2', 'M2', 'W2', 'D2', 'C1', 'R2')": "C1",
        },
    ),
    "ons_lsoa_lookup__msoa_has_name": Case(
        (LOOKUP_ROW, "staging.commons_msoa_names(msoa_code): ('M1')"),
        {"staging.ons_lsoa_lookup: ('L2', 'M2', 'W1', 'D1', 'C1', 'R1')": "M2"},
    ),
    "ons_lsoa_population__bands_sum_to_people": Case(
        (f"{LSOA_BANDS}: (2017, 'L1', 19, {ONES})",),
        {f"staging.ons_lsoa_population: (2017, 'L2', 20, {ONES})": "L2"},
    ),
    "ons_lsoa_population__every_lsoa_every_year": Case(
        (LOOKUP_ROW, f"{LSOA_PEOPLE}: (2017, 'L1', 1)"),
        {
            "staging.ons_lsoa_population: (2019, 'L9', 1)": "2019",
            "staging.ons_lsoa_lookup: ('L2', 'M1', 'W1', 'D1', 'C1', 'R1')": "L2",
        },
    ),
    "ons_lsoa_population__people_sum_to_council": Case(
        (
            LOOKUP_ROW,
            f"{LSOA_PEOPLE}: (2017, 'L1', 3)",
            f"{COUNCIL_AGES}: (2017, 'C1', 'persons', 0, 1), (2017, 'C1', 'persons', 1, 2)",
        ),
        {
            "mart.population_by_age: (2017, 'C1', 'persons', 2, 1)": "C1",
            "staging.ons_lsoa_population: (2019, 'L1', 3)": "2019",
        },
    ),
    "ons_population_projections__start_in_base_year": Case(
        (f"{PROJECTIONS}: (2022, 'C1', 65, '2022-based'), (2023, 'C1', 65, '2022-based')",),
        {
            "staging.ons_population_projections: (2021, 'C1', 65, '2022-based')": "2021",
            "staging.ons_population_projections: (2022, 'C1', 65, 'main')": "main",
        },
    ),
    "ons_population_projections__years_and_ages_are_complete": Case(
        (f"{PROJECTIONS}: (2022, 'C1', 89, 'a'), (2022, 'C1', 90, 'a')",),
        {
            "staging.ons_population_projections: (2023, 'C1', 90, 'a')": "2023",
            "staging.ons_population_projections: (2022, 'C2', 89, 'a')": "C2",
        },
    ),
    "ons_population_totals__status_tells_the_difference": Case(
        (
            f"""{TOTALS}: (2015, 'C1', 7, 6, 'revised'), (2016, 'C1', 7, 7, 'published'),
            (2001, 'C1', 5, null, null)""",
        ),
        {
            "staging.ons_population_totals: (2017, 'C1', 7, 6, 'published')": "2017",
            "staging.ons_population_totals: (2018, 'C1', 7, null, 'revised')": "2018",
        },
    ),
    "ons_population_totals__years_are_unbroken": Case(
        ("staging.ons_population_totals(mid_year, area_code): (2001, 'C1'), (2002, 'C1')",),
        {"staging.ons_population_totals: (2004, 'C1')": "2004"},
    ),
    "ons_self_funders__share_is_that_of_the_numbers": Case(
        (
            """staging.ons_self_funders(edition, area_code, care_homes, residents, self_funders,
            self_funder_pct): ('2022-23', 'E', 'all', 372035, 137480, 37.0),
            ('2022-23', 'R', 'all', null, null, 47.5)""",
        ),
        {"staging.ons_self_funders: ('2019-20', 'E', 'all', 391927, 143774, 63.3)": "2019-20"},
    ),
    "opportunity__dates_and_values_are_in_order": Case(
        (
            "mart.opportunity(opportunity_id, start_date, end_date, value_gbp, value_low_gbp,"
            " value_high_gbp): ('A', date '2022-04-01', date '2027-03-31', 5.0, 4.0, 6.0),"
            " ('B', null, null, null, null, null)",
        ),
        {
            "mart.opportunity: ('C', date '2022-04-01', date '2021-03-31', 5, 4, 6)": "C",
            "mart.opportunity: ('D', null, null, 7, 4, 6)": "D",
            "mart.opportunity: ('E', null, null, null, 6, 4)": "E",
            "mart.opportunity: ('F', null, null, -1, null, null)": "F",
        },
    ),
    "opportunity__intention_is_of_its_council": Case(
        (
            "mart.intention(intention_id, council_code): ('a', 'C1'), ('b', 'C2')",
            "mart.opportunity(opportunity_id, council_code, intention_id):"
            " ('A', 'C1', 'a'), ('B', 'C1', null)",
        ),
        {
            "mart.opportunity: ('C', 'C1', 'b')": "C",
            "mart.opportunity: ('D', 'C1', 'gone')": "D",
        },
    ),
    "opportunity__names_its_source": Case(
        (
            "mart.opportunity(opportunity_id, source_status, paper, section, notice_url):"
            " ('A', 'paper', 'P', '1', null), ('B', 'secondary', null, null, 'https://x')",
        ),
        {
            "mart.opportunity: ('C', 'paper', 'P', null, null)": "C",
            "mart.opportunity: ('D', 'official', 'P', '1', null)": "D",
        },
    ),
    "opportunity__procurement_is_shown_once": Case(
        (
            "mart.opportunity(opportunity_id, council_code, ocid, source_id):"
            " ('A', 'C1', 'ocds-1', 'council_opportunities'),"
            " ('B', 'C1', 'ocds-1', 'council_opportunities'),"
            " ('C', 'C2', 'ocds-2', 'council_opportunities'), ('D', 'C1', null, 'notices')",
        ),
        {
            "mart.opportunity: ('E', 'C1', 'ocds-1', 'notices')": "ocds-1",
            "mart.opportunity: ('F', 'C2', 'ocds-2', 'notices')": "ocds-2",
        },
    ),
    "place__lies_in_its_council": Case(
        (
            BOXED_COUNCIL,
            """mart.place(council_code, place_name, lon, lat):
            ('C1', 'Here', -2.5::double, 51.5::double)""",
        ),
        {"mart.place: ('C1', 'There', 51, -2.5)": "There"},
    ),
    "shape__features_match_areas": Case(
        (
            "mart.area(area_level, council_code, lsoa_count): ('council', 'C1', 2)",
            "meta.shape(council_code, area_level, feature_count): ('C1', 'council', 1)",
        ),
        {"mart.area: ('ward', 'C1', 1)": "ward", "meta.shape: ('C1', 'msoa', 3)": "msoa"},
    ),
    "workforce__share_is_a_percentage": Case(
        (
            "mart.workforce_indicator(indicator, unit): ('rate', '%'), ('jobs', 'jobs')",
            """mart.workforce(source_id, area_code, indicator, period, value):
            ('s', 'C1', 'rate', '2016-17', 100.0), ('s', 'C1', 'jobs', '2016-17', 4100.0),
            ('s', 'C2', 'rate', '2016-17', null)""",
        ),
        {
            "mart.workforce: ('s', 'C3', 'rate', '2016-17', 100.1)": "C3",
            "mart.workforce: ('s', 'C4', 'rate', '2016-17', -1.0)": "C4",
        },
    ),
    "need__areas_sum_to_council": Case(
        (
            """mart.need(area_code, area_level, council_code, variant, mid_year, condition,
            central):
            ('C1', 'council', 'C1', '', 2020, 'frailty', 5.0),
            ('L1', 'lsoa', 'C1', '', 2020, 'frailty', 2.0),
            ('L2', 'lsoa', 'C1', '', 2020, 'frailty', 3.0)""",
        ),
        {
            "mart.need: ('L3', 'lsoa', 'C1', '', 2020, 'frailty', 0.5)": "5.5",
            "mart.need: ('L1', 'lsoa', 'C1', 'v', 2030, 'frailty', 2.0)": "2030",
        },
    ),
    "need__central_lies_in_its_range": Case(
        (
            """mart.need(area_code, variant, mid_year, condition, low, central, high):
            ('C1', '', 2020, 'dementia', 4.0, 5.0, 7.0),
            ('C1', '', 2020, 'frailty', null, 5.0, null)""",
        ),
        {
            "mart.need: ('C2', '', 2020, 'dementia', 6.0, 5.0, 7.0)": "C2",
            "mart.need: ('C3', '', 2020, 'dementia', 4.0, 5.0, 4.5)": "C3",
            "mart.need: ('C4', '', 2020, 'dementia', -1.0, 5.0, 7.0)": "C4",
            "mart.need: ('C5', '', 2020, 'dementia', 4.0, 5.0, null)": "C5",
        },
    ),
    "rate_cell__every_condition_has_rates": Case(
        (
            "mart.condition(condition, is_estimated): ('dementia', true), ('other', false)",
            """mart.rate_cell(condition, cell, rate_pct, lower_pct, upper_pct):
            ('dementia', 'd', 5.0, 4.0, 9.0)""",
        ),
        {
            "mart.condition: ('frailty', true)": "frailty",
            "mart.rate_cell: ('dementia', 'e', 5.0, 6.0, 7.0)": "'e'",
        },
    ),
}
