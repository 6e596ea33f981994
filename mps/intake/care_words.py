"""Which procurement notices are of adult social care: by CPV code and by word, the rule told.

The codes and words are those of data/reference/procurement_scope.csv, where each has an effect:
care (decides for it), general (a code under which care is bought, and much else), group (people it
may be for), children and other (decide against it); a word without effect only hides a word in it.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mps.intake.cells import same_word

REFERENCE = "procurement_scope"
SHOWN_CODES = 3

_KINDS = ("cpv", "word")


@dataclass(frozen=True)
class Entry:
    """One code or word of the list, with what it says."""

    value: str
    effect: str
    says_adults: bool
    service_types: tuple[str, ...]
    client_groups: tuple[str, ...]


@dataclass(frozen=True)
class Scope:
    """Whether a notice is of adult social care, why, and of what for whom, as codes."""

    is_adult_care: bool
    rule: str
    service_types: tuple[str, ...] = ()
    client_groups: tuple[str, ...] = ()


class CareWords:
    """The list, ready to judge notices."""

    def __init__(self, root: Path) -> None:
        path = root / "data" / "reference" / f"{REFERENCE}.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        entries = {kind: [_entry(row) for row in rows if row["kind"] == kind] for kind in _KINDS}
        longest = {kind: sorted(one, key=lambda e: -len(e.value)) for kind, one in entries.items()}
        self._codes = longest["cpv"]
        self._words = {entry.value: entry for entry in longest["word"]}
        words = "|".join(re.escape(word) for word in self._words)
        self._pattern = re.compile(rf"\b({words})s?\b")

    def judge(self, title: str, description: str, codes: Sequence[str]) -> Scope:
        """The title decides before the codes, and these before the description."""
        named = self._found(title)
        told = self._found(description)
        by_code = [entry for code in codes if (entry := self._code(code))]
        decided = _by_title(named, by_code, codes) or _by_rest(told, by_code, codes)
        if not decided.is_adult_care:
            return decided
        speaking = named if any(one.service_types or one.client_groups for one in named) else told
        speaking = [*speaking, *(one for one in by_code if one.effect == "care")]
        return Scope(
            True,
            decided.rule,
            tuple(dict.fromkeys(code for one in speaking for code in one.service_types)),
            tuple(dict.fromkeys(code for one in speaking for code in one.client_groups)),
        )

    def _found(self, text: str) -> list[Entry]:
        """The words of the list that stand in a text, the longest where several do at once."""
        plain = same_word(text.replace("'s", "s").replace("\u2019s", "s"))
        return [self._words[word] for word in self._pattern.findall(plain)]

    def _code(self, code: str) -> Entry | None:
        return next((entry for entry in self._codes if code.startswith(entry.value)), None)


def _entry(row: dict[str, str]) -> Entry:
    lists = [
        tuple(filter(None, row[name].split("|"))) for name in ("service_types", "client_groups")
    ]
    return Entry(row["value"], row["effect"], row["says_adults"] == "Y", *lists)


def _first(entries: Sequence[Entry], effect: str) -> Entry | None:
    return next((one for one in entries if one.effect == effect), None)


def _by_title(
    named: Sequence[Entry], by_code: Sequence[Entry], codes: Sequence[str]
) -> Scope | None:
    """What the words of the title decide, if anything."""
    if other := _first(named, "other"):
        return Scope(
            False, f"Its title speaks of {other.value}, which is not counted as adult social care."
        )
    child = _first(named, "children")
    if child and not any(one.says_adults for one in named):
        return Scope(False, f"Its title speaks of {child.value} and not of adults.")
    if care := _first(named, "care"):
        return Scope(True, f"Its title names {care.value}.")
    group = _first(named, "group")
    if group and any(one.effect in ("care", "general") for one in by_code):
        return Scope(True, f"Its title names {group.value}, and it is under {_listed(codes)}.")
    return None


def _by_rest(told: Sequence[Entry], by_code: Sequence[Entry], codes: Sequence[str]) -> Scope:
    """What the codes decide, and the words of the description under a general code."""
    if care := _first(by_code, "care"):
        code = next(one for one in codes if one.startswith(care.value))
        return Scope(True, f"It is under CPV {code}, which is of social care.")
    if not _first(by_code, "general"):
        return Scope(False, f"Neither its title nor {_listed(codes)} is of adult social care.")
    named = _first(told, "care")
    child = _first(told, "children")
    if named and (child is None or any(one.says_adults for one in told)):
        return Scope(
            True, f"It is under {_listed(codes)}, and its description names {named.value}."
        )
    if child:
        return Scope(False, f"Its description speaks of {child.value} and not of care of adults.")
    return Scope(False, f"It is under {_listed(codes)}, but names no kind of adult social care.")


def _listed(codes: Sequence[str]) -> str:
    """`CPV 85000000 and 2 more`, or that there is no code."""
    if not codes:
        return "a CPV code (it has none)"
    more = len(codes) - SHOWN_CODES
    shown = f"CPV {', '.join(codes[:SHOWN_CODES])}"
    return f"{shown} and {more} more" if more > 0 else shown
