"""What is not held, why, and which file brings it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.ui.compare.what import Compare
from mps.ui.parts import heading, missing
from mps.ui.provenance import cards_of
from mps.words import compare

COMMAND = "`python -m mps import FILE`"


def sources_of(frame: pd.DataFrame, *more: Any) -> tuple[str, ...]:
    """The datasets that the rows come from, and those that they are worked out with."""
    also = list(frame["also_dataset_id"]) if "also_dataset_id" in frame else []
    named = [*frame["source_id"], *also, *more]
    return tuple(dict.fromkeys(str(one) for one in named if not pd.isna(one)))


def how_to_load(dataset_id: str) -> str:
    """Say which publisher's file brings the measure for all councils, and the command."""
    cards = cards_of((dataset_id,))
    if not cards:
        return f"For those who run this site: load the publisher's file with {COMMAND}."
    card = cards[0]
    hint = card["load_hint"].replace("python -m mps import FILE", COMMAND)
    page = f" The publisher's page is [{card['short_title']}]({card['landing_url']})."
    return f"For those who run this site: {hint}{page if card['landing_url'] else ''}"


def not_held(here: Compare, measure: Mapping[str, Any], period: str) -> None:
    """Say that the council has no value of the measure in the period, and why."""
    rows = here.periods[here.periods["period"] == period]
    status = rows["here_status"].iloc[0] if len(rows) else None
    why = "The store holds no row of it for this council."
    if not pd.isna(status):
        why = f"The value is {compare.STATUSES.get(str(status), 'not published')}."
    missing(
        f"{measure['measure_name']} in {here.council}, {period}",
        why,
        how_to_load(measure["dataset_id"]),
    )


def nothing_held(here: Compare) -> None:
    """Say that no measure is held of the council, and which files bring them."""
    heading(f"No measure to compare is held of {here.council} yet", here.page.spec.summary)
    missing(
        f"Measures of {here.council}",
        "The store holds no published value for this council.",
        how_to_load("dhsc_ascof"),
    )
