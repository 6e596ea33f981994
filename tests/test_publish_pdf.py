"""The statement as a PDF for screen readers: tags, outline, language, and the site's words."""

import importlib
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from mps.errors import MpsError
from mps.publish import paper, pdf
from mps.publish.drawing import draw
from mps.publish.fonts import write_fonts
from mps.ui.publish import Wanted, publish
from mps.ui.typeface import typeface
from tests.documents import document
from tests.pdf_reading import tags

pytestmark = pytest.mark.skipif(bool(pdf.why_not()), reason=pdf.why_not())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up document."""
    folder = tmp_path_factory.mktemp("pdf")
    write(folder / "a.pdf", folder)
    return folder / "a.pdf"


def write(path: Path, folder: Path) -> None:
    fonts = write_fonts(typeface(), folder / "fonts")
    laid_out = paper.statement(document(), "elsewhere")
    pdf.write_pdf(laid_out, path, lambda one: draw(one.figure, one.alt, name="c"), fonts)


@pytest.fixture(scope="module")
def whole(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of Oldham with tables that take several pages, maps and all kinds of charts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MPS_STORE", str(store))
        pages = ("at_a_glance", "quality", "need_and_gap", "workforce")
        out = tmp_path_factory.mktemp("pdf") / "oldham"
        return publish(Wanted("oldham", pages=pages, formats=("pdf",)), out, lambda said: None)


def test_it_says_that_it_is_accessible_and_in_what_language(small: Path, whole: Path) -> None:
    for path in (small, whole):
        read = PdfReader(path)
        root = read.trailer["/Root"]
        assert root["/Lang"] == "en-GB"
        assert root["/MarkInfo"]["/Marked"]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert read.metadata.title.startswith("Market position statement, ")
        assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()
        assert all(page["/Tabs"] == "/S" for page in read.pages)


def test_its_headings_are_those_of_the_parts_below_the_title(small: Path) -> None:
    levels = [int(role[1]) for role, _ in tags(small) if re.fullmatch("H[1-6]", role)]
    assert levels == [1, 2, 3, 3, 3, 4, 5, 5, 3, 2, 3]
    text = "\n".join(page.extract_text() for page in PdfReader(small).pages)
    for words in ("Ash has 1,200 homes", "A heading that skips", "Fees of Birch: not available."):
        assert words in text


def test_the_whole_statement_has_pictures_described_and_headings_in_steps(whole: Path) -> None:
    found = tags(whole)
    described = [alt for role, alt in found if role == "Figure"]
    assert len(described) > 10
    assert all(len(alt) > 40 for alt in described)
    levels = [int(role[1]) for role, _ in found if re.fullmatch("H[1-6]", role)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    roles = [role for role, _ in found]
    # A table that goes on on another page has its headings there again, but not its caption.
    assert roles.count("Table") == roles.count("THead") >= roles.count("Caption") > 10


def test_bookmarks_lead_to_each_page_of_the_site(whole: Path) -> None:
    [title, pages] = PdfReader(whole).outline
    assert title.title == "Market position statement, Oldham"
    firsts = [one.title for one in pages if not isinstance(one, list)]
    assert firsts == ["At a glance", "Quality", "Need and gap", "Workforce"]


def test_the_sites_numbers_are_in_it_and_pages_are_counted(whole: Path) -> None:
    pages = [page.extract_text() for page in PdfReader(whole).pages]
    text = re.sub(r"\s+", " ", " ".join(pages))
    assert "63 of 74 rated locations in Oldham (85%) are good or outstanding" in text
    assert "38,417" in text  # aged 65 and over, ONS, mid-2020
    assert f"Page 2 of {len(pages)}" in pages[1]


def test_only_the_sites_typeface_is_used_and_it_lies_in_the_file(small: Path) -> None:
    fonts: dict[str, Any] = {}
    for page in PdfReader(small).pages:
        fonts |= page["/Resources"].get("/Font", {})
    names = {str(one.get_object()["/BaseFont"]) for one in fonts.values()}
    assert names
    assert all("Source-Sans" in name for name in names)


def test_written_twice_it_is_the_same(small: Path, tmp_path: Path) -> None:
    write(tmp_path / "b.pdf", tmp_path)
    assert (tmp_path / "b.pdf").read_bytes() == small.read_bytes()


def test_without_the_library_it_is_told_how_to_install_it_and_the_rest_is_written(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))

    def import_module(name: str, package: str | None = None) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return as_ever(name, package)

    as_ever = importlib.import_module
    monkeypatch.setattr(importlib, "import_module", import_module)
    told: list[str] = []
    wanted = Wanted("oldham", pages=("price",))
    publish(wanted, tmp_path / "rest", told.append)
    assert (tmp_path / "rest" / "statement.docx").is_file()
    assert not (tmp_path / "rest" / "statement.pdf").exists()
    assert any("sudo apt install libpango-1.0-0" in one for one in told)
    with pytest.raises(MpsError, match="apt install libpango"):
        publish(Wanted("oldham", formats=("pdf",)), tmp_path / "none", told.append)
    assert not (tmp_path / "none").exists()
