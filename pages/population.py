"""Population: how many people, how old, and how that changes."""

import pandas as pd
import streamlit as st

from mps import charts, words
from mps.ui import Column, Figure, heading, missing, open_page, query, table

page = open_page()
council = page.council
name = council.name
HOW = "Add the publisher's table to data/bundled and run: python -m mps build"


def pyramid(shares: pd.DataFrame, year: int, comparator: str) -> None:
    """POP-1: residents by sex and age beside a comparator."""
    five_year = page["bands"] == "5"
    frame = query(
        "population__pyramid",
        area_code=council.code,
        comparator_code=page["comparator"],
        mid_year=year,
        band_years=int(page["bands"]),
    )
    both, sexes = frame[frame["sex"] == "persons"], frame[frame["sex"] != "persons"]
    finding = words.standout_group(both, place=name, comparator=comparator)
    figure = Figure(
        "POP-1",
        finding.text,
        f"Residents by sex and age, share of all residents, {name} and {comparator}, mid-{year}",
        ("ons_council_population",),
        "Age 90 stands for 90 and over.",
    )
    figure.head()
    for column, control in zip(st.columns(3), ("year", "comparator", "bands"), strict=True):
        with column:
            page.control(control)
    said = {"place": name, "comparator": comparator, "five_year": five_year}
    left, right = st.columns([3, 2], gap="large")
    with left:
        figure.chart(charts.pyramid(sexes, **said), charts.pyramid_alt(sexes, **said))
    with right:
        table(
            shares,
            [
                Column("age_group_name", "Age"),
                Column("place_people", "Residents", "count"),
                Column("place_pct", "% of residents", "pct"),
                Column("comparator_pct", f"{comparator} %", "pct"),
            ],
            caption=f"Residents by age, {name}, mid-{year}",
        )
    figure.data(
        frame,
        [
            Column("age_name", "Age"),
            Column("sex", "Sex"),
            Column("place_people", f"{name}, people", "count"),
            Column("place_pct", f"{name}, % of all residents", "pct"),
            Column("comparator_pct", f"{comparator}, % of all residents", "pct"),
        ],
    )


def change(frame: pd.DataFrame, since: int, year: int) -> None:
    """POP-2: change by age group between two years, beside region and England."""
    charted = frame[frame["is_charted"]]
    places = list(dict.fromkeys(frame["place_name"]))
    own = charted[charted["area_level"] == "council"]
    finding = words.fastest_group(
        own.assign(group_name="aged " + own["group_name"]), place=name, years=(since, year)
    )
    figure = Figure(
        "POP-2",
        finding.text if since < year else "Change in residents by age group",
        f"Change in residents by age group, {words.join(places)}, mid-{since} to mid-{year}",
        ("ons_council_population",),
        words.FIRST_PUBLISHED,
    )
    figure.head()
    with st.columns(3)[0]:
        page.control("since")
    if since >= year:
        st.write(f"Choose an earlier year than mid-{year} to compare it with.")
        return
    said = {"place": name, "comparators": places[1:]}
    figure.chart(
        charts.change_bars(charted, **said),
        charts.change_bars_alt(charted, **said, period=f"mid-{since} to mid-{year}"),
    )
    for _, printed in query("population__printed", council_code=council.code).groupby("label"):
        st.write(words.printed_comparison(printed.to_dict("records"), name))
    figure.data(
        frame,
        [
            Column("group_name", "Age group"),
            Column("place_name", "Place"),
            Column("from_people", f"Mid-{since}", "count"),
            Column("to_people", f"Mid-{year}", "count"),
            Column("change_people", "Change", "change"),
            Column("change_pct", "Change %", "change_pct"),
        ],
    )


def totals() -> None:
    """POP-3: all residents since 2001, and what a paper printed that ONS later revised."""
    frame = query("population__totals", council_code=council.code)
    own = frame[frame["area_level"] == "council"]
    others = frame[frame["area_level"] == "england"]
    first, last = own.iloc[0], own.iloc[-1]
    years = (int(first["mid_year"]), int(last["mid_year"]))
    against = words.Against("England", others["index_2001"].iloc[-1] - 100) if len(others) else None
    finding = words.growth(
        first["people"], last["people"], place=name, years=years, against=against
    )
    figure = Figure(
        "POP-3",
        finding.text,
        f"Residents of all ages, index (mid-{years[0]} = 100), mid-{years[0]} to mid-{years[1]}",
        ("ons_population_totals",),
        "The series is the one revised after each census up to 2011.",
    )
    figure.head()
    said = {"x": "mid_year", "y": "index_2001", "series": "area_name", "unit": "%"}
    said |= {"index_year": years[0]}
    figure.chart(charts.series_lines(frame, **said), charts.series_lines_alt(frame, **said))
    for row in query("population__revised", council_code=council.code).to_dict("records"):
        st.write(
            words.revised_figure(
                row["printed_people"],
                row["people"],
                place=name,
                mid_year=row["mid_year"],
                paper=row["paper"],
            ).sentence
        )
    figure.data(
        frame,
        [
            Column("area_name", "Place"),
            Column("mid_year", "Mid-year", "year"),
            Column("people", "People", "count"),
            Column("first_published_people", "People, as first published", "count"),
            Column("index_2001", f"Index, mid-{years[0]} = 100", "decimal"),
        ],
    )


