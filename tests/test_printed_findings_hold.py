"""What the pages quote from a council's papers is what its file of printed figures has."""

import tomllib
from pathlib import Path

import pytest

from mps import words
from mps.store import Store, open_store
from tests.recount import BUNDLED, DATA, listed, places, regions, rows_of, shown

EVERY = pytest.mark.parametrize("council", sorted(regions()))


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return open_store(store)


def figures_of(council: str) -> list[dict[str, str]]:
    """What the council's papers print, as its file has it."""
    for path in (DATA / "councils").glob("*/council.toml"):
        if tomllib.loads(path.read_text(encoding="utf-8"))["code"] == council:
            figures = path.with_name("published_figures.csv")
            return list(rows_of(figures)) if figures.exists() else []
    raise AssertionError(f"no folder for {council}")


@EVERY
def test_printed_totals_were_revised_as_said(council: str, opened: Store) -> None:
    totals = {
        f"mid-{row['mid_year']}": row
        for row in rows_of(BUNDLED / "ons_population_totals" / "population_totals.csv")
        if row["area_code"] == council
    }
    expected = [
        f"{figure['paper']} gives the population of {places()[council]} in {figure['period']} as "
        f"{shown(int(figure['value']), 0)}, as first published; it has since been revised to "
        f"{shown(int(total['people']), 0)}."
        for figure in figures_of(council)
        if (total := totals.get(figure["period"])) and not figure["area_name"]
        if figure["value"] == total["first_published_people"] != total["people"]
    ]
    said = [
        words.revised_figure(
            row["printed_people"],
            row["people"],
            place=places()[council],
            mid_year=row["mid_year"],
            paper=row["paper"],
        ).sentence
        for row in opened.query("population__revised", council_code=council).to_dict("records")
    ]
    assert sorted(said) == sorted(expected)


@EVERY
def test_printed_comparisons_are_quoted_as_printed(council: str, opened: Store) -> None:
    frame = opened.query("population__printed", council_code=council)
    figures = figures_of(council)
    for label, rows in frame.groupby("label"):
        text = words.printed_comparison(rows.to_dict("records"), places()[council])
        printed = [row for row in figures if row["label"] == label and row["unit"] == "%"]
        (own,) = [row for row in printed if not row["area_name"]]
        others = [f"{row['area_name']} {row['value']}%" for row in printed if row["area_name"]]
        assert own["paper"] in text
        assert f", {own['period']}, {places()[council]} {own['value']}%; " in text
        assert f"; {listed(others)}. {own['note']}" in text
        assert "  " not in text
