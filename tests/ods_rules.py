"""The government's rules for spreadsheets of statistics, held against any ODS file.

"Releasing statistics in spreadsheets" and "Accessible spreadsheets: a checklist of the basics"
(Government Analysis Function). What a machine can judge of them is judged here.
"""

import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass
from pathlib import Path

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
_NUMBER = re.compile(r"[-+−£]?\d[\d,]*(\.\d+)?%?")
_FIRST = ["Cover", "Contents", "Notes"]


def _n(name: str) -> str:
    space, _, local = name.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


@dataclass
class _Cell:
    element: ET.Element

    @property
    def text(self) -> str:
        return "\n".join("".join(p.itertext()) for p in self.element.iter(_n("text:p")))

    @property
    def is_number(self) -> bool:
        return self.element.get(_n("office:value-type")) == "float"


class _Sheet:
    def __init__(self, table: ET.Element) -> None:
        self.table = table
        self.name = table.get(_n("table:name"), "")
        self.rows = [[_Cell(cell) for cell in row] for row in table.iter(_n("table:table-row"))]
        headers = [row for group in table.iter(_n("table:table-header-rows")) for row in group]
        every = list(table.iter(_n("table:table-row")))
        self.headers = [every.index(row) for row in headers]


def faults(path: Path) -> list[str]:
    """Everything in the file that breaks a rule; none for a file that keeps them all."""
    with zipfile.ZipFile(path) as held:
        first = held.infolist()[0]
        found = []
        if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED:
            found.append("the mimetype does not come first, as it is")
        content = ET.fromstring(held.read("content.xml"))
        styles = ET.fromstring(held.read("styles.xml"))
        meta = ET.fromstring(held.read("meta.xml"))
    sheets = [_Sheet(table) for table in content.iter(_n("table:table"))]
    ranges = {
        one.get(_n("table:name"), ""): one for one in content.iter(_n("table:database-range"))
    }
    found += _whole(meta, styles, content, sheets)
    for sheet in sheets:
        found += [f"{sheet.name}: {fault}" for fault in _sheet(sheet, ranges, content)]
    return found


def _whole(
    meta: ET.Element, styles: ET.Element, content: ET.Element, sheets: list[_Sheet]
) -> list[str]:
    found = []
    if not (meta.findtext(f".//{_n('dc:title')}") or "").strip():
        found.append("the document has no title")
    if meta.findtext(f".//{_n('dc:language')}") != "en-GB":
        found.append("the document's language is not British English")
    default = styles.find(f".//{_n('style:default-style')}/{_n('style:text-properties')}")
    if default is None or default.get(_n("fo:language")) != "en":
        found.append("the cells' language is not English")
    if default is None or float(default.get(_n("fo:font-size"), "0pt").removesuffix("pt")) < 12:
        found.append("the type is smaller than 12 points")
    if [sheet.name for sheet in sheets[:3]] != _FIRST:
        found.append("cover, contents and notes do not come first")
    for tree in (styles, content):
        if any(key in (_n("fo:color"), _n("fo:background-color"))
               for one in tree.iter() for key in one.attrib):  # fmt: skip
            found.append("something is coloured")
    if next(content.iter(_n("draw:frame")), None) is not None:
        found.append("a picture or chart lies on a sheet")
    listed = [row[0] for sheet in sheets if sheet.name == "Contents" for row in sheet.rows]
    links = {
        link.get(_n("xlink:href")) for cell in listed for link in cell.element.iter(_n("text:a"))
    }
    for sheet in sheets:
        if sheet.name not in ("Cover", "Contents") and f"#'{sheet.name}'.A1" not in links:
            found.append(f"the contents do not lead to {sheet.name}")
    return found


