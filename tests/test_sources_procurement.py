"""Procurement notices (OCDS): read from both services, judged, broken, and the official ones."""

import json
import shutil
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from mps.paths import ROOT
from tests import notice_files as files
from tests.importing import Row, lay_out, rows, take_bad, take_files, take_good
from tests.notice_files import CODE, FINDER, GUID, award, package, signed, tender

OFFICIAL = ROOT.parent / "shared" / "official" / "procurement"
needs_official = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="the official files are not here")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "tree")


def _read(root: Path, *releases: Any) -> list[Row]:
    return rows(root, take_good(root, files.write(root / "download", *releases))[0])


def _one(root: Path, release: Any) -> Row:
    [row] = _read(root, release)
    return row


def _refused(root: Path, content: str | bytes) -> str:
    path = root / "notices.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return "\n".join(str(one) for one in take_bad(root, path))


# What is read


def test_award_on_contracts_finder_is_read(root: Path) -> None:
    release, said = take_good(root, files.write(root / "a", award()))
    assert (release.format, release.release_date) == ("procurement_notices", "2025-03-11")
    assert "Notices read: 1; of councils with social-care duties: 1, 1 of them counted" in said
    [row] = rows(root, release)
    assert row["council_code"] == CODE
    assert (row["stage"], row["title"]) == ("awarded", "Homecare for older people")
    assert (row["value_gbp"], row["value_note"]) == ("450000.5", "Awarded.")
    assert row["value_low_gbp"] is None
    assert (row["stated_start"], row["stated_end"]) == ("2025-04-07", "2028-04-06")
    assert row["stated_deadline"] == "2024-12-19"
    assert row["route"] == "Open procedure (above threshold)"
    assert row["supplier"] == "Hill Care Limited"
    assert row["cpv_codes"] == "85000000|85312000"
    assert row["notice_id"] == "RMBC-1"
    assert row["notice_url"] == f"https://www.contractsfinder.service.gov.uk/Notice/{GUID}1"
    assert (row["service_types"], row["client_groups"]) == ("homecare", "older_people")
    assert row["scope_rule"] == "Its title names homecare."


def test_tender_on_find_a_tender_is_read_with_its_lots_and_extension(root: Path) -> None:
    row = _one(root, tender())
    assert (row["stage"], row["lots"]) == ("tender", "Learning disability|Mental health")
    assert (row["value_gbp"], row["value_note"]) == ("4200000", "Estimated, without VAT.")
    assert (row["stated_start"], row["stated_end"]) == ("2026-01-01", "2030-12-31")
    assert row["stated_latest_end"] == "2032-12-31"
    assert row["stated_tender"] == "2025-06-02"
    assert row["published_at"] == "2025-06-02T08:30:00+00:00"
    assert row["route"] == "Competitive flexible procedure; framework agreement"
    assert row["notice_id"] == "012345-2025"
    assert row["cpv_codes"] == "85311000"


def test_contract_adds_up_its_awards_and_names_no_person(root: Path) -> None:
    row = _one(root, signed())
    assert row["value_gbp"] == "154393.6"
    assert row["value_note"] == "Awarded, the sum of 2 awards, without VAT."
    assert row["supplier"] == "Hill Care Limited; Individual provider"
    assert (row["stated_start"], row["stated_end"]) == ("2026-02-01", "2031-01-31")


def test_records_give_their_releases_or_what_is_compiled_of_them(root: Path) -> None:
    compiled = award(ocid=f"{FINDER}2", tag=["compiled"])
    linked = [{"url": "https://example.org/1", "date": "2025-03-11", "tag": ["award"]}]
    held = [
        {"ocid": f"{files.TENDER}1", "releases": [tender(), signed()]},
        {"ocid": f"{FINDER}2", "releases": linked, "compiledRelease": compiled},
    ]
    path = root / "records.txt"
    path.write_text(json.dumps({"records": held, "version": "1.1"}), encoding="utf-8-sig")
    found = rows(root, take_good(root, path)[0])
    assert [row["stage"] for row in found] == ["tender", "awarded", "awarded"]


