"""Large JSON files read in pieces: never more of one in memory than a single item of a list."""

from collections.abc import Iterator
from typing import IO, Any

import ijson

from mps.errors import Problem, SourceError

BOM = b"\xef\xbb\xbf"
_AGAIN = "Download the file again and compare its size with the one shown there."


def top_names(stream: IO[bytes]) -> Iterator[str]:
    """The names on the top level of a document, as far as it can be read; none of a list."""
    _pass_mark(stream)
    try:
        for place, event, value in ijson.parse(stream):
            if event == "map_key" and not place:
                yield str(value)
    except ijson.JSONError:
        return


def stream_items(stream: IO[bytes], path: str, shown: str) -> Iterator[Any]:
    """The values at a path such as `version` or `releases.item`, one by one.

    Whole numbers are int, others Decimal. Raises SourceError where the document breaks off, is no
    JSON or not in UTF-8.
    """
    _pass_mark(stream)
    try:
        yield from ijson.items(stream, path)
    except ijson.JSONError as error:
        raise SourceError([_broken(str(error), shown)]) from None


def _pass_mark(stream: IO[bytes]) -> None:
    """Go to the beginning, past a byte order mark."""
    stream.seek(0)
    if stream.read(len(BOM)) != BOM:
        stream.seek(0)


def _broken(why: str, shown: str) -> Problem:
    if "UTF8" in why:
        message = "this is not UTF-8 throughout"
        return Problem(shown, 0, "", "", message, f"Save it as UTF-8. {_AGAIN}")
    if "EOF" in why or "ncomplete" in why:
        return Problem(shown, 0, "", "", "the file breaks off before its end", _AGAIN)
    return Problem(shown, 0, "", "", "this is not JSON throughout", _AGAIN)
