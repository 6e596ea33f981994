"""Numbers and findings: values worked out by hand, and each claim at the edge of its condition."""

import csv
import math
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from mps import words
from mps.paths import DATA
from mps.words import Against, Finding

COUNCILS = {
    "E06000022": ("Bath and North East Somerset", 115),
    "E08000018": ("Rotherham", 167),
    "E10000017": ("Lancashire", 756),
    "E10000031": ("Warwickshire", 339),
    "E08000004": ("Oldham", 141),
}


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (14.96, 1, 15.0),
        (14.95, 1, 15.0),
        (29 / 400 * 100, 1, 7.3),  # 7.25, computed as 7.249999999999999
        (14.94, 1, 14.9),
        (0.5, 0, 1.0),
        (2.5, 0, 3.0),
        (-0.5, 0, -1.0),
        (-0.04, 1, 0.0),
        (51653.2, -2, 51700.0),
    ],
)
def test_rounding_goes_half_away_from_zero(value: float, decimals: int, expected: float) -> None:
    assert words.rounded(value, decimals) == expected
    assert math.copysign(1, words.rounded(-0.0, decimals)) == 1


def test_numbers_are_written_as_the_house_writes_them() -> None:
    assert words.number(187751) == "187,751"
    assert words.number(-1234.5, 1) == "\N{MINUS SIGN}1,234.5"
    assert words.percent(18.839) == "18.8%"
    assert words.signed_percent(6.24) == "+6.2%"
    assert words.signed_percent(-6.25) == "\N{MINUS SIGN}6.3%"
    assert words.signed_percent(0.04) == "0.0%"
    assert words.signed(-3) == "\N{MINUS SIGN}3"
    assert words.signed_points(1.25) == "+1.3 percentage points"
    assert words.density(4.56) == "4.6"
    assert words.density(9.96) == "10"
    assert words.density(5312.4) == "5,312"
    assert words.about(51653.2) == "about 51,700"
    assert words.about(1234567) == "about 1,230,000"
    assert words.about(994) == "about 990"
    assert words.about(43) == "about 43"


def test_a_whole_percentage_never_calls_a_few_nobody() -> None:
    assert [words.whole_percent(value) for value in (0, 0.4, 0.5, 12.5, 99.4, 99.6, 100)] == [
        "0%",
        "under 1%",
        "1%",
        "13%",
        "99%",
        "over 99%",
        "100%",
    ]


@pytest.mark.parametrize("value", [None, float("nan"), pd.NA, pd.NaT, "", "not a number"])
def test_a_missing_number_is_said_not_to_be_available(value: object) -> None:
    for write in (words.number, words.percent, words.signed, words.signed_percent, words.about):
        assert write(value) == "not available"
    assert words.density(value) == words.signed_points(value) == "not available"


def test_ordinals_and_lists() -> None:
    assert [words.ordinal(place) for place in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 1013)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th", "1,013th",
    ]  # fmt: skip
    assert words.join([]) == ""
    assert words.join(["a"]) == "a"
    assert words.join(["a", "b"]) == "a and b"
    assert words.join(["a", "b", "c"]) == "a, b and c"
    assert words.counted(1, "area", "areas") == "1 area"
    assert words.counted(1518, "area", "areas") == "1,518 areas"


def test_places_and_ages_are_named_as_in_a_sentence() -> None:
    assert words.the("South West") == "the South West"
    assert words.the("Yorkshire and The Humber") == "Yorkshire and The Humber"
    assert words.the("North East Lincolnshire") == "North East Lincolnshire"
    assert words.aged(65, None) == "aged 65 and over"
    assert words.aged(65, 79) == "aged 65 to 79"
    assert words.aged(0, 14) == "aged 0 to 14"
    assert words.aged(0, None) == "of all ages"
    assert words.areas_of("lsoa", 1) == "small area (LSOA)"
    assert words.areas_of("msoa", 2) == "neighbourhoods (MSOAs)"


def test_a_finding_needs_a_stated_rule_and_ends_a_sentence_with_one_stop() -> None:
    with pytest.raises(ValueError, match="No condition is stated"):
        Finding("Anything", "made_up", holds=True)
    assert Finding("It grew", "growth", holds=True).sentence == "It grew."
    assert Finding("It grew.", "growth", holds=True).sentence == "It grew."


