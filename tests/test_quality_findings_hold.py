"""What the page Quality says is true of every area and filter, counted anew from the files."""

import re
from collections import Counter
from itertools import product
from pathlib import Path

import pandas as pd
import pytest

from mps import words
from mps.store import Store, open_store
from tests.recount import areas, no_problem, rows_of
from tests.recount_ratings import (
    CLASSES,
    FOUR,
    QUESTIONS,
    Rated,
    good,
    locations,
    median_years,
    rated,
    years,
)

OLDHAM = "E08000004"
SERVICES = ("", "nursing_home", "care_home", "homecare", "supported_living", "live_in_care")
CHOICES = [(service, client) for service in SERVICES for client in ("", "dementia")]


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return open_store(store)


def fits(one: Rated, service: str, client: str) -> bool:
    wanted = "homecare" if service == "live_in_care" else service
    return (not wanted or wanted in one.kinds) and (not client or "Dementia" in one.clients)


def choices() -> list[tuple[dict[str, str], list[Rated]]]:
    """Every area, the larger ones under every filter: parameters, and the locations that fit."""
    return [
        (
            {"area_code": area.code, "service_type": service, "client_group": client},
            [
                one
                for one in locations().values()
                if one.lsoa in area.lsoas and fits(one, service, client)
            ],
        )
        for area in areas().values()
        if area.council == OLDHAM
        for service, client in (CHOICES if area.level in ("council", "ward") else [("", "")])
    ]


def whole(**changed: str) -> dict[str, str]:
    return {"area_code": OLDHAM, "service_type": "", "client_group": "", **changed}


def noun_of(opened: Store, service: str, client: str) -> words.Noun:
    rows = opened.query("market__service").set_index("service_type_code", drop=False)
    return words.counted_noun(rows.loc[service].to_dict() if service else None, client)


def test_oldhams_care_homes_are_34_good_6_requiring_improvement_and_4_without() -> None:
    homes = [one for one in locations().values() if one.is_home]
    found = Counter(one.now.get("Overall", "none") for one in homes)
    assert len(homes) == 44
    assert found == {"Good": 34, "Requires improvement": 6, "none": 4}


def test_the_page_counts_oldhams_care_homes_alike(opened: Store) -> None:
    found: Counter[str] = Counter()
    for kind in ("nursing_home", "care_home"):
        frame = opened.query("quality__by_group", breakdown="service", **whole(service_type=kind))
        found.update(dict(zip(frame["rating_class"], frame["location_count"], strict=True)))
    assert found == {"good": 34, "requires_improvement": 6, "no_published_rating": 4}


def test_numbers_and_headings_hold_for_every_area_and_filter(opened: Store) -> None:
    wrong = []
    for chosen, fitting in choices():
        row = opened.query("quality__summary", **chosen).iloc[0].to_dict()
        counts = (len(fitting), len(rated(fitting)), len(good(fitting)))
        if (row["location_count"], row["rated_count"], row["good_count"]) != counts:
            wrong.append(f"{chosen}: {row}")
        kinds = ("inherited_count", "not_rated_count", "no_published_count", "not_held_count")
        if {sum(row[kind] for kind in kinds), row["without_count"]} != {counts[0] - counts[1]}:
            wrong.append(f"{chosen}: {row}")
        noun = noun_of(opened, chosen["service_type"], chosen["client_group"])
        text = words.rated_good(row, place="Place", noun=noun).text
        if not heading_is_true(text, *counts):
            wrong.append(text)
        if rated(fitting) and not age_is_true(words.rating_age(row).text, rated(fitting)):
            wrong.append(words.rating_age(row).text)
    no_problem(wrong)


