"""What guidance expects of a market position statement, judged and told for one council."""

from collections import Counter
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pandas as pd

from mps import paths
from mps.councils import council_asked
from mps.store import open_store
from mps.words.complete import NOT_HOW_GOOD, links_title, why

STATES = {
    "present": "present",
    "missing": "MISSING",
    "out_of_date": "OUT OF DATE",
    "broken_link": "BROKEN LINK",
}


def site_pages() -> frozenset[str]:
    """The addresses of the site's pages; the first has none."""
    return frozenset({"", *(path.stem for path in paths.PAGES.glob("*.py"))})


def judged(points: pd.DataFrame, pages: frozenset[str]) -> pd.DataFrame:
    """The points of `complete__points`; one that is present on a page that is none is broken."""
    named = points["page_url"]
    broken = named.notna() & ~named.isin(list(pages)) & (points["state"] == "present")
    return points.assign(state=points["state"].mask(broken, "broken_link"))


def broken_links(links: pd.DataFrame, pages: frozenset[str], intentions: set[str]) -> pd.DataFrame:
    """The links of `complete__links` that lead to no page, or to an intention that is none."""
    return links[[_leads_nowhere(href, pages, intentions) for href in links["href"]]]


def _leads_nowhere(href: str, pages: frozenset[str], intentions: set[str]) -> bool:
    parts = urlsplit(href)
    if parts.netloc or parts.path.removeprefix("./").strip("/") not in pages:
        return True
    asked = parse_qs(parts.query).get("intention", [])
    return any(one not in intentions for one in asked)


def as_lines(council: str, today: date) -> list[str]:
    """Each point with its state and, where it is not met, why; then how many of each.

    `council` is a code or the name of the council's folder. Raises QueryError for an unknown one,
    StoreUnavailable without a store.
    """
    store, pages = open_store(paths.store_path()), site_pages()
    own = council_asked(council, store.query("filters__councils"))
    code = own["council_code"]
    points = judged(store.query("complete__points", council_code=code, on_date=today), pages)
    counted = Counter(points["state"])
    told = ", ".join(
        f"{counted[state]} {word.lower()}"
        for state, word in STATES.items()
        if counted[state] or state != "broken_link"
    )
    links = store.query("complete__links", council_code=code)
    intentions = set(store.query("intentions", council_code=code)["intention_id"])
    broken = broken_links(links, pages, intentions)
    return [
        f"{own['council_name']}, on {today.day} {today:%B %Y}:"
        f" {len(points)} points of guidance, {told}.",
        "",
        *(_line(point) for _, point in points.iterrows()),
        "",
        f"{links_title(len(broken), len(links))}.",
        *(f"    {row['record_id']}: {row['href']}" for _, row in broken.iterrows()),
        "",
        NOT_HOW_GOOD,
    ]


def _line(point: pd.Series) -> str:
    line = f"{point['point_number']:>2}  {STATES[point['state']]:<11}  {point['point_name']}."
    return f"{line} {why(point.to_dict())}".rstrip()
