"""Made-up opportunities, as rows of the query opportunities__list and as lines of a CSV file."""

from datetime import date
from typing import Any

import pandas as pd

from tests.statement_files import OPPORTUNITIES

HEADER = OPPORTUNITIES.strip().split(",")


def row(**more: Any) -> dict[str, Any]:
    """A planned purchase that starts in April 2031, with whatever a test needs otherwise."""
    given: dict[str, Any] = dict.fromkeys((
        "published_date", "published_precision", "tender_date", "tender_precision",
        "deadline_date", "deadline_precision", "end_from_date", "end_date", "end_precision",
        "drawn_end_date", "latest_end_date", "term_months", "extension_months", "value_gbp",
        "value_low_gbp", "value_high_gbp", "value_note", "route", "lots", "supplier",
        "service_names", "client_names", "intention_id", "intention_title", "paper", "section",
        "notice_id", "ocid", "notice_url", "note",
    ))  # fmt: skip
    given |= {
        "opportunity_id": "test-homecare", "title": "Homecare", "phase": "coming",
        "stage": "planned", "stage_name": "Planned", "start_date": date(2031, 4, 1),
        "start_precision": "month", "next_step": "start", "next_date": date(2031, 4, 1),
        "next_precision": "month", "last_step": "start", "last_step_date": date(2031, 4, 1),
        "last_step_precision": "month", "last_date": date(2031, 4, 30),
        "source_status": "paper", "source_status_name": "Council paper",
    }  # fmt: skip
    return given | more


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows as the query gives them: days as pandas keeps them."""
    made = pd.DataFrame(list(rows), columns=list(row()))
    days = [name for name in made if str(name).endswith("_date")]
    return made.astype(dict.fromkeys(days, "datetime64[us]"))


def line(**more: str) -> str:
    """A line of opportunities.csv that has no fault; every cell is quoted."""
    cells = dict.fromkeys(HEADER, "") | {
        "opportunity_id": "test-homecare", "title": "Homecare", "stage": "tender",
        "is_adult_care": "Y", "paper": "A made-up paper", "section": "1",
        "source_status": "paper",
    }  # fmt: skip
    quoted = ('"' + cell.replace('"', '""') + '"' for cell in (cells | more).values())
    return ",".join(quoted) + "\n"


def table(*lines: str) -> str:
    """A whole opportunities.csv."""
    return OPPORTUNITIES + "".join(lines)
