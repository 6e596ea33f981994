"""The statement as a Word document: an outline, marked tables, described pictures, real lists."""

import io
import itertools
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from PIL import Image
from pypdf import PdfReader

from mps.publish import paper
from mps.publish.drawing import draw
from mps.publish.fonts import write_fonts
from mps.publish.pictures import as_png
from mps.publish.word import write_word
from mps.ui.typeface import typeface
from tests.documents import BARS, TABLE, document
from tests.pdf_reading import tags


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return list(write_fonts(typeface(), tmp_path_factory.mktemp("fonts")).values())


@pytest.fixture(scope="module")
def picture(fonts: list[Path]) -> bytes:
    return as_png(draw(BARS, "", name="test"), fonts)


@pytest.fixture
def small(tmp_path: Path, picture: bytes) -> Word:
    """The made-up document, read back."""
    write_word(paper.statement(document(), "elsewhere"), tmp_path / "a.docx", lambda chart: picture)
    return docx.Document(str(tmp_path / "a.docx"))


@pytest.fixture(scope="module")
def whole(published: Path) -> Word:
    return docx.Document(str(published / "statement.docx"))


def outline(word: Word) -> list[tuple[int, str]]:
    return [
        (int(one.style.name[-1]), one.text)
        for one in word.paragraphs
        if one.style.name.startswith("Heading")
    ]


def texts(word: Word, style: str) -> list[str]:
    return [one.text for one in word.paragraphs if one.style.name == style]


def test_headings_are_the_parts_own_and_skip_no_level(small: Word) -> None:
    assert outline(small) == [
        (1, "Contents"),
        (1, "At a glance"),
        (2, "Ash has most homes"),
        (2, "Ash has 1,200 homes"),
        (2, "How it was done"),
        (3, "The rule"),
        (4, "In short"),
        (4, "A heading that skips"),
        (2, "Far too wide"),
        (1, "Quality"),
        (2, "Most are good"),
    ]
    assert texts(small, "Title") == ["Market position statement, Testshire"]


