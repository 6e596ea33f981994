"""The statement published as a static site: the site's own words and numbers, the same twice."""

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mps.errors import MpsError
from mps.publish.blocks import Run, plain
from mps.publish.site import local_link
from mps.publish.words import from_html, from_inline, from_markdown
from mps.ui.pages import page_list
from mps.ui.publish import MARK, publish
from tests.asking import ask

VOID = {"meta", "link", "br", "img", "hr", "input"}


class Checked(HTMLParser):
    """A page read strictly: every element closed, ids used once, headings in steps."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.levels: list[int] = []
        self.links: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []
        self.links += [given["href"]] if tag == "a" else []
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


@pytest.fixture(scope="module")
def made(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The statement of Oldham."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MPS_STORE", str(store))
        out = tmp_path_factory.mktemp("published") / "oldham"
        publish("oldham", "", out, lambda said: None)
    return out


def test_every_page_is_well_formed_with_one_first_heading_and_links_that_lead(made: Path) -> None:
    pages = sorted(made.glob("*.html"))
    assert len(pages) == len(page_list())
    for path in pages:
        page = Checked(path.read_text(encoding="utf-8"))
        assert (path.name, page.faults, page.open) == (path.name, [], [])
        assert len(set(page.ids)) == len(page.ids), path.name
        assert page.levels.count(1) == 1, path.name
        for link in page.links:
            where, _, anchor = link.partition("#")
            if link.startswith(("http:", "https:", "mailto:")):
                continue
            target = made / where if where else path
            assert target.is_file(), (path.name, link)
            if anchor:
                assert f'id="{anchor}"' in target.read_text(encoding="utf-8"), (path.name, link)


def test_it_says_the_numbers_of_the_store(made: Path, store: Path) -> None:
    text = (made / "quality.html").read_text(encoding="utf-8")
    assert "63 of 74 rated locations in Oldham (85%) are good or outstanding" in text
    [(beds,)] = ask(store, "select sum(bed_count) from mart.location where council_code ="
                    " 'E08000004' and is_care_home and deregistered_date is null")  # fmt: skip
    first = (made / "services_and_providers.html").read_text(encoding="utf-8")
    assert f"{beds:,.0f} beds" in first
    assert "<script" not in text


def test_tables_are_whole_and_say_what_their_columns_mean(made: Path) -> None:
    with (made / "data" / "gla-1.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    oldham = {row["Age"]: row["People"] for row in rows if row["Place"] == "Oldham"}
    assert oldham["65 and over"] == "38417"  # ONS, mid-2020
    described = json.loads((made / "data" / "gla-1.csv-metadata.json").read_text("utf-8"))
    titles = [column["titles"] for column in described["tableSchema"]["columns"]]
    assert titles == list(rows[0])
    assert described["dc:license"] == "Open Government Licence v3.0"


def test_published_twice_it_is_the_same_to_the_byte(
    made: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))
    again = tmp_path / "again"
    publish("E08000004", "", again, lambda said: None)
    names = sorted(path.relative_to(made) for path in made.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    for name in names:
        assert (made / name).read_bytes() == (again / name).read_bytes(), name


def test_what_was_not_written_here_is_never_replaced(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(MpsError, match="not written here"):
        publish("oldham", "", tmp_path, lambda said: None)
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]
    with pytest.raises(MpsError, match="Did you mean oldham"):
        publish("oldam", "", tmp_path / "new", lambda said: None)
    with pytest.raises(MpsError, match="no area"):
        publish("oldham", "E01014370", tmp_path / "new", lambda said: None)
    assert not (tmp_path / "new").exists()
    assert MARK.startswith(".")


def test_links_of_the_site_lead_to_pages_of_the_document() -> None:
    slugs = {"index", "quality"}
    assert local_link("/quality?council=E08000004#qua-1", slugs) == "quality.html#qua-1"
    assert local_link("price?council=E08000004", slugs) == "index.html"
    assert local_link("https://www.cqc.org.uk/", slugs) == "https://www.cqc.org.uk/"
    assert local_link("javascript:alert(1)", slugs) == "index.html"


def test_words_keep_their_links_and_lists_and_bold_parts() -> None:
    assert from_inline("**Beware** of [it](https://x.uk)") == (
        Run("Beware", bold=True), Run(" of "), Run("it", link="https://x.uk"))  # fmt: skip
    assert plain(from_html("a &amp; <b>b</b>")) == "a & b"
    kinds = [type(block).__name__ for block in from_markdown("Say:\n- one\n- two\n\nEnd.")]
    assert kinds == ["Paragraph", "Bullets", "Paragraph"]
