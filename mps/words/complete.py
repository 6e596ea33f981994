"""What guidance expects of a statement, against what there is, in words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.words.findings import Finding
from mps.words.numbers import join
from mps.words.tiles import long_date

STATES = {
    "present": "✓\N{NO-BREAK SPACE}Present",
    "missing": "✕\N{NO-BREAK SPACE}Missing",
    "out_of_date": "◷\N{NO-BREAK SPACE}Out of\N{NO-BREAK SPACE}date",
    "broken_link": "↯\N{NO-BREAK SPACE}Broken\N{NO-BREAK SPACE}link",
}
"""Each state of a point: a sign and its name."""
NOT_HOW_GOOD = "A point is judged by whether it is there, not by how good it is."
_SAID = {
    "missing": ("is missing", "are missing"),
    "out_of_date": ("is out of date", "are out of date"),
    "broken_link": ("has a broken link", "have a broken link"),
}
_PARTS = {
    "direction_money": "a record on money",
    "direction_needs": "a record on needs",
    "direction_oversight": "a record on market oversight",
    "direction_policy": "a record on policy",
    "direction_principles": "a record on principles",
    "direction_procurement": "a record on how the council buys",
    "direction_self_funders": "a record on self-funders",
    "direction_support": "a record on support for providers",
    "engagement": "a consultation or engagement",
    "evidence": "figures that an intention rests on",
    "fees": "fees that the council pays",
    "full_intentions": "an intention with its current provision, challenges and opportunities",
    "growing_intentions": "an intention to grow or change",
    "intentions": "intentions",
    "lifespan": "how long the statement lasts",
    "links": "useful links",
    "market_changes": "openings and closures",
    "meaning_for_providers": "what a record means for providers",
    "opportunities": "opportunities of adult social care",
    "outcomes": "a record on outcomes",
    "population": "residents",
    "projections": "population projections",
    "quantified_intentions": "an intention with a quantity and a date",
    "ratings": "ratings of care services",
    "site": "this site",
    "spending": "spending",
    "supply": "a list of care locations",
    "sustainability_plan": "a record that names the plan or strategy",
    "unregulated_services": "an intention for a service that is not regulated",
    "workforce": "the council's workforce figures",
}
"""What each part of a statement is called (codes of mart.statement_part)."""


def title(points: pd.DataFrame, *, council: str) -> Finding:
    """Say how many points of guidance a council's statement meets, and what of the others."""
    counts = points["state"].value_counts()
    met = f"The statement of {council} meets {counts.get('present', 0)} of {len(points)} points"
    others = [
        f"{counts[state]} {said[int(counts[state] > 1)]}"
        for state, said in _SAID.items()
        if counts.get(state, 0)
    ]
    return Finding(f"{met} of guidance; {join(others)}" if others else f"{met} of guidance",
                   "points_met", True)  # fmt: skip


def why(point: Mapping[Any, Any]) -> str:
    """Say why a point is not met, and what would meet it; empty for one that is."""
    if point["state"] == "missing":
        lacking = [_PARTS.get(part, part) for part in str(point["parts_missing"]).split("|")]
        return f"Not held: {join(lacking)}. {point['rule']}"
    if point["state"] == "out_of_date":
        return f"It speaks for the time to {long_date(pd.Timestamp(point['good_until']))}."
    if point["state"] == "broken_link":
        return f"It leads to a page that this site does not have: {point['page_url']}."
    return ""


def links_title(broken: int, every: int) -> str:
    """Say how many links within the site lead nowhere."""
    if not every:
        return "The council's texts have no links within this site"
    if not broken:
        return f"Of {every} links within this site in the council's texts none is broken"
    lead = "leads" if broken == 1 else "lead"
    return f"Of {every} links within this site in the council's texts {broken} {lead} nowhere"
