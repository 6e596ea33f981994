"""What Compare councils says is true for every council, measure and year, recounted from files.

The recount reads the bundled files themselves and has rules of its own; only which measure is
better high or low is taken from the list of measures.
"""

import csv
import math
import re
import statistics
from collections import defaultdict
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from mps.paths import DATA
from mps.store import Store, open_store
from mps.ui.compare import Compare
from mps.ui.frame import Page
from mps.ui.pages import page_list
from mps.ui.state import View
from mps.words import compare, percent

COUNCILS = {
    "E06000022": "Bath and North East Somerset",
    "E08000018": "Rotherham",
    "E10000017": "Lancashire",
    "E10000031": "Warwickshire",
    "E08000004": "Oldham",
}
ENGLAND = "E92000001"
SPEC = next(spec for spec in page_list() if spec.title == "Compare councils")
Point = tuple[float, float | None, float | None]


def rows_of(name: str) -> list[dict[str, str]]:
    folder = DATA / "bundled" / name
    with next(folder.glob("*.csv")).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wilson(share: float, count: float) -> tuple[float, float]:
    """The Wilson score interval in its other form: the two roots of a quadratic in p.

    (1 + z2 / n) p2 - (2 share + z2 / n) p + share2 = 0
    """
    z2 = 1.959964**2
    a, b, c = 1 + z2 / count, -(2 * share + z2 / count), share**2
    root = max(b * b - 4 * a * c, 0) ** 0.5
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


