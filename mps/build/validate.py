"""Every cell against its column map, every key and reference, all problems at once."""

from collections.abc import Iterator

import duckdb

from mps.build.inputs import GROUPED_BY, Inputs, Source
from mps.build.releases import IMPORTED
from mps.errors import Problem
from mps.sources import ColumnSpec
from mps.text import suggest

SHOWN_CHARACTERS = 80
LISTED_CODES = 30  # more would not be read
NUMBER = r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?"
PLAIN = "Write the number alone: no commas, spaces, currency signs or words; leave unknowns blank."

# For each type: the SQL that holds for a good value `it`, what is wrong otherwise, and a remedy.
RULES = {
    "code": (r"regexp_full_match(it, '\S+')", "a code has no spaces", "Remove the spaces."),
    "integer": (
        "regexp_full_match(it, '[+-]?[0-9]{1,18}')",
        "this is not a whole number",
        PLAIN,
    ),
    "count": (
        "regexp_full_match(it, '[0-9]{1,18}')",
        "this is not a count (a whole number, 0 or more)",
        PLAIN,
    ),
    "decimal": (f"regexp_full_match(it, '{NUMBER}')", "this is not a number", PLAIN),
    "share": (
        f"regexp_full_match(it, '{NUMBER}') and try_cast(it as double) between 0 and 100",
        "this is not a percentage from 0 to 100",
        PLAIN,
    ),
    "year": (
        "regexp_full_match(it, '(19|20|21)[0-9]{2}')",
        "this is not a year",
        "Write it with four digits, such as 2020.",
    ),
    "financial_year": (
        "regexp_full_match(it, '(19|20|21)[0-9]{2}-[0-9]{2}')"
        " and (try_cast(left(it, 4) as integer) + 1) % 100 = try_cast(right(it, 2) as integer)",
        "this is not a financial year",
        "Write the year it starts in, a hyphen and two digits of the next, such as 2016-17.",
    ),
    "date": (
        "regexp_full_match(it, '[0-9]{4}-[0-9]{2}-[0-9]{2}') and try_cast(it as date) is not null",
        "this is not a date",
        "Write it as year-month-day, such as 2020-06-30.",
    ),
    "dated": (
        "case when regexp_full_match(it, '(19|20|21)[0-9]{2}/[0-9]{2}')"
        " then (cast(left(it, 4) as integer) + 1) % 100 = cast(right(it, 2) as integer)"
        " when regexp_full_match(it, '[0-9]{4}-[0-9]{2}-[0-9]{2}')"
        " then try_cast(it as date) is not null"
        " else regexp_full_match(it, '(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2]))?') end",
        "this is neither a date nor a month, a year or a financial year",
        "Write 2019-04-30, 2019-04, 2019 or, for April 2018 to March 2019, 2018/19.",
    ),
    "codes": (
        r"regexp_full_match(it, '[^\s|]+([|][^\s|]+)*')",
        "this is not a list of codes",
        "Codes have no spaces; in a table, join them by a vertical bar: care_home|homecare.",
    ),
    "references": (
        r"regexp_full_match(it, '[a-z]+:[^\s|]+([|][a-z]+:[^\s|]+)*')",
        "this is not a list of references",
        "Write each as a kind, a colon and a code, such as figure:banes-2018-homes-older.",
    ),
    "boolean": ("it in ('Y', 'N')", "this is neither Y nor N", "Write Y or N."),
    "lon": (
        f"regexp_full_match(it, '{NUMBER}') and try_cast(it as double) between -9 and 3",
        "this is not a longitude within the United Kingdom",
        "Write decimal degrees (WGS84), west negative; see that lon and lat are not swapped.",
    ),
    "lat": (
        f"regexp_full_match(it, '{NUMBER}') and try_cast(it as double) between 49 and 61",
        "this is not a latitude within the United Kingdom",
        "Write decimal degrees (WGS84); see that lon and lat are not swapped.",
    ),
    "url": (
        r"regexp_full_match(it, 'https?://\S+')",
        "this is not a web address",
        "Begin it with https:// and leave no spaces in it.",
    ),
    "lsoa_code": (
        "regexp_full_match(it, 'E01[0-9]{6}')",
        "this is not the code of an LSOA in England",
        "Write E01 and six digits, such as E01014370.",
    ),
}