@pytest.mark.parametrize(
    ("england", "holds", "end"),
    [
        (18.34, True, "a larger share than in England (18.3%)"),
        (18.35, True, "close to England (18.4%)"),
        (18.8, True, "close to England (18.8%)"),
        (19.25, True, "a smaller share than in England (19.3%)"),
        (None, False, "aged 65 and over"),
        (float("nan"), False, "aged 65 and over"),
    ],
)
def test_older_share_compares_the_shares_as_shown(
    england: float | None, holds: bool, end: str
) -> None:
    # 36,991 of 196,357 residents: 18.839%, shown as 18.8%.
    found = words.older_share(
        36991 / 196357 * 100,
        place="Bath and North East Somerset",
        against=Against("England", england),
    )
    assert found.text.startswith(
        "18.8% of residents of Bath and North East Somerset are aged 65 and over"
    )
    assert found.text.endswith(end)
    assert found.holds is holds


def test_older_share_without_its_number_or_comparator_stays_neutral() -> None:
    assert not words.older_share(None, place="Oldham", against=None).holds
    assert words.older_share(16.0, place="Oldham", against=None).text == (
        "16.0% of residents of Oldham are aged 65 and over"
    )


def test_growth_says_grew_fell_or_hardly_changed() -> None:
    years = (2015, 2020)
    grew = words.growth(184874, 196357, place="Here", years=years, against=Against("England", 3.2))
    assert grew.text == (
        "The population of Here grew by 6.2% between mid-2015 and mid-2020, "
        "from 184,874 to 196,357 (England +3.2%)"
    )
    assert words.growth(1000, 995, place="Here", years=years).text.startswith(
        "The population of Here fell by 0.5% "
    )
    same = words.growth(10000, 10004, place="Here", years=years)
    assert (same.holds, "hardly changed" in same.text) == (False, True)
    for first, last in ((None, 5), (5, None), (0, 5)):
        assert not words.growth(first, last, place="Here", years=years).holds


@pytest.mark.parametrize(
    ("mine", "other", "words_between"),
    [
        (5.7, 7.6, "grew by 5.7% between mid-2015 and mid-2020, slower than in England (+7.6%)"),
        (8.0, 7.5, "faster than in England (+7.5%)"),
        (7.54, 7.14, "close to England (+7.1%)"),
        (-1.2, 3.1, "fell by 1.2% between mid-2015 and mid-2020, compared with England (+3.1%)"),
        (0.04, 3.1, "hardly changed between mid-2015 and mid-2020, compared with England (+3.1%)"),
        (-2.0, -1.0, "compared with England (\N{MINUS SIGN}1.0%)"),
    ],
)
def test_ageing_is_faster_or_slower_only_between_two_rates_of_growth(
    mine: float, other: float, words_between: str
) -> None:
    found = words.ageing_against(
        mine, place="Here", years=(2015, 2020), against=Against("England", other)
    )
    assert found.text.endswith(words_between)
    assert found.holds


def test_ageing_without_comparator_or_number_is_neutral() -> None:
    alone = words.ageing_against(5.7, place="Here", years=(2015, 2020), against=None)
    assert (alone.holds, alone.text.endswith("mid-2020")) == (False, True)
    missing = words.ageing_against(
        None, place="Here", years=(2015, 2020), against=Against("England", 7.0)
    )
    assert not missing.holds


@pytest.mark.parametrize("years", [(2018, 2015), (2015, 2015)])
def test_change_from_a_year_that_is_not_earlier_is_not_claimed(years: tuple[int, int]) -> None:
    ageing = words.ageing_against(
        5.7, place="South West", years=years, against=Against("England", 7.0)
    )
    fastest = words.fastest_group(changes(aged_1=1.0, aged_2=2.0), place="Here", years=years)
    rising = words.areas_rising([1, 2], level="ward", years=years, group="aged 85 and over")
    assert [(found.text, found.holds) for found in (ageing, fastest, rising)] == [
        (f"To see the change in {what}, compare mid-2015 with an earlier year", False)
        for what in (
            "residents aged 65 and over in the South West",
            "residents of Here by age",
            "residents aged 85 and over",
        )
    ]


def changes(**groups: float | None) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "group_name": [name.replace("_", " ") for name in groups],
            "change_pct": list(groups.values()),
        }
    )


