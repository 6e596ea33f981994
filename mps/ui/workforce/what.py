"""What every figure of the page knows: the council, its comparators and what is held of them."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from mps import words
from mps.ui.cache import query, records
from mps.ui.chosen import Chosen

Row = Mapping[str, Any]
LEVELS = ("council", "region", "england")


def sources_of(*frames: pd.DataFrame, always: Iterable[str] = ()) -> tuple[str, ...]:
    """The datasets that the rows of frames come from, each once."""
    named = [source for frame in frames for source in frame["source_id"]]
    return tuple(dict.fromkeys([*named, *always]))


def first_row(frame: pd.DataFrame) -> Row:
    """The first row of a frame, by the names of its columns."""
    row = frame.iloc[0].to_dict()
    return {str(name): row[name] for name in row}


class Workforce(Chosen):
    """The chosen council, and what is held of its care workforce, its region's and England's."""

    @cached_property
    def region(self) -> str:
        """The name of the council's region."""
        return str(self.page.council.row["region_name"])

    @cached_property
    def care_types(self) -> pd.DataFrame:
        """Turnover by kind of care, the rows of the chosen kind of service marked."""
        service = self.page.view["service"]
        return query("workforce__care_types", council_code=self.code, service_type=service)

    @cached_property
    def older_people(self) -> pd.DataFrame:
        """Residents aged 65, 75 and 85 and over by year, where a projection is held."""
        return query("workforce__older_people", council_code=self.code)

    @cached_property
    def turnover(self) -> pd.DataFrame:
        """Turnover by year of council, median of councils, region and England."""
        return query("workforce__turnover", council_code=self.code)

    @cached_property
    def position(self) -> pd.DataFrame:
        """The rates of every council in the newest year that most have."""
        return query("workforce__position", council_code=self.code)

    @cached_property
    def stated(self) -> pd.DataFrame:
        """What the council's own papers print, beside region and England."""
        return query("workforce__stated", council_code=self.code)

    @cached_property
    def quoted(self) -> pd.DataFrame:
        """Single figures of region and England, quoted from Skills for Care."""
        return query("workforce__quoted", council_code=self.code)

    @cached_property
    def local(self) -> pd.DataFrame:
        """The council's figures in the file of Skills for Care, where it was loaded."""
        return query("workforce__local", council_code=self.code)

    @cached_property
    def newest(self) -> dict[str, dict[str, Row]]:
        """The newest figure of each indicator, by council, region and england."""
        frame = query("workforce__newest", council_code=self.code)
        found: dict[str, dict[str, Row]] = {level: {} for level in LEVELS}
        for row in frame.to_dict("records"):
            named = {str(name): row[name] for name in row}
            found[named["area_level"]][named["indicator"]] = named
        return found

    @cached_property
    def service(self) -> Mapping[str, Any] | None:
        """The chosen kind of service, None for all."""
        return records("market__service", "service_type_code").get(self.page.view["service"])

    @cached_property
    def leaving(self) -> Row | None:
        """The council's newest turnover rate with its comparator, None where none is held."""
        own = self.turnover[self.turnover["area_level"] == "council"]
        own = own[own["value"].notna()].sort_values("period_year")
        if own.empty:
            return None
        return first_row(own.tail(1))

    def same_paper(self, row: Row, level: str) -> Row | None:
        """The figure of region or England that the same paper prints beside one of the council."""
        frame = self.stated
        same = frame[
            (frame["indicator"] == row["indicator"])
            & (frame["period"] == row["period"])
            & (frame["told_by"] == row["told_by"])
            & frame[f"{level}_value"].notna()
        ]
        if same.empty:
            return None
        return {**row, "value": same[f"{level}_value"].iloc[0]}

    def beside(self, level: str) -> words.Against | None:
        """The rate of a comparator in the year and series of the council's newest rate."""
        row = self.leaving
        if row is None:
            return None
        frame = self.turnover
        same = frame[
            (frame["area_level"] == level)
            & (frame["series_id"] == row["series_id"])
            & (frame["period"] == row["period"])
        ]
        if same.empty:
            return None
        return words.Against(str(same["area_name"].iloc[0]), words.known(same["value"].iloc[0]))
