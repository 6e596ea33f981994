"""What the papers said, beside what the data say; and why there is nothing, where nothing is."""

import pandas as pd
import streamlit as st

from mps import words
from mps.ui.cache import query, records
from mps.ui.changes.what import Changes
from mps.ui.figures import Figure
from mps.ui.parts import heading, missing
from mps.ui.tables import columns, table
from mps.words import changes, ledger, observed

STATED = columns(("label", "What"), ("said", "Stated"), ("period", "Period"))
PAPERS = columns(("paper", "Paper"), ("section", "Section"), ("note", "Note"))


def then_and_now(market: Changes) -> None:
    """The statement's eight observations beside what the data say of this place."""
    label = observed.HEADING
    opener = st.expander(label, key="observations", on_change="rerun")
    if not opener.open:
        return
    found = None
    place = market.place
    if market.period["has_ledger"]:
        every = {"area_code": market.page.place.code, "service_type": "", "client_group": ""}
        since = {"from_date": market.period["first_date"], "to_date": market.period["to_date"]}
        opened = query("changes__sizes", **every, **since)
        large = opened[(opened["set_name"] == "Opened") & (opened["band_code"] == "large")]
        need = records("changes__need", "first_year", area_code=market.page.place.code)
        recent, whole = (market.groups(days, **every) for days in ("recent_date", "first_date"))
        found = observed.Held(
            recent,
            whole,
            int(large["location_count"].sum()),
            next(iter(need.values()), None),
            not market.period["unstated_count"],
        )
    with opener:
        st.write(observed.INTRODUCTION.format(place=place))
        table(
            pd.DataFrame(observed.observations(found, place=place, month=market.month)),
            columns(("letter", "Observation"), ("stated", "Stated in 2018"),
                    ("computed", f"{place}, from the data")),
        )  # fmt: skip


def stated(market: Changes) -> None:
    """MOV-7: what the council's own papers say of openings and closures."""
    frame = market.printed
    if frame.empty:
        return
    figure = Figure(
        "MOV-7",
        "What the council's own papers say of openings and closures",
        f"Figures printed in papers of {market.council}",
        ("council_published_figures",),
        "Printed figures are quoted, not checked.",
    )
    figure.head()
    values = list(map(words.stated_value, frame["value"], frame["unit"]))
    frame = frame.assign(said=values, note=frame["note"].fillna(""))
    table(frame, STATED)
    figure.data(frame, STATED + PAPERS, "With paper, section and note")


def not_held(market: Changes) -> None:
    """Say why there is nothing, how to load it, and what will appear."""
    finding = changes.stated_closures(market.printed, place=market.council)
    heading(finding.text, f"Openings and closures of care services in {market.council}")
    what, why, _ = words.not_held("Openings and closures", market.holding, "history")
    missing(what, f"{why} {ledger.ONE_DATE}", ledger.how_to_load(market.holding["landing_url"]))
    st.write("When they are loaded, this page shows:")
    st.markdown("\n".join(f"- {line}" for line in ledger.WILL_APPEAR))


def not_registered(market: Changes) -> None:
    """Say of a kind of service that nobody registers that no register has it."""
    name = str(market.service["service_type_name"]).lower() if market.service else ""
    heading(f"No register tells where {name} opened or closed", market.page.spec.summary)
    missing(
        f"Openings and closures of {name} in {market.council}",
        words.service_note(market.service),
        "Choose another service type to see openings and closures.",
    )


def partly_held(market: Changes) -> None:
    """Refuse a choice that the ended locations, held without kind of service, would mislead."""
    noun = market.noun
    named = words.opening(f"openings and closures of {noun.many}{noun.whom}")
    heading(f"{named} in {market.place} are only partly held", market.page.spec.summary)
    missing(
        f"{named} in {market.council}",
        ledger.unstated(market.period["unstated_count"]),
        "Choose all service types and client groups. For those who run this site: the records of "
        "the API, one JSON file each, have them: `python -m mps import FOLDER`.",
    )


def nothing_chosen(market: Changes) -> None:
    """Say that nothing on the register, open or closed, fits the choice."""
    named = f"{market.noun.many}{market.noun.whom} in {market.place}"
    heading(f"No {named} on the register", market.page.spec.summary)
    missing(
        f"Openings and closures of {named}",
        f"The register of {market.day} has none that fits the choice, open or closed.",
        "Choose a larger area, or fewer filters.",
    )
