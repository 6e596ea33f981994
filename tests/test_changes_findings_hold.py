"""What the page Openings and closures says is true, recounted for every area, service and client.

The recount reads the tables of the store with pandas and rules of its own; that the ledger itself
is right is held by test_ledger.py, against the bundled file.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from mps import analysis
from mps.store import Store, open_store
from mps.words import changes, kinds, ledger, observed
from mps.words import sizes as home_sizes

OLDHAM = "E08000004"
MONTH, LAST = "March 2025", date(2025, 3, 28)
FROM = {"5": date(2020, 3, 29), "10": date(2015, 3, 29), "2011": date(2011, 4, 1)}
RECENT = date(2023, 3, 29)
SERVICES = ("", "nursing_home", "care_home", "homecare", "extra_care", "supported_living",
            "shared_lives", "live_in_care", "complex_clinical", "equipment")  # fmt: skip
CLIENTS = ("", "older_people", "dementia", "learning_disability", "carers")
PLACE = "the place"


class Choice:
    """The locations that a choice of area, service and client leaves, and their changes."""

    def __init__(self, tables: dict[str, pd.DataFrame], area: str, service: str, client: str):
        self.tables = tables
        kept = located(tables, area)
        if service:
            kept &= serving(tables, service, main=service in ("nursing_home", "care_home"))
        if client:
            rows = tables["location_client"]
            kept &= set(rows.loc[rows["client_group_code"] == client, "location_id"])
        held, events = tables["location"], tables["market_event"]
        self.locations = held[held["location_id"].isin(kept)]
        self.events = events[events["location_id"].isin(kept)]

    def events_in(self, change: str, start: date, end: date = LAST) -> pd.DataFrame:
        days = self.events["change_date"].between(str(start), str(end))
        return self.events[(self.events["change"] == change) & days]

    def standing(self, on: date) -> pd.DataFrame:
        """What is registered at the end of a day, a chain of registrations counted once."""
        began, ends = self.locations["registered_date"], self.locations["end_day"]
        return self.locations[(began <= str(on)) & (ends > str(on))]


def located(tables: dict[str, pd.DataFrame], area: str) -> set[str]:
    rows = tables["location_area"]
    return set(rows.loc[rows["area_code"] == area, "location_id"])


def serving(tables: dict[str, pd.DataFrame], code: str, *, main: bool = True) -> set[str]:
    rows = tables["location_service"]
    kept = rows["service_type_code"] == code
    return set(rows.loc[kept & rows["is_main"] if main else kept, "location_id"])


def end_days(held: pd.DataFrame, succession: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    """The day on which each location's care went on elsewhere or ended."""
    main = succession[succession["is_main"] & succession["is_local"]].set_index("old_location_id")[
        "new_location_id"
    ]
    began = held.set_index("location_id")["registered_date"]
    went_on = held["location_id"].map(main).map(began).where(held["deregistered_date"].notna())
    return went_on.fillna(held["deregistered_date"]).fillna(pd.Timestamp("2262-01-01"))


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return open_store(store)


@pytest.fixture(scope="module")
def tables(store: Path) -> Iterator[dict[str, pd.DataFrame]]:
    names = ("location_area", "location_service", "location_client", "succession", "market_event")
    with duckdb.connect(str(store), read_only=True) as connection:
        held = {name: connection.execute(f"from mart.{name}").df() for name in names}
        held["location"] = connection.execute(
            "from mart.location where is_counted and registered_date is not null"
        ).df()
        held["location"]["end_day"] = end_days(held["location"], held["succession"])
        held["area"] = connection.execute(
            f"from mart.area where council_code = '{OLDHAM}' or area_code = '{OLDHAM}'"
        ).df()
        yield held


def choices(tables: dict[str, pd.DataFrame]) -> Iterator[tuple[str, str, str]]:
    """Every service and client group of the council, and the areas within it, one LSOA in five."""
    yield from product([OLDHAM], SERVICES, CLIENTS)
    areas = tables["area"]
    for area, level in zip(areas["area_code"], areas["area_level"], strict=True):
        if level != "lsoa" or area.endswith(("3", "7")):
            yield area, "", ""
        if level == "ward":
            yield area, "homecare", ""
            yield area, "care_home", ""


def days(since: str) -> dict[str, date]:
    return {"from_date": FROM[since], "to_date": LAST}


