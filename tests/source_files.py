"""Made-up national files in the layouts of their publishers, good ones, for tests to break.

The councils and regions exist; every figure is made up.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests import cqc_files

Rows = Sequence[Sequence[str]]

BATH = ("908", "Bath and North East Somerset", "E06000022")
ROTHERHAM = ("206", "Rotherham", "E08000018")
SOUTH_WEST = ("South West", "South West", "E12000009")
ENGLAND = ("England", "England", "E92000001")
SHIRES = ("S", "Shire Counties", "[z]")

ASCOF_HEADER = (
    *("Local authority code", "Local authority", "ONS area code"),
    *("2016 to 2017 - margin of error", "2016 to 2017 - number of respondents"),
    *("2016 to 2017 - outcome", "2017 to 2018 - margin of error"),
    *("2017 to 2018 - number of respondents", "2017 to 2018 - outcome"),
)
ASCOF_ROWS = (
    (*ENGLAND, "0.4", "70,855", "64.7", "0.4", "63500", "65"),
    (*SHIRES, "0.8", "14610", "66.6", "0.9", "12785", "66.1"),
    (*SOUTH_WEST, "0.6 (0.5)", "9,100 (8500)", "66.2 (65.9)", "[z]", "[z]", "[z]"),
    (*BATH, "4.1", "405", "70.1", "[c]", "[c]", "[c]"),
    (*ROTHERHAM, "3.9", "395", "69", "[x]", "[x]", "[x]"),
)
ASCOF_6B = (
    *("Local authority code", "Local authority", "ONS area code"),
    *("2017 to 2018 - not yet rated numerator", "2017 to 2018 - not yet rated denominator"),
    *("2017 to 2018 - not yet rated outcome", "2017 to 2018 - 6b numerator"),
    *("2017 to 2018 - 6b denominator", "2017 to 2018 - 6b outcome"),
)


def as_csv(rows: Rows) -> str:
    """Rows as CSV text."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def write_csv(path: Path, rows: Rows) -> Path:
    """A CSV file with a byte order mark."""
    path.write_text(as_csv(rows), encoding="utf-8-sig", newline="")
    return path


def ascof_sheet(rows: Rows = ASCOF_ROWS, header: Sequence[str] = ASCOF_HEADER) -> Rows:
    """One sheet of a measure: lines about it, the header, the rows."""
    about = [["Table 1d: a measure [note 1]"], ["This worksheet contains one table."]]
    return [*about, list(header), *map(list, rows)]


def ascof_sheets(**sheets: Rows) -> Mapping[str, Rows]:
    """A whole workbook: cover, notes, measure 1D and the parts of 6B."""
    parts = [(*BATH, "2", "50", "4", "38", "50", "76")]
    return {
        "Cover": [["Measures from the adult social care outcomes framework (ASCOF), England"]],
        "Notes": [["Note number", "Note text"], ["[note 1]", "A note."]],
        "Table_1d": ascof_sheet(),
        "Table_6b": ascof_sheet(parts, ASCOF_6B),
        **sheets,
    }


def write_ascof(path: Path, **sheets: Rows) -> Path:
    """The workbook as ODS."""
    return cqc_files.write_ods(path, ascof_sheets(**sheets))


AGES = 91  # 0 to 90, which is 90 and over
TIMES = {"E92000001": 1_000, "E12000009": 100}  # as many people as in a council
MID_YEAR_PLACES = (
    ("K02000001", "UNITED KINGDOM", "Country"),
    ("E92000001", "ENGLAND", "Country"),
    ("E12000009", "SOUTH WEST", "Region"),
    ("E06000022", "Bath and North East Somerset UA", "Unitary Authority"),
    ("E10000017", "Lancashire", "County"),
    ("E07000117", "Burnley", "Non-metropolitan District"),
    ("N09000001", "Antrim and Newtownabbey", "Local Government District"),
)