def test_the_fastest_group_must_lead_alone_as_shown() -> None:
    years = (2015, 2020)
    led = words.fastest_group(
        changes(aged_65_to_69=2.0, aged_75_to_79=12.34, aged_80_to_84=12.2),
        place="Here",
        years=years,
    )
    assert led.holds
    assert led.text == (
        "The number of residents aged 75 to 79 in Here grew most between mid-2015 and mid-2020: "
        "by 12.3%"
    )
    tied = words.fastest_group(changes(aged_1=12.34, aged_2=12.26), place="Here", years=years)
    assert not tied.holds
    assert tied.text == (
        "The numbers of residents aged 1 and aged 2 in Here each grew by 12.3% "
        "between mid-2015 and mid-2020"
    )
    fell = words.fastest_group(changes(aged_1=-1.0, aged_2=0.0), place="Here", years=years)
    assert fell.text == (
        "No age group in Here grew by as much as 0.1% between mid-2015 and mid-2020"
    )
    assert not words.fastest_group(
        changes(aged_1=4.0, aged_2=None), place="Here", years=years
    ).holds


def test_the_standout_group_differs_by_a_point_at_least() -> None:
    def found(mine: float, other: float | None) -> Finding:
        frame = pd.DataFrame(
            {
                "age_name": ["15 to 19", "20 to 24"],
                "place_pct": [6.0, mine],
                "comparator_pct": [5.5, other],
            }
        )
        return words.standout_group(frame, place="South West", comparator="England")

    assert found(10.7, 6.2).text == (
        "The South West has a larger share of residents aged 20 to 24 than England: "
        "10.7% against 6.2%"
    )
    assert "a smaller share of residents aged 20 to 24" in found(5.24, 6.2).text
    assert not found(7.14, 6.2).holds  # 7.1 against 6.2
    assert found(7.14, 6.2).text == (
        "Each age group's share of residents of the South West is within 1 percentage point "
        "of that in England"
    )
    assert found(7.15, 6.2).holds  # 7.2 against 6.2
    assert not found(7.0, None).holds


def test_a_projection_names_its_variant_and_rounds_as_an_estimate() -> None:
    said = {"place": "Here", "group": "aged 65 and over", "years": (2022, 2047), "variant": "V"}
    rise = words.projection(38149.3, 51653.2, **said)
    assert rise.text == (
        "The number of residents aged 65 and over in Here is projected to rise by 35%, "
        "from about 38,100 in 2022 to about 51,700 in 2047 (V)"
    )
    assert "projected to fall by 1%" in words.projection(1000.0, 990.0, **said).text
    steady = words.projection(1000.0, 1009.0, **said)
    assert (steady.holds, "stay about the same" in steady.text) == (False, True)
    assert not words.projection(None, 1.0, **said).holds


def test_a_revised_figure_is_told_with_both_numbers() -> None:
    said = {"place": "Here", "mid_year": 2016, "paper": "The statement of 2018"}
    revised = words.revised_figure(187751, 186946, **said)
    assert revised.text == (
        "The statement of 2018 gives the population of Here in mid-2016 as 187,751, as first "
        "published; it has since been revised to 186,946"
    )
    assert revised.holds
    assert not words.revised_figure(187751, 187751, **said).holds
    assert "still stands" in words.revised_figure(187751, 187751, **said).text
    assert not words.revised_figure(187751, None, **said).holds


@pytest.mark.parametrize(
    ("densest", "holds", "start"),
    [
        (13.0, True, "Where people live closest together, fewest are aged 65 and over: 13%,"),
        (15.0, True, "Where people live closest together, fewer are aged 65 and over: 15%,"),
        (16.84, True, "Where people live closest together, fewer"),  # 16.8 against 18.8
        (16.85, False, "18.8% of residents of Here are aged 65 and over"),
        (20.7, False, "18.8% of residents of Here"),
        (20.8, True, "Where people live closest together, more are aged 65 and over: 21%,"),
    ],
)
def test_density_against_share_needs_two_points_and_fewest_the_lowest_fifth(
    densest: float, holds: bool, start: str
) -> None:
    fifths = [24.0, 22.0, 20.0, 14.0, densest]
    found = words.density_against_share(fifths, place="Here", overall=18.8)
    assert found.text.startswith(start)
    assert found.holds is holds
    if holds:
        assert found.text.endswith("against 19% overall")


def test_density_against_share_is_neutral_without_fifths_or_share() -> None:
    assert words.density_against_share([], place="Here", overall=18.8).text == (
        "18.8% of residents of Here are aged 65 and over"
    )
    assert not words.density_against_share([1.0] * 5, place="Here", overall=None).holds