def heading_is_true(text: str, total: int, of: int, number: int) -> bool:
    tail = f"; {total - of} more {'has' if total - of == 1 else 'have'} no rating"
    if not total:
        return text.startswith("No registered ")
    if not of:
        return text.endswith("no rating of its own" if total == 1 else "a rating of its own")
    if text.endswith(tail) == (total == of):
        return False
    claim = text.removesuffix(tail)
    if of == 1:
        return claim.startswith("The one rated") and (" is not " in claim) == (number == 0)
    if number == of:
        return claim.startswith(f"All {of} rated")
    share = re.search(r"\((\d+)%\)", claim)
    if (share is not None) != (of >= 10):
        return False
    if share and abs(int(share[1]) - 100 * number / of) > 0.5:
        return False
    return claim.startswith(f"{number or 'None'} of {of} rated")


def age_is_true(text: str, fitting: list[Rated]) -> bool:
    old = sum(years(one) >= 5 for one in fitting)
    if len(fitting) == 1:
        return text == "One rating has a date"
    tail = {0: "none is", len(fitting): f"all {old} are"}.get(
        old, f"{old} of {len(fitting)} {'is' if old == 1 else 'are'}"
    )
    told = re.fullmatch(
        rf"The median rating is (\d+\.\d) years old; {tail} five years old or more", text
    )
    return told is not None and abs(float(told[1]) - median_years(fitting)) <= 0.05 + 1e-9


def test_bands_of_age_hold_for_every_filter(opened: Store) -> None:
    edges = {"under_1": (-9, 1), "1_2": (1, 2), "2_3": (2, 3), "3_5": (3, 5), "5_plus": (5, 99)}
    for service, client in CHOICES:
        frame = opened.query("quality__age", **whole(service_type=service, client_group=client))
        fitting = rated(one for one in locations().values() if fits(one, service, client))
        counted = dict(zip(frame["band_code"], frame["location_count"], strict=True))
        expected = {
            band: sum(low <= years(one) < high for one in fitting)
            for band, (low, high) in edges.items()
        }
        assert counted == expected


def test_key_questions_hold_and_the_weakest_is_the_weakest(opened: Store) -> None:
    for service, client in CHOICES:
        frame = opened.query(
            "quality__by_group",
            breakdown="key_question",
            **whole(service_type=service, client_group=client),
        )
        fitting = [one for one in locations().values() if fits(one, service, client)]
        for question in ("Overall", *QUESTIONS):
            own = frame[frame["group_name"] == question]
            expected = Counter(
                CLASSES.get(one.now.get(question, ""), "no_published_rating") for one in fitting
            )
            assert dict(zip(own["rating_class"], own["location_count"], strict=True)) == expected
        below = {
            question: sum(one.now.get(question) in FOUR[2:] for one in fitting)
            for question in QUESTIONS
        }
        told = words.weakest_question(frame)
        if told.holds:
            names = re.split(r" and |, ", re.split(r" (?:is|are) the key", told.text)[0])
            assert {name for name in QUESTIONS if below[name] == max(below.values())} == set(names)
            assert f"{max(below.values())} of {len(rated(fitting))} ratings" in told.text


def test_kinds_of_service_areas_and_sizes_hold_and_the_lowest_is_the_lowest(opened: Store) -> None:
    sizes = Counter(one.provider for one in locations().values())
    # Every other council's list is of another day.
    groups = {
        ("quality__by_group", "service"): lambda one: list(one.kinds),
        ("quality__by_group", "provider"): lambda one: [
            "provider_" + ("1" if sizes[one.provider] == 1 else
                           "2_4" if sizes[one.provider] < 5 else "5_plus"),
            *(["home_" + ("small" if one.beds <= 10 else "medium" if one.beds < 50 else "large")]
              if one.is_home else []),
        ],
        ("quality__by_area", None): lambda one: [
            area.code for area in areas().values()
            if area.council == OLDHAM and area.level == "ward" and one.lsoa in area.lsoas
        ],
    }  # fmt: skip
    for ((name, breakdown), group), (service, client) in product(groups.items(), CHOICES):
        if breakdown == "service" and service:
            continue
        asked = whole(service_type=service, client_group=client)
        frame = opened.query(name, **asked | ({"breakdown": breakdown} if breakdown else {}))
        fitting = [one for one in locations().values() if fits(one, service, client)]
        expected = Counter(
            (code, CLASSES.get(one.now.get("Overall", ""), "no_published_rating"))
            for one in fitting
            for code in group(one)
        )
        told = frame[frame["group_code"] != "all"]
        keys = zip(told["group_code"], told["rating_class"], strict=True)
        assert dict(zip(keys, told["location_count"], strict=True)) == expected
        assert lowest_is_true(words.lowest_rated(frame, what="kind").text, told)