def asked(opened: Store, name: str, choice: tuple[str, str, str], **params: Any) -> pd.DataFrame:
    area, service, client = choice
    return opened.query(name, area_code=area, service_type=service, client_group=client, **params)


def groups_of(opened: Store, choice: tuple[str, str, str], **span: date) -> dict[str, Any]:
    frame = asked(opened, "changes__counts", choice, **span, by_year=False)
    return {row["group_code"]: row for row in frame.to_dict("records")}


def numbers(text: str) -> list[int]:
    """The counts in a sentence, "no" and "none" being 0 and "one" 1."""
    found = re.findall(r"\bnone\b|\bno\b|\bone\b|\d[\d,]*", text.lower())
    return [
        int(word.replace(",", "")) if word[0].isdigit() else int(word == "one") for word in found
    ]


def test_headline_ledger_and_stock_agree_for_every_choice(
    opened: Store, tables: dict[str, pd.DataFrame]
) -> None:
    """Opened, closed, ended, stock and beds, and the rows of the ledger that lead from one stock
    to the next, for every choice and each period."""
    for choice in choices(tables):
        truth = Choice(tables, *choice)
        for since in FROM if choice[0] == OLDHAM else ("5",):
            start = FROM[since]
            groups = groups_of(opened, choice, **days(since))
            if truth.locations.empty:
                assert not groups
                continue
            row = groups["all"]
            gone, came = truth.events_in("closed", start), truth.events_in("opened", start)
            before = truth.standing(start - pd.Timedelta(days=1))
            after = truth.standing(LAST)
            ended = truth.locations["deregistered_date"]
            assert row["opened"] == len(came), choice
            assert row["closed"] == len(gone), choice
            assert row["ended"] == ended.between(str(start), str(LAST)).sum(), choice
            assert (row["stock_before"], row["stock"]) == (len(before), len(after)), choice
            assert row["beds_before"] == before["bed_count"].sum(), choice
            assert row["beds"] == after["bed_count"].sum(), choice
            told = asked(opened, "changes__ledger", choice, **days(since))
            assert told["stock_change"].sum() == len(after) - len(before), choice
            assert told["bed_change"].sum() == row["beds"] - row["beds_before"], choice
            assert not told.duplicated(["location_id", "change", "change_date"]).any()
            said = changes.opened_and_closed(groups, place=PLACE, period="then")
            check_headline(said.text, said.holds, came, gone)
            check_ended(row, len(gone), tables, choice, start)


def check_ended(
    row: dict[str, Any],
    gone: int,
    tables: dict[str, pd.DataFrame],
    choice: tuple[str, str, str],
    start: date,
) -> None:
    """What ended is what closed, what went on among the chosen kinds, and what changed kind."""
    same, others = gone_on(tables, choice, start)
    away = row["ended"] - gone - same - others
    assert (row["ended_as_other"], row["ended_elsewhere"]) == (others, away), choice
    on = {"as another kind": row["ended_as_other"], "elsewhere": row["ended_elsewhere"]}
    said = changes.ended_not_closed(row["ended"], gone, place=PLACE, period="then", on=on)
    assert said.holds == (same + others + away > 0)
    parts = [part for part in (same, others, away) if part]
    if said.holds and (gone or len(parts) > 1):
        assert numbers(said.text) == [row["ended"], gone, *parts], choice
    elif said.holds:
        assert numbers(said.text)[0] == row["ended"]
    assert ("as another kind" in said.text) == (others > 0)


def gone_on(
    tables: dict[str, pd.DataFrame], choice: tuple[str, str, str], start: date
) -> tuple[int, int]:
    """How many of a choice ended and went on in it, and how many without the chosen service."""
    service = choice[1]
    there = set(tables["location"]["location_id"])
    if service:
        there = serving(tables, service, main=service in ("nursing_home", "care_home"))
    pairs = tables["succession"]
    pairs = pairs[pairs["is_local"]]
    # Of what splits the main part decides, of what merges the whole.
    told = pairs[pairs["is_main"] | ~pairs["tells_new"]]
    lost = set(told.loc[~told["new_location_id"].isin(there), "old_location_id"])
    held = Choice(tables, *choice).locations
    kept = set(told.loc[told["new_location_id"].isin(held["location_id"]), "old_location_id"])
    ended = held.loc[held["deregistered_date"].between(str(start), str(LAST)), "location_id"]
    return int(ended.isin(kept - lost).sum()), int(ended.isin(lost).sum())