def test_the_whole_statement_has_an_outline_without_gaps(whole: Word) -> None:
    levels = [level for level, _ in outline(whole)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    pages = [text for level, text in outline(whole) if level == 1]
    assert pages[:3] == ["Contents", "At a glance", "Population"]
    assert pages[-1] == "Sources"


def test_pictures_are_described_and_numbered_apart(small: Word, whole: Word) -> None:
    found = small.element.body.findall(f".//{qn('wp:docPr')}")
    assert [one.get("descr") for one in found] == ["Bars: First 10, Second 5."]
    every = whole.element.body.findall(f".//{qn('wp:docPr')}")
    assert len(every) > 20
    assert all(len(one.get("descr")) > 40 for one in every)
    assert len({one.get("id") for one in every}) == len(every)


def test_every_table_marks_its_first_row_and_says_what_it_is(small: Word, whole: Word) -> None:
    for word in (small, whole):
        assert word.tables
        for table in word.tables:
            rows = table._tbl.tr_lst
            marked = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
            assert marked == [True] + [False] * (len(rows) - 1)
            assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
            assert not table._tbl.findall(f".//{qn('w:gridSpan')}")  # no merged cells
            assert not table._tbl.findall(f".//{qn('w:vMerge')}")


def test_a_figures_table_has_its_cells_in_words_below_it(small: Word) -> None:
    [table] = [one for one in small.tables if one.rows[0].cells[-1].text == "Fee"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Place", "Homes", "Share", "Opened", "Fee"],
        ["Ash", "1,200", "12.3%", "30 June 2020", "£18.50"],
        ["Birch", "3", "not available", "not available", "not available"],
    ]
    assert f"Table of figure TST-1: {TABLE.subtitle}" in texts(small, "Caption")


def test_lists_are_lists_and_numbers_begin_anew(small: Word) -> None:
    assert texts(small, "List Bullet") == ["one", "two"]
    items = [one for one in small.paragraphs if one.style.name == "List Number"]
    assert [one.text for one in items] == ["first", "second", "first again"]
    numbers = [one._p.pPr.numPr.numId.val for one in items]
    assert numbers[0] == numbers[1] != numbers[2]


def test_links_lead_out_or_to_a_place_that_is_there(small: Word) -> None:
    links = small.element.body.findall(f".//{qn('w:hyperlink')}")
    held = {rel.rId: rel.target_ref for rel in small.part.rels.values() if rel.is_external}
    out = [held[one.get(qn("r:id"))] for one in links if one.get(qn("r:id"))]
    assert out == ["https://example.org/a?b=1&c=2"]
    places = {one.get(qn("w:name")) for one in small.element.body.iter(qn("w:bookmarkStart"))}
    within = [one.get(qn("w:anchor")) for one in links if one.get(qn("w:anchor"))]
    # Two of the contents, one to the figure; the page Price is not in this document.
    assert within == ["to_index", "to_quality", "to_tst_1"]
    assert set(within) <= places


def test_wide_tables_lie_on_their_side_and_wider_ones_say_what_is_left_out(small: Word) -> None:
    turned = [one.orientation == WD_ORIENT.LANDSCAPE for one in small.sections]
    assert turned == [False, True, False, True, False]
    widths = {(one.page_width.mm, one.page_height.mm) for one in small.sections}
    assert {tuple(map(round, one)) for one in widths} == {(210, 297), (297, 210)}
    [left_out] = [one.text for one in small.paragraphs if one.text.startswith("Columns not")]
    assert left_out.endswith("Column 30 of many.")


def test_language_title_and_dates_are_the_documents_own(small: Word) -> None:
    core = small.core_properties
    assert (core.title, core.language) == ("Market position statement, Testshire", "en-GB")
    assert core.created.date() == core.modified.date() == document().day
    [language] = small.styles.element.findall(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "en-GB"
    foot = small.sections[0].footer._element
    assert "0123456789ab" in "".join(foot.itertext())
    assert re.findall(r"PAGE|NUMPAGES", "".join(foot.itertext())) == ["PAGE", "NUMPAGES"]


def test_words_are_drawn_in_pictures(fonts: list[Path]) -> None:
    def ink(figure: dict[str, Any]) -> int:
        image = Image.open(io.BytesIO(as_png(draw(figure, "", name="test"), fonts))).convert("L")
        return sum(image.histogram()[:128])

    unnamed = {**BARS, "layout": {**BARS["layout"], "yaxis": {
        **BARS["layout"]["yaxis"], "ticktext": [" ", " "]}}}  # fmt: skip
    # "First" and "Second", eleven letters at two dots a pixel, are hundreds of dark dots.
    assert ink(BARS) > ink(unnamed) + 300


def test_what_word_has_no_form_for_is_refused(tmp_path: Path) -> None:
    strange: Any = "not a part"
    torn = replace(paper.statement(document(), ""), parts=(strange,))
    with pytest.raises(TypeError, match="str is not known"):
        write_word(torn, tmp_path / "a.docx", lambda chart: b"")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_it_with_headings_pictures_and_page_numbers(
    tmp_path: Path, picture: bytes
) -> None:
    write_word(paper.statement(document(), "elsewhere"), tmp_path / "a.docx", lambda chart: picture)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    form = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    command = ["soffice", home, "--headless", "--convert-to", form, "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=120
    )
    found = tags(tmp_path / "a.pdf")
    levels = [int(role[1]) for role, _ in found if re.fullmatch("H[1-6]", role)]
    assert levels == [1, 1, 2, 2, 2, 3, 4, 4, 2, 1, 2]
    assert [alt for role, alt in found if role == "Figure"] == ["Bars: First 10, Second 5."]
    headings = sum(len(one.columns) for one in docx.Document(str(tmp_path / "a.docx")).tables)
    assert sum(role == "TH" for role, _ in found) == headings
    pages = [page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages]
    assert f"Page 1 of {len(pages)}" in pages[0]