def lowest_is_true(text: str, frame: pd.DataFrame) -> bool:
    shares = {}
    for name, own in frame.groupby("group_name"):
        counts = dict(zip(own["rating_class"], own["location_count"], strict=True))
        of = sum(counts.get(kind, 0) for kind in CLASSES.values())
        if of >= 10:
            shares[str(name)] = 100 * (counts.get("good", 0) + counts.get("outstanding", 0)) / of
    low, *others = sorted(shares.values()) or [0.0]
    if not others:
        return text == "Ratings by kind"
    if others[0] - low >= 5:
        return shares.get(text.split(":")[0]) == low
    numbers = [int(number) for number in re.findall(r"(\d+)%", text)]
    return abs(numbers[0] - low) <= 0.5 and abs(numbers[-1] - others[-1]) <= 0.5


def test_ratings_moved_as_the_page_says_in_every_area(opened: Store) -> None:
    wrong = []
    for chosen, fitting in choices():
        frame = opened.query("quality__history", **chosen)
        twice = [one for one in rated(fitting) if one.before]
        expected = Counter((CLASSES[one.before], CLASSES[one.now["Overall"]]) for one in twice)
        pairs = zip(frame["previous_class"], frame["current_class"], strict=True)
        if dict(zip(pairs, frame["location_count"], strict=True)) != expected:
            wrong.append(str(chosen))
        steps = [FOUR.index(one.before) - FOUR.index(one.now["Overall"]) for one in twice]
        rose, fell = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
        text = words.rating_moves(frame).text
        if len(twice) > 1 and text != (
            f"Of {len(twice)} locations rated twice or more, {rose} rose, {fell} fell and "
            f"{len(twice) - rose - fell} stayed the same"
        ):
            wrong.append(text)
    no_problem(wrong)


def test_the_public_query_tells_the_same(opened: Store) -> None:
    frame = opened.query("market_ratings", council_code=OLDHAM)
    found = frame[(frame["service_type"] == "all") & (frame["domain"] == "Overall")]
    assert dict(zip(found["rating"], found["location_count"], strict=True)) == {
        "Outstanding": 4, "Good": 59, "Requires improvement": 11, "No published rating": 32,
    }  # fmt: skip
    for kind in ("nursing_home", "homecare"):
        for question in QUESTIONS:
            own = frame[(frame["service_type"] == kind) & (frame["domain"] == question)]
            expected = Counter(
                one.now.get(question, "No published rating")
                for one in locations().values()
                if kind in one.kinds
            )
            assert dict(zip(own["rating"], own["location_count"], strict=True)) == expected


def test_every_location_is_listed_with_its_own_rating_and_its_page(opened: Store) -> None:
    frame = opened.query("quality__locations", **whole())
    assert set(frame["location_id"]) == set(locations())
    for row in frame.to_dict("records"):
        one = locations()[row["location_id"]]
        assert row["rating_name"] == one.now.get("Overall", "No published rating")
        assert row["cqc_url"] == f"https://www.cqc.org.uk/location/{one.code}"
        assert row["safe"] == CLASSES.get(one.now.get("Safe", ""), "no_published_rating")
    dates = frame.loc[frame["is_rated"], "published_date"]
    assert dates.is_monotonic_increasing