def _sheet(sheet: _Sheet, ranges: dict[str, ET.Element], content: ET.Element) -> list[str]:
    found = []
    if not sheet.rows or not sheet.rows[0] or not sheet.rows[0][0].text.strip():
        found.append("no title in A1")
    for element in sheet.table.iter():
        if element.tag == _n("table:covered-table-cell") or any(
            element.get(_n(f"table:number-{way}-spanned"), "1") != "1"
            for way in ("columns", "rows")
        ):
            found.append("merged cells")
        if element.get(_n("table:visibility"), "visible") != "visible":
            found.append("something is hidden")
    widths = {
        style.get(_n("style:name"))
        for style in content.iter(_n("style:style"))
        if style.find(f"{_n('style:table-column-properties')}[@{_n('style:column-width')}]")
        is not None
    }
    for column in sheet.table.iter(_n("table:table-column")):
        if column.get(_n("table:style-name")) not in widths:
            found.append("a column without a width")
    if sheet.name == "Cover":
        return found
    return found + _marked(sheet, ranges) + _filled(sheet, content)


def _marked(sheet: _Sheet, ranges: dict[str, ET.Element]) -> list[str]:
    """Whether the one table of a sheet is marked, named, whole, and begins in column A."""
    own = {
        name: one
        for name, one in ranges.items()
        if one.get(_n("table:target-range-address"), "").startswith(f"'{sheet.name}'.")
    }
    if len(own) != 1:
        return [f"{len(own)} named tables, not one"]
    [(name, one)] = own.items()
    found = []
    if not re.fullmatch(r"[A-Za-z]\w*", name):
        found.append("a table's name with other than letters, digits and _")
    if one.get(_n("table:contains-header")) != "true" or len(sheet.headers) != 1:
        found.append("the heading row is not marked, or is more than one")
        return found
    if one.get(_n("table:display-filter-buttons"), "true") != "false":
        found.append("a filter")
    address = one.get(_n("table:target-range-address"), "").replace(f"'{sheet.name}'.", "")
    begin, _, end = address.partition(":")
    if begin != f"A{sheet.headers[0] + 1}":
        found.append("the table does not begin in column A at its headings")
    last = re.fullmatch(r"([A-Z]+)(\d+)", end)
    if not last or int(last[2]) != len(sheet.rows):
        found.append("the table does not end with the sheet's last row")
    elif _place(last[1]) != len(sheet.rows[sheet.headers[0]]):
        found.append("the table does not end with its last column")
    return found


def _filled(sheet: _Sheet, content: ET.Element) -> list[str]:
    """Whether a sheet's lines and table have no gaps, numbers are numbers, gaps are explained."""
    if not sheet.headers:
        return []
    found = []
    above, body = sheet.rows[: sheet.headers[0]], sheet.rows[sheet.headers[0] + 1 :]
    headings = [cell.text for cell in sheet.rows[sheet.headers[0]]]
    if not all(heading.strip() for heading in headings):
        found.append("a column without a heading")
    if len(set(headings)) < len(headings):
        found.append("two columns with one heading")
    if any(len(row) != 1 or not row[0].text.strip() for row in above):
        found.append("above the table, a blank row or more than one cell in a row")
    if any(len(row) != len(headings) for row in body):
        found.append("a row shorter or longer than the headings")
    if any(not cell.text.strip() for row in body for cell in row):
        found.append("a blank cell")
    for column in zip(*body, strict=False):
        if any(cell.is_number for cell in column) and any(
            _NUMBER.fullmatch(cell.text) and not cell.is_number for cell in column
        ):
            found.append("a number kept as words")
    used = {mark for row in body for cell in row for mark in re.findall(r"^\[\w\]$", cell.text)}
    told = " ".join(row[0].text for row in above if row)
    found += [f"{mark} is not explained" for mark in used if f"{mark} stands for" not in told]
    fixed = _with_decimals(content)
    if any(
        cell.is_number and cell.element.get(_n("table:style-name")) not in fixed
        for row in body
        for cell in row
    ):
        found.append("a number without fixed decimals")
    return found


def _with_decimals(content: ET.Element) -> set[str | None]:
    space = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
    forms = {
        one.get(_n("style:name"))
        for one in content.iter(f"{{{space}}}number-style")
        if one.find(f"{{{space}}}number[@{{{space}}}decimal-places]") is not None
    }
    return {
        one.get(_n("style:name"))
        for one in content.iter(_n("style:style"))
        if one.get(_n("style:data-style-name")) in forms
    }


def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place
