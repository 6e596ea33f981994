"""What councils return to the government: spending on older people by setting, weeks of care."""

import pandas as pd
import streamlit as st

from mps import analysis, charts
from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.parts import missing
from mps.ui.spend.what import Spend
from mps.ui.tables import columns
from mps.words import care_returns as words

RETURN = "nhs_asc_fr"
WEEKS = "nhs_weeks_of_care"
SETTINGS = columns(
    ("setting_name", "Setting"), ("area_name", "Place"), ("financial_year", "Year"),
    ("share_pct", "% of spending", "pct"), ("gross_gbp", "Gross current expenditure", "gbp"),
)  # fmt: skip
SPENT = columns(
    ("area_name", "Place"), ("financial_year", "Year"), ("gross_gbp", "In cash", "gbp"),
    ("real_gbp", "After inflation", "gbp"), ("people_65_plus", "Residents aged 65+", "count"),
    ("per_resident_gbp", "For each resident aged 65+", "gbp"),
)  # fmt: skip
IN_WEEKS = columns(
    ("setting_name", "Setting"), ("financial_year", "Year"), ("weeks", "Weeks", "count"),
    ("in_house_weeks", "In the council's own homes", "count"),
    ("external_weeks", "Bought from others", "count"), ("return_name", "Return"),
    ("mark", "Beware"),
)  # fmt: skip
ALL_OLDER = "It counts people aged 65 and over of every client group; it cannot be cut by group."


def settings(spend: Spend) -> None:
    """SPE-6: how spending on older people divides by setting, beside England."""
    frame = query("spend__settings", council_code=spend.code)
    code = spend.page.view["service"]
    shown = frame[frame["service_types"] == code] if code else frame
    if frame.empty:
        _no_return(spend)
        return
    figure = Figure(
        "SPE-6",
        words.setting_share(frame, place=spend.council).text,
        "Share of gross current expenditure on long-term care of people aged 65 and over, by "
        f"setting, {frame['financial_year'].iloc[0]}",
        (RETURN,),
    )
    figure.head()
    _filter_note(spend)
    if not spend.holding["has_expenditure"]:
        st.write(
            f"No return of {spend.council} is held, so England stands alone. The publisher's data "
            "file brings every council. For those who run this site: `python -m mps import FILE`."
        )
    if shown.empty:
        st.write(f"The return has no setting of its own for {spend.service}.")
        figure.source_line()
        return
    drawn = shown.rename(columns={"setting_name": "group_name"}).assign(
        place_name=shown["area_name"]
    )
    places = list(dict.fromkeys(shown["area_name"]))
    figure.chart(
        charts.share_bars(drawn, place=places[0], comparators=places[1:]),
        charts.share_bars_alt(
            drawn, place=places[0], comparators=places[1:], measure=figure.subtitle
        ),
    )
    figure.data(shown, SETTINGS)


def expenditure(spend: Spend) -> None:
    """SPE-7: how spending on older people grew, in cash and after inflation, beside others."""
    if not spend.holding["has_expenditure"]:
        return
    frame = _in_prices(spend, query("spend__expenditure", council_code=spend.code))
    changes, years = words.growth(frame)
    own = frame[frame["area_level"] == "council"]
    said = words.growth_of_spending(
        changes, place=spend.council, years=years, suspect=own["is_suspect"].nunique() > 1
    )
    figure = Figure(
        "SPE-7",
        said.text,
        "Change in gross current expenditure on long-term care of people aged 65 and over, "
        f"{years[0]} to {years[1]}, in cash and after inflation ({spend.index_name})",
        (RETURN, *spend.index_sources, "ons_council_population"),
        f"England in 2016-17 is the sum of its councils. {_prices_of(spend)}",
    )
    figure.head()
    _filter_note(spend)
    drawn = words.as_groups(changes, spend.index_name)
    places = list(dict.fromkeys(drawn["place_name"]))
    if places:
        of = {"place": places[0], "comparators": places[1:]}
        period = f"{years[0]} to {years[1]}"
        figure.chart(
            charts.change_bars(drawn, **of), charts.change_bars_alt(drawn, **of, period=period)
        )
    for line in words.about_expenditure(frame, place=spend.council):
        st.write(line)
    with st.expander("Why this is not the cost of care packages above"):
        st.write(words.WHY_APART)
        if line := words.two_counts(query("spend__two_counts", council_code=spend.code)):
            st.write(line)
    figure.data(frame, SPENT)


def _in_prices(spend: Spend, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with real_gbp, its spending after inflation; missing where no index is held."""
    if spend.index.empty:
        return frame.assign(real_gbp=float("nan"))
    base = spend.page["base"]
    real = analysis.real_terms(frame, spend.index, amount="gross_gbp", base_year=base)
    return frame.assign(real_gbp=real["gross_gbp"])


def _prices_of(spend: Spend) -> str:
    return f"The table has spending after inflation in prices of {spend.page['base']}."


def weeks(spend: Spend) -> None:
    """SPE-8: weeks of residential and nursing care paid for, by year, broken where they break."""
    service = spend.page.view["service"]
    frame = query("spend__weeks", council_code=spend.code, service_type=service)
    if frame.empty:
        missing(
            f"Weeks of residential and nursing care in {spend.council}",
            "They are held for four councils only, from a compilation of their returns.",
            f"For those who run this site: add rows to data/bundled/{WEEKS} and run: python -m mps "
            "build",
        )
        return
    figure = Figure(
        "SPE-8",
        words.weeks_of_care(frame, place=spend.council).text,
        f"Weeks of long-term care of people aged 65 and over in care homes, {spend.council}, "
        f"{frame['financial_year'].min()} to {frame['financial_year'].max()}",
        (WEEKS,),
        "2016-17 is not held. Nursing care is held from 2014-15 only.",
    )
    figure.head()
    if service and service not in ("care_home", "nursing_home"):
        st.write(f"{spend.service.capitalize()} is not counted in weeks; care homes are shown.")
    if spend.client:
        st.write(ALL_OLDER)
    options: dict[str, object] = {
        "x": "start_year", "y": "weeks", "series": "setting_name", "unit": "people",
        "breaks": [charts.Break(at, label) for at, label in words.breaks(frame)],
        "y_title": "Weeks of care in the year", "financial": True,
    }  # fmt: skip
    figure.chart(charts.series_lines(frame, **options), charts.series_lines_alt(frame, **options))  # type: ignore[arg-type]
    figure.data(frame.assign(mark=words.marks(frame)), IN_WEEKS)


def _filter_note(spend: Spend) -> None:
    if spend.client and spend.page.view["client"] != "older_people":
        st.write(ALL_OLDER)


def _no_return(spend: Spend) -> None:
    missing(
        f"Spending on older people in {spend.council} by setting",
        "No finance return (ASC-FR) is held.",
        "For those who run this site: download the publisher's data file and run: python -m mps "
        "import FILE",
    )