def mid_year_rows(sex: str, year: int = 2020, people: int = 10) -> list[list[str]]:
    """The sheet of a sex, in the layout of 2019: so many people of every age in a council."""
    header = ["Code", "Name", "Geography1", "All ages", *map(str, range(AGES - 1)), "90+"]
    title = f"MYE2: Population estimates: {sex} by single year of age and sex, mid-{year}"
    rows = []
    for code, *place in MID_YEAR_PLACES:
        count = people * TIMES.get(code, 1)
        rows.append([code, *place, str(count * AGES), *[str(count)] * AGES])
    note = ["1. Further information is given in the notes."]
    return [["Contents"], [title], header, *rows, note]


def mid_year_sheets(year: int = 2020, **sheets: Rows) -> dict[str, Rows]:
    """A whole workbook of mid-year estimates: ten people of every age, four of them men."""
    return {
        "Notes": [["Notes and definitions"]],
        "MYE2 - Persons": mid_year_rows("Persons", year),
        "MYE2 - Males": mid_year_rows("Males", year, 4),
        "MYE2 - Females": mid_year_rows("Females", year, 6),
        "MYE3": [["MYE3: Components of population change"], ["Code", "Name", "Births"]],
        **sheets,
    }


def write_mid_year(path: Path, year: int = 2020, **sheets: Rows) -> Path:
    """The workbook as ODS."""
    return cqc_files.write_ods(path, mid_year_sheets(year, **sheets))


DEFLATOR_ROWS = (
    ("", "GDP DEFLATORS AT MARKET PRICES, AND MONEY GDP"),
    ("", "Outturn data are as at the Quarterly National Accounts - last updated 22 December 2023."),
    ("", "Forecast data are consistent with the Autumn Statement as at 22 November 2023."),
    ("", "Financial year", "", "", "", "Calendar year"),
    ("", "Financial year", "2022-23 = 100", "per cent change", "", "Calendar year", "2022 = 100"),
    ("", "2020-21", "94.400", "5.45", "2,085,084", "2020", "95.417"),
    ("", "2021-22", "93.600", "-0.85", "2,361,920", "2021", "95.113"),
    ("", "2022-23", "100.000", "6.84", "2,552,763", "2022", "100.000"),
    ("", "2023-24 (1), (2)", "-", "6.00", "2,726,494", "2023 (1), (2)", "-"),
    ("", "2024-25 (1), (2)", "-", "2.00", "2,797,909", "2024 (1), (2)", "-"),
    ("", "Sources and footnotes:"),
    ("", "(1)", "For years 2023-24 to 2024-25 only changes are shown."),
)

RETURN_HEADER = (
    *("GEOGRAPHY_LEVEL", "DATA_Level", "UUID", "FY_ENDING", "CASSR", "GEOGRAPHY_CODE"),
    *("DH_GEOGRAPHY_NAME", "REGION_GO_CODE", "GEOGRAPHY_NAME", "DimensionGroup", "CareType"),
    *("FinanceType", "FinanceDescription", "AgeBand", "PrimarySupportReason", "SupportSetting"),
    *("Purpose", "CarerSupportType", "DataType", "ActivityProvision", "ComparativeTotals"),
    *("DataSource", "ValueType", "ITEMVALUE"),
)
_RETURN = {
    "GEOGRAPHY_LEVEL": "Local Authority",
    "DATA_Level": "Gross Current Expenditure",
    "UUID": "1",
    "FY_ENDING": "2024",
    "CASSR": "908",
    "GEOGRAPHY_CODE": "E06000022",
    "DH_GEOGRAPHY_NAME": "Bath and North East Somerset",
    "REGION_GO_CODE": "E12000009",
    "GEOGRAPHY_NAME": "South West",
    "DimensionGroup": "Expenditure",
    "CareType": "Long Term Care",
    "AgeBand": "65 and Over",
    "PrimarySupportReason": "Physical Support",
    "SupportSetting": "Nursing",
    "ITEMVALUE": "1234.5",
}
REGIONAL = {"GEOGRAPHY_LEVEL": "Region", "CASSR": "", "GEOGRAPHY_CODE": ""}
NATIONAL = REGIONAL | {"GEOGRAPHY_LEVEL": "England", "REGION_GO_CODE": "E92000001"}
SHORT = {"CareType": "Short Term Care", "SupportSetting": ""}