def check_headline(text: str, holds: bool, came: pd.DataFrame, gone: pd.DataFrame) -> None:
    """The sentence about homes, then the one about others, hold what was counted."""
    assert holds == bool(len(came) + len(gone))
    homes_in, homes_out = came[came["is_care_home"]], gone[gone["is_care_home"]]
    expected: list[int] = []
    if len(homes_out):
        expected += [len(homes_out), int(homes_out["bed_count"].sum()) or 0]
        expected += [len(homes_in)] + ([int(homes_in["bed_count"].sum())] if len(homes_in) else [])
    elif len(homes_in):
        expected += [len(homes_in), int(homes_in["bed_count"].sum()), 0]
    others = [len(came) - len(homes_in), len(gone) - len(homes_out)]
    assert not re.search(r"\b0\b", text), text
    expected += others if any(others) else []
    assert numbers(text) == expected if holds else not expected, text


@pytest.mark.parametrize("unit", ["locations", "beds"])
def test_since_the_register_and_by_kind_hold(
    unit: str, opened: Store, tables: dict[str, pd.DataFrame]
) -> None:
    chosen = [*product(SERVICES[:6], CLIENTS[:1]), *product(SERVICES[:1], CLIENTS[2:3])]
    for choice in [(OLDHAM, *one) for one in chosen]:
        truth = Choice(tables, *choice)
        groups = groups_of(opened, choice, **days("2011"))
        came, gone = (truth.events_in(name, FROM["2011"]) for name in ("opened", "closed"))
        counts = [len(came), len(gone)]
        if unit == "beds":
            counts = [int(rows["bed_count"].sum()) for rows in (came, gone)]
        said = changes.since_the_register(groups["all"], unit=unit, place=PLACE, period="then")
        assert said.holds == any(counts)
        if said.holds:
            # What opened less what closed, and what else changed the stock, lead to it.
            start = truth.standing(date(2011, 3, 31))
            end = truth.standing(LAST)
            whole = len(end) - len(start)
            if unit == "beds":
                whole = int(end["bed_count"].sum() - start["bed_count"].sum())
            net = counts[0] - counts[1]
            parts = [part for part in (net, whole - net) if part]
            assert numbers(said.text) == [*counts, *map(abs, parts)], (choice, said.text)
            signs = re.findall(r"more|fewer", said.text)
            assert signs == ["more" if part > 0 else "fewer" for part in parts]
            assert "in all" not in said.text
        years = asked(opened, "changes__counts", choice, **days("2011"), by_year=True)
        check_kinds(years, truth, unit)


def check_kinds(years: pd.DataFrame, truth: Choice, unit: str) -> None:
    """The kinds named as grown and shrunk most are those that did; each year's end is right."""
    kinds = ledger.kinds_of_stock(years, unit=unit)
    moved: dict[str, tuple[int, int]] = {}
    for name, rows in kinds.groupby("service_type_name"):
        code = rows["group_code"].iloc[0]
        for row in rows.to_dict("records"):
            end = min(date(row["year"], 12, 31), LAST)
            assert row["stock"] == stock_of(truth, code, end, unit), (name, end)
        # The first point of the chart is the end of 2011.
        ends = (stock_of(truth, code, date(2011, 12, 31), unit), stock_of(truth, code, LAST, unit))
        moved[str(name)] = ends
    said = changes.stock_moved(kinds, place=PLACE, unit=unit, years=("then", "now"))
    gains = {name: after - before for name, (before, after) in moved.items()}
    assert said.holds == any(gains.values())
    assert said.holds != said.text.startswith("The same number of ")
    for name, before, after in re.findall(r"([\w' ]+?) (?:grew|fell) from ([\d,]+) to ([\d,]+)",
                                          said.text):  # fmt: skip
        name = name.removeprefix(" and ")
        full = next(one for one in gains if one.lower() == name.lower())
        assert moved[full] == (numbers(before)[0], numbers(after)[0])
        most = max(gains.values()) if f"{name} grew" in said.text else min(gains.values())
        assert gains[full] == most


def stock_of(truth: Choice, code: str, on: date, unit: str) -> int:
    there = truth.standing(on)
    there = there[there["location_id"].isin(serving(truth.tables, code))]
    return int(there["bed_count"].sum()) if unit == "beds" else len(there)