@pytest.fixture(scope="module")
def published() -> dict[str, dict[str, dict[str, Point]]]:
    """Value and ends of the interval by measure, period and area, from ASCOF and Oflog."""
    found: dict[str, dict[str, dict[str, Point]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows_of("dhsc_ascof"):
        if not row["outcome"]:
            continue
        code = "ascof_" + row["measure_code"].lower().replace("(", "_").replace(")", "")
        code += "" if row["part"] == "all" else f"_{row['part']}"
        value = float(row["outcome"])
        low = high = None
        if row["margin_of_error"]:
            low = value - float(row["margin_of_error"])
            high = value + float(row["margin_of_error"])
            if not code.startswith(("ascof_1a", "ascof_1b", "ascof_1c")):
                low, high = max(low, 0), min(high, 100)
        elif row["denominator"]:
            scale = 100_000 if code in ("ascof_2b", "ascof_2c") else 100
            low, high = (end * scale for end in wilson(value / scale, float(row["denominator"])))
        found[code][row["financial_year"]][row["area_code"]] = (value, low, high)
    for row in rows_of("oflog_turnover"):
        year = found["turnover"][row["financial_year"]]
        if row["turnover_pct"]:
            year[row["area_code"]] = (float(row["turnover_pct"]), None, None)
        year[ENGLAND] = (float(row["median_pct"]), None, None)
    return found


@pytest.fixture(scope="module")
def direction() -> dict[str, str]:
    with (DATA / "reference" / "measures.csv").open(encoding="utf-8", newline="") as file:
        return {row["measure_code"]: row["better"] for row in csv.DictReader(file)}


@pytest.fixture(autouse=True)
def _store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return open_store(store)


def page(council: str, **chosen: str) -> Compare:
    """The page's knowledge for a council, as a visitor's choices make it."""
    values = {choice.name: choice.default for choice in SPEC.choices}
    values |= {"council": council, "area": "", "service": "", "client": ""}
    values |= {"measure": "turnover", "year": "newest", "against": "england", **chosen}
    return Compare(Page(SPEC, View(values)))


def is_council(code: str) -> bool:
    return not code.startswith(("E12", "E92"))


def told(mine: Point, other: Point | None, values: list[float], better: str) -> str:
    """The verdict by the stated rule, worked out anew."""
    if other is None:
        return "untold"
    gap = mine[0] - other[0]
    ends = [end for point in (mine, other) for end in point[1:]]
    if None not in ends:
        upper, lower = (mine, other) if gap >= 0 else (other, mine)
        limit = ((upper[0] - upper[1]) ** 2 + (lower[2] - lower[0]) ** 2) ** 0.5  # type: ignore[operator]
    elif len(values) >= 10:
        quartiles = statistics.quantiles(values, n=4, method="inclusive")
        limit = (quartiles[2] - quartiles[0]) / 2
    else:
        return "untold"
    if abs(gap) <= limit + 1e-9:
        return "similar"
    if better == "none":
        return "higher" if gap > 0 else "lower"
    return "better" if (gap > 0) == (better == "higher") else "worse"


@pytest.mark.parametrize("council", COUNCILS)
def test_counts_of_better_and_worse_are_true(
    council: str, published: dict[str, Any], direction: dict[str, str]
) -> None:
    """Each measure's verdict against England in its newest year, and the title that counts them."""
    here = page(council)
    words = []
    for code, years in published.items():
        mine = [year for year, areas in sorted(years.items()) if council in areas]
        if not mine or code not in direction or direction[code] == "none":
            continue
        if code == "turnover" and council in published["ascof_6a"].get("2024-25", {}):
            continue  # the newer series takes its place
        areas = years[mine[-1]]
        values = [point[0] for area, point in areas.items() if is_council(area)]
        words.append(told(areas[council], areas.get(ENGLAND), values, direction[code]))
        row = here.profile.set_index("measure_code").loc[code]
        assert (row["verdict"], row["period"]) == (words[-1], mine[-1]), code
    counts = {word: words.count(word) for word in ("better", "worse", "similar")}
    finding = compare.compared_overall(here.judged, place="X", other="England")
    if not finding.holds:
        assert sum(counts.values()) <= 1
        return
    said = dict(re.findall(r"(better|worse|similar)(?: than England| to England)? on (\d+)",
                           finding.text))  # fmt: skip
    assert {word: int(said.get(word, 0)) for word in counts} == counts
    assert finding.text.startswith(f"Of {sum(counts.values())} measures")


@pytest.mark.parametrize("council", COUNCILS)
def test_positions_are_true_in_every_year_of_every_measure(
    council: str, published: dict[str, Any]
) -> None:
    for code, years in published.items():
        for year, areas in years.items():
            values = sorted(point[0] for area, point in areas.items() if is_council(area))
            if council not in areas or len(values) < 2:
                continue
            mine = areas[council][0]
            said = compare.standing(mine, values)
            assert said.endswith(f"of {len(values)} councils held"), (code, year)
            place = int((re.match(r"(?:joint )?(\d+)", said) or [1, 1])[1])
            ordered = values if "lowest" in said else values[::-1]
            assert ordered[place - 1] == mine, (code, year)
            assert ordered.index(mine) == place - 1
            assert ("joint" in said) == (values.count(mine) > 1)
            # Counted from the nearer end.
            assert place <= (len(values) + 1) / 2


@pytest.mark.parametrize("council", COUNCILS)
def test_strip_holds_what_was_published(council: str, published: dict[str, Any]) -> None:
    for code, year in (("turnover", "2022-23"), ("turnover", "2016-17"), ("ascof_2c", "2024-25")):
        here = page(council, measure=code, year=year)
        areas = {area: point for area, point in published[code][year].items() if is_council(area)}
        frame = here.councils.dropna(subset=["value"])
        assert dict(zip(frame["area_code"], frame["value"], strict=True)) == pytest.approx(
            {area: point[0] for area, point in areas.items()}
        )
        assert (here.own is None) == (council not in areas)
        roles = dict(zip(frame["area_code"], frame["role"], strict=True))
        assert [area for area, role in roles.items() if role == "chosen"] == (
            [council] if council in areas else []
        )
        assert {area for area, role in roles.items() if role == "alike"} == (
            set(here.alike.nearest) & set(areas)
        )


@pytest.mark.parametrize("council", COUNCILS)
@pytest.mark.parametrize("against", ["region", "neighbours"])
def test_other_comparators_are_the_region_and_the_average_of_the_like(
    council: str, against: str, published: dict[str, Any], direction: dict[str, str]
) -> None:
    here = page(council, against=against)
    region = {"E06000022": "E12000009"}.get(council, "E12none")
    for row in here.profile.to_dict("records"):
        areas = published.get(row["measure_code"], {}).get(row["period"], {})
        if not areas:
            continue
        other = areas.get(region)
        if against == "neighbours":
            near = [areas[code] for code in here.alike.nearest if code in areas]
            other = average(near) if len(near) > 1 else None
        values = [point[0] for area, point in areas.items() if is_council(area)]
        better = direction[row["measure_code"]]
        assert row["verdict"] == told(areas[council], other, values, better), row["measure_code"]
        assert (other is None) == pd.isna(row["other_value"])


def average(points: list[Point]) -> Point:
    count = len(points)
    mean = sum(point[0] for point in points) / count
    if any(None in point for point in points):
        return mean, None, None
    below = sum((point[0] - point[1]) ** 2 for point in points) ** 0.5 / count  # type: ignore[operator]
    above = sum((point[2] - point[0]) ** 2 for point in points) ** 0.5 / count  # type: ignore[operator]
    return mean, mean - below, mean + above


def test_average_of_like_councils_by_hand(published: dict[str, Any]) -> None:
    """Lancashire is most like Warwickshire and Rotherham: 3A (80.1 + 77.0) / 2 = 78.55."""
    here = page("E10000017", against="neighbours")
    assert here.alike.nearest == ["E10000031", "E08000018"]
    row = here.profile.set_index("measure_code").loc["ascof_3a"]
    assert row["other_value"] == pytest.approx(78.55)
    assert row["other_name"] == "the average of 2 like councils"


@pytest.mark.parametrize("council", COUNCILS)
def test_named_measures_are_the_clearest(council: str) -> None:
    for against in ("england", "region", "neighbours"):
        frame = page(council, against=against).judged
        finding = compare.clearest(frame, place="X", other="Y")
        clear = frame[frame["verdict"].isin(("better", "worse"))]
        assert finding.holds == (len(clear) > 0)
        if frame["verdict"].eq("untold").all():
            assert finding.text == "No measure of X can be set against Y yet"
        for word in ("better", "worse"):
            rows = clear[clear["verdict"] == word]
            said = re.findall(rf"{word} on \u2018(.*?)\u2019", finding.text)
            assert len(said) == (1 if len(rows) else 0)
            if said:
                size = rows["clarity"].abs()
                assert said[0] in set(rows[size == size.max()]["measure_name"])


@pytest.mark.parametrize("council", COUNCILS)
def test_change_over_the_years_is_true_and_never_over_a_break(
    council: str, published: dict[str, Any], opened: Store
) -> None:
    for code, years in published.items():
        held = sorted(year for year, areas in years.items() if council in areas)
        if code == "ascof_1b":  # the formula was corrected for 2020-21
            held = [year for year in held if year > "2019-20"]
        points = pd.DataFrame(
            [(year, *years[year][council]) for year in held],
            columns=["period", "value", "lower", "upper"],
        )
        said = compare.moved(points, name="M", place="X", unit="%", decimals=1)
        assert said.holds == (len(held) > 1)
        if not said.holds:
            continue
        first, last = years[held[0]][council], years[held[-1]][council]
        assert said.text.find(f"{held[0]} to {held[-1]}") > 0
        rose, fell = percent(last[0]) != percent(first[0]), last[0] < first[0]
        assert (" rose " in said.text) == (rose and not fell)
        assert (" fell " in said.text) == (rose and fell)
        if "may be chance" in said.text:
            assert told(last, first, [], "higher") == "similar"
        elif None not in (*first, *last) and rose:
            assert told(last, first, [], "higher") != "similar"


@pytest.mark.parametrize("council", COUNCILS)
def test_councils_named_as_most_like_have_the_least_distance(council: str) -> None:
    """Distances worked out anew from the store's facts, with the default weights."""
    here = page(council)
    facts = here.facts.drop(columns="long_term_65_plus")
    assert set(facts.index) == set(COUNCILS)
    logs = facts.assign(people=[math.log(people) for people in facts["people"]])
    apart = {}
    for other in COUNCILS:
        squares = [
            (logs.at[other, name] - logs.at[council, name]) ** 2
            / statistics.pvariance(list(logs[name]))
            for name in logs
        ]
        apart[other] = (sum(squares) / len(squares)) ** 0.5
    found = here.alike.distances
    assert dict(zip(found["council_code"], found["distance"], strict=True)) == pytest.approx(
        {code: distance for code, distance in apart.items() if code != council}
    )
    nearest = sorted((code for code in apart if code != council), key=apart.__getitem__)[:2]
    names = [COUNCILS[code] for code in nearest]
    said = compare.most_like(names, 4, place=COUNCILS[council])
    assert said.text == (
        f"Of 4 other councils held, {names[0]} and {names[1]} are most like {COUNCILS[council]}"
    )
