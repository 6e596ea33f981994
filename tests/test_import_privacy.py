"""Names of people never pass the readers: not into tables, snapshots, messages or problems."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from mps.build import run_build
from mps.build.releases import SNAPSHOT
from mps.intake import Asked
from mps.paths import DATA
from mps.readers.cqc_names import (
    INDIVIDUAL,
    WITHHELD,
    has_title,
    location_name,
    provider_name,
)
from tests import cqc_files as files
from tests.importing import held, lay_out, rows, take_bad, take_files, take_good

# Every word of the made-up names; none of them is a word of anything else.
WORDS = sorted({word for name in files.PERSONS for word in name.split()})
JUNE = Asked(day=files.AS_AT)


def _text(text: str) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return write


LAYOUTS: dict[str, Callable[[Path], Path]] = {
    "directory": _text(files.directory()),
    "directory 2017": _text(files.as_csv(files.table(files.DIRECTORY_2017, files.BOTH))),
    "directory 2014": _text(files.as_csv(files.table(files.DIRECTORY_2014, files.BOTH))),
    "active": lambda path: files.write_ods(path, files.active_sheets()),
    "active 2017": lambda path: files.write_ods(
        path, files.active_sheets(headers=files.ACTIVE_2017)
    ),
    "ratings": _text(files.ratings()),
    "ratings ODS": lambda path: files.write_ods(path, files.ratings_sheets()),
    "deactivated": lambda path: files.write_ods(path, files.deactivated_sheets()),
    "deactivated with more": lambda path: files.write_ods(
        path,
        files.deactivated_sheets(
            [one | {"Registered manager": files.PERSONS[3]} for one in files.BOTH],
            (*files.DEACTIVATED_HEADERS, "Registered manager", "Provider Director"),
        ),
    ),
    "API": files.write_api,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "tree")


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_name_of_a_person_passes(root: Path, name: str) -> None:
    path = LAYOUTS[name](root / "download")
    release, said = take_good(root, path, JUNE)
    said += (root / release.folder / SNAPSHOT).read_text(encoding="utf-8")
    for table in release.tables:
        said += json.dumps(rows(root, release, table))
    assert "Larch House" in said
    assert "Mrs" not in said
    for word in WORDS:
        assert word not in said, word
    kept = [path for path in held(root) if path.suffix == ".parquet"]
    assert kept
    for table in kept:
        content = table.read_bytes()
        assert not [word for word in WORDS if word.encode() in content]


def test_no_name_of_a_person_is_in_the_built_store(small: Path) -> None:
    shutil.copytree(DATA / "layouts", small / "data" / "layouts", dirs_exist_ok=True)
    for name, write in LAYOUTS.items():
        taken, _ = take_files(small, write(small / name), asked=JUNE)
        assert len(taken.kept) == 1, taken.problems
    store = small / "store" / "market.duckdb"
    run_build(small, store)
    with duckdb.connect(str(store), read_only=True) as connection:
        columns = connection.execute(
            """
            select table_schema || '.' || table_name, column_name
            from information_schema.columns where data_type = 'VARCHAR'
            """
        ).fetchall()
        cells = set()
        for table, column in columns:
            found = connection.execute(f'select distinct "{column}" from {table}').fetchall()
            cells |= {cell for (cell,) in found if cell}
    assert "Larch House" in cells
    assert not [cell for cell in cells if any(word in cell for word in WORDS)]
    with zipfile.ZipFile(store.with_name("data.zip")) as bundle:
        content = b"".join(bundle.read(name) for name in bundle.namelist())
    assert b"Larch House" in content
    assert not [word for word in WORDS if word.encode() in content]


@pytest.mark.parametrize("name", ["directory", "active", "ratings", "deactivated", "API"])
def test_person_providers_read_individual_provider(root: Path, name: str) -> None:
    release, said = take_good(root, LAYOUTS[name](root / "download"), JUNE)
    personal = [row for row in rows(root, release) if row["location_id"] == "1-1000000102"]
    assert {row["provider_name"] for row in personal} == {INDIVIDUAL}
    assert {row["location_name"] for row in personal} == {WITHHELD}
    assert "Locations whose provider is a person and reads Individual provider: " in said


def test_problems_of_rows_about_people_show_no_name(root: Path) -> None:
    spoilt = {
        "Name": "",
        "Region": "Nowhere",
        "CQC Location ID (for office use only)": "no number",
        "Provider name": files.PERSONS[0],
    }
    text = files.directory([files.PERSONAL | spoilt, files.PERSONAL])
    text = text.replace("1-900000102\r\n", "1-900000102,more\r\n", 1)
    for broken in (text, files.directory([files.PERSONAL | spoilt, files.PERSONAL])):
        told = " ".join(map(str, take_bad(root, _text(broken)(root / "download"))))
        assert not [word for word in WORDS if word in told]


def test_sheet_that_is_broken_beside_a_name_does_not_show_it(root: Path) -> None:
    far = dict.fromkeys((f"x{number}" for number in range(1_100)), "")
    headers = (*files.ACTIVE_HEADERS, *far)
    table = files.table(headers, files.BOTH)
    table[0] = list(files.ACTIVE_HEADERS)
    table[1][-1] = files.PERSONS[0]
    path = files.write_ods(root / "download", {"HSCA_Active_Locations": table})
    taken, said = take_files(root, path, asked=JUNE)
    assert taken.problems
    told = said + " ".join(map(str, taken.problems))
    assert not [word for word in WORDS if word in told]


@pytest.mark.parametrize(
    ("name", "ownership", "kept"),
    [
        ("Made Up Care Limited", "", "Made Up Care Limited"),
        ("Made Up", "Organisation", "Made Up"),
        ("Jo Example", "Individual", INDIVIDUAL),
        ("Example House", "Partnership", INDIVIDUAL),
        ("Mr & Mrs T B Example", "", INDIVIDUAL),
        ("Dr. Jo Example", "Organisation", INDIVIDUAL),
        ("MRS JO EXAMPLE", "", INDIVIDUAL),
        ("Jo Example", "", None),
        ("Jo Example and Al Sample", "", None),
        ("Jo Hall", "", None),
        ("Methodist Homes", "", "Methodist Homes"),
        ("MS Therapy Centre", "", "MS Therapy Centre"),
        ("Ms Jo Therapy Centre", "", INDIVIDUAL),
        ("Missions Abroad Trust", "", "Missions Abroad Trust"),
        ("Freeways", "", "Freeways"),
        ("Action on Addiction", "", "Action on Addiction"),
        ("5 Boroughs Example", "", "5 Boroughs Example"),
        ("Individual provider", "", INDIVIDUAL),
        (None, "Individual", None),
        ("", "", ""),
    ],
)
def test_provider_keeps_its_name_only_when_it_is_surely_an_organisation(
    name: str | None, ownership: str, kept: str | None
) -> None:
    assert provider_name(name, ownership) == kept


@pytest.mark.parametrize(
    ("name", "withheld", "kept"),
    [
        ("Larch House", None, "Larch House"),
        ("Dr Example's Surgery", None, WITHHELD),
        ("Doctor's House", None, "Doctor's House"),
        ("Jo Example", "Mrs Jo Example", WITHHELD),
        ("Jo Example House", "Jo Example", WITHHELD),
        ("Example House", "Jo Example", "Example House"),
        ("Park Practice", "Park Practice", "Park Practice"),
        (None, "Jo Example", None),
    ],
)
def test_location_is_withheld_when_it_bears_a_person_s_name(
    name: str | None, withheld: str | None, kept: str | None
) -> None:
    assert location_name(name, withheld) == kept


@pytest.mark.parametrize("name", ["Sirius Care", "Missing Link", "Drayton House", "Mrsa Ward"])
def test_title_is_a_word_of_its_own(name: str) -> None:
    assert not has_title(name)