def key_groups() -> None:
    """POP-4: five groups that cover every age, over the years held."""
    frame = query("population__key_groups", council_code=council.code)
    first, last = int(frame["mid_year"].min()), int(frame["mid_year"].max())
    newest = frame[frame["mid_year"] == last]
    finding = words.fastest_group(
        newest.assign(group_name=list(map(words.aged, newest["age_from"], newest["age_to"]))),
        place=name,
        years=(first, last),
    )
    figure = Figure(
        "POP-4",
        finding.text,
        f"Residents by key group, {name}, mid-{first} to mid-{last}",
        ("ons_council_population",),
        f"Years that are not held are left open, not drawn through. {words.FIRST_PUBLISHED}",
    )
    figure.head()
    said = {"x": "mid_year", "y": "people", "series": "group_name", "unit": "people"}
    figure.chart(charts.series_lines(frame, **said), charts.series_lines_alt(frame, **said))
    figure.data(
        frame,
        [
            Column("group_name", "Group"),
            Column("mid_year", "Mid-year", "year"),
            Column("people", "People", "count"),
            Column("share_pct", "% of residents", "pct"),
        ],
    )


def projections() -> None:
    """POP-5: official projections of older residents, or why there are none."""
    frame = query("population__projection", council_code=council.code)
    if frame.empty:
        held = query("population__projected_councils")["council_name"]
        st.header(f"Projections for {name} are not loaded here yet", anchor="pop-5")
        missing(
            f"Projections for {name}",
            words.not_loaded_projection(name, "The Office for National Statistics"),
            f"Held here: {words.join(list(held))}. For those who run this site: README, Add to it.",
        )
        return
    oldest = frame[frame["age_from"] == 85]
    first, last = oldest.iloc[0], oldest.iloc[-1]
    years = (int(first["projection_year"]), int(last["projection_year"]))
    finding = words.projection(
        first["people"],
        last["people"],
        place=name,
        group="aged 85 and over",
        years=years,
        variant=first["variant"],
    )
    figure = Figure(
        "POP-5",
        finding.text,
        f"Projected residents by age group, {name}, {years[0]} to {years[1]}",
        ("ons_population_projections",),
        "A projection says what follows if recent trends go on; it is not a forecast. It starts "
        "from the mid-2022 estimate made after the 2021 Census, so it is not joined to the "
        "estimates above.",
    )
    figure.head()
    said = {"x": "projection_year", "y": "people", "series": "age_group_name", "unit": "people"}
    figure.chart(charts.series_lines(frame, **said), charts.series_lines_alt(frame, **said))
    figure.data(
        frame,
        [
            Column("age_group_name", "Age group"),
            Column("projection_year", "Year", "year"),
            Column("people", "Projected people", "count"),
            Column("growth_pct", f"Change since {years[0]}", "change_pct"),
            Column("variant", "Variant"),
        ],
    )


def stated() -> None:
    """POP-6: what the council's own papers say, with where they say it."""
    frame = query("population__stated", council_code=council.code)
    figure = Figure(
        "POP-6",
        "What the council's own papers say about population and need",
        f"Figures printed in papers of {name}, of the council and of other places",
        ("council_published_figures",),
        "Printed figures are quoted, not checked; where they can be compared with official ones "
        "the note says so.",
    )
    figure.head()
    if frame.empty:
        st.write(f"No figures about population or need are held from papers of {name}.")
        return
    frame["stated"] = [
        words.stated_value(value, unit)
        for value, unit in zip(frame["value"], frame["unit"], strict=True)
    ]
    table(
        frame,
        [
            Column("label", "What"),
            Column("stated", "Stated"),
            Column("place_name", "Place"),
            Column("period", "Period"),
        ],
    )
    figure.data(
        frame,
        [
            Column("label", "What"),
            Column("stated", "Stated"),
            Column("value", "Value", "decimal"),
            Column("unit", "Unit"),
            Column("period", "Period"),
            Column("place_name", "Place"),
            Column("paper", "Paper"),
            Column("section", "Section"),
            Column("note", "Note"),
        ],
        "With place, paper, section and note",
    )


if not page["year"]:
    heading(f"No population figures are held for {name} yet", page.spec.summary)
    missing(f"Population of {name}", "The store holds no estimates by age for it.", HOW)
else:
    year, since = int(page["year"]), int(page["since"] or page["year"])
    changes = query("population__change", council_code=council.code, from_year=since, to_year=year)
    older = changes[changes["age_group"] == "65_plus"].set_index("area_level")["change_pct"]
    shares = query(
        "population__shares",
        area_code=council.code,
        comparator_code=page["comparator"],
        mid_year=year,
    )
    share = shares.set_index("age_group").loc["65_plus"]
    # Without an earlier year to compare with, the share is the finding.
    finding = (
        words.ageing_against(
            older.get("council"),
            place=name,
            years=(since, year),
            against=words.Against("England", older.get("england")),
        )
        if since < year
        else words.older_share(
            share["place_pct"],
            place=name,
            against=words.Against(page.label("comparator"), share["comparator_pct"]),
        )
    )
    heading(
        finding.text,
        f"Residents of {name} by age, official estimates and projections",
    )
    pyramid(shares, year, page.label("comparator"))
    change(changes, since, year)
    totals()
    key_groups()
    projections()
stated()
