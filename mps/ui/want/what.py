"""What every part of the page knows: the intentions that fit, their evidence, the day."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from mps.ui.cache import query, records
from mps.ui.chosen import Chosen
from mps.ui.clock import today
from mps.ui.links import address, intention_address
from mps.words import wanted

PAGE = "what_we_want"
SOURCES = ("council_intentions",)
HOW_TO_LOAD = (
    "For those who run this site: write them as files in the council's folder (README, Say what "
    "the council wants), then run: python -m mps build"
)
Row = Mapping[Any, Any]


class Wanted(Chosen):
    """The chosen council, its filters, and what is held of what it wants."""

    @cached_property
    def today(self) -> date:
        """The day that dates are set beside."""
        return today()

    def chosen(self, name: str) -> str:
        """The code chosen for a choice of the page, empty for any."""
        return "" if self.page[name] in ("any", "all") else self.page[name]

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The intentions that fit every filter."""
        view = self.page.view
        return query(
            "want__intentions",
            council_code=self.code,
            area_code=view["area"],
            service_type=view["service"],
            client_group=view["client"],
            direction=self.chosen("direction"),
            status=self.chosen("status"),
        )

    @cached_property
    def every(self) -> pd.DataFrame:
        """Every intention of the council."""
        names = ("area_code", "service_type", "client_group", "direction", "status")
        return query("want__intentions", council_code=self.code, **dict.fromkeys(names, ""))

    @property
    def service_name(self) -> str:
        """The chosen service type in words, empty for all."""
        return _label("filters__service", self.page.view["service"])

    @cached_property
    def filters(self) -> str:
        """The filters in words, empty without any."""
        page = self.page
        named = [
            self.service_name,
            _label("filters__client", page.view["client"]),
            page.label("direction").partition(" (")[0] if self.chosen("direction") else "",
            page.label("status").partition(" (")[0] if self.chosen("status") else "",
            page.area.name if page.area else "",
        ]
        return ", ".join(name[:1].lower() + name[1:] if place < 4 else name
                         for place, name in enumerate(named) if name)  # fmt: skip

    @cached_property
    def evidence(self) -> Mapping[str, pd.DataFrame]:
        """What each intention and record rests on, by its id."""
        frame = query("want__evidence", council_code=self.code)
        return {str(code): part for code, part in frame.groupby("record_id", sort=False)}

    @cached_property
    def changes(self) -> pd.DataFrame:
        """What changed in the intentions, the newest first."""
        return query("want__changes", council_code=self.code)

    @cached_property
    def editions(self) -> pd.DataFrame:
        """The days on which the council published its intentions, the newest first."""
        return query("want__editions", council_code=self.code)

    def link_to(self, intention_id: str) -> str:
        """The permanent address of an intention."""
        return intention_address(self.code, intention_id)

    def link_to_record(self, row: Row) -> str:
        """The permanent address of a record of the rest of the statement: topic and its id."""
        topic = address(PAGE, council=self.code, view="statement", topic=str(row["topic"]))
        return f"{topic}#{row.get('direction_id') or row['record_id']}"


def _label(name: str, code: str) -> str:
    return str(records(name, "code")[code]["label"]) if code else ""


def facts_of(row: Row, here: Wanted) -> list[tuple[str, str]]:
    """What is stated of an intention, as names and values; what is not stated says so."""
    said = wanted.text_or
    status = str(row["status_name"])
    found = [
        ("Direction", f"{wanted.direction(row)}: {wanted.MEANINGS[row['direction']]}"),
        ("Status in the paper", status),
        ("Since then", said(row["status_note"])),
        ("Services", said(row["service_names"])),
        ("For", said(row["client_names"])),
        ("Where", said(row["area_name"], f"All of {here.council}")),
        ("How much", wanted.quantity(row)),
        ("Needed by", wanted.needed(row, here.today)),
        ("Route to market", said(row["route"])),
        ("Price or budget", said(row["price_or_budget"])),
        ("Looked at again", wanted.reviewed(row, here.today)),
        ("Reference code", str(row["reference_code"])),
        ("Paper", f"{row['paper']}; section {row['section']}"),
    ]
    return found
