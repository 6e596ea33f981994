"""One release of a procurement notice (OCDS) as a row of ours: its stage, dates, route, parties.

Names, e-mail addresses and telephone numbers of contacts are never read, and a supplier that is a
person reads Individual provider.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from mps.intake.areas import Area, Areas
from mps.intake.care_words import CareWords
from mps.intake.notice_values import value_of
from mps.readers.cqc_names import provider_name
from mps.readers.json_node import Node

Row = dict[str, str | None]

# How the number of a process begins, and where its notices are read.
SERVICES = {
    "ocds-b5fd17-": ("Contracts Finder", "https://www.contractsfinder.service.gov.uk/Notice/"),
    "ocds-h6vhtk-": ("Find a Tender", "https://www.find-tender.service.gov.uk/Notice/"),
}
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)

_NUMBER = re.compile(r"\d{6}-\d{4}")  # of a notice on Find a Tender
_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_CPV = re.compile(r"(\d{8})(?:-\d)?")
_OF = re.compile(r"^(?:the )?(?:(?:london|royal|metropolitan) borough of |city of (?!london))?")
_KIND = re.compile(
    r" (?:(?:metropolitan|county|city|royal) )*(?:borough |county |city )?council\b.*"
)
_DISTRICT = re.compile(r" (?:metropolitan district council|mbc|mdc)\b.*")
_CALLED_OFF = ("cancelled", "withdrawn", "unsuccessful")
_ENGAGEMENT = ("marketEngagementNotice", "UK2")
_NO_ROUTE = ("", "other", "not specified", "not applicable", "other - other")
_REGISTERS = ("GB-COH", "GB-CHC", "GB-NIC", "GB-SC", "GB-MPR", "GB-NHS", "GB-LAE")


def buyers_of(release: Node, areas: Areas) -> tuple[bool, list[Area]]:
    """Whether a release names a buyer, and the councils with social-care duties among them.

    A buyer is known by its name, its legal name or its identifier.
    """
    parties = release.items("parties")
    buying = [one for one in parties if {"buyer", "procuringEntity"} & set(_texts(one, "roles"))]
    named = [release.child("buyer"), *buying]
    found: dict[str, Area] = {}
    for one in named:
        names = (one.child("name"), one.child("identifier", "legalName"), one.child("id"))
        known = [area for name in names if (area := _council(name.text(), areas))]
        found |= {area.code: area for area in known[:1]}
    return any(one.child("name").text() for one in named), list(found.values())


def _council(name: str, areas: Areas) -> Area | None:
    """The council of a buyer's name, of whatever of its departments."""
    plain = " ".join(re.sub(r"\(.*?\)", " ", name).casefold().replace("&", "and").split())
    bare = _OF.sub("", _KIND.sub("", _DISTRICT.sub("", plain)))
    for word in (name, plain, bare):
        area = areas.known(word)
        if area and area.level == "council":
            return area
    return None


def row_of(release: Node, words: CareWords) -> Row:
    """The row of a release, without its council. Wrong values are told through the node."""
    tender = release.child("tender")
    title = tender.child("title").text() or release.child("title").text() or _award_title(release)
    codes = _codes(release)
    scope = words.judge(title, tender.child("description").text(), codes)
    stage = stage_of(release)
    starts, ends, latest, faults = _period(release, stage)
    value = value_of(release, is_awarded=stage == "awarded")
    may_extend = latest is None and any(
        one.child("hasRenewal").flag() for one in tender.items("lots")
    )
    suppliers, are_all = _suppliers(release)
    notes = [*_said(release, stage, may_extend), *faults]
    notes += [] if are_all else ["A supplier is not named here, as the name may be a person's."]
    return {
        "title": title or None,
        "stage": stage,
        **value.cells(),
        "stated_tender": _iso(_invited(release, stage)),
        "stated_deadline": _iso(_sane(tender.child("tenderPeriod", "endDate").day())),
        "stated_start": _iso(starts),
        "stated_end": _iso(ends),
        "stated_latest_end": _iso(latest),
        "route": _route(tender),
        "lots": "|".join(_distinct(one.child("title").text() for one in tender.items("lots"))),
        "supplier": "; ".join(suppliers),
        "cpv_codes": "|".join(codes),
        "service_types": "|".join(scope.service_types),
        "client_groups": "|".join(scope.client_groups),
        "is_adult_care": "Y" if scope.is_adult_care else "N",
        "scope_rule": scope.rule,
        "note": " ".join(notes),
    }


def address_of(release: Node, ocid: str, id: str) -> tuple[str | None, str]:
    """The number of the notice as published, and its web address; blank where none is known."""
    prefix = next((one for one in SERVICES if ocid.startswith(one)), None)
    if prefix is None:
        return None, ""
    base = SERVICES[prefix][1]
    if found := _NUMBER.match(id):
        return found[0], base + found[0]
    for document in _documents(release):
        address = document.child("url").text()
        if address.startswith(base) and "attachment" not in address.casefold():
            return release.child("tender", "id").text() or None, address
    found = _GUID.match(id)
    return release.child("tender", "id").text() or None, base + found[0] if found else ""


def stated_at(release: Node) -> Row:
    """When a release was published: the day, and the moment in UTC that puts releases in order."""
    text = release.child("date").text()
    moment = datetime.fromisoformat(text)
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return {"published": text[:10], "published_at": moment.isoformat(timespec="seconds")}