def test_over_share_counts_shares_as_shown() -> None:
    found = words.over_share([25.04, 25.05, 30.0, 10.0, None], level="lsoa")
    assert found.text == (
        "People aged 65 and over make up more than a quarter of residents "
        "in 2 of 4 small areas (LSOAs)"
    )
    assert "in all 2 wards" in words.over_share([30.0, 40.0], level="ward").text
    none = words.over_share([25.0, 10.0], level="msoa")
    assert none.text == (
        "People aged 65 and over make up no more than a quarter of residents "
        "in any neighbourhood (MSOA)"
    )
    assert not none.holds
    assert not words.over_share([None], level="lsoa").holds
    assert words.over_share([], level="msoa").text == (
        "No whole neighbourhood (MSOA) is part of this choice"
    )
    for share, claim in ((25.0, "no more than a quarter"), (25.1, "more than a quarter")):
        assert words.over_share([share], level="council").text == (
            f"People aged 65 and over make up {claim} of residents in the one council with figures"
        )


def test_the_highest_area_is_named_unless_many_share_it() -> None:
    def found(*values: float | None) -> Finding:
        frame = pd.DataFrame({"area_name": list("abcdef")[: len(values)], "value": values})
        return words.highest_area(frame, measure="share", level="ward")

    assert found(36.3, 20.0).text == "a has the highest share: 36.3%"
    assert found(36.34, 36.26, 2.0).text == "a and b have the joint highest share: 36.3%"
    many = found(1.0, 1.0, 1.0, 1.0, 0.0)
    assert (many.text, many.holds) == ("The highest share is 1.0%, in 4 of 5 wards", False)
    assert not found(36.3).holds
    assert not found(None, None).holds
    assert found().text == "No whole ward is part of this choice"


def test_an_area_is_more_or_less_than_the_whole_from_half_a_point() -> None:
    def text(share: float | None, whole: float | None) -> str:
        return words.area_against_whole(share, area="A", against=Against("Here", whole)).text

    assert text(36.3, 18.8) == (
        "36.3% of residents of A are aged 65 and over, more than the 18.8% across Here"
    )
    assert text(18.3, 18.8).endswith("less than the 18.8% across Here")
    assert text(18.44, 18.84).endswith("close to the 18.8% across Here")
    assert text(18.4, None) == "18.4% of residents of A are aged 65 and over"
    assert text(None, 18.8) == "The share of residents aged 65 and over in A is not held"


def test_areas_rising_counts_rises_and_falls() -> None:
    said = {"level": "lsoa", "years": (2017, 2020), "group": "aged 85 and over"}
    assert words.areas_rising([3, -1, 0, 5, None], **said).text == (
        "The number of residents aged 85 and over rose in 2 of 4 small areas (LSOAs) "
        "between mid-2017 and mid-2020 and fell in 1"
    )
    assert not words.areas_rising([0, 0], **said).holds
    for change, moved in ((3, "rose"), (-3, "fell"), (0, "did not change")):
        one = words.areas_rising([change], **said)
        assert not one.holds
        assert one.text == (
            f"The number of residents aged 85 and over {moved} between mid-2017 and mid-2020 "
            "in the one small area (LSOA) with figures"
        )
    assert words.areas_rising([None], **said).text.endswith("are not held by small area (LSOA)")
    assert words.areas_rising([], **said).text == (
        "No whole small area (LSOA) is part of this choice"
    )


