"""Words of the ledger of openings and closures: its rule, its rows, its tiles and its lives."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.words import kinds
from mps.words.changes import NONE, homes_and_beds
from mps.words.numbers import counted, join, known, number, signed

Row = Mapping[str, Any]

RULE = """How an opening or a closure is told from a change on paper:

1. Where CQC links a new registration to an old one, care went on, whatever the reason (a new
   provider, a change of legal entity, a move) and whatever time lies between.
2. Without a link, a care home is taken to have gone on in a registration at the same postcode that
   began between 184 days before and 92 days after it ended; any other service, which may change
   its office, in one of its kind with the same provider or the same name in the council that began
   within 45 days. Of several, the nearest in time. Of the pairs that CQC links in Oldham these
   rules alone find all 26 of care homes and 23 of the 28 of other services.
3. What is left is an opening or a closure. Of a registration that became several, one goes on and
   the others split off. Where the other side lies outside, it moved in or went on elsewhere.

So a care home that moved to another address without CQC's link is counted as a closure and an
opening. Months in which nothing happened have no row."""

AGE = (
    "Age here is time on CQC's register, which began between October 2010 and March 2011. How old "
    "a place was that was already open then, the register does not tell: such places have curves "
    "of their own, in which time starts with the register. A chain of re-registrations is one "
    "life. A place still open counts up to the date of the register."
)

ONE_DATE = (
    "A list of one date names what was open that day: it cannot tell what closed before, what "
    "opened after, or what only changed its registration."
)

UNITS: Mapping[str, str] = {"locations": "Locations", "beds": "Care home beds"}
"""What is counted, as it opens a sentence."""

NO_LINKS = (
    "CQC's links between registrations are not held here, so address, service and dates decide "
    "alone: some registrations that went on are counted as a closure and an opening."
)

WENT_ON = "neither opened nor closed: care went on"

WILL_APPEAR = (
    "what opened and closed in each year since 2011, and what was only re-registered",
    "how many locations and beds were registered at each year's end, by kind of service",
    "every change with its date, its reason and the rule that decided",
    "how long places stay open",
    "the size of care homes that closed beside that of those that opened, and where they were",
)

_ENDED = {
    "split": "Split off from another",
    "merged": "Merged into another",
    "moved_in": "Moved in or taken over from elsewhere",
    "moved_out": "Went on elsewhere",
    "came_in": "Came into this choice",
    "went_out": "Went on outside this choice",
    "continued": "Re-registered only",
}


def how_to_load(landing_url: str) -> str:
    """Say how openings and closures are loaded: from where, and by which commands."""
    return (
        f"The [Care Quality Commission]({landing_url}) publishes what it takes, for all England: "
        "*Care directory with filters* (the list of active locations) and *Deactivated "
        "locations*. Its links between registrations come only with the records of its API; "
        "without them address, service and dates decide. For those who run this site: "
        "`python -m mps import ACTIVE_LOCATIONS.ods DEACTIVATED_LOCATIONS.ods` loads both lists "
        "and builds the store anew, `python -m mps import FOLDER` the records of the API."
    )


def what_happened(row: Row) -> str:
    """Name a change of the ledger: "Closed", "Re-registered only", "5 beds fewer"."""
    if row["kind"] == "resized":
        gained = int(row["bed_change"])
        said = f"{counted(abs(gained), 'bed', 'beds')} {'more' if gained > 0 else 'fewer'}"
        whole = kinds.whole_and_parts(row)
        return f"{said}: {whole}" if whole else said
    if row["kind"] in ("opened", "closed"):
        beds = known(row["bed_count"])
        said = str(row["kind"]).capitalize()
        return f"{said}, {counted(int(beds), 'bed', 'beds')}" if beds else said
    return kinds.went_on_as(row) or _ENDED[str(row["direction"])]


def other_registration(row: Row) -> str:
    """Name the registration a change came from or went to; "none" where there is none."""
    if not isinstance(row["other_location_id"], str):
        return "none"
    if isinstance(row["other_location_name"], str):
        return str(row["other_location_name"])
    return f"{row['other_location_id']} (not held)"


def tile_lines(groups: Mapping[str, Row], name: str) -> tuple[str, ...]:
    """Split a tile's number into care homes and other services, with beds where there are."""
    homes = groups.get("care_homes", NONE)
    others = groups.get("other_services", NONE)
    said = []
    if "care_homes" in groups:
        said.append(homes_and_beds(homes[name], homes[f"{name}_beds"], none="no care home"))
    if "other_services" in groups:
        said.append(counted(int(others[name]), "other service", "other services"))
    return tuple(said)


