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
from mps.words import changes, ledger, observed

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
    """The counts in a sentence, "no" and "none" being 0."""
    found = re.findall(r"\bnone\b|\bno\b|\d[\d,]*", text.lower())
    return [int(word.replace(",", "")) if word[0].isdigit() else 0 for word in found]


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
            said = changes.ended_not_closed(row["ended"], row["closed"], place=PLACE, period="then")
            if said.holds:
                assert numbers(said.text) == [
                    row["ended"], len(gone), row["ended"] - len(gone)
                ], choice  # fmt: skip
                assert len(gone) <= row["ended"]


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
            net = counts[0] - counts[1]
            assert numbers(said.text) == [*counts, *([abs(net)] if net else [])]
            assert ("more in all" in said.text) == (net > 0)
            assert ("fewer in all" in said.text) == (net < 0)
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
        ends = (stock_of(truth, code, date(2011, 3, 31), unit), stock_of(truth, code, LAST, unit))
        moved[str(name)] = ends
    said = changes.stock_moved(kinds, place=PLACE, unit=unit, years=("then", "now"))
    gains = {name: after - before for name, (before, after) in moved.items()}
    assert said.holds == any(gains.values())
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
        said = changes.giving_way(frame, place=PLACE, period="then")
        closed, new = sets["Closed"], sets["Opened"]
        assert said.holds == (min(len(closed), len(new)) >= changes.FEW_HOMES)
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
            check_most_lost(areas)


def check_most_lost(areas: pd.DataFrame) -> None:
    for by_beds, column in ((True, "closed_beds"), (False, "closed")):
        said = changes.most_lost(areas, place=PLACE, period="then", by_beds=by_beds)
        most = areas[column].max() if len(areas) else 0
        top = sorted(areas.loc[areas[column] == most, "area_name"]) if most else []
        several = (areas[column] > 0).sum() > 1
        assert said.holds == (several and len(top) <= changes.MOST_NAMED)
        if said.holds:
            assert all(name in said.text for name in top)
            assert f"{most:,.0f}" in said.text


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
    assert not changes.giving_way(sizes(5, 4, (18, 60)), place="X", period="then").holds
    said = changes.giving_way(sizes(5, 5, (18, 60)), place="X", period="then")
    assert said.holds
    assert "were larger" in said.text
    assert "smaller" in changes.giving_way(sizes(9, 9, (60, 18)), place="X", period="then").text
    near = changes.giving_way(sizes(9, 9, (20.5, 25)), place="X", period="then")
    assert near.text.endswith(
        "were about as large: a median of 25 beds, against 20.5 of those that closed"
    )
    none = changes.giving_way(sizes(0, 0, (0, 0)), place="X", period="then")
    assert none.text == "No care home with known beds opened or closed in X then"
    assert changes.size_note(sizes(9, 20, (1, 2)))
    assert not changes.size_note(sizes(10, 20, (1, 2)))


def test_closures_among_the_ended() -> None:
    say = {"place": "X", "period": "then"}
    assert changes.ended_not_closed(0, 0, **say).text == "No registration in X ended then"
    assert changes.ended_not_closed(1, 1, **say).text.startswith("The one registration in X")
    assert changes.ended_not_closed(3, 3, **say).text.startswith("All 3 registrations in X")
    assert not changes.ended_not_closed(3, 3, **say).holds
    assert changes.ended_not_closed(3, 1, **say).text.endswith(
        "1 was a closure: in the other 2 care went on"
    )


def test_areas_that_share_the_most() -> None:
    def lost(*beds: int) -> changes.Finding:
        frame = pd.DataFrame({"area_name": list("ABCDEF")[: len(beds)], "closed_beds": beds,
                              "closed": [1] * len(beds)})  # fmt: skip
        return changes.most_lost(frame, place="X", period="then", by_beds=True)

    assert lost(10, 20).text == "Most care home beds closed in B: 20 then"
    assert lost(20, 20).text == "Most care home beds closed in A and B: 20 each then"
    assert lost(20, 20, 20, 20).text == "Care homes closed in 4 areas of X then"
    assert lost(20, 0).text == "20 care home beds closed in A then"
    assert not lost(20, 0).holds
    assert lost(0).text == "Nothing closed in X then"


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
           "other_location_id": "1-2", "other_location_name": None}  # fmt: skip
    assert ledger.what_happened(row) == "30 beds fewer"
    assert ledger.other_registration(row) == "1-2 (not held)"
    assert ledger.other_registration({**row, "other_location_id": None}) == "none"
    assert ledger.what_happened({**row, "kind": "closed"}) == "Closed, 30 beds"
    assert ledger.what_happened({**row, "kind": "opened", "bed_count": None}) == "Opened"
    moved = {**row, "kind": "moved", "direction": "went_out"}
    assert ledger.what_happened(moved) == "Went on outside this choice"
    assert ledger.unstated(1).startswith("1 ended location is held")
    assert ledger.vanished(0) == ""
    assert ledger.vanished(1).startswith("1 place is no longer")
