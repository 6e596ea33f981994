"""What Services and providers says, held against counts made anew from the bundled files."""

import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from mps.analysis.concentration import concentration
from mps.store import Store, open_store
from mps.words import beds as bed_words
from mps.words import leaving as exits
from mps.words import offered, structure, supply
from mps.words import reach as reach_words
from tests.recount import Area, areas, areas_at, levels_of, no_problem, people, shown
from tests.recount_market import (
    BATH,
    DAYS,
    OLDHAM,
    YEAR,
    Listed,
    beds_by_msoa,
    beds_of,
    by_provider,
    hhi,
    highest,
    inside,
    km,
    listed,
    lowest,
    nearest_home,
    older,
    reach,
)
from tests.recount_ratings import locations as rated_locations

COUNCILS = ("E06000022", "E08000018", "E10000017", "E10000031", "E08000004")
ALL = {"service_type": "", "client_group": ""}
HOME = "Care home"


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return open_store(store)


def places(council: str) -> list[Area]:
    """The council and every area within it."""
    return [areas()[council], *(area for level in levels_of(council) if level != "council"
                                for area in areas_at(council, level))]  # fmt: skip


def total_of(opened: Store, code: str, **chosen: str) -> dict[str, object]:
    frame = opened.query("services__totals", area_code=code, **{**ALL, **chosen})
    return frame.to_dict("records")[0]


