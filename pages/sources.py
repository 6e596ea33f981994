"""Sources: every dataset with publisher, licence and date; the dictionary; the whole data."""

import streamlit as st

from mps import words
from mps.ui import (
    Column,
    data_download,
    dataset_card,
    grid,
    heading,
    open_page,
    query,
    stopped_at,
    table,
    today,
)

page = open_page()
datasets = query("sources__datasets")
published = datasets[(datasets["scope"] != "reference") & (datasets["row_count"] > 0)]
not_loaded = datasets[(datasets["scope"] == "register") & (datasets["row_count"] == 0)]
build = query("sources__build").iloc[0]

heading(
    f"Every number here comes from one of {len(published)} datasets, and you can take them all",
    f"Publishers, dates, licences and caveats. The data were put together on "
    f"{words.long_date(stopped_at() or build['built_at'])}.",
)
data_download()

st.header("What is held, and how old it is")
now = today()
table(
    published.assign(age=[words.age_in_words(day, now) for day in published["reference_date"]]),
    [
        Column("short_title", "Dataset"),
        Column("publisher", "Publisher"),
        Column("reference_period", "Describes"),
        Column("age", "Newest figures are"),
        Column("next_release", "Next release expected"),
        Column("row_count", "Rows", "count"),
    ],
)

if len(not_loaded):
    st.header("Not loaded yet")
    st.write("What the dashboard can read as well, once whoever runs it has loaded the file.")
    table(
        not_loaded,
        [
            Column("title", "Dataset"),
            Column("publisher", "Publisher"),
            Column("next_release", "Releases"),
            Column("load_hint", "How to load it"),
        ],
    )

st.header("Each dataset in full")
for card in datasets.to_dict("records"):
    with st.expander(f"{card['title']} ({card['publisher']})"):
        dataset_card(card)

st.header(f"Held for {page.council.name}")
table(
    query("sources__holdings", council_code=page.council.code),
    [
        Column("short_title", "Dataset"),
        Column("periods", "Period"),
        Column("row_count", "Rows", "count"),
    ],
)

st.header("Data dictionary")
st.write("Every column of every dataset, as it stands in the download.")
grid(
    query("sources__columns"),
    [
        Column("dataset_id", "Dataset"),
        Column("column_name", "Column"),
        Column("column_type", "Type"),
        Column("unit", "Unit"),
        Column("description", "Meaning"),
    ],
    alt="Data dictionary: one row per dataset and column, with type, unit and meaning",
)

st.header("Words of the trade")
table(
    query("sources__glossary"),
    [Column("term", "Word"), Column("meaning", "Meaning"), Column("source", "Source")],
)

st.header("Licences and how to quote")
st.markdown(
    "The data stay under their publishers' licences, named above with the wording they ask for. "
    "The code of this site is free under the MIT licence. To quote a figure, give its code "
    "(such as POP-1), the council and the period: the code stays the same for as long as the "
    "figure measures the same thing."
)
