"""What is shown of each measure in words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mps.words import compare


def told(frame: pd.DataFrame) -> pd.DataFrame:
    """Add what is shown of each measure in words: value, comparator, interval, verdict, place."""
    rows = frame.to_dict("records")

    def shown(row: Mapping[Any, Any], name: str) -> str:
        return compare.written(row[name], row["unit"], int(row["decimals"]))

    return frame.assign(
        shown=[shown(row, "value") for row in rows],
        other_shown=[shown(row, "other_value") for row in rows],
        between=[
            "none" if pd.isna(row["lower"]) else f"{shown(row, 'lower')} to {shown(row, 'upper')}"
            for row in rows
        ],
        england_shown=[_england(row, shown(row, "england_value")) for row in rows],
        region_shown=[shown(row, "region_value") for row in rows],
        verdict_shown=[compare.VERDICTS[row["verdict"]] for row in rows],
        rests_on=[compare.TESTS[row["test"]] for row in rows],
        standing=[compare.standing(row["value"], list(row["council_values"])) for row in rows],
    )


def _england(row: Mapping[Any, Any], shown: str) -> str:
    """England's value as written, with what it is where it is not England's own."""
    named = row["england_name"]
    return shown if pd.isna(named) or named == "England" else f"{shown} ({named})"