def several(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


@pytest.mark.parametrize("council", [OLDHAM, BATH])
def test_the_size_of_the_market_is_right_in_every_area(council: str, opened: Store) -> None:
    wrong = []
    for area in places(council):
        here = inside(area, listed(council))
        homes = [one for one in here if one.is_home]
        visiting = sum("Homecare" in one.kinds for one in here)
        beds = f" with {beds_of(homes):,} beds" if council == OLDHAM else ""
        parts = [f"{several(len(homes), 'care home', 'care homes')}{beds}"] if homes else []
        parts += (
            [several(visiting, "location with homecare", "locations with homecare")]
            if visiting
            else []
        )
        parts = parts or [several(len(here), "registered location", "registered locations")]
        expected = f"{area.name} had {' and '.join(parts)} on {DAYS[council]}"
        if not here:
            expected = f"No registered location was listed in {area.name} on {DAYS[council]}"
        types = opened.query("services__types", area_code=area.code, **ALL)
        scope = supply.Scope(area.name, DAYS[council])
        said = supply.market_size(total_of(opened, area.code), types, scope)
        if said.text != expected or said.holds != bool(here):
            wrong.append(f"{said.text!r} instead of {expected!r}")
        counts = Counter(kind for one in here for kind in one.kinds)
        told = dict(zip(types["service_type_name"], types["location_count"], strict=True))
        kinds = offered.kinds_of_service(types, len(here), scope)
        top = sorted(counts.values(), reverse=True)[:3]
        said_counts = [
            int(part) for part in re.findall(r"\b(\d+) (?:offered|was|were)", kinds.text)
        ]
        if kinds.holds and said_counts != top:
            wrong.append(f"{kinds.text!r} instead of {top}")
        if told != counts:
            wrong.append(f"{area.name}: {told} instead of {dict(counts)}")
    no_problem(wrong)


def test_oldham_is_what_the_issue_counted(opened: Store) -> None:
    total = total_of(opened, OLDHAM)
    assert (total["location_count"], total["home_count"], total["bed_count"]) == (106, 44, 1574)
    assert len(opened.query("market_locations", council_code=OLDHAM)) == 224
    assert len(opened.query("market_locations", council_code=BATH)) == 87


@pytest.mark.parametrize("kind", ["nursing_home", "care_home", "homecare", "supported_living"])
@pytest.mark.parametrize("client", ["", "dementia"])
@pytest.mark.parametrize("council", [OLDHAM, BATH])
def test_filters_choose_the_right_locations(
    council: str, client: str, kind: str, opened: Store
) -> None:
    names = {"nursing_home": "Care home with nursing", "care_home": "Care home without nursing",
             "homecare": "Homecare", "supported_living": "Supported living"}  # fmt: skip
    chosen = {
        one.code
        for one in listed(council)
        if names[kind] in one.kinds and (not client or "dementia" in one.clients)
    }
    found = opened.query(
        "services__locations", area_code=council, service_type=kind, client_group=client
    )
    assert set(found["location_id"]) == chosen
    total = total_of(opened, council, service_type=kind, client_group=client)
    assert total["location_count"] == len(chosen)


@pytest.mark.parametrize("council", [OLDHAM, BATH])
def test_live_in_care_is_counted_with_homecare_everywhere(council: str, opened: Store) -> None:
    names = ("services__weights", "services__ranking", "services__providers")
    for name in names:
        one, other = (
            opened.query(name, area_code=council, service_type=kind, client_group="")
            for kind in ("homecare", "live_in_care")
        )
        pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize("council", [OLDHAM, BATH])
def test_areas_have_the_locations_and_beds_that_lie_in_them(council: str, opened: Store) -> None:
    wrong = []
    for level in levels_of(council):
        frame = opened.query(
            "services__areas", council_code=council, within_code=council, area_level=level, **ALL
        )
        assert len(frame) == len(areas_at(council, level))
        for row in frame.to_dict("records"):
            here = inside(areas()[row["area_code"]], listed(council))
            counts = (row["location_count"], row["home_count"], row["provider_count"])
            expected = (len(here), sum(one.is_home for one in here), len(by_provider(here)))
            if counts != expected or row["people_75_plus"] != older(row["area_code"]):
                wrong.append(f"{row['area_name']}: {counts} instead of {expected}")
            if council == OLDHAM and row["bed_count"] != beds_of(here):
                wrong.append(f"{row['area_name']}: {row['bed_count']} beds")
        if level == "council":
            continue
        column = "bed_count" if council == OLDHAM else "location_count"
        said = supply.area_with_most(frame, level=level, scope=supply.Scope("X", "then"))
        if said.holds:
            most = frame[column].max()
            names = set(frame.loc[frame[column] == most, "area_name"])
            wrong += [f"{name} not in {said.text!r}" for name in names if name not in said.text]
            assert said.text.endswith(f": {most:,}" + (" each" if len(names) > 1 else ""))
    no_problem(wrong)


def need_of(opened: Store, council: str, need: str) -> dict[str, float]:
    codes = [area.code for area in areas_at(council, "msoa")]
    if need != "dementia":
        return {code: float(people(code, YEAR, need)) for code in codes}
    frame = opened.query(
        "services__beds", council_code=council, within_code=council, supply="msoa_2022",
        need=need, **ALL,
    )  # fmt: skip
    return dict(zip(frame["area_code"], frame["need_people"], strict=True))


@pytest.mark.parametrize("need", ["75_plus", "85_plus", "dementia"])
@pytest.mark.parametrize(
    ("council", "counted"), [(code, "msoa_2022") for code in COUNCILS] + [(OLDHAM, "register")]
)
def test_areas_with_much_need_and_no_bed_are_named_rightly(
    council: str, counted: str, need: str, opened: Store
) -> None:
    frame = opened.query(
        "services__beds", council_code=council, within_code=council, supply=counted, need=need,
        **ALL,
    )  # fmt: skip
    beds, much = beds_by_msoa(council, counted), highest(need_of(opened, council, need))
    few = lowest({code: beds[code] / older(code) for code in beds})
    assert dict(zip(frame["area_code"], frame["bed_count"], strict=True)) == beds
    assert set(frame.loc[frame["has_most_need"], "area_code"]) == much
    assert set(frame.loc[frame["has_fewest_beds"], "area_code"]) >= few
    said = bed_words.need_without_beds(frame, need=need, place="X", beds="care home beds")
    none = {code for code in much if not beds[code]}
    if none:
        assert said.holds
        assert f"Of the {len(much)} neighbourhoods" in said.text
        assert f"{len(none)} ha" in said.text
        named = [area.name for area in areas_at(council, "msoa") if area.name in said.text]
        assert set(named) <= {areas()[code].name for code in none}
    rate = bed_words.beds_for_older(frame, place="X", when="in 2022", beds="care home beds")
    whole = shown(Fraction(1000 * sum(beds.values()), older(council)), 0)
    without = sum(not count for count in beds.values())
    assert rate.text.startswith(f"X had {whole} care home beds per 1,000 residents")
    assert rate.text.endswith(f"{without} of its {len(beds)} neighbourhoods had none")


@pytest.mark.parametrize("reach_km", [3, 5])
def test_beds_within_reach_are_those_of_the_method(reach_km: int, opened: Store) -> None:
    frame = opened.query(
        "services__access", council_code=OLDHAM, within_code=OLDHAM, reach_km=reach_km,
        supply="register",
    )  # fmt: skip
    mine = reach(OLDHAM, reach_km)
    assert len(frame) == len(mine) == 141
    for code, score in zip(frame["area_code"], frame["beds_per_1000"], strict=True):
        assert score == pytest.approx(mine[code], abs=1e-6)
    own = {"place": "Oldham", "council": "Oldham"}
    said = reach_words.least_reach(frame, **own)
    last = sorted(mine, key=lambda code: mine[code])[:3]
    assert said.holds
    assert all(areas()[code].name in said.text for code in last)
    people_there = {code: float(older(code)) for code in mine}
    both = highest(people_there) & lowest(mine)
    few = reach_words.many_and_far(frame, **own)
    assert few.text.startswith(several(len(both), "small area", "small areas"))
    most = max(both, key=lambda code: people_there[code])
    assert f"{areas()[most].name} has most such residents, {people_there[most]:.0f}" in few.text
    far = reach_words.people_far(frame, **own)
    assert far.text.startswith(f"{sum(older(code) for code in both):,} residents")
    # Only Oldham's own homes are held, and every bed of theirs is counted.
    assert not frame["reaches_beyond"].any()
    assert set(frame["council_beds"]) == {1574}
    if reach_km == 5:
        within = sum(score * older(code) for code, score in mine.items())
        assert within / 1000 == pytest.approx(1574)


@pytest.mark.parametrize("council", [OLDHAM, BATH])
def test_the_largest_provider_is_told_rightly_in_every_area(council: str, opened: Store) -> None:
    wrong = []
    for area in places(council):
        here = inside(area, listed(council))
        if not here:
            continue
        frame = opened.query("services__providers", area_code=area.code, **ALL)
        sizes = {
            provider: beds_of(ones) if council == OLDHAM and beds_of(here) else len(ones)
            for provider, ones in by_provider(here).items()
        }
        said = structure.largest_provider(frame, supply.Scope(area.name, "then"))
        if len(frame) != len(sizes):
            wrong.append(f"{area.name}: {len(frame)} providers")
        most = max(sizes.values())
        if said.holds and f"{most:,} of {sum(sizes.values()):,} " not in said.text:
            wrong.append(f"{said.text} ({most} of {sum(sizes.values())})")
        ten = structure.ten_largest(frame, supply.Scope(area.name, "then"))
        if ten.holds:
            part = 100 * sum(sorted(sizes.values())[-10:]) / sum(sizes.values())
            if f"{part:.1f}%" not in ten.text:
                wrong.append(f"{ten.text} ({part})")
    no_problem(wrong)


@pytest.mark.parametrize("council", [OLDHAM, BATH])
def test_the_index_of_each_kind_is_the_sum_of_squared_shares(council: str, opened: Store) -> None:
    weights = opened.query("services__weights", area_code=council, **ALL)
    named = weights.rename(columns={"service_type_name": "group"})
    found = concentration(named.rename(columns={"location_count": "weight"}))
    for row in found.to_dict("records"):
        alike = [one for one in listed(council) if row["group"] in one.kinds]
        expected = hhi(len(ones) for ones in by_provider(alike).values())
        assert row["hhi"] == pytest.approx(expected)
        assert row["providers"] == len(by_provider(alike))
    if council == OLDHAM:
        nursing = named[named["group"] == "Care home with nursing"]
        index = concentration(nursing.rename(columns={"bed_count": "weight"}))["hhi"].iloc[0]
        homes = [one for one in listed(OLDHAM) if "Care home with nursing" in one.kinds]
        assert index == pytest.approx(hhi(beds_of(o) for o in by_provider(homes).values()))


@pytest.mark.parametrize("level", ["ward", "msoa", "lsoa"])
@pytest.mark.parametrize("council", [OLDHAM, BATH])
def test_areas_with_one_provider_are_counted_rightly(
    council: str, level: str, opened: Store
) -> None:
    frame = opened.query(
        "services__choice", council_code=council, within_code=council, area_level=level, **ALL
    )
    every = areas_at(council, level)
    for row in frame.to_dict("records"):
        alike = [one for one in listed(council) if row["service_type_name"] in one.kinds]
        counts = [len(by_provider(inside(area, alike))) for area in every]
        assert (row["none_count"], row["one_count"]) == (counts.count(0), counts.count(1))
        assert row["none_count"] + row["one_count"] + row["several_count"] == len(every)
    said = structure.single_providers(frame, level=level, place="X")
    assert said.text.startswith(f"{frame['one_count'].max()} of {len(every)} ")


def lost_by(council: str, leaver: str) -> list[Listed]:
    return [one for one in listed(council) if leaver in (one.provider, one.code)]


@pytest.mark.parametrize("council", [OLDHAM, BATH])
def test_an_exit_takes_what_the_leaver_has(council: str, opened: Store) -> None:
    options = opened.query("services__leavers", council_code=council)
    codes = [code for code in options["code"] if code != "largest"]
    expected = {one.code for one in listed(council)}
    expected |= {name for name, ones in by_provider(listed(council)).items() if len(ones) > 1}
    assert set(codes) == expected
    for leaver in codes[:12]:
        loss = opened.query("services__exit", area_code=council, leaver=leaver, **ALL)
        gone = lost_by(council, leaver)
        assert set(loss["service_type_name"]) == {kind for one in gone for kind in one.kinds}
        for row in loss.to_dict("records"):
            alike = [one for one in listed(council) if row["service_type_name"] in one.kinds]
            mine = [one for one in alike if one in gone]
            assert (row["lost_locations"], row["location_count"]) == (len(mine), len(alike))
            if council == OLDHAM and row["is_care_home"]:
                assert (row["lost_beds"], row["bed_count"]) == (beds_of(mine), beds_of(alike))
                share = 100 * beds_of(mine) / beds_of(alike)
                assert row["bed_share_pct"] == pytest.approx(share)


def provider_names(opened: Store, council: str) -> dict[str, str]:
    frame = opened.query("services__provider_names", council_code=council)
    return dict(zip(frame["provider_id"], frame["provider_label"], strict=True))


@pytest.mark.parametrize("council", [OLDHAM, BATH])
def test_providers_without_a_name_are_called_by_their_homes(council: str, opened: Store) -> None:
    names = provider_names(opened, council)
    own = opened.query("services__providers", area_code=council, **ALL)
    told = dict(zip(own["provider_id"], own["provider_label"], strict=True))
    assert set(names) == set(by_provider(listed(council)))
    unnamed = 0
    for provider, ones in by_provider(listed(council)).items():
        first = min(ones, key=lambda one: (-(one.beds or -1), one.name))
        rest = f" and {len(ones) - 1} more" if len(ones) > 1 else ""
        if provider in told[provider]:
            unnamed += 1
            assert (
                names[provider].lower()
                == f"{told[provider].split(' 1-')[0]} of {first.name}{rest}".lower()
            )
        else:
            assert names[provider] == told[provider]
    assert unnamed == {OLDHAM: 88, BATH: 7}[council]


def test_the_exit_that_takes_most_beds_is_the_largest_of_all(opened: Store) -> None:
    ranking = opened.query("services__ranking", area_code=OLDHAM, **ALL)
    sizes = Counter[tuple[str, str]]()
    for one in listed(OLDHAM):
        for kind in one.kinds:
            sizes[one.provider, kind] += (one.beds or 0) if kind.startswith(HOME) else 0
    (provider, kind), most = sizes.most_common(1)[0]
    first = ranking.iloc[0]
    assert (first["provider_id"], first["service_type_name"]) == (provider, kind)
    assert first["lost_beds"] == most == 146
    names = provider_names(opened, OLDHAM)
    ranking = ranking.assign(provider_label=ranking["provider_id"].map(names))
    said = exits.largest_loss(ranking, supply.Scope("Oldham", "then"))
    assert said.text == (
        "Most beds would go with the provider of Chadderton Total Care: 146 of 402 beds in care "
        "homes with nursing (36.3%)"
    )


@pytest.mark.parametrize("leaver", ["1-16941266051", "1-101667914", "1-120713619"])
def test_the_nearest_homes_and_people_are_the_nearest(leaver: str, opened: Store) -> None:
    asked = {"area_code": OLDHAM, "leaver": leaver, **ALL}
    leaving = opened.query("services__leaving", **asked)
    nearest = opened.query("services__nearest", **asked)
    gone = lost_by(OLDHAM, leaver)
    assert set(leaving["location_id"]) == {one.code for one in gone}
    for one in gone:
        kind = one.kinds[0]
        row = leaving[leaving["location_id"] == one.code].iloc[0]
        assert row["people_nearest"] == nearest_home(OLDHAM, kind)[one.code]
        others = [other for other in listed(OLDHAM) if kind in other.kinds and other not in gone]
        others.sort(key=lambda other: km(one.lat, one.lon, other.lat, other.lon))
        mine = nearest[nearest["location_id"] == one.code]
        assert len(mine) == min(len(others), 10 if len(gone) == 1 else 3)
        assert mine["other_id"].iloc[0] == others[0].code
        away = [km(one.lat, one.lon, other.lat, other.lon) for other in others[: len(mine)]]
        assert list(mine["km"]) == pytest.approx(away)
    assert not nearest["is_beyond"].any()
    assert not leaving["reaches_beyond"].any()
    said = exits.nearest_other(nearest, leaver="X", council="Oldham")
    assert shown(Fraction(nearest["km"].iloc[0])) in said.text


@pytest.mark.parametrize("leaver", ["1-16941266051", "1-101667914", "1-757851752"])
def test_ratings_without_the_leaver_are_those_of_the_rest(leaver: str, opened: Store) -> None:
    frame = opened.query("services__exit_ratings", area_code=OLDHAM, leaver=leaver, **ALL)
    gone = lost_by(OLDHAM, leaver)
    kinds = {kind for one in gone for kind in one.kinds}
    alike = [one for one in listed(OLDHAM) if kinds & set(one.kinds)]
    told = exits.ratings_after(frame, place="Oldham").text
    numbers = list(map(int, re.findall(r"\d+", told)))
    expected = []
    for chosen in ([one for one in alike if one not in gone], alike):
        ratings = [rated_locations()[one.code].now.get("Overall") for one in chosen]
        well = sum(rating in ("Good", "Outstanding") for rating in ratings)
        low = sum(rating in ("Requires improvement", "Inadequate") for rating in ratings)
        expected += [well, well + low]
    assert numbers == expected
