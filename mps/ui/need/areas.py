"""Services and gap by area: which areas below the council need most, and which are short."""

import pandas as pd
import streamlit as st

from mps.analysis.scenario import service_gap
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.need.gap import BOUNDS
from mps.ui.need.what import Need
from mps.ui.tables import Column, table
from mps.words import need

SHORT = [
    Column("area_name", "Area"),
    Column("needed_central", "Needed", "count"),
    Column("supply", "There are", "count"),
    Column("gap_central", "Gap", "change"),
]
WHOLE = [
    Column("area_name", "Area"),
    Column("residents", "Residents of the age group", "count"),
    *(Column(f"needed_{name}", f"Needed, {said}", "count") for name, said in BOUNDS),
    Column("supply", "There are", "count"),
    *(Column(f"gap_{name}", f"Gap, {said}", "change") for name, said in BOUNDS),
    Column("place", "Code"),
]


def by_area(here: Need) -> None:
    """NEE-3: what is needed of the service looked at in each area, beside what there is."""
    frame = _gaps(here)
    if len(frame) < 2 or frame["needed_central"].isna().all():
        return
    figure = Figure(
        "NEE-3",
        need.areas_short(frame, place=here.place, service=here.service, when=here.when).text,
        f"{need.BEDS[here.service][1].capitalize()} by area, {here.place}, mid-{here.year}",
        (*here.service_sources, "ons_lsoa_population"),
        "The council's rate of use on each area's own residents. People move to a home elsewhere, "
        "so a gap says where homes are not, not where people go without. Planned beds and numbers "
        "you typed for the whole council are not shared out.",
    )
    figure.head()
    with st.columns([2, 3])[0]:
        here.page.control("level")
    order = "gap_central" if frame["gap_central"].notna().any() else "needed_central"
    ordered = frame.sort_values([order, "area_name"], ascending=[False, True])
    few = ordered.head(10)
    columns = SHORT if frame["supply"].notna().any() else SHORT[:2]
    table(few, columns, f"{len(few)} of {len(frame)}, most first")
    figure.data(ordered, WHOLE, f"All {len(frame)} areas", sortable=True)


def _gaps(here: Need) -> pd.DataFrame:
    """Needed, there and short of the service looked at, by area inside the place."""
    page = here.page
    frame = query(
        "need__service_areas",
        council_code=page.council.code,
        within_code=page.place.code,
        area_level=page["level"],
        mid_year=here.year,
        variant=here.variant,
    )
    frame = frame.rename(columns={"service_code": "service", "mid_year": "year"})
    for name in ("supply_period", "supply_source_id"):
        frame[name] = None
    own = here.with_own(frame)
    own["supply"] = frame["supply"]  # what was typed is the whole council's
    assumed = here.assumed
    gaps = service_gap(own, type(assumed)(**{**vars(assumed), "planned": {}}))
    return gaps[gaps["service"] == here.service]