def test_folder_of_packages_is_one_import(root: Path) -> None:
    folder = root / "pages"
    folder.mkdir()
    files.write(folder / "1.json", award(), tender())
    files.write(folder / "2.json", tender(), signed())
    release, said = take_good(root, folder)
    assert release.tables == {"procurement_notices": 3}
    assert "Rows that repeat another in full and are left out: 1." in said
    assert zipfile.is_zipfile(root / release.folder / release.file_name)


def test_no_contact_and_no_description_is_kept(root: Path) -> None:
    release, said = take_good(root, files.write(root / "a", award()))
    kept = (root / release.folder / "procurement_notices.parquet").read_bytes()
    found = json.dumps(rows(root, release))
    for secret in ("Bloggs", "example.gov.uk", "01709"):
        assert secret not in found + said
        assert secret.encode() not in kept


@pytest.mark.parametrize(
    ("name", "kept", "is_noted"),
    [
        ("Mr John Example", "Individual provider", False),
        ("John Example", None, True),
        ("Example Homes Ltd", "Example Homes Ltd", False),
    ],
)
def test_supplier_that_is_or_may_be_a_person_is_not_named(
    root: Path, name: str, kept: str | None, is_noted: bool
) -> None:
    row = _one(root, award(awards__0__suppliers=[{"id": "GB-CFS-9", "name": name}]))
    assert row["supplier"] == kept
    assert ("not named here" in str(row["note"])) is is_noted


def test_supplier_of_a_company_number_is_an_organisation(root: Path) -> None:
    suppliers = [{"id": "GB-COH-01234567", "name": "Mary Example"}]
    assert _one(root, award(awards__0__suppliers=suppliers))["supplier"] == "Mary Example"


# Stage, value, dates


@pytest.mark.parametrize(
    ("release", "stage"),
    [
        (tender(), "tender"),
        (tender(tag=["tenderUpdate"]), "tender"),
        (tender(tag=["tenderAmendment"]), "tender"),
        (tender(tag=["tenderCancellation"]), "cancelled"),
        (tender(tender__status="withdrawn"), "cancelled"),
        (award(), "awarded"),
        (award(tag=["awardUpdate"]), "awarded"),
        (award(awards__0__status="unsuccessful"), "cancelled"),
        (signed(), "awarded"),
        (signed(tag=["contractAmendment"]), "awarded"),
        (signed(tag=["contractTermination"]), "expired"),
        (tender(tag=["planning"], tender__status="planned"), "planned"),
        (tender(tag=["planningUpdate"], tender__status="planning"), "engagement"),
        (tender(tag=["planning"], tender__documents__0__noticeType="UK2"), "engagement"),
        (
            tender(
                tag=["planning"], tender__status="planning", tender__documents__0__noticeType="UK3"
            ),
            "planned",
        ),
    ],
)
def test_stage_is_that_of_tags_and_status(root: Path, release: Any, stage: str) -> None:
    assert _one(root, release)["stage"] == stage


@pytest.mark.parametrize("amount", [0, 0.01, 1, -5, 999999, 999999999, 999999999.99, 1e10])
def test_marker_and_absurd_value_stay_missing_and_are_told(root: Path, amount: float) -> None:
    made = award(awards__0__value__amount=amount, tender__value=None)
    release, said = take_good(root, files.write(root / "a", made))
    [row] = rows(root, release)
    assert row["value_gbp"] is None
    assert "which stands for none" in str(row["value_note"])
    assert "Notices whose value stays missing: 1. Values of £1 or less" in said


@pytest.mark.parametrize("amount", [1.01, 29, 99999, 9999999998, 1000000])
def test_value_that_may_be_meant_is_kept(root: Path, amount: float) -> None:
    assert float(str(_one(root, award(awards__0__value__amount=amount))["value_gbp"])) == amount


def test_award_without_a_value_falls_back_on_the_estimate_and_says_so(root: Path) -> None:
    row = _one(root, award(awards__0__value__amount=0))
    assert row["value_gbp"] == "500000"
    assert row["value_note"] == "Estimated before the award, which states no value."


def test_awards_of_which_one_states_no_value_are_not_added_up(root: Path) -> None:
    row = _one(root, signed(contracts=[]))
    assert row["value_gbp"] is None
    assert row["value_note"] == "A value is stated for only 1 of 2 awards."


