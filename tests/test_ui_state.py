"""Filters and choices: what the URL asks, what is held, and what is written back."""

from dataclasses import replace
from pathlib import Path

import pytest

from mps.ui.pages import Choice, PageSpec, page_list
from mps.ui.state import as_url, changed, choice_key, resolve

MEASURE = Choice(
    "measure", "Show", (("share", "Share"), ("number", "Number")), "", "share", "segmented"
)
SPEC = PageSpec(Path("map.py"), "Map", "map", "", {"service": "no services."}, (MEASURE,))
OTHER = PageSpec(Path("list.py"), "List", "list", "", {}, ())


class Offered:
    """Two councils with one area each."""

    def councils(self) -> dict[str, str]:
        return {"A": "Ashire", "B": "Beeshire"}

    def areas(self, council: str) -> dict[str, str]:
        return {f"{council}1": "Town"}

    def council_of(self, area: str) -> str | None:
        return area[0] if area in ("A1", "B1") else None

    def shared(self, name: str) -> dict[str, str]:
        return {"homecare": "Homecare"} if name == "service" else {"carers": "Carers"}

    def options(self, choice: Choice, council: str) -> tuple[dict[str, str], str]:
        return dict(choice.options), choice.default


OFFERS = Offered()


def test_nothing_asked_gives_the_first_council_and_defaults() -> None:
    view = resolve(SPEC, {}, {}, OFFERS)
    assert view.values == {
        "council": "A", "area": "", "service": "", "client": "", "measure": "share",
    }  # fmt: skip
    assert view.notices == []


def test_what_the_url_asks_is_given() -> None:
    asked = {"council": "B", "area": "B1", "service": "homecare", "measure": "number"}
    view = resolve(SPEC, asked, {}, OFFERS)
    assert {name: view[name] for name in asked} == asked
    assert as_url(SPEC, view, OFFERS) == asked


def test_defaults_are_left_out_of_the_url_but_the_council_never() -> None:
    assert as_url(SPEC, resolve(SPEC, {}, {}, OFFERS), OFFERS) == {"council": "A"}


def test_an_area_of_another_council_falls_back_with_a_notice() -> None:
    view = resolve(SPEC, {"council": "A", "area": "B1"}, {}, OFFERS)
    assert view["area"] == ""
    assert len(view.notices) == 1


def test_an_area_alone_brings_its_council() -> None:
    view = resolve(SPEC, {"area": "B1"}, {}, OFFERS)
    assert (view["council"], view["area"]) == ("B", "B1")
    assert view.notices == []


def test_hostile_values_fall_back_and_are_never_repeated() -> None:
    hostile = "<script>alert(1)</script>' or 1=1 --"
    asked = dict.fromkeys(("council", "area", "service", "client", "measure"), hostile)
    view = resolve(SPEC, asked, {}, OFFERS)
    assert view.values == resolve(SPEC, {}, {}, OFFERS).values
    assert len(view.notices) == 5
    assert not any("script" in notice or "1=1" in notice for notice in view.notices)


def test_a_council_change_drops_the_foreign_area_and_keeps_the_rest() -> None:
    view = resolve(
        SPEC, {"council": "A", "area": "A1", "service": "homecare", "measure": "number"}, {}, OFFERS
    )
    after = changed(SPEC, view, "council", "B", OFFERS)
    assert after.values == {
        "council": "B", "area": "", "service": "homecare", "client": "", "measure": "number",
    }  # fmt: skip
    assert after.notices == []


def test_held_values_come_along_to_another_page_with_the_page_s_own_choice() -> None:
    held = {"council": "B", "area": "B1", "client": "carers", "map/measure": "number"}
    assert resolve(OTHER, {}, held, OFFERS).values == {
        "council": "B", "area": "B1", "service": "", "client": "carers",
    }  # fmt: skip
    assert resolve(SPEC, {}, held, OFFERS)["measure"] == "number"


NUMBER = replace(SPEC.choices[0], name="use", widget="number", default="85", options=())
SCENARIO = replace(SPEC, choices=(NUMBER,))


class OfferedNumber(Offered):
    """As above, with a number of its own for each council."""

    def options(self, choice: Choice, council: str) -> tuple[dict[str, str], str]:
        return {}, choice.default


@pytest.mark.parametrize(
    ("asked", "held", "given", "is_told"),
    [
        ("90", "", "90", False),
        ("90.50", "", "90.5", False),
        (None, "70", "70", False),
        (None, "", "85", False),
        ("101", "70", "85", True),
        ("nan", "", "85", True),
        ("-1", "", "85", True),
        ("1e1", "", "10", False),
        ("<script>", "", "85", True),
        ("9" * 400, "", "85", True),
    ],
)
def test_a_number_is_taken_within_its_range_only(
    asked: str | None, held: str, given: str, is_told: bool
) -> None:
    url = {} if asked is None else {"use": asked}
    view = resolve(SCENARIO, url, {choice_key(SCENARIO, "use"): held}, OfferedNumber())
    assert view["use"] == given
    assert len(view.notices) == is_told
    assert "script" not in " ".join(view.notices)


def test_a_number_at_its_default_is_left_out_of_the_url_however_it_is_written() -> None:
    offers = OfferedNumber()
    assert as_url(SCENARIO, resolve(SCENARIO, {"use": "85.0"}, {}, offers), offers) == {
        "council": "A"
    }
    changed_view = resolve(SCENARIO, {"use": "85.5"}, {}, offers)
    assert as_url(SCENARIO, changed_view, offers)["use"] == "85.5"


def test_page_list_names_each_page_once_with_a_reason_for_each_unused_filter() -> None:
    pages = page_list()
    assert pages[0].url_path == ""
    assert len({page.url_path for page in pages}) == len(pages) == len({p.title for p in pages})
    for page in pages:
        assert page.file.is_file()
        assert all(reason.endswith(".") for reason in page.not_used.values())
        names = [choice.name for choice in page.choices]
        assert len(set(names)) == len(names)
        assert not {"council", "area", "service", "client"} & set(names)


class Prices(Offered):
    """Two councils, of which the first has a price of its own."""

    def options(self, choice: Choice, council: str) -> tuple[dict[str, str], str]:
        return {}, "1295.48" if council == "A" else ""


PRICE = Choice("price", "Price", (), "prices", "", "number", 0, 2000, 0.5)
PRICED = PageSpec(Path("price.py"), "Price", "price", "", {}, (PRICE,))


def test_a_number_at_a_councils_default_does_not_follow_to_another_council() -> None:
    first = resolve(PRICED, {"council": "A"}, {}, Prices())
    assert first["price"] == "1295.48"
    assert changed(PRICED, first, "council", "B", Prices())["price"] == ""
    own = changed(PRICED, first, "price", "900", Prices())
    # Typed for the one council, it would pass for a price of the other.
    assert changed(PRICED, own, "council", "B", Prices())["price"] == ""
    assert changed(PRICED, own, "price", "1295.48", Prices())["price"] == "1295.48"
