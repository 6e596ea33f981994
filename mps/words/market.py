"""Words the pages of the care market share: what is counted, what is missing, how to load it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from mps.words.tiles import long_date

IMPORT = "python -m mps import FILE"
DAYS_FRESH = 366


def service_note(service: Mapping[str, Any] | None) -> str:
    """Say how a chosen kind of service is counted, where that is not plain; else nothing.

    `service` is a row of the query market__service, None for all kinds.
    """
    if service is None:
        return ""
    name = service["service_type_name"]
    if not service["is_regulated"]:
        return (
            f"{name} need not be registered with the Care Quality Commission, so no register "
            "lists who provides it."
        )
    if not service["is_counted"]:
        return (
            f"The register does not tell {name.lower()} apart: it is counted here with "
            f"{str(service['counted_with']).lower()}."
        )
    return ""


def as_of(holding: Mapping[str, Any]) -> str:
    """Write the date of the list a page counts from: "28 March 2025"."""
    return long_date(holding["list_date"])


def listed(day: Any) -> str:
    """Write the day of a list in a subtitle: "28 March 2025", or 2022 for the count by area."""
    return "2022" if pd.isna(day) else long_date(pd.Timestamp(day).date())


def old_list(day: Any, today: date) -> str:
    """Warn of a list more than a year old: much may have changed since."""
    if pd.isna(day) or (today - pd.Timestamp(day).date()).days < DAYS_FRESH:
        return ""
    return f"The list is of {listed(day)}; services have opened and closed since."


def not_held(what: str, holding: Mapping[str, Any], needs: str) -> tuple[str, str, str]:
    """What is not available, why, and how to load it: for `mps.ui.missing`.

    `needs` is the kind of file that would bring it: list (active locations), history
    (deactivated locations), ratings, or links (the API's records).
    """
    council = holding["council_name"]
    file, holds = _FILES[needs]
    listed = (
        f"Held for {council} is a list of {as_of(holding)} with {holding['registered_count']} "
        f"registered locations, {holds}."
        if holding["has_list"]
        else f"No register of care locations in {council} is held."
    )
    how = (
        f"The [Care Quality Commission]({holding['landing_url']}) publishes it. For those who run "
        f"this site: download {file} there and run `{IMPORT}`."
    )
    return f"{what} in {council}", listed, how


_FILES = {
    "list": ("*Care directory with filters* (active locations)", "which is old"),
    "beds": ("*Care directory with filters* (active locations)", "without numbers of beds"),
    "history": (
        "*Deactivated locations* and *Care directory with filters*",
        "without dates of opening and closing",
    ),
    "ratings": ("*Latest ratings*", "without ratings"),
    "links": (
        "the location records of the API, one JSON file each,",
        "without ratings of the past and links between registrations",
    ),
}