def validate(
    connection: duckdb.DuckDBPyConnection, inputs: Inputs, incomplete: set[str]
) -> list[Problem]:
    """Judge the raw tables; `incomplete` names datasets of which rows are missing already."""
    problems: list[Problem] = []
    for name, source in inputs.sources.items():
        for spec in source.kept:
            problems += _bad_values(connection, name, spec)
            problems += _missing_values(connection, name, spec)
            problems += _unknown_kinds(connection, name, spec)
            for kind, where in spec.targets.items():
                target = inputs.sources.get(where.partition(".")[0])
                if target and target.card.id not in incomplete:
                    problems += _unknown_values(connection, name, spec, kind, target)
                if target and not {name, target.card.id} & incomplete:
                    problems += _without_shape(connection, source, spec)
        problems += _repeated_keys(connection, name, source)
        if name not in incomplete:
            problems += _unexpected_count(connection, name, source)
    return sorted(problems, key=lambda one: (one.file, one.row, one.column))


def _find(connection: duckdb.DuckDBPyConnection, statement: str) -> list[tuple[str, int, str]]:
    """Rows of (file, line, value) that a statement finds, the value cut to what can be shown."""
    return [
        (file, row, str(value or "")[:SHOWN_CHARACTERS])
        for file, row, value in connection.execute(statement).fetchall()
    ]


def _bad_values(
    connection: duckdb.DuckDBPyConnection, name: str, spec: ColumnSpec
) -> Iterator[Problem]:
    if spec.type not in RULES:
        return
    holds, message, remedy = RULES[spec.type]
    statement = f"""
        select source_file, source_row, it
        from (select source_file, source_row, {spec.column} as it from raw.{name})
        where it is not null and not ({holds})
    """
    for file, row, value in _find(connection, statement):
        yield Problem(file, row, spec.header, value, message, remedy)


def _missing_values(
    connection: duckdb.DuckDBPyConnection, name: str, spec: ColumnSpec
) -> Iterator[Problem]:
    if not (spec.required or spec.key):
        return
    statement = f"select source_file, source_row, '' from raw.{name} where {spec.column} is null"
    for file, row, _ in _find(connection, statement):
        remedy = "Fill it in, or remove the row."
        yield Problem(file, row, spec.header, "", "this cell must not be blank", remedy)


def _unknown_kinds(
    connection: duckdb.DuckDBPyConnection, name: str, spec: ColumnSpec
) -> Iterator[Problem]:
    """References that begin with no kind the column map knows."""
    if spec.type != "references" or not spec.targets:
        return
    known = ", ".join(f"'{kind}'" for kind in spec.targets)
    statement = f"""
        select source_file, source_row, item
        from ({_items(name, spec)})
        where split_part(item, ':', 1) not in ({known})
    """
    for file, row, value in _find(connection, statement):
        remedy = f"Begin it with {', '.join(f'{kind}:' for kind in spec.targets)}."
        remedy += suggest(value.partition(":")[0], list(spec.targets))
        message = "this does not say what it refers to"
        yield Problem(file, row, spec.header, value, message, remedy)