def test_sizes_areas_and_homes_hold(opened: Store, tables: dict[str, pd.DataFrame]) -> None:
    for choice, since in product(product([OLDHAM], SERVICES[:4], CLIENTS[:3]), FROM):
        truth = Choice(tables, *choice)
        span = {"from_date": FROM[since], "to_date": LAST}
        came, gone = (truth.events_in(name, FROM[since]) for name in ("opened", "closed"))
        sets = {
            "Closed": gone[gone["bed_count"] > 0]["bed_count"],
            "Opened": came[came["bed_count"] > 0]["bed_count"],
            "Registered now": truth.locations.loc[truth.locations["is_registered"], "bed_count"],
        }
        frame = asked(opened, "changes__sizes", choice, **span)
        bands = {"small": (1, 10), "medium": (11, 49), "large": (50, 9999), "all": (1, 9999)}
        for row in frame.to_dict("records"):
            held = sets[row["set_name"]][sets[row["set_name"]].between(*bands[row["band_code"]])]
            assert (row["location_count"], row["bed_count"]) == (len(held), held.sum())
            if len(held):
                assert row["median_beds"] == held.median()
        said = home_sizes.giving_way(frame, place=PLACE, period="then")
        closed, new = sets["Closed"], sets["Opened"]
        assert said.holds == (min(len(closed), len(new)) >= home_sizes.FEW_HOMES)
        if said.holds:
            more = new.median() - closed.median()
            word = "larger" if more >= 5 else "smaller" if more <= -5 else "about as large"
            assert f"were {word}:" in said.text
        homes = asked(opened, "changes__homes", choice, **span)
        both = pd.concat([came, gone])
        assert len(homes) == both["is_care_home"].sum()
        for level in ("msoa", "ward"):
            areas = asked(opened, "changes__areas", choice, **span, area_level=level)
            assert (areas["opened"].sum(), areas["closed"].sum()) == (len(came), len(gone))
            assert areas["closed_beds"].sum() == gone["bed_count"].sum()
            check_moved_most(areas)


def check_moved_most(areas: pd.DataFrame) -> None:
    """The area named is that of the longest bar, and its two numbers make that bar."""
    for by_beds, tail in ((True, "_beds"), (False, "")):
        said = changes.moved_most(areas, place=PLACE, period="then", by_beds=by_beds)
        drawn = changes.areas_to_draw(areas, by_beds=by_beds)
        opened, closed = (areas[f"{name}{tail}"] for name in ("opened", "closed"))
        net = (opened - closed)[(opened > 0) | (closed > 0)]
        most = max((abs(value) for value in net), default=0)
        same = net[net == -most] if (net == -most).any() else net[net == most]
        assert said.holds == bool(len(net) > 1 and most and len(same) <= changes.MOST_NAMED)
        if said.holds:
            names = list(areas.loc[same.index, "area_name"])
            assert all(name in said.text for name in names)
            assert ("gained" in said.text) == (same.iloc[0] > 0)
            assert set(drawn.loc[drawn["value"] == same.iloc[0], "area_name"]) == set(names)
            if len(names) == 1:
                told = numbers(said.text.split(": ")[-1])
                assert told == [opened[same.index[0]], closed[same.index[0]]]


def test_homes_that_changed_kind_hold(opened: Store, tables: dict[str, pd.DataFrame]) -> None:
    """Beds before and after, from each pair of registrations; and as the ledger has them."""
    kinds_of = tables["location"].set_index("location_id")
    pairs = tables["succession"]
    pairs = pairs[pairs["is_local"]]
    for service, since in product(("", "nursing_home", "care_home"), FROM):
        choice = (OLDHAM, service, "")
        lost: dict[str, float] = {}
        became: dict[str, float] = {}
        for old, new in zip(pairs["old_location_id"], pairs["new_location_id"], strict=True):
            before, after = kinds_of.loc[old], kinds_of.loc[new]
            if (
                (before["service_types"] or "").startswith("nursing_home")
                and (after["service_types"] or "").startswith("care_home")
                and after["registered_date"] >= pd.Timestamp(FROM[since])
            ):
                lost[old], became[new] = before["bed_count"], after["bed_count"]
        frame = asked(opened, "changes__kinds", choice, **days(since))
        assert list(frame["had_nursing"]) == [True]
        row = frame.iloc[0]
        assert (row["old_count"], row["old_beds"]) == (len(lost), sum(lost.values()))
        assert (row["new_count"], row["new_beds"]) == (len(became), sum(became.values()))
        told = asked(opened, "changes__ledger", choice, **days(since))
        crossed = told[told["direction"].isin(["came_in", "went_out"])]
        assert kinds.bed_change(frame, service) == crossed["bed_change"].sum()
        net = groups_of(opened, choice, **days(since))["all"]
        line = kinds.tile_line(frame, service, net["beds"] - net["beds_before"])
        assert numbers(line)[-1] == abs(crossed["bed_change"].sum() or sum(became.values()))
    assert asked(opened, "changes__kinds", (OLDHAM, "homecare", ""), **days("2011")).empty


