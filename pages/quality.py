"""Quality: ratings by the regulator, how old they are, and how they move."""

import streamlit as st

from mps import charts, words
from mps.ui import (
    Column,
    Figure,
    Tile,
    heading,
    missing,
    open_page,
    query,
    table,
    tiles,
    today,
)
from mps.ui.quality.rated import Rated, bars, breakdown

LOCATION = Column("location_name", "Location", link="cqc_url")
AT_CQC = [Column("location_id", "CQC number"), Column("cqc_url", "Page at CQC")]

page = open_page()
rated = Rated(page)
council, place = page.council, page.place
chosen, holding, service = rated.in_place, rated.holding, rated.service
noun, scope = rated.noun, rated.scope


def top() -> None:
    """The finding, four tiles, and what counts as a rating."""
    heading(
        words.rated_good(summary, place=place.name, noun=noun).text,
        f"Latest ratings by the Care Quality Commission (CQC) of {scope}, {day}",
    )
    for note in (words.service_note(service), words.old_list(holding["list_date"], today())):
        if note:
            st.write(note)
    rated = (f"of {words.number(summary['rated_count'])} rated",)
    without = words.without_lines(summary)
    median = f"{words.number(summary['median_age_years'], 1)} years"
    years = median if summary["dated_count"] else "None rated"
    tiles(
        [
            Tile("Good or outstanding", words.number(summary["good_count"]), rated),
            Tile("Requires improvement or inadequate", words.number(summary["low_count"]), rated),
            Tile("Without a rating", words.number(summary["without_count"]), without),
            Tile("Median age of rating", years, (f"counted to {day}",)),
        ]
    )
    with st.expander("What counts as a rating, and what does not"):
        st.write(words.COUNTED)
        for name, meaning in list(words.RATING_KINDS.values())[4:]:
            st.markdown(f"- **{name}**: {meaning}")


def age() -> None:
    """QUA-4: how old the ratings are."""
    figure = Figure(
        "QUA-4",
        words.rating_age(summary).text,
        f"Time since the overall rating was published, {scope}, counted to {day}",
        sources,
        "Only locations with a rating of their own. An old rating need not be a wrong one.",
    )
    figure.head()
    if not summary["dated_count"]:
        st.write("There is no rating to count the age of.")
        return
    frame = query("quality__age", **chosen)
    drawn = charts.age_of_rating_bars(frame)
    figure.chart(drawn, charts.age_of_rating_bars_alt(frame, as_of=day))
    figure.data(
        frame,
        [
            Column("band_name", "Age of rating"),
            Column("location_count", "Locations", "count"),
            Column("band_pct", "% of rated", "pct"),
            Column("good_count", "Good or outstanding", "count"),
            Column("low_count", "Requires improvement or inadequate", "count"),
        ],
    )


def history() -> None:
    """QUA-5: from the rating before to the rating now."""
    frame = query("quality__history", **chosen)
    figure = Figure(
        "QUA-5",
        words.rating_moves(frame).text,
        f"Previous and current overall rating, {scope}, {day}",
        sources,
        f"Locations rated once only are left out ({words.number(summary['rated_once_count'])}), "
        "and so are inspections that gave no rating. A former registration's ratings are not "
        "carried over.",
    )
    figure.head()
    if frame.empty:
        if holding["has_rating_history"]:
            st.write("They have been rated once, or not yet.")
        else:
            missing(*words.not_held("Earlier ratings", holding, "links"))
        return
    figure.chart(charts.rating_flow(frame), charts.rating_flow_alt(frame, period=f"to {day}"))
    figure.data(
        frame.assign(
            before=frame["previous_class"].map(words.rating_name),
            now=frame["current_class"].map(words.rating_name),
            moved=frame["way"].map(words.WAYS),
        ),
        [
            Column("before", "Previous rating"),
            Column("now", "Current rating"),
            Column("moved", "Change"),
            Column("location_count", "Locations", "count"),
        ],
    )


def compared() -> None:
    """QUA-6: the place beside its council, its region and England, as far as they are held."""
    frame = query("quality__compared", **chosen)
    others = query("quality__comparators", council_code=council.code).to_dict("records")
    figure = Figure(
        "QUA-6",
        words.rated_against(frame).text,
        f"Ratings of registered {noun.many}{noun.whom}, {place.name} beside other places, {day}",
        sources,
        "One rating moves the share of a small place a lot. A region or England is shown only "
        "when every council in it is held. " + words.compared_days(others),
    )
    figure.head()
    if left_out := words.comparators_missing(others):
        how = words.ratings_how(holding["landing_url"])
        missing("Other places to compare with", left_out, how)
    if frame["group_code"].nunique() > 1:
        bars(figure, frame, f"Ratings by place, {day}", "Place")


