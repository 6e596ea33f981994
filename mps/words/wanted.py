"""What a council wants, in words: its intentions, how they stand, and what they rest on."""

import contextlib
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd

from mps.dated import DAY, MONTH, exactly
from mps.words.compare import written
from mps.words.consulting import CLOSED, ELSEWHERE, NOT_YET, ONLINE, Consulted, time_left
from mps.words.findings import Finding, opening
from mps.words.numbers import counted, join, known, number
from mps.words.stated import stated_value
from mps.words.tiles import long_date

NOT_STATED = "not stated"
SIGNS = {"grow": "▲", "hold": "■", "reduce": "▼", "change": "◆", "review": "●"}
"""A sign for each direction, beside its name."""
MEANINGS = {
    "grow": "more of it",
    "hold": "neither more nor less",
    "reduce": "less of it",
    "change": "bought or run in another way",
    "review": "looked at first, decided afterwards",
}
_FOR = {
    "grow": "more of a service",
    "hold": "no change",
    "reduce": "less of a service",
    "change": "another way",
    "review": "a review",
}
SECTIONS = (
    ("introduction", "Introduction"),
    ("current_provision", "Current provision"),
    ("challenges", "Challenges and priorities"),
    ("opportunities", "Opportunities and aspirations"),
    ("interested_in", "We are interested in"),
    ("useful_links", "Useful links"),
)
"""The sections of an intention: the column each is in, and its heading."""
FIELDS = {
    "reference_code": "Reference code",
    "title": "Title",
    "service_types": "Service types",
    "client_groups": "Client groups",
    "area": "Area",
    "direction": "Direction",
    "status": "Status",
    "status_note": "Progress",
    "headline": "What is wanted",
    "quantity": "Quantity",
    "quantity_unit": "What the quantity counts",
    "needed_by": "Needed by",
    "route": "Route to market",
    "price_or_budget": "Price or budget",
    "review_date": "Review",
    "paper": "Paper",
    "section": "Section",
    "evidence": "Evidence",
    **dict(SECTIONS),
}
"""What each field of an intention is called when it has changed."""


def text_or(value: object, otherwise: str = NOT_STATED) -> str:
    """A text of a record, or words where it has none."""
    return value if isinstance(value, str) and value else otherwise


def when(first: Any, precision: object) -> str:
    """A stated date, as exact as stated: 6 May 2018, April 2019, 2019, 2018/19."""
    if not isinstance(precision, str) or pd.isna(first):
        return NOT_STATED
    return exactly(pd.Timestamp(first), precision)


def passed(last: Any, today: date) -> str:
    """Words to follow a stated date that has passed."""
    return " (passed)" if not pd.isna(last) and pd.Timestamp(last).date() < today else ""


def needed(row: Mapping[Any, Any], today: date) -> str:
    """When an intention is wanted, and that the time has passed where it has."""
    said = when(row["needed_from_date"], row["needed_by_precision"])
    return said + passed(row["needed_by_date"], today)


def reviewed(row: Mapping[Any, Any], today: date) -> str:
    """When an intention is looked at again, and that the time has passed where it has."""
    said = when(row["review_from_date"], row["review_precision"])
    return said + passed(row["review_by_date"], today)


def quantity(row: Mapping[Any, Any]) -> str:
    """How much is wanted: "35 units of supported living, at least"."""
    amount = known(row["quantity"])
    if amount is None:
        return NOT_STATED
    decimals = 0 if amount == int(amount) else 1
    return f"{number(amount, decimals)} {text_or(row['quantity_unit'], '')}".strip()


def direction(row: Mapping[Any, Any]) -> str:
    """Where a service is to go: a sign and the name."""
    return f"{SIGNS[row['direction']]}\N{NO-BREAK SPACE}{row['direction_name']}"


def unbroken(code: str) -> str:
    """A reference code that keeps on one line, for a narrow column."""
    return code.replace("-", "\N{NON-BREAKING HYPHEN}")