@pytest.mark.parametrize("life_by", ["kind", "size"])
def test_still_open_reads_the_curves(life_by: str, opened: Store) -> None:
    """Every share in the title is that of a plain recount of the lives, where nothing is thin."""
    frame = asked(opened, "changes__lives", (OLDHAM, "", ""), life_by=life_by)
    lives = ledger.lives(frame, "Other services")
    held = lives[lives["group"].notna()]
    assert (lives["start_kind"] == "moved_in").sum() == len(
        lives[lives["group"].isna() & (lives["start_kind"] == "moved_in")]
    )
    points = analysis.survival_at(analysis.survival_curve(held), (10, 5, 2))
    said = changes.still_open(points)
    assert said.holds
    shares = re.findall(r"(\d+)% of (.+?)(?=, \d+%| and \d+%|$)", said.text)
    age = float(re.search(r"After (\d+) years", said.text)[1])  # type: ignore[index]
    assert len(shares) > 1
    for share, name in shares:
        group = held[held["group"].str.lower() == name.lower()]
        assert int(share) == int(100 * product_limit(group, age) + 0.5), name


def product_limit(lives: pd.DataFrame, age: float) -> float:
    """Kaplan and Meier's estimate, one death at a time."""
    part = 1.0
    for end in sorted(set(lives.loc[lives["is_event"], "end_years"])):
        if end <= age:
            at_risk = (lives["end_years"] >= end).sum()
            died = ((lives["end_years"] == end) & lives["is_event"]).sum()
            part *= 1 - died / at_risk
    return float(part)


def test_observations_hold(opened: Store, tables: dict[str, pd.DataFrame]) -> None:
    choice = (OLDHAM, "", "")
    truth = Choice(tables, *choice)
    recent = groups_of(opened, choice, from_date=RECENT, to_date=LAST)
    whole = groups_of(opened, choice, **days("2011"))
    need = opened.query("changes__need", area_code=OLDHAM).to_dict("records")[0]
    said = observed.observations(observed.Held(recent, whole, 0, need), place="Oldham", month=MONTH)
    text = {one.letter: one.computed for one in said}
    assert list(text) == list("abcdefgh")
    # a: mid-2011 to mid-2020, from the population file and the stock on 30 June.
    old, new = (truth.standing(date(year, 6, 30))["bed_count"].sum() for year in (2011, 2020))
    assert (need["first_year"], need["last_year"]) == (2011, 2020)
    assert (need["first_beds"], need["last_beds"]) == (old, new)
    assert f"fell by {100 * (old - new) / old:.1f}%" in text["a"]
    assert f"rose by {100 * (17307 - 14735) / 14735:.1f}%" in text["a"]
    gone = truth.events_in("closed", RECENT)
    homes = gone[gone["is_care_home"]]
    assert text["b"].startswith(
        f"{len(homes)} care homes with {homes['bed_count'].sum():.0f} beds closed"
    )
    came = truth.events_in("opened", FROM["2011"])
    new_homes = came[came["is_care_home"]]
    assert f"Of {len(came)} locations opened" in text["c"]
    assert f"{len(new_homes)} (6%) were care homes, with 100 beds" in text["c"]
    assert new_homes["bed_count"].max() < 50
    for kind, code in (("homecare", "homecare"), ("care homes", None)):
        assert f"{rate(truth, 'opened', code):.1f}" in text["d"], kind
        assert f"{rate(truth, 'closed', code):.1f}" in text["d"], kind
    assert "16 services of extra care or supported living are registered" in text["e"]
    assert all(text[letter].startswith("Not available. ") for letter in "fgh")


