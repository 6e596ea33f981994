"""Where the council stands: four key numbers, the strip of all councils, and the years."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from mps import words
from mps.charts.strip import Line, strip, strip_alt
from mps.ui.cache import query
from mps.ui.compare.missing import how_to_load, not_held, sources_of
from mps.ui.compare.what import Compare
from mps.ui.figures import Figure
from mps.ui.parts import Tile, heading, missing, tiles
from mps.ui.tables import columns
from mps.words import compare

# The four questions councils ask first; of two measures the first one held is taken.
KEY = (
    ("Older people admitted to care homes", ("ascof_2c",), "dhsc_ascof"),
    ("Rated good or outstanding", ("ascof_6b", "cqc_rated_good"), "dhsc_ascof"),
    ("Staff turnover", ("ascof_6a", "turnover"), "dhsc_ascof"),
    ("Care home fee, 65 and over", ("fee_care_home_65_plus",), "dhsc_msif_fees"),
)
KEY_TABLE = columns(
    ("measure_name", "Measure"), ("period", "Year"), ("shown", "Value"), ("unit", "Unit"),
    ("other_name", "Set against"), ("other_shown", "Its value"), ("verdict_shown", "Verdict"),
    ("standing", "Place"),
)  # fmt: skip


def top(here: Compare) -> None:
    """COM-1: how many measures are better and worse, and four of them in full."""
    frame = here.profile
    named = here.judged["other_name"].dropna().unique()
    other = str(named[0]) if len(named) == 1 else here.against_name
    finding = compare.compared_overall(here.judged, place=here.council, other=other)
    keys = [next((code for code in codes if code in set(frame["measure_code"])), "")
            for _, codes, _ in KEY]  # fmt: skip
    rows = here.told.set_index("measure_code").loc[[code for code in keys if code]]
    figure = Figure(
        "COM-1",
        finding.text,
        f"Measures held of {here.council}, each in its newest year, against {here.against_name}",
        sources_of(rows if len(rows) else frame),
        compare.RULE,
    )
    heading(figure.title, figure.subtitle, figure.code)
    here.page.control("against")
    tiles(
        _tile(label, rows.loc[code].to_dict() if code else None)
        for (label, _, _), code in zip(KEY, keys, strict=True)
    )
    _lacking(here, [row for row, code in zip(KEY, keys, strict=True) if not code])
    if len(rows):
        figure.data(rows.reset_index(), KEY_TABLE, "Table of these numbers")


def _lacking(here: Compare, rows: list[tuple[str, tuple[str, ...], str]]) -> None:
    """Say which of the four are not held, or that the comparator is not, and what brings them."""
    for dataset in dict.fromkeys(dataset for _, _, dataset in rows):
        names = [label for label, _, one in rows if one == dataset]
        why = "The store holds no value of this council."
        missing(compare.lacking(names, here.council), why, how_to_load(dataset))
    if here.judged["other_value"].isna().all():
        missing(
            f"Values of {here.against_name}",
            "None is held of these measures.",
            how_to_load("dhsc_ascof"),
        )


def _tile(label: str, row: Mapping[Any, Any] | None) -> Tile:
    if row is None:
        return Tile(label, "not held")
    unit = "" if row["unit"] in ("%", "score") else f"{row['unit'].removeprefix('£ ')}, "
    lines = [f"{row['short_name']}, {row['period']}"]
    if unit:
        lines = [words.opening(f"{unit}{row['period']}")]
    if not pd.isna(row["other_value"]):
        lines.append(
            compare.against_line(str(row["other_name"]), row["other_shown"], row["verdict"])
        )
    return Tile(label, row["shown"], (*lines, words.opening(row["standing"])))


def all_councils(here: Compare) -> None:
    """COM-2: every council held as one mark on a strip, the chosen one and its like marked."""
    frame, measure = here.councils, here.measure
    lines = _lines(here)
    own, other = here.own, here.other
    named = Line(str(other["other_name"]), other["other_value"])
    against = named if other["other_value"] is not None else next(iter(lines), None)
    finding = compare.position(
        own["value"] if own else None,
        list(frame["value"].dropna()),
        name=measure["measure_name"],
        place=here.council,
        period=here.period,
        shown=here.written(own["value"], whole=True) if own else "",
        against=(against.name, here.written(against.value)) if against else None,
    )
    figure = Figure(
        "COM-2",
        finding.text,
        f"{measure['measure_name']}, councils with adult social care duties, {here.period}",
        sources_of(frame, measure["also_dataset_id"]),
        " ".join(filter(None, (_intervals(frame), measure["caution"]))),
    )
    figure.head()
    _controls(here)
    if own is None:
        not_held(here, measure, here.period)
    write = here.written
    said = f"{measure['measure_name']}, {here.period}"
    drawn = strip(frame, write=write, tick=_tick(measure), lines=lines)
    figure.chart(drawn, strip_alt(frame, measure=said, write=write, lines=lines))
    _how_many(here, frame)
    figure.data(*_table(here), sortable=True)


def _lines(here: Compare) -> list[Line]:
    """England, and the region or the average of like councils, as far as they are held."""
    rows = [here.comparator("england"), here.comparator("region")]
    lines = [Line(str(row["area_name"]), row["value"]) for row in rows if row is not None]
    if here.page["against"] == "neighbours":
        average = Line(str(here.other["other_name"]), here.other["other_value"])
        lines = [*lines[: int(rows[0] is not None)], average]
    return [line for line in lines if line.value is not None]


def _controls(here: Compare) -> None:
    left, right = st.columns([4, 1], gap="medium")
    with left:
        here.page.control("measure")
    with right:
        here.page.control("year", only={"newest", *here.periods["period"]})
    asked = here.page["year"]
    if asked not in ("newest", here.period):
        st.write(f"No council's value is held for {asked}: {here.period} is shown.")
    st.write(here.measure["definition"])


def _tick(measure: Mapping[str, Any]) -> Any:
    return lambda value: compare.ticked(value, measure["unit"], int(measure["decimals"]))


def _intervals(frame: pd.DataFrame) -> str:
    """Name the method of the intervals, or say that there are none."""
    methods = [compare.METHODS[one] for one in frame["interval_method"].dropna().unique()]
    if not methods:
        return "The publisher gives no interval and no denominator: verdicts rest on the spread."
    return f"95% intervals: {words.join(methods)}."


def _how_many(here: Compare, frame: pd.DataFrame) -> None:
    """Say how many councils have a value, and how to load the others."""
    absent = absent_from(frame)
    held = int(frame["value"].notna().sum())
    st.write(
        compare.held_of(held, len(frame) - held, len(absent), period=here.period)
        + (f" {how_to_load(here.measure['dataset_id'])}" if here.own and len(absent) > held else "")
    )


def absent_from(frame: pd.DataFrame) -> pd.DataFrame:
    """Today's councils that have no row."""
    every = query("compare__duties")
    absent: pd.DataFrame = every[~every["council_code"].isin(frame["area_code"])]
    return absent


