"""The statement laid out for paper: one run of parts with an outline, for Word and PDF.

On paper nothing folds away and nothing scrolls. So headings step down one level at a time, folded
parts stand open under headings of their own, each table has a caption, each figure's short table
stands below it, and long ones are named with where they are.
"""

import html
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from mps.publish.blocks import (
    Aside,
    Block,
    Bullets,
    Dataset,
    Document,
    Heading,
    Lede,
    Notice,
    Paragraph,
    Run,
    Section,
    Source,
    Table,
    Words,
)
from mps.publish.cells import headings, is_numeric, written
from mps.publish.widths import fitting

MOST_ROWS = 60  # of a table that the site shows; longer ones are only named
MOST_ROWS_BESIDE = 30  # of a figure's whole table, set below the figure
LOWEST = 5  # the level below which headings do not go
HOW_TO_QUOTE = (
    "Every figure has a code that does not change. To quote one, give its code, the council and"
    " the date of the data."
)


@dataclass(frozen=True)
class Paper:
    """What is printed: title, lines below it, the parts, the line at the foot of each page.

    `large` is large type, for a meeting; without it the paper has a list of contents.
    """

    document: Document
    title: str
    about: tuple[str, ...]
    foot: str
    parts: tuple[Block, ...]
    large: bool = False


def statement(document: Document, tables: str) -> Paper:
    """The whole statement. `tables` says where the whole tables are, such as a file's name."""
    parts: list[Block] = []
    for section in document.sections:
        parts.append(Heading(1, section.name, section.slug))
        parts += _with_tables(section, tables)
    return Paper(
        document,
        document.title,
        (document.dates, HOW_TO_QUOTE),
        foot(document),
        tuple(linked(tuple(outlined(parts)), document)),
    )


def foot(document: Document) -> str:
    """The line at the foot of each page: whose statement, built from what."""
    return f"{document.title}. Built from data and code {document.build_id}."


def _with_tables(section: Section, tables: str) -> Iterator[Block]:
    """The parts of a section, each figure followed by its whole table or by where that is."""
    held = {one.code: one for one in section.datasets}
    for stretch in stretches(tuple(unfolded(section.parts))):
        yield from stretch
        for part in stretch:
            if isinstance(part, Lede) and part.code in held:
                yield whole_table(held.pop(part.code), stretch, tables)
    for left in held.values():
        yield whole_table(left, (), tables)


def stretches(parts: Sequence[Block]) -> Iterator[list[Block]]:
    """The parts in stretches, each from one heading of a page or a figure to before the next."""
    held: list[Block] = []
    for part in parts:
        if isinstance(part, Heading) and part.level <= 2 and held:
            yield held
            held = []
        held.append(part)
    if held:
        yield held


def whole_table(dataset: Dataset, beside: Sequence[Block], tables: str) -> Block:
    """A figure's whole table, or a line that says where it is when it is long or shown already."""
    shown = any(isinstance(part, Table) and len(part.rows) == len(dataset.rows) for part in beside)
    if shown or not 0 < len(dataset.rows) <= MOST_ROWS_BESIDE:
        count = len(dataset.rows)
        rows = f"{count} row{'' if count == 1 else 's'}, {len(dataset.columns)} columns"
        return Paragraph((Run(f"Whole table of figure {dataset.code} ({rows}): {tables}."),))
    return Table(
        headings(dataset),
        tuple(written(dataset)),
        tuple(is_numeric(kind) for _, kind in dataset.columns),
        f"Table of figure {dataset.code}: {dataset.subtitle}",
    )


def outlined(parts: Sequence[Block]) -> Iterator[Block]:
    """The parts as one outline: no level left out, and a caption on every table."""
    level, named = 0, ""
    for part in parts:
        if isinstance(part, Heading):
            level = min(part.level, level + 1, LOWEST)
            named = part.text
            yield replace(part, level=level)
        elif isinstance(part, Table):
            yield from _printed(replace(part, caption=part.caption or named))
        else:
            named = part.text if isinstance(part, Lede) else named
            yield part


def unfolded(parts: Sequence[Block], least: int = 2) -> Iterator[Block]:
    """The parts with nothing folded away: the label of what was becomes a heading.

    `least` is the highest level that a heading may have.
    """
    level = least - 1
    for part in parts:
        if isinstance(part, Heading):
            level = max(part.level, least)
            yield replace(part, level=level)
        elif isinstance(part, Aside):
            yield Heading(level + 1, part.label)
            yield from unfolded(part.parts, level + 2)
        else:
            yield part


def _printed(table: Table) -> Iterator[Block]:
    """A table as far as it fits a page, and what of it does not."""
    if len(table.rows) > MOST_ROWS:
        text = f"{table.caption}: this table has {len(table.rows):,} rows and is not printed here."
        yield Paragraph((Run(text),))
        return
    shown = fitting(table)
    yield shown
    if left_out := table.headings[len(shown.headings) :]:
        yield Paragraph((Run(f"Columns not printed here: {', '.join(left_out)}."),))


def linked(parts: Sequence[Block], document: Document) -> Iterator[Block]:
    """The parts with links that lead: to a place in the paper (#name), to a web or mail address.

    A link to what is not in the paper is left as words. A name stands once.
    """
    slugs = {section.slug for section in document.sections}
    names = {part.anchor for part in parts if isinstance(part, Heading) and part.anchor}
    used: set[str] = set()
    for part in parts:
        if isinstance(part, Heading):
            anchor = "" if part.anchor in used else part.anchor
            used.add(anchor)
            yield replace(part, anchor=anchor)
        elif isinstance(part, Paragraph | Notice | Source):
            yield replace(part, words=_led(part.words, slugs, names))
        elif isinstance(part, Bullets):
            yield replace(part, items=tuple(_led(item, slugs, names) for item in part.items))
        else:
            yield part


def _led(words: Words, slugs: Collection[str], names: Collection[str]) -> Words:
    return tuple(replace(run, link=_place(run.link, slugs, names)) for run in words)


def _place(link: str, slugs: Collection[str], names: Collection[str]) -> str:
    parts = urlsplit(html.unescape(link))
    if parts.scheme in ("http", "https", "mailto"):
        return html.unescape(link)
    if not link or parts.scheme or parts.netloc:
        return ""
    slug = parts.path.strip("/") or "index"
    found = next((name for name in (parts.fragment, slug) if name in names), "")
    return f"#{found}" if found and (slug in slugs or not parts.path) else ""