def rate(truth: Choice, change: str, code: str | None) -> float:
    """Changes per 100 registered and year, from each location's days on the register."""
    homes = truth.locations["is_care_home"]
    kept = truth.locations[homes]
    if code:
        kept = truth.locations[truth.locations["location_id"].isin(serving(truth.tables, code))]
    start, end = FROM["2011"], date(2025, 3, 29)
    first = kept["registered_date"].clip(lower=pd.Timestamp(start))
    last = kept["end_day"].clip(upper=pd.Timestamp(end))
    years = (last - first).dt.days.clip(lower=0).sum() / 365.25
    events = truth.events_in(change, start)
    return float(100 * events["location_id"].isin(kept["location_id"]).sum() / years)


def test_kinds_that_ended_unnamed_are_not_compared(opened: Store) -> None:
    choice = (OLDHAM, "", "")
    groups = groups_of(opened, choice, **days("2011"))
    held = observed.Held(groups, groups, 0, None, has_kinds=False)
    said = {one.letter: one.computed for one in observed.observations(held, place="X", month="y")}
    assert said["d"].startswith("Not available. It would need")
    assert said["e"].startswith("Not available. It would need")
    assert "care homes with 357 beds" in said["b"]
    years = asked(opened, "changes__counts", choice, **days("2011"), by_year=True)
    renamed = years.replace({"group_code": {"supported_living": "not_stated"}})
    kinds = ledger.kinds_of_stock(renamed, unit="locations")
    assert set(kinds["service_type_name"]) == {"Care homes", "Other services"}


def test_without_a_ledger_nothing_is_computed() -> None:
    said = observed.observations(None, place="Lancashire", month="")
    assert all(one.computed.startswith("Not available. It would need") for one in said)


def test_public_query_adds_up_to_the_ledger(opened: Store, tables: dict[str, pd.DataFrame]) -> None:
    frame = opened.query("market_changes", council_code=OLDHAM)
    events = tables["market_event"]
    events = events[events["council_code"] == OLDHAM]
    single = events[~events["service_types"].str.contains("|", regex=False)]
    for service in single["service_types"].unique():
        both = events[events["service_types"].str.split("|").map(lambda held: service in held)]  # noqa: B023
        for change in ("opened", "closed", "reregistered", "resized"):
            found = frame[(frame["service_type"] == service) & (frame["change"] == change)]
            assert found["location_count"].sum() == (both["change"] == change).sum()
    homes = frame[frame["change"].eq("closed")]
    assert homes["bed_count"].sum() == 357
    assert opened.query("market_changes", council_code="E06000022").empty


# --- Each claim at the edge of its condition --------------------------------------------------


def sizes(closed: int, opened: int, medians: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "set_name": ["Closed", "Opened", "Registered now"],
            "band_code": ["all"] * 3,
            "location_count": [closed, opened, 40],
            "median_beds": [*medians, 30.0],
        }
    )


def test_medians_are_compared_from_five_homes_on() -> None:
    assert not home_sizes.giving_way(sizes(5, 4, (18, 60)), place="X", period="then").holds
    said = home_sizes.giving_way(sizes(5, 5, (18, 60)), place="X", period="then")
    assert said.holds
    assert "were larger" in said.text
    assert "smaller" in home_sizes.giving_way(sizes(9, 9, (60, 18)), place="X", period="then").text
    near = home_sizes.giving_way(sizes(9, 9, (20.5, 25)), place="X", period="then")
    assert near.text.endswith(
        "were about as large: a median of 25 beds, against 20.5 of those that closed"
    )
    none = home_sizes.giving_way(sizes(0, 0, (0, 0)), place="X", period="then")
    assert none.text == "No care home with known beds opened or closed in X then"
    assert home_sizes.size_note(sizes(9, 20, (1, 2)))
    assert not home_sizes.size_note(sizes(10, 20, (1, 2)))


