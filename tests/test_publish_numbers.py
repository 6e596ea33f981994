"""The numbers of a figure are the store's in every form of a document, cell by cell."""

import csv
from pathlib import Path
from typing import Any

import docx
import pandas as pd
import pytest
from python_calamine import load_workbook

from mps.store import open_store
from mps.words import rounded

OLDHAM = "E08000004"
ALL = {"area_code": OLDHAM, "service_type": "", "client_group": ""}
# A figure, the query behind it, and the columns of its table in their order.
FIGURES = [
    ("SUP-2", "services__types", ALL,
     ("service_type_name", "location_count", "provider_count", "bed_count", "share_pct")),
    ("QUA-4", "quality__age", ALL,
     ("band_name", "location_count", "band_pct", "good_count", "low_count")),
    ("POP-3", "population__totals", {"council_code": OLDHAM}, ("area_name", "mid_year", "people")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "query", "asked", "columns"), FIGURES, ids=[f[0] for f in FIGURES]
)
def test_every_form_has_the_stores_numbers(
    published: Path, store: Path, code: str, query: str, asked: dict[str, Any],
    columns: tuple[str, ...],
) -> None:  # fmt: skip
    frame = open_store(store).query(query, **asked)
    held = [tuple(row) for row in frame[list(columns)].itertuples(index=False)]
    assert len(held) > 4
    sheet = load_workbook(published / "reference-tables.ods").get_sheet_by_name(code).to_python()
    with (published / "data" / f"{code.lower()}.csv").open(encoding="utf-8", newline="") as file:
        _, *lines = list(csv.reader(file))
    for rows, missing in ((sheet[6:], "[x]"), (lines, "")):
        for row, told in zip(rows, held, strict=True):
            for cell, value in zip(row, told, strict=False):
                if isinstance(value, str):
                    assert cell == value
                elif pd.isna(value):
                    assert cell == missing
                else:
                    assert float(cell) == pytest.approx(rounded(float(value), 3))


def test_the_word_document_has_them_in_words(published: Path, store: Path) -> None:
    frame = open_store(store).query("quality__age", **ALL)
    wanted = [
        [row.band_name, f"{row.location_count:,}", f"{rounded(row.band_pct, 1):.1f}%",
         f"{row.good_count:,}", f"{row.low_count:,}"]
        for row in frame.itertuples()
    ]  # fmt: skip
    word = docx.Document(str(published / "statement.docx"))
    tables = [[[cell.text for cell in row.cells] for row in one.rows] for one in word.tables
              if one.rows[0].cells[0].text == "Age of rating"]  # fmt: skip
    assert [rows[1:] for rows in tables] == [wanted]
    page = (published / "quality.html").read_text(encoding="utf-8")
    for row in wanted:
        assert f'<th scope="row">{row[0]}</th><td class="num">{row[1]}</td>' in page
