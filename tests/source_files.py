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
