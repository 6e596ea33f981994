"""The councils most like the chosen one: distance, facts, weights."""

import pandas as pd
import streamlit as st

from mps import words
from mps.ui.cache import query
from mps.ui.compare.what import FACTS, Compare
from mps.ui.figures import Figure
from mps.ui.parts import on_screen
from mps.ui.tables import columns, table
from mps.words import compare

NAMES = {code: name for code, name, _ in FACTS}
LEFT_OUT = {
    "not held": "not held for this council",
    "few": "held for too few of the councils",
}
METHOD = (
    "Each fact is put on one scale (mean 0, standard deviation 1 over the councils held; residents "
    "by their logarithm); the distance is the weighted Euclidean one, so 1 is one standard "
    "deviation apart in the usual fact. CIPFA's Nearest Neighbours Model and the statistical "
    "nearest neighbours of ONS work alike, with more facts. A council needs every fact used; none "
    "is filled in. At most 15 councils, and at most half of those held, count as most like it."
)


def alike(here: Compare) -> None:
    """COM-5: the councils held in order of likeness, with each fact and its weight."""
    found = here.alike
    facts = query("compare__variables")
    names = dict(zip(facts["council_code"], facts["council_name"], strict=True))
    nearest = [names[code] for code in found.nearest]
    figure = Figure(
        "COM-5",
        compare.most_like(nearest, len(found.distances), place=here.council).text,
        f"Distance of other councils from {here.council}, by published facts",
        tuple(dict.fromkeys(facts[facts["variable_code"].isin(found.used)]["source_id"])),
        METHOD,
    )
    figure.head()
    with st.expander("Change what counts as alike"):
        on_screen("0 leaves a fact out; 2 counts it twice as much as 1.")
        boxes = st.columns(4)
        for place, (code, _, _) in enumerate(FACTS):
            with boxes[place % 4]:
                here.page.control(f"w_{code}")
    st.write(_said(here, names))
    shown = _table(here, names)
    specs = [("council_name", "Council"), ("distance", "Distance", "decimal_3"),
             *((code, name, kind) for code, name, kind in FACTS if code in found.used)]  # fmt: skip
    if len(shown) > 1:
        table(shown.head(6), columns(*specs), "The council and those most like it")
    figure.data(shown, columns(*specs), f"All {len(shown)} councils with every fact", True)


def _said(here: Compare, names: dict[str, str]) -> str:
    """Say what was left out and what brings the other councils."""
    found = here.alike
    parts = []
    out = [f"{NAMES[code]} ({LEFT_OUT[why]})" for code, why in found.left_out.items()]
    if out:
        parts.append(f"Left out: {words.join(out)}.")
    if found.without:
        lacking = [names.get(code, code) for code in found.without][:3]
        more = len(found.without) - len(lacking)
        also = f" and {more} more" if more > 0 else ""
        parts.append(f"Without a distance, for want of a fact: {', '.join(lacking)}{also}.")
    every = len(query("compare__duties"))
    held = len(found.distances) + 1
    if held < every / 2:
        parts.append(
            f"Facts of {held} of {every} councils are held. The mid-year estimates (XLS or XLSX) "
            f"bring every council: `python -m mps import FILE`, from "
            "[the Office for National Statistics](https://www.ons.gov.uk/peoplepopulationand"
            "community/populationandmigration/populationestimates)."
        )
    return " ".join(parts)


def _table(here: Compare, names: dict[str, str]) -> pd.DataFrame:
    """The chosen council first, then the others in order of distance, with the facts used."""
    found = here.alike
    own = pd.DataFrame({"council_code": [here.code], "distance": [0.0]})
    rows = pd.concat([own, found.distances]) if found.used else own.head(0)
    rows = rows.assign(council_name=rows["council_code"].map(names))
    return rows.merge(here.facts, left_on="council_code", right_index=True, how="left")
