"""What the council will buy, when, for how much and how: contracts, plans and notices in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from mps.dated import at, exactly
from mps.words.findings import Finding, opening
from mps.words.numbers import counted, join, known, pounds, rounded
from mps.words.tiles import long_date

Row = Mapping[Any, Any]

NOT_STATED = "not stated"
COMING, RUNNING, PAST, UNDATED = "coming", "running", "past", "undated"
PHASES: Mapping[str, str] = {
    COMING: "Ahead",
    RUNNING: "Running",
    PAST: "Past",
    UNDATED: "No date stated",
}
MEANINGS: Mapping[str, str] = {
    COMING: "bids, talks or the start lie ahead",
    RUNNING: "the end lies ahead",
    UNDATED: "it may still be open",
    PAST: "every day named is over",
}
STEPS: Mapping[str, str] = {
    "published": "Published",
    "tender": "Bids invited",
    "deadline": "Bids due",
    "start": "Starts",
    "end": "Ends",
}
"""The days an opportunity may name, in their order, as they stand beside a date."""

_AHEAD = {
    "tender": "bids for the next are to be invited {at}",
    "deadline": "bids for the next are due {at}",
    "start": "the next is to start {at}",
}
_LAST = {
    "published": "the newest notice or paper is of {day}",
    "tender": "bids were last to be invited {at}",
    "deadline": "the last known bids were due {at}",
    "start": "the last known contract started {at}",
    "end": "the last known contract ended {at}",
}
_LAST_PLANNED = {
    "start": "the last known plan was to start {at}",
    "end": "the last known plan was to end {at}",
}
_ANNOUNCED = ("planned", "engagement", "tender")


def said(value: object) -> str:
    """Write a text as its source has it; what is missing reads not stated."""
    return value if isinstance(value, str) and value else NOT_STATED


def money(value: object) -> str:
    """Write pounds as people say them: £960,000, £4.95 million, £600 million, £3.3 billion.

    From a million up there are two decimals at most; the tables have every pound.
    """
    amount = known(value)
    if amount is None:
        return NOT_STATED
    for unit, name in ((1e9, " billion"), (1e6, " million")):
        if amount >= unit:
            return f"£{rounded(amount / unit, 2):,.2f}".rstrip("0").rstrip(".") + name
    return pounds(amount)


def value(row: Row) -> str:
    """Write the value as a range where the source names two ends, else as one amount."""
    low, high = known(row["value_low_gbp"]), known(row["value_high_gbp"])
    if low is not None and high is not None and low != high:
        return f"{money(low)} to {money(high)}"
    if known(row["value_gbp"]) is not None:
        return money(row["value_gbp"])
    if high is not None:
        return f"up to {money(high)}"
    return f"{money(low)} or more" if low is not None else NOT_STATED


def length(row: Row) -> str:
    """Write the stated length with the longest extension: "7 years (+3)", "5 years".

    Where two days are stated instead, nothing is worked out from them.
    """
    term, more = known(row["term_months"]), known(row["extension_months"])
    if term is None:
        if not _has_ends(row):
            return f"{NOT_STATED} (+{_months(more)})" if more else NOT_STATED
        return "from start to end" + (f", with up to {_months(more)} more" if more else "")
    if not more:
        return _months(term)
    both_years = term % 12 == 0 and more % 12 == 0
    return f"{_months(term)} (+{int(more / 12) if both_years else _months(more)})"


def _has_ends(row: Row) -> bool:
    return bool(pd.notna(row["start_date"]) & pd.notna(row["end_date"]))


def _months(months: float) -> str:
    count = int(months)
    if count % 12:
        return counted(count, "month", "months")
    return counted(count // 12, "year", "years")


def dates(row: Row) -> list[tuple[str, str]]:
    """Name every day the source states, each as exactly as it does: ("Starts", "April 2022")."""
    columns = {step: f"{step}_date" for step in STEPS} | {"end": "end_from_date"}
    return [
        (name, exactly(row[columns[step]], row[f"{step}_precision"]))
        for step, name in STEPS.items()
        if not pd.isna(row[columns[step]])
    ]


def when(row: Row) -> str:
    """Write the days in a line: "starts 2019; ends 2022/23".

    The day of publication is written only where no other is stated.
    """
    stated = [(name.lower(), day) for name, day in dates(row)]
    others = [one for one in stated if one[0] != STEPS["published"].lower()]
    return "; ".join(f"{name} {day}" for name, day in others or stated) or NOT_STATED


def standing(row: Row) -> str:
    """Say how it stands today: "Planned, ahead", "Awarded, running", "Planned, past"."""
    if row["phase"] == RUNNING and row["stage"] in _ANNOUNCED:
        return f"{row['stage_name']}, should be running"
    return f"{row['stage_name']}, {PHASES[row['phase']].lower()}"


def caution(row: Row) -> str:
    """Say what must not be read into it, or nothing."""
    lines = []
    if row["stage"] in _ANNOUNCED and row["phase"] in (RUNNING, PAST):
        lines.append("Announced, and its time has come or gone: what became of it is not held here")
    if row["phase"] == UNDATED:
        lines.append("The source names no day: ask the council whether it is still open")
    if row["next_step"] == "length":
        lines.append("No end is stated: it is taken to run for the stated length from its start")
    if row["source_status"] == "secondary":
        lines.append(
            "Read on a website that copies notices: check the notice itself before relying on it"
        )
    return " ".join(f"{line}." for line in lines)


def notice_link(row: Row) -> str:
    """Name the link to a notice, with the website where that is not the government's own."""
    host = row["notice_url"].partition("://")[2].partition("/")[0].removeprefix("www.")
    if host.endswith(".gov.uk"):
        return f"Notice: {row['title']}"
    return f"Notice, as copied on {host}: {row['title']}"