def _table(here: Compare) -> tuple[pd.DataFrame, list[Any], str]:
    frame = here.councils
    absent = absent_from(frame).rename(
        columns={"council_code": "area_code", "council_name": "area_name"}
    )
    reasons = [
        "" if held else compare.STATUSES.get(status, "not published")
        for held, status in zip(frame["value"].notna(), frame["status"], strict=True)
    ]
    frame = frame.assign(
        reason=reasons,
        verdict_shown=[
            "" if reason else compare.VERDICTS[word]
            for word, reason in zip(frame["verdict"], reasons, strict=True)
        ],
    )
    shown = pd.concat([frame, absent.assign(reason="not held here", verdict_shown="")])
    kind = here.kind
    specs = [
        ("area_name", "Council"), ("value", here.measure["short_name"], kind),
        ("verdict_shown", f"Against {here.against_name}"),
        ("lower", "From (95%)", kind), ("upper", "To (95%)", kind),
        ("distance", "Distance", "decimal_3"), ("region_name", "Region"),
        ("reason", "Why no value"),
    ]  # fmt: skip
    if frame["lower"].isna().all():
        specs = [spec for spec in specs if spec[0] not in ("lower", "upper")]
    label = f"All councils: {len(frame)} held, {len(absent)} not"
    return shown, columns(*specs), label if len(absent) else f"All {len(frame)} councils"
