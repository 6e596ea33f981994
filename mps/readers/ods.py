"""ODS spreadsheets: names of the sheets and rows of one of them, without holding the file.

The filler a spreadsheet program writes (a blank cell repeated to column 16,384, a blank row
repeated to row 1,048,576) is counted and never expanded.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from xml.parsers import expat

from mps.readers.cell_values import plain_date, plain_number, plain_time
from mps.readers.grid import MAX_CHARACTERS, MAX_SHEETS, Grid
from mps.readers.zipped_xml import MAX_DEPTH, PIECE, Package, Progress, advancing, no_such_sheet

CONTENT = "content.xml"

_TABLE_NS = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_TEXT_NS = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_OFFICE_NS = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_DRAW_NS = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
_TABLE = _TABLE_NS + "table"
_ROW = _TABLE_NS + "table-row"
_CELLS = (_TABLE_NS + "table-cell", _TABLE_NS + "covered-table-cell")
_NAME = _TABLE_NS + "name"
_COLUMNS = _TABLE_NS + "number-columns-repeated"
_ROWS = _TABLE_NS + "number-rows-repeated"
_PARAGRAPH = _TEXT_NS + "p"
_SPACE, _SPACES = _TEXT_NS + "s", _TEXT_NS + "c"
_TAB, _BREAK = _TEXT_NS + "tab", _TEXT_NS + "line-break"
_ANNOTATION = _OFFICE_NS + "annotation"
_TYPE = _OFFICE_NS + "value-type"

# Where a cell's value stands beside its text, and how it is written as text.
_VALUES: dict[str, tuple[str, Callable[[str], str]]] = {
    "float": (_OFFICE_NS + "value", plain_number),
    "percentage": (_OFFICE_NS + "value", plain_number),
    "currency": (_OFFICE_NS + "value", plain_number),
    "date": (_OFFICE_NS + "date-value", plain_date),
    "time": (_OFFICE_NS + "time-value", plain_time),
    "boolean": (_OFFICE_NS + "boolean-value", str.upper),
    "string": (_OFFICE_NS + "string-value", str),
}
# White space of the XML means one blank at most; what the author typed is kept apart until then
# as characters that XML cannot hold.
_TYPED = {_SPACE: "\x00", _TAB: "\x01", _BREAK: "\x02"}
_AS_TYPED = str.maketrans("\x00\x01\x02", " \t\n")
_BLANKS = re.compile(r"[ \t\r\n]+")
_UTF8 = (b"<?xml version='1.0' encoding='UTF-8'", b'<?xml version="1.0" encoding="UTF-8"')
_PREFIX = b'xmlns:table="' + _TABLE_NS.strip().encode() + b'"'
_TABLE_TAG = re.compile(rb"<(/?)table:table(?=[\s/>])([^<]*)")
_TABLE_NAME = re.compile(rb"\stable:name=\"([^\"]*)\"")
_TOO_DEEP = "its XML is absurdly deep"
_SHEET_DEPTH = 4  # document, body, spreadsheet, table: deeper tables are no sheets


def sheet_names(package: Package) -> list[str]:
    """The names of the sheets in order; the whole content is passed through for them."""
    names = _names_at_a_glance(package)
    if names is None:
        sheets = _Sheets(package.shown, None)
        for _ in package.read(CONTENT, sheets):
            pass
        names = sheets.names
    return names


def _names_at_a_glance(package: Package) -> list[str] | None:
    """The names by the look of the bytes, several times as fast as parsing.

    None where looks could deceive: the usual prefix stands for something else, the text is not
    UTF-8, tables lie in tables or are very many, or there is a comment, a DTD or text that looks
    like tags.
    """
    names: list[str] = []
    rest = b""
    opened = 0
    for number, piece in enumerate(package.pieces(CONTENT)):
        if number == 0 and not (piece.startswith(_UTF8) and _PREFIX in piece):
            return None
        head, mark, tail = (rest + piece).rpartition(b"<")
        rest = mark + tail  # a tag that is cut in two waits for its other half
        if b"<!" in head or len(rest) > PIECE:
            return None
        for closing, attributes in _TABLE_TAG.findall(head):
            opened += -1 if closing else 1
            name = _TABLE_NAME.search(attributes)
            is_odd = opened > 1 or len(names) > MAX_SHEETS
            if is_odd or (not name and b"name" in attributes):
                return None
            if name:
                names.append(unescape(name[1].decode(errors="replace")))
    return names


def sheet_rows(package: Package, sheet: str, progress: Progress) -> Iterator[tuple[int, list[str]]]:
    """Rows of one sheet that hold anything, with their numbers; reading ends with the sheet.

    Raises SourceError when there is no such sheet.
    """
    sheets = _Sheets(package.shown, sheet)
    advanced = advancing(progress, package.size(CONTENT))
    for _ in package.read(CONTENT, sheets, advanced):
        yield from sheets.grid.take()
    if not sheets.is_done():
        raise no_such_sheet(package.shown, sheet, sheets.names)


def all_rows(package: Package) -> Iterator[tuple[str, int, list[str]]]:
    """Rows of every sheet that hold anything, with their sheet and number, in one pass."""
    sheets = _Sheets(package.shown, None, is_every=True)
    for _ in package.read(CONTENT, sheets):
        for name, grid in sheets.take_grids():
            for row, cells in grid.take():
                yield name, row, cells


class _Sheets:
    """Follows the elements of content.xml: outside the wanted sheet only names are kept.

    With `is_every` the rows of all sheets are kept, a grid each.

    Called some ten million times for a national file, so the common paths are kept short.
    """

    def __init__(self, shown: str, wanted: str | None, is_every: bool = False) -> None:
        self.names: list[str] = []
        self.grid = Grid(shown)
        self._grids: list[tuple[str, Grid]] = []
        self._shown = shown
        self._wanted = wanted
        self._is_every = is_every
        self._depth = 0
        self._done = False
        self._row_repeat = 1
        self._cell_repeat = 1
        self._cell_depth = 0  # 0 outside a cell, as with the next two
        self._paragraph_depth = 0
        self._aside_depth = 0  # of a note or drawing, whose text is not the cell's
        self._value = ""
        self._paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._length = 0

    def attach(self, parser: expat.XMLParserType) -> None:
        """Follow what this parser reads."""
        self._parser = parser
        parser.StartElementHandler = self._start_outside
        parser.EndElementHandler = self._end_outside

    def is_done(self) -> bool:
        """Whether the wanted sheet has ended."""
        return self._done

    def take_grids(self) -> list[tuple[str, Grid]]:
        """The sheets begun since the last call or not yet ended, with their grids."""
        taken = self._grids
        self._grids = taken[-1:]
        return taken

    def _start_outside(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if name == _TABLE and self._depth == _SHEET_DEPTH and _NAME in attributes:
            self.names.append(attributes[_NAME])
            if len(self.names) > MAX_SHEETS:
                raise self.grid.wrong(f"it holds over {MAX_SHEETS:,} sheets")
            if self._is_every:
                self.grid = Grid(self._shown)
                self._grids.append((attributes[_NAME], self.grid))
            if self._is_every or attributes[_NAME] == self._wanted:
                self._parser.StartElementHandler = self._start
                self._parser.EndElementHandler = self._end
                self._parser.CharacterDataHandler = self._text
        elif self._depth > MAX_DEPTH:
            raise self.grid.wrong(_TOO_DEEP)

    def _end_outside(self, _: str) -> None:
        self._depth -= 1

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth = depth = self._depth + 1
        if self._cell_depth:
            if name == _PARAGRAPH and depth == self._cell_depth + 1:
                self._paragraph_depth = depth
            else:
                self._start_in_cell(name, attributes)
        elif name in _CELLS:
            self._cell_depth = depth
            self._cell_repeat = self._count(attributes, _COLUMNS) if _COLUMNS in attributes else 1
            if _TYPE in attributes:
                key, as_text = _VALUES.get(attributes[_TYPE], ("", str))
                self._value = as_text(attributes[key]) if key in attributes else ""
        elif depth > MAX_DEPTH:
            raise self.grid.wrong(_TOO_DEEP)
        elif name == _ROW:
            self._row_repeat = self._count(attributes, _ROWS)

    def _start_in_cell(self, name: str, attributes: dict[str, str]) -> None:
        if self._depth > MAX_DEPTH:
            raise self.grid.wrong(_TOO_DEEP)
        if self._aside_depth:
            return
        if name == _ANNOTATION or name.startswith(_DRAW_NS):
            self._aside_depth = self._depth
        elif self._paragraph_depth and name in _TYPED:
            count = self._count(attributes, _SPACES)
            self._lengthen(count)
            self._pieces.append(_TYPED[name] * count)

    def _text(self, text: str) -> None:
        if self._paragraph_depth and not self._aside_depth:
            self._lengthen(len(text))
            self._pieces.append(text)

    def _lengthen(self, more: int) -> None:
        self._length += more
        if self._length > MAX_CHARACTERS:
            raise self.grid.wrong(f"a cell holds over {MAX_CHARACTERS:,} characters")

    def _end(self, name: str) -> None:
        depth = self._depth
        self._depth = depth - 1
        if depth == self._cell_depth:
            self._end_cell()
        elif depth == self._paragraph_depth:
            self._paragraphs.append(_as_typed("".join(self._pieces)))
            self._pieces.clear()
            self._paragraph_depth = 0
        elif depth == self._aside_depth:
            self._aside_depth = 0
        elif not self._cell_depth:
            if name == _ROW:
                self.grid.end_row(self._row_repeat)
            elif depth == _SHEET_DEPTH:
                self._end_sheet()

    def _end_sheet(self) -> None:
        """The wanted sheet has ended; where every sheet is, the next may begin."""
        self._done = not self._is_every
        self._parser.StartElementHandler = self._start_outside if self._is_every else None
        self._parser.EndElementHandler = self._end_outside if self._is_every else None
        self._parser.CharacterDataHandler = None

    def _end_cell(self) -> None:
        self._cell_depth = 0
        if self._paragraphs or self._value:
            self.grid.put(self._value or "\n".join(self._paragraphs), self._cell_repeat)
            self._paragraphs.clear()
            self._length = 0
            self._value = ""
        else:
            self.grid.column += self._cell_repeat

    def _count(self, attributes: dict[str, str], key: str) -> int:
        """How often something stands there: once, unless the attribute says otherwise."""
        text = attributes.get(key, "1")
        if text.isascii() and text.isdigit() and len(text) < 10 and text.strip("0"):
            return int(text)
        raise self.grid.wrong("a count of repetitions is no sensible whole number", text)


def _as_typed(text: str) -> str:
    """A paragraph with white space as the author typed it."""
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return _BLANKS.sub(" ", text).strip(" ").translate(_AS_TYPED)
