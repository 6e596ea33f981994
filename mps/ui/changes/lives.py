"""How long places stay open, and the size and place of the homes that closed and opened."""

import streamlit as st

from mps import analysis, charts, words
from mps.ui.cache import query
from mps.ui.changes.what import Changes
from mps.ui.figures import Figure
from mps.ui.tables import columns, table
from mps.words import changes, ledger
from mps.words import sizes as home_sizes

LIFE_AGES = (1, 2, 5, 10)
LIFE_AXIS = "Years since registration, or since the register began"
LIVES = columns(
    ("group", "Group"), ("years", "Years", "count"), ("at_risk", "Seen at that age", "count"),
    ("survival_pct", "Still open", "pct"), ("lower_pct", "From (95%)", "pct"),
    ("upper_pct", "To (95%)", "pct"), ("lives", "Places in all", "count"),
    ("events", "Of these closed", "count"),
    ("median", "Years until half had closed"),
)  # fmt: skip
CLOSED = columns(
    ("location_name", "Care home", "text", "cqc_url"), ("change_date", "Date", "date"),
    ("bed_count", "Beds", "count"), ("life_years", "Years on the register", "decimal"),
    ("rating_name", "Last rating"), ("area_name", "Neighbourhood"),
)  # fmt: skip
HOMES = [*columns(("happened", "What happened")), *CLOSED,
         *columns(("service_names", "Services"), ("location_id", "CQC number"))]  # fmt: skip
NAMED = columns(("area_name", "Area"), ("closed_homes", "Closed (beds)"),
                ("opened_homes", "Opened (beds)"))  # fmt: skip
AREAS = columns(
    ("area_name", "Area"), ("closed", "Closed", "count"), ("opened", "Opened", "count"),
    ("net_locations", "Net", "change"), ("closed_beds", "Beds closed", "count"),
    ("opened_beds", "Beds opened", "count"), ("net_beds", "Net beds", "change"),
    ("registered_count", "Registered now", "count"), ("bed_count", "Beds now", "count"),
    ("closed_homes", "Care homes closed (beds)"), ("opened_homes", "Care homes opened (beds)"),
)  # fmt: skip


def length_of_life(market: Changes) -> None:
    """MOV-4: the part of places still open at each age, by kind of service or by size."""
    others = "Other services" if market.service is None else words.opening(market.noun.many)
    frame = ledger.lives(
        query("changes__lives", **market.in_place, life_by=market.page["life"]), others
    )
    curve = analysis.survival_curve(frame[frame["group"].notna()])
    points = analysis.survival_at(curve, LIFE_AGES)
    seen, few = ledger.drawn_curves(curve)
    figure = Figure(
        "MOV-4",
        changes.still_open(points).text,
        f"Places still open, by time since registration, {market.whose}, 2010 to {market.day}",
        market.sources,
        "Kaplan-Meier estimates with 95% intervals; a curve ends where fewer than five places "
        "are left to tell.",
    )
    figure.head()
    market.page.control("life")
    st.write(ledger.AGE)
    if left_out := ledger.lives_left_out(frame):
        st.write(left_out)
    if few:
        st.write(few)
    if seen.empty:
        st.write("There is no curve to draw.")
        figure.source_line()
        return
    drawn = charts.survival_curves(seen, x_title=LIFE_AXIS)
    figure.chart(drawn, charts.survival_curves_alt(seen, x_title=LIFE_AXIS))
    figure.data(ledger.survival_table(points, analysis.median_life(curve)), LIVES)


def sizes(market: Changes) -> None:
    """MOV-5: the care homes that closed beside those that opened, by size, with age and rating."""
    frame = query("changes__sizes", **market.span)
    figure = Figure(
        "MOV-5",
        home_sizes.giving_way(frame, place=market.place, period=market.when).text,
        f"Care homes closed, opened and registered now, by CQC's size bands, {market.whose}, "
        f"{market.dates}",
        market.sources,
        home_sizes.size_note(frame),
    )
    figure.head()
    names = list(dict.fromkeys(frame["set_name"]))
    bands = frame[frame["band_code"] != "all"].rename(columns={"set_name": "series_name"})
    measure = f"Care homes by size, {market.dates}"
    said = charts.paired_bars_alt(bands, series=names, measure=measure)
    figure.chart(charts.paired_bars(bands, series=names), said)
    st.write(home_sizes.medians_in_words(frame))
    homes = query("changes__homes", **market.span)
    closed = homes[homes["change"] == "closed"].head(12)
    if len(closed):
        table(closed, CLOSED, "Care homes that closed, the latest first")
    homes = homes.assign(happened=homes["change"].str.capitalize())
    figure.data(homes, HOMES, "Every care home that closed or opened", sortable=True)


def replaced(market: Changes) -> None:
    """MOV-6: what closed and what opened in each area."""
    frame = query("changes__areas", **market.span, area_level=market.page["level"])
    homes = frame[(frame["closed_beds"] > 0) | (frame["opened_beds"] > 0)]
    what = "homecare offices" if market.page.view["service"] == "homecare" else market.noun.many
    said = changes.moved_most(
        frame, place=market.place, period=market.when, by_beds=len(homes) > 0, what=what
    )
    figure = Figure(
        "MOV-6",
        said.text,
        f"Opened and closed by {words.areas_of(market.page['level'], 1)}, {market.whose}, "
        f"{market.dates}",
        market.sources,
        "Only areas in which something opened or closed. Homecare counts where its office is.",
    )
    figure.head()
    market.page.control("level")
    if frame.empty:
        st.write("Nothing opened or closed.")
        figure.source_line()
        return
    shown = changes.areas_to_draw(frame, by_beds=len(homes) > 0)
    left, right = st.columns([2, 3], gap="medium")
    with left:
        measure = "Opened less closed, " + ("care home beds" if len(homes) else what)
        st.subheader(measure, anchor=False)
        drawn = charts.ranked_bars(shown, write=words.signed)
        figure.chart(drawn, charts.ranked_bars_alt(shown, measure=measure, write=words.signed))
    with right:
        if len(homes):
            table(homes.head(12), NAMED, "Care homes that closed and that opened there")
        else:
            table(shown, AREAS[:4], "What opened and closed")
    figure.data(frame, AREAS, "Table of all areas with a change", sortable=True)
