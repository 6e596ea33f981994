"""Findings about the kinds of service that registered locations offer."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.words.findings import Finding, opening, the
from mps.words.numbers import counted, join
from mps.words.supply import MOST_NAMED, Scope, homes_named, one_kind, plural_kind, top_rows


def commonest_service(types: pd.DataFrame, total: int, scope: Scope) -> Finding:
    """Name the kind of service most locations offer, or what a chosen kind is joined with.

    `types` has service_type_code, service_type_name and location_count; `total` is the number of
    locations that fit, each once.
    """
    others = _other_kinds(types, scope)
    top = top_rows(others, "location_count")
    if len(top) != 1:
        text = f"{opening(the(scope.place))}: registered locations by kind of service"
        return Finding(text, "commonest_service", holds=False)
    name, count = str(top[0]["service_type_name"]), int(top[0]["location_count"])
    if len(others) < len(types):
        kind = one_kind(scope.kind) if total == 1 else plural_kind(scope.kind)
        of = f"Of {total:,} {kind} in {the(scope.place)}"
        text = f"{of}, {count:,} also offered {name.lower()}"
    else:
        whole = counted(total, "registered location", "registered locations")
        offered = _offered(count, top[0]).partition(" ")[2]
        text = f"{count:,} of {whole} in {the(scope.place)} {offered}, the most common kind"
    return Finding(text, "commonest_service", holds=True)


def _other_kinds(types: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """The kinds of service but the chosen one, which every location that fits offers."""
    return types[~types["service_type_name"].str.lower().isin(scope.kind.split(" or "))]


def _offered(count: int, row: Mapping[Any, Any]) -> str:
    """Say how many locations are of a kind: "62 offered homecare", "1 was a care home ..."."""
    name = str(row["service_type_name"])
    if not name.startswith("Care home"):
        return f"{count:,} offered {name.lower()}"
    verb = "was a" if count == 1 else "were"
    return f"{count:,} {verb} {homes_named(count, name.lower())}"


def kinds_of_service(types: pd.DataFrame, total: int, scope: Scope) -> Finding:
    """Count the locations of the three commonest kinds, or the others that a chosen kind offers.

    `types` and `total` are those of `commonest_service`.
    """
    others = _other_kinds(types, scope)
    ordered = others.sort_values("location_count", ascending=False, kind="stable")
    rows = ordered.head(MOST_NAMED).to_dict("records")
    if len(types) < 2 or not rows:
        text = f"{opening(the(scope.place))}: registered locations by kind of service"
        return Finding(text, "kinds_of_service", holds=False)
    if len(others) == len(types):
        said = join([_offered(int(row["location_count"]), row) for row in rows])
        text = f"Of {total:,} registered locations in {the(scope.place)}, {said}"
        return Finding(text, "kinds_of_service", holds=True)
    who = f"Some of the {total:,} {plural_kind(scope.kind)}"
    who = f"The only {one_kind(scope.kind)}" if total == 1 else who
    kinds = join([f"{str(row['service_type_name']).lower()} {row['location_count']}"
                  for row in rows])  # fmt: skip
    lead = ", among them" if len(ordered) > len(rows) else ":"
    text = f"{who} in {the(scope.place)} also offered other kinds of service{lead} {kinds}"
    return Finding(text, "kinds_of_service", holds=True)
