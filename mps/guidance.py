"""What guidance expects of a market position statement, told for one council as lines of text."""

from collections import Counter
from datetime import date

import pandas as pd

from mps import paths
from mps.councils import council_asked
from mps.store import open_store

STATES = {"present": "present", "missing": "MISSING", "out_of_date": "OUT OF DATE"}


def as_lines(council: str, today: date) -> list[str]:
    """Each point with its state and, where it is not met, why; then how many of each.

    `council` is a code or the name of the council's folder. Raises QueryError for an unknown one,
    StoreUnavailable without a store.
    """
    store = open_store(paths.store_path())
    own = council_asked(council, store.query("filters__councils"))
    points = store.query("guidance", council_code=own["council_code"], on_date=today)
    counted = Counter(points["state"])
    told = ", ".join(f"{counted[state]} {word.lower()}" for state, word in STATES.items())
    return [
        f"{own['council_name']}, on {today.day} {today:%B %Y}:"
        f" {len(points)} points of guidance, {told}.",
        "",
        *(_line(point) for _, point in points.iterrows()),
        "",
        "A point is judged by whether it is there, not by how good it is.",
    ]


def _line(point: pd.Series) -> str:
    line = f"{point['point_number']:>2}  {STATES[point['state']]:<11}  {point['point_name']}."
    if point["state"] == "missing":
        lacking = str(point["parts_missing"]).replace("|", ", ").replace("_", " ")
        line += f" Not held: {lacking}. {point['rule']}"
    elif point["state"] == "out_of_date":
        until = point["good_until"]
        line += f" It speaks for the time to {until.day} {until:%B %Y}."
    return line