def return_rows(*changes: Mapping[str, str]) -> list[list[str]]:
    """The finance return in words: a row for each set of changes to one good row."""
    rows = [[(_RETURN | dict(one)).get(name, "") for name in RETURN_HEADER] for one in changes]
    return [list(RETURN_HEADER), *rows]


CODED_HEADER = (
    *("FY_Ending", "CASSR_CODE", "GEOGRAPHY_CODE", "REGION_GO_CODE", "CareType_KEY"),
    *("AgeBand_KEY", "PrimarySupportReason_KEY", "SupportSetting_KEY", "Purpose_KEY"),
    *("CarerSupportType_KEY", "DataType_KEY", "TOTALEXPENDITURE", "TOTALINCOME"),
    *("NETTOTALEXPENDITURE", "GROSSTOTALEXPENDITURE", "NETCURRENTEXPENDITURE"),
    "GROSSCURRENTEXPENDITURE",
)


def coded_row(keys: str, net: str, gross: str, area: str = "E06000022") -> list[str]:
    """A row of the finance return in keys: care, age, reason, setting, purpose, data type."""
    care, age, reason, setting, purpose, kind = keys.split(" ")
    at = [key.replace("-", "") for key in (care, age, reason, setting, purpose)]
    return ["2017", "908", area, "E12000009", *at, "", kind, "0", "0", "0", "0", net, gross]


FEES_HEADER = (
    *("Region", "ONS code", "Local authority"),
    "Average fee rate per week for external providers of care homes without nursing for clients"
    " aged 65+ in 2025-26 (provisional)",
    "Average fee rate per week for external providers of care homes with nursing for clients"
    " aged 65+ in 2025-26 (provisional)",
    "Average fee rate per contact hour for external providers of home care in 2025-26"
    " (provisional)",
    "Percentage change in the average fee rate per week since 2024-25",
)
FEES_ROWS = (
    ("South West", "E06000022", "Bath & North East Somerset", "£1,063.00", "1056.66", "25.5", "6%"),
    ("Yorkshire", "E08000018", "Rotherham", "751", "[c]", "[x]", "5%"),
)


def fees_sheets(
    rows: Rows = FEES_ROWS, header: Sequence[str] = FEES_HEADER, stated: str = "18 August 2025"
) -> dict[str, Rows]:
    """The workbook of fees: a cover, and a table whose header is the third row."""
    return {
        "Cover": [["Market Sustainability and Improvement Fund: fees"], [f"Published {stated}"]],
        "Report Table 1": [["Average fees by region"], ["Region", "Fee per week"]],
        "Table A 2025-26": [
            ["Table A: fees"],
            ["This sheet holds one table."],
            list(header),
            *rows,
        ],
    }


WORKFORCE_HEADER = (
    *("CSSR (LA area)", "Sector", "Service", "Job role", "Employees", "Turnover rate"),
    *("Vacancy rate", "Sickness - Mean (divide by Employees)", "Zero Hour Contracts - Yes"),
    *("Zero Hour Contracts - No", "Gender - Male"),
)
ALL_JOBS = ("All sectors", "All services", "All job roles")
WORKFORCE_ROWS = (
    (
        "Bath & North East Somerset",
        *ALL_JOBS,
        "4000",
        "0.25",
        "0.081",
        "20800",
        "1000",
        "3000",
        "9",
    ),
    ("Rotherham", *ALL_JOBS, "5500", "0.317", "*", "33000", "*", "*", "9"),
    ("Cornwall and Isles of Scilly", *ALL_JOBS, "9000", "0.3", "0.1", "100", "1", "2", "9"),
    ("South West", *ALL_JOBS, "150000", "0.28", "0.09", "900000", "30000", "120000", "9"),
)


def workforce_sheets(
    rows: Rows = WORKFORCE_ROWS, header: Sequence[str] = WORKFORCE_HEADER, year: str = "2024/25"
) -> dict[str, Rows]:
    """The workbook of Skills for Care: notes that name the year, and the data."""
    return {
        "Notes": [["Local authority level data"], [f"Workforce data of {year}"]],
        "LA level data": [list(header), *rows],
    }
