"""The statement published as a static site: the site's own words and numbers, the same twice."""

import csv
import json
import os
import re
import subprocess
import sys
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from mps.errors import MpsError
from mps.publish.blocks import Run, plain
from mps.publish.site import local_link
from mps.publish.words import from_html, from_inline, from_markdown
from mps.ui.pages import page_list
from mps.ui.publish import MARK, Wanted, publish
from tests.asking import ask

ROOT = Path(__file__).resolve().parents[1]
PAGES_TWICE = "at_a_glance,quality,need_and_gap"
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


def test_every_page_is_well_formed_with_one_first_heading_and_links_that_lead(
    published: Path,
) -> None:
    pages = sorted(published.glob("*.html"))
    assert len(pages) == sum(spec.in_document for spec in page_list())
    for path in pages:
        page = Checked(path.read_text(encoding="utf-8"))
        assert (path.name, page.faults, page.open) == (path.name, [], [])
        assert len(set(page.ids)) == len(page.ids), path.name
        assert page.levels.count(1) == 1, path.name
        for link in page.links:
            where, _, anchor = link.partition("#")
            if link.startswith(("http:", "https:", "mailto:")):
                continue
            target = published / where if where else path
            assert target.is_file(), (path.name, link)
            if anchor:
                assert f'id="{anchor}"' in target.read_text(encoding="utf-8"), (path.name, link)


def test_it_says_the_numbers_of_the_store(published: Path, store: Path) -> None:
    text = (published / "quality.html").read_text(encoding="utf-8")
    assert "63 of 74 rated locations in Oldham (85%) are good or outstanding" in text
    [(beds,)] = ask(store, "select sum(bed_count) from mart.location where council_code ="
                    " 'E08000004' and is_care_home and deregistered_date is null")  # fmt: skip
    first = (published / "services_and_providers.html").read_text(encoding="utf-8")
    assert f"{beds:,.0f} beds" in first
    assert "<script" not in text


def test_the_first_page_leads_to_the_documents_and_says_how_large_they_are(published: Path) -> None:
    first = (published / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<a href="statement.docx">Word, \d+\.\d MB</a>', first)
    assert re.search(r'<a href="reference-tables.ods">Whole tables .*, ODS, \d\.\d MB</a>', first)
    assert "statement.docx" not in (published / "quality.html").read_text(encoding="utf-8")


def test_what_only_helps_on_a_screen_is_left_out(published: Path) -> None:
    told = "".join(path.read_text(encoding="utf-8") for path in sorted(published.glob("*.html")))
    assert "The whole list" in told  # a table like any other, under its own headings
    assert '<th scope="col">Postcode</th>' in told
    for hint in (
        "Click an area",
        "A click on a heading",
        "0 leaves a fact out",
        ">location_name</th>",
    ):
        assert hint not in told


def test_tables_are_whole_and_say_what_their_columns_mean(published: Path) -> None:
    with (published / "data" / "gla-1.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    oldham = {row["Age"]: row["People"] for row in rows if row["Place"] == "Oldham"}
    assert oldham["65 and over"] == "38417"  # ONS, mid-2020
    described = json.loads((published / "data" / "gla-1.csv-metadata.json").read_text("utf-8"))
    titles = [column["titles"] for column in described["tableSchema"]["columns"]]
    assert titles == list(rows[0])
    assert described["dc:license"] == "Open Government Licence v3.0"


def test_published_twice_it_is_the_same_to_the_byte(store: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for out, seed in ((first, "1"), (second, "2")):
        words = ["publish", "--council", "E08000004", "--pages", PAGES_TWICE, "--out", str(out)]
        settings = {**os.environ, "MPS_STORE": str(store), "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "mps", *words]
        subprocess.run(command, check=True, cwd=ROOT, env=settings, capture_output=True)
    names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    assert {path.suffix for path in names} >= {".html", ".docx", ".ods", ".pdf", ".csv"}
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_only_the_pages_asked_for_in_the_order_asked(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))
    wanted = Wanted("oldham", pages=("price", "quality"), formats=("html",))
    first = publish(wanted, tmp_path / "two", lambda said: None)
    assert {path.name for path in first.parent.glob("*.html")} == {"index.html", "quality.html"}
    page = first.read_text(encoding="utf-8")
    assert "<title>Price - Market position statement, Oldham</title>" in page
    assert 'href="quality.html"' in page
    assert "statement.docx" not in {path.name for path in first.parent.iterdir()}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"pages": ("qualty",)}, "no page qualty. Did you mean quality"),
        ({"formats": ("doc",)}, "no format doc. Did you mean docx"),
        ({"service": "home_care"}, "no service home_care. Did you mean homecare"),
        ({"client": "older_peple"}, "no client older_peple. Did you mean older_people"),
    ],
)
def test_a_choice_that_is_not_known_is_told_before_anything_is_written(
    changes: dict[str, Any], said: str, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))
    with pytest.raises(MpsError, match=said):
        publish(Wanted("oldham", **changes), tmp_path / "new", lambda said: None)
    assert not (tmp_path / "new").exists()


def test_what_was_not_written_here_is_never_replaced(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(MpsError, match="not written here"):
        publish(Wanted("oldham"), tmp_path, lambda said: None)
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]
    with pytest.raises(MpsError, match="Did you mean oldham"):
        publish(Wanted("oldam"), tmp_path / "new", lambda said: None)
    with pytest.raises(MpsError, match="no area"):
        publish(Wanted("oldham", area="E01014370"), tmp_path / "new", lambda said: None)
    assert not (tmp_path / "new").exists()
    assert MARK.startswith(".")


def test_links_of_the_site_lead_to_pages_of_the_document() -> None:
    names = {"index": "index.html", "quality": "quality.html", "want": "want.html"}
    anchors = {"quality": {"qua-1"}, "want": {"extra-care"}}
    local = partial(local_link, names=names, anchors=anchors)
    assert local("/quality?council=E08000004#qua-1") == "quality.html#qua-1"
    assert local("price?council=E08000004") == "index.html"
    assert local("https://www.cqc.org.uk/") == "https://www.cqc.org.uk/"
    assert local("javascript:alert(1)") == "index.html"
    assert local("./want?council=E06000022&intention=extra-care") == "want.html#extra-care"
    assert local("./want?council=E06000022&intention=gone") == "want.html"
    assert local("quality#not-drawn") == "quality.html"


def test_words_keep_their_links_and_lists_and_bold_parts() -> None:
    assert from_inline("**Beware** of [it](https://x.uk)") == (
        Run("Beware", bold=True), Run(" of "), Run("it", link="https://x.uk"))  # fmt: skip
    assert plain(from_html("a &amp; <b>b</b>")) == "a & b"
    kinds = [type(block).__name__ for block in from_markdown("Say:\n- one\n- two\n\nEnd.")]
    assert kinds == ["Paragraph", "Bullets", "Paragraph"]