def register_title(rows: pd.DataFrame, *, council: str, chosen: str) -> Finding:
    """Say what a council wants by how many intentions point in each direction.

    `rows` have direction and direction_order; `chosen` names the filters, such as "homecare",
    and is empty without any.
    """
    rule = "what_is_wanted"
    of = f" ({chosen})" if chosen else ""
    if rows.empty:
        none = f"No intention of {council} fits the choice{of}"
        return Finding(none if chosen else f"What {council} wants is not held here", rule, False)
    counts = rows.sort_values("direction_order")["direction"].value_counts(sort=False)
    parts = [f"{number(count)} for {_FOR[str(code)]}" for code, count in counts.items()]
    told = join(parts) if len(parts) > 1 else f"for {_FOR[str(counts.index[0])]}"
    total = counted(len(rows), "intention", "intentions")
    return Finding(f"What {council} wants{of}: {total}, {told}", rule, True)


def list_title(shown: int, held: int, *, council: str) -> str:
    """Count the intentions shown, of those held."""
    if shown == held:
        return f"{opening(counted(held, 'intention', 'intentions'))} of {council}"
    return f"{number(shown)} of {counted(held, 'intention', 'intentions')} of {council}"


def banner(about: Consulted, today: date, *, next_steps: str = "") -> tuple[str, bool]:
    """Say that a paper is a draft that is consulted on, or no longer: Markdown, and if it is open.

    Empty where nobody consults.
    """
    stage = about.stage(today)
    named = f"on \u201c{about.name}\u201d" if about.name else f"of {about.council}"
    closes = long_date(about.closes) if about.closes else ""
    if stage in (ONLINE, ELSEWHERE) and about.closes:
        left = time_left(about.closes, today)
        return f"**DRAFT.** The consultation {named} is open until {closes} ({left}).", True
    if stage == NOT_YET and about.opens:
        opens = long_date(about.opens)
        return f"**DRAFT.** The consultation {named} opens on {opens}.", False
    if stage == CLOSED:
        after = f" **What happens next:** {next_steps}" if next_steps else ""
        return f"**CLOSED.** The consultation {named} closed on {closes}.{after}", False
    return "", False


def undecided(papers: Sequence[str]) -> str:
    """Say that intentions were put forward in papers that do not tell what was decided."""
    named = join([f"\u201c{paper}\u201d" for paper in papers])
    return (
        f"**DRAFT.** Put forward in {named}. What was decided is told with each intention, where "
        "it is known."
    )


