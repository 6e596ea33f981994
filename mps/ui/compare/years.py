"""The chosen measure over the years, with the breaks of its series."""

from typing import Any

import pandas as pd

from mps import charts, words
from mps.ui.cache import query
from mps.ui.compare.missing import sources_of
from mps.ui.compare.what import Compare
from mps.ui.figures import Figure
from mps.ui.tables import columns
from mps.words import compare

LINE_UNITS = {"%": "%", "£ a resident": "£", "£ a week": "£ and pence", "£ an hour": "£ and pence"}


def over_time(here: Compare) -> None:
    """COM-3: the measure over the years, with the breaks of its series."""
    frame = query("compare__trend", measure_code=here.page["measure"], council_code=here.code)
    own = frame[frame["area_code"] == here.code]
    if own["period"].nunique() < 2:
        return
    frame = frame[frame["period_year"] <= own["period_year"].max()]
    breaks = breaks_of(frame)
    # Before a break the middle council stands for England: one line, and the break says so.
    is_middle = (frame["area_level"] == "england_median") & bool(breaks)
    names = frame["area_name"].mask(is_middle, "England")
    frame = frame.assign(place=frame["area_name"], area_name=names.map(words.opening))
    measure, name = here.measure, str(own["short_name"].iloc[-1])
    finding = compare.moved(
        own[own["period_year"] > max((item.at for item in breaks), default=0)],
        name=name,
        place=here.council,
        unit=measure["unit"],
        decimals=int(measure["decimals"]),
    )
    shown = words.join([words.the(place) for place in names.unique()])
    figure = Figure(
        "COM-3",
        finding.text,
        f"{name}, {shown}, {frame['period'].min()} to {frame['period'].max()}",
        sources_of(frame, measure["also_dataset_id"]),
        " ".join(f"The series breaks after {_year(item.at, frame)}: {item.label}."
                 for item in breaks),
    )  # fmt: skip
    figure.head()
    _chart(here, figure, frame, name, breaks)
    specs = [("place", "Place"), ("period", "Year"), ("value", "Value", here.kind),
             ("lower", "From (95%)", here.kind), ("upper", "To (95%)", here.kind),
             ("short_name", "Series")]  # fmt: skip
    figure.data(frame, columns(*specs), sortable=True)


def _chart(
    here: Compare, figure: Figure, frame: pd.DataFrame, name: str, breaks: list[charts.Break]
) -> None:
    measure = here.measure
    given: dict[str, Any] = {
        "x": "period_year",
        "y": "value",
        "series": "area_name",
        "unit": "score" if measure["decimals"] == 3 else LINE_UNITS.get(measure["unit"], "number"),
        "breaks": breaks,
        "y_title": f"{name}, {measure['unit']}",
        "financial": "-" in here.period,
    }
    figure.chart(charts.series_lines(frame, **given), charts.series_lines_alt(frame, **given))


def breaks_of(frame: pd.DataFrame) -> list[charts.Break]:
    """The breaks that lie between two years held of the series."""
    found = []
    marked = frame.dropna(subset=["break_after"])[["break_after", "break_note"]].drop_duplicates()
    for after, note in marked.itertuples(index=False):
        at = int(str(after)[:4]) + 0.5
        if frame["period_year"].min() < at < frame["period_year"].max():
            before = frame[frame["period_year"] < at]
            middle = "; England before it: the middle council"
            has_middle = (before["area_level"] == "england_median").any()
            found.append(charts.Break(at, str(note) + (middle if has_middle else "")))
    return found


def _year(at: float, frame: pd.DataFrame) -> str:
    """The last year held before a break, as its period is written."""
    before = frame[frame["period_year"] < at]
    return str(before.sort_values("period_year")["period"].iloc[-1])
