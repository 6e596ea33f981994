"""Where a number comes from: source lines, the card of a dataset, and all data to take."""

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from mps.paths import data_zip_path, store_path
from mps.ui.cache import records
from mps.ui.parts import facts, missing
from mps.words import long_date, number


def source_line(sources: Sequence[str], note: str = "") -> None:
    """Publisher, publication, reference date, licence and our processing, under a rule."""
    cards = cards_of(sources)
    by_publisher: dict[tuple[str, str], list[str]] = {}
    for card in cards:
        named = by_publisher.setdefault((card["publisher"], card["licence"]), [])
        named.append(f"{_linked(card)} ({html.escape(card['reference_period'])})")
    written = " ".join(
        f"{html.escape(publisher)}: {'; '.join(named)}; {html.escape(licence)}."
        for (publisher, licence), named in by_publisher.items()
    )
    # Rights of others than the publisher (Ordnance Survey's in the boundaries) are named with
    # the figure; every publisher's own wording stands in full on the Sources page.
    rights = "".join(f" {html.escape(line)}" for line in _others_rights(cards))
    steps = dict.fromkeys(card["processing_short"].rstrip(".") for card in cards)
    done = "; ".join(map(html.escape, steps))
    cautions = dict.fromkeys(card["caution"] for card in cards)
    said = " ".join(html.escape(line) for line in (note, *cautions) if line)
    notes = f"{said} " if said else ""
    st.html(f'<p class="mps-source">{notes}Source: {written}{rights} Our processing: {done}.</p>')


def cards_of(sources: Sequence[str]) -> list[Mapping[str, Any]]:
    """The cards of the datasets named, in that order; one that is not held is left out."""
    held = records("sources__datasets", "dataset_id")
    return [held[source] for source in sources if source in held]


def _linked(card: Mapping[str, Any]) -> str:
    name = html.escape(card["short_title"])
    if not card["landing_url"]:
        return name
    return f'<a href="{html.escape(card["landing_url"])}">{name}</a>'


def _others_rights(cards: Sequence[Mapping[str, Any]]) -> list[str]:
    sentences = [
        sentence
        for card in cards
        for sentence in re.findall(r"[^.]*\N{COPYRIGHT SIGN}[^.]*\.", card["attribution"])
    ]
    return list(dict.fromkeys(sentence.strip() for sentence in sentences))


def dataset_card(card: Mapping[str, Any]) -> None:
    """One dataset in full: what it is, its licence, what we did, what to beware of."""
    named = [
        ("Publication", card["publication"]),
        ("Describes", card["reference_period"]),
        ("Geography", card["geography"]),
        ("Released", _released(card)),
        ("Next release", card["next_release"]),
        ("Licence", card["licence"]),
        ("Attribution", card["attribution"]),
        ("What we did", card["processing"]),
        ("How to load a newer one", card["load_hint"]),
        ("Name in the download", card["dataset_id"]),
    ]
    facts((name, value) for name, value in named if value)
    if card["caveats"]:
        st.markdown("**Beware**")
        st.markdown("\n".join(f"- {caveat}" for caveat in card["caveats"].splitlines()))
    if card["landing_url"]:
        st.markdown(f"[{card['publisher']}: {card['title']}]({card['landing_url']})")


def _released(card: Mapping[str, Any]) -> str:
    published = card["published_date"]
    obtained = f"obtained {long_date(card['obtained_date'])}"
    return obtained if pd.isna(published) else f"{long_date(published)}, {obtained}"


def data_download() -> None:
    """The whole data behind the site, as the build zipped it."""
    path = data_zip_path(store_path())
    if not path.exists():
        missing("The zipped data", "The build has not written it.", "Run: python -m mps build")
        return
    st.download_button(
        f"Download all data (zipped CSV, {number(path.stat().st_size / 1e6, 1)} MB)",
        data=path.read_bytes,
        file_name="market-position-data.zip",
        mime="application/zip",
        on_click="ignore",
    )
