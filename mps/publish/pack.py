"""The pack for a meeting: a page or two for each page of the site, in large type.

Each has the finding, the numbers in short, what is not available, one chart (where there is none,
one table) and the sources of all of it: what somebody needs who cannot look anything up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mps.publish.blocks import (
    Block,
    Chart,
    Document,
    Heading,
    Key,
    Lede,
    Notice,
    Pairs,
    Run,
    Section,
    Source,
    Table,
    Words,
    plain,
)
from mps.publish.paper import HOW_TO_QUOTE, Paper, foot, linked, outlined, stretches, unfolded

MOST_ROWS = 12  # of a table that stands for a chart
NOT_FOR_A_MEETING = ("Our processing:", "For those who run this site:")
"""How the site begins to tell what was done to the data, and how to load what is missing."""

PAGES = ("at_a_glance", "services_and_providers", "need_and_gap")
"""The pages of a pack when none are named."""


def meeting_pack(document: Document, tables: str) -> Paper:
    """The pack of a document's pages, in their order. `tables` says where whole tables are."""
    parts = [part for section in document.sections for part in _page(section, tables)]
    parts.append(Source((Run(f"{document.dates} {HOW_TO_QUOTE}"),)))
    return Paper(
        document,
        f"{document.title}: for the meeting",
        (),
        foot(document),
        tuple(linked(tuple(outlined(parts)), document)),
        large=True,
    )


def _page(section: Section, tables: str) -> Iterator[Block]:
    first, *figures = stretches(tuple(unfolded(section.parts, least=1)))
    yield Heading(1, next((one.text for one in first if isinstance(one, Heading)), section.name),
                  section.slug)  # fmt: skip
    sources: list[Source] = []
    for part in first:
        if isinstance(part, Lede):
            yield Lede(f"{section.name}. {part.text}", part.code)
        elif isinstance(part, Source):
            sources.append(part)
        elif isinstance(part, Notice):
            yield Notice(_for_a_meeting(part.words))
        elif isinstance(part, Pairs):
            yield part
    for part in _figure(figures):
        if isinstance(part, Source):
            sources.append(part)
        else:
            yield part
    said = [Source(_for_a_meeting(one.words)) for one in sources]
    yield from {plain(one.words): one for one in said}.values()
    codes = ", ".join(one.code for one in section.datasets)
    if codes:
        yield Source((Run(f"Whole tables of figures {codes}: {tables}."),))


def _figure(figures: Sequence[Sequence[Block]]) -> Iterator[Block]:
    """The first figure with a chart, else the first with a short table, with its own sources."""
    for kind in (Chart, Table):
        for figure in figures:
            shown = next((part for part in figure if isinstance(part, kind)), None)
            if shown is None or (isinstance(shown, Table) and len(shown.rows) > MOST_ROWS):
                continue
            before = figure[: figure.index(shown)]
            yield from (part for part in before if isinstance(part, Heading | Lede | Key))
            yield shown
            yield from (part for part in figure if isinstance(part, Source))
            return


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
