"""Made-up official files in every layout of CQC's, good ones, for tests to break.

Every location, number and person in them is made up. The persons' names are in PERSONS: none of
them may pass the readers.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from tests import made_sheets as made

AS_AT = date(2026, 10, 1)
PERSONS = ("Zebedee Quillfeather", "Ottoline Vraxby", "Peregrine Stumbleforth", "Hepzibah Quornley")
OTHER = "Mrs Ottoline Vraxby"

Facts = dict[str, str]

DIRECTORY_HEADERS = (
    *("Name", "Also known as", "Address", "Postcode", "Phone number"),
    *("Service's website (if available)", "Service types", "Date of latest check"),
    *("Specialisms/services", "Provider name", "Local authority", "Region", "Location URL"),
    *("CQC Location ID (for office use only)", "CQC Provider ID (for office use only)"),
)
DIRECTORY_2017 = tuple(
    {
        "Local authority": "Local Authority",
        "CQC Location ID (for office use only)": "CQC Location (for office use only",
    }.get(name, name)
    for name in DIRECTORY_HEADERS
)
DIRECTORY_2014 = (
    *("name", "also_known_as", "postcode", "phone", "website", "service_types"),
    *("date_last_check", "specialisms_services", "provider_name", "local_authority", "region"),
    *("location_url", "location_id", "provider_id", "id", "location", "Ward"),
)
ACTIVE_HEADERS = (
    *("Location ID", "Location HSCA start date", "Dormant (Y/N)", "Care home?", "Location Name"),
    "Registered manager (note; where there is more than one manager, only one is included).",
    *("Care homes beds", "Location Type/Sector", "Location Inspection Directorate"),
    *("Location Primary Inspection Category", "Location Latest Overall Rating"),
    *("Publication Date", "Inherited Rating (Y/N)", "Location Region"),
    *("Location Local Authority", "Location Street Address", "Location Address Line 2"),
    *("Location City", "Location County", "Location Postal Code", "Location Latitude"),
    *("Location Longitude", "Brand ID", "Brand Name", "Provider ID", "Provider Name"),
    *("Provider Ownership Type", "Provider Nominated Individual Name"),
    "Provider Main Partner Name (note; this column only applies to partnerships)",
    *("Regulated activity - Personal care", "Service type - Care home service with nursing"),
    *("Service type - Domiciliary care service", "Service user band - Dementia"),
    *("Service user band - Older People", "Location Dual Registered"),
    "Primary ID (Dual registration locations)",
)
ACTIVE_2017 = (
    *("Location ID", "HSCA start date", "Care home?", "Location Name", "Registered manager"),
    *("Care homes beds", "Location Type/Sector", "Location Primary Inspection Category", "Region"),
    *("Local Authority", "Street Address", "Address Line 2", "City", "County", "Postal Code"),
    *("Brand ID", "Brand Name", "Provider ID", "Provider Name", "Provider - City"),
    *("Provider Nominated Individual Name", "Service type - Care home service with nursing"),
    *("Service type - Domiciliary care service", "Service user band - Dementia"),
)
RATING_HEADERS = (
    *("Location ID", "Location ODS Code", "Location Name", "Care Home?", "Location Type"),
    *("Location Primary Inspection Category", "Location Street Address"),
    *("Location Address Line 2", "Location City", "Location Post Code"),
    *("Location Local Authority", "Location Region", "Location NHS Region"),
    *("Location ONSPD CCG Code", "Location ONSPD CCG", "Location Commissioning CCG Code"),
    *("Location Commissioning CCG Name", "Service / Population Group", "Domain"),
    *("Latest Rating", "Publication Date", "Report Type", "Inherited Rating (Y/N)", "URL"),
    *("Provider ID", "Provider Name", "Brand ID", "Brand Name"),
)
DEACTIVATED_HEADERS = (
    *("Location ID", "Location ODS Code", "Location Name", "Location Status"),
    *("Location HSCA start date", "Location HSCA End Date", "Care home?"),
    *("Care homes beds at point location de-activated", "Location Type/Sector"),
    *("Location Primary Inspection Category", "Location Region", "Location Local Authority"),
    *("Location Latitude", "Location Longitude", "Location Street Address", "Location City"),
    *("Location Postal Code", "Location Latest Overall Rating", "Publication Date"),
    *("Inherited Rating (Y/N)", "Brand ID", "Brand Name", "Provider ID", "Provider Name"),
)

# One home of an organisation, and one whose provider is a person. By headers of all layouts.
_HOME: Facts = {
    "name": "Larch House",
    "id": "1-1000000101",
    "provider": "Made Up Care Limited",
    "provider_id": "1-900000101",
    "ownership": "Organisation",
}
_PERSONAL: Facts = {
    "name": "Dr Zebedee Quillfeather",
    "id": "1-1000000102",
    "provider": OTHER,
    "provider_id": "1-900000102",
    "ownership": "Individual",
}


def _facts(one: Facts, is_home: bool) -> Facts:
    """Every header of every layout with its cell for one location."""
    return {
        **dict.fromkeys(("Name", "name", "Location Name"), one["name"]),
        **dict.fromkeys(("Provider name", "provider_name", "Provider Name"), one["provider"]),
        **dict.fromkeys(("Location ID", "location_id", DIRECTORY_HEADERS[13]), one["id"]),
        DIRECTORY_2017[13]: one["id"],
        **dict.fromkeys(("Provider ID", "provider_id", DIRECTORY_HEADERS[14]), one["provider_id"]),
        **dict.fromkeys(("Postcode", "postcode", "Location Postal Code"), "OL1 1AA"),
        **dict.fromkeys(("Postal Code", "Location Post Code"), "OL1 1AA"),
        **dict.fromkeys(("Local authority", "Local Authority", "local_authority"), "Oldham"),
        "Location Local Authority": "Oldham",
        **dict.fromkeys(("Region", "region", "Location Region"), "North West"),
        **dict.fromkeys(("Street Address", "Location Street Address"), "1 Made-up Road"),
        **dict.fromkeys(("City", "Location City"), "Oldham"),
        "Address": "1 Made-up Road,Oldham",
        "location": "1 Made-up Road, Oldham\n(53.5401, -2.1102)",
        "Also known as": PERSONS[0],
        "also_known_as": PERSONS[0],
        **dict.fromkeys(("Service types", "service_types"), "Nursing homes|Homecare agencies"),
        "Date of latest check": "09/Jan/2018 - 00:00",
        "date_last_check": "24/03/2014 - 00:00",
        **dict.fromkeys(("Specialisms/services", "specialisms_services"), "Dementia|Older People"),
        **dict.fromkeys(("HSCA start date", "Location HSCA start date"), "2011-02-03"),
        "Location HSCA End Date": "2026-01-31",
        "Location Status": "Inactive-Dereg",
        "Dormant (Y/N)": "N",
        **dict.fromkeys(("Care home?", "Care Home?"), "Y" if is_home else "N"),
        "Care homes beds": "40" if is_home else "0",
        "Care homes beds at point location de-activated": "40" if is_home else "0",
        **dict.fromkeys(("Location Type/Sector", "Location Type"), "Social Care Org"),
        "Location Inspection Directorate": "Adult social care",
        "Location Primary Inspection Category": "Residential social care",
        "Location Latest Overall Rating": "Good",
        "Publication Date": "2025-05-29",
        "Inherited Rating (Y/N)": "N",
        "Location Latitude": "53.5401",
        "Location Longitude": "-2.1102",
        **dict.fromkeys(("Brand ID", "Brand Name"), "-"),
        "Provider Ownership Type": one["ownership"],
        ACTIVE_HEADERS[5]: PERSONS[3],
        "Registered manager": PERSONS[3],
        "Provider Nominated Individual Name": PERSONS[2],
        ACTIVE_HEADERS[28]: PERSONS[2],
        "Regulated activity - Personal care": "Y",
        "Service type - Care home service with nursing": "Y" if is_home else "",
        "Service type - Domiciliary care service": "" if is_home else "Y",
        "Service user band - Dementia": "Y",
        "Service user band - Older People": "",
        "Location Dual Registered": "" if is_home else "Dual Registration",
        "Primary ID (Dual registration locations)": "" if is_home else _HOME["id"],
        "Service / Population Group": "Overall",
        "Domain": "Overall",
        "Latest Rating": "Good",
        "Report Type": "Location",
    }


HOME = _facts(_HOME, True)
PERSONAL = _facts(_PERSONAL, False)
BOTH = (HOME, PERSONAL)


def table(headers: Sequence[str], facts: Iterable[Facts]) -> list[list[str]]:
    """A header and its rows."""
    return [list(headers), *([one.get(name, "") for name in headers] for one in facts)]


def as_csv(rows: Iterable[Sequence[str]], ends: str = "\r\n") -> str:
    """Rows as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator=ends).writerows(rows)
    return text.getvalue()


