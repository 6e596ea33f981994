"""What every figure of the page knows: the measure, the period, the comparator, the like."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import pandas as pd

from mps import words
from mps.analysis.neighbours import Neighbours, neighbours
from mps.analysis.verdict import Measured, average, half_middle, verdicts
from mps.paths import store_path
from mps.store import StoreIdentity, identity_of
from mps.ui.cache import query, records
from mps.ui.chosen import Chosen
from mps.ui.compare.told import told
from mps.words import compare

ENGLAND = "E92000001"
FACTS: tuple[tuple[str, str, str], ...] = (
    ("people", "Residents", "count"),
    ("share_0_17", "Aged under 18", "pct"),
    ("share_65_plus", "Aged 65 and over", "pct"),
    ("share_85_plus", "Aged 85 and over", "pct"),
    ("deprived_share", "Small areas in England's most deprived fifth", "pct"),
    ("rural_share", "Small areas that are rural", "pct"),
    ("long_term_65_plus", "People 65+ with long-term support, per 1,000", "decimal"),
)
"""The facts that make councils alike: code, name and how a value is written."""
LOGARITHM = ("people",)
_OTHER = ["other_name", "other_value", "other_lower", "other_upper"]


class Compare(Chosen):
    """The chosen council, measure, period, comparator and weights, with what is held of them."""

    @cached_property
    def measure(self) -> Mapping[str, Any]:
        """The chosen measure: a row of the query compare__measure."""
        code = self.page["measure"]
        return records("compare__measure", "measure_code", measure_code=code)[code]

    @cached_property
    def periods(self) -> pd.DataFrame:
        """The periods in which any council has the measure, the newest first."""
        code = self.page["measure"]
        return query("compare__periods", measure_code=code, council_code=self.code)

    @cached_property
    def period(self) -> str:
        """The chosen period, else the newest the council has, else the newest of any."""
        if self.page["year"] in set(self.periods["period"]):
            return self.page["year"]
        own = self.periods[self.periods["is_held_here"]]
        return str((own if len(own) else self.periods)["period"].iloc[0])

    @cached_property
    def areas(self) -> pd.DataFrame:
        """Every council, region and England with the measure in the period."""
        code = self.page["measure"]
        return query("compare__strip", measure_code=code, period=self.period)

    @cached_property
    def councils(self) -> pd.DataFrame:
        """The councils of `areas`, each with its verdict, likeness and role in the chart."""
        frame = self.areas[self.areas["area_level"] == "council"].copy()
        other = self.other
        values = list(frame["value"].dropna())
        given = {name: other.get(name) for name in _OTHER[1:]}
        spread = half_middle(values)
        frame = verdicts(frame.assign(**given, better=self.measure["better"], spread=spread))
        distance = self.alike.distances.set_index("council_code")["distance"]
        roles = dict.fromkeys(self.alike.nearest, "alike") | {self.code: "chosen"}
        return frame.assign(
            distance=frame["area_code"].map(distance).astype(float),
            role=[roles.get(code, "other") for code in frame["area_code"]],
        )

    @cached_property
    def own(self) -> Mapping[Any, Any] | None:
        """The chosen council's row of `councils`; None without a value."""
        row = self.councils[self.councils["area_code"] == self.code].dropna(subset=["value"])
        return None if row.empty else row.iloc[0].to_dict()

    @cached_property
    def places(self) -> Mapping[str, Mapping[Any, Any]]:
        """England and the regions with a value in the period, by their codes."""
        rows = self.areas[self.areas["area_level"] != "council"].to_dict("records")
        return {row["area_code"]: row for row in rows if words.known(row["value"]) is not None}

    def comparator(self, level: str) -> Mapping[Any, Any] | None:
        """The row of England or of the council's region in the period; None where not held."""
        return self.places.get(ENGLAND if level == "england" else self.region)

    @cached_property
    def region(self) -> str:
        """The code of the council's region, empty where it is not known."""
        return str(self.page.council.row["region_code"] or "")

    @cached_property
    def other(self) -> dict[str, Any]:
        """What the councils are set against: other_name, other_value, other_lower, other_upper."""
        if self.page["against"] == "neighbours":
            frame = self.areas[self.areas["area_code"].isin(self.alike.nearest)]
            return average_of(*(list(frame[one]) for one in _SAME[1:]))
        row = self.comparator(self.page["against"])
        if row is None:
            return dict.fromkeys(_OTHER)
        return dict(zip(_OTHER, (row[one] for one in _SAME), strict=True))

    @property
    def facts(self) -> pd.DataFrame:
        """The facts of every council: a row per council, a column per fact."""
        return _facts(identity_of(store_path()))

    @cached_property
    def weights(self) -> dict[str, float]:
        """The weight of each fact, as chosen."""
        return {code: self.page.number(f"w_{code}") or 0.0 for code, _, _ in FACTS}

    @cached_property
    def alike(self) -> Neighbours:
        """The other councils in order of likeness."""
        return _alike(identity_of(store_path()), self.code, tuple(self.weights.items()))

    @cached_property
    def profile(self) -> pd.DataFrame:
        """Every measure held for the council in its newest period, with its verdict."""
        frame = query("compare__profile", council_code=self.code)
        against = self.page["against"]
        if against == "neighbours":
            others = pd.DataFrame(
                [self._average_in(row) for row in frame.to_dict("records")],
                columns=_OTHER,
                index=frame.index,
            )
        else:
            others = frame[[f"{against}_{one}" for one in ("name", "value", "lower", "upper")]]
            others = others.set_axis(_OTHER, axis=1)
        spread = [half_middle(list(values)) for values in frame["council_values"]]
        joined = frame.join(others).assign(spread=pd.Series(spread, index=frame.index, dtype=float))
        return verdicts(joined)

    @cached_property
    def judged(self) -> pd.DataFrame:
        """The measures of the profile that have a better side."""
        frame: pd.DataFrame = self.profile[self.profile["better"] != "none"]
        return frame

    @cached_property
    def told(self) -> pd.DataFrame:
        """The profile with what is shown of it in words."""
        return told(self.profile)

    def _average_in(self, row: Mapping[Any, Any]) -> dict[str, Any]:
        """The average of the councils most like this one, of a row of the profile."""
        chosen = [code in self.alike.nearest for code in row["council_codes"]]
        return average_of(
            *(
                [value for value, near in zip(plain(row[name]), chosen, strict=True) if near]
                for name in ("council_values", "council_lowers", "council_uppers")
            )
        )

    def written(self, value: object, *, whole: bool = False) -> str:
        """A value of the chosen measure in words."""
        return compare.written(
            value, self.measure["unit"], int(self.measure["decimals"]), whole=whole
        )

    @property
    def against_name(self) -> str:
        """The comparator's name in a sentence."""
        return {"england": "England", "region": "its region"}.get(
            self.page["against"], "the average of the councils most like it"
        )

    @property
    def kind(self) -> str:
        """The kind of table column that writes the measure."""
        unit, decimals = self.measure["unit"], int(self.measure["decimals"])
        if unit.startswith("£"):
            return "gbp_pence" if decimals else "gbp"
        return "pct" if unit == "%" else "decimal_3" if decimals == 3 else "decimal"


