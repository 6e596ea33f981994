"""The sentences of Services and providers: each claim's condition, and its neutral fall-back."""

import pandas as pd
import pytest

from mps.words import Against, leaving, offered, reach, structure, supply
from mps.words import beds as bed_words

DAY = "28 March 2025"
SCOPE = supply.Scope("Oldham", DAY)
NURSING = {"service_type_code": "nursing_home", "service_type_name": "Care home with nursing",
           "is_counted": True, "is_regulated": True, "counted_with": None}  # fmt: skip
LIVE_IN = {"service_type_code": "live_in_care", "service_type_name": "Live-in care",
           "is_counted": False, "is_regulated": True, "counted_with": "Homecare"}  # fmt: skip
EQUIPMENT = {"service_type_code": "equipment", "service_type_name": "Community equipment",
             "is_counted": False, "is_regulated": False, "counted_with": None}  # fmt: skip


def types(**counts: int) -> pd.DataFrame:
    return pd.DataFrame(
        {"service_type_code": list(counts), "service_type_name": list(counts),
         "location_count": list(counts.values()), "bed_count": pd.NA}
    )  # fmt: skip


def test_a_scope_names_what_is_counted() -> None:
    assert (SCOPE.kind, SCOPE.beds, SCOPE.locations, SCOPE.tail, SCOPE.filters) == (
        "", "care home beds", "registered locations", "", "",
    )  # fmt: skip
    nursing = supply.Scope("Oldham", DAY, NURSING, "Dementia")
    assert nursing.beds == "beds in care homes with nursing"
    assert nursing.filters == " (care home with nursing, client group dementia)"
    assert nursing.tail == " (client group: dementia)"
    assert supply.Scope("Oldham", DAY, LIVE_IN).locations == "locations with homecare"
    assert not supply.Scope("Oldham", DAY, LIVE_IN).about_beds
    assert supply.Scope("Oldham", DAY, EQUIPMENT).kind == "community equipment"


@pytest.mark.parametrize(
    ("homes", "beds", "unknown", "text"),
    [
        (44, 1574, 0, "Oldham had 44 care homes with 1,574 beds on 28 March 2025"),
        (1, 20, 0, "Oldham had 1 care home with 20 beds on 28 March 2025"),
        (3, pd.NA, 3, "Oldham had 3 care homes on 28 March 2025"),
        (3, 40, 1, "Oldham had 3 care homes with 40 beds (beds of 1 not held) on 28 March 2025"),
    ],
)
def test_beds_that_are_not_held_are_said_not_to_be(
    homes: int, beds: object, unknown: int, text: str
) -> None:
    total = {"location_count": homes, "home_count": homes, "bed_count": beds,
             "beds_unknown": unknown}  # fmt: skip
    assert supply.market_size(total, types(), SCOPE).text == text


def test_nothing_listed_is_neutral() -> None:
    total = {"location_count": 0, "home_count": 0, "bed_count": pd.NA, "beds_unknown": 0}
    said = supply.market_size(total, types(), SCOPE)
    assert (said.text, said.holds) == (
        f"No registered location was listed in Oldham on {DAY}", False,
    )  # fmt: skip
    said = supply.market_size(total, types(), supply.Scope("Oldham", DAY, NURSING))
    assert said.text == f"No registered location of this choice was listed in Oldham on {DAY}"


def test_the_commonest_kind_must_lead_alone() -> None:
    assert offered.commonest_service(types(Homecare=3, Shared=1), 4, SCOPE).text == (
        "3 of 4 registered locations in Oldham offered homecare, the most common kind"
    )
    assert not offered.commonest_service(types(Homecare=3, Shared=3), 4, SCOPE).holds
    live_in = supply.Scope("Oldham", DAY, LIVE_IN)
    assert offered.commonest_service(types(Homecare=3, Shared=1), 3, live_in).text == (
        "Of 3 locations with homecare in Oldham, 1 also offered shared"
    )


def test_kinds_are_counted_in_order_and_a_chosen_kind_is_not_among_them() -> None:
    frame = types(**{"Homecare": 3, "Care home without nursing": 1, "Shared lives": 2})
    assert offered.kinds_of_service(frame, 4, SCOPE).text == (
        "Of 4 registered locations in Oldham, 3 offered homecare, 2 offered shared lives and 1 "
        "was a care home without nursing"
    )
    assert not offered.kinds_of_service(types(Homecare=3), 3, SCOPE).holds
    live_in = supply.Scope("Oldham", DAY, LIVE_IN)
    said = offered.kinds_of_service(types(Homecare=3, Shared=1), 3, live_in)
    assert said.text == (
        "Some of the 3 locations with homecare in Oldham also offered other kinds of service: "
        "shared 1"
    )
    said = offered.kinds_of_service(types(Homecare=1, A=1, B=1, C=1, D=1), 1, live_in)
    assert said.text == (
        "The only location with homecare in Oldham also offered other kinds of service, among "
        "them a 1, b 1 and c 1"
    )
    assert not offered.kinds_of_service(types(Homecare=3), 3, live_in).holds


