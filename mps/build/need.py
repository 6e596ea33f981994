"""Expected need of every area, and its older residents in projected years, made at build time."""

import duckdb
import pandas as pd

from mps.analysis.need import apportion, expected_people
from mps.build.fill import create_from_frame

_GROUPS = {"65_plus": 65, "75_plus": 75, "85_plus": 85}
_PLACE = ["area_code", "variant", "mid_year"]


def measure_need(connection: duckdb.DuckDBPyConnection) -> None:
    """Create `staging.need` and `staging.future_people`.

    `staging.need` has a row per area, projection variant, mid-year and condition: area_code,
    variant (empty for estimates), mid_year, condition, low, central, high. `staging.future_people`
    has a row per area, variant, projected mid-year and age group (65_plus, 75_plus, 85_plus):
    people. Areas below a council get its projection by the share method. Needs
    `mart.older_band`, `mart.older_sex`, `mart.projected_band` and `mart.rate_cell`.
    """
    rates = connection.execute("select * from mart.rate_cell order by sort_order, cell").df()
    held = connection.execute("select * from mart.older_band").df().assign(variant="")
    future = _project(held, connection.execute("select * from mart.projected_band").df())
    sexes = connection.execute("select * from mart.older_sex").df()
    estimated = held.merge(sexes, on=["sex_area", "mid_year", "age_from"])
    newest = sexes[sexes["mid_year"] == sexes.groupby("sex_area")["mid_year"].transform("max")]
    projected = future.merge(newest.drop(columns="mid_year"), on=["sex_area", "age_from"])
    people = pd.concat([_by_sex(frame) for frame in (estimated, projected) if len(frame)])
    _write_need(connection, expected_people(people, rates))
    _write_people(connection, future)


def _project(held: pd.DataFrame, projected: pd.DataFrame) -> pd.DataFrame:
    """Share each council's projection out among the areas of each of its levels."""
    parts = [pd.DataFrame(columns=[*_PLACE, "sex_area", "age_from", "people"])]
    small = held[held["council_code"].notna()]
    newest = small[small["mid_year"] == small.groupby("area_code")["mid_year"].transform("max")]
    for (council, variant), total in projected.groupby(["area_code", "variant"]):
        totals = total.pivot(index="age_from", columns="mid_year", values="people")
        for _, areas in newest[newest["council_code"] == council].groupby("area_level"):
            weights = areas.pivot(index="area_code", columns="age_from", values="people")
            weights = weights.reindex(columns=totals.index)
            shared = apportion(weights.to_numpy(float), totals.to_numpy(float))
            index = pd.MultiIndex.from_product(
                [weights.index, totals.index, totals.columns],
                names=["area_code", "age_from", "mid_year"],
            )
            part = pd.Series(shared.ravel(), index, name="people").reset_index()
            parts.append(part.assign(variant=str(variant), sex_area=str(council)))
    return pd.concat([part for part in parts if len(part)] or parts[:1])


def _by_sex(frame: pd.DataFrame) -> pd.DataFrame:
    """Split people by the shares of the sexes; a row per place, a column per band and sex."""
    males = frame["people"] * frame["male_share"]
    both = frame.assign(males=males, females=frame["people"] - males)
    wide = both.pivot(index=_PLACE, columns="age_from", values=["males", "females"])
    return wide.swaplevel(axis=1).sort_index(axis=1)


def _write_need(connection: duckdb.DuckDBPyConnection, found: pd.DataFrame) -> None:
    statement = """
        select
            cast(area_code as varchar) as area_code,
            cast(variant as varchar) as variant,
            cast(mid_year as integer) as mid_year,
            cast(condition as varchar) as condition,
            if(isnan(low), null, low) as low,
            cast(central as double) as central,
            if(isnan(high), null, high) as high
        from frame
        order by area_code, mid_year, variant, condition
    """
    numbers = dict.fromkeys(("low", "central", "high"), float)
    create_from_frame(connection, "staging.need", statement, found.astype(numbers))


def _write_people(connection: duckdb.DuckDBPyConnection, future: pd.DataFrame) -> None:
    groups = [
        future[future["age_from"] >= first]
        .groupby(_PLACE, as_index=False)["people"]
        .sum()
        .assign(age_group=group)
        for group, first in _GROUPS.items()
    ]
    statement = """
        select
            cast(area_code as varchar) as area_code,
            cast(variant as varchar) as variant,
            cast(mid_year as integer) as mid_year,
            cast(age_group as varchar) as age_group,
            cast(people as double) as people
        from frame
        order by area_code, mid_year, variant, age_group
    """
    create_from_frame(connection, "staging.future_people", statement, pd.concat(groups))
