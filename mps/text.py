"""Reading text files strictly, and the nearest known word to a wrong one."""

from collections.abc import Sequence
from difflib import get_close_matches
from os.path import commonprefix
from pathlib import Path

from mps.errors import Problem


def suggest(wrong: str, right: Sequence[str]) -> str:
    """`Did you mean ...?` with a space before it, or nothing when no known name is near."""
    # What all begin with makes all look near. These are names, not paths.
    same = len(commonprefix([wrong, *right])) if len(right) > 1 else 0  # noqa: RUF071
    near = get_close_matches(wrong[same:], [name[same:] for name in right], n=1, cutoff=0.6)
    return f" Did you mean {wrong[:same]}{near[0]}?" if near else ""


def read_utf8(path: Path, shown: str) -> tuple[str, list[Problem]]:
    """The text of a file without its byte order mark, or the one problem that prevents it."""
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return "", [Problem(shown, 0, "", "", message, "Put it there, or make it readable.")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{content[error.start]:02X} at position {error.start + 1} is not UTF-8"
        if content.startswith(b"PK"):
            message = "this is a spreadsheet or a zip file, not text"
        remedy = "Save it as UTF-8; in a spreadsheet as 'CSV UTF-8 (comma delimited)'."
        return "", [Problem(shown, line, "", "", message, remedy)]
    if not text.strip():
        return "", [Problem(shown, 0, "", "", "the file is empty", "Put its content back.")]
    return text, []
