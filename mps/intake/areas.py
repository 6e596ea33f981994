"""Councils with social-care duties, regions and England: known by code, or by name."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mps.intake.cells import Cells, same_word
from mps.text import suggest

ENGLAND = "E92000001"
_ENDINGS = (" county council", " borough council", " city council", " council", " ua")


@dataclass(frozen=True)
class Area:
    """A council, a region or England; `region` is the code of a council's region."""

    code: str
    name: str
    level: str
    region: str = ""


class Areas:
    """The areas of data/reference."""

    def __init__(self, root: Path) -> None:
        self.by_code: dict[str, Area] = {ENGLAND: Area(ENGLAND, "England", "england")}
        self._by_name: dict[str, Area] = {"england": self.by_code[ENGLAND]}
        self._names = ["England"]
        reference = root / "data" / "reference"
        for row in _rows(reference / "regions.csv"):
            self._add(Area(row["region_code"], row["region_name"], "region"), row["spellings"])
        councils = sorted(
            _rows(reference / "local_authorities.csv"), key=lambda row: row["is_current"] != "Y"
        )
        for row in councils:  # the current ones first: of two of one name they are meant
            area = Area(row["council_code"], row["council_name"], "council", row["region_code"])
            self._add(area, row["spellings"])

    def find(
        self, cells: Cells, row: int, columns: tuple[str, str], code: str, name: str
    ) -> Area | None:
        """The area of a row by its code, else by its name; None, and a problem, when unknown.

        `columns` are the headers of code and name; a code that is blank, or a marker such as [z],
        counts for nothing.
        """
        code, name = code.strip(), " ".join(name.split())
        if code[:1] == "E" or (code and not name):
            if area := self.by_code.get(code):
                return area
            message = "this is not the code of a council with social-care duties, or of a region"
            remedy = "Correct it, or add the council to data/reference/local_authorities.csv."
            cells.wrong(row, columns[0], code, message, remedy)
            return None
        return self.named(cells, row, columns[1], name)

    def named(self, cells: Cells, row: int, column: str, name: str) -> Area | None:
        """The area of a name; None, and a problem, when no spelling of it is known."""
        if area := self.known(name):
            return area
        near = suggest(name, self._names)
        remedy = "Correct it, or add the spelling to data/reference/local_authorities.csv."
        message = "this is not the name of a council with social-care duties, or of a region"
        if not name:
            message = "this cell must name a council, and is blank"
        cells.wrong(row, column, name, message, remedy + near)
        return None

    def known(self, name: str) -> Area | None:
        """The area of a name, or None."""
        plain = same_word(name)
        for ending in ("", *_ENDINGS):
            if plain.endswith(ending) and (area := self._by_name.get(plain.removesuffix(ending))):
                return area
        return None

    def _add(self, area: Area, spellings: str) -> None:
        self.by_code[area.code] = area
        self._names.append(area.name)
        for name in (area.name, *spellings.split("|")):
            self._by_name.setdefault(same_word(name), area)


def _rows(path: Path) -> list[Mapping[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
