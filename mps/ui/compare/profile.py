"""All measures held of the council in one chart and one table."""

import streamlit as st

from mps.charts.clarity import clarity_dots, clarity_dots_alt
from mps.ui.compare.missing import sources_of
from mps.ui.compare.what import Compare
from mps.ui.figures import Figure
from mps.ui.tables import columns
from mps.words import compare

TABLE = columns(
    ("topic", "Topic"), ("measure_name", "Measure"), ("period", "Year"), ("shown", "Value"),
    ("unit", "Unit"), ("between", "95% interval"), ("england_shown", "England"),
    ("region_shown", "Region"), ("other_name", "Set against"), ("other_shown", "Its value"),
    ("verdict_shown", "Verdict"), ("rests_on", "Rests on"), ("standing", "Place"),
)  # fmt: skip


def profile(here: Compare) -> None:
    """COM-4: how clearly the council differs from the comparator, measure by measure."""
    frame = here.told
    if frame.empty:
        return
    frame = frame.assign(
        told=[
            f"{row['shown']} in {row['period']}; {row['other_name']} {row['other_shown']}"
            for row in frame[["shown", "period", "other_name", "other_shown"]].to_dict("records")
        ]
    )
    drawn = frame[(frame["better"] != "none") & (frame["verdict"] != "untold")]
    figure = Figure(
        "COM-4",
        compare.clearest(drawn, place=here.council, other=here.against_name).text,
        f"Measures held of {here.council} with a better side, against {here.against_name}, "
        "each in its newest year",
        sources_of(frame),
        "A mark stands as far out as the difference is clear: at the dashed line it would just be "
        "clear.",
    )
    figure.head()
    if len(drawn) > 1:
        said = clarity_dots_alt(drawn, place=here.council, other=here.against_name)
        figure.chart(clarity_dots(drawn), said)
    else:
        st.write("Too few measures can be set against it for a chart; the table has all held.")
    figure.data(frame, TABLE, f"All {len(frame)} measures held", sortable=True)
