"""Where older people live: maps, their equal tables, and a card for the chosen area."""

from collections.abc import Callable
from dataclasses import dataclass

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
    on_screen,
    open_page,
    query,
    shown_level,
    table,
    tiles,
)

Write = Callable[[object], str]
SOURCES = ("ons_lsoa_population", "ons_lsoa_lookup", "commons_msoa_names", "ons_lsoa_boundaries")
EXTRA_SOURCES = {"deprivation": ("mhclg_imd_2019",), "rural": ("ons_rural_urban_2011",)}
FILTERED = {
    "deprived": "in the most deprived fifth of England (IMD 2019)",
    "least_deprived": "in the least deprived fifth of England (IMD 2019)",
    "rural": "classed as rural",
    "urban": "classed as urban",
}


@dataclass(frozen=True)
class Measure:
    """What the map can show: its column, name and period, how a value is written, its classes."""

    column: str
    name: str
    period: str
    write: Write
    scheme: str
    beside: tuple[Column, ...]


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
share_age = "65_plus" if age == "all" else age
ages = query("choices__age_group", council_code=council.code).set_index("code")
group, share_group = (
    words.aged(ages.loc[code, "age_from"], ages.loc[code, "age_to"]) for code in (age, share_age)
)
PEOPLE = Column("people", f"Residents {group}", "count")
SHARE = Column("share_pct", "% of residents", "pct")
MEASURES = {
    "share": Measure(
        "share_pct", f"Share of residents {group}", f"mid-{year}", words.percent, "share",
        (PEOPLE, SHARE),
    ),
    "number": Measure(
        "people", f"Number of residents {group}", f"mid-{year}", words.number, "number",
        (PEOPLE,) if age == "all" else (PEOPLE, SHARE),
    ),
    "density": Measure(
        "people_per_km2", f"Number of residents {group} per km²", f"mid-{year}", words.density,
        "density",
        (PEOPLE, Column("people_per_km2", "Per km²", "density")),
    ),
    "change": Measure(
        "change_pct", f"Change in residents {group}", f"mid-{since} to mid-{year}",
        words.signed_percent, "change_pct",
        (Column("since_people", f"Mid-{since}", "count"), Column("people", f"Mid-{year}", "count"),
         Column("change_pct", "Change", "change_pct")),
    ),
    "deprivation": Measure(
        "imd_decile", "Deprivation decile, 1 being the most deprived tenth of England", "2019",
        words.number, "imd_decile", (PEOPLE, Column("imd_decile", "Decile", "count")),
    ),
    "rural": Measure(
        "rural_urban_name", "Rural-urban class", "2011", str, "rural_urban",
        (Column("rural_urban_name", "Class"), SHARE),
    ),
}  # fmt: skip
asked = page["measure"]
no_earlier = asked == "change" and since >= year
if no_earlier or (asked, age) == ("share", "all"):
    asked = "number"
measure = MEASURES[asked]
small_only = asked in EXTRA_SOURCES or page["only"] != "all"
level = shown_level(page, "lsoa" if small_only else page["level"])
# A chosen small area has none inside it: it is read among all of the council's.
scope = council if place.level == level else place


def areas_by_age(code: str, level: str) -> pd.DataFrame:
    """One age group in every area of a level."""
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


areas = areas_by_age(age, level)
inside = areas[areas["is_inside"]]
kept = inside[inside["is_kept"]]


def finding() -> str:
    """The sentence that the chosen measure supports; one about a part says which part."""
    parts = inside.rename(columns={"people": "group_people", "all_people": "people"})
    if asked == "deprivation":
        return words.deprived_share(parts, place=scope.name, group=group).text
    if asked == "rural":
        return words.rural_share(parts, place=scope.name, group=group).text
    if level == "council":
        return (
            f"{council.name}: {measure.name.lower()}, {measure.write(kept[measure.column].max())}"
        )
    if asked == "change":
        changes = kept["change_people"]
        said = words.areas_rising(changes, level=level, years=(since, year), group=group)
    elif asked == "share" and age == "65_plus":
        said = words.over_share(kept["share_pct"], level=level, group=group)
    else:
        said = words.highest_area(
            kept.assign(value=kept[measure.column]),
            measure=measure.name.lower(),
            level=level,
            write=measure.write,
        )
    return f"{said.text}, of those {FILTERED[page['only']]}" if page["only"] != "all" else said.text