def test_a_list_without_ratings_tells_when_each_location_was_last_checked(opened: Store) -> None:
    bath = "E06000022"
    folder = Path("data/bundled/cqc_directory")
    days = [row["last_check_date"] for row in rows_of(folder / "directory_2014.csv")]
    frame = opened.query("quality__last_checks", **whole(area_code=bath))
    assert sorted(f"{day:%Y-%m-%d}" for day in frame["last_check_date"]) == sorted(days)
    said = words.checked_before(frame, place="Bath", noun=noun_of(opened, "", "")).text
    assert said == (
        "87 listed locations in Bath were last checked between 15 May 2013 and 26 September 2014"
    )
    row = opened.query("quality__summary", **whole(area_code=bath)).iloc[0]
    assert (row["not_held_count"], row["without_count"], row["rated_count"]) == (87, 87, 0)


def groups(*rows: tuple[str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["group_name", "rating_class", "location_count"])


NOUN = words.Noun("location", "locations")
NUMBERS = ("location_count", "rated_count", "good_count", "without_count", "inherited_count")


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ((0, 0, 0, 0, 0), "No registered location in the North West is on the list"),
        ((1, 0, 0, 1, 0), "The one registered location in the North West has no rating of its own"),
        (
            (3, 0, 0, 3, 0),
            "None of 3 registered locations in the North West has a rating of its own",
        ),
        ((1, 1, 0, 0, 0), "The one rated location in the North West is not good or outstanding"),
        ((4, 4, 4, 0, 0), "All 4 rated locations in the North West are good or outstanding"),
        (
            (5, 4, 1, 1, 1),
            "1 of 4 rated locations in the North West is good or outstanding; "
            "1 more has no rating of its own",
        ),
        (
            (12, 10, 9, 2, 0),
            "9 of 10 rated locations in the North West (90%) are good or outstanding; "
            "2 more have no rating",
        ),
    ],
)
def test_the_finding_suits_few_and_none(numbers: tuple[int, ...], text: str) -> None:
    row = {**dict(zip(NUMBERS, numbers, strict=True)), "good_pct": 90.0}
    found = words.rated_good(row, place="North West", noun=NOUN)
    assert found.text == text
    assert found.holds == (numbers[1] > 0)


def test_a_group_is_called_lowest_only_when_it_clearly_is() -> None:
    frame = groups(("A", "good", 8), ("A", "inadequate", 2), ("B", "good", 19), ("B", "good", 1),
                   ("C", "inadequate", 9), ("A", "not_held", 50))  # fmt: skip
    assert words.lowest_rated(frame, what="ward").text == (
        "A: 8 of 10 rated are good or outstanding, the lowest share of any ward with 10 or more "
        "ratings"
    )
    close = groups(("A", "good", 96), ("A", "inadequate", 4), ("B", "good", 100))
    assert not words.lowest_rated(close, what="ward").holds
    assert words.lowest_rated(close, what="ward").text.startswith("96% to 100% are good")


def test_key_questions_in_a_tie_are_named_together_or_not_at_all() -> None:
    two = groups(("Safe", "inadequate", 1), ("Caring", "inadequate", 1), ("Effective", "good", 1))
    assert words.weakest_question(two).text == (
        "Safe and Caring are the key questions most often below good: 1 of 1 ratings each"
    )
    three = groups(*((name, "inadequate", 1) for name in QUESTIONS[:3]))
    assert not words.weakest_question(three).holds


def test_kinds_of_no_rating_have_each_a_name_and_a_meaning() -> None:
    kinds = list(words.RATING_KINDS)
    assert kinds[4:] == ["inherited", "not_rated", "no_published_rating", "not_held"]
    assert len({kind.name for kind in words.RATING_KINDS.values()}) == 8
    assert all(kind.meaning.endswith(".") for kind in words.RATING_KINDS.values())


def test_comparators_that_are_incomplete_are_named_with_how_much_is_held() -> None:
    rows = [
        {"area_name": "North West", "held_count": 1, "council_count": 24, "is_complete": False},
        {"area_name": "England", "held_count": 1, "council_count": 153, "is_complete": False},
    ]
    assert words.comparators_missing(rows) == (
        "The North West (ratings of 1 of its 24 councils are held) and England (ratings of 1 of "
        "its 153 councils are held) are left out."
    )
    assert words.comparators_missing([{**rows[0], "is_complete": True}]) == ""
