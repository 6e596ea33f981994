"""Values for a named query as they are typed on the command line."""

from collections.abc import Sequence
from datetime import date

from mps.errors import QueryError
from mps.sql import Query
from mps.text import suggest


def read_params(query: Query, given: Sequence[str]) -> dict[str, object]:
    """The `name=value` texts as values of the types that the query's header declares.

    Raises QueryError, naming every parameter with its type, when one is unknown, missing, given
    twice or of a wrong type.
    """
    wanted = ", ".join(f"{name} ({kind})" for name, kind in query.params.items()) or "none"
    takes = f"{query.name} takes: {wanted}. Write: --param name=value"
    values: dict[str, object] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals:
            raise QueryError(f"'{text}' is not name=value. {takes}")
        if name not in query.params:
            near = suggest(name, list(query.params))
            raise QueryError(f"There is no parameter {name}.{near} {takes}")
        if name in values:
            raise QueryError(f"The parameter {name} is given twice. {takes}")
        values[name] = _cast(name, value, query.params[name].upper())
    if missing := [name for name in query.params if name not in values]:
        raise QueryError(f"The parameter {', '.join(missing)} is missing. {takes}")
    return values


def _cast(name: str, value: str, kind: str) -> object:
    try:
        if "INT" in kind:
            return int(value)
        if kind in ("DOUBLE", "FLOAT") or kind.startswith("DECIMAL"):
            return float(value)
        if kind == "DATE":
            return date.fromisoformat(value)
        if kind == "BOOLEAN":
            return {"true": True, "false": False}[value.lower()]
    except (ValueError, KeyError):
        like = {"DATE": "a date such as 2020-06-30", "BOOLEAN": "true or false"}
        words = like.get(kind, "a whole number" if "INT" in kind else "a number")
        raise QueryError(f"The parameter {name} must be {words}, not '{value}'.") from None
    return value
