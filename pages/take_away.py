"""Take it with you: the statement as a document, made for the filters that are chosen."""

import streamlit as st

from mps import words
from mps.errors import MpsError
from mps.ui import heading, open_page, page_list, query
from mps.ui.copies import copy_of

KINDS = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "pdf": ("application/pdf", "pdf"),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    "html": ("application/zip", "zip"),
}
_DONE = "take_away.done"

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


def make() -> None:
    """Make the copy, telling how far it is, and keep it for the download."""
    with st.status("Making it") as box:
        try:
            found = copy_of(asked(), page["form"], lambda said: box.update(label=said))
        except MpsError as error:
            box.update(label="It could not be made", state="error")
            st.error(str(error))
            return
        box.update(label="It is ready", state="complete")
    st.session_state[_DONE] = (asked(), page["form"], found)


newest = max(query("sources__datasets")["obtained_date"])
heading(
    f"Take the statement of {page.place.name} with you: to print, to mail, to read anywhere",
    f"The same figures, sentences and sources as on the site, as held on {words.long_date(newest)}",
)
page.control("what")
page.control("form", only={"docx", "pdf", "html"} if page["what"] == "pack" else None)
if page["what"] == "chosen":
    st.multiselect("Pages", list(pages), format_func=pages.__getitem__, key="take_away.pages")
st.write(
    "It is made for the council and the filters in the sidebar, and takes about half a minute."
)
if st.button("Make it", type="primary"):
    make()
done = st.session_state.get(_DONE)
if done and done[:2] == (asked(), page["form"]) and done[2].is_file():
    kind, ending = KINDS[page["form"]]
    slug = page.council.row["council_slug"]
    size = words.number(done[2].stat().st_size / 1e6, 1)
    st.download_button(
        f"Download ({size} MB)",
        data=done[2].read_bytes,
        file_name=f"market-position-statement-{slug}.{ending}",
        mime=kind,
        on_click="ignore",
    )
st.header("The same, each time")
st.write(
    "Whoever makes it again from the same data gets the same file to the byte, so that a copy in "
    "an archive can be checked. It names the date of each figure's data, not the day it was made."
)
