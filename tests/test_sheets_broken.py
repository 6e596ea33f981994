"""Spreadsheets that are broken, locked or hostile: each told in words, none taken for whole."""

import tracemalloc
import zipfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from mps.errors import Problem, SourceError
from mps.readers import grid, zipped_xml
from mps.readers.sheets import sheet_names, stream_sheet
from tests.made_sheets import (
    ODS_MIME,
    cell,
    ods_content,
    ods_sheet,
    pack,
    row,
    said,
    write_ods,
)

SHOWN = "the file.ods"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.ods"


def _read(path: Path) -> list[tuple[int, list[str]]]:
    return list(stream_sheet(path, SHOWN, "Data"))


def _names(path: Path) -> list[str]:
    return sheet_names(path, SHOWN)


def _problem(work: Callable[[Path], object], path: Path) -> Problem:
    with pytest.raises(SourceError) as raised:
        work(path)
    [problem] = raised.value.problems
    assert problem.file == SHOWN
    assert problem.remedy.endswith(".")
    return problem


def _both(path: Path) -> str:
    """The one message that both reading and asking for names give."""
    message = _problem(_read, path).message
    assert _problem(_names, path).message == message
    return message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read"),
        (b"", "empty"),
        (b"Location ID,Name\n1-1,Home\n", "not an ODS or XLSX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel file"),
        (b'<?xml version="1.0"?><office:document/>', "plain XML"),
        (b"\xef\xbb\xbf\n<html></html>", "plain XML or HTML"),
        (b"PK\x03\x04 and no more", "cut off"),
    ],
)
def test_what_is_no_package_is_told_by_its_start(
    file: Path, content: bytes | None, words: str
) -> None:
    if content is not None:
        file.write_bytes(content)
    assert words in _both(file)


@pytest.mark.parametrize("share", [0.3, 0.9, 0.99])
def test_cut_off_file_is_told(file: Path, share: float) -> None:
    whole = write_ods(file, ods_sheet(row(said("a")) * 100)).read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    assert "cut off" in _both(file)


def test_damaged_bytes_are_told_and_no_sheet_is_whole(file: Path) -> None:
    whole = bytearray(write_ods(file, ods_sheet(row(said("a")) * 100)).read_bytes())
    place = whole.index(b"content.xml") + 40
    whole[place : place + 20] = b"\xff" * 20
    file.write_bytes(whole)
    assert "damaged" in _both(file)


def test_size_is_not_believed(file: Path) -> None:
    write_ods(file, ods_sheet(row(said("a")) * 1_000))
    whole = file.read_bytes()
    with zipfile.ZipFile(file) as package:
        size = package.getinfo("content.xml").file_size
    file.write_bytes(whole.replace(size.to_bytes(4, "little"), (1_000).to_bytes(4, "little")))
    assert "damaged" in _problem(_read, file).message


def test_absurd_ratio_and_size_are_refused_unopened(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipped_xml, "MIN_JUDGED", 100_000)
    write_ods(file, ods_sheet(row(said("a" * 900_000))))
    assert "times its packed size, which is absurd" in _both(file)
    monkeypatch.setattr(zipped_xml, "MAX_RATIO", 10_000)
    monkeypatch.setattr(zipped_xml, "MAX_UNPACKED", 900_000)
    assert "GB, which is absurd" in _both(file)


def test_the_real_national_file_is_within_the_limits() -> None:
    assert zipped_xml.MAX_UNPACKED > 4 * 440_000_000
    assert zipped_xml.MAX_RATIO > 4 * 19
    assert grid.MAX_COLUMNS > 4 * 122


def test_other_packages_are_told_apart(file: Path) -> None:
    pack(file, {"data.csv": "a,b"})
    assert "this zip holds no spreadsheet" in _both(file)
    pack(file, {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})
    assert "no spreadsheet" in _both(file)
    pack(file, {"mimetype": ODS_MIME, "content.xml": ods_content("")})
    assert "has no sheet" in _problem(_names, file).message
    assert "no sheets at all" in _problem(_read, file).remedy


def test_locked_files_are_told(file: Path) -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    write_ods(file, "", **{"META-INF/manifest.xml": manifest})
    assert "locked with a password" in _both(file)
    pack(file, {"mimetype": ODS_MIME, "encrypted-package": "x"})
    assert "locked with a password" in _both(file)
    whole = bytearray(write_ods(file, "").read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(signature) + flags] |= 1
    file.write_bytes(whole)
    assert "locked with a password" in _both(file)