def test_closures_among_the_ended() -> None:
    say = {"place": "X", "period": "then"}
    assert changes.ended_not_closed(0, 0, **say).text == "No registration in X ended then"
    assert changes.ended_not_closed(1, 1, **say).text.startswith("The one registration in X")
    assert changes.ended_not_closed(3, 3, **say).text.startswith("All 3 registrations in X")
    assert not changes.ended_not_closed(3, 3, **say).holds
    assert changes.ended_not_closed(3, 1, **say).text.endswith(
        "1 was a closure: in the other 2 care went on"
    )
    assert changes.ended_not_closed(2, 1, **say).text.endswith("in the other one care went on")
    assert changes.ended_not_closed(1, 0, **say).text == (
        "In the one registration in X that ended then care went on"
    )
    assert changes.ended_not_closed(6, 2, **say, on={"as another kind": 1}).text == (
        "Of 6 registrations in X that ended then, 2 were closures: in 3 care went on, 1 went on "
        "as another kind"
    )
    assert changes.ended_not_closed(
        7, 0, **say, on={"as another kind": 1, "elsewhere": 2}
    ).text == (
        "Of 7 registrations in X that ended then, none were closures: in 4 care went on, 1 went "
        "on as another kind, 2 went on elsewhere"
    )
    assert changes.ended_not_closed(2, 1, **say, on={"as another kind": 1}).text.endswith(
        "1 was a closure: in the other one care went on as another kind"
    )
    assert changes.ended_not_closed(1, 0, **say, on={"as another kind": 1}).text == (
        "In the one registration in X that ended then care went on as another kind"
    )


def test_areas_that_share_the_most() -> None:
    def moved(*beds: tuple[int, int]) -> changes.Finding:
        frame = pd.DataFrame({"area_name": list("ABCDEF")[: len(beds)],
                              "opened_beds": [new for new, _ in beds],
                              "closed_beds": [gone for _, gone in beds]})  # fmt: skip
        return changes.moved_most(frame, place="X", period="then", by_beds=True)

    assert moved((0, 10), (5, 20)).text == "B lost most care home beds then: 5 opened, 20 closed"
    gain = moved((9, 10), (30, 0))
    assert gain.text == "B gained most care home beds then: 30 opened, none closed"
    assert moved((0, 20), (5, 25)).text == "A and B lost most care home beds then: 20 fewer each"
    # Of a gain and a loss as large the loss is told.
    assert moved((20, 0), (0, 20)).text.startswith("B lost most")
    many = moved((0, 20), (0, 20), (0, 20), (0, 20))
    assert many.text == "Care home beds opened or closed in 4 areas of X then"
    assert moved((0, 20), (0, 0)).text == "A lost care home beds then: none opened, 20 closed"
    assert not moved((0, 20), (0, 0)).holds
    even = moved((3, 3), (4, 4))
    assert even.text == "As many care home beds opened as closed in each area of X then"
    assert moved((0, 0)).text == "Nothing opened or closed in X then"


def since(opened: int, closed: int, other: int) -> str:
    row = {"opened": opened, "closed": closed, "other_change": other}
    return changes.since_the_register(row, unit="locations", place="X", period="then").text


def test_small_numbers_stand_in_plain_words() -> None:
    assert since(1, 1, 0) == "One location opened in X then and one closed"
    assert since(0, 2, 0) == "No location opened in X then and 2 closed: 2 fewer"
    assert since(3, 3, -1) == (
        "3 locations opened in X then and 3 closed: one fewer by splits and moves"
    )
    assert since(9, 2, -3).endswith(": 7 more, but 3 fewer by splits and moves")
    assert since(0, 0, 4) == "No location opened or closed in X then: 4 more by splits and moves"
    assert since(0, 0, 0) == "No location opened or closed in X then"
    stock = pd.DataFrame({"year": [2011, 2012], "service_type_name": ["Homecare"] * 2,
                          "before": [1, 1], "stock": [1, 1]})  # fmt: skip
    said = changes.stock_moved(stock, place="X", unit="locations", years=("May", "June"))
    assert said.text == "The same number of registered locations in X in June as in May"


def test_groups_without_a_curve_are_left_out_and_named() -> None:
    curve = pd.DataFrame({"group": ["A", "A", "B", "B"], "years": [0.0, 3.0, 0.0, 2.0],
                          "is_thin": [False, False, False, True],
                          "events": [0, 4, 0, 1], "censored": [0, 3, 0, 1]})  # fmt: skip
    drawn, said = ledger.drawn_curves(curve)
    assert set(drawn["group"]) == {"A"}
    assert said == "Too few to draw a curve: B (2)."
    assert ledger.drawn_curves(drawn)[1] == ""
    assert ledger.drawn_curves(curve[curve["group"] == "B"])[0].empty


