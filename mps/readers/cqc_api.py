"""Records of CQC's API, version 1: one JSON document a location, a provider or a page of a list."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from mps.errors import Problem
from mps.readers.cqc_layout import Layout, same_name
from mps.readers.cqc_names import location_name, provider_name
from mps.readers.cqc_rows import NO, YES, clean

LOCATIONS = "cqc_api_locations"
RATINGS = "cqc_api_ratings"
RELATIONSHIPS = "cqc_api_relationships"
TABLES = (LOCATIONS, RATINGS, RELATIONSHIPS)

OVERALL = "Overall"
Row = dict[str, str | None]

_AGAIN = "Fetch the record again from the API."
_LISTS = ("service_types", "specialisms", "regulated_activities")
_FLAGS = ("is_care_home", "is_dormant")


@dataclass
class Records:
    """What the documents taken so far say beside the rows they gave.

    `providers` holds names as they may be kept, `people` those withheld, by provider; `listed` are
    the locations that lists name, `totals` how many each list says there are.
    """

    layout: Layout
    problems: list[Problem] = field(default_factory=list)
    providers: dict[str, str | None] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    totals: dict[str, int] = field(default_factory=dict)
    unknown: dict[str, tuple[str, int]] = field(default_factory=dict)

    def take(self, content: bytes, shown: str) -> Iterator[tuple[str, Row]]:
        """Rows of one document, each with its table; `shown` names the document in problems."""
        try:
            found = json.loads(content)
        except UnicodeDecodeError:
            self._fault(shown, "", "this is not UTF-8", "Save the record as the API gives it.")
            return
        except (json.JSONDecodeError, RecursionError) as error:
            line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
            message = "this is not JSON, or only part of it"
            self.problems.append(Problem(shown, line, "", "", message, _AGAIN))
            return
        for one in found if isinstance(found, list) else [found]:
            yield from self._record(one, shown)

    def _record(self, one: Any, shown: str) -> Iterator[tuple[str, Row]]:
        kind = kind_of(one)
        if kind == "location":
            yield from self._location(one, shown)
        elif kind == "provider":
            self._provider(one)
        elif kind == "list of locations":
            self.listed |= {str(item.get("locationId")) for item in one["locations"]}
            self.totals[str(one.get("firstPageUri"))] = int(one["total"])
        elif not kind:
            message = "this is no record of CQC's API (version 1)"
            remedy = "Give location, provider and list documents only."
            self._fault(shown, "", message, remedy)

    def _location(self, one: dict[str, Any], shown: str) -> Iterator[tuple[str, Row]]:
        if not self._has_keys(one, shown):
            return
        try:
            location = self._facts(one)
            number = {"location_id": location["location_id"]}
            related = [(RATINGS, number | row) for row in ratings(one)]
            related += [(RELATIONSHIPS, number | row) for row in _relationships(one)]
        except (AttributeError, KeyError, TypeError):
            message = "the record is not of the form that the API gives"
            self._fault(shown, "", message, _AGAIN)
            return
        yield LOCATIONS, location
        yield from related

    def _facts(self, one: dict[str, Any]) -> Row:
        """The row of a location itself; the name of its provider comes from another document."""
        location: Row = {}
        address = []
        for line in self.layout.lines:
            if line.column == "address_line":
                address.append(clean(str(one.get(line.header) or "")))
            elif line.column:
                location[line.column] = _value(line.column, one.get(line.header))
        location["address_line"] = ", ".join(part for part in address if part) or None
        location["location_name"] = location_name(location["location_name"])
        return location

    def _provider(self, one: dict[str, Any]) -> None:
        number, name = str(one["providerId"]), clean(str(one.get("name") or ""))
        ownership = str(one.get("ownershipType") or "")
        if name:
            kept = provider_name(name, ownership)
            self.providers[number] = kept
            if kept != name:
                self.people[number] = name

    def _has_keys(self, one: dict[str, Any], shown: str) -> bool:
        """Whether a record has what every record has; unknown keys are counted on the way."""
        for key in one:
            if same_name(key) not in self.layout.by_name:
                first, count = self.unknown.get(key, (shown, 0))
                self.unknown[key] = first, count + 1
        needed = [line.header for line in self.layout.lines if line.rule == "needed"]
        missing = [key for key in needed if not one.get(key)]
        for key in missing:
            self._fault(shown, key, "this key is missing or blank", _AGAIN)
        return not missing

    def _fault(self, shown: str, column: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(shown, 0, column, "", message, remedy))


def kind_of(one: Any) -> str:
    """Which kind of document this is; blank when it is none of the API's."""
    if not isinstance(one, dict):
        return ""
    if isinstance(one.get("locations"), list) and isinstance(one.get("total"), int):
        return "list of locations"
    if isinstance(one.get("providers"), list) and isinstance(one.get("total"), int):
        return "list of providers"
    if "locationId" in one and "registrationStatus" in one:
        return "location"
    return "provider" if "providerId" in one and "registrationStatus" in one else ""


def ratings(one: Mapping[str, Any]) -> Iterator[Row]:
    """Every rating of a location: now, before, and under the newer assessments."""
    current = one.get("currentRatings") or {}
    yield from _rated(current, "Y", "currentRatings")
    for former in one.get("historicRatings") or []:
        yield from _rated(former, "N", "historicRatings")
    for assessment in one.get("assessment") or []:
        day = str(assessment["assessmentPlanPublishedDateTime"])[:10]
        for group in assessment["ratings"].get("asgRatings") or []:
            yield from _group(group["name"], group, day, "Y", "assessment")


def _rated(one: Mapping[str, Any], is_current: str, rating_set: str) -> Iterator[Row]:
    day = one.get("reportDate") if is_current == "N" else None
    if overall := one.get("overall"):
        yield from _group(OVERALL, overall, day, is_current, rating_set)
    for service in one.get("serviceRatings") or []:
        yield from _group(service["name"], service, day, is_current, rating_set)


def _group(
    name: str, one: Mapping[str, Any], day: str | None, is_current: str, rating_set: str
) -> Iterator[Row]:
    """The rating of a service group and those of its key questions.

    Each has a date of its own, else that of the whole, `day`, else none.
    """
    rated = [(OVERALL, one)]
    rated += [(question["name"], question) for question in one.get("keyQuestionRatings") or []]
    for domain, this in rated:
        if rating := clean(str(this.get("rating") or "")):
            yield {
                "service_group": name,
                "domain": domain,
                "rating": rating,
                "published_date": this.get("reportDate") or day,
                "is_current": is_current,
                "rating_set": rating_set,
            }


def _relationships(one: Mapping[str, Any]) -> Iterator[Row]:
    """Links to other locations, by number only: the names within may be people's."""
    for link in one.get("relationships") or []:
        yield {
            "related_location_id": link["relatedLocationId"],
            "relationship_type": link["type"],
            "reason": link.get("reason"),
        }


def _value(column: str, value: Any) -> str | None:
    if value is None:
        return None
    if column in _LISTS:
        names = [clean(str(item["name"])) for item in value]
        return "|".join(dict.fromkeys(name for name in names if name)) or None
    if column == "inspection_category":
        first = [item for item in value if str(item.get("primary")).casefold() == "true"]
        return clean(str(first[0]["name"])) if first else None
    if column == "last_inspected_date":
        return clean(str(value.get("date") or ""))
    if not isinstance(value, str | int | float):
        raise TypeError(column)
    text = clean(str(value))
    if text and column in _FLAGS:
        return "Y" if text.casefold() in YES else "N" if text.casefold() in NO else text
    return text
