"""National files of money: the finance return, fees and deflators, as published and broken."""

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from mps.intake import Asked
from mps.paths import DATA, ROOT
from tests import cqc_files
from tests import source_files as files
from tests.importing import Row, lay_out, rows, take_bad, take_good

OFFICIAL = ROOT.parent / "shared" / "official" / "social_care"
CODED = "ASC-FR_2016-17_Totals.csv"
DEFLATORS = "GDP_Deflators_Qtrly_National_Accounts_December_2023_update.csv"
needs_official = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="the official files are not here")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "tree")


def _returned(root: Path, *changes: dict[str, str]) -> Path:
    return files.write_csv(root / "download", files.return_rows(*changes))


def _bundled(dataset: str) -> list[dict[str, str]]:
    [path] = (DATA / "bundled" / dataset).glob("*.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _changed(found: files.Rows, row: int, column: int, cell: str) -> list[list[str]]:
    copied = [list(one) for one in found]
    copied[row][column] = cell
    return copied


# The finance return


def test_return_in_words_gives_gross_and_net_of_councils_regions_and_england(root: Path) -> None:
    path = _returned(
        root,
        {},
        {"DATA_Level": "Net Current Expenditure", "ITEMVALUE": "1,000.25"},
        files.REGIONAL | {"ITEMVALUE": "£20,000"},
        files.NATIONAL | {"PrimarySupportReason": "Total", "SupportSetting": "Total"},
    )
    release, said = take_good(root, path)
    assert (release.format, release.release_date) == ("nhs_asc_fr", "2024-03-31")
    assert "data file in words, 2023-24" in said
    bath, region, england = rows(root, release)
    assert (bath["financial_year"], bath["area_code"]) == ("2023-24", "E06000022")
    assert (bath["care_type"], bath["age_band"]) == ("long_term", "65_plus")
    assert (bath["primary_support_reason"], bath["support_setting"]) == ("physical", "nursing")
    assert bath["gross_current_expenditure_gbp_000"] == "1234.5"
    assert bath["net_current_expenditure_gbp_000"] == "1000.25"
    assert (region["area_code"], region["area_name"]) == ("E12000009", "South West")
    assert region["gross_current_expenditure_gbp_000"] == "20000"
    assert (england["area_name"], england["support_setting"]) == ("England", "all")


@pytest.mark.parametrize(
    ("cell", "status"), [("[c]", "c"), ("*", "c"), ("[x]", "x"), (":", "x"), ("[z]", "z")]
)
def test_marker_of_the_return_is_a_status_and_no_nought(root: Path, cell: str, status: str) -> None:
    [row] = rows(root, take_good(root, _returned(root, {"ITEMVALUE": cell}))[0])
    assert (row["gross_current_expenditure_gbp_000"], row["status"]) == (None, status)


def test_purposes_of_short_term_care_are_added_up_where_there_is_no_total(root: Path) -> None:
    path = _returned(
        root,
        files.SHORT | {"Purpose": "To Maximise Independence", "ITEMVALUE": "10.5"},
        files.SHORT | {"Purpose": "Other", "ITEMVALUE": "2"},
        files.SHORT | {"Purpose": "Other", "ITEMVALUE": "2", "AgeBand": "18 to 64"},
        files.SHORT | {"Purpose": "Total", "ITEMVALUE": "99", "AgeBand": "18 to 64"},
    )
    found = rows(root, take_good(root, path)[0])
    assert {(row["age_band"], row["gross_current_expenditure_gbp_000"]) for row in found} == {
        ("65_plus", "12.5"),
        ("18_64", "99"),
    }
    assert {row["support_setting"] for row in found} == {"all"}


def test_suppressed_purpose_leaves_the_sum_missing(root: Path) -> None:
    path = _returned(
        root,
        files.SHORT | {"Purpose": "To Maximise Independence", "ITEMVALUE": "[c]"},
        files.SHORT | {"Purpose": "Other", "ITEMVALUE": "2"},
    )
    [row] = rows(root, take_good(root, path)[0])
    assert (row["gross_current_expenditure_gbp_000"], row["status"]) == (None, "c")


def test_rows_of_other_kinds_are_left_out_and_counted(root: Path) -> None:
    path = _returned(
        root,
        {},
        {"DATA_Level": "Unit Costs"},
        {"DATA_Level": "Income"},
        {"CareType": "Other"},
        {"AgeBand": "85 and over"},
        {"ActivityProvision": "In House"},
    )
    release, said = take_good(root, path)
    assert release.tables == {"nhs_asc_fr": 1}
    assert "other finance than gross or net current expenditure, left out: 2." in said
    assert "other care than long-term and short-term, left out: 1." in said
    assert "ages within 65 and over, left out: 1." in said
    assert "carer's support or of provision, left out: 1." in said


@pytest.mark.parametrize(
    ("changes", "column", "told"),
    [
        ({"PrimarySupportReason": "Phisical Support"}, "PrimarySupportReason", "is not known"),
        ({"SupportSetting": "Castle"}, "SupportSetting", "this support setting is not known"),
        ({"AgeBand": "Over 50"}, "AgeBand", "this age band is not known"),
        ({"FY_ENDING": "2016-18"}, "FY_ENDING", "this is not a financial year"),
        ({"GEOGRAPHY_CODE": "E06999999"}, "GEOGRAPHY_CODE", "not the code of a council"),
        ({"ITEMVALUE": "12 million"}, "ITEMVALUE", "this is not a number"),
        ({"ITEMVALUE": "1.234,5"}, "ITEMVALUE", "this is not a number"),
    ],
)
def test_cell_of_the_return_that_cannot_be_is_told(
    root: Path, changes: dict[str, str], column: str, told: str
) -> None:
    [problem] = take_bad(root, _returned(root, {"CareType": "Long Term Care"}, changes))
    assert (problem.row, problem.column) == (3, column)
    assert problem.value == changes[column]
    assert told in problem.message


def test_unknown_word_is_told_once_with_those_known_and_the_nearest(root: Path) -> None:
    [problem] = take_bad(root, _returned(root, *[{"SupportSetting": "Nursin"}] * 3))
    assert problem.row == 2
    assert "Known are: all, community direct payments" in problem.remedy
    assert "Did you mean nursing?" in problem.remedy


@pytest.mark.parametrize("year", ["2024", "2023-24", "2023/24", "2023-2024", "2023 to 2024"])
def test_year_of_the_return_is_read_as_it_is_written(root: Path, year: str) -> None:
    [row] = rows(root, take_good(root, _returned(root, {"FY_ENDING": year}))[0])
    assert row["financial_year"] == "2023-24"


def test_same_row_twice_is_taken_once_and_another_value_refused(root: Path) -> None:
    assert take_good(root, _returned(root, {}, {}))[0].tables == {"nhs_asc_fr": 1}
    (root / "again").mkdir()
    [problem] = take_bad(lay_out(root / "again"), _returned(root, {}, {"ITEMVALUE": "9"}))
    assert (problem.row, problem.value) == (3, "9")
    assert "repeats row 2 with another value" in problem.message


def test_pounds_for_thousands_are_refused_with_a_question(root: Path) -> None:
    """The council's home care of 2016-17 and others' are held in thousands; here are pounds."""
    bundled = root / "data" / "bundled" / "nhs_asc_fr"
    bundled.mkdir(parents=True)
    shutil.copy(DATA / "bundled" / "nhs_asc_fr" / "asc_fr.csv", bundled)
    kinds = [("Nursing", "2752000"), ("Home Care", "584000"), ("Residential", "5346000")]
    changes = [{"SupportSetting": name, "ITEMVALUE": value} for name, value in kinds]
    [problem] = take_bad(root, _returned(root, *changes))
    assert "typically 1,000 times those held" in problem.message
    assert "Are they in another unit, such as pounds for thousands" in problem.remedy
    in_thousands = [one | {"ITEMVALUE": one["ITEMVALUE"][:-3]} for one in changes]
    take_good(root, _returned(root, *in_thousands))


def test_return_in_keys_is_decoded_and_says_what_is_inferred(root: Path) -> None:
    found = [
        list(files.CODED_HEADER),
        files.coded_row("2 1 4 3 - 1", "200", "234"),
        files.coded_row("2 2 13 7 - 1", "1588", "2454"),
        files.coded_row("4 1 5 - 1 1", "700", "700"),
        files.coded_row("4 1 5 - 2 1", "28", "28"),
        files.coded_row("2 2 6 5 - 1", "-349", "0"),
        files.coded_row("2 4 6 7 - 2", "1", "1"),
        files.coded_row("3 - 12 - - 1", "1", "1"),
    ]
    release, said = take_good(root, files.write_csv(root / "download", found))
    assert "is inferred from the totals, not stated by the publisher" in said
    assert "what clients in the community pay" in said
    read = [
        (
            *(row["care_type"], row["age_band"], row["primary_support_reason"]),
            *(row["support_setting"], row["gross_current_expenditure_gbp_000"]),
            row["net_current_expenditure_gbp_000"],
        )
        for row in rows(root, release)
    ]
    assert read == [
        ("long_term", "18_64", "learning_disability", "other_long_term", "234", "200"),
        ("long_term", "65_plus", "memory_and_cognition", "residential", "2454", "1588"),
        ("short_term", "18_64", "mental_health", "all", "728", "728"),
    ]


@needs_official
def test_official_return_of_2016_17_gives_the_bundled_rows(root: Path) -> None:
    release, said = take_good(root, OFFICIAL / CODED)
    assert "161 areas, 12,880 figures" in said
    key = ("area_code", "care_type", "age_band", "primary_support_reason", "support_setting")
    found = {tuple(row[one] for one in key): row for row in rows(root, release)}
    compared = 0
    england: dict[tuple[str, ...], float] = {}
    for row in found.values():
        if row["area_code"] == "E92000001":
            part = (str(row["care_type"]), str(row["age_band"]), str(row["support_setting"]))
            gross = float(str(row["gross_current_expenditure_gbp_000"]))
            england[part] = england.get(part, 0) + gross
    for row in _bundled("nhs_asc_fr"):
        if row["financial_year"] != "2016-17":
            continue
        gross = float(row["gross_current_expenditure_gbp_000"])
        if row["area_code"] == "E92000001":  # the sum of the councils, all reasons together
            part = (row["care_type"], row["age_band"], row["support_setting"])
            assert england[part] == pytest.approx(gross, abs=0.01)
            continue
        read = found[tuple(row[one] for one in key)]
        assert float(str(read["gross_current_expenditure_gbp_000"])) == gross
        net = float(row["net_current_expenditure_gbp_000"])
        assert float(str(read["net_current_expenditure_gbp_000"])) == net
        compared += 1
    assert compared == 4 * 80


@needs_official
def test_official_rows_of_later_years_are_read(root: Path) -> None:
    name = "asc_fr_gross_current_expenditure_rows_seen.csv"
    release, said = take_good(root, OFFICIAL / name)
    assert "data file in words, 2021-22 and 2023-24" in said
    found = rows(root, release)
    [bath] = [
        row
        for row in found
        if (row["area_code"], row["financial_year"]) == ("E06000022", "2023-24")
    ]
    assert bath["gross_current_expenditure_gbp_000"] == "36958"
    [hackney] = [row for row in found if row["area_code"] == "E09000012"]
    assert (hackney["gross_current_expenditure_gbp_000"], hackney["status"]) == (None, "x")


# Deflators


def _deflators(root: Path, found: files.Rows = files.DEFLATOR_ROWS) -> Path:
    return files.write_csv(root / "download", found)


def test_deflators_are_read_with_their_forecasts_marked(root: Path) -> None:
    """2023-24 ends after the outturn of December 2023: 100 and 6% more, then 2% more again."""
    release, said = take_good(root, _deflators(root))
    assert (release.format, release.release_date) == ("hmt_gdp_deflators", "2023-12-22")
    assert release.release_date_from == "stated in the file"
    assert "only the change is published; the index is worked out of it: 2023-24 to 2024-25" in said
    found = [
        (row["financial_year"], float(str(row["index_value"])), row["is_forecast"])
        for row in rows(root, release)
    ]
    assert found == [
        ("2020-21", 94.4, "N"),
        ("2021-22", 93.6, "N"),
        ("2022-23", 100.0, "N"),
        ("2023-24", 106.0, "Y"),
        ("2024-25", pytest.approx(108.12), "Y"),
    ]


@pytest.mark.parametrize(
    ("row", "column", "cell", "told"),
    [
        (6, 1, "2021-23", "this is not a financial year"),
        (6, 1, "2021", "the year in which the financial year starts or ends"),
        (6, 2, "ninety", "this is not a number"),
        (6, 2, "-", "there is no index, and it cannot be worked out"),
        (8, 3, "600", "a change in a year cannot be more than 30"),
        (6, 1, "2020-21", "stands in row 6 too, with another"),
    ],
)
def test_line_of_deflators_that_cannot_be_is_told(
    root: Path, row: int, column: int, cell: str, told: str
) -> None:
    problems = take_bad(root, _deflators(root, _changed(files.DEFLATOR_ROWS, row, column, cell)))
    assert problems[0].row == row + 1
    assert told in problems[0].message


def test_deflators_without_their_date_are_refused(root: Path) -> None:
    found = [row for row in files.DEFLATOR_ROWS if "data are" not in row[1]]
    first, second = take_bad(root, _deflators(root, found))
    assert "does not say of which date it is" in first.message
    assert "so forecasts cannot be told" in second.message


@needs_official
def test_official_deflators_are_read(root: Path) -> None:
    release, _ = take_good(root, OFFICIAL / DEFLATORS)
    assert release.release_date == "2023-12-22"
    found = {row["financial_year"]: row for row in rows(root, release)}
    assert (len(found), min(map(str, found)), max(map(str, found))) == (74, "1955-56", "2028-29")
    assert float(str(found["2016-17"]["index_value"])) == 84.335
    assert float(str(found["2023-24"]["index_value"])) == pytest.approx(106.1)
    assert float(str(found["2024-25"]["index_value"])) == pytest.approx(106.1 * 1.0168, abs=0.001)
    forecasts = [year for year, row in found.items() if row["is_forecast"] == "Y"]
    assert (min(map(str, forecasts)), len(forecasts)) == ("2023-24", 6)


# Fees


def _fees(root: Path, found: files.Rows = files.FEES_ROWS, **more: str) -> Path:
    return cqc_files.write_ods(root / "download", files.fees_sheets(found, **more))


def _fee(found: list[Row], area: str, service: str) -> tuple[object, ...]:
    [row] = [row for row in found if (row["area_code"], row["service"]) == (area, service)]
    return row["fee_gbp"], row["fee_per"], row["status"]


def test_fees_are_known_by_the_phrases_of_their_headers(root: Path) -> None:
    release, said = take_good(root, _fees(root))
    assert (release.format, release.release_date) == ("dhsc_msif_fees", "2025-08-18")
    assert "Table A 2025-26, 2025-26" in said
    assert "not loaded: Region; Percentage change in the average fee rate" in said
    found = rows(root, release)
    assert _fee(found, "E06000022", "care_home_65_plus") == ("1063.00", "week", None)
    assert _fee(found, "E06000022", "nursing_home_65_plus") == ("1056.66", "week", None)
    assert _fee(found, "E06000022", "homecare") == ("25.5", "hour", None)
    assert _fee(found, "E08000018", "nursing_home_65_plus") == (None, "week", "c")
    assert _fee(found, "E08000018", "homecare") == (None, "hour", "x")
    assert {(row["financial_year"], row["fee_basis"]) for row in found} == {
        ("2025-26", "average fee")
    }
    assert found[0]["area_name"] == "Bath and North East Somerset"


def test_fees_are_read_from_xlsx_and_by_name_where_there_is_no_code(root: Path) -> None:
    header = [name for name in files.FEES_HEADER if name != "ONS code"]
    found = [[*row[:1], *row[2:]] for row in files.FEES_ROWS]
    sheet = files.fees_sheets(found, header)["Table A 2025-26"]
    path = cqc_files.write_xlsx(root / "download", sheet, "Table A 2025-26")
    release, _ = take_good(root, path, Asked(day=date(2025, 8, 18)))
    assert {row["area_code"] for row in rows(root, release)} == {"E06000022", "E08000018"}


def test_fees_that_state_no_date_ask_for_it(root: Path) -> None:
    [problem] = take_bad(root, _fees(root, stated="in summer"))
    assert "--date YYYY-MM-DD" in problem.remedy


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        (1, "E06999999", "not the code of a council"),
        (3, "1.063 million", "this is not a number"),
        (3, "1063000", "a fee per week cannot be more than 10000"),
        (5, "1063", "a fee per hour cannot be more than 100"),
        (3, "-5", "a fee per week cannot be less than 100"),
    ],
)
def test_cell_of_fees_that_cannot_be_is_told(root: Path, column: int, cell: str, told: str) -> None:
    [problem] = take_bad(root, _fees(root, _changed(files.FEES_ROWS, 0, column, cell)))
    assert (problem.row, problem.value) == (4, cell)
    assert problem.file.endswith(", sheet Table A 2025-26")
    assert problem.column == files.FEES_HEADER[column]
    assert told in problem.message


def test_misspelt_council_is_told_with_the_nearest(root: Path) -> None:
    found = _changed(_changed(files.FEES_ROWS, 1, 1, ""), 1, 2, "Rotheram")
    [problem] = take_bad(root, _fees(root, found))
    assert (problem.row, problem.column, problem.value) == (5, "Local authority", "Rotheram")
    assert "Did you mean Rotherham?" in problem.remedy


def test_council_twice_with_another_fee_is_told(root: Path) -> None:
    found = [*files.FEES_ROWS, [*files.FEES_ROWS[0][:3], "1100", *files.FEES_ROWS[0][4:]]]
    problems = take_bad(root, _fees(root, found))
    assert [one.row for one in problems] == [6]
    assert "stands in row 4 too, with another fee_gbp" in problems[0].message
