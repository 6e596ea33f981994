"""CSV files of any size, row by row: UTF-8, each row with the line it begins on."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

from mps.errors import Problem, SourceError

Progress = Callable[[float], None]

PROGRESS_ROWS = 5_000  # between two words on progress


def stream_csv(
    path: Path, shown: str, delimiter: str = ",", progress: Progress = lambda _: None
) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, with their line. `shown` names the file in problems.

    Raises SourceError, possibly after some rows, when the file cannot be read, is not UTF-8 or
    not CSV. Rows taken before that must not be used.
    """
    try:
        whole = max(path.stat().st_size, 1)
        with path.open("rb") as file, io.TextIOWrapper(file, "utf-8-sig", newline="") as text:
            reader = csv.reader(text, delimiter=delimiter, strict=True)
            line = 1
            for count, row in enumerate(reader):
                if any(row):
                    yield line, row
                line = reader.line_num + 1
                if count % PROGRESS_ROWS == 0:
                    progress(file.tell() / whole)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise _fault(shown, 0, message, "Check that it is there and may be read.") from None
    except UnicodeDecodeError:
        raise _not_utf8(path, shown) from None
    except csv.Error as error:
        remedy = "Download the file again; every quotation mark that opens must close."
        raise _fault(shown, line, f"the line is not CSV: {error}", remedy) from None
    progress(1.0)


def _not_utf8(path: Path, shown: str) -> SourceError:
    """Where the first byte stands that is not UTF-8; the text around it is not shown."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                byte = f"0x{line[error.start]:02X}"
                message = f"byte {byte} at position {error.start + 1} of the line is not UTF-8"
                return _fault(shown, number, message, _UTF8)
    return _fault(shown, 0, "the file is not UTF-8", _UTF8)


_UTF8 = "Download the file again, or save it as 'CSV UTF-8 (comma delimited)'."


def _fault(shown: str, row: int, message: str, remedy: str) -> SourceError:
    return SourceError([Problem(shown, row, "", "", message, remedy)])
