"""At a glance: the council's market on one screen."""

import streamlit as st

from mps import maps, words
from mps.ui import (
    Column,
    Figure,
    Tile,
    area_map,
    heading,
    missing,
    open_page,
    page_link,
    page_list,
    query,
    table,
    tiles,
    today,
)
from mps.ui.glance.rural import rural

page = open_page()
council, place = page.council, page.place
numbers = query("glance__tiles", area_code=place.code)
own = numbers[numbers["area_code"] == place.code]
others = numbers[numbers["area_code"] != place.code]


def key_numbers() -> None:
    """GLA-1: residents by age with share and change, beside council, region and England."""
    older = own[own["age_group"] == "65_plus"].iloc[0]
    england = numbers[(numbers["area_level"] == "england") & (numbers["age_group"] == "65_plus")]
    finding = words.older_share(
        older["share_pct"],
        place=place.name,
        against=words.Against("England", england["share_pct"].iloc[0]) if len(england) else None,
    )
    figure = Figure(
        "GLA-1",
        finding.text,
        f"Residents by age, {place.name} beside its region and England, mid-{older['mid_year']}",
        tuple(dict.fromkeys(numbers["source_id"])),
    )
    heading(figure.title, figure.subtitle, figure.code)
    tiles(
        Tile(
            "All residents" if row["age_group"] == "all" else f"Aged {row['age_group_name']}",
            words.number(row["people"]),
            words.tile_lines(
                row, others[others["age_group"] == row["age_group"]].to_dict("records")
            ),
        )
        for row in own.to_dict("records")
    )
    figure.data(
        numbers,
        [
            Column("area_name", "Place"),
            Column("age_group_name", "Age"),
            Column("people", "People", "count"),
            Column("share_pct", "% of residents", "pct"),
            Column("change_pct", "Change", "change_pct"),
            Column("from_year", "Change since mid-", "year"),
            Column("mid_year", "Mid-year", "year"),
        ],
        "Table of these numbers",
    )


def coming_decade() -> None:
    """GLA-4: the projected number of older people now and in ten years."""
    this_year = today().year
    frame = query("glance__projection", council_code=council.code, from_year=this_year)
    if frame.empty:
        missing(
            f"Projection of older residents of {council.name}",
            words.not_loaded_projection(council.name, "The Office for National Statistics"),
            "For those who run this site: README, Add to it.",
        )
        return
    oldest_old = frame.iloc[-1]
    years = (this_year, this_year + 10)
    figure = Figure(
        "GLA-4",
        words.projection(
            oldest_old["from_people"],
            oldest_old["to_people"],
            place=council.name,
            group="aged 85 and over",
            years=years,
            variant=oldest_old["variant"],
        ).text,
        f"Projected residents by age group, {council.name}, {years[0]} and {years[1]}",
        ("ons_population_projections",),
        "A projection says what follows if recent trends go on; it is not a forecast.",
    )
    figure.head()
    columns = [
        Column("age_group_name", "Age group"),
        Column("from_people", str(years[0]), "count"),
        Column("to_people", str(years[1]), "count"),
        Column("change_people", "Change", "change"),
        Column("change_pct", "Change %", "change_pct"),
    ]
    figure.short(frame, columns)


def oldest() -> None:
    """GLA-2: the share of residents aged 85 and over by neighbourhood, on a map and in a list."""
    frame = query(
        "areas__by_age",
        council_code=council.code,
        area_level="msoa",
        age_group="85_plus",
        mid_year=newest,
        since_year=newest,
        area_kind="all",
        within_code=council.code,
    )
    frame = frame.assign(area_name=frame["short_name"], value=frame["share_pct"])
    frame = frame.sort_values(["value", "area_code"], ascending=[False, True])
    measure = "Share of residents aged 85 and over"
    figure = Figure(
        "GLA-2",
        words.highest_area(frame, measure=measure.lower(), level="msoa").text,
        f"{measure}, by {words.areas_of('msoa', 1)}, {council.name}, mid-{newest}",
        ("ons_lsoa_population", "commons_msoa_names", "ons_lsoa_boundaries"),
    )
    figure.head()
    left, right = st.columns([3, 2], gap="medium")
    with left:
        area_map(
            page,
            figure,
            frame.assign(
                value_text=frame["value"].map(words.percent),
                people_text=list(map(words.out_of, frame["people"], frame["all_people"])),
            ),
            maps.classify(frame["value"], maps.scheme_for("share", "85_plus")),
            level="msoa",
            alt=maps.area_map_alt(
                frame, measure=f"{measure}, mid-{newest}", level="msoa", place=council.name
            ),
        )
    columns = [
        Column("area_name", "Neighbourhood"),
        Column("people", "Aged 85+", "count"),
        Column("value", "% of residents", "pct"),
    ]
    with right:
        table(frame.head(8), columns, caption="Highest share aged 85 and over")
    figure.data(
        frame,
        [*columns, Column("within_name", "Within"), Column("all_people", "Residents", "count")],
        f"All {len(frame)} neighbourhoods",
    )


def care_market() -> None:
    """GLA-5: how many locations, care homes and beds there are, and how they are rated."""
    frame = query("glance__market", area_code=place.code)
    if frame.empty:
        return
    row = frame.iloc[0].to_dict()
    listed = words.listed(row["listed_date"])
    figure = Figure(
        "GLA-5",
        words.market_at_a_glance(row, place=place.name, day=listed).text,
        f"Adult social care registered with the Care Quality Commission, {place.name}, {listed}",
        tuple(filter(None, dict.fromkeys((row["source_id"], row["rating_source_id"])))),
        words.old_list(row["listed_date"], today()),
    )
    figure.head()
    frame = frame.assign(place_name=place.name)
    columns = [
        Column("place_name", "Place"),
        Column("location_count", "Registered locations", "count"),
        Column("home_count", "Care homes", "count"),
        Column("bed_count", "Care home beds", "count"),
        Column("rated_count", "Locations with a rating", "count"),
        Column("good_count", "Rated good or outstanding", "count"),
    ]
    figure.short(frame, columns)


def other_pages() -> None:
    """Links into each page, with what it answers."""
    st.header("Go further", anchor="further")
    for spec in page_list()[1:]:
        page_link(spec)


def freshness() -> None:
    """How old each dataset is."""
    st.header("How old the data are", anchor="age")
    held = query("sources__datasets")
    held = held[held["scope"].isin(("bundled", "register")) & (held["row_count"] > 0)]
    ages = [words.age_in_words(day, today()) for day in held["reference_date"]]
    table(
        held.assign(age=ages).sort_values("reference_date", ascending=False),
        [
            Column("short_title", "Dataset"),
            Column("reference_period", "Describes"),
            Column("age", "Newest figures are"),
            Column("next_release", "Next release"),
        ],
    )


if own.empty:
    heading(f"No population figures are held for {place.name} yet", page.spec.summary)
    missing(
        f"Population of {place.name}",
        "The store holds no estimates for this place.",
        "Add them to data/bundled and run: python -m mps build",
    )
else:
    newest = int(own["mid_year"].iloc[0])
    key_numbers()
    coming_decade()
    oldest()
    rural(council)
care_market()
other_pages()
freshness()
