"""Broken content files are told together, with file and line, in words an officer understands."""

from pathlib import Path

import pytest

from mps.build import check_data
from tests.statement_files import (
    FOLDER,
    OPPORTUNITIES,
    intention,
    write,
    write_statement,
)


def _told(root: Path) -> list[str]:
    return [str(one) for one in check_data(root)]


def test_statement_without_fault_is_in_order(small: Path) -> None:
    write_statement(small)
    assert _told(small) == []


def test_all_faults_of_all_files_are_told_together_with_file_and_line(small: Path) -> None:
    write_statement(small)
    write(small, "intentions/front.md", intention("front", "TE-HC2").replace('"grow"', "grow"))
    text = intention("service", "TE-HC3").replace('["homecare"]', '["home_care"]')
    write(small, "intentions/service.md", text)
    text = intention("evidence", "TE-HC4").replace("figure:test-homes", "figure:test-hoems")
    write(small, "intentions/evidence.md", text.replace("code:SUP-1", "page:SUP-1"))
    write(small, "intentions/twice.md", intention("hills", "TE-HC5"))
    text = intention("date", "TE-HC6").replace('"2027/28"', '"2027/29"')
    write(small, "intentions/date.md", text)
    text = intention("choice", "TE-HC7").replace('"draft"', '"drafted"')
    write(small, "intentions/choice.md", text)
    told = _told(small)
    wanted = {
        "front.md, line 8, direction: this line is not understood": 'Write key = "text"',
        "service.md, line 6, service_types: this is not in the list": "Did you mean homecare?",
        "evidence.md, line 16, evidence: this is not in the list": "Did you mean test-homes?",
        "evidence.md, line 16, evidence: this does not say what it refers to": "figure:, code:",
        "twice.md, line 2, intention_id: the file is called twice.md": "or call the file hills.md",
        "twice.md, line 2, intention_id: the same stands in": "intentions/hills.md, line 2",
        "date.md, line 13, needed_by: this is neither a date nor a month": "2018/19",
        "choice.md, line 9, status: this is not in the list": "Use one of: agreed, consulting",
    }
    for start, rest in wanted.items():
        found = [one for one in told if f"{FOLDER}/intentions/{start}" in one]
        assert len(found) == 1, (start, told)
        assert rest in found[0]
    # nothing else is told
    assert len(told) == len(wanted)


def test_a_blank_that_must_be_filled_is_told_once(small: Path) -> None:
    write_statement(small)
    write(small, "intentions/hills.md", intention().replace("More homecare in the hills.", ""))
    [told] = _told(small)
    assert "hills.md, line 10, headline: this must not be blank" in told


@pytest.mark.parametrize(
    "name",
    [
        "intentions/hills.markdown",
        "intentions/notes.docx",
        "intentions/draft/hills.md",
        "intentions/published/hills.md",
        "intention/hills.md",
        "hills.md",
    ],
)
def test_file_in_the_wrong_place_or_of_another_kind_is_told(small: Path, name: str) -> None:
    write(small, name, intention())
    [told] = _told(small)
    assert told.startswith(f"{FOLDER}/{name}: no card names this file")


def test_folder_of_published_texts_is_called_by_its_day(small: Path) -> None:
    write_statement(small)
    write(small, "intentions/published/2026-02-30/hills.md", intention())
    [told] = _told(small)
    assert "published/2026-02-30/hills.md" in told
    assert "this is not a date (found: '2026-02-30')" in told


def test_opportunity_of_an_intention_that_is_not_there_is_told(small: Path) -> None:
    write_statement(small)
    cells = dict.fromkeys(OPPORTUNITIES.strip().split(","), "")
    cells |= {"opportunity_id": "test-tender", "title": "Homecare", "stage": "tender"}
    cells |= {"intention_id": "hils", "is_adult_care": "Y", "source_status": "paper"}
    cells |= {"paper": "A made-up paper", "section": "1", "start": "April 2027"}
    write(small, "opportunities.csv", OPPORTUNITIES + ",".join(cells.values()) + "\n")
    told = _told(small)
    assert len(told) == 2
    assert "row 2, column intention_id: this is not in the list" in told[0]
    assert "Did you mean hills?" in told[0]
    assert "row 2, column start: this is neither a date nor a month" in told[1]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('reference_code = "TE-HC1"', 'reference_code = "HC1"', "short code of its own"),
        ('needed_by = "2027/28"', 'needed_by = "2127"', "between 2000 and 2060"),
        ('title = "Ho', 'area = "E99999999"\ntitle = "Ho', "one of its own council's"),
        ('quantity_unit = "hours a week"\n', "", "says what it counts"),
    ],
)
def test_rule_that_does_not_hold_names_the_file(small: Path, old: str, new: str, rule: str) -> None:
    write_statement(small)
    write(small, "intentions/hills.md", intention().replace(old, new))
    [told] = _told(small)
    assert rule in told
    assert f"{FOLDER}/intentions/hills.md" in told
