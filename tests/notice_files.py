"""Made-up procurement notices in the layouts of Contracts Finder and Find a Tender (OCDS 1.1).

Rotherham is a real council; every notice, number and supplier is made up.
"""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

Json = dict[str, Any]

FINDER = "ocds-b5fd17-00000000-0000-4000-8000-00000000000"  # and one more digit
TENDER = "ocds-h6vhtk-0000"
GUID = "11111111-2222-4333-8444-55555555555"
ROTHERHAM = "Rotherham Metropolitan Borough Council"
CODE = "E08000018"

_AWARD: Json = {
    "ocid": f"{FINDER}1",
    "id": f"{GUID}1-900001",
    "language": "en",
    "date": "2025-03-11T11:34:02Z",
    "tag": ["award"],
    "initiationType": "tender",
    "tender": {
        "id": "RMBC-1",
        "title": "Homecare for older people",
        "description": "Visits at home. Ask Jo Bloggs, jo.bloggs@example.gov.uk, 01709 000000.",
        "status": "complete",
        "classification": {"scheme": "CPV", "id": "85000000", "description": "Health"},
        "additionalClassifications": [{"scheme": "CPV", "id": "85312000"}],
        "items": [{"id": "1", "deliveryAddresses": [{"region": "England"}]}],
        "minValue": {"amount": 400000, "currency": "GBP"},
        "value": {"amount": 500000, "currency": "GBP"},
        "procurementMethod": "open",
        "procurementMethodDetails": "Open procedure (above threshold)",
        "tenderPeriod": {"endDate": "2024-12-19T12:00:00Z"},
        "contractPeriod": {"startDate": "2025-04-01T00:00:00+01:00", "endDate": "2028-03-31"},
    },
    "parties": [
        {
            "id": "GB-CFS-1",
            "name": ROTHERHAM,
            "identifier": {"legalName": ROTHERHAM},
            "contactPoint": {
                "name": "Jo Bloggs",
                "email": "jo.bloggs@example.gov.uk",
                "telephone": "01709 000000",
            },
            "roles": ["buyer"],
        },
        {"id": "GB-CFS-2", "name": "Hill Care Limited", "roles": ["supplier"]},
    ],
    "buyer": {"id": "GB-CFS-1", "name": ROTHERHAM},
    "awards": [
        {
            "id": f"{FINDER}1-1",
            "status": "active",
            "date": "2025-03-01T00:00:00Z",
            "value": {"amount": 450000.5, "currency": "GBP"},
            "suppliers": [{"id": "GB-CFS-2", "name": "Hill Care Limited"}],
            "contractPeriod": {
                "startDate": "2025-04-07T00:00:00+01:00",
                "endDate": "2028-04-06T23:59:59+01:00",
            },
            "documents": [
                {
                    "id": "1",
                    "documentType": "awardNotice",
                    "url": f"https://www.contractsfinder.service.gov.uk/Notice/{GUID}1",
                }
            ],
        }
    ],
}

_TENDER: Json = {
    "ocid": f"{TENDER}1",
    "id": "012345-2025",
    "date": "2025-06-02T09:30:00+01:00",
    "tag": ["tender"],
    "initiationType": "tender",
    "tender": {
        "id": f"{TENDER}1",
        "title": "Supported living framework",
        "status": "active",
        "value": {"amount": 4200000.0, "amountGross": 5040000, "currency": "GBP"},
        "procurementMethod": "selective",
        "procurementMethodDetails": "Competitive flexible procedure",
        "techniques": {"hasFrameworkAgreement": True, "frameworkAgreement": {"type": "open"}},
        "tenderPeriod": {"endDate": "2025-07-14T12:00:00+01:00"},
        "lots": [
            {
                "id": "1",
                "title": "Learning disability",
                "description": None,
                "contractPeriod": {
                    "startDate": "2026-01-01T00:00:00Z",
                    "endDate": "2030-12-31T23:59:59Z",
                    "maxExtentDate": "2032-12-31T23:59:59Z",
                },
                "hasRenewal": True,
                "renewal": {"description": "Two years more."},
            },
            {
                "id": "2",
                "title": "Mental health",
                "contractPeriod": {"startDate": "2026-02-01", "endDate": "2029-12-31"},
                "hasRenewal": False,
            },
        ],
        "items": [
            {
                "id": "1",
                "additionalClassifications": [{"scheme": "CPV", "id": "85311000-2"}],
                "relatedLot": "1",
            }
        ],
        "documents": [
            {
                "id": "012345-2025",
                "documentType": "tenderNotice",
                "noticeType": "UK4",
                "url": "https://www.find-tender.service.gov.uk/Notice/012345-2025",
            }
        ],
    },
    "parties": [
        {
            "id": "GB-PPON-AAAA-1111-BBBB",
            "name": "ROTHERHAM BOROUGH COUNCIL",
            "identifier": {"scheme": "GB-PPON", "id": "AAAA-1111-BBBB"},
            "roles": ["buyer"],
        }
    ],
    "buyer": {"id": "GB-PPON-AAAA-1111-BBBB", "name": "ROTHERHAM BOROUGH COUNCIL"},
}


def award(**changes: Any) -> Json:
    """An award on Contracts Finder; a name such as `tender__title` changes what lies within."""
    return _changed(_AWARD, changes)


def tender(**changes: Any) -> Json:
    """A tender on Find a Tender with two lots."""
    return _changed(_TENDER, changes)


def signed(**changes: Any) -> Json:
    """The contract that followed: two awards, one of them told in its contract only."""
    awards = [
        {"id": "1", "status": "active", "suppliers": [_supplier("1", "Hill Care Limited")]},
        {
            "id": "2",
            "status": "active",
            "value": {"amountGross": 120, "amount": 100000, "currency": "GBP"},
            "suppliers": [_supplier("2", "Mrs Ann Example")],
        },
        {"id": "3", "amendments": []},
    ]
    contracts = [
        {
            "id": "1",
            "awardID": "1",
            "value": {"amount": 54393.6, "amountGross": 65272.32, "currency": "GBP"},
            "period": {"startDate": "2026-02-01", "endDate": "2031-01-31"},
            "statusDetails": None,
        }
    ]
    made = tender(id="054321-2025", date="2025-11-03T10:00:00Z", tag=["award", "contract"])
    made |= {"awards": awards, "contracts": contracts}
    del made["tender"]["lots"], made["tender"]["tenderPeriod"], made["tender"]["documents"]
    return _changed(made, changes)


def package(*releases: Any, **changes: Any) -> Json:
    """A package of releases."""
    return {"uri": "https://example.org", "version": "1.1", "releases": [*releases]} | changes


def write(path: Path, *releases: Any, **changes: Any) -> Path:
    """A package as a file."""
    path.write_text(json.dumps(package(*releases, **changes)), encoding="utf-8")
    return path


def _supplier(id: str, name: str) -> Json:
    return {"id": f"GB-PPON-{id}", "name": name}


def _changed(release: Json, changes: Json) -> Json:
    """A copy with changes; None takes a value away."""
    made = deepcopy(release)
    for name, value in changes.items():
        *within, last = name.split("__")
        place: Any = made
        for key in within:
            place = place[int(key)] if isinstance(place, list) else place.setdefault(key, {})
        if value is None:
            place.pop(last, None)
        else:
            place[last] = value
    return made
