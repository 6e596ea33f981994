"""Who leaves: the newest rate, the rates of former years, of other councils and by kind of care."""

from typing import Any

import streamlit as st

from mps import charts, words
from mps.charts.spread import Spread, spread_dots, spread_dots_alt
from mps.ui.figures import Figure
from mps.ui.parts import Tile, heading, missing, tiles
from mps.ui.tables import columns
from mps.ui.workforce.what import Row, Workforce, first_row, sources_of
from mps.words import staff, staff_posts, staff_said, staff_shown

YEARS = columns(
    ("area", "Place"), ("period", "Year"), ("value", "Staff turnover", "pct"),
    ("series", "Series (the two do not compare)"), ("why", "Where there is no rate"),
)  # fmt: skip
COUNCILS = columns(
    ("area_name", "Council"), ("region_name", "Region"), ("value", "Staff turnover", "pct"),
    ("rank", "Place, 1 is the lowest rate", "count"),
)  # fmt: skip
KINDS = columns(
    ("care", "Kind of care"), ("place_name", "Place"), ("share_pct", "Staff turnover", "pct"),
    ("period", "Year"),
)  # fmt: skip


def top(market: Workforce) -> None:
    """Write the finding, what is known of vacancies, and four tiles."""
    row = market.leaving
    against = market.beside("england") or market.beside("median")
    middle = 0 if market.beside("england") else len(market.position)
    said = staff.staff_leaving(
        row["value"] if row else None,
        place=market.council,
        period=str(row["period"]) if row else "",
        against=against,
        middle_of=middle,
    )
    heading(said.text, f"Adult social care staff of all employers, {market.council}")
    newest, england = market.newest["council"], market.newest["england"]
    if england or newest:
        st.write(staff_said.vacancies_in_words(newest, england, market.council))
        tiles(_tiles(market))


def _tiles(market: Workforce) -> list[Tile]:
    """Turnover, place among councils, vacancies and jobs, each with its comparators."""
    newest = market.newest["council"]
    row = market.leaving
    beside = [market.beside(level) for level in ("region", "england", "median")]
    names = (market.region, "England", "median of councils")
    lines = [
        f"{name} {words.percent(other.value)}"
        for name, other in zip(names, beside, strict=True)
        if other
    ]
    label = f"Staff turnover, {row['period']}" if row else "Staff turnover"
    shown = [Tile(label, words.percent(row["value"]) if row else "not held", tuple(lines))]
    own = market.position[market.position["is_chosen"]]
    if len(own):
        shown.append(
            Tile(
                f"Councils with a lower rate, {own['period'].iloc[0]}",
                f"{own['lower_count'].iloc[0]} of {len(market.position) - 1}",
                (staff_said.in_middle_half(first_row(own)),),
            )
        )
    vacancy = newest.get("vacancy_rate") or newest.get("vacancy_rate_care_homes")
    name = str(vacancy["indicator_name"]) if vacancy else "Vacancy rate"
    shown.append(_newest_tile(name, vacancy, "vacancy_rate", market))
    jobs = staff_posts.jobs_of(newest)
    name = str(jobs["indicator_name"]) if jobs else "Filled care posts"
    shown.append(_newest_tile(name, jobs, "filled_posts", market))
    return shown


def _newest_tile(label: str, row: Row | None, otherwise: str, market: Workforce) -> Tile:
    """A tile of the newest figure held with its period, and those of region and England.

    Comparators are of the same paper where it prints them, else the newest held of the same
    indicator; `otherwise` is the indicator of the comparators where the council has no figure.
    """
    value, period = staff_said.value_and_period(row)
    lines = [staff_said.when(period)] if row else []
    for level, name in (("region", market.region), ("england", "England")):
        other = market.same_paper(row, level) if row else None
        other = other or market.newest[level].get(str(row["indicator"]) if row else otherwise)
        lines.append(staff_said.tile_line(name, other))
    return Tile(label, value, tuple(filter(None, lines)))


def over_time(market: Workforce) -> None:
    """WOR-1: turnover by year, in two series that are never joined."""
    frame = market.turnover
    own = frame[frame["area_level"] == "council"]
    if frame.empty:
        missing(*staff_said.not_loaded(market.council, []))
        return
    figure = Figure(
        "WOR-1",
        staff.turnover_ranged(own, place=market.council).text,
        staff_shown.turnover_subtitle(frame, market.council, market.region),
        sources_of(frame),
    )
    figure.head()
    shown = staff_shown.turnover_rows(frame)
    drawn = shown[shown["is_drawn"]]
    both = drawn["series_id"].nunique() > 1
    st.write(staff_said.MEANING)
    st.write(staff_said.BREAK_IN_WORDS if both else staff_shown.later_rates(frame))
    options: dict[str, Any] = {
        "x": "period_year", "y": "value", "series": "line", "unit": "%", "financial": True,
        "y_title": "Staff who left in the year, % of staff",
        "breaks": [charts.Break(2022.5, staff_said.BREAK)] if both else [],
    }  # fmt: skip
    figure.chart(charts.series_lines(drawn, **options), charts.series_lines_alt(drawn, **options))
    if not both:
        missing(*staff_said.ascof_missing(market.council))
    figure.data(shown, YEARS)


def position(market: Workforce) -> None:
    """WOR-2: the rate among those of all councils of the same year."""
    frame = market.position
    if frame.empty:
        return
    row = first_row(frame[frame["is_chosen"]])
    measure = f"Staff turnover, {row['period']}"
    figure = Figure(
        "WOR-2",
        staff.stands_among(frame, place=market.council).text,
        f"{measure}, every council with adult social care duties that has a rate",
        sources_of(frame),
    )
    figure.head()
    st.write(staff.place_in_spread(row))
    look: dict[str, Any] = {
        "spread": Spread(row["quarter_pct"], row["median_pct"], row["three_quarters_pct"]),
        "place": market.council,
        "region": market.region,
    }
    figure.chart(spread_dots(frame, **look), spread_dots_alt(frame, **look, measure=measure))
    figure.data(frame, COUNCILS, f"All {len(frame)} councils", sortable=True)


def by_kind(market: Workforce) -> None:
    """WOR-3: turnover by kind of care, or of the chosen kind where the rates tell it apart."""
    service = market.page.view["service"]
    frame = market.care_types
    if frame.empty:
        return
    told = bool(service) and bool(frame["is_chosen"].any())
    rows = frame[frame["is_chosen"]] if told else frame
    held = bool((frame["area_level"] == "council").any())
    year = str(frame["period"].iloc[0])
    figure = Figure(
        "WOR-3",
        staff.kinds_of_care(frame, place=market.council, service=service if told else "").text,
        f"Staff turnover by kind of care, {market.council if held else 'England'}, {year}",
        sources_of(frame),
        "Skills for Care counts supported living and extra care with homecare.",
    )
    figure.head()
    if service and not told and market.service:
        st.write(staff_said.not_told_apart(market.service["service_type_name"]))
    shown = rows.assign(
        care=rows["indicator_name"].map(staff_said.opening_care),
        group_name=rows["indicator_name"].map(staff_said.opening_care),
        place_name=rows["area_name"],
        share_pct=rows["value"],
    )
    places = list(dict.fromkeys(shown["place_name"]))
    measure = f"Staff turnover by kind of care, {year}"
    figure.chart(
        charts.share_bars(shown, place=places[0], comparators=places[1:]),
        charts.share_bars_alt(shown, place=places[0], comparators=places[1:], measure=measure),
    )
    if not held:
        missing(*staff_said.kinds_missing(market.council, year, frame["council_count"].iloc[0]))
    figure.data(shown, KINDS)
