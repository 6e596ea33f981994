"""Like councils: distances worked out by hand, and what must hold for any facts and weights."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mps.analysis.neighbours import neighbours, standardised

FACTS = pd.DataFrame(
    {"older": [10.0, 20.0, 30.0], "rural": [0.0, 0.0, 30.0]}, index=["A", "B", "C"]
)
"""Older: mean 20, deviation root of 200/3 = 8.165; rural: mean 10, deviation root of 200 = 14.142.

So older is -1.2247, 0, 1.2247 and rural -0.7071, -0.7071, 1.4142.
"""


def apart(facts: pd.DataFrame, chosen: str, weights: dict[str, float]) -> dict[str, float]:
    found = neighbours(facts, chosen, weights).distances
    return dict(zip(found["council_code"], found["distance"], strict=True))


def test_scores_by_hand() -> None:
    scores = standardised(FACTS)
    assert scores["older"].tolist() == pytest.approx([-1.224745, 0, 1.224745], abs=1e-6)
    assert scores["rural"].tolist() == pytest.approx([-0.707107, -0.707107, 1.414214], abs=1e-6)


def test_distances_by_hand() -> None:
    """A to B: the root of (1.2247 squared + 0) / 2 = 0.8660. A to C: of (6 + 4.5) / 2 = 2.2913."""
    found = apart(FACTS, "A", {"older": 1, "rural": 1})
    assert found == pytest.approx({"B": math.sqrt(0.75), "C": math.sqrt(5.25)})


def test_a_weight_of_two_counts_twice() -> None:
    """A to C with older at 2: the root of (2 x 6 + 4.5) / 3 = 2.3452."""
    found = apart(FACTS, "A", {"older": 2, "rural": 1})
    assert found["C"] == pytest.approx(math.sqrt(5.5))


def test_a_weight_of_nought_leaves_a_fact_out() -> None:
    """By rural alone A and B are the same council: the distance is 0."""
    assert apart(FACTS, "A", {"older": 0, "rural": 1})["B"] == 0


def test_sizes_are_compared_by_their_logarithm() -> None:
    """10, 100 and 1000 are steps of the same size: B is as far from A as from C."""
    facts = pd.DataFrame({"people": [10.0, 100.0, 1000.0]}, index=["A", "B", "C"])
    found = neighbours(facts, "B", {"people": 1}, logarithm=["people"]).distances
    assert found["distance"].tolist() == pytest.approx([1.224745, 1.224745], abs=1e-6)
    assert found["council_code"].tolist() == ["A", "C"], "equals stand by their code"


def test_a_council_that_lacks_a_fact_has_no_distance() -> None:
    facts = pd.DataFrame({"one": [1.0, 2.0, 3.0, 4.0], "two": [1.0, 2.0, 3.0, np.nan]},
                         index=["A", "B", "C", "D"])  # fmt: skip
    found = neighbours(facts, "A", {"one": 1, "two": 1})
    assert found.without == ("D",)
    assert found.used == ("one", "two")
    assert set(found.distances["council_code"]) == {"B", "C"}


def test_a_fact_the_chosen_council_lacks_is_left_out() -> None:
    facts = pd.DataFrame({"one": [1.0, 2.0, 3.0], "two": [np.nan, 2.0, 3.0]},
                         index=["A", "B", "C"])  # fmt: skip
    found = neighbours(facts, "A", {"one": 1, "two": 1})
    assert found.left_out == {"two": "not held"}
    assert len(found.distances) == 2
    nobody = neighbours(facts, "Z", {"one": 1})
    assert nobody.left_out == {"one": "not held"}
    assert nobody.distances.empty
    assert nobody.nearest == []


def test_a_fact_that_few_councils_have_is_left_out() -> None:
    """Two of five have it: under half. Three of five would do."""
    none = [np.nan] * 3
    facts = pd.DataFrame({"one": [1.0, 2.0, 3.0, 4.0, 5.0], "two": [1.0, 2.0, *none]},
                         index=list("ABCDE"))  # fmt: skip
    found = neighbours(facts, "A", {"one": 1, "two": 1})
    assert found.left_out == {"two": "few"}
    assert len(found.distances) == 4
    facts.loc["C", "two"] = 9.0
    assert neighbours(facts, "A", {"one": 1, "two": 1}).used == ("one", "two")


def test_never_more_than_half_of_the_others_are_neighbours() -> None:
    few = pd.DataFrame({"one": [1.0, 2.0, 3.0, 4.0, 5.0]}, index=list("ABCDE"))
    assert neighbours(few, "A", {"one": 1}).nearest == ["B", "C"]
    many = pd.DataFrame({"one": np.arange(100.0)}, index=[f"{n:03d}" for n in range(100)])
    assert neighbours(many, "000", {"one": 1}).nearest == [f"{n:03d}" for n in range(1, 16)]


def test_wrong_weights_sizes_and_codes_are_refused() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        neighbours(FACTS, "A", {"older": -1})
    with pytest.raises(ValueError, match="0 or more"):
        neighbours(FACTS, "A", {"older": math.nan})
    with pytest.raises(ValueError, match="above 0"):
        neighbours(FACTS, "A", {"rural": 1}, logarithm=["rural"])
    with pytest.raises(ValueError, match="two rows"):
        neighbours(pd.concat([FACTS, FACTS]), "A", {"older": 1})


def test_no_weight_at_all_gives_no_distance() -> None:
    found = neighbours(FACTS, "A", {"older": 0})
    assert found.distances.empty
    assert found.without == ("B", "C")


# A busy machine is slow now and then; that is no failure.
fair = settings(deadline=None, max_examples=50)
values = st.lists(
    st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4), st.floats(-1e4, 1e4)),
    min_size=3,
    max_size=8,
)
weights = st.lists(st.integers(1, 10), min_size=3, max_size=3)


def frame_of(rows: list[tuple[float, float, float]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["a", "b", "c"], index=[f"L{n}" for n in range(len(rows))])


@fair
@given(values, weights)
def test_distance_is_the_same_in_both_directions(
    rows: list[tuple[float, float, float]], chosen: list[int]
) -> None:
    facts = frame_of(rows)
    given_ = dict(zip("abc", map(float, chosen), strict=True))
    there, back = apart(facts, "L0", given_)["L1"], apart(facts, "L1", given_)["L0"]
    assert there == pytest.approx(back, abs=1e-9)
    assert there >= 0


@fair
@given(values, weights)
def test_a_council_is_at_no_distance_from_its_double(
    rows: list[tuple[float, float, float]], chosen: list[int]
) -> None:
    facts = frame_of([*rows, rows[0]])
    given_ = dict(zip("abc", map(float, chosen), strict=True))
    assert apart(facts, "L0", given_)[f"L{len(rows)}"] == 0


@fair
@given(values, weights, st.floats(0.1, 10))
def test_weights_may_be_scaled_without_changing_a_distance(
    rows: list[tuple[float, float, float]], chosen: list[int], factor: float
) -> None:
    facts = frame_of(rows)
    given_ = dict(zip("abc", map(float, chosen), strict=True))
    scaled = {name: weight * factor for name, weight in given_.items()}
    assert apart(facts, "L0", scaled) == pytest.approx(apart(facts, "L0", given_), abs=1e-9)


@fair
@given(values, st.floats(0.5, 100), st.floats(-100, 100))
def test_units_do_not_matter(
    rows: list[tuple[float, float, float]], factor: float, shift: float
) -> None:
    """Pounds or thousands of pounds, from nought or from ten: the same distances."""
    facts = frame_of([(round(a, 2), round(b, 2), round(c, 2)) for a, b, c in rows])
    moved = facts.assign(a=facts["a"] * factor + shift)
    given_ = {"a": 1.0, "b": 1.0, "c": 1.0}
    assert apart(moved, "L0", given_) == pytest.approx(apart(facts, "L0", given_), abs=1e-5)
