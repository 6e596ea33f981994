"""How a Word document looks: A4, one sans-serif typeface, headings as headings, large type."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Length, Pt, RGBColor

from mps.charts.theme import DARK_BLUE, TEXT

TYPEFACE = "Arial"  # on every machine, or in its place one as wide
LANGUAGE = "en-GB"
CELL = "Cell"  # the style of the words in tables
MARGIN = Cm(2)
TALLEST = Cm(6)  # of a chart in large type
_A4 = (Cm(21), Cm(29.7))


@dataclass(frozen=True)
class Sizes:
    """Sizes of type in points: title, running words, tables, notes, headings from level 1 down."""

    title: float
    text: float
    table: float
    note: float
    headings: tuple[float, ...]


NORMAL = Sizes(26, 12, 10, 10, (22, 17, 14, 12, 12))
LARGE = Sizes(14, 16, 14, 10, (20, 16, 16, 16, 16))


def style_document(word: Word, sizes: Sizes) -> None:
    """Set the styles that the parts use, and the language."""
    styles = word.styles
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    language = OxmlElement("w:lang")
    for key in ("w:val", "w:eastAsia"):
        language.set(qn(key), LANGUAGE)
    defaults.append(language)
    _letters(styles["Normal"], sizes.text, space=6)
    for level, size in enumerate(sizes.headings, 1):
        _letters(styles[f"Heading {level}"], size, before=sizes.text, space=4, bold=True)
        styles[f"Heading {level}"].paragraph_format.keep_with_next = True
    _letters(styles["Title"], sizes.title, space=6, bold=True)
    for border in styles["Title"].element.pPr.findall(qn("w:pBdr")):
        styles["Title"].element.pPr.remove(border)
    _letters(styles["Caption"], sizes.note, before=6, space=3, bold=True)
    styles["Caption"].paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):
        _letters(styles[name], sizes.text, space=3)
    _letters(styles["Footer"], sizes.note, space=0)
    _own_styles(word, sizes)


def _own_styles(word: Word, sizes: Sizes) -> None:
    styles = word.styles
    small = {"Measure": sizes.note, "Source": sizes.note, "Facts": sizes.table, CELL: sizes.table}
    for name, size in small.items():
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles["Normal"]
        _letters(made, size, space=2 if name in (CELL, "Facts") else 6)
    styles["Measure"].paragraph_format.keep_with_next = True
    notice = styles.add_style("Notice", WD_STYLE_TYPE.PARAGRAPH)
    notice.base_style = styles["Normal"]
    _letters(notice, sizes.text, space=8)
    notice.paragraph_format.left_indent = Cm(0.4)
    _bar_at_left(notice)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline = True
    link.font.color.rgb = RGBColor.from_string(DARK_BLUE.lstrip("#"))


def _bar_at_left(style: Any) -> None:
    borders, bar = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for key, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", DARK_BLUE[1:])):
        bar.set(qn(f"w:{key}"), value)
    borders.append(bar)
    # The order of a paragraph's properties is fixed: borders come before spacing and indents.
    style.element.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:spacing", "w:ind")


def _letters(
    style: Any, size: float, *, before: float = 0, space: float, bold: bool | None = None
) -> None:
    style.font.name = TYPEFACE
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        if key.endswith("Theme"):
            del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(key), TYPEFACE)
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False if style.name.startswith("Heading") else None
    style.font.color.rgb = RGBColor.from_string(TEXT.lstrip("#"))
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(space)


def lay_out(section: Section, *, wide: bool) -> None:
    """Make a section A4, upright or, for wide tables, on its side."""
    short, long = _A4
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if wide else (short, long)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = Cm(1.7)
    section.header_distance = section.footer_distance = Cm(0.8)


def room(*, wide: bool) -> Length:
    """The width between the margins."""
    return Length(_A4[int(wide)] - 2 * MARGIN)