def test_other_currency_stays_missing_with_a_note(root: Path) -> None:
    row = _one(root, tender(tender__value={"amount": 5000, "currency": "EUR"}))
    assert row["value_gbp"] is None
    assert row["value_note"] == "Its value is stated in EUR; only pounds are kept."


def test_two_values_of_a_tender_are_its_ends(root: Path) -> None:
    row = _one(root, award(tag=["tender"], awards=None))
    assert (row["value_gbp"], row["value_low_gbp"], row["value_high_gbp"]) == (
        "500000",
        "400000",
        "500000",
    )


def test_value_with_vat_only_says_so(root: Path) -> None:
    row = _one(root, tender(tender__value={"amountGross": 120000, "currency": "GBP"}))
    assert (row["value_gbp"], row["value_note"]) == ("120000", "Estimated, with VAT.")


def test_end_before_start_leaves_both_out(root: Path) -> None:
    row = _one(root, award(awards__0__contractPeriod__endDate="2020-01-01"))
    assert (row["stated_start"], row["stated_end"]) == (None, None)
    assert row["note"] == "Its end lies before its start, so neither is shown."


def test_year_that_stands_for_none_is_left_out(root: Path) -> None:
    row = _one(root, award(awards__0__contractPeriod__endDate="9999-12-31T00:00:00Z"))
    assert (row["stated_start"], row["stated_end"]) == ("2025-04-07", None)


def test_renewal_without_a_last_day_is_noted(root: Path) -> None:
    made = tender(tender__lots__0__contractPeriod__maxExtentDate=None)
    row = _one(root, made)
    assert row["stated_latest_end"] is None
    assert row["note"] == "The notice says that it may be extended, not until when."


# Who buys


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Rotherham MBC", CODE),
        ("ROTHERHAM METROPOLITAN BOROUGH COUNCIL", CODE),
        ("Bath & North East Somerset Council", "E06000022"),
        ("Oldham Council - Adult Social Care", "E08000004"),
        ("Warwickshire County Council (WCC)", "E10000031"),
        ("The London Borough of Camden", "E09000007"),
        ("Royal Borough of Greenwich", "E09000011"),
        ("City of Bradford Metropolitan District Council", "E08000032"),
        ("Bristol City Council", "E06000023"),
        ("Durham County Council", "E06000047"),
        ("City of London", "E09000001"),
        ("Warwick District Council", None),
        ("Lancaster City Council", None),
        ("Lancashire Constabulary", None),
        ("Bolton Parish Council", None),
        ("Rotherham NHS Foundation Trust", None),
        ("Oldham College", None),
        ("North West", None),
        ("England", None),
    ],
)
def test_buyer_is_matched_to_its_council(root: Path, name: str, code: str | None) -> None:
    found = _read(root, award(buyer__name=name, parties=None))
    assert [row["council_code"] for row in found] == ([code] if code else [])


def test_councils_that_buy_together_have_a_row_each(root: Path) -> None:
    both = [
        {"id": "1", "name": "Rotherham Council", "roles": ["buyer"]},
        {"id": "2", "name": "Oldham Council", "roles": ["buyer", "procuringEntity"]},
    ]
    assert [row["council_code"] for row in _read(root, tender(parties=both))] == [
        CODE,
        "E08000004",
    ]


def test_council_is_known_by_an_identifier_that_the_reference_names(root: Path) -> None:
    path = root / "data" / "reference" / "local_authorities.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Y,Rotherham", "Y,Rotherham|GB-LAE-ROT"), encoding="utf-8")
    buyer = {"id": "GB-LAE-ROT", "name": "Adult Commissioning"}
    assert _one(root, award(buyer=buyer, parties=None))["council_code"] == CODE


def test_other_buyers_are_counted_and_not_refused(root: Path) -> None:
    path = files.write(
        root / "a",
        award(),
        award(ocid=f"{FINDER}2", buyer__name="NHS England", parties=None),
        award(ocid=f"{FINDER}3", buyer=None, parties=None),
    )
    release, said = take_good(root, path)
    assert release.tables == {"procurement_notices": 1}
    assert "Notices of other buyers, left out: 1." in said
    assert "Notices that name no buyer, left out: 1." in said


