"""A paper written as a Word document, part by part."""

import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from functools import singledispatchmethod
from pathlib import Path

import docx
from docx.document import Document as Word
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Emu, Length, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from mps.charts.theme import NO_BREAK
from mps.publish import plain_zip
from mps.publish.blocks import (
    Bullets,
    Chart,
    Heading,
    Key,
    Lede,
    Notice,
    Pairs,
    Paragraph,
    Run,
    Source,
    Table,
)
from mps.publish.paper import Paper
from mps.publish.widths import is_wide, widths
from mps.publish.word import parts
from mps.publish.word.styles import (
    CELL,
    LANGUAGE,
    LARGE,
    NORMAL,
    TALLEST,
    lay_out,
    room,
    style_document,
)

Picture = Callable[[Chart], bytes]


def write_word(paper: Paper, path: Path, picture: Picture) -> None:
    """Write a paper as a .docx file; `picture` draws a chart as PNG. Equal papers, equal bytes."""
    writer = _Writer(paper, picture)
    writer.begin()
    for part in paper.parts:
        writer.add(part)
    writer.word.save(str(path))
    plain_zip.rewrite(path)


class _Writer:
    def __init__(self, paper: Paper, picture: Picture) -> None:
        self.word: Word = docx.Document()
        self._paper = paper
        self._picture = picture
        self._sizes = LARGE if paper.large else NORMAL
        self._wide = False
        self._count = 0  # of bookmarks and pictures, which have numbers of their own

    def begin(self) -> None:
        """The properties, the foot of each page, the title and the contents."""
        style_document(self.word, self._sizes)
        _forget_template(self.word)
        _set_properties(self.word, self._paper)
        section = self.word.sections[0]
        lay_out(section, wide=False)
        foot = section.footer.paragraphs[0]
        foot.add_run(f"{self._paper.foot} Page ")
        parts.add_field(foot, "PAGE", "1")
        foot.add_run(" of ")
        parts.add_field(foot, "NUMPAGES", "1")
        self._paragraph(self._paper.title, "Title")
        for line in self._paper.about:
            self.word.add_paragraph(line)
        if not self._paper.large:
            self._contents()

    def _paragraph(self, text: str = "", style: str = "Normal") -> WordParagraph:
        """A paragraph of a style by its id, for python-docx looks names up slowly."""
        paragraph = self.word.add_paragraph(text)
        paragraph._p.style = style.replace(" ", "")
        return paragraph

    def _contents(self) -> None:
        """A list of contents that Word can make anew, holding links that lead already."""
        entries = [one for one in self._paper.parts if isinstance(one, Heading) and one.level == 1]
        self._paragraph("Contents", "Heading 1")
        for place, entry in enumerate(entries):
            paragraph = self.word.add_paragraph()
            if place == 0:
                parts.field_sign(paragraph, "begin")
                parts.field_code(paragraph, r"TOC \o 1-1 \n \h")
                parts.field_sign(paragraph, "separate")
            run = paragraph.add_run(entry.text)
            if entry.anchor:
                parts.add_link(paragraph, run, f"#{entry.anchor}")
            if place == len(entries) - 1:
                parts.field_sign(paragraph, "end")

    @singledispatchmethod
    def add(self, part: object) -> None:
        """Write one part."""
        raise TypeError(f"{type(part).__name__} is not known to Word documents")

    @add.register
    def _(self, part: Heading) -> None:
        self._turn(wide=False)
        paragraph = self._paragraph(part.text, f"Heading {part.level}")
        first = self._count == 0
        paragraph.paragraph_format.page_break_before = part.level == 1 and not (
            self._paper.large and first
        )
        self._count += 1
        if part.anchor:
            parts.add_bookmark(paragraph, part.anchor, self._count)

    @add.register
    def _(self, part: Lede) -> None:
        code = f" Figure {part.code}" if part.code else ""
        self._paragraph(f"{part.text}.{code}" if code else part.text, "Measure")

    @add.register
    def _(self, part: Paragraph) -> None:
        parts.add_words(self.word.add_paragraph(), part.words)

    @add.register
    def _(self, part: Notice) -> None:
        parts.add_words(self._paragraph(style="Notice"), part.words)

    @add.register
    def _(self, part: Source) -> None:
        parts.add_words(self._paragraph(style="Source"), part.words)

    @add.register
    def _(self, part: Bullets) -> None:
        style = "List Number" if part.ordered else "List Bullet"
        number = parts.new_list(self.word, style) if part.ordered else ""
        for item in part.items:
            paragraph = self._paragraph(style=style)
            if number:
                parts.in_list(paragraph, number)
            parts.add_words(paragraph, item)

    @add.register
    def _(self, part: Pairs) -> None:
        if part.large:
            self.add(_numbers(part))
            return
        for name, values in part.items:
            said = (Run(f"{name}: ", bold=True), Run("; ".join(values)))
            parts.add_words(self._paragraph(style="Facts"), said)

    @add.register
    def _(self, part: Key) -> None:
        paragraph = self._paragraph(f"{part.label}: ", "Measure")
        for place, (name, colour) in enumerate(part.classes):
            square = paragraph.add_run(f"■{NO_BREAK}")
            if len(colour) == 7:
                square.font.color.rgb = RGBColor.from_string(colour[1:])
            last = place == len(part.classes) - 1
            paragraph.add_run(name.replace(" ", NO_BREAK) + ("" if last else "  "))

    @add.register
    def _(self, part: Chart) -> None:
        self._count += 1
        run = self.word.add_paragraph().add_run()
        content = io.BytesIO(self._picture(part))
        picture = run.add_picture(content, width=room(wide=self._wide))
        if self._paper.large and picture.height > TALLEST:
            # On a page in large type the numbers and the sources need room too.
            picture.width = Length(picture.width * TALLEST // picture.height)
            picture.height = TALLEST
        parts.describe_picture(run, part.alt, self._count)

    @add.register
    def _(self, part: Table) -> None:
        self._turn(wide=self._wide or is_wide(part))
        self._paragraph(part.caption, "Caption")
        table = self.word.add_table(1 + len(part.rows), len(part.headings), "Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        shares = widths(part, room(wide=self._wide), self._sizes.table)
        columns = [Emu(round(one)) for one in shares]
        for column, width in zip(table.columns, columns, strict=True):
            column.width = width
        texts = (part.headings, *part.rows)
        for place, (row, words) in enumerate(zip(table._tbl.tr_lst, texts, strict=True)):
            _fill(row, words, part.numeric, columns, bold=place == 0)
        parts.mark_header(table, part.caption)
        self._paragraph(style=CELL)  # two tables that touch would become one

    def _turn(self, *, wide: bool) -> None:
        """Turn the paper where a table needs it, and back."""
        if wide != self._wide:
            lay_out(self.word.add_section(WD_SECTION.NEW_PAGE), wide=wide)
            self._wide = wide


def _numbers(pairs: Pairs) -> Table:
    """The numbers at the top of a page as a table, with what they are set beside, if anything."""
    rows = [(name, values[0], "; ".join(values[1:]) or "–") for name, values in pairs.items]
    most = 3 if any(len(values) > 1 for _, values in pairs.items) else 2
    headings = ("Measure", "Number", "Beside it")[:most]
    return Table(headings, tuple(row[:most] for row in rows), (False,) * most, "In short")


def _fill(
    row: CT_Row,
    texts: Sequence[str],
    numeric: Sequence[bool],
    columns: Sequence[Emu],
    *,
    bold: bool,
) -> None:
    """Write a row. Thousands of cells go past python-docx's look-up of styles, which is slow."""
    for cell, text, is_number, width in zip(row.tc_lst, texts, numeric, columns, strict=True):
        cell.width = width
        paragraph = cell.p_lst[0]
        paragraph.style = CELL
        run = paragraph.add_r()
        run.text = text
        if bold:
            run.get_or_add_rPr().append(parts.element("b"))
        if is_number:
            paragraph.get_or_add_pPr().jc_val = WD_ALIGN_PARAGRAPH.RIGHT


def _set_properties(word: Word, paper: Paper) -> None:
    """Title, language and dates; the dates are the data's, so that nothing changes by itself."""
    core = word.core_properties
    core.title = paper.title
    core.author = core.last_modified_by = "Market position statement dashboard"
    core.subject = paper.document.place
    core.language = LANGUAGE
    core.comments = core.keywords = core.category = ""
    core.version = paper.document.build_id
    core.revision = 1
    core.created = core.modified = datetime.combine(paper.document.day, time(), UTC)


def _forget_template(word: Word) -> None:
    """Leave out the template's preview picture, and say that the file is of today's Word."""
    package = word.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[name]
    settings = word.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = parts.element("compat")
        settings.append(compat)
    compat.append(
        parts.element(
            "compatSetting",
            name="compatibilityMode",
            uri="http://schemas.microsoft.com/office/word",
            val="15",
        )
    )