def directory(facts: Iterable[Facts] = BOTH, produced: str = "16 September 2026") -> str:
    """The weekly care directory: four lines, then the header."""
    blank = ["", "", *[""] * 13]
    head = [["CQC Locations data", *blank[1:]], blank]
    head += [[f"This data was produced on {produced}", *blank[1:]], blank]
    return as_csv([*head, *table(DIRECTORY_HEADERS, facts)])


def ratings(facts: Iterable[Facts] | None = None) -> str:
    """Latest ratings as a CSV file with dates month first."""
    return as_csv(table(RATING_HEADERS, rating_rows() if facts is None else facts))


def rating_rows(day: str = "05/29/2026") -> list[Facts]:
    """Ratings of both locations: overall and safe."""
    return [
        one | {"Domain": domain, "Publication Date": day}
        for one in BOTH
        for domain in ("Overall", "Safe")
    ]


def write_ods(path: Path, sheets: Mapping[str, Sequence[Sequence[str]]]) -> Path:
    """An ODS as CQC's program writes it: date cells, filler cells and rows to the last."""
    body = "".join(made.ods_sheet(_ods_rows(rows), name) for name, rows in sheets.items())
    return made.write_ods(path, body)


def write_xlsx(path: Path, rows: Sequence[Sequence[str]], sheet: str) -> Path:
    """An XLSX with one sheet of texts."""
    lines = []
    for number, cells in enumerate(rows, start=1):
        inner = "".join(
            f'<c t="inlineStr"><is><t>{escape(one)}</t></is></c>' if one else "<c/>"
            for one in cells
        )
        lines.append(f'<row r="{number}">{inner}</row>')
    return made.write_xlsx(path, "".join(lines), sheets=(sheet,))


