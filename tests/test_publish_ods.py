"""The reference tables as a spreadsheet: by the government's rules, with the store's numbers."""

import csv
import math
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import load_workbook

from mps.publish.ods import write_ods
from tests.documents import document
from tests.ods_rules import faults


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "tables.ods"
    write_ods(document(), path)
    return path


def rows(path: Path, sheet: str) -> list[list[Any]]:
    """The cells of a sheet as another program reads them."""
    return load_workbook(path).get_sheet_by_name(sheet).to_python()


def below(path: Path, sheet: str) -> list[list[Any]]:
    """The rows of a sheet's table below its headings, which follow five lines."""
    return rows(path, sheet)[6:]


def test_the_made_up_file_and_the_real_one_keep_every_rule(small: Path, published: Path) -> None:
    assert faults(small) == []
    assert faults(published / "reference-tables.ods") == []


# What is changed in a file that keeps the rules, and the fault that must be found for it.
BROKEN = [
    ("content.xml", 'table:name="Cover"', 'table:name="Front"', "do not come first"),
    ("content.xml", "<text:p>1,200</text:p>", "<text:p></text:p>", "a blank cell"),
    ("content.xml", 'office:value-type="float" office:value="1200"',
     'office:value-type="string"', "a number kept as words"),
    ("content.xml", 'table:style-name="number0" office:value-type="float" office:value="1200"',
     'table:style-name="Default" office:value-type="float" office:value="1200"',
     "a number without fixed decimals"),
    ("content.xml", 'office:value-type="string"><text:p>Ash</text:p>',
     'table:number-columns-spanned="2" office:value-type="string"><text:p>Ash</text:p>',
     "merged cells"),
    ("content.xml", "<text:p>Homes</text:p>", "<text:p>Place</text:p>",
     "two columns with one heading"),
    ("content.xml", "<text:p>Homes</text:p>", "<text:p/>", "a column without a heading"),
    ("content.xml", "table. [x] stands for", "table. [y] stands for", "[x] is not explained"),
    ("content.xml", "<text:p>Homes by place, Testshire, 31 March 2025.</text:p>", "<text:p/>",
     "a blank row"),
    ("content.xml", "<text:p>TST-1: Ash has most homes</text:p>", "<text:p/>", "no title in A1"),
    ("content.xml", 'table:name="table_tst_1"', 'table:name="table 1"', "a table's name"),
    ("content.xml", "'TST-1'.A6:", "'TST-1'.B6:", "does not begin in column A"),
    ("content.xml", ":'TST-1'.E8", ":'TST-1'.E7", "does not end with the sheet's last row"),
    ("content.xml", ":'TST-1'.E8", ":'TST-1'.D8", "does not end with its last column"),
    ("content.xml", "target-range-address=\"'TST-1'", "target-range-address=\"'Notes'",
     "0 named tables"),
    ("content.xml", 'contains-header="true"', 'contains-header="false"', "not marked"),
    ("content.xml", 'display-filter-buttons="false"', 'display-filter-buttons="true"', "a filter"),
    ("content.xml", 'xlink:href="#\'TST-1\'.A1"', 'xlink:href="#\'TST-9\'.A1"',
     "do not lead to TST-1"),
    ("content.xml", "<table:table-column ", '<table:table-column table:visibility="collapse" ',
     "something is hidden"),
    ("content.xml", 'style:column-width="', 'style:min-column-width="', "without a width"),
    ("content.xml", "<table:database-ranges>",
     '<draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"/>'
     "<table:database-ranges>", "a picture"),
    ("styles.xml", 'fo:font-weight="bold"', 'fo:color="#ff0000"', "something is coloured"),
    ("styles.xml", 'fo:font-size="12pt"', 'fo:font-size="9pt"', "smaller than 12"),
    ("styles.xml", 'fo:language="en"', 'fo:language="fr"', "cells' language"),
    ("meta.xml", "<dc:language>en-GB", "<dc:language>fr-FR", "document's language"),
    ("meta.xml", "<dc:title>Market position statement, Testshire: reference tables", "<dc:title>",
     "no title"),
]  # fmt: skip


@pytest.mark.parametrize(("part", "right", "wrong", "said"), BROKEN, ids=[one[3] for one in BROKEN])
def test_each_rule_is_told_when_it_is_broken(
    small: Path, tmp_path: Path, part: str, right: str, wrong: str, said: str
) -> None:
    bad = tmp_path / "bad.ods"
    with zipfile.ZipFile(small) as held, zipfile.ZipFile(bad, "w") as made:
        for one in held.infolist():
            text = held.read(one).decode("utf-8")
            if one.filename == part:
                right, wrong = (words.replace("'", "&#39;") for words in (right, wrong))
                assert right in text
                text = text.replace(right, wrong)
            made.writestr(one, text)
    assert any(said in fault for fault in faults(bad)), faults(bad)


def test_a_mimetype_that_does_not_come_first_is_told(small: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(small) as held, zipfile.ZipFile(tmp_path / "bad.ods", "w") as made:
        for one in reversed(held.infolist()):
            made.writestr(one, held.read(one))
    assert "the mimetype does not come first, as it is" in faults(tmp_path / "bad.ods")


def test_cells_are_numbers_dates_and_words_with_what_is_missing_said(small: Path) -> None:
    assert rows(small, "TST-1")[0][0] == "TST-1: Ash has most homes"
    assert rows(small, "TST-1")[5] == ["Place", "Homes", "Share (%)", "Opened", "Fee (£)"]
    assert below(small, "TST-1") == [
        ["Ash", 1200, 12.346, date(2020, 6, 30), 18.5],
        ["Birch", 3, "[x]", "[x]", "[x]"],
    ]


def test_contents_and_notes_tell_of_every_table(small: Path) -> None:
    assert rows(small, "Contents")[3:] == [
        ["Notes", "Notes on each table", "all tables", "all pages", 1],
        ["TST-1", "Ash has most homes", "Homes by place, Testshire, 31 March 2025",
         "At a glance", 2],
    ]  # fmt: skip
    assert rows(small, "Notes")[3:] == [
        ["TST-1", "Homes count once.", "none", "Test Office: Homes", "31 March 2025",
         "Open Government Licence v3.0"],
    ]  # fmt: skip


def test_its_numbers_are_those_of_the_csv_beside_it(published: Path) -> None:
    book = published / "reference-tables.ods"
    for path in sorted((published / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            _, *written = list(csv.reader(file))
        for row, other in zip(written, below(book, path.stem.upper()), strict=True):
            assert len(row) == len(other)
            for text, cell in zip(row, other, strict=True):
                same = cell if text == "" and cell in ("[x]", "[z]") else text
                if isinstance(cell, float):
                    assert math.isclose(float(same), cell), (path.name, row)
                else:
                    assert str(cell) == same, (path.name, row)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_it(small: Path, tmp_path: Path) -> None:
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "fods", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(small)], check=True, capture_output=True, timeout=120)
    text = (tmp_path / "tables.fods").read_text(encoding="utf-8")
    row = text.partition("<text:p>Ash</text:p>")[2].partition("</table:table-row>")[0]
    # Shown as a reader sees them: thousands, fixed decimals, the date in words.
    assert re.findall(r"<text:p>(.*?)</text:p>", row) == ["1,200", "12.3", "30 June 2020", "18.50"]
    assert "table:database-range" in text