def shortened(facts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Facts with those that are not stated named together in one, for paper."""
    missing = [f"{name[:1].lower()}{name[1:]}" for name, value in facts if value == NOT_STATED]
    kept = [(name, value) for name, value in facts if value != NOT_STATED]
    return [*kept, (opening(NOT_STATED), join(missing))] if missing else kept


def evidence_value(row: Mapping[Any, Any]) -> str:
    """A figure that an intention rests on, with its unit."""
    if row["kind"] == "measure":
        decimals = int(known(row["decimals"]) or 0)
        return written(row["value"], row["unit"], decimals, whole=True)
    said = stated_value(row["value"], row["unit"])
    # What a paper says in words ("one third", "up to") is held as a number with a note of it.
    printed = re.search(r"printed as ([^;.]+)", text_or(row["note"], ""), re.IGNORECASE)
    return f"{said} (printed as {printed[1]})" if printed else said


def purchase(row: Mapping[Any, Any], today: date) -> str:
    """How far a purchase is and from when, and that it is past: "planned, from October 2027"."""
    since = when(row["start_date"], row["start_precision"])
    start = "" if since == NOT_STATED else f", from {since}"
    return f"{row['stage_name'].lower()}{start}{passed(row['last_date'], today)}"


def evidence_label(row: Mapping[Any, Any]) -> str:
    """What a figure counts, with the place where it is not the council."""
    place = row["place"]
    return f"{row['label']} ({place})" if isinstance(place, str) and place else str(row["label"])


def evidence_title(figures: int, measures: int, charts: int) -> Finding:
    """Count the figures of papers that a record names, and what of this site is beside them."""
    beside = []
    if measures:
        beside.append(counted(measures, "national measure", "national measures"))
    if charts:
        beside.append(counted(charts, "chart of this site", "charts of this site"))
    if not figures:
        said = f"Beside it: {join(beside)}" if beside else "It names no figures that it rests on"
        return Finding(said, "rests_on", holds=bool(beside))
    named = f"It rests on {counted(figures, 'figure', 'figures')} of the council's papers"
    return Finding(f"{named}; beside them: {join(beside)}" if beside else named, "rests_on", True)


def evidence_origin(row: Mapping[Any, Any]) -> str:
    """Where a figure is from: section of the paper, or the national measure."""
    if row["kind"] == "measure":
        return "National measure, newest held"
    return f"{short_paper(row['paper'])}, {row['section']}"


def short_paper(paper: str) -> str:
    """A paper's title up to its first comma, with its year."""
    year = year_of(paper)
    name = paper.partition(",")[0]
    return f"{name}, {year}" if year else name


def year_of(paper: str) -> str:
    """The year of a paper, the last that its title names; empty without one."""
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", paper)
    return years[-1] if years else ""


def statement_title(rows: pd.DataFrame, *, council: str) -> str:
    """Count what the papers say beside the intentions, by topic."""
    if rows.empty:
        return f"The papers of {council} say nothing beside the intentions"
    topics = rows["topic_name"].nunique()
    entries = counted(len(rows), "entry", "entries")
    return f"The rest of the statement: {entries} on {counted(topics, 'topic', 'topics')}"


def interests_title(count: int, *, council: str, chosen: str) -> str:
    """Count the lists of what a council is interested in; `chosen` names the service, if any."""
    of = f" ({chosen[:1].lower()}{chosen[1:]})" if chosen else ""
    if not count:
        return f"{council} names nobody it wants to hear from{of}"
    return f"{council} wants to hear from providers on {counted(count, 'subject', 'subjects')}{of}"


def edition_change(row: Mapping[Any, Any]) -> str:
    """Say what became of one field between two editions, without the texts themselves."""
    if row["field"] == "new":
        return "New"
    if row["field"] == "removed":
        return "Taken out"
    name = FIELDS.get(row["field"], row["field"])
    if not isinstance(row["before"], str) or not row["before"]:
        return f"{name}: added"
    if not isinstance(row["after"], str) or not row["after"]:
        return f"{name}: taken out"
    return f"{name}: changed"


def edition_text(row: Mapping[Any, Any], side: str) -> str:
    """Write one side of a change: a day in words, a list in lines, a dash where nothing stood."""
    text = row[side]
    if not isinstance(text, str) or not text:
        return "\N{EN DASH}"
    if row["field"] in ("needed_by", "review_date"):
        return _day_in_words(text)
    return re.sub(r"^- ", "\N{BULLET} ", text, flags=re.MULTILINE)


def _day_in_words(text: str) -> str:
    """Write 2027-10 as October 2027 and 2027-10-04 as 4 October 2027; a year stays as it is."""
    for pattern, precision in (("%Y-%m-%d", DAY), ("%Y-%m", MONTH)):
        with contextlib.suppress(ValueError):
            return exactly(datetime.strptime(text, pattern), precision)
    return text


def between(since: Any, until: Any) -> str:
    """Name two editions that are compared; `until` is missing for the present text."""
    after = "now" if pd.isna(until) else f"the edition of {long_date(pd.Timestamp(until))}"
    return f"From the edition of {long_date(pd.Timestamp(since))} to {after}"


def changes_title(rows: pd.DataFrame, editions: pd.DataFrame, *, council: str) -> Finding:
    """Say how many intentions differ from the last published edition."""
    rule = "what_changed"
    if editions.empty:
        said = f"{council} has published no earlier edition here to compare with"
        return Finding(said, rule, False)
    last = long_date(pd.Timestamp(editions["published_date"].iloc[0]))
    now = rows[rows["next_published_date"].isna()]
    if now.empty:
        return Finding(f"Nothing has changed since the edition of {last}", rule, True)
    first = now.drop_duplicates("intention_id")["field"]
    kinds = {
        "changed": int((~first.isin(["new", "removed"])).sum()),
        "new": int((first == "new").sum()),
        "taken out": int((first == "removed").sum()),
    }
    parts = [f"{number(count)} {kind}" for kind, count in kinds.items() if count]
    return Finding(f"Intentions since the edition of {last}: {join(parts)}", rule, True)
