"""Values of a JSON document with the path to each, read as what they must be.

A wrong value is told, with its path, and reads as absent; so does null.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

# Told the path, the value, what is wrong and what to do.
Tell = Callable[[str, str, str, str], None]

_CORRECT = "Correct it, or leave it out, and tell the publisher."


@dataclass(frozen=True)
class Node:
    """A value and where it stands, such as `releases[3].tender.title`; None where there is none."""

    value: Any
    path: str
    tell: Tell

    def __bool__(self) -> bool:
        return self.value not in (None, "", [], {})

    def child(self, *names: str) -> "Node":
        """What stands under a name, or under names one within the other."""
        node = self
        for name in names:
            held = node._of(dict, "an object with names")
            node = Node((held or {}).get(name), f"{node.path}.{name}", self.tell)
        return node

    def items(self, name: str) -> list["Node"]:
        """The values of a list under a name."""
        listed = self.child(name)
        held = listed._of(list, "a list") or []
        return [Node(one, f"{listed.path}[{place}]", self.tell) for place, one in enumerate(held)]

    def text(self) -> str:
        """A text in one line; blank where there is none."""
        held = self._of((str, int, Decimal), "a text")
        return "" if held is None else " ".join(unescape(str(held)).split())

    def number(self) -> Decimal | None:
        """A number."""
        held = self._of((int, Decimal), "a number")
        return None if held is None else Decimal(held)

    def flag(self) -> bool | None:
        """True or false."""
        held: bool | None = self._of(bool, "true or false")
        return held

    def day(self) -> date | None:
        """The day of a date or of a point in time, as it is written."""
        text = self.text()
        if not text:
            return None
        try:
            return date.fromisoformat(text[:10] if text[10:11] in ("", "T", " ") else text)
        except ValueError:
            self._wrong("this is not a date", "Write it as 2025-03-31T23:59:59Z.")
            return None

    def _of(self, kind: type | tuple[type, ...], words: str) -> Any:
        is_flag = isinstance(self.value, bool)  # which Python takes for a number
        if self.value is None or (isinstance(self.value, kind) and is_flag == (kind is bool)):
            return self.value
        self._wrong(f"this must be {words}")
        return None

    def _wrong(self, message: str, remedy: str = "") -> None:
        self.tell(self.path, str(self.value), message, " ".join((remedy, _CORRECT)).strip())
