"""How wide the columns of a printed table are: by what stands in them. Widths are in letters."""

from collections.abc import Sequence
from dataclasses import replace

from mps.publish.blocks import Table

ACROSS = 82  # letters of 10 points across a page of A4
ACROSS_WIDE = 124  # across one on its side
ACROSS_LARGE = ACROSS * 10 // 14  # letters of large type across a page
LONGEST_WORD = 16  # letters; longer ones, such as addresses, are broken
MOST_LINES = 6  # lines that a cell may take, while its column is narrower than _NARROW
_NARROW = 30
_FULLEST = 60  # letters of a cell beyond which it takes lines, not width
_PAD = 3  # letters' room between columns


def is_wide(table: Table) -> bool:
    """Whether a table needs a page on its side."""
    return sum(_least_widths(table)) > ACROSS


def fitting(table: Table, across: int = ACROSS_WIDE) -> Table:
    """The first columns of a table, as many as fit so many letters: a page on its side."""
    least = _least_widths(table)
    count = len(least)
    while count > 1 and sum(least[:count]) > across:
        count -= 1
    return replace(
        table,
        headings=table.headings[:count],
        rows=tuple(row[:count] for row in table.rows),
        numeric=table.numeric[:count],
    )


def widths(table: Table, room: float, size: float = 10) -> list[float]:
    """The width of each column; they add up to `room`, in whatever unit that is.

    Each has what its longest word needs; the rest is shared by how much they hold. `size` is that
    of the type in points.
    """
    least = _least_widths(table)
    wanted = [
        max(low, _PAD + min(max(map(len, column)), _FULLEST))
        for low, column in zip(least, _columns(table), strict=True)
    ]
    letters = (ACROSS_WIDE if is_wide(table) else ACROSS) * 10 / size
    line = max(sum(least), min(sum(wanted), letters))
    spare = line - sum(least)
    extra = [want - low for want, low in zip(wanted, least, strict=True)]
    total = sum(extra) or 1
    shares = [low + spare * more / total for low, more in zip(least, extra, strict=True)]
    return [one * room / sum(shares) for one in shares]


def _least_widths(table: Table) -> list[int]:
    """What each column needs, so that no word is broken and no narrow cell grows tall."""
    return [
        _PAD + max(min(_longest_word(column), LONGEST_WORD), min(_tallest(column), _NARROW))
        for column in _columns(table)
    ]


def _longest_word(column: Sequence[str]) -> int:
    return max(len(word) for cell in column for word in cell.split() or [""])


def _tallest(column: Sequence[str]) -> int:
    return max(map(len, column)) // MOST_LINES


def _columns(table: Table) -> list[Sequence[str]]:
    return [
        [table.headings[place], *(row[place] for row in table.rows)]
        for place in range(len(table.headings))
    ]
