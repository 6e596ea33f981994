"""TOML files read strictly into dataclasses, with every problem by file, line and key."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

from mps.errors import Problem
from mps.text import read_utf8, suggest

_T = TypeVar("_T")
_KINDS = {
    str: "text in quotes",
    int: "a whole number",
    bool: "true or false",
    date: "a date such as 2020-06-30",
    tuple[str, ...]: 'a list of texts such as ["a", "b"]',
    tuple[int, int]: "two whole numbers such as [10, 20]",
}


def load_table(cls: type[_T], path: Path, shown: str) -> tuple[_T | None, str, list[Problem]]:
    """Read a TOML file into a dataclass, refusing unknown and missing keys and wrong types.

    Returns what was read (None with problems), the file's text, and the problems; `shown` names
    the file in them.
    """
    text, problems = read_utf8(path, shown)
    if problems:
        return None, text, problems
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        line = int(at[1]) if at else 0
        remedy = 'Each line reads: key = "text", key = 12 or key = 2020-06-30.'
        return None, text, [Problem(shown, line, "", "", f"this is not TOML: {error}", remedy)]
    made, problems = _into(cls, found, text, shown)
    return made, text, problems


def _into(
    cls: type[_T], found: dict[str, Any], text: str, shown: str
) -> tuple[_T | None, list[Problem]]:
    """A TOML table as a dataclass; a table within it as the dataclass its field is of."""
    problems: list[Problem] = []
    known: tuple[Field[Any], ...] = fields(cls)  # type: ignore[arg-type]
    kinds = get_type_hints(cls)
    names = [field.name for field in known]
    for key in [key for key in found if key not in names]:
        remedy = f"Keys are: {', '.join(names)}.{suggest(key, names)}"
        problems.append(Problem(shown, _line_of(key, text), key, "", "unknown key", remedy))
    for field in known:
        if (
            field.name not in found
            and field.default is MISSING
            and field.default_factory is MISSING
        ):
            remedy = f"Add a line: {field.name} = ... ({_kind_words(kinds[field.name])})."
            problems.append(Problem(shown, 0, field.name, "", "this key is missing", remedy))
        elif field.name in found and not _fits(found[field.name], kinds[field.name]):
            message = f"this must be {_kind_words(kinds[field.name])}"
            line = _line_of(field.name, text)
            value = str(found[field.name])
            problems.append(Problem(shown, line, field.name, value, message, "Correct the value."))
    values = {key: tuple(one) if isinstance(one, list) else one for key, one in found.items()}
    for key, one in found.items():
        if isinstance(one, dict) and is_dataclass(kinds.get(key)):
            values[key], faults = _into(kinds[key], one, text, shown)
            problems += faults
    return (None if problems else cls(**values)), problems


def broken(
    rules: Iterable[tuple[str, bool, str]], thing: object, text: str, shown: str
) -> Iterator[Problem]:
    """A problem for each rule (key, whether it holds, remedy) that does not hold."""
    for key, holds, remedy in rules:
        if not holds:
            value = str(getattr(thing, key))
            message = "this value cannot stand here"
            yield Problem(shown, _line_of(key, text), key, value, message, remedy)


def _fits(value: object, kind: Any) -> bool:
    if kind == tuple[str, ...]:
        return isinstance(value, list) and all(type(one) is str for one in value)
    if kind == tuple[int, int]:
        return isinstance(value, list) and [type(one) for one in value] == [int, int]
    return type(value) in (kind, *get_args(kind)) or (type(value) is dict and is_dataclass(kind))


def _kind_words(kind: Any) -> str:
    if is_dataclass(kind):
        return "a table: a line with its name in square brackets, its own lines below"
    return next(words for one, words in _KINDS.items() if kind in (one, one | None))


def _line_of(key: str, text: str) -> int:
    """The line a key stands on, 0 when it cannot be found."""
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(rf"\s*(\"?{re.escape(key)}\"?\s*=|\[{re.escape(key)}\])", line):
            return number
    return 0
