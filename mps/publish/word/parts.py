"""What python-docx has no call for: links, names to link to, fields, marks for screen readers."""

from typing import Any

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from mps.publish.blocks import Words


def element(tag: str, /, **attributes: str) -> Any:
    """An element of WordprocessingML with its attributes."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def bookmark_name(anchor: str) -> str:
    """The name of a place in the document; Word allows letters, digits and _ only, up to 40."""
    return "".join(sign if sign.isalnum() else "_" for sign in f"to_{anchor}")[:40]


def add_bookmark(paragraph: Paragraph, anchor: str, number: int) -> None:
    """Make a paragraph a place that links lead to."""
    start = element("bookmarkStart", id=str(number), name=bookmark_name(anchor))
    first = paragraph._p.pPr
    if first is None:
        paragraph._p.insert(0, start)
    else:
        first.addnext(start)
    paragraph._p.append(element("bookmarkEnd", id=str(number)))


def add_words(paragraph: Paragraph, words: Words) -> None:
    """Write words with their links and their bold and italic parts."""
    for run in words:
        held = paragraph.add_run(run.text)
        held.bold = run.bold or None
        held.italic = run.italic or None
        if run.link:
            add_link(paragraph, held, run.link)


def add_link(paragraph: Paragraph, run: WordRun, link: str) -> None:
    """Make a run of words a link: `#name` within the document, else an address."""
    run.style = "Hyperlink"
    made = OxmlElement("w:hyperlink")
    if link.startswith("#"):
        made.set(qn("w:anchor"), bookmark_name(link[1:]))
    else:
        kind = RELATIONSHIP_TYPE.HYPERLINK
        made.set(qn("r:id"), paragraph.part.relate_to(link, kind, is_external=True))
    run._r.addprevious(made)
    made.append(run._r)


def field_sign(paragraph: Paragraph, kind: str) -> None:
    """A mark of a field: begin, separate or end."""
    paragraph.add_run()._r.append(element("fldChar", fldCharType=kind))


def field_code(paragraph: Paragraph, code: str) -> None:
    """What a field works out, such as PAGE."""
    instruction = element("instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field with what it shows until the program works it out."""
    field_sign(paragraph, "begin")
    field_code(paragraph, code)
    field_sign(paragraph, "separate")
    paragraph.add_run(shown)
    field_sign(paragraph, "end")


def describe_picture(run: WordRun, alt: str, number: int) -> None:
    """Give the picture in a run its text alternative, a name and a number of its own."""
    properties = run._r.find(f".//{qn('wp:docPr')}")
    properties.set("id", str(number))
    properties.set("name", f"Chart {number}")
    properties.set("descr", alt)


def mark_header(table: WordTable, caption: str) -> None:
    """Tell programs which row holds the headings, which cells name rows, what the table is."""
    for place, row in enumerate(table._tbl.tr_lst):
        properties = row.get_or_add_trPr()
        properties.append(element("cantSplit"))
        if place == 0:
            properties.append(element("tblHeader"))
    about = table._tbl.tblPr
    for old in about.findall(qn("w:tblLook")):
        about.remove(old)
    look = {"firstRow": "1", "firstColumn": "1", "lastRow": "0", "lastColumn": "0"}
    about.append(element("tblLook", val="00A0", **look, noHBand="1", noVBand="1"))
    about.append(element("tblCaption", val=caption))


def new_list(word: Word, style: str) -> str:
    """The number of a new list that counts from 1, in the form of a style."""
    numbering = word.part.numbering_part.element
    base = word.styles[style].element.pPr.numPr.numId.val
    form = next(one for one in numbering.num_lst if one.numId == base)
    made = numbering.add_num(form.abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return str(made.numId)


def in_list(paragraph: Paragraph, number: str) -> None:
    """Make a paragraph an item of a list."""
    place = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    place.get_or_add_ilvl().val = 0
    place.get_or_add_numId().val = int(number)
