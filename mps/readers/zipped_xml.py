"""Zipped XML, which ODS and XLSX both are: opened with care, read in pieces, never whole.

A file is refused before it is unpacked when it is no such package, is cut off or locked, or
claims to unpack to an absurd size; while it is read, when its XML is broken, holds a DTD (whose
entities could swell), or one piece of it is absurdly long or deep. Memory stays at a few pieces.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol
from xml.parsers import expat

from mps.errors import Problem, SourceError

# The real national file unpacks to about 440 MB, nineteen times its packed size.
MAX_UNPACKED = 4_000_000_000  # bytes, all parts together
MAX_RATIO = 200  # unpacked to packed, judged from MIN_JUDGED bytes on
MIN_JUDGED = 50_000_000
MAX_TOKEN = 16_000_000  # bytes of one tag with its attributes
MAX_DEPTH = 200  # elements within elements
PIECE = 1 << 17  # bytes of XML between two calls for rows

AGAIN = "Download the file again from the publisher and compare its size with the one shown there."
SAVE_AS = "Open it in LibreOffice or Excel and save it as an ODS or XLSX spreadsheet."
SEPARATOR = " "  # between namespace and name, as expat joins them

Progress = Callable[[float], None]  # told the share of the reading that is done, 0 to 1

_STEP = 0.005  # of the reading, between two words on progress
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Handler(Protocol):
    """What is told of the elements of one part."""

    def attach(self, parser: expat.XMLParserType) -> None:
        """Set the handlers on a parser that is about to read."""

    def is_done(self) -> bool:
        """Whether the rest of the part need not be read."""


class Package:
    """An opened package; `shown` names it in problems, `names` are the parts it holds."""

    def __init__(self, archive: zipfile.ZipFile, shown: str) -> None:
        self._archive = archive
        self.shown = shown
        self.names = frozenset(archive.namelist())

    def size(self, name: str) -> int:
        """Bytes of a part when unpacked, as the package claims."""
        return self._archive.getinfo(name).file_size

    def contains(self, name: str, words: bytes) -> bool:
        """Whether a small part, if there, holds these bytes in its first megabyte."""
        if name not in self.names:
            return False
        with _faults_as_problems(self.shown), self._archive.open(name) as part:
            return words in part.read(1_000_000)

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece. Raises SourceError where it is damaged."""
        with _faults_as_problems(self.shown):
            part = self._archive.open(name)
        with part:
            while piece := self._piece(part):
                yield piece

    def _piece(self, part: IO[bytes]) -> bytes:
        with _faults_as_problems(self.shown):
            return part.read(PIECE)

    def read(
        self, name: str, handler: Handler, advanced: Callable[[int], None] = lambda _: None
    ) -> Iterator[None]:
        """Feed a part to `handler`, pausing after each piece, until it ends or is done with.

        What is left then is unpacked unread, so that its checksum is judged in any case.
        `advanced` is told the bytes of each piece. Raises SourceError where the part is broken.
        """
        parser = _strict_parser(self.shown, handler)
        fed = 0
        for piece in self.pieces(name):
            advanced(len(piece))
            if not handler.is_done():
                fed += len(piece)
                self._parse(parser, piece, fed)
                yield
        if not handler.is_done():
            self._parse(parser, b"", fed)
            yield

    def _parse(self, parser: expat.XMLParserType, piece: bytes, fed: int) -> None:
        """Parse one more piece of a part of which `fed` bytes are then read; '' is the last."""
        with _faults_as_problems(self.shown):
            parser.Parse(piece, not piece)
        if fed - max(parser.CurrentByteIndex, 0) > MAX_TOKEN:
            raise fault(self.shown, "one tag of its XML is absurdly long", AGAIN)


@contextmanager
def open_package(path: Path, shown: str) -> Iterator[Package]:
    """Open a zipped spreadsheet after judging what it claims to be.

    Raises SourceError when it cannot be read, is not a zipped file, is cut off, locked with a
    password, packed in an unusual way, or claims to unpack to an absurd size.
    """
    _judge_start(path, shown)
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        raise fault(shown, "the file is cut off or damaged", AGAIN) from None
    with archive:
        for part in archive.infolist():
            _judge_part(part, shown)
        unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > MAX_UNPACKED:
            message = f"the file would unpack to {unpacked / 1e9:,.1f} GB, which is absurd"
            raise fault(shown, message, AGAIN)
        yield Package(archive, shown)


def advancing(progress: Progress, whole: int) -> Callable[[int], None]:
    """What to call with the bytes of each piece, so that `progress` hears now and then."""
    read, told = 0, 0.0

    def advance(more: int) -> None:
        nonlocal read, told
        read += more
        if read >= whole * (told + _STEP):
            told = min(read / whole, 1.0)
            progress(told)

    return advance


def fault(
    shown: str, message: str, remedy: str, row: int = 0, column: str = "", value: str = ""
) -> SourceError:
    """One problem as the error to raise."""
    return SourceError([Problem(shown, row, column, value, message, remedy)])


def no_such_sheet(shown: str, sheet: str, names: Sequence[str]) -> SourceError:
    """The error that names the sheets there are."""
    remedy = f"The sheets are: {', '.join(names)}." if names else "It has no sheets at all."
    return fault(shown, "there is no sheet of this name", remedy, value=sheet)


def _judge_start(path: Path, shown: str) -> None:
    """Tell by its first bytes a file that is no package at all."""
    try:
        with path.open("rb") as file:
            start = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise fault(shown, message, "Check that it is there and may be read.") from None
    if start.startswith(b"PK"):
        return
    if not start:
        raise fault(shown, "the file is empty", AGAIN)
    if start.startswith(_OLE):
        message = "this is an old Excel file (.xls), or a workbook locked with a password"
        raise fault(shown, message, SAVE_AS + " Leave out the password.")
    if start.startswith(b"<"):
        raise fault(shown, "this is plain XML or HTML, not a zipped spreadsheet", SAVE_AS)
    raise fault(shown, "this is not an ODS or XLSX spreadsheet", SAVE_AS)


def _judge_part(part: zipfile.ZipInfo, shown: str) -> None:
    if part.flag_bits & 0x1:
        raise fault(shown, "the file is locked with a password", "Save it without the password.")
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        message = f"its part {part.filename} is packed in a way spreadsheets do not use"
        raise fault(shown, message, SAVE_AS)
    ratio = part.file_size / max(part.compress_size, 1)
    if part.file_size > MIN_JUDGED and ratio > MAX_RATIO:
        message = (
            f"its part {part.filename} would unpack to {part.file_size / 1e6:,.0f} MB, "
            f"{ratio:,.0f} times its packed size, which is absurd"
        )
        raise fault(shown, message, AGAIN)


def _strict_parser(shown: str, handler: Handler) -> expat.XMLParserType:
    """A parser that knows no DTD, and so no entities beyond XML's own five."""

    def refuse(*_: object) -> None:
        remedy = "Spreadsheet programs never write one. " + AGAIN
        raise fault(shown, "its XML holds a document type declaration (DTD)", remedy)

    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    handler.attach(parser)
    return parser


@contextmanager
def _faults_as_problems(shown: str) -> Iterator[None]:
    """What zipfile and expat raise, in words for the person who has the file."""
    try:
        yield
    except expat.ExpatError as error:
        message = f"its XML is broken: {expat.errors.messages.get(error.code, str(error))}"
        raise fault(shown, message, AGAIN) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError) as error:
        message = f"the file is damaged and cannot be unpacked: {error}"
        raise fault(shown, message, AGAIN) from None