def source(row: Row) -> str:
    """Name the paper with its section, or the notice, and what kind of source it is."""
    if isinstance(row["paper"], str):
        return f"{row['paper']}, section {row['section']}"
    numbers = (row["notice_id"], row["ocid"])
    number = next((one for one in numbers if isinstance(one, str)), "number not stated")
    return f"{row['source_status_name']}: {number}"


def in_words(frame: pd.DataFrame) -> pd.DataFrame:
    """Add what tables and charts show of each row, in words."""
    rows = frame.to_dict("records")
    written = {
        "standing": standing,
        "when": when,
        "value": value,
        "length": length,
        "route_said": lambda row: said(row["route"]),
        "lots_said": lambda row: said(row["lots"]).replace("|", "; "),
        "for_services": lambda row: said(row["service_names"]),
        "for_clients": lambda row: said(row["client_names"]),
        "published": lambda row: dict(dates(row)).get(STEPS["published"], NOT_STATED),
        "source": source,
        "caution": caution,
    }
    return frame.assign(**{name: [write(row) for row in rows] for name, write in written.items()})


def title(frame: pd.DataFrame, *, today: date, place: str) -> Finding:
    """Say what comes next; else what runs; else since when nothing is known.

    `frame` has the rows that fit the choice, in the order of the query opportunities__list.
    """
    rule = "next_purchase"
    if frame.empty:
        return Finding(f"No purchase by {place} is held here", rule, holds=False)
    by_phase = {phase: frame[frame["phase"] == phase].to_dict("records") for phase in PHASES}
    if coming := by_phase[COMING]:
        many = counted(len(coming), "purchase of care lies", "purchases of care lie")
        row = coming[0]
        told = _AHEAD.get(row["next_step"], "no date is stated")
        text = f"{many} ahead in {place}: {told.format(at=_next_at(row))}"
        return Finding(text, rule, holds=True)
    nothing = f"No purchase by {place} is known after {long_date(today)}"
    if running := by_phase[RUNNING]:
        return Finding(f"{nothing}; {_runs(running[0])}", rule, holds=True)
    over = [
        row
        for row in by_phase[PAST]
        if row["stage"] != "cancelled" and pd.Timestamp(row["last_date"]).date() < today
    ]
    told = f"; {_was(over[0])}" if over else ""
    return Finding(f"{nothing}{told}", rule, holds=bool(len(frame)))


def _was(row: Row) -> str:
    """Say which day was the last that is known of something past."""
    told = _LAST | (_LAST_PLANNED if row["stage"] in _ANNOUNCED else {})
    period = row["last_step_date"], row["last_step_precision"]
    return told[row["last_step"]].format(at=at(*period), day=exactly(*period))


def _next_at(row: Row) -> str:
    if row["next_step"] not in _AHEAD:
        return ""
    written = at(row["next_date"], row["next_precision"])
    return written.replace("on ", "by ", 1) if row["next_step"] == "deadline" else written


def _runs(row: Row) -> str:
    if row["next_step"] == "length":
        start = exactly(row["start_date"], row["start_precision"])
        return f"a plan for {length(row)} from {start} should be running"
    if row["next_step"] != "end":
        return f"a contract is to start {at(row['next_date'], row['next_precision'])}"
    day = at(row["next_date"], row["next_precision"])
    if row["stage"] in _ANNOUNCED:
        return f"what it planned before is to end {day}"
    return f"the next known contract ends {day}"


def answer(row: Row) -> str:
    """Say in a sentence what it is, when, how long, for how much and by which route."""
    lead = "Next" if row["phase"] == COMING else "First to end of what runs"
    if row["phase"] == RUNNING and row["stage"] in _ANNOUNCED:
        lead = "Planned before, and should be running"
    route = said(row["route"])
    return (
        f"{lead}: {row['title']}. {opening(when(row))}; length {length(row)}; value {value(row)}; "
        f"route {route[:1].lower() + route[1:]}."
    )


def counts(frame: pd.DataFrame) -> str:
    """Say how many of the rows are ahead, run, name no day and are past."""
    nouns = {
        COMING: ("is ahead", "are ahead"),
        RUNNING: ("is running", "are running"),
        UNDATED: ("names no day", "name no day"),
        PAST: ("is past", "are past"),
    }
    held = {phase: int((frame["phase"] == phase).sum()) for phase in nouns}
    return join([counted(count, *nouns[phase]) for phase, count in held.items() if count])


def unstated_note(frame: pd.DataFrame, asked: Sequence[tuple[str, str]]) -> str:
    """Say how many rows name no service or group, since they are shown for every choice.

    `asked` has the column and the noun of each filter that is set.
    """
    lines = []
    for column, noun in asked:
        count = int(frame[column].isna().sum())
        if count:
            lines.append(f"{counted(count, 'names', 'name')} no {noun}")
    return f"Of these, {join(lines)}: shown for every choice." if lines else ""