_SAME = ("area_name", "value", "lower", "upper")


@lru_cache(maxsize=4)
def _facts(identity: StoreIdentity) -> pd.DataFrame:
    del identity  # only tells one store from the next
    frame = query("compare__variables")
    wide = frame.pivot(index="council_code", columns="variable_code", values="value")
    return wide.reindex(columns=[code for code, _, _ in FACTS])


@lru_cache(maxsize=300)
def _alike(
    identity: StoreIdentity, code: str, weights: tuple[tuple[str, float], ...]
) -> Neighbours:
    return neighbours(_facts(identity), code, dict(weights), logarithm=LOGARITHM)


def plain(values: Any) -> list[float]:
    """The numbers of a list column; DuckDB hands over one with empty places as a masked array."""
    filled: list[float] = np.ma.filled(np.ma.asarray(values, dtype=float), np.nan).tolist()
    return filled


def average_of(
    values: Sequence[float], lowers: Sequence[float], uppers: Sequence[float]
) -> dict[str, Any]:
    """The average of at least two values as a comparator, with an interval where all have one."""
    held = [
        Measured(float(value), words.known(lower), words.known(upper))
        for value, lower, upper in zip(values, lowers, uppers, strict=True)
        if words.known(value) is not None
    ]
    found = average(held)
    if found is None:
        return dict.fromkeys(_OTHER)
    name = f"the average of {len(held)} like councils"
    return dict(zip(_OTHER, (name, *found), strict=True))