def active_sheets(
    facts: Iterable[Facts] = BOTH, headers: Sequence[str] = ACTIVE_HEADERS
) -> dict[str, list[list[str]]]:
    """The sheets of the directory with filters."""
    return {
        "README": [["Source: CQC database as at 01 October 2026"]],
        "HSCA_Active_Locations": table(headers, facts),
        "Dual_Registration_Locations": [["Location ID", "Linked Organisation ID"], ["1-1", "1-2"]],
    }


def deactivated_sheets(
    facts: Iterable[Facts] = BOTH, headers: Sequence[str] = DEACTIVATED_HEADERS
) -> dict[str, list[list[str]]]:
    """The sheets of the deactivated locations."""
    return {
        "README": [["Source: CQC database as at 01 September 2026"]],
        "Deactivated_Locations": table(headers, facts),
    }


def ratings_sheets(facts: Iterable[Facts] | None = None) -> dict[str, list[list[str]]]:
    """The sheets of the latest ratings."""
    rows = table(RATING_HEADERS, rating_rows("2026-05-29") if facts is None else facts)
    return {"README": [["Source: CQC database as at 01 September 2026"]], "Locations": rows}


def _ods_rows(rows: Sequence[Sequence[str]]) -> str:
    written = [made.row(*map(_ods_cell, cells), _filler(16_384 - len(cells))) for cells in rows]
    filler = made.row(_filler(16_384), attributes='table:number-rows-repeated="1000000"')
    return "".join([*written, filler])


