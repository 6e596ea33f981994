"""Words with links and bold parts, read from the site's own HTML and Markdown."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from mps.publish.blocks import Block, Bullets, Heading, Paragraph, Run, Words

_INLINE = re.compile(
    r"\[(?P<name>[^\]]+)\]\((?P<link>[^)\s]+)\)"
    r"|\*\*(?P<bold>.+?)\*\*|(?<!\w)[*_](?P<italic>[^*_]+?)[*_](?!\w)|`(?P<code>[^`]+)`",
    re.DOTALL,
)
_ITEM = re.compile(r"(?P<mark>[-*]|\d+\.)\s+(?P<text>.*)", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s+(.*)")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self._bold = self._italic = 0
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._bold += tag in ("b", "strong")
        self._italic += tag in ("i", "em")
        if tag == "a":
            self._link = dict(attrs).get("href") or ""
        if tag == "br":
            self.runs.append(Run(" "))

    def handle_endtag(self, tag: str) -> None:
        self._bold -= tag in ("b", "strong")
        self._italic -= tag in ("i", "em")
        if tag == "a":
            self._link = ""

    def handle_data(self, data: str) -> None:
        text = re.sub(r"\s+", " ", data)
        if text:
            self.runs.append(Run(text, self._bold > 0, self._italic > 0, self._link))


def from_html(text: str) -> Words:
    """Words of a piece of HTML: its text, links, bold and italic parts."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return _trimmed(reader.runs)


def _trimmed(runs: list[Run]) -> Words:
    if not runs:
        return ()
    first = runs[0]
    runs[0] = Run(first.text.lstrip(), first.bold, first.italic, first.link)
    last = runs[-1]
    runs[-1] = Run(last.text.rstrip(), last.bold, last.italic, last.link)
    return tuple(run for run in runs if run.text)


def from_inline(text: str, bold: bool = False) -> Words:
    """Words of a line of Markdown."""
    runs: list[Run] = []
    end = 0
    for found in _INLINE.finditer(text):
        if found.start() > end:
            runs.append(Run(text[end : found.start()], bold))
        if found["link"]:
            name = re.sub(r"[*`]", "", found["name"])
            runs.append(Run(name, bold or "**" in found["name"], link=found["link"]))
        elif found["bold"]:
            runs += from_inline(found["bold"], bold=True)
        else:
            runs.append(Run(found["italic"] or found["code"], bold, bool(found["italic"])))
        end = found.end()
    if end < len(text):
        runs.append(Run(text[end:], bold))
    return tuple(Run(run.text.replace("\\", ""), run.bold, run.italic, run.link) for run in runs)


def from_markdown(text: str, heading_level: int = 3) -> Iterator[Block]:
    """The paragraphs, lists and headings of a piece of Markdown, as the site writes it."""
    for part in re.split(r"\n\s*\n", text.strip()):
        waiting: list[str] = []
        items: list[Words] = []
        ordered = False
        for line in part.splitlines():
            if heading := _HEADING.fullmatch(line.strip()):
                yield Heading(heading_level, heading[2])
            elif item := _ITEM.fullmatch(line.strip()):
                ordered = item["mark"][0].isdigit()
                items.append(from_inline(item["text"]))
            elif items and line.startswith(" "):
                items[-1] += from_inline(" " + line.strip())
            else:
                waiting.append(line.strip())
        if words := from_inline(" ".join(waiting).strip()):
            yield Paragraph(words)
        if items:
            yield Bullets(tuple(items), ordered)