def test_unusual_packing_is_refused(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("content.xml", ods_content(""))
    assert "packed in a way" in _both(file)


@pytest.mark.parametrize("entity", ["<!ENTITY a 'aaaa'>", "<!ENTITY a SYSTEM '/etc/passwd'>", ""])
def test_dtd_is_refused(file: Path, entity: str) -> None:
    content = ods_content(ods_sheet(row(said("&a;" if entity else "a"))))
    content = content.replace("<office:document", f"<!DOCTYPE x [{entity}]><office:document", 1)
    pack(file, {"mimetype": ODS_MIME, "content.xml": content})
    assert "(DTD)" in _both(file)


@pytest.mark.parametrize(
    "content",
    [
        ods_content(ods_sheet(row(said("a"))))[:-100],
        ods_content(ods_sheet(row(said("&unknown;")))),
        ods_content(ods_sheet("<table:table-row></table:table>")),
        ods_content(ods_sheet(row(said("a")))).replace("UTF-8", "no-such-code"),
        ods_content(ods_sheet(row(said("a")))).encode().replace(b">a<", b">\xff<"),
        "",
    ],
)
def test_broken_xml_is_told(file: Path, content: str | bytes) -> None:
    pack(file, {"mimetype": ODS_MIME, "content.xml": content})
    message = _problem(_read, file).message
    assert "its XML is broken" in message or "damaged" in message


def test_damage_after_the_sheet_is_told(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as package:  # not compressed, so that only the sum tells
        package.writestr("content.xml", ods_content(ods_sheet(row(said("a"))) + "<!-- end -->"))
    file.write_bytes(file.read_bytes().replace(b"<!-- end -->", b"<!-- END -->"))
    assert "damaged" in _problem(_read, file).message


def test_broken_xml_after_the_first_rows_is_told(file: Path) -> None:
    write_ods(file, ods_sheet(row(said("some text")) * 20_000 + "<table:table-row>"))
    rows = stream_sheet(file, SHOWN, "Data")
    assert next(rows) == (1, ["some text"])
    assert "broken" in _problem(lambda _: list(rows), file).message


WIDE = 'table:number-columns-repeated="2000"'
DEEP = "<text:span>" * 300 + "</text:span>" * 300


@pytest.mark.parametrize(
    ("rows", "place", "words"),
    [
        (row(said("a", WIDE)), (1, "A"), "beyond column 1,024"),
        (row(cell("", WIDE), said("a")), (1, "BXY"), "beyond column 1,024"),
        (row(said("a"), attributes='table:number-rows-repeated="20000"'), (1, "B"), "20,000 times"),
        (
            row(cell(), attributes='table:number-rows-repeated="1048576"') + row(said("a")),
            (1_048_577, "B"),
            "beyond row 1,048,576",
        ),
        (row(said("a" * 1_000_001)), (1, "A"), "1,000,000 characters"),
        (row(said('<text:s text:c="999999999"/>')), (1, "A"), "1,000,000 characters"),
        (row(said("a", 'table:number-columns-repeated="-2"')), (1, "A"), "no sensible"),
        (row(said("a", f'table:number-columns-repeated="{"9" * 5000}"')), (1, "A"), "no sensible"),
        (row(said("a", 'table:number-columns-repeated="many"')), (1, "A"), "no sensible"),
        (row(said(DEEP)), (1, "A"), "absurdly deep"),
        (DEEP, (1, "A"), "absurdly deep"),
    ],
)
def test_absurd_sheets_are_refused_with_their_place(
    file: Path, rows: str, place: tuple[int, str], words: str
) -> None:
    problem = _problem(_read, write_ods(file, ods_sheet(rows)))
    assert (problem.row, problem.column) == place
    assert words in problem.message


def test_few_words_never_fill_the_memory(file: Path) -> None:
    wide = said("a", 'table:number-columns-repeated="1024"')
    rows = row(wide, attributes='table:number-rows-repeated="10000"') * 104
    write_ods(file, ods_sheet(rows))
    tracemalloc.start()
    try:
        assert sum(1 for _ in islice(stream_sheet(file, SHOWN, "Data"), 20_000)) == 20_000
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_absurdly_many_sheets_are_refused(file: Path) -> None:
    write_ods(file, ods_sheet("") * 1_001)
    assert "over 1,000 sheets" in _problem(_names, file).message


def test_absurd_depth_before_the_sheet_is_refused(file: Path) -> None:
    problem = _problem(_read, write_ods(file, DEEP + ods_sheet(row(said("a")))))
    assert "absurdly deep" in problem.message


def test_absurdly_long_tag_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped_xml, "MAX_TOKEN", 300_000)
    long = f'table:style-name="{"a" * 1_000_000}"'
    problem = _problem(_read, write_ods(file, ods_sheet(row(said("a", long)))))
    assert "tag of its XML is absurdly long" in problem.message


def test_error_in_progress_is_not_blamed_on_the_file(file: Path) -> None:
    def fail(_: float) -> None:
        raise OSError("the terminal went away")

    write_ods(file, ods_sheet(row(said("a"))))
    with pytest.raises(OSError, match="the terminal went away"):
        list(stream_sheet(file, SHOWN, "Data", fail))
