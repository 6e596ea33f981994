"""Where older people live: maps, their equal tables, and a card for the chosen area."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from mps import charts, maps, words
from mps.ui import (
    Column,
    Figure,
    Tile,
    area_map,
    facts,
    heading,
    missing,
    open_page,
    query,
    shown_level,
    table,
    tiles,
)

Write = Callable[[object], str]
SOURCES = ("ons_lsoa_population", "ons_lsoa_lookup", "commons_msoa_names", "ons_lsoa_boundaries")
# Each measure: its column, its name, how a value is written, and its kind in a table.
MEASURES = {
    "share": ("share_pct", "Share of residents", words.percent, "pct"),
    "number": ("people", "Number of residents", words.number, "count"),
    "density": ("people_per_km2", "Residents per km²", words.density, "density"),
    "change": ("change_pct", "Change in residents", words.signed_percent, "change_pct"),
    "deprivation": ("imd_decile", "Deprivation decile (IMD 2019)", words.number, "count"),
    "rural": ("rural_urban_name", "Rural-urban class (2011)", str, "text"),
}
SCHEMES = {"change": "change_pct", "deprivation": "imd_decile", "rural": "rural_urban"}
ORDERED_BY = {
    "number": "number",
    "density": "density",
    "change": "change",
    "deprivation": "decile",
}
EXTRA_SOURCES = {"deprivation": ("mhclg_imd_2019",), "rural": ("ons_rural_urban_2011",)}
SMALL_AREA_MEASURES = ("deprivation", "rural")

page = open_page()
council, place = page.council, page.place
if not page["year"]:
    heading(f"No small-area population is held for {place.name} yet", page.spec.summary)
    missing(
        f"Older people in {place.name}",
        "The store holds no estimates by small area for this council.",
        "Add them to data/bundled/ons_lsoa_population and run: python -m mps build",
    )
    st.stop()

age, year, since = page["age"], int(page["year"]), int(page["since"] or page["year"])
# Everybody is 100% of residents: for all ages the number is shown instead of the share, and
# the sentences about shares speak of those aged 65 and over.
measure = "number" if (page["measure"], age) == ("share", "all") else page["measure"]
share_age = "65_plus" if age == "all" else age
ages = query("choices__age_group", council_code=council.code).set_index("code")
group, share_group = (
    words.aged(ages.loc[code, "age_from"], ages.loc[code, "age_to"]) for code in (age, share_age)
)
column, label, write, kind = MEASURES[measure]
small_only = measure in SMALL_AREA_MEASURES or page["only"] != "all"
level = shown_level(page, "lsoa" if small_only else page["level"])
# A chosen small area has none inside it: it is read among all of the council's.
scope = council if place.level == level else place


def areas_by_age(code: str) -> pd.DataFrame:
    """One age group in every area of the level that is shown."""
    frame = query(
        "areas__by_age",
        council_code=council.code,
        area_level=level,
        age_group=code,
        mid_year=year,
        since_year=since,
        area_kind=page["only"],
        within_code=scope.code,
    )
    return frame.assign(area_name=frame["short_name"])


areas = areas_by_age(age)
kept = areas[areas["is_kept"] & areas["is_inside"]]


def measured(name: str) -> str:
    """The measure with its age group, as a subtitle says it."""
    return name if measure in SMALL_AREA_MEASURES else f"{name} {group}"


def finding() -> words.Finding:
    """The sentence that the chosen measure supports."""
    if measure == "change":
        changes = kept["change_pct"]
        return words.areas_rising(changes, level=level, years=(since, year), group=group)
    parts = kept.rename(columns={"people": "group_people", "all_people": "people"})
    if measure == "deprivation":
        return words.deprived_share(parts, place=scope.name, group=group)
    if measure == "rural":
        return words.rural_share(parts, place=scope.name, group=group)
    if measure == "share" and age == "65_plus":
        return words.over_share(kept["share_pct"], level=level, group=group)
    ranked = kept.assign(value=kept[column])
    return words.highest_area(ranked, measure=measured(label).lower(), level=level, write=write)


def draw(
    figure: Figure,
    frame: pd.DataFrame,
    name: str,
    title: str,
    scheme: str,
    write: Write,
    part: str = "",
) -> None:
    """One map of one column of the areas, with its key and its text alternative."""
    values = frame[name]
    said = frame[frame["is_kept"] & frame["is_inside"]]
    area_map(
        page,
        figure,
        frame.assign(
            value_text=values.map(write),
            people_text=list(map(words.out_of, frame["people"], frame["all_people"])),
        ),
        maps.classify(values.where(frame["is_kept"]), maps.scheme_for(scheme, share_age)),
        level=level,
        alt=maps.area_map_alt(
            said.assign(value=said[name]),
            measure=f"{title}, mid-{year}",
            level=level,
            place=scope.name,
            write=write,
        ),
        part=part,
        width=400 if part else 470,
        left_out="" if page["only"] == "all" else "Left out by the filter",
    )


def level_note() -> str:
    """Why the map shows another level than the one chosen."""
    shown = words.areas_of(level, 2)
    if small_only:
        return f"Deprivation and rural-urban class are published for {shown}, so these are shown."
    return f"{words.opening(shown)} are shown, so that {place.name} fills the map."


def whole_table() -> list[Column]:
    """The columns of the table that equals the map."""
    columns = [
        Column("short_name", "Area"),
        Column("within_name", "Within"),
        Column("people", f"Residents {group}", "count"),
        Column("share_pct", "% of residents", "pct"),
        Column("people_per_km2", "Per km²", "density"),
        Column("change_pct", f"Change since mid-{since}", "change_pct"),
        Column("all_people", "All residents", "count"),
        Column("all_people_per_km2", "All residents per km²", "density"),
    ]
    if level == "lsoa":
        columns.append(Column("imd_decile", "IMD 2019 decile", "count"))
        columns.append(Column("rural_urban_name", "Rural-urban class"))
    return [*columns, Column("area_code", "Code")]


def main_map() -> None:
    """OLD-1: the chosen measure on a map, beside its ten highest areas and its whole table."""
    figure = Figure(
        "OLD-1",
        finding().text,
        f"{measured(label)}, by {words.areas_of(level, 1)}, {scope.name}, mid-{year}",
        SOURCES + EXTRA_SOURCES.get(measure, ()),
    )
    figure.head()
    page.control("measure")
    names = ("age", "level", "year", "since", "only")
    for side, name in zip(st.columns(len(names)), names, strict=True):
        with side:
            page.control(name)
    if level != page["level"]:
        st.write(level_note())
    lowest = measure == "deprivation"
    ordered = "share_pct" if measure == "rural" else column
    ranked = kept.sort_values([ordered, "area_code"], ascending=[lowest, True])
    left, right = st.columns([3, 2], gap="medium")
    with left:
        draw(figure, areas, column, measured(label), SCHEMES.get(measure, measure), write)
        if page.area is None:
            st.write("Click an area to see its card, or choose it in the list of areas.")
        else:
            st.button("Show the whole council", on_click=page.choose_area, args=("",))
    with right:
        second = Column("share_pct", "% of residents", "pct")
        if measure not in ("share", "number"):
            second = Column(column, label, kind)
        table(
            ranked.head(10),
            [Column("short_name", "Area"), Column("people", f"Residents {group}", "count"), second],
            caption=f"{'Lowest' if lowest else 'Highest'} {ORDERED_BY.get(measure, 'share')} first",
        )
    figure.data(ranked, whole_table(), f"All {len(ranked):,} areas, in a table that sorts", True)


def density_beside_share() -> None:
    """OLD-2: all residents per square kilometre beside the share of the age group."""
    figure = Figure(
        "OLD-2",
        words.fifths_range(list(fifths["share_pct"]), share_group),
        f"Residents of all ages per km², and share of residents {share_group}, {council.name}, "
        f"mid-{year}",
        SOURCES,
        "Fifths have equal numbers of small areas (LSOAs), in order of residents per km².",
    )
    frame = areas if share_age == age else areas_by_age(share_age)
    figure.head()
    for side, (name, title, scheme, side_write) in zip(
        st.columns(2, gap="medium"),
        (
            ("all_people_per_km2", "Residents of all ages per km²", "density", words.density),
            ("share_pct", f"Share of residents {share_group}", "share", words.percent),
        ),
        strict=True,
    ):
        with side:
            st.subheader(title, anchor=False)
            draw(figure, frame, name, title, scheme, side_write, part=f"-{scheme}")
    columns = [
        Column("fifth", "Where people live"),
        Column("lsoa_count", "Small areas", "count"),
        Column("people_per_km2", "Residents per km²", "density"),
        Column("people", "Residents", "count"),
        Column("group_people", f"Residents {share_group}", "count"),
        Column("share_pct", "% of residents", "pct"),
    ]
    named = fifths.assign(fifth=fifths["density_fifth"].map(words.FIFTH_NAMES))
    figure.data(named, columns, "Small areas in fifths, as a table")


def area_card() -> None:
    """OLD-3: the chosen area's age profile beside the council's, and the areas around it."""
    frame = query("where__profile", area_code=place.code, mid_year=year)
    figure = Figure(
        "OLD-3",
        words.standout_group(frame, place=place.name, comparator=council.name).text,
        f"Residents by five-year age band, {place.name} and {council.name}, mid-{year}",
        SOURCES[:3],
        "Both sexes together: estimates for small areas by sex are not held.",
    )
    figure.head()
    said = {"place": place.name, "comparator": council.name}
    left, right = st.columns([3, 2], gap="medium")
    with left:
        figure.chart(charts.age_profile(frame, **said), charts.age_profile_alt(frame, **said))
    with right:
        small = query("where__small_area", area_code=place.code).to_dict("records")[0]
        facts([("Area", place.row["area_label"]), ("Code", place.code),
               *words.small_area_facts(small)])  # fmt: skip
        table(
            query("where__neighbours", area_code=place.code, age_group=age, mid_year=year),
            [
                Column("short_name", "Area"),
                Column("people", f"Residents {group}", "count"),
                Column("share_pct", "% of residents", "pct"),
            ],
            caption="Adjoining areas",
        )
    figure.data(
        frame,
        [
            Column("age_name", "Age"),
            Column("place_people", "Residents", "count"),
            Column("place_pct", f"{place.name}, % of residents", "pct"),
            Column("comparator_pct", f"{council.name}, % of residents", "pct"),
        ],
    )


fifths = query(
    "where__density_fifths", council_code=council.code, age_group=share_age, mid_year=year
)
overall = fifths["council_share_pct"].iloc[0]
card = query(
    "where__card", area_code=place.code, mid_year=year, since_year=since, age_group=share_age
)
if page.area is None:
    title = words.density_against_share(
        list(fifths["share_pct"]), place=council.name, overall=overall, group=share_group
    )
else:
    title = words.area_against_whole(
        card.set_index("age_group")["share_pct"].get(share_age),
        area=place.name,
        against=words.Against(council.name, overall),
        group=share_group,
    )
heading(title.text, f"Residents of {place.name}, mid-{year}, small area estimates")
tiles(
    Tile(
        "All residents" if row["age_group"] == "all" else f"Aged {row['age_group_name']}",
        words.number(row["people"]),
        words.card_lines(row, since=since, council=council.name, level=place.level),
    )
    for row in card[card["is_tile"]].to_dict("records")
)
main_map()
if page.area is not None:
    area_card()
density_beside_share()
