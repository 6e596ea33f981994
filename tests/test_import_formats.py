"""Every layout of CQC's files is recognised by its content and read to our columns."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from mps.intake import Asked
from tests import cqc_files as files
from tests.importing import Row, lay_out, rows, take_bad, take_files, take_good

JUNE = Asked(day=date(2026, 6, 30))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "tree")


def _write(root: Path, text: str, name: str = "download") -> Path:
    path = root / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def _holds(row: Row, **wanted: str | None) -> None:
    assert {name: row[name] for name in wanted} == wanted


def test_directory_says_its_date_above_its_header(root: Path) -> None:
    release, said = take_good(root, _write(root, files.directory()))
    assert (release.format, release.release_date) == ("cqc_directory", "2026-09-16")
    assert release.release_date_from == "stated in the file"
    assert "CQC care directory, layout of 2024-2026, 16 September 2026" in said
    assert "2 locations" in said
    home, _ = rows(root, release)
    _holds(
        home,
        location_id="1-1000000101",
        location_name="Larch House",
        provider_name="Made Up Care Limited",
        service_types="Nursing homes|Homecare agencies",
        specialisms="Dementia|Older People",
        address_line="1 Made-up Road,Oldham",
        local_authority="Oldham",
        lat=None,
        last_check_date="2018-01-09",
    )
    assert home["source_row"] == 6


def test_directory_of_2017_has_other_headers(root: Path) -> None:
    text = files.as_csv(files.table(files.DIRECTORY_2017, files.BOTH))
    release, _ = take_good(root, _write(root, text), JUNE)
    assert release.layout == "layout of 2017"
    assert release.release_date_from == "given"
    assert rows(root, release)[0]["location_id"] == "1-1000000101"


def test_directory_of_2014_has_coordinates_in_its_address(root: Path) -> None:
    text = files.as_csv(files.table(files.DIRECTORY_2014, files.BOTH))
    release, _ = take_good(root, _write(root, text), JUNE)
    assert release.layout == "layout of 2014"
    assert release.date_order == "uk"
    _holds(
        rows(root, release)[0],
        address_line="1 Made-up Road, Oldham",
        lat="53.5401",
        lon="-2.1102",
        last_check_date="2014-03-24",
    )


ACTIVE = {
    "location_id": "1-1000000101",
    "registered_date": "2011-02-03",
    "is_care_home": "Y",
    "bed_count": "40",
    "service_types": "Care home service with nursing",
    "specialisms": "Dementia",
    "address_line": "1 Made-up Road, Oldham",
    "brand_id": None,
    "region_name": "North West",
}


def test_active_locations_are_streamed_from_ods(root: Path) -> None:
    release, said = take_good(root, files.write_ods(root / "download", files.active_sheets()))
    assert (release.format, release.release_date) == ("cqc_active_locations", "2026-10-01")
    assert "Sheets that are not loaded: README, Dual_Registration_Locations" in said
    home, personal = rows(root, release)
    _holds(home, **ACTIVE, regulated_activities="Personal care", is_dual_registered="N")
    _holds(home, ownership_type="Organisation", lat="53.5401", overall_rating="Good")
    _holds(personal, is_dual_registered="Y", primary_location_id="1-1000000101")


def test_active_locations_of_2017_lack_what_came_later(root: Path) -> None:
    sheets = files.active_sheets(headers=files.ACTIVE_2017)
    release, _ = take_good(root, files.write_ods(root / "download", sheets))
    assert release.layout == "layout of 2017"
    _holds(rows(root, release)[0], **ACTIVE, lat=None, is_dormant=None, ownership_type=None)


def test_active_locations_are_read_from_xlsx(root: Path) -> None:
    table = files.active_sheets()["HSCA_Active_Locations"]
    path = files.write_xlsx(root / "download", table, "HSCA_Active_Locations")
    release, _ = take_good(root, path, JUNE)
    _holds(rows(root, release)[0], **ACTIVE)


def test_active_locations_are_read_from_csv(root: Path) -> None:
    text = files.as_csv(files.active_sheets()["HSCA_Active_Locations"])
    release, _ = take_good(root, _write(root, text), JUNE)
    _holds(rows(root, release)[0], **ACTIVE)


@pytest.mark.parametrize(
    ("day", "order"),
    [("05/29/2026", "us"), ("29/05/2026", "uk"), ("2026-05-29", None), ("29/May/2026", None)],
)
def test_dates_of_ratings_are_read_as_the_whole_column_says(
    root: Path, day: str, order: str | None
) -> None:
    facts = [*files.rating_rows(day)]
    release, said = take_good(root, _write(root, files.ratings(facts)))
    assert release.release_date == "2026-05-29"
    assert release.release_date_from == "latest date in the file"
    assert release.date_order == order
    assert ("can be read no other way" in said) == (order is not None)
    assert {row["published_date"] for row in rows(root, release)} == {"2026-05-29"}


def test_ambiguous_dates_are_refused_until_the_user_says_how_they_read(root: Path) -> None:
    path = _write(root, files.ratings(files.rating_rows("04/05/2026")))
    [problem] = take_bad(root, path)
    assert "none of them decides" in problem.message
    assert "--dates uk" in problem.remedy
    release, _ = take_good(root, path, Asked(order="us"))
    assert rows(root, release)[0]["published_date"] == "2026-04-05"
    assert release.date_order == "us"


def test_ratings_are_read_from_ods(root: Path) -> None:
    release, said = take_good(root, files.write_ods(root / "download", files.ratings_sheets()))
    assert release.release_date == "2026-09-01"
    assert "2 locations, 4 ratings" in said
    _holds(
        rows(root, release)[0],
        service_group="Overall",
        domain="Overall",
        rating="Good",
        report_type="Location",
        is_inherited="N",
        is_care_home="Y",
    )


def test_unknown_columns_of_deactivated_locations_are_reported_and_never_loaded(
    root: Path,
) -> None:
    headers = (*files.DEACTIVATED_HEADERS, "Surprise")
    facts = [one | {"Surprise": "UNLOADED"} for one in files.BOTH]
    sheets = files.deactivated_sheets(facts, headers)
    release, said = take_good(root, files.write_ods(root / "download", sheets))
    assert "not known are not loaded: Surprise" in said
    home = rows(root, release)[0]
    _holds(home, location_status="Inactive-Dereg", deregistered_date="2026-01-31", bed_count="40")
    assert "UNLOADED" not in home.values()


def test_api_folder_gives_locations_ratings_and_links(root: Path) -> None:
    release, said = take_good(root, files.write_api(root / "records"))
    assert release.format == "cqc_api"
    assert release.file_name == "records.zip"
    assert release.release_date == "2025-01-31"
    assert "2 locations, 8 ratings, 2 links" in said
    home, _ = rows(root, release, "cqc_api_locations")
    _holds(
        home,
        registration_status="Deregistered",
        deregistered_date="2025-01-31",
        bed_count="40",
        service_types="Nursing homes",
        inspection_category="Residential",
        regulated_activities="Personal care",
        address_line="1 Made-up Road, Oldham",
        last_inspected_date="2024-01-30",
    )
    found = [
        (row["service_group"], row["domain"], row["rating"], row["published_date"])
        for row in rows(root, release, "cqc_api_ratings")
        if row["location_id"] == "1-1000000101"
    ]
    assert sorted(found, key=str) == [
        ("Care Homes", "Overall", "Good", "2024-09-17"),
        ("Overall", "Overall", "Good", "2024-02-22"),
        ("Overall", "Overall", "Requires improvement", "2019-05-21"),
        ("Overall", "Safe", "Good", "2024-02-22"),
    ]
    [link, _] = rows(root, release, "cqc_api_relationships")
    _holds(link, related_location_id="1-1000000103", relationship_type="HSCA Successor")


def test_api_archive_and_single_record_are_taken_too(root: Path) -> None:
    folder = files.write_api(root / "records")
    archive = Path(shutil.make_archive(str(root / "packed"), "zip", folder))
    assert take_good(root, archive)[0].tables["cqc_api_locations"] == 2
    assert take_good(root, folder / "one.json")[0].tables["cqc_api_locations"] == 1


def test_folder_of_many_kinds_is_taken_file_by_file(root: Path) -> None:
    folder = files.write_api(root / "mixed")
    (folder / "deep").mkdir()
    _write(folder / "deep", files.directory(), "a.csv")
    _write(folder, files.ratings(), "b.csv")
    _write(folder, "nothing of the kind\n", "c.csv")
    _write(folder, "left behind", ".hidden")
    taken, _ = take_files(root, folder)
    formats = {release.format for release in taken.kept}
    assert formats == {"cqc_api", "cqc_directory", "cqc_latest_ratings"}
    [problem] = taken.problems
    assert problem.file.endswith("c.csv")


def test_kept_file_is_the_publisher_s_unchanged(root: Path) -> None:
    path = _write(root, files.directory(), "1 September.csv")
    release, _ = take_good(root, path)
    assert (root / release.shown).read_bytes() == path.read_bytes()
    assert release.bytes == path.stat().st_size
    assert Path(release.folder).name == f"2026-09-16-{release.sha256[:8]}"


def test_rows_that_repeat_another_are_kept_once_and_said(root: Path) -> None:
    facts = [files.HOME, files.HOME, files.PERSONAL]
    release, said = take_good(root, _write(root, files.directory(facts)))
    assert release.tables == {"cqc_directory": 2}
    assert "repeat another in full and are left out: 1." in said


def test_blank_local_authority_is_counted(root: Path) -> None:
    facts = [files.HOME | {"Local authority": ""}, files.PERSONAL]
    release, said = take_good(root, _write(root, files.directory(facts)))
    assert "Locations that name no local authority: 1." in said
    assert rows(root, release)[0]["local_authority"] is None


def test_headers_are_compared_by_letters_and_digits(root: Path) -> None:
    text = files.directory().replace("Local authority", "LOCAL  Authority ")
    release, _ = take_good(root, _write(root, text.replace("CQC Provider ID", "cqc provider-id")))
    assert rows(root, release)[0]["provider_id"] == "1-900000101"


def test_byte_order_mark_and_capital_endings_make_no_difference(root: Path) -> None:
    take_good(root, _write(root, "\ufeff" + files.directory()))
    folder = files.write_api(root / "records")
    (folder / "one.json").rename(folder / "ONE.JSON")
    assert take_good(root, folder)[0].tables["cqc_api_locations"] == 2


def test_semicolons_stand_for_commas(root: Path) -> None:
    text = files.directory().replace(",", ";").replace("Road;Oldham", "Road,Oldham")
    _holds(rows(root, take_good(root, _write(root, text))[0])[0], local_authority="Oldham")


def test_the_date_given_is_for_files_that_state_none(root: Path) -> None:
    release, said = take_good(root, _write(root, files.directory()), JUNE)
    assert release.release_date == "2026-09-16"
    assert "--date is not used" in said


def test_same_file_again_is_said_to_be_there(root: Path) -> None:
    path = _write(root, files.directory())
    release, _ = take_good(root, path)
    other = shutil.copy(path, root / "another name")
    taken, said = take_files(root, Path(other))
    assert (taken.kept, taken.problems) == ([], [])
    assert taken.known == [release]
    assert f"already there, in {release.folder}" in said
