"""What every part of the page knows: what is held of the council, what is chosen, and the day."""

import html
from collections.abc import Sequence
from datetime import date
from functools import cached_property

import pandas as pd
import streamlit as st

from mps.ui.cache import pairs, query
from mps.ui.chosen import Chosen
from mps.ui.clock import today
from mps.ui.figures import Figure
from mps.ui.frame import Page
from mps.ui.links import intention_address, opportunity_address
from mps.ui.parts import Tile, heading, missing, tiles
from mps.ui.tables import Column
from mps.words import counted, long_date, opening
from mps.words import opportunities as words

NOTE = (
    "Days are no more exact than their source gives them. Values are not added up: some are of a "
    "year, some of the whole term, some with extensions."
)
HOW = (
    "For those who run this site: add a row to opportunities.csv in the council's folder, or "
    "import notices of Find a Tender (python -m mps import FILE), then run: python -m mps build"
)
ALL = "all"
COLUMNS = [
    Column("title", "What"),
    Column("standing", "How it stands"),
    Column("published", "Published"),
    Column("when", "When"),
    Column("length", "Length"),
    Column("value", "Value"),
    Column("value_gbp", "Value in £", "gbp"),
    Column("value_low_gbp", "Lowest value in £", "gbp"),
    Column("value_high_gbp", "Highest value in £", "gbp"),
    Column("value_said", "What the value is of"),
    Column("route_said", "Route"),
    Column("lots_said", "Lots"),
    Column("for_services", "Services"),
    Column("for_clients", "For whom"),
    Column("supplier_said", "Supplier"),
    Column("note_said", "Note"),
    Column("source", "Source"),
    Column("source_status_name", "Kind of source"),
    Column("url_said", "Notice"),
    Column("opportunity_id", "Reference"),
]
"""The whole table of this page's figures."""


class Opportunities(Chosen):
    """The council, which buys for the whole of it, the choices, and what is held that fits."""

    @property
    def is_single(self) -> bool:
        """Whether one opportunity alone is chosen."""
        return self.page["item"] not in ("", ALL)

    @cached_property
    def today(self) -> date:
        """The day by which things lie ahead or are past."""
        return today()

    @cached_property
    def held(self) -> pd.DataFrame:
        """Everything that is held of the council, with words for tables."""
        return self._asked("", "")

    @cached_property
    def fitting(self) -> pd.DataFrame:
        """What fits the chosen service, group and stage, at any time."""
        view = self.page.view
        rows = self._asked(view["service"], view["client"])
        stage = self.page["stage"]
        return rows if stage == ALL else rows[rows["stage"] == stage]

    @cached_property
    def live(self) -> pd.DataFrame:
        """What fits and is ahead, runs or names no day, where such are to be shown."""
        return self._of_time("ahead", self.fitting["phase"] != words.PAST)

    @cached_property
    def past(self) -> pd.DataFrame:
        """What fits and is past, where the past is to be shown."""
        return self._of_time("past", self.fitting["phase"] == words.PAST)

    @property
    def choice(self) -> str:
        """What is chosen, to follow a measure: ", homecare, planned"; empty for all."""
        labels = [
            pairs(f"filters__{name}", "code", "label").get(self.page.view[name], "")
            for name in ("service", "client")
        ]
        if self.page["stage"] != ALL:
            labels.append(self.page.label("stage"))
        return "".join(f", {label.lower()}" for label in labels if label)

    @property
    def unstated(self) -> str:
        """How many of those shown name no service or group and are shown for every choice."""
        asked = (
            ("service", ("service_names", "kind of service")),
            ("client", ("client_names", "client group")),
        )
        set_ones = [column for name, column in asked if self.page.view[name]]
        return words.unstated_note(self.fitting, set_ones)

    def figure(self, code: str, title: str, measure: str, frame: pd.DataFrame) -> Figure:
        """A figure of this page: its measure is followed by place, choice and day."""
        subtitle = f"{measure}, {self.council}{self.choice}, as held on {long_date(self.today)}"
        return Figure(code, title, subtitle, sources(frame), NOTE)

    def address(self, opportunity_id: str) -> str:
        """The permanent address of one opportunity on this site."""
        return opportunity_address(self.code, opportunity_id)

    def intention(self, intention_id: str) -> str:
        """The address of an intention on this site."""
        return intention_address(self.code, intention_id)

    def _asked(self, service: str, client: str) -> pd.DataFrame:
        frame = words.in_words(
            query(
                "opportunities__list",
                council_code=self.code,
                on_date=self.today,
                service_type=service,
                client_group=client,
            )
        )
        unsaid = ("value_note", "supplier", "note")
        said = {f"{name.partition('_')[0]}_said": frame[name].map(words.said) for name in unsaid}
        return frame.assign(
            **said,
            url_said=frame["notice_url"].map(words.said),
            address=[self.address(one) for one in frame["opportunity_id"]],
        )

    def _of_time(self, time: str, fits: "pd.Series[bool]") -> pd.DataFrame:
        return self.fitting[fits & (self.page["when"] in (ALL, time))]


def sources(frame: pd.DataFrame) -> tuple[str, ...]:
    """The datasets that the rows are from."""
    return tuple(sorted(frame["source_id"].unique()))


def top(found: Opportunities) -> None:
    """The finding, the choices, what comes next in a sentence, and how many there are."""
    said = words.title(found.fitting, today=found.today, place=found.council)
    heading(
        said.text,
        f"Contracts, planned purchases and notices of adult social care, {found.council}"
        f"{found.choice}, as held on {long_date(found.today)}",
    )
    if found.held.empty:
        missing(
            f"Contracts and planned purchases of {found.council}",
            "No paper or notice of it is held here. The council may well be buying: look at Find "
            "a Tender.",
            HOW,
        )
        return
    _choices(found.page)
    if found.fitting.empty:
        st.write("Nothing that is held fits this choice.")
        return
    _next(found)
    tiles(_tiles(found.fitting))
    if found.unstated:
        st.write(found.unstated)


def _choices(page: Page) -> None:
    left, middle, right = st.columns(3, gap="medium", vertical_alignment="bottom")
    for column, name in ((left, "when"), (middle, "stage"), (right, "item")):
        with column:
            page.control(name)


def _next(found: Opportunities) -> None:
    live = found.fitting[found.fitting["phase"].isin([words.COMING, words.RUNNING])]
    if len(live):
        row = live.to_dict("records")[0]
        st.html(f"<p>{html.escape(words.answer(row))}</p>")
    undated = int((found.fitting["phase"] == words.UNDATED).sum())
    if undated:
        named = counted(undated, "more names no day", "more name no day")
        st.write(f"{opening(named)} and may still be open.")


def _tiles(frame: pd.DataFrame) -> Sequence[Tile]:
    counts = {phase: int((frame["phase"] == phase).sum()) for phase in words.PHASES}
    return [
        Tile(words.PHASES[phase], str(counts[phase]), (meaning,))
        for phase, meaning in words.MEANINGS.items()
    ]