def stage_of(release: Node) -> str:
    """How far a procurement had come, as codes of the list of stages.

    The tags decide; of a compiled release, which has no other, what it holds.
    """
    tags = " ".join(_texts(release, "tag"))
    status = release.child("tender", "status").text()
    awards = [one.child("status").text() for one in release.items("awards")]
    if "Cancellation" in tags or status in _CALLED_OFF:
        return "cancelled"
    if awards and all(one in _CALLED_OFF for one in awards):
        return "cancelled"
    if "Termination" in tags:
        return "expired"
    is_compiled = tags in ("", "compiled")
    if "award" in tags or "contract" in tags or (is_compiled and awards):
        return "awarded"
    if "tender" in tags or (is_compiled and status in ("active", "complete")):
        return "tender"
    kinds = {
        one.child(name).text()
        for one in _documents(release)
        for name in ("documentType", "noticeType")
    }
    is_engagement = kinds.intersection(_ENGAGEMENT) or (status == "planning" and "UK3" not in kinds)
    return "engagement" if is_engagement else "planned"


def _period(release: Node, stage: str) -> tuple[date | None, date | None, date | None, list[str]]:
    """First and last day of what is bought, the last day with extensions, and what was wrong.

    Of several lots or contracts, the earliest start and the latest end.
    """
    tender = release.child("tender")
    planned = [tender.child("contractPeriod")]
    planned += [one.child("contractPeriod") for one in tender.items("lots")]
    signed = [one.child("period") for one in release.items("contracts")]
    signed += [one.child("contractPeriod") for one in release.items("awards")]
    for periods in (signed, planned) if stage == "awarded" else (planned, signed):
        starts, ends, latest = (
            [day for one in periods if (day := _sane(one.child(name).day()))]
            for name in ("startDate", "endDate", "maxExtentDate")
        )
        if starts or ends:
            start, end = min(starts, default=None), max(ends, default=None)
            if start and end and start > end:
                return None, None, None, ["Its end lies before its start, so neither is shown."]
            last = max(latest, default=None)
            return start, end, last if last and end and last > end else None, []
    return None, None, None, []


def _invited(release: Node, stage: str) -> date | None:
    """When bids were, or are to be, invited."""
    tender = release.child("tender")
    started = _sane(tender.child("tenderPeriod", "startDate").day())
    if stage in ("planned", "engagement"):
        return started or _sane(tender.child("communication", "futureNoticeDate").day())
    published = _sane(tender.child("datePublished").day())
    return started or published or (release.child("date").day() if stage == "tender" else None)


def _sane(day: date | None) -> date | None:
    """A date that can be meant; 9999-12-31 and the like stand for none."""
    return day if day and EARLIEST <= day <= LATEST else None


def _said(release: Node, stage: str, may_extend: bool) -> Iterator[str]:
    if may_extend:
        yield "The notice says that it may be extended, not until when."
    for one in release.child("planning").items("milestones"):
        ends = _sane(one.child("dueDate").day())
        if stage == "engagement" and one.child("type").text() == "engagement" and ends:
            yield f"The engagement ends on {ends.day} {ends:%B %Y}."


def _route(tender: Node) -> str:
    """How it is bought, in the notice's words; a framework is named where these do not."""
    route = tender.child("procurementMethodDetails").text().strip(" -")
    if route.casefold() in _NO_ROUTE:
        method = tender.child("procurementMethod").text()
        route = f"{method[:1].upper()}{method[1:]} procedure" if method else ""
    techniques = tender.child("techniques")
    kinds = {"Framework": "framework agreement", "DynamicPurchasingSystem": "dynamic market"}
    keys = {
        "Framework": "hasFrameworkAgreement",
        "DynamicPurchasingSystem": "hasDynamicPurchasingSystem",
    }
    more = [words for kind, words in kinds.items() if techniques.child(keys[kind]).flag()]
    more = [one for one in more if one.split()[0] not in route.casefold()]
    return "; ".join(one for one in [route, *more] if one)


def _suppliers(release: Node) -> tuple[list[str], bool]:
    """Who won, each once, and whether all are named; what may be a person's name is left out."""
    schemes = {
        one.child("id").text(): one.child("identifier", "scheme").text()
        for one in release.items("parties")
    }
    names: list[str | None] = []
    for award in release.items("awards"):
        if award.child("status").text() in _CALLED_OFF:
            continue
        for one in award.items("suppliers"):
            id, name = one.child("id").text(), one.child("name").text()
            is_listed = (schemes.get(id) or id).startswith(_REGISTERS)
            names.append(provider_name(name, "Organisation" if is_listed else ""))
    return _distinct(name for name in names if name), None not in names


def _codes(release: Node) -> list[str]:
    """The CPV codes of a notice, the main one first."""
    tender = release.child("tender")
    listed = [tender.child("classification"), *tender.items("additionalClassifications")]
    holders = [
        *tender.items("items"),
        *(i for a in release.items("awards") for i in a.items("items")),
    ]
    for item in holders:
        listed += [item.child("classification"), *item.items("additionalClassifications")]
    found = [
        _CPV.fullmatch(one.child("id").text())
        for one in listed
        if one.child("scheme").text() == "CPV"
    ]
    return _distinct(one[1] for one in found if one)


def _documents(release: Node) -> Iterator[Node]:
    """The documents of every part of a release, the newest part first."""
    for part in (*release.items("contracts"), *release.items("awards")):
        yield from part.items("documents")
    yield from release.child("tender").items("documents")
    yield from release.child("planning").items("documents")


def _award_title(release: Node) -> str:
    parts = [*release.items("awards"), *release.items("contracts")]
    return next((title for one in parts if (title := one.child("title").text())), "")


def _texts(node: Node, name: str) -> list[str]:
    return [one.text() for one in node.items(name)]


def _distinct(texts: "Iterator[str] | Sequence[str]") -> list[str]:
    return list(dict.fromkeys(text.replace("|", "/") for text in texts if text))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