def test_package_without_a_notice_of_a_council_is_taken_all_the_same(root: Path) -> None:
    path = files.write(root / "a", award(buyer__name="NHS England", parties=None))
    assert take_good(root, path)[0].tables == {"procurement_notices": 0}


# Whether it is care


@pytest.mark.parametrize(
    ("title", "codes", "description", "is_care", "rule"),
    [
        ("Home care services", ["98000000"], "", "Y", "Its title names home care."),
        ("Homecare for children", ["85000000"], "", "N", "speaks of children and not of adults"),
        ("Short breaks for adults and children", ["85000000"], "", "Y", "names short breaks"),
        ("Care home staff training", ["80000000"], "", "N", "speaks of training"),
        ("Case management system", ["72000000"], "for homecare", "N", "speaks of system"),
        ("Homecare dynamic purchasing system", ["85000000"], "", "Y", "names homecare"),
        ("Domestic abuse refuge for adults", ["85311000"], "", "N", "domestic abuse"),
        ("Services for older people", ["85300000"], "", "Y", "under CPV 85300000"),
        ("Magazine for older people", ["79800000"], "", "N", "Neither its title nor CPV 79800000"),
        ("Block contract 7", ["85311100"], "", "Y", "under CPV 85311100, which is of social care"),
        ("Block contract 7", ["85000000"], "Supported living.", "Y", "names supported living"),
        ("Block contract 7", ["85000000"], "Placements.", "N", "names no kind of adult"),
        ("Placements", ["85000000"], "Children in residential care", "N", "speaks of children"),
        ("Block contract 7", ["85311300"], "Residential care", "N", "Neither"),
        ("Staff wellbeing", ["85147000"], "Supports carers", "N", "Neither"),
        ("Road works", [], "near a care home", "N", "it has none"),
    ],
)
def test_care_is_told_by_title_then_code_then_description(
    root: Path, title: str, codes: list[str], description: str, is_care: str, rule: str
) -> None:
    listed = [{"scheme": "CPV", "id": code} for code in codes]
    made = award(tender__title=title, tender__description=description)
    made["tender"] |= {"classification": None, "additionalClassifications": listed}
    row = _one(root, made)
    assert row["is_adult_care"] == is_care
    assert rule in str(row["scope_rule"])


# Broken files


def test_broken_value_is_told_with_release_path_value_and_remedy(root: Path) -> None:
    made = award(tender__tenderPeriod__endDate="soon", awards__0__value__amount="lots")
    told = _refused(root, json.dumps(package(tender(), made)))
    place = f"notices.json, release 2 ({FINDER}1, {GUID}1-900001), releases[1].tender"
    assert f"{place}.tenderPeriod.endDate: this is not a date (found: 'soon'). Write it as" in told
    assert "releases[1].awards[0].value.amount: this must be a number (found: 'lots')" in told


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"date": "2025-02-30T00:00:00Z"}, "releases[0].date: this is not a date"),
        ({"date": None}, "releases[0].date: this is missing"),
        ({"id": None}, "releases[0].id: this is missing"),
        ({"ocid": None}, "releases[0].ocid: this is missing"),
        ({"ocid": "ocds-other-1"}, "no process of Contracts Finder or Find a Tender"),
        ({"tender": []}, "releases[0].tender: this must be an object with names"),
        ({"awards": {}}, "releases[0].awards: this must be a list"),
        ({"awards__0__contractPeriod__startDate": "01/04/2025"}, "this is not a date"),
        ({"date": "2125-01-01T00:00:00Z"}, "this date cannot be right"),
    ],
)
def test_release_that_cannot_be_is_told(root: Path, changes: dict[str, Any], told: str) -> None:
    assert told in _refused(root, json.dumps(package(award(**changes))))


def test_release_that_is_no_object_is_told(root: Path) -> None:
    assert "releases[1]: this must be an object" in _refused(
        root, json.dumps(package(award(), "x"))
    )


