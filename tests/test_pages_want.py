"""The page What we want: the papers' own intentions, drafts open and closed, and editions."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mps.build import run_build
from mps.paths import ROOT
from mps.store import open_store
from mps.ui import clock
from tests.places import TESTSHIRE
from tests.statement_files import intention, write, write_statement
from tests.test_pages import words_of

BANES, ROTHERHAM, OLDHAM = "E06000022", "E08000018", "E08000004"


@pytest.fixture
def shipped(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))


def show(**url: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.run()
    for name, value in url.items():
        app.query_params[name] = value
    app.switch_page("pages/what_we_want.py")
    app.run()
    assert not app.exception
    return app


def headings(app: AppTest) -> list[str]:
    return [*(one.value for one in app.title), *(one.value for one in app.header)]


@pytest.mark.usefixtures("shipped")
def test_register_lists_every_section_of_nine_with_a_permanent_address() -> None:
    """Sections 9A to 9C have ten services; the paper of 2021 adds four."""
    said = words_of(show(council=BANES))
    for title in (
        *("Care homes", "Dementia", "Extra care housing", "Homecare", "Integrated reablement"),
        *("Sheltered housing and floating support", "Live-in care", "Direct payments", "Carers"),
        "Community equipment and assistive technology",
    ):
        assert title in said
    assert "14 intentions of Bath and North East Somerset" in said
    html = "".join(one.proto.body for one in show(council=BANES).main.get("html"))
    assert "what_we_want?council=E06000022&amp;intention=banes-2018-extra-care" in html


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("url", "count"),
    [
        ({"service": "homecare"}, 4),
        ({"client": "mental_health"}, 4),
        ({"direction": "review"}, 2),
        ({"status": "consulting"}, 10),
        ({"status": "draft", "direction": "change"}, 4),
        ({"area": "E06000022-keynsham"}, 14),
    ],
)
def test_register_keeps_what_fits_every_filter(url: dict[str, str], count: int) -> None:
    """Counted by hand in the front matter of the files."""
    found = headings(show(council=BANES, **url))[1]
    assert found.startswith("14 intentions" if count == 14 else f"{count} of 14 intentions")


@pytest.mark.usefixtures("shipped")
def test_nothing_fits_is_said_in_words() -> None:
    app = show(council=ROTHERHAM, service="extra_care")
    assert headings(app) == ["No intention of Rotherham fits the choice (extra care)"]
    assert "Choose other filters" in words_of(app)


@pytest.mark.usefixtures("shipped")
def test_one_intention_shows_what_is_stated_and_what_is_not() -> None:
    app = show(council=ROTHERHAM, intention="rotherham-2022-supported-living")
    said = words_of(app)
    assert headings(app)[0].startswith("At least 35 homes in supported living")
    for part in (
        *("35 units of supported living, at least", "2030", "RO-MH2", "£1,295.48 per week"),
        *("5 hours per day", "not stated", "Challenges and priorities", "We are interested in"),
    ):
        assert part in said
    assert "2030 (passed)" not in said


@pytest.mark.usefixtures("shipped")
def test_evidence_is_drawn_from_the_data_held_today() -> None:
    app = show(council=BANES, intention="banes-2018-care-homes")
    said = words_of(app)
    assert "1,474 beds" in said
    assert "655.0 per 100,000" in said
    below = [one.value for one in app.subheader]
    assert any("neighbourhoods (MSOAs)" in one for one in below)
    assert any(one.startswith("Older people admitted to care homes") for one in below)
    assert "Ratings in Bath and North East Somerset: not available" in said
    assert [chart.proto.alt for chart in app.main.get("plotly_chart")]


@pytest.mark.usefixtures("shipped")
def test_a_closed_consultation_says_when_and_what_follows() -> None:
    said = words_of(show(council=BANES, intention="banes-2018-homecare"))
    assert "CLOSED." in said
    assert "closed on 6 May 2018" in said
    assert "at least once a year" in said
    other = words_of(show(council=BANES, intention="banes-2021-supported-living"))
    assert "CLOSED." not in other
    assert "DRAFT." in other


@pytest.mark.usefixtures("shipped")
def test_the_rest_of_the_statement_is_found_by_topic() -> None:
    assert "52 entries on 22 topics" in words_of(show(council=BANES, view="statement"))
    said = words_of(show(council=BANES, view="statement", topic="oversight"))
    assert "Nine priorities for a market that lasts" in said
    assert "section" in said


@pytest.mark.usefixtures("shipped")
def test_everything_in_full_holds_each_intention_and_each_record() -> None:
    app = show(council=ROTHERHAM, view="full")
    below = [one.value for one in app.subheader]
    assert "How the flexible purchasing system works" in below
    assert headings(app).count("Supported living (mental health recovery)") == 1
    assert not app.main.get("plotly_chart")


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("view", ["intentions", "interested", "statement", "changed", "full"])
def test_a_council_without_papers_says_how_to_add_them(view: str) -> None:
    said = words_of(show(council=OLDHAM, view=view))
    assert "What Oldham wants: not available." in said
    assert "python -m mps build" in said


@pytest.mark.usefixtures("shipped")
def test_an_unknown_intention_falls_back_to_the_list() -> None:
    app = show(council=BANES, intention="rotherham-2022-supported-living")
    assert any("not on offer here" in one.value for one in app.warning)
    assert headings(app)[1] == "14 intentions of Bath and North East Somerset"


def _built(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = root / "store" / "market.duckdb"
    run_build(root, store)
    monkeypatch.setenv("MPS_STORE", str(store))


def test_changes_since_the_last_edition_are_told(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_statement(small)
    write(small, "intentions/published/2026-04-01/hills.md", intention())
    write(small, "intentions/hills.md", intention().replace("quantity = 120", "quantity = 90"))
    write(small, "intentions/dales.md", intention("dales", "TE-HC2"))
    _built(small, monkeypatch)
    said = words_of(show(council=TESTSHIRE, view="changed"))
    assert "Intentions since the edition of 1 April 2026: 1 changed and 1 new" in said
    assert "Quantity: changed" in said
    own = words_of(show(council=TESTSHIRE, intention="hills"))
    assert "From the edition of 1 April 2026 to now" in own
    assert "120" in own
    assert "90 hours a week" in own
    assert " New " in words_of(show(council=TESTSHIRE, intention="dales"))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 5, 6), "is open until 6 May 2027 (today is the last day)"),
        (date(2027, 5, 7), "closed on 6 May 2027"),
    ],
)
def test_a_draft_is_open_to_its_last_day(
    small: Path, monkeypatch: pytest.MonkeyPatch, day: date, said: str
) -> None:
    write_statement(small)
    head = "consultation_id,title,opens,closes,what_happens_next,how_to_respond,paper,section\n"
    row = "test-2027,The draft,,2027-05-06,Cabinet decides.,By post.,A made-up paper,1\n"
    write(small, "consultations.csv", head + row)
    _built(small, monkeypatch)
    with clock.stopped(day):
        shown = words_of(show(council=TESTSHIRE))
    assert said in shown
    assert ("What happens next" in shown) is (day > date(2027, 5, 6))


def test_hostile_words_of_a_record_stay_words(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_statement(small)
    text = intention().replace(
        'title = "Homecare in the hills"', 'title = "<img src=x onerror=alert(1)>"'
    )
    write(small, "intentions/hills.md", text)
    _built(small, monkeypatch)
    app = show(council=TESTSHIRE)
    html = "".join(one.proto.body for one in app.main.get("html"))
    assert "<img" not in html
    assert "&lt;img src=x" in html


def test_each_intention_can_be_answered_on_by_its_reference_code(store: Path) -> None:
    """The reference codes of the ten sections 9A to 9C, then those of the paper of 2021."""
    found = open_store(store).query("say__subjects", council_code=BANES)
    assert found["code"].iloc[0] == "whole"
    rows = found[found["subject_kind"] == "intention"]
    assert list(rows["code"]) == [
        *("BN-CH1", "BN-DE1", "BN-EC1", "BN-SH1", "BN-HC1", "BN-RE1", "BN-LI1", "BN-DP1"),
        *("BN-EQ1", "BN-CA1", "BN-MH1", "BN-MH2", "BN-MH3", "BN-MH4"),
    ]
    assert list(rows.index) == list(range(1, 15))
    assert rows["label"].iloc[2] == "Extra care housing [BN-EC1]"