def locations() -> None:
    """QUA-7: every location with its ratings and a link to its page at the regulator."""
    frame = query("quality__locations", **chosen)
    classes = [*words.KEY_QUESTIONS, "previous_class"]
    frame[classes] = frame[classes].map(words.rating_name)
    figure = Figure(
        "QUA-7",
        words.rated_list(summary, place=place.name, noun=noun).text,
        f"{words.opening(scope)}, {day}; each name leads to the location's page at CQC",
        sources,
        "CQC's page shows today's rating, which may be newer than the list here.",
    )
    figure.head()
    shown = [
        LOCATION,
        Column("rating_name", "Overall rating"),
        Column("published_date", "Published", "date"),
    ]
    oldest = frame[frame["is_rated"]].head(5)
    if len(oldest):
        table(oldest, [*shown, Column("service_names", "Services")], "The oldest ratings")
    figure.data(
        frame,
        [
            *shown,
            Column("age_years", "Age in years", "decimal"),
            Column("previous_class", "Previous rating"),
            *(Column(name, label) for name, label in words.KEY_QUESTIONS.items()),
            Column("service_names", "Services"),
            Column("bed_count", "Beds", "count"),
            Column("provider_label", "Provider"),
            *AT_CQC,
        ],
        f"All {words.counted(len(frame), 'location', 'locations')}, with key questions and links",
        sortable=True,
    )


def unrated() -> None:
    """Without ratings: why, how to load them, what will appear, and what the list does tell."""
    heading(
        f"No ratings are held for {place.name} yet",
        "Ratings by the Care Quality Commission (CQC) of registered care locations",
    )
    what, why, _ = words.not_held("Ratings", holding, "ratings")
    missing(what, why, words.ratings_how(holding["landing_url"]))
    st.write("When they are loaded, this page shows:")
    st.markdown("\n".join(f"- {line}" for line in words.WILL_APPEAR))
    if holding["has_list"]:
        last_checks()


def last_checks() -> None:
    """QUA-9: of a list without ratings, the last check of each location, and the way to CQC."""
    frame = query("quality__last_checks", **chosen)
    figure = Figure(
        "QUA-9",
        words.checked_before(frame, place=place.name, noun=noun).text,
        f"{words.opening(scope)}, {words.as_of(holding)}; each name leads to the location's page "
        "at CQC",
        (holding["list_source_id"],),
        "The list dates the last check and says nothing of its result. A location may have closed "
        "or changed its registration since; CQC's page shows what it is today.",
    )
    figure.head()
    if frame.empty:
        st.write("No location on the list fits the choice.")
        return
    shown = [
        LOCATION,
        Column("last_check_date", "Last check", "date"),
        Column("service_names", "Services"),
    ]
    table(frame.head(5), shown, "Checked longest ago")
    provider, postcode = Column("provider_label", "Provider"), Column("postcode", "Postcode")
    figure.data(
        frame,
        [*shown, provider, postcode, *AT_CQC],
        f"All {words.counted(len(frame), 'location', 'locations')}, with links",
        sortable=True,
    )


if service is not None and not service["is_regulated"]:
    name = service["service_type_name"].lower()
    heading(f"The Care Quality Commission does not rate {name}", words.opening(page.spec.summary))
    missing(
        f"Ratings of {name} in {council.name}",
        words.service_note(service),
        "Choose another service type to see ratings.",
    )
elif not holding["has_ratings"]:
    unrated()
else:
    summary, day = rated.summary, rated.day
    if summary["location_count"]:
        sources = rated.sources
        top()
        breakdown(rated, page["by"])
        age()
        history()
        compared()
        locations()
    else:
        finding = words.rated_good(summary, place=place.name, noun=noun)
        heading(finding.text, words.opening(page.spec.summary))
        missing(
            f"Ratings of {noun.many}{noun.whom} in {place.name}",
            f"The list of {day} has none that fits the choice.",
            "Choose a larger area, or fewer filters.",
        )
