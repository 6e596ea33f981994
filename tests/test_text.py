"""The nearest known word to a wrong one."""

from mps.text import suggest


def test_the_nearest_name_is_suggested() -> None:
    assert suggest("homecre", ["care_home", "homecare"]) == " Did you mean homecare?"
    assert suggest("test-hoems", ["test-homes", "test-beds"]) == " Did you mean test-homes?"


def test_what_all_names_begin_with_makes_none_of_them_near() -> None:
    assert suggest("hills-2031-reablement", ["hills-2031-dementia", "hills-2031-carers"]) == ""
