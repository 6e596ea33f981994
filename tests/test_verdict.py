"""Better, similar or worse: both tests against hand work, and what must hold for any numbers."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mps.analysis.verdict import Measured, average, half_middle, verdict, verdicts

fair = settings(deadline=None)
numbers = st.floats(-1000, 1000)
arms = st.floats(0, 50)


def measured(value: float, arm: float) -> Measured:
    return Measured(value, value - arm, value + arm)


def test_difference_beyond_its_interval_is_clear() -> None:
    """ASCOF 3A, 2024-25: Bath and North East Somerset 87.1 +- 3.8, England 77.3 +- 0.4.

    The difference, 9.8, is above the root of 3.8 squared and 0.4 squared: 3.82.
    """
    found = verdict(measured(87.1, 3.8), measured(77.3, 0.4), better="higher", spread=None)
    assert found.word == "better"
    assert found.test == "interval"
    assert found.clarity == pytest.approx(9.8 / 3.82100, rel=1e-4)


def test_intervals_may_overlap_and_the_difference_still_be_clear() -> None:
    """10 +- 3 and 15 +- 3 overlap (to 13, from 12); 5 is above the root of 18, 4.24."""
    found = verdict(measured(10, 3), measured(15, 3), better="higher", spread=None)
    assert (found.word, found.test) == ("worse", "interval")


def test_difference_within_its_interval_is_similar() -> None:
    """Rotherham 77.0 +- 4.0 (made up) against 77.3 +- 0.4."""
    assert (
        verdict(measured(77, 4), measured(77.3, 0.4), better="higher", spread=9).word == "similar"
    )
    # 3 and 4 make 5: a difference of 5 is at the limit, and not beyond it.
    assert verdict(measured(5, 3), measured(0, 4), better="higher", spread=None).word == "similar"


def test_the_arms_that_face_each_other_count() -> None:
    """Mine 10 (9 to 14) against 7 (3 to 8): 3 is above the root of 1 and 1; the far arms do not
    count. The other way round 7 reaches up 1 and 10 down 1."""
    mine, other = Measured(10, 9, 14), Measured(7, 3, 8)
    assert verdict(mine, other, better="higher", spread=None).clarity == pytest.approx(3 / 2**0.5)
    assert verdict(other, mine, better="higher", spread=None).clarity == pytest.approx(-3 / 2**0.5)


@pytest.mark.parametrize(
    ("better", "above", "below"),
    [("higher", "better", "worse"), ("lower", "worse", "better"), ("none", "higher", "lower")],
)
def test_the_direction_of_the_measure_decides_the_word(better: str, above: str, below: str) -> None:
    assert verdict(Measured(30), Measured(20), better=better, spread=4).word == above
    assert verdict(Measured(20), Measured(30), better=better, spread=4).word == below
    assert verdict(Measured(24), Measured(20), better=better, spread=4).word == "similar"


def test_without_an_interval_the_spread_decides() -> None:
    found = verdict(measured(30, 1), Measured(25), better="lower", spread=4)
    assert found == ("worse", "spread", -1.25)


def test_nothing_is_told_without_interval_and_spread() -> None:
    assert verdict(Measured(30), Measured(20), better="lower", spread=None) == (
        "untold", "none", None,
    )  # fmt: skip


def test_intervals_without_width_tell_equal_from_different() -> None:
    same = verdict(measured(5, 0), measured(5, 0), better="higher", spread=None)
    assert same == ("similar", "interval", 0.0)
    other = verdict(measured(5.1, 0), measured(5, 0), better="higher", spread=None)
    assert other == ("better", "interval", math.inf)


def test_an_unknown_direction_is_refused() -> None:
    with pytest.raises(ValueError, match="higher, lower or none"):
        verdict(Measured(1), Measured(2), better="more", spread=1)


def test_half_of_the_middle_half_by_hand() -> None:
    """1 to 13: the quartiles are 4 and 10, so the middle half is 6 wide. Nine are too few."""
    assert half_middle(range(1, 14)) == 3
    assert half_middle(range(9)) is None


def test_average_and_its_interval_by_hand() -> None:
    """(10 + 20) / 2 with arms of 3 and 4: the root of 25 over 2."""
    assert average([measured(10, 3), measured(20, 4)]) == (15, 12.5, 17.5)
    assert average([measured(10, 3), Measured(20)]) == (15, None, None)
    assert average([measured(10, 3)]) is None


def test_rows_are_judged_each_by_its_own_direction() -> None:
    frame = pd.DataFrame(
        {
            "value": [30.0, 30.0, None, 30.0],
            "lower": [None, 29.0, None, None],
            "upper": [None, 31.0, None, None],
            "other_value": [20.0, 25.0, 20.0, None],
            "other_lower": [None, 24.0, None, None],
            "other_upper": [None, 26.0, None, None],
            "better": ["lower", "higher", "higher", "higher"],
            "spread": [5.0, None, 5.0, 5.0],
        }
    )
    found = verdicts(frame)
    assert list(found["verdict"]) == ["worse", "better", "untold", "untold"]
    assert list(found["test"]) == ["spread", "interval", "none", "none"]
    assert found["clarity"].isna().tolist() == [False, False, True, True]
    assert len(verdicts(frame.head(0))) == 0


@fair
@given(numbers, arms, numbers, arms)
def test_swapped_values_swap_the_verdict(one: float, wide: float, two: float, thin: float) -> None:
    swapped = {"better": "worse", "worse": "better", "similar": "similar"}
    for spread in (None, 3.0):
        for first, second in (
            (measured(one, wide), measured(two, thin)),
            (Measured(one), Measured(two)),
        ):
            there = verdict(first, second, better="higher", spread=spread)
            back = verdict(second, first, better="higher", spread=spread)
            assert back.word == swapped.get(there.word, there.word)
            if there.word in ("better", "worse"):
                assert there.clarity is not None
                assert abs(there.clarity) >= 1


@fair
@given(numbers, arms, arms)
def test_a_value_is_similar_to_itself(value: float, wide: float, thin: float) -> None:
    found = verdict(measured(value, wide), measured(value, thin), better="lower", spread=None)
    assert (found.word, found.clarity) == ("similar", 0.0)
