"""What every view of the page knows: the place, the filters, and what is held of the market."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import pandas as pd
import streamlit as st

from mps import words
from mps.ui.cache import pairs, query, records
from mps.ui.chosen import ChosenMarket
from mps.ui.parts import heading, missing
from mps.ui.tables import Column
from mps.words import supply

AREAS = ("ons_lsoa_lookup", "commons_msoa_names", "ons_lsoa_boundaries")
PEOPLE = ("ons_lsoa_population",)


class Market(ChosenMarket):
    """The chosen place, service type and client group, and what is held of its care market."""

    @cached_property
    def scope(self) -> supply.Scope:
        """The place, the day of the list and the filters, for words."""
        view = self.page.view
        service = records("market__service", "service_type_code").get(view["service"])
        client = pairs("filters__client", "code", "label").get(view["client"], "")
        return supply.Scope(self.page.place.name, self.day, service, client)

    @property
    def day(self) -> str:
        """The day of the list, in words; empty where none is held."""
        return words.as_of(self.holding) if self.holding["has_list"] else ""

    @property
    def listed(self) -> tuple[str, ...]:
        """The dataset of the list."""
        return (self.holding["list_source_id"],) if self.holding["has_list"] else ()

    @property
    def supply(self) -> str:
        """The count of beds that is shown: register, or msoa_2022 where asked or nothing else."""
        newest = self.page["supply"] != "msoa_2022" and self.holding["has_beds"]
        return "register" if newest else "msoa_2022"

    @property
    def on_day(self) -> str:
        """Filters, place and day of the list, to follow a measure in a subtitle."""
        return f"{self.scope.filters}, {self.scope.place}, as listed on {self.day}"

    @cached_property
    def totals(self) -> pd.DataFrame:
        """Locations, homes, beds and providers of the place and of what it is read against."""
        return query("services__totals", **self.in_place)

    @cached_property
    def provider_names(self) -> Mapping[str, str]:
        """What each provider of the council is called, by its number at the regulator."""
        frame = query("services__provider_names", council_code=self.code)
        return dict(zip(frame["provider_id"], frame["provider_label"], strict=True))

    def named(self, frame: pd.DataFrame) -> pd.DataFrame:
        """A frame of providers with a name in words for those whose own name is not held."""
        names = frame["provider_id"].map(self.provider_names)
        return frame.assign(provider_label=names.fillna(frame["provider_label"]))

    def note_client(self) -> None:
        """Say what beds are with a chosen client group: those of whole homes."""
        if self.holding["has_beds"] and (note := supply.client_note(self.scope)):
            st.info(note)

    def choose_another(self) -> None:
        """Say what to change where nothing fits the choice."""
        more = ", service type or client group" if self.scope.fitting else ""
        st.write(f"Choose another area{more}.")

    def said(self, finding: words.Finding) -> str:
        """A finding with the chosen client group, which its own words leave out."""
        return f"{finding.text}{self.scope.tail}"

    def top(self, title: str, lede: str) -> None:
        """The view's finding, the choice of views, and how the chosen service is counted."""
        heading(title, lede)
        self.page.control("view")
        if note := words.service_note(self.scope.service):
            st.info(note)

    def missing_list(
        self, what: str = "Providers, services and ratings", needs: str = "list"
    ) -> None:
        """Say that no list (or what `needs` names) is held, and how to load one."""
        missing(*words.not_held(what, self.holding, needs))

    def without(self, what: str) -> None:
        """A whole view without data: what is missing and how to load it."""
        self.top(f"{what}: not held for {self.council}", self.page.spec.summary)
        self.missing_list(what)


def held(frame: pd.DataFrame, columns: Sequence[Column]) -> list[Column]:
    """The columns that have any value: what is not held makes no empty column."""
    return [column for column in columns if frame[column.name].notna().any()]


def sources(frame: pd.DataFrame) -> tuple[str, ...]:
    """The lists and ratings that the rows of a frame come from."""
    columns = [name for name in ("source_id", "rating_source_id") if name in frame]
    return tuple(dict.fromkeys(pd.concat([frame[name] for name in columns]).dropna()))