def test_same_release_that_says_two_things_is_told(root: Path) -> None:
    told = _refused(root, json.dumps(package(award(), award(tender__title="Home care"))))
    assert "this stands in row 1 too, with another title" in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (json.dumps(package(award()))[:1500], "the file breaks off before its end"),
        (json.dumps(package(award(), version="1.0")), "another version of OCDS than 1.1"),
        (json.dumps({"releases": [award()]}), "no OCDS package: it does not say its version"),
        (json.dumps(package(award())) + "}", "not JSON throughout"),
        (json.dumps(package(award())).replace("Homecare", "Caf\xe9").encode("latin-1"), "UTF-8"),
        (json.dumps(package(award())).encode("utf-16"), "not text, or text in UTF-16"),
        (json.dumps(package()), "there is not one row of data"),
        ('{"a": 1}', "no record of CQC's API"),
    ],
)
def test_broken_file_is_refused_whole(root: Path, content: str | bytes, told: str) -> None:
    assert told in _refused(root, content)


def test_record_of_addresses_alone_is_told(root: Path) -> None:
    record = {"ocid": f"{FINDER}1", "releases": [{"url": "https://example.org/1"}]}
    told = _refused(root, json.dumps({"version": "1.1", "records": [record]}))
    assert "records[0]: this record holds no release" in told


def test_one_broken_package_of_a_folder_refuses_all(root: Path) -> None:
    folder = root / "pages"
    folder.mkdir()
    files.write(folder / "1.json", award())
    (folder / "2.json").write_text("{", encoding="utf-8")
    taken, _ = take_files(root, folder)
    assert taken.kept == []
    [problem] = taken.problems
    assert problem.file.endswith("pages/2.json")


# The official files


@needs_official
def test_official_notices_are_those_counted_by_hand(root: Path) -> None:
    """Counts by a reading of the 97 buyers' names and of the titles under CPV 85, by hand.

    43 names are of councils with social-care duties; they bought 71 of the 200 notices. Three are
    of adult social care: day opportunities in Warwickshire, an event of North Northamptonshire on
    mental health and autism, and North Yorkshire's body that represents care providers.
    """
    path = OFFICIAL / "contracts_finder_england_releases.json"
    release, said = take_good(root, path)
    found = rows(root, release)
    assert "Notices of other buyers, left out: 129." in said
    assert len(found) == 71
    assert len({row["council_code"] for row in found}) == 42
    assert {row["council_code"] for row in found if row["is_adult_care"] == "Y"} == {
        "E10000031",
        "E06000061",
        "E06000065",
    }
    assert Counter(row["stage"] for row in found) == Counter(_stages(path, found))


def _stages(path: Path, found: list[Row]) -> list[str]:
    """The stages by the plain tags; in this file no notice is cancelled."""
    kinds = {"award": "awarded", "awardUpdate": "awarded", "planning": "planned"}
    kinds |= {"tender": "tender", "tenderAmendment": "tender"}
    wanted = {row["release_id"] for row in found}
    told = []
    for one in json.loads(path.read_text(encoding="utf-8-sig"))["releases"]:
        if one["id"] in wanted:
            is_event = one["tender"]["status"] == "planning"
            told.append("engagement" if is_event else kinds[one["tag"][0]])
    return told


@needs_official
def test_official_notice_of_warwickshire_is_read_as_it_stands(root: Path) -> None:
    path = OFFICIAL / "contracts_finder_four_councils_releases.json"
    found = rows(root, take_good(root, path)[0])
    assert len(found) == 5
    [row] = [row for row in found if row["council_code"] == "E10000031"]
    assert row["ocid"] == "ocds-b5fd17-0d7a6907-8595-4413-9a4e-746f8a1313a0"
    assert (row["stated_start"], row["stated_end"]) == ("2025-04-01", "2028-03-31")
    assert row["stated_deadline"] == "2024-12-19"
    assert row["value_gbp"] is None  # the award says 0
    assert row["cpv_codes"] == "85323000|85000000|85322000|85100000|98000000|85300000"
    assert str(row["supplier"]).count("; ") >= 14  # of 17 suppliers


@needs_official
def test_official_files_of_a_folder_are_one_import_of_200_releases(root: Path) -> None:
    """The two smaller files repeat releases of the large one, word for word: 10 of councils."""
    folder = root / "pages"
    folder.mkdir()
    for path in OFFICIAL.glob("*.json"):
        shutil.copy(path, folder)
    release, said = take_good(root, folder)
    assert "Notices read: 225;" in said
    assert release.tables == {"procurement_notices": 71}
