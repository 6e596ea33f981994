"""Which rows of which dataset are of which council and period, counted from every staged table."""

from collections.abc import Mapping

import duckdb

from mps.build.fill import create_table
from mps.build.inputs import Source
from mps.sources import Card


def is_counted_here(card: Card) -> bool:
    """Whether a card says how its rows are counted.

    Releases that say nothing are those of the care market, which mart.holding counts by location.
    """
    return card.scope != "register" or bool(card.area_column or card.period_column)


def count_holdings(connection: duckdb.DuckDBPyConnection, sources: Mapping[str, Source]) -> None:
    """Create `staging.holding`: dataset_id, council_code, period and row_count.

    An area below a council counts for the council it lies in; a region or a council without a
    folder of its own counts for none. Needs `mart.area_base` and the staged tables.
    """
    columns = {
        **dict.fromkeys(("dataset_id", "council_code", "period"), "varchar"),
        "row_count": "bigint",
    }
    create_table(connection, "staging.holding", columns)
    for name, source in sources.items():
        if is_counted_here(source.card):
            statement = f"insert into staging.holding {_statement(name, source.card)}"
            connection.execute(statement, {"name": name}).fetchall()


def _statement(name: str, card: Card) -> str:
    council = "council.council_code"
    joined = ""
    if card.scope == "council":
        joined = "left join raw.council as given on here.council_code = given.code"
        council = "given.code"
    elif card.area_column:
        joined = (
            f"left join mart.area_base as area on here.{card.area_column} = area.area_code "
            "left join mart.council as council on area.council_code = council.council_code"
        )
    else:
        council = "null"
    period = f"cast(here.{card.period_column} as varchar)" if card.period_column else "null"
    return f"""
        select $name, {council}, {period}, count(*)
        from staging.{name} as here {joined}
        group by all
    """