def test_beds_of_a_client_group_are_said_to_be_whole_homes() -> None:
    assert supply.client_note(SCOPE) == ""
    assert supply.client_note(supply.Scope("Oldham", DAY, LIVE_IN, "Dementia")) == ""
    said = supply.client_note(supply.Scope("Oldham", DAY, NURSING, "Dementia"))
    assert said.startswith("Beds are all beds of the homes that list dementia")


def test_areas_with_the_most_are_named_unless_many_share_it() -> None:
    frame = pd.DataFrame({"area_name": list("abcde"), "location_count": [5, 5, 1, 1, 0],
                          "bed_count": [0, 10, 0, 0, 0]})  # fmt: skip
    said = supply.area_with_most(frame, level="ward", scope=SCOPE)
    assert said.text == "Most care home beds are in b: 10"
    homecare = supply.Scope("Oldham", DAY, {**LIVE_IN, "is_counted": True})
    said = supply.area_with_most(frame, level="ward", scope=homecare)
    assert said.text == "Most locations with live-in care are in a and b: 5 each"
    frame["location_count"] = 2
    assert not supply.area_with_most(frame, level="ward", scope=homecare).holds
    assert not supply.area_with_most(frame.head(1), level="ward", scope=SCOPE).holds


def test_names_with_commas_are_parted_by_semicolons() -> None:
    assert supply.named(["a", "b", "c"]) == "a, b and c"
    assert supply.named(["Diggle, Delph", "b"]) == "Diggle, Delph; b"
    assert supply.named(["Diggle, Delph"]) == "Diggle, Delph"


@pytest.mark.parametrize(
    ("rate", "name"),
    [(0, "None"), (0.4, "Under 50"), (49.4, "Under 50"), (49.5, "50 to 99"), (99.9, "100 to 199"),
     (200, "200 or more"), (None, None), (float("nan"), None)],
)  # fmt: skip
def test_classes_of_beds_follow_the_number_as_shown(rate: float | None, name: str | None) -> None:
    assert bed_words.rate_class(rate) == name


def need(names: str, beds: list[int], most: list[bool], fewest: list[bool]) -> pd.DataFrame:
    return pd.DataFrame({"area_name": list(names), "bed_count": beds, "people_75_plus": 100.0,
                         "has_most_need": most, "has_fewest_beds": fewest})  # fmt: skip


def test_need_without_beds_says_none_few_or_neither() -> None:
    asked = {"need": "75_plus", "place": "X", "beds": "care home beds"}
    yes, no = [True] * 3, [False] * 3
    said = bed_words.need_without_beds(need("abc", [0, 0, 9], yes, [True, True, False]), **asked)
    assert said.text == (
        "Of the 3 neighbourhoods (MSOAs) of X with most residents aged 75 and over, 2 have no "
        "care home beds: a and b"
    )
    said = bed_words.need_without_beds(need("abc", [1, 2, 9], yes, [True, False, False]), **asked)
    assert said.text.endswith("1 has few care home beds: a")
    assert not bed_words.need_without_beds(need("abc", [7, 8, 9], yes, no), **asked).holds
    assert not bed_words.need_without_beds(need("abc", [7, 8, 9], no, yes), **asked).holds
    said = bed_words.need_without_beds(need("a", [0], [True], [True]), **asked)
    assert said.text == (
        "a is among the neighbourhoods (MSOAs) with most residents aged 75 and over and has no "
        "care home beds"
    )


def test_beds_per_older_resident_are_read_against_what_is_held() -> None:
    frame = need("ab", [5, 0], [True] * 2, [True] * 2)
    said = bed_words.beds_for_older(
        frame, place="X", when="in 2022", beds="care home beds",
        against=[Against("North West", 95.4), Against("England", None)],
    )  # fmt: skip
    assert said.text == (
        "X had 25 care home beds per 1,000 residents aged 75 and over (the North West 95) in "
        "2022; 1 of its 2 neighbourhoods had none"
    )
    empty = bed_words.beds_for_older(frame.head(0), place="X", when="", beds="care home beds")
    assert not empty.holds


def access(rates: list[float], most: bool = False) -> pd.DataFrame:
    return pd.DataFrame({"area_name": [f"a{n}" for n in range(len(rates))],
                         "beds_per_1000": rates, "council_per_1000": 90.0,
                         "people_75_plus": [100.0 + n for n in range(len(rates))],
                         "beds_within": [int(rate) for rate in rates], "nearest_km": 1.0,
                         "has_most_people": most, "has_least_reach": True,
                         "reaches_beyond": False, "council_beds": 1000,
                         "is_near_border": [n % 2 == 0 for n in range(len(rates))]})  # fmt: skip


