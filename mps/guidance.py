"""What guidance expects of a market position statement, told for one council as lines of text."""

from collections import Counter
from datetime import date

import pandas as pd

from mps import paths
from mps.errors import QueryError
from mps.sources import load_council
from mps.store import open_store
from mps.text import suggest

STATES = {"present": "present", "missing": "MISSING", "out_of_date": "OUT OF DATE"}


def as_lines(council: str, today: date) -> list[str]:
    """Each point with its state and, where it is not met, why; then how many of each.

    `council` is a code or the name of the council's folder. Raises QueryError for an unknown one,
    StoreUnavailable without a store.
    """
    named = [
        load_council(path, path.name)[0]
        for path in (paths.ROOT / "data" / "councils").glob("*/*.toml")
    ]
    councils = sorted((one for one in named if one), key=lambda one: one.sort_order)
    own = [one for one in councils if council in (one.slug, one.code)]
    if not own:
        known = [one.slug for one in councils]
        near = suggest(council, known)
        raise QueryError(f"There is no council {council}.{near} Councils: {', '.join(known)}.")
    points = open_store(paths.store_path()).query(
        "guidance", council_code=own[0].code, on_date=today
    )
    counted = Counter(points["state"])
    told = ", ".join(f"{counted[state]} {word.lower()}" for state, word in STATES.items())
    return [
        f"{own[0].name}, on {today.day} {today:%B %Y}: {len(points)} points of guidance, {told}.",
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
