"""The pack for a meeting: a page or two for each page of the site, in large type.

Each has the finding, the numbers in short, what is not available, one chart (where there is none,
one short table or a few facts) and the sources of all of it: what somebody needs who cannot look
anything up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from mps.publish.blocks import (
    Block,
    Chart,
    Document,
    Heading,
    Key,
    Lede,
    Notice,
    Pairs,
    Paragraph,
    Run,
    Section,
    Source,
    Table,
    Words,
    plain,
)
from mps.publish.paper import Paper, foot, linked, outlined, stretches, unfolded
from mps.publish.widths import ACROSS_LARGE, fitting

MOST_ROWS = 15  # of a table that stands for a chart
MOST_FACTS = 6  # things with facts that stand for one
TALLEST = 700  # px of a chart; a taller one would be illegible on a part of a page
NOT_FOR_A_MEETING = ("Our processing:", "For those who run this site:")
"""How the site begins to tell what was done to the data, and how to load what is missing."""

PAGES = ("at_a_glance", "services_and_providers", "need_and_gap")
"""The pages of a pack when none are named."""


def meeting_pack(document: Document, tables: str) -> Paper:
    """The pack of a document's pages, in their order. `tables` says where whole tables are."""
    parts: list[Block] = [Source((Run(document.dates),))]
    parts += (part for section in document.sections for part in _page(section, tables))
    return Paper(
        document,
        f"{document.title}: for the meeting",
        (),
        foot(document),
        tuple(linked(tuple(outlined(parts)), document)),
        large=True,
    )


def _page(section: Section, tables: str) -> Iterator[Block]:
    # What a page says before its finding, such as of a filter, is left out.
    parts = list(dropwhile(lambda part: not isinstance(part, Heading), unfolded(section.parts, 1)))
    first, *figures = stretches(parts)
    finding = next(part.text for part in first if isinstance(part, Heading))
    yield Heading(1, finding, section.slug)
    said_first = takewhile(lambda part: not isinstance(part, Heading), first[1:])
    figure = _figure(figures)
    for part in said_first:
        if isinstance(part, Lede):
            yield Lede(f"{section.name}. {part.text}", part.code)
        elif isinstance(part, Paragraph | Notice):
            yield replace(part, words=_for_a_meeting(part.words))
        elif isinstance(part, Pairs):
            yield part
    yield from (part for part in figure if not isinstance(part, Source))
    sources = [part for part in (*first, *figure) if isinstance(part, Source)]
    said = [Source(_for_a_meeting(one.words)) for one in sources]
    yield from {plain(one.words): one for one in said}.values()
    codes = ", ".join(one.code for one in section.datasets)
    if codes:
        yield Source((Run(f"Whole tables of figures {codes}: {tables}."),))


def _figure(figures: Sequence[Sequence[Block]]) -> Sequence[Block]:
    """One figure with its sources: the first with a chart, else the first that is short."""
    return next(filter(None, (*map(_with_chart, figures), *map(_in_short, figures))), ())


def _with_chart(figure: Sequence[Block]) -> list[Block]:
    """A figure as far as its chart, where that keeps its words legible on a part of a page."""
    shown = next((part for part in figure if isinstance(part, Chart)), None)
    if shown is None or shown.figure["layout"].get("height", 0) > TALLEST:
        return []
    before = figure[: figure.index(shown)]
    kept = [part for part in before if isinstance(part, Heading | Lede | Key)]
    return [*kept, shown, *_sources(figure)]


def _in_short(figure: Sequence[Block]) -> list[Block]:
    """A figure that is a short table, cut to the columns that fit, or a few things with facts."""
    if not any(isinstance(part, Lede) and part.code for part in figure):
        return []
    table = next((part for part in figure if isinstance(part, Table)), None)
    if table is not None:
        if len(table.rows) > MOST_ROWS:
            return []
        kept = [part for part in figure if isinstance(part, Heading | Lede)]
        head = [part for part in kept if figure.index(part) < figure.index(table)]
        return [*head, fitting(table, ACROSS_LARGE), *_sources(figure)]
    facts = [part for part in figure if isinstance(part, Heading | Lede | Pairs)]
    few = 0 < sum(isinstance(part, Pairs) for part in facts) <= MOST_FACTS
    return [*facts, *_sources(figure)] if few else []


def _sources(figure: Sequence[Block]) -> list[Source]:
    return [part for part in figure if isinstance(part, Source)]


def _for_a_meeting(words: Words) -> Words:
    """Words up to what only those need who prepare the data; the statement has the rest."""
    kept = []
    for run in words:
        found = [run.text.find(phrase) for phrase in NOT_FOR_A_MEETING if phrase in run.text]
        if found:
            kept.append(replace(run, text=run.text[: min(found)].rstrip()))
            break
        kept.append(run)
    return tuple(run for run in kept if run.text)