def test_least_reach_needs_areas_below_the_whole() -> None:
    asked = {"place": "X", "council": "Y"}
    assert reach.least_reach(access([1, 2, 3, 90]), **asked).text == (
        "Lowest access to care home beds in Y's own homes: a0, a1 and a2, 1 to 3 per 1,000 "
        "residents aged 75 and over, against 90 in Y"
    )
    beyond = access([1, 2, 3, 90]).assign(reaches_beyond=[True, False, False, False])
    assert reach.least_reach(beyond, **asked).text.startswith("Lowest access to care home beds: a0")
    for few in ([1.0, 2.0], [91.0, 92.0, 93.0, 94.0]):
        assert not reach.least_reach(access(few), **asked).holds
    assert not reach.least_reach(access([]), **asked).holds


def test_many_and_far_needs_an_area_with_both() -> None:
    asked = {"place": "X", "council": "Ys"}
    assert not reach.many_and_far(access([1, 2]), **asked).holds
    assert not reach.people_far(access([1, 2]), **asked).holds
    said = reach.many_and_far(access([1, 2], most=True), **asked)
    assert said.text.startswith("2 small areas of X have many residents")
    assert said.text.endswith("within reach in Ys' own homes; a1 has most such residents, 101")
    assert reach.people_far(access([1], most=True), **asked).text.endswith(
        "live in the 1 small area with many of them and few beds within reach in Ys' own homes"
    )


def test_tiles_of_access_are_those_of_the_place_and_of_what_is_held() -> None:
    asked = {"reach": "5 km", "council": "Y"}
    frame = access([1, 2])
    own = reach.reach_tiles(frame, **asked, is_council=True, supply="register")
    assert own[0] == ("Beds per 1,000 residents aged 75+", "4,975", ())
    assert own[-1] == ("Farthest from a care home in Y", "1.0 km", ())
    part = reach.reach_tiles(frame, **asked, is_council=False, supply="msoa_2022")
    assert part[0] == ("Access, mean of its small areas", "2", ("Y 90",))
    assert not any("Farthest" in label for label, _, _ in part)
    assert "no addresses" in reach.method("msoa_2022")
    assert "no addresses" not in reach.method("register")


def test_the_border_is_counted() -> None:
    assert reach.border_sentence(access([1, 2, 3]), reach="5 km").startswith("2 of 3 small areas")
    assert reach.border_sentence(access([1]), reach="5 km").startswith("The small area has")
    far = access([1]).assign(is_near_border=False)
    assert reach.border_sentence(far, reach="5 km").startswith("No small area here")
    assert reach.border_lede(far) == reach.border_lede(access([1, 2])) == ""
    assert reach.border_lede(access([1, 2, 3])).endswith("within reach of 2 of 3 small areas")
    assert reach.border_lede(access([1])).endswith("within reach of this small area")


def providers(counts: list[int]) -> pd.DataFrame:
    total = sum(counts)
    return pd.DataFrame({"provider_label": [f"p{n}" for n in range(len(counts))],
                         "location_count": counts, "bed_count": pd.NA, "bed_share_pct": pd.NA,
                         "location_share_pct": [100 * count / total for count in counts],
                         "total_locations": total, "total_beds": pd.NA})  # fmt: skip


def test_the_largest_provider_must_stand_out() -> None:
    assert structure.largest_provider(providers([3, 1]), SCOPE).text == (
        "The largest of 2 providers in Oldham has 3 of 4 registered locations (75.0%)"
    )
    assert not structure.largest_provider(providers([1, 1]), SCOPE).holds
    assert not structure.largest_provider(providers([2, 2, 2, 2, 1]), SCOPE).holds
    assert not structure.largest_provider(providers([1]), SCOPE).holds
    assert not structure.largest_provider(providers([]), SCOPE).holds
    assert not structure.ten_largest(providers([1] * 10), SCOPE).holds
    assert structure.ten_largest(providers([1] * 20), SCOPE).text == (
        "The ten largest of 20 providers have 50.0% of registered locations"
    )


def test_few_hands_are_named_by_either_index() -> None:
    frame = pd.DataFrame({"group": ["Care home with nursing", "Homecare", "Shared lives"],
                          "providers": [8, 60, 1], "hhi": [1250.0, 170.0, 10000.0],
                          "bed_hhi": [2054.0, None, None]})  # fmt: skip
    assert structure.few_hands(frame, place="X").text == (
        "Care homes with nursing (by beds) and shared lives are in few hands in X; homecare is "
        "spread over 60 providers"
    )
    assert not structure.few_hands(frame.iloc[[1]], place="X").holds
    assert (
        structure.few_hands(frame.iloc[[2]], place="X").text == "Shared lives is in few hands in X"
    )