def _filler(count: int) -> str:
    return made.cell(attributes=f'table:number-columns-repeated="{count}"')


def _ods_cell(text: str) -> str:
    if not text:
        return made.cell()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return made.said(escape(text), 'office:value-type="string"')
    attributes = f'office:value-type="date" office:date-value="{day}T00:00:00"'
    return made.said(f"{day:%d/%m/%Y}", attributes)


# API records ------------------------------------------------------------------------------------


def api_location(number: str = "1-1000000101", **changed: object) -> dict[str, object]:
    """One location as the API gives it; `changed` keys are set, those that are None left out."""
    question = {"name": "Safe", "rating": "Good", "reportDate": "2024-02-22"}
    contact = {"personGivenName": "Hepzibah", "personFamilyName": "Quornley", "personTitle": "Mrs"}
    location: dict[str, object] = {
        "locationId": number,
        "providerId": "1-900000102",
        "organisationType": "Location",
        "type": "Social Care Org",
        "name": "Larch House",
        "alsoKnownAs": PERSONS[0],
        "registrationStatus": "Deregistered",
        "registrationDate": "2011-02-03",
        "deregistrationDate": "2025-01-31",
        "dormancy": "N",
        "careHome": "Y",
        "numberOfBeds": 40,
        "onspdLatitude": 53.5401,
        "onspdLongitude": -2.1102,
        "postalAddressLine1": "1 Made-up Road",
        "postalAddressTownCity": "Oldham",
        "postalCode": "OL1 1AA",
        "localAuthority": "Oldham",
        "region": "North West",
        "regulatedActivities": [{"name": "Personal care", "code": "RA1", "contacts": [contact]}],
        "gacServiceTypes": [{"name": "Nursing homes", "description": "Care home service"}],
        "specialisms": [{"name": "Dementia"}],
        "inspectionCategories": [{"code": "S1", "primary": "true", "name": "Residential"}],
        "lastInspection": {"date": "2024-01-30"},
        "relationships": [
            {
                "relatedLocationId": "1-1000000103",
                "relatedLocationName": PERSONS[1],
                "type": "HSCA Successor",
                "reason": "New Provider",
            }
        ],
        "currentRatings": {
            "overall": {
                "rating": "Good",
                "reportDate": "2024-02-22",
                "keyQuestionRatings": [question],
            },
            "reportDate": "2024-02-22",
        },
        "historicRatings": [
            {"overall": {"rating": "Requires improvement"}, "reportDate": "2019-05-21"}
        ],
        "assessment": [
            {
                "assessmentPlanPublishedDateTime": "2024-09-17 15:19:48",
                "ratings": {"asgRatings": [{"name": "Care Homes", "rating": "Good"}]},
            }
        ],
    }
    return {key: one for key, one in (location | changed).items() if one is not None}


def api_provider(name: str = OTHER, ownership: str = "Individual") -> dict[str, object]:
    """The provider of the locations, a person unless said otherwise."""
    return {
        "providerId": "1-900000102",
        "organisationType": "Provider",
        "registrationStatus": "Registered",
        "ownershipType": ownership,
        "name": name,
        "contacts": [{"personFamilyName": "Quornley"}],
    }


def api_list(*numbers: str, total: int | None = None) -> dict[str, object]:
    """A page of the list of locations."""
    return {
        "total": len(numbers) if total is None else total,
        "firstPageUri": "/locations?page=1",
        "locations": [{"locationId": number, "locationName": OTHER} for number in numbers],
    }


def write_api(folder: Path, **documents: object) -> Path:
    """A folder of documents, each under its keyword's name; by default two of everything."""
    documents = documents or {
        "locations": api_list("1-1000000101", "1-1000000102"),
        "one": api_location(),
        "two": api_location("1-1000000102", name="Dr Zebedee Quillfeather"),
        "provider": api_provider(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in documents.items():
        text = document if isinstance(document, str) else json.dumps(document, indent=4)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return folder
