"""Take it with you: the statement as a document, made for the filters that are chosen."""

import streamlit as st

from mps import words
from mps.ui import heading, open_page, page_list, query
from mps.ui.copies import offer

page = open_page()
pages = {spec.file.stem: spec.title for spec in page_list() if spec.in_document}


def asked() -> tuple[str, ...]:
    """What is to be made, as the publish command takes it."""
    view = page.view
    chosen = ["--council", page.council.code]
    for name in ("area", "service", "client"):
        if view[name]:
            chosen += [f"--{name}", view[name]]
    if page["what"] == "pack":
        return (*chosen, "--pack")
    wanted = st.session_state.get("take_away.pages") or []
    if page["what"] == "chosen" and wanted:
        chosen += ["--pages", ",".join(wanted)]
    return tuple(chosen)


newest = max(query("sources__datasets")["obtained_date"])
heading(
    f"Take the statement of {page.place.name} with you: to print, to mail, to read anywhere",
    f"The same figures, sentences and sources as on the site, as held on {words.long_date(newest)}",
)
page.control("what")
forms = ["docx", "pdf", "html"] if page["what"] == "pack" else ["docx", "pdf", "ods", "html"]
page.control("form", only=forms)
form = page["form"] if page["form"] in forms else forms[0]
if page["what"] == "chosen":
    st.multiselect("Pages", list(pages), format_func=pages.__getitem__, key="take_away.pages")
st.write("It is made for the council and the filters in the sidebar, and takes up to a minute.")
offer(asked(), form, page.council.row["council_slug"])
st.header("The same, each time")
st.write(
    "Whoever makes it again from the same data gets the same file to the byte, so that a copy in "
    "an archive can be checked. It names the date of each figure's data, not the day it was made."
)
