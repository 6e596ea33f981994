"""Sentences of Compare councils: each with its condition, and the fall-back when it is not met."""

import pandas as pd
import pytest

from mps.words import compare


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "short", "whole"),
    [
        (25.5, "%", 1, "25.5%", "25.5%"),
        (655.0, "per 100,000", 1, "655.0", "655.0 per 100,000"),
        (1117.69, "£ a week", 2, "£1,117.69", "£1,117.69 a week"),
        (803.8, "£ a resident", 0, "£804", "£804 a resident"),
        (0.4214, "score", 3, "0.421", "0.421"),
        (None, "%", 1, "not available", "not available"),
    ],
)
def test_values_are_written_by_unit(
    value: float | None, unit: str, decimals: int, short: str, whole: str
) -> None:
    assert compare.written(value, unit, decimals) == short
    assert compare.written(value, unit, decimals, whole=True) == whole


def test_axis_values_are_as_short_as_they_can_be() -> None:
    assert compare.ticked(20.0, "%", 1) == "20%"
    assert compare.ticked(0.45, "score", 3) == "0.45"
    assert compare.ticked(1050.0, "£ a week", 2) == "£1,050"
    assert compare.ticked(None, "%", 1) == "not available"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (9, "the highest of 5 councils held"),
        (7, "2nd highest of 5 councils held"),
        (5, "3rd highest of 5 councils held"),
        (3, "2nd lowest of 5 councils held"),
        (1, "the lowest of 5 councils held"),
    ],
)
def test_places_are_counted_from_the_nearer_end(value: int, said: str) -> None:
    assert compare.standing(value, [1, 3, 5, 7, 9]) == said


def test_equal_values_share_a_place() -> None:
    assert compare.standing(9, [1, 9, 9]) == "joint highest of 3 councils held"
    assert compare.standing(5, [1, 2, 5, 5, 9]) == "joint 2nd highest of 5 councils held"
    assert compare.standing(4, [4]) == "the only council held"


def test_position_falls_back_where_it_cannot_be_told() -> None:
    told = {"name": "Turnover", "place": "Oldham", "period": "2022-23", "shown": "25.4%"}
    full = compare.position(25.4, [20, 25.4], against=("England", "28.0%"), **told)
    assert full.text == (
        "Turnover in Oldham: 25.4% in 2022-23, the highest of 2 councils held; England 28.0%"
    )
    alone = compare.position(25.4, [25.4], **told)
    assert alone.text == "Turnover in Oldham: 25.4% in 2022-23; no other council's value is held"
    none = compare.position(None, [1, 2], **told)
    assert none.text == "Turnover: no value of Oldham is held for 2022-23"
    assert [one.holds for one in (full, alone, none)] == [True, False, False]


def judged(*verdicts: str) -> pd.DataFrame:
    count = range(len(verdicts))
    return pd.DataFrame(
        {
            "measure_name": [f"Measure {n}" for n in count],
            "short_name": [f"M{n}" for n in count],
            "verdict": list(verdicts),
            "clarity": [float(n) for n in count],
            "other_name": ["the middle council of England"] * len(verdicts),
        }
    )


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (("better", "worse", "similar", "untold"),
         "Of 3 measures X is better than England on 1, worse on 1 and similar on 1"),
        (("worse", "worse"), "Of 2 measures X is worse than England on 2"),
        (("similar", "similar"), "Of 2 measures X is similar to England on 2"),
        (("worse", "similar"), "Of 2 measures X is worse than England on 1 and similar on 1"),
        (("better", "untold"), "M0: X is better than the middle council of England"),
        (("untold",), "No measure of X can be set against England yet"),
        ((), "No measure of X can be set against England yet"),
    ],
)  # fmt: skip
def test_overall_count_in_words(verdicts: tuple[str, ...], said: str) -> None:
    finding = compare.compared_overall(judged(*verdicts), place="X", other="England")
    assert finding.text == said
    assert finding.holds == said.startswith("Of ")


def test_the_clearest_measures_are_named() -> None:
    def named(*verdicts: str) -> str:
        return compare.clearest(judged(*verdicts), place="X", other="England").text

    assert named("better", "better", "worse") == (
        "Against England, X is most clearly better on \u2018Measure 1\u2019 and worse on "
        "\u2018Measure 2\u2019"
    )
    assert named("similar") == "On no measure held is X clearly better or worse than England"
    assert named("untold") == "No measure of X can be set against England yet"


def points(*rows: tuple[str, float, float | None]) -> pd.DataFrame:
    return pd.DataFrame(
        [(period, value, None if arm is None else value - arm, None if arm is None else value + arm)
         for period, value, arm in rows],
        columns=["period", "value", "lower", "upper"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("2023-24", 20, None), ("2024-25", 22, None)],
         "M in X rose from 20.0% to 22.0%, 2023-24 to 2024-25"),
        ([("2023-24", 22, 1), ("2024-25", 20, 1)],
         "M in X fell from 22.0% to 20.0%, 2023-24 to 2024-25"),
        ([("2023-24", 22, 2), ("2024-25", 20, 1)],
         "M in X fell from 22.0% to 20.0%, 2023-24 to 2024-25, a change that may be chance"),
        ([("2023-24", 20.01, 1), ("2024-25", 20.04, 1)],
         "M in X stood at 20.0%, 2023-24 to 2024-25"),
        ([("2024-25", 20, 1)], "M in X over time: only 2024-25 is held of the present series"),
        ([], "M in X over time: no year is held of the present series"),
    ],
)  # fmt: skip
def test_change_over_time_in_words(rows: list[tuple[str, float, float | None]], said: str) -> None:
    found = compare.moved(points(*rows), name="M", place="X", unit="%", decimals=1)
    assert found.text == said


def test_like_councils_in_words() -> None:
    said = compare.most_like(["A", "B", "C", "D"], 150, place="X")
    assert said.text == "Of 150 other councils held, A, B and C are most like X"
    assert compare.most_like(["A"], 2, place="X").text == (
        "Of 2 other councils held, A is most like X"
    )
    assert not compare.most_like([], 1, place="X").holds


def test_who_is_held_in_words() -> None:
    assert compare.held_of(1, 0, 0, period="2020") == "1 council has a value for 2020."
    assert compare.held_of(4, 2, 1, period="2020") == (
        "4 councils have a value for 2020; for 2 the publisher gives none; 1 of today's councils "
        "is not held for that period."
    )


def test_lines_of_tiles() -> None:
    said = compare.against_line("the middle council of England", "28.0%", "worse")
    assert said == "The middle council of England 28.0%: \u25bc worse"
    assert compare.lacking(["Fee", "Staff turnover"], "X") == "Fee and staff turnover in X"