def net_tile(
    row: Row, day: str, *, moved: pd.DataFrame | None, service: str = ""
) -> tuple[str, str, tuple[str, ...]]:
    """Write the tile of the net change, of beds or of locations.

    `row` is a group of the query changes__counts; `day` is that of the register, in words.
    `moved` is what the query changes__kinds returns, None where there are no beds; `service` is
    the chosen kind of service.
    """
    if moved is None:
        net = signed(row["stock"] - row["stock_before"])
        return "Net change", net, (f"{number(row['stock'])} registered on {day}",)
    lines = [f"{number(row['beds_before'])} before, {number(row['beds'])} now"]
    net = row["beds"] - row["beds_before"]
    if by_kind := kinds.tile_line(moved, service, net):
        lines.append(by_kind)
    if other := int(row["other_bed_change"]) - kinds.bed_change(moved, service):
        lines.append(f"{signed(other)} by resizing, splits and moves")
    return "Net change of beds", signed(net), tuple(lines)


def kinds_of_stock(frame: pd.DataFrame, *, unit: str, only: str = "") -> pd.DataFrame:
    """Keep what is registered at each year's end by kind of service, in locations or beds.

    `frame` is what the query changes__counts returns by year. `only` names the one kind that a
    filter leaves, whose other kinds are then not told apart. Where the kinds of some are not
    held, care homes and other services are all that is told apart. Returns year, service_type_name,
    stock, group_code, and before, the stock at the end of the first year.
    """
    column = "beds" if unit == "beds" else "stock"
    kept = frame[frame["group_code"] == "all"] if only else frame[frame["is_service"]]
    if "not_stated" in set(kept["group_code"]):
        kept = frame[frame["group_code"].isin(["care_homes", "other_services"])]
    if unit == "beds":
        kept = kept[kept.groupby("group_code")["beds"].transform("max") > 0]
    names = only or kept["group_name"]
    return kept.assign(
        service_type_name=names,
        stock=kept[column],
        before=kept.sort_values("year").groupby("group_code")[column].transform("first"),
    )


def told(frame: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Add to each change of the ledger what happened and the other side, in words.

    `kind` keeps one kind of change, unless it is "all".
    """
    kept = frame if kind == "all" else frame[frame["kind"] == kind]
    rows: list[Any] = kept.to_dict("records")
    return kept.assign(
        happened=[what_happened(row) for row in rows],
        other=[other_registration(row) for row in rows],
        reason=kept["reason"].fillna("none given"),
        # Only care homes have beds, and a registration that went on gained or lost none itself.
        bed_count=kept["bed_count"].where(kept["is_care_home"], 0),
        bed_change=kept["bed_change"].fillna(0),
    )


def lives(frame: pd.DataFrame, others: str) -> pd.DataFrame:
    """Name the groups of lives for `mps.analysis.survival_curve`: its column group.

    `frame` is what the query changes__lives returns; `others` names services without beds.
    """
    named = frame["group_name"].str.replace("Other services", others)
    return frame.assign(group=named)


def unstated(count: int) -> str:
    """Say that ended locations are held without their kind of service."""
    return (
        f"{counted(count, 'ended location is', 'ended locations are')} held without "
        "kind of service and client group, as CQC's list of deactivated locations does not give "
        "them, so closures within this choice would be missing."
    )


def vanished(count: int) -> str:
    """Say how many places ended on a day that is not held; nothing for none."""
    if not count:
        return ""
    places = counted(count, "place is", "places are")
    return (
        f"{places} no longer on the newest list, and the day of their end is not held: they "
        "count as registered up to the last list that names them, and as neither closed nor moved."
    )


def lives_left_out(frame: pd.DataFrame) -> str:
    """Say how many places have no curve, and why; nothing where there are none.

    `frame` has start_kind and group, which is missing for those left out.
    """
    out = frame[frame["group"].isna()]
    moved = int((out["start_kind"] == "moved_in").sum())
    other = len(out) - moved
    said = []
    if moved:
        said.append(
            f"{counted(moved, 'place', 'places')} that moved in or split off, as when they began "
            "is not held"
        )
    if other:
        said.append(counted(other, "service without beds", "services without beds"))
    return f"Left out: {join(said)}." if said else ""


def drawn_curves(curve: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Keep the groups of which a curve can be drawn, and name the others with their places.

    `curve` is what `mps.analysis.survival_curve` returns. A curve takes more than the point from
    which it starts.
    """
    grows = curve[~curve["is_thin"].astype(bool) & (curve["years"] > 0)]
    is_seen = curve["group"].isin(grows["group"])
    few = curve[~is_seen].groupby("group", sort=False)[["events", "censored"]].sum().sum(axis=1)
    if few.empty:
        return curve, ""
    said = join([f"{name} ({number(count)})" for name, count in few.items()])
    return curve[is_seen], f"Too few to draw a curve: {said}."


def survival_table(points: pd.DataFrame, medians: pd.DataFrame) -> pd.DataFrame:
    """Put survival at some ages, as percentages, beside each group's numbers and median.

    `points` and `medians` are what `mps.analysis.survival_at` and `median_life` return.
    """
    reached = [
        number(years, 1) if known(years) is not None else "not reached"
        for years in medians["median_years"]
    ]
    medians = medians.assign(median=reached)
    shares = {f"{name}_pct": points[name] * 100 for name in ("survival", "lower", "upper")}
    return points.assign(**shares).merge(medians.drop(columns="is_thin"), on="group")