def rural(*rows: tuple[bool, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["is_rural", "people", "group_people"])


def test_rural_share_compares_the_group_with_everybody() -> None:
    some = words.rural_share(rural((True, 300, 90), (False, 700, 110)), place="Here")
    assert some.text == (
        "45% of residents aged 65 and over in Here live in rural areas, "
        "against 30% of all residents"
    )
    near = words.rural_share(rural((True, 300, 31), (False, 700, 69)), place="Here")
    assert near.text.endswith("close to the 30% of all residents")
    same = words.rural_share(rural((True, 300, 30), (False, 700, 70)), place="Here")
    assert same.text.endswith("about the same share as of all residents")
    assert words.rural_share(rural((False, 700, 70)), place="Here").text == (
        "No small area (LSOA) of Here is classed as rural"
    )
    assert not words.rural_share(rural((True, 700, 70)), place="Here").holds
    assert not words.rural_share(rural(), place="Here").holds
    nobody = words.rural_share(rural((True, 700, 0)), place="Here", group="aged 90 and over")
    assert nobody.text == "No residents aged 90 and over are counted in Here"
    everybody = words.rural_share(
        rural((True, 300, 300), (False, 700, 700)), place="Here", group="of all ages"
    )
    assert everybody.text == "30% of residents of Here live in rural areas"


@pytest.mark.parametrize(
    ("members", "everyone", "text"),
    [
        (3, 8, "Under 1% of residents aged 65 and over in Here live in rural areas, "
         "close to the 1% of all residents"),
        (3, 4, "Under 1% of residents aged 65 and over in Here live in rural areas, "
         "about the same share as of all residents"),
        (0, 4, "0% of residents aged 65 and over in Here live in rural areas, "
         "against under 1% of all residents"),
        (8, 3, "1% of residents aged 65 and over in Here live in rural areas, "
         "against under 1% of all residents"),
        (1000, 996, "100% of residents aged 65 and over in Here live in rural areas, "
         "against over 99% of all residents"),
    ],
)  # fmt: skip
def test_few_are_not_nobody_beside_a_share(members: int, everyone: int, text: str) -> None:
    frame = rural((True, everyone, members), (False, 1000 - everyone, 1000 - members))
    assert words.rural_share(frame, place="Here").text == text


def test_deprived_share_counts_the_most_deprived_fifth() -> None:
    frame = pd.DataFrame(
        {
            "imd_decile": [1, 2, 3, None],
            "people": [100, 100, 200, 999],
            "group_people": [10, 10, 60, 999],
        }
    )
    found = words.deprived_share(frame, place="Here")
    assert found.text == (
        "25% of residents aged 65 and over in Here live in small areas in England's most "
        "deprived fifth (IMD 2019), against 50% of all residents"
    )
    assert (
        "tenth (IMD 2019), against 25%" in words.deprived_share(frame, place="Here", deciles=1).text
    )
    fifth = "England's most deprived fifth (IMD 2019)"
    assert words.deprived_share(frame[2:], place="Here").text == (
        f"No small area (LSOA) of Here is in {fifth}"
    )
    assert words.deprived_share(frame[:2], place="Here").text == (
        f"Every small area (LSOA) of Here is in {fifth}"
    )
    assert words.deprived_share(frame[3:], place="Here").text == (
        "No deprivation decile is held for the small areas of Here"
    )
    nobody = words.deprived_share(frame.assign(group_people=0), place="Here")
    assert nobody.text == "No residents aged 65 and over are counted in Here"


@pytest.mark.parametrize("note", ["Not recomputed.", None, float("nan")])
def test_a_printed_comparison_is_quoted_with_its_note_if_it_has_one(note: object) -> None:
    own = {"paper": "The paper", "label": "Rise in residents of Bath", "period": "2001 to 2016"}
    own |= {"value": 14.7, "note": note}
    others = [("England", 20.75), ("South West", 23.0)]
    rows = [own | {"area_name": name, "other_value": value} for name, value in others]
    tail = " Not recomputed." if isinstance(note, str) else ""
    assert words.printed_comparison(rows, "Here") == (
        "The paper prints: rise in residents of Bath, 2001 to 2016, Here 14.7%; "
        f"England 20.75% and South West 23%.{tail}"
    )


@pytest.mark.parametrize(
    ("rank", "tied", "of", "line"),
    [
        (1, 1, 12, "Highest of 12 districts"),
        (1, 3, 12, "Joint highest of 12 districts"),
        (3, 1, 12, "3rd highest of 12 districts"),
        (3, 2, 12, "Joint 3rd highest of 12 districts"),
        (12, 1, 12, "Lowest of 12 districts"),
        (11, 2, 12, "Joint lowest of 12 districts"),
        (1, 1, 1, "Highest of 1 district"),
    ],
)
def test_a_card_tells_share_council_rank_and_change(
    rank: int, tied: int, of: int, line: str
) -> None:
    row = {"age_group": "65_plus", "share_pct": 18.84, "council_share_pct": 20.0}
    row |= {"change_pct": -1.25, "share_rank": rank, "tied_count": tied, "peer_count": of}
    said = words.card_lines(row, since=2017, council="Here", level="district")
    change = "\N{MINUS SIGN}1.3% since mid-2017"
    assert said == ("18.8% of residents", "Here 20.0%", line, change)
    assert words.card_lines(row, since=2017, council="Here", level="council") == (
        "18.8% of residents", change,
    )  # fmt: skip
    everybody = row | {"age_group": "all", "change_pct": None}
    assert words.card_lines(everybody, since=2017, council="Here", level="district") == ()


# --- Every claim on the real figures, worked out again in plain Python -----------------------


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@pytest.fixture(scope="module")
def small_areas() -> pd.DataFrame:
    """The small areas of the five councils in mid-2020, read from the published tables."""
    bundled = DATA / "bundled"
    older = ("age_65_69", "age_70_74", "age_75_79", "age_80_84", "age_85_89", "age_90_plus")
    people = {
        row["lsoa_code"]: (int(row["people"]), sum(int(row[column]) for column in older))
        for row in rows_of(bundled / "ons_lsoa_population" / "lsoa_population.csv")
        if row["mid_year"] == "2020"
    }
    frame = pd.DataFrame(
        [
            (
                row["council_code"],
                row["lsoa_code"],
                float(row["area_km2"]),
                *people[row["lsoa_code"]],
            )
            for row in rows_of(bundled / "ons_lsoa_lookup" / "lsoa_lookup.csv")
        ],
        columns=["council_code", "area_code", "area_km2", "people", "group_people"],
    )
    frame["people_per_km2"] = frame["people"] / frame["area_km2"]
    frame["share"] = frame["group_people"] / frame["people"] * 100
    return frame


@pytest.mark.parametrize("code", COUNCILS)
def test_the_quarter_is_counted_right_for_every_council(
    code: str, small_areas: pd.DataFrame
) -> None:
    mine = small_areas[small_areas["council_code"] == code]
    # More than 25.0 as shown: at least 25.05%, in whole people 2,000 * older >= 501 * people.
    over = sum(
        2000 * older >= 501 * people
        for older, people in zip(mine["group_people"], mine["people"], strict=True)
    )
    found = words.over_share(mine["share"], level="lsoa")
    assert f"in {over} of {len(mine)} small areas" in found.text


def test_mid_2020_figures_of_bath_and_north_east_somerset(small_areas: pd.DataFrame) -> None:
    mine = small_areas[small_areas["council_code"] == "E06000022"]
    assert (mine["people"].sum(), mine["group_people"].sum()) == (196357, 36991)
    assert "in 22 of 115 small areas" in words.over_share(mine["share"], level="lsoa").text


@pytest.mark.parametrize("code", COUNCILS)
def test_the_density_finding_is_true_of_every_council(code: str, small_areas: pd.DataFrame) -> None:
    name, count = COUNCILS[code]
    mine = small_areas[small_areas["council_code"] == code]
    assert len(mine) == count
    ordered = sorted(
        zip(
            mine["people_per_km2"],
            mine["area_code"],
            mine["people"],
            mine["group_people"],
            strict=True,
        )
    )
    fifths = []
    for fifth in range(5):
        part = [row for place, row in enumerate(ordered) if place * 5 // count == fifth]
        fifths.append(sum(row[3] for row in part) / sum(row[2] for row in part) * 100)
    overall = mine["group_people"].sum() / mine["people"].sum() * 100
    found = words.density_against_share(fifths, place=name, overall=overall)
    if "fewest" in found.text:
        assert fifths[4] == min(fifths)
    if found.holds:
        assert abs(overall - fifths[4]) > 1.9
        assert f"{math.floor(fifths[4] + 0.5)}%, against {math.floor(overall + 0.5)}%" in found.text
    else:
        assert abs(overall - fifths[4]) < 2.1


@pytest.mark.parametrize(
    ("value", "pounds", "pence", "change", "short"),
    [
        (17_960.4, "£17,960", "£17,960.40", "+£17,960", "£17,960"),
        (12.17, "£12", "£12.17", "+£12", "£12"),
        (-1_733_000, "−£1,733,000", "−£1,733,000.00", "−£1,733,000", "−£1.7 million"),
        (0.4, "£0", "£0.40", "£0", "£0"),
        (-0.2, "£0", "−£0.20", "£0", "£0"),
        (999_500, "£999,500", "£999,500.00", "+£999,500", "£1.0 million"),
        (58_034_000, "£58,034,000", "£58,034,000.00", "+£58,034,000", "£58.0 million"),
        (11_012_976_000, "£11,012,976,000", "£11,012,976,000.00", "+£11,012,976,000",
         "£11.01 billion"),
        (None, *["not available"] * 4),
    ],
)  # fmt: skip
def test_money_is_written_with_its_sign_before_the_pound(
    value: float | None, pounds: str, pence: str, change: str, short: str
) -> None:
    assert words.pounds(value) == pounds
    assert words.pounds_and_pence(value) == pence
    assert words.signed_pounds(value) == change
    assert words.millions(value) == short