def draw(
    figure: Figure,
    frame: pd.DataFrame,
    name: str,
    title: str,
    scheme: str,
    write: Write,
    at: str = level,
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
        level=at,
        alt=maps.area_map_alt(
            said.assign(value=said[name]),
            measure=title,
            level=at,
            place=scope.name,
            write=write,
        ),
        part=part,
        width=400 if part else 470,
        left_out="" if page["only"] == "all" else "Left out by the filter",
    )


def notes() -> list[str]:
    """Why the map shows something else than the controls say, in sentences."""
    said = []
    shown = words.areas_of(level, 2)
    if no_earlier:
        said.append(f"To see change, choose an earlier year than mid-{year} to compare with.")
    if (page["measure"], age) == ("share", "all"):
        said.append("Everybody is 100% of residents, so the number is shown.")
    if level != page["level"] and small_only:
        said.append(f"Deprivation and rural-urban class are published for {shown} only.")
    elif level != page["level"]:
        said.append(f"{words.opening(shown)} are shown, so that {place.name} fills the map.")
    return said


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


def ordered(frame: pd.DataFrame) -> pd.DataFrame:
    """The table in the order chosen: names from A, numbers from the highest, deciles from 1."""
    by = measure.column if page["order"] == "shown" else page["order"]
    rising = by in ("short_name", "imd_decile", "rural_urban_name")
    return frame.sort_values([by, "area_code"], ascending=[rising, True])


def main_map() -> None:
    """OLD-1: the chosen measure on a map, beside its ten highest areas and its whole table."""
    part = f", only small areas {FILTERED[page['only']]}" if page["only"] != "all" else ""
    figure = Figure(
        "OLD-1",
        finding(),
        f"{measure.name}, by {words.areas_of(level, 1)}, {scope.name}, {measure.period}{part}",
        SOURCES + EXTRA_SOURCES.get(asked, ()),
        words.SMALL_NUMBERS if asked == "change" else "",
    )
    figure.head()
    page.control("measure")
    names = ("age", "level", "year", "since", "only")
    for side, name in zip(st.columns(len(names)), names, strict=True):
        with side:
            page.control(name)
    for note in notes():
        st.write(note)
    top = kept.sort_values(
        ["share_pct" if asked == "rural" else measure.column, "area_code"],
        ascending=[asked == "deprivation", True],
    ).head(10)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        title = f"{measure.name}, {measure.period}{part}"
        draw(figure, areas, measure.column, title, measure.scheme, measure.write)
        if page.area is None:
            on_screen("Click an area for its age profile (figure OLD-3), or choose it in the list.")
        else:
            st.button("Show the whole council", on_click=page.choose_area, args=("",))
    with right:
        first = "lowest" if asked == "deprivation" else "highest"
        table(
            top,
            [Column("short_name", "Area"), *measure.beside],
            caption=f"The {first} {len(top)}" if len(top) > 1 else place.name,
        )
    with st.columns([2, 3])[0]:
        page.control("order")
    figure.data(ordered(kept), whole_table(), f"Table of all {len(kept):,} areas", True)


def density_beside_share() -> None:
    """OLD-2: all residents per square kilometre beside the share of the age group."""
    # Fifths of small areas cannot be seen on a map of districts.
    fine = shown_level(page, "msoa" if council.row["map_level"] == "district" else "lsoa")
    figure = Figure(
        "OLD-2",
        words.fifths_range(list(fifths["share_pct"]), share_group),
        f"Residents of all ages per km², and share of residents {share_group}, by "
        f"{words.areas_of(fine, 1)}, {council.name}, mid-{year}",
        SOURCES,
        "The title compares fifths: small areas (LSOAs) in order of residents per km², in five "
        "groups as equal in number as can be.",
    )
    frame = areas_by_age(share_age, fine)
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
            said = f"{title}, mid-{year}"
            draw(figure, frame, name, said, scheme, side_write, fine, part=f"-{scheme}")
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
            caption=f"Adjoining areas within {council.name}",
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
