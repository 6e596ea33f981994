"""Answering without the site: by e-mail or on paper, with the same reference codes."""

import html
from urllib.parse import quote

import streamlit as st

from mps.responses import STANCES, WHO
from mps.ui.say.paper import paper_form, paper_page
from mps.ui.say.what import Asked
from mps.words import long_date


def without_the_site(asked: Asked) -> None:
    """How to answer by e-mail or post, and the paper form with every code."""
    st.header("By e-mail or on paper", anchor="otherwise")
    email, postal = asked.text("email"), asked.text("postal")
    if not email and not postal:
        st.write(
            f"{asked.council} has given no address here. Ask it where a letter or a filled-in "
            "form should go."
        )
    stances = "; ".join(STANCES.values())
    last = long_date(asked.consulted.closes) if asked.consulted.closes else ""
    st.markdown(
        f"Write these four things, so that it reaches the council by {last}:\n"
        f"1. the reference code of what you answer on: here `{asked.subject.code}`; all codes are "
        "on the paper form\n"
        f"2. how far you agree, as one of: {stances}\n"
        f"3. who you are, as one of: {'; '.join(WHO.values())}\n"
        "4. what the council should know, without names or addresses"
    )
    if email:
        st.html(f'<p class="mps-way">By e-mail: {_mail_link(asked, email)}</p>')
    if postal:
        st.html(f'<p class="mps-way">By post: {html.escape(postal)}</p>')
    st.download_button(
        "Download the paper form to print",
        data=lambda: paper_page(asked).encode(),
        file_name=f"have-your-say-{asked.page.council.row['council_slug']}.html",
        mime="text/html",
        key="say.paper",
        on_click="ignore",
    )
    opener = st.expander("See the paper form", key="say.paper_shown", on_change="rerun")
    if opener.open:
        with opener:
            st.html(paper_form(asked, 3))


def _mail_link(asked: Asked, email: str) -> str:
    """A link that opens a new message with the code in its subject."""
    subject = quote(f"Consultation response: {asked.subject.code}")
    address = html.escape(f"mailto:{quote(email, safe='@')}?subject={subject}")
    return f'<a href="{address}">{html.escape(email)}</a>'
