"""What holds of every national source: one module, its card and its column map, told apart."""

from pathlib import Path

import pytest

from mps.errors import SourceError
from mps.intake.formats import ALL, FORMATS, TAKEN, load_layouts
from mps.intake.found import Format
from mps.intake.keep import reader_version
from mps.intake.recognise import recognise
from mps.intake.sources import SOURCES
from mps.paths import ROOT
from mps.readers import xls
from mps.sources import load_card, load_columns
from tests import cqc_files, notice_files
from tests import source_files as files

OFFICIAL = ROOT.parent / "shared" / "official" / "ons" / "mid_year_estimates"
GOOD = {
    "dhsc_ascof": lambda path: files.write_ascof(path),
    "ons_council_population": lambda path: files.write_mid_year(path),
    "nhs_asc_fr": lambda path: files.write_csv(path, files.return_rows({})),
    "hmt_gdp_deflators": lambda path: files.write_csv(path, files.DEFLATOR_ROWS),
    "dhsc_msif_fees": lambda path: cqc_files.write_ods(path, files.fees_sheets()),
    "skills_for_care_la": lambda path: cqc_files.write_ods(path, files.workforce_sheets()),
    "procurement_notices": lambda path: notice_files.write(path, notice_files.award()),
}


@pytest.mark.parametrize("source", SOURCES, ids=lambda one: one.id)
def test_source_has_its_card_and_column_map_and_says_how_to_load_it(source: Format) -> None:
    for dataset in source.tables:
        card, problems = load_card(ROOT / "data" / "sources" / f"{dataset}.toml", dataset)
        assert problems == []
        assert card is not None
        assert card.scope == "register"
        assert "python -m mps import FILE" in card.load_hint
        _, problems = load_columns(ROOT / "data" / "columns" / f"{dataset}.csv", dataset)
        assert problems == []
    assert source.takes in TAKEN
    assert ALL[source.id] is source
    assert reader_version(ROOT, source.id)


def test_every_module_of_the_package_is_a_source() -> None:
    folder = ROOT / "mps" / "intake" / "sources"
    modules = [path for path in folder.glob("*.py") if path.stem != "__init__"]
    assert len(SOURCES) == len(modules) == len(GOOD) == 7
    assert {f"intake/sources/{path.name}" for path in modules} == {
        name for source in SOURCES for name in source.modules if name.startswith("intake/sources")
    }
    assert not {source.id for source in SOURCES} & set(FORMATS)


@pytest.mark.parametrize("name", GOOD)
def test_file_is_known_by_its_content_and_by_one_source_only(tmp_path: Path, name: str) -> None:
    path = GOOD[name](tmp_path / "a file.of any name")
    found = recognise(path, str(path), load_layouts(ROOT))
    assert found.format.id == name
    assert found.book is not None
    fitting = {
        source.id
        for source in SOURCES
        for table in found.book.tables
        if source.fits and source.fits(table)
    }
    is_json = not found.book.tables
    assert fitting == (set() if is_json else {name})
    assert bool(found.format.names) is is_json


def test_refused_file_is_told_all_that_is_taken(tmp_path: Path) -> None:
    path = files.write_csv(tmp_path / "other.csv", [["a", "b"], ["1", "2"]])
    with pytest.raises(SourceError) as raised:
        recognise(path, str(path), load_layouts(ROOT))
    [problem] = raised.value.problems
    assert "DHSC's ASCOF time series tables (ODS)" in problem.remedy
    assert "care directory (CSV)" in problem.remedy


@pytest.mark.parametrize("content", [xls.SIGN, xls.SIGN + b"\xa1\xb1\x1a\xe1" + b"\x00" * 2_000])
def test_file_that_only_begins_as_an_old_workbook_is_refused(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(content)
    with pytest.raises(SourceError, match="an old Excel or Word file, or one locked"):
        recognise(path, str(path), load_layouts(ROOT))


@pytest.mark.skipif(not OFFICIAL.is_dir(), reason="the official files are not here")
@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_old_workbook_that_is_cut_off_is_refused(tmp_path: Path, share: float) -> None:
    whole = (OFFICIAL / "ukmidyearestimates2016.xls").read_bytes()
    path = tmp_path / "cut.xls"
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(SourceError):
        recognise(path, str(path), load_layouts(ROOT))