def test_an_exit_without_anything_to_lose_is_neutral() -> None:
    columns = ["service_type_name", "lost_beds", "bed_count", "bed_share_pct", "lost_locations",
               "location_count", "location_share_pct"]  # fmt: skip
    said = leaving.exit_loss(pd.DataFrame(columns=columns), leaver="P", scope=SCOPE)
    assert (said.text, said.holds) == (
        "P has no registered location in Oldham", False,
    )  # fmt: skip
    row = pd.DataFrame([["Homecare", pd.NA, pd.NA, None, 1, 4, 25.0]], columns=columns)
    assert leaving.exit_loss(row, leaver="P", scope=SCOPE).text == (
        "If P left, 1 of 4 locations with homecare in Oldham (25.0%) would go"
    )
    row = row.assign(location_count=1, location_share_pct=100.0)
    assert leaving.exit_loss(row, leaver="P", scope=SCOPE).text == (
        "If P left, the only location with homecare in Oldham would go"
    )


def leavers(label: str, count: int) -> pd.DataFrame:
    return pd.DataFrame({"location_id": ["1", "2", "3"], "location_name": ["A", "B", "C"],
                         "provider_label": label}).head(count)  # fmt: skip


def test_who_leaves_is_named_by_homes_where_no_name_is_held() -> None:
    assert leaving.leaver_name(leavers("Provider of A", 1), "9") == "the provider of A"
    several = leavers("Individual provider of A and 2 more", 3)
    assert leaving.leaver_name(several, "9") == "the individual provider of A and 2 more"
    assert leaving.leaver_name(leavers("Trust", 1), "9") == "Trust (A)"
    assert leaving.leaver_name(leavers("Trust", 3), "9") == "Trust"
    assert leaving.leaver_name(leavers("Trust", 3), "1") == "A"


@pytest.mark.parametrize(
    ("homes", "lines"),
    [(8, ("the other 7 have 256 beds together",)), (2, ("the other home has 256 beds",)), (1, ())],
)
def test_what_stays_of_a_kind_is_told(homes: int, lines: tuple[str, ...]) -> None:
    gone = pd.DataFrame({"bed_count": [146], "people_nearest": [10], "reaches_beyond": [False]})
    loss = pd.DataFrame({"service_type_name": ["Care home with nursing"], "lost_beds": [146],
                         "bed_count": [402], "bed_share_pct": [36.3], "lost_locations": [1],
                         "location_count": [homes], "location_share_pct": [12.5]})  # fmt: skip
    tiles = leaving.exit_tiles(gone, loss, "Oldham")
    assert tiles[2] == ("Share of beds in care homes with nursing", "36.3%", lines)
    assert tiles[3][2] == ("to whom it is the nearest of its kind in Oldham",)
    tiles = leaving.exit_tiles(gone.assign(reaches_beyond=True), loss, "Oldham")
    assert tiles[3][2] == ("to whom it is the nearest of its kind",)


def test_ratings_without_a_rated_location_left_are_neutral() -> None:
    frame = pd.DataFrame({"is_after": [False], "rating_class": ["good"], "location_count": [1]})
    said = leaving.ratings_after(frame, place="X")
    assert said.text == "No other rated location of its kinds would remain in X"
    for rating, count, text in (
        ("no_published_rating", 1, "The only location of its kind in X has no published rating"),
        ("no_published_rating", 3,
         "None of the 3 locations of its kinds in X has a published rating"),
        ("inherited", 3, "None of the 3 locations of its kinds in X has a rating of its own"),
        ("not_held", 3, "Ratings of its kinds of service are not held in X"),
    ):  # fmt: skip
        said = leaving.ratings_after(
            frame.assign(rating_class=rating, location_count=count), place="X"
        )
        assert (said.text, said.holds) == (text, False)


def test_the_nearest_at_the_same_place_is_not_a_distance() -> None:
    frame = pd.DataFrame({"location_name": ["A"], "kind_name": ["Homecare"], "other_name": ["B"],
                          "km": [0.01], "is_beyond": [False]})  # fmt: skip
    asked = {"leaver": "A", "council": "Oldham"}
    assert leaving.nearest_other(frame, **asked).text == (
        "The nearest other location with homecare in Oldham to A is B, at the same place"
    )
    assert leaving.nearest_other(frame.assign(is_beyond=True), **asked).text == (
        "The nearest other location with homecare to A is B, outside Oldham, at the same place"
    )
    assert not leaving.nearest_other(frame.head(0), **asked).holds