def changed(*rows: tuple[bool, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["had_nursing", "old_beds", "new_beds"])


def test_beds_that_changed_kind_are_told_where_closures_alone_mislead() -> None:
    frame = changed((True, 150, 120))
    said = "150 beds with nursing became 120 without"
    assert kinds.for_title(frame, 149, "") == said
    assert kinds.for_title(frame, 150, "") == ""
    assert kinds.for_title(frame, 165, "nursing_home") == said
    assert kinds.for_title(frame, 165, "homecare") == ""
    assert kinds.tile_line(frame, "nursing_home", -315) == "of the \u2212315, 150 by changing kind"
    assert kinds.tile_line(frame, "nursing_home", -100) == "\u2212150 by changing kind"
    assert kinds.tile_line(frame, "care_home", -10) == "+120 by changing kind"
    assert kinds.tile_line(frame, "", -30) == said
    both = changed((True, 150, 120), (False, 20, 22))
    assert kinds.changed_kind(both) == f"{said} and 20 beds without nursing became 22 with"
    assert kinds.bed_change(both, "nursing_home") == -128
    assert kinds.for_title(changed(), 0, "nursing_home") == ""
    none = changes.opened_and_closed({}, place="X", period="then", kinds=said)
    assert none.text == f"Nothing opened and nothing closed in X then, but {said}"


def test_words_of_care_that_went_on_as_another_kind() -> None:
    row = {"service_types": "care_home", "other_service_types": "nursing_home",
           "other_service_names": "Care home with nursing", "direction": "continued"}  # fmt: skip
    assert kinds.went_on_as(row) == "Re-registered as another kind: with nursing before"
    out = {"service_types": "nursing_home|homecare", "other_service_types": "care_home",
           "other_service_names": "n", "direction": "went_out"}  # fmt: skip
    assert kinds.went_on_as(out) == "Went on as another kind: without nursing since"
    assert kinds.went_on_as({**row, "other_service_types": "not_stated"}) == ""
    assert kinds.went_on_as({**row, "other_service_types": None}) == ""
    assert kinds.went_on_as({**row, "direction": "moved_in"}) == ""
    assert kinds.went_on_as({**row, "other_service_types": "care_home"}) == ""
    other = {**row, "service_types": "homecare", "other_service_types": "supported_living",
             "other_service_names": "Supported living"}  # fmt: skip
    assert kinds.went_on_as(other) == "Re-registered with other services: supported living before"


def test_stated_closures_are_quoted_as_about() -> None:
    frame = pd.DataFrame(
        {
            "label": ["Care homes closed", "Beds lost in care home closures"],
            "value": [6, 200],
            "period": ["two years to March 2018"] * 2,
            "note": [None, "About; section 8.1 says almost 200."],
        }
    )
    said = changes.stated_closures(frame, place="X")
    assert said.text == (
        "6 care homes with about 200 beds closed in X in the two years to March 2018, its own "
        "paper says"
    )
    assert not changes.stated_closures(frame.head(1), place="X").holds
    assert len(changes.about_change(frame)) == 2


def test_words_of_single_changes() -> None:
    row = {"kind": "resized", "direction": None, "bed_change": -30, "bed_count": 30,
           "other_location_id": "1-2", "other_location_name": None, "service_types": None,
           "other_service_types": None, "beds_before": None, "beds_after": None}  # fmt: skip
    assert ledger.what_happened(row) == "30 beds fewer"
    whole = {**row, "beds_before": 150, "beds_after": 120, "home_count": 4}
    assert ledger.what_happened(whole) == "30 beds fewer: 150 beds became 120 in 4 homes"
    assert ledger.what_happened({**row, "bed_change": 1}) == "1 bed more"
    assert ledger.other_registration(row) == "1-2 (not held)"
    assert ledger.other_registration({**row, "other_location_id": None}) == "none"
    assert ledger.what_happened({**row, "kind": "closed"}) == "Closed, 30 beds"
    assert ledger.what_happened({**row, "kind": "opened", "bed_count": None}) == "Opened"
    moved = {**row, "kind": "moved", "direction": "went_out"}
    assert ledger.what_happened(moved) == "Went on outside this choice"
    assert ledger.unstated(1).startswith("1 ended location is held")
    assert ledger.vanished(0) == ""
    assert ledger.vanished(1).startswith("1 place is no longer")
