"""Care that went on as another kind of service: a home with nursing that went on without."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.words.numbers import known, number, signed

Row = Mapping[str, Any]
NURSING = "nursing_home"
_HOMES = {NURSING, "care_home"}

_AS_OTHER = {
    "continued": "Re-registered as another kind: {other} before",
    "came_in": "Re-registered as another kind: {other} before",
    "split": "Split off as another kind: {other} before",
    "merged": "Merged into another kind: {other} since",
    "went_out": "Went on as another kind: {other} since",
}
_WITH_OTHERS = {
    "continued": "Re-registered with other services: {other} before",
    "came_in": "Came into this choice: {other} before",
    "split": "Split off from another: {other} before",
    "merged": "Merged into another: {other} since",
    "went_out": "Went on outside this choice: {other} since",
}


def went_on_as(row: Row) -> str:
    """Say how care went on where the kind of service changed; nothing where it did not.

    `row` is one of the query changes__ledger. Services that are not stated on either side are
    not compared.
    """
    own, other = row["service_types"], row["other_service_types"]
    direction = str(row["direction"])
    if not (isinstance(own, str) and isinstance(other, str)) or direction not in _AS_OTHER:
        return ""
    here, there = set(own.split("|")), set(other.split("|"))
    if here == there or "not_stated" in here | there:
        return ""
    if here & _HOMES and there & _HOMES and (NURSING in here) != (NURSING in there):
        nursing = "with nursing" if NURSING in there else "without nursing"
        return _AS_OTHER[direction].format(other=nursing)
    return _WITH_OTHERS[direction].format(other=str(row["other_service_names"]).lower())


def changed_kind(frame: pd.DataFrame) -> str:
    """Write which beds went on as the other kind: "150 beds with nursing became 120 without".

    `frame` is what the query changes__kinds returns; nothing for none.
    """
    said = []
    for row in frame.to_dict("records"):
        before, after = ("with", "without") if row["had_nursing"] else ("without", "with")
        said.append(
            f"{number(row['old_beds'])} beds {before} nursing became "
            f"{number(row['new_beds'])} {after}"
        )
    return " and ".join(said)


def for_title(frame: pd.DataFrame, closed_beds: float, service: str) -> str:
    """Say which beds changed kind, where a title that counts closures alone would mislead.

    That is where they are more than those that closed, or where one kind of home is `service`,
    so that they are gained or lost among the homes that are counted.
    """
    is_told = service in _HOMES or frame["old_beds"].sum() > closed_beds
    return changed_kind(frame) if is_told else ""


def bed_change(frame: pd.DataFrame, service: str) -> int:
    """Beds that one kind of care home gained, or lost, by homes that changed kind.

    `service` is the kind that is counted; among all kinds a change of kind changes nothing.
    """
    if service not in _HOMES:
        return 0
    had = frame["had_nursing"] == (service == NURSING)
    return int(frame.loc[~had, "new_beds"].sum()) - int(frame.loc[had, "old_beds"].sum())


def tile_line(frame: pd.DataFrame, service: str, net: float) -> str:
    """Write the part of a net change of beds that came by changing kind; nothing for none."""
    if change := bed_change(frame, service):
        if change * net > 0 and abs(change) <= abs(net):
            return f"of the {signed(net)}, {number(abs(change))} by changing kind"
        return f"{signed(change)} by changing kind"
    return changed_kind(frame)


def whole_and_parts(row: Row) -> str:
    """Write the beds of all that went on: "150 beds became 120 in 4 homes"; nothing if unknown."""
    before, after = known(row["beds_before"]), known(row["beds_after"])
    if before is None or after is None:
        return ""
    homes = int(row["home_count"])
    where = f" in {number(homes)} homes" if homes > 1 else ""
    return f"{number(before)} beds became {number(after)}{where}"