def _unknown_values(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    spec: ColumnSpec,
    kind: str,
    target: Source,
) -> Iterator[Problem]:
    """Values that do not occur in the column they refer to; `kind` as they begin, if with any."""
    column = spec.targets[kind].partition(".")[2]
    start = f"{kind}:" if kind else ""
    statement = f"""
        select here.source_file, here.source_row, here.item
        from ({_items(name, spec)}) as here
        anti join raw.{target.card.id} as there on here.item = '{start}' || there.{column}
        where starts_with(here.item, '{start}')
    """
    found = _find(connection, statement)
    if not found:
        return
    distinct = f"select distinct {column} from raw.{target.card.id} where {column} is not null"
    known = sorted(row[0] for row in connection.execute(distinct).fetchall())
    for file, row, value in found:
        message = f"this is not in the list {target.card.id} (its column {column})"
        remedy = f"Correct it, or add it to {target.card.id} first."
        if target.card.scope == "reference" and len(known) <= LISTED_CODES:
            remedy = f"Use one of: {', '.join(known)}."
        remedy += suggest(value.removeprefix(start), known)
        yield Problem(file, row, spec.header, value, message, remedy)


def _items(name: str, spec: ColumnSpec) -> str:
    """SQL for (source_file, source_row, item): the values of a column, of a list each by itself."""
    items = f"[{spec.column}]"
    if spec.type in ("codes", "references"):
        items = f"string_split({spec.column}, '|')"
    return f"""
        select source_file, source_row, unnest({items}) as item
        from raw.{name}
        where {spec.column} is not null
    """


def _without_shape(
    connection: duckdb.DuckDBPyConnection, source: Source, spec: ColumnSpec
) -> Iterator[Problem]:
    """Areas that a boundary dataset refers to but has no shape for; maps would have holes."""
    if source.card.reader != "geojson":
        return
    target, _, column = spec.refers_to.partition(".")
    statement = f"""
        select there.source_file, there.source_row, there.{column}
        from raw.{target} as there
        anti join raw.{source.card.id} as here on here.{spec.column} = there.{column}
        where there.{column} is not null
    """
    for file, row, value in _find(connection, statement):
        message = f"this area has no shape in {source.card.id}"
        remedy = f"Add its shape to a file in data/bundled/{source.card.id}, or remove the row."
        yield Problem(file, row, column, value, message, remedy)


def _repeated_keys(
    connection: duckdb.DuckDBPyConnection, name: str, source: Source
) -> Iterator[Problem]:
    """Rows whose key was met before; each council's and each release's rows on their own."""
    key = [spec for spec in source.kept if spec.key]
    if not key:
        return
    columns = [spec.column for spec in key]
    group = columns + [GROUPED_BY[scope] for scope in (source.card.scope,) if scope in GROUPED_BY]
    if source.releases:  # several of one date, of which the one imported last will stay
        group.append(IMPORTED)
    statement = f"""
        select source_file, source_row, concat_ws(', ', {", ".join(columns)}),
            first(source_file) over same, first(source_row) over same
        from raw.{name}
        where {" and ".join(f"{column} is not null" for column in columns)}
        window same as (partition by {", ".join(group)} order by source_file, source_row)
        qualify row_number() over same > 1
    """
    header = ", ".join(spec.header for spec in key)
    for file, row, value, first_file, first_row in connection.execute(statement).fetchall():
        count = f"{'line' if first_file.endswith('.md') else 'row'} {first_row}"
        place = count if first_file == file else f"{first_file}, {count}"
        message = f"the same stands in {place}, and must stand once only"
        yield Problem(file, row, header, value, message, "Remove or correct one of the two.")


def _unexpected_count(
    connection: duckdb.DuckDBPyConnection, name: str, source: Source
) -> Iterator[Problem]:
    statement = f"select count(*) from raw.{name}"
    if source.releases:  # the card speaks of what ships
        statement += f" where {IMPORTED} = ''"
    count = connection.execute(statement).fetchall()[0][0]
    low, high = source.card.expected_rows
    if low <= count <= high:
        return
    shown = ", ".join(file.shown for file in source.files) or f"data/sources/{name}.toml"
    wanted = f"{low}" if low == high else f"{low} to {high}"
    message = f"there are {count} rows where the card expects {wanted}"
    remedy = f"Put back what is missing, or set expected_rows in data/sources/{name}.toml."
    yield Problem(shown, 0, "", "", message, remedy)
