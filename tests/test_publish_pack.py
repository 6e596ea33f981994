"""The pack for a meeting: finding, numbers, one chart and sources of each page, in large type."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from mps.publish.blocks import (
    Chart,
    Heading,
    Lede,
    Notice,
    Pairs,
    Run,
    Section,
    Source,
    Table,
    plain,
)
from mps.publish.pack import NOT_FOR_A_MEETING, meeting_pack
from mps.ui.publish import Wanted, publish, read_document
from tests.documents import BARS, document


@pytest.fixture(scope="module")
def made(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack of Oldham, of the pages that it has when none are named."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MPS_STORE", str(store))
        out = tmp_path_factory.mktemp("pack") / "oldham"
        publish(Wanted("oldham", pack=True), out, lambda said: None)
    return out


def test_each_page_has_its_finding_numbers_one_chart_and_sources() -> None:
    paper = meeting_pack(document(), "see the tables")
    kinds = [type(part).__name__ for part in paper.parts]
    assert kinds == [
        *("Source", "Heading", "Lede", "Pairs", "Notice", "Heading", "Lede", "Key", "Chart"),
        *("Source", "Source"),
        *("Heading", "Paragraph"),
    ]
    headings = [(one.level, one.text) for one in paper.parts if isinstance(one, Heading)]
    assert headings == [
        (1, "Ash has most homes"),
        (2, "Ash has 1,200 homes"),
        (1, "Most are good"),
    ]
    last = [plain(one.words) for one in paper.parts if isinstance(one, Source)]
    assert last[0] == "As held on 27 November 2026."
    assert last[-1] == "Whole tables of figures TST-1: see the tables."


def test_what_a_page_says_of_its_filters_before_its_finding_is_left_out() -> None:
    told = (Notice((Run("The link asks for what is not on offer."),)), Heading(1, "All is well"))
    whole = replace(document(), sections=(Section("Ahead", "index", told),))
    [_, heading] = meeting_pack(whole, "").parts
    assert heading == Heading(1, "All is well", "index")


def test_a_chart_too_tall_to_read_gives_way_to_what_is_short() -> None:
    tall = {**BARS, "layout": {**BARS["layout"], "height": 1460}}
    facts = Pairs((("Starts", ("1 April 2027",)),))
    rows = tuple((f"Thing {place}", "1") for place in range(16))
    long = Table(("What", "Number"), rows, (False, True))
    parts = (
        Heading(1, "Two lie ahead"),
        *(Heading(2, "In time"), Lede("Timeline", "TST-1"), Chart(tall, "Timeline.")),
        *(Heading(2, "All of them"), Lede("All", "TST-2"), long),
        *(Heading(2, "Not a figure"), facts),
        *(Heading(2, "What is ahead"), Lede("Ahead", "TST-3"), Heading(3, "A framework"), facts),
    )
    whole = replace(document(), sections=(Section("Ahead", "index", parts),))
    paper = meeting_pack(whole, "see the tables")
    shown = [getattr(part, "text", "") for part in paper.parts if isinstance(part, Heading)]
    assert shown == ["Two lie ahead", "What is ahead", "A framework"]
    assert facts in paper.parts
    short = replace(whole, sections=(
        Section("Ahead", "index", (*parts[:4], *parts[4:6], replace(long, rows=rows[:15]))),
    ))  # fmt: skip
    [table] = [one for one in meeting_pack(short, "").parts if isinstance(one, Table)]
    assert len(table.rows) == 15


def test_what_only_officers_need_is_left_out_but_no_caution(made: Path, published: Path) -> None:
    word = docx.Document(str(made / "meeting-pack.docx"))
    pack = "\n".join(one.text for one in word.paragraphs)
    whole = docx.Document(str(published / "statement.docx"))
    statement = "\n".join(one.text for one in whole.paragraphs)
    for phrase in NOT_FOR_A_MEETING:
        assert phrase in statement  # so that the phrase is what the site says
        assert phrase not in pack
    assert "not available" in pack
    assert "These estimates were made before the 2021 Census" in pack


def test_the_pack_of_three_pages_is_short_and_large(made: Path) -> None:
    word = docx.Document(str(made / "meeting-pack.docx"))
    firsts = [one.text for one in word.paragraphs if one.style.name == "Heading 1"]
    assert len(firsts) == 3
    assert firsts[0] == ("16.2% of residents of Oldham are aged 65 and over, a smaller share than"
                         " in England (18.5%)")  # fmt: skip
    assert len(word.inline_shapes) == 3
    assert all(one.get("descr") for one in word.element.body.iter(qn("wp:docPr")))
    assert word.styles["Normal"].font.size >= Pt(16)
    numbers = {row.cells[0].text: row.cells[1].text for row in word.tables[0].rows}
    assert numbers["Aged 65 and over"] == "38,417"  # ONS, mid-2020


def test_it_is_a_page_of_html_and_tables_too(made: Path) -> None:
    assert {path.name for path in made.iterdir()} >= {"index.html", "reference-tables.ods"}
    page = (made / "index.html").read_text(encoding="utf-8")
    assert page.count("<svg xmlns") == 3
    assert "<script" not in page
    assert "38,417" in page


def test_a_page_without_a_chart_gives_a_short_table_in_its_place(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))
    wanted = Wanted("oldham", pages=("price",), formats=("docx",), pack=True)
    path = publish(wanted, tmp_path / "price", lambda said: None)
    assert path.name == "meeting-pack.docx"
    word = docx.Document(str(path))
    assert len(word.inline_shapes) == 0
    assert word.tables[-1].rows[0].cells[0].text == "For"


def test_what_one_page_chooses_is_not_asked_of_the_next(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))
    asked = Wanted("rotherham", pages=("what_we_want", "need_and_gap"))
    [_, need] = read_document(asked, lambda said: None).sections
    assert isinstance(need.parts[0], Heading)  # and no notice of a choice that is not on offer
