"""The page Have your say as a visitor sees it: off, not yet, open, closed, and the whole answer."""

import html
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mps import paths
from mps.responses import LONGEST_TEXT, Answer, Book
from mps.responses import desk as desk_module
from mps.responses.limits import Buckets
from mps.words import long_date
from tests.consulting import (
    BATH,
    EMAIL,
    OLDHAM,
    POSTAL,
    TITLE,
    build_tree,
    consultation,
    switch,
    today,
    write_tree,
)
from tests.test_pages import COUNCILS, show, words_of

PAGE = "Have your say"
BEDS = "banes-2018-closures-beds"
SCRIPT = '<script>window.hit=1</script><img src=x onerror="window.hit=1">'


@pytest.fixture(autouse=True)
def _own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))
    monkeypatch.setenv("MPS_RESPONSES", str(tmp_path / "own" / "responses.sqlite3"))
    monkeypatch.setattr(desk_module, "SENDING", Buckets(60, 10))
    monkeypatch.setattr(desk_module, "REMOVING", Buckets(10, 30))
    monkeypatch.setattr(desk_module, "SHORTEST_VISIT", 0.0)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's data with Bath consulting and Oldham running one without the site."""
    root = tmp_path_factory.mktemp("consulting")
    write_tree(root)
    switch(root, consultation())
    switch(root, consultation(responses=False), "oldham")
    switch(root, consultation(opens_in=3), "rotherham")
    switch(root, consultation(opens_in=-30, closes_in=-1), "lancashire")
    build_tree(root)
    return root


@pytest.fixture
def consulting(tree: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The site as it is when councils consult."""
    monkeypatch.setattr(paths, "ROOT", tree)
    monkeypatch.setenv("MPS_STORE", str(tree / "store" / "market.duckdb"))
    yield tree
    switch(tree, consultation())


def visit(council: str = BATH, **url: str) -> AppTest:
    app = show(PAGE, council=council, **url)
    assert not app.exception
    return app


def press(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click()
    app.run()
    assert not app.exception
    return app


def fill(
    app: AppTest, text: str = "", stance: str = "partly", who: str = "unpaid_carer"
) -> AppTest:
    app.radio(key="w.say.stance").set_value(stance)
    app.selectbox(key="w.say.who").set_value(who)
    app.text_area(key="w.say.text").set_value(text)
    return press(app, "Check your answer")


def errors(app: AppTest) -> list[str]:
    return [one.value for one in app.error]


def kept() -> list[str]:
    return [one.text for one in Book.own().every()]


# Off and closed


@pytest.mark.parametrize("council", COUNCILS)
def test_as_shipped_nobody_can_answer_and_nothing_is_made(council: str) -> None:
    app = visit(council)
    assert not app.get("form")
    assert not app.main.get("text_area")
    assert not app.main.button
    assert not paths.responses_path().parent.exists()


def test_the_flagship_says_that_it_closed_and_what_its_paper_planned() -> None:
    app = visit()
    assert app.title[0].value == (
        "The consultation on the draft statement of Bath and North East Somerset closed on "
        "6 May 2018"
    )
    said = words_of(app)
    assert "no longer taken" in said
    assert "What happens next" in said
    assert "Integrated health and social care statement intended, from" in said
    assert "2019-20" in said
    assert "plans may have changed since" in said


def test_a_council_without_a_consultation_says_how_to_describe_one() -> None:
    app = visit(OLDHAM)
    assert app.title[0].value == "Oldham is not asking for responses here"
    assert "not available" in app.info[0].value
    assert "council.toml" in app.info[0].value


@pytest.mark.parametrize(
    "about",
    [BEDS, "whole", "<script>alert(1)</script>", "' or 1=1 --", "\x00", "x" * 5000, "intention-1"],
)
@pytest.mark.parametrize("council", [BATH, "E06000022' --", OLDHAM])
def test_no_address_opens_a_form_that_is_off(council: str, about: str) -> None:
    app = show(PAGE, council=council, about=about, text="sent by the address", stance="agree",
               who="provider", send="1", **{"w.say.send": "true"})  # fmt: skip
    assert not app.exception
    assert not app.main.get("text_area")
    assert "script" not in words_of(app)
    assert not paths.responses_path().parent.exists()


def test_a_form_left_open_when_the_switch_goes_off_sends_nothing(consulting: Path) -> None:
    app = fill(visit(), "Written before it was switched off")
    switch(consulting, consultation(responses=False))
    press(app, "Send")
    assert "does not take responses" in errors(app)[0]
    assert not paths.responses_path().parent.exists()
    assert "Written before it was switched off" in words_of(app)  # it can still be copied


def test_not_yet_closed_and_elsewhere_are_told_with_dates_and_addresses(consulting: Path) -> None:
    later = visit("E08000018")
    opens = long_date(today() + timedelta(days=3))
    assert later.title[0].value == f"{TITLE} opens on {opens}"
    closed = visit("E10000017")
    assert closed.title[0].value == f"{TITLE} closed on {long_date(today() - timedelta(days=1))}"
    assert "The cabinet decides in the autumn." in words_of(closed)
    assert EMAIL in words_of(closed)
    elsewhere = visit(OLDHAM)
    assert elsewhere.title[0].value.startswith(f"{TITLE}: write to the council until ")
    assert EMAIL in words_of(elsewhere)
    assert POSTAL in words_of(elsewhere)
    for app in (later, closed, elsewhere):
        assert not app.main.get("text_area")


# Open


def test_an_answer_is_written_checked_sent_kept_and_deleted(consulting: Path) -> None:
    app = visit(about=BEDS)
    assert (
        app.title[0].value == f"{TITLE}: have your say until {long_date(today() + timedelta(20))}"
    )
    said = words_of(app)
    for part in ("Beds lost in care home closures", "200 beds", BEDS, "20 days left after today",
                 "The cabinet decides in the autumn."):  # fmt: skip
        assert part in said
    fill(app, "Please replace the beds that were lost.")
    assert kept() == []
    said = words_of(app)
    for part in ("Check your answer", "Partly agree", "An unpaid carer", "Please replace the beds"):
        assert part in said
    press(app, "Send")
    [one] = Book.own().every()
    assert (one.council_code, one.subject_kind, one.subject_code) == (BATH, "figure", BEDS)
    assert (one.stance, one.who, one.channel) == ("partly", "unpaid_carer", "online")
    assert (one.text, one.moderation) == ("Please replace the beds that were lost.", "waiting")
    said = words_of(app)
    assert one.reference in said
    assert "Please replace the beds" not in said
    assert "Please replace the beds" not in words_of(visit(about=BEDS))
    app.text_input(key="w.say.code").set_value(one.reference.lower().replace("-", " "))
    press(app, "Delete this response")
    assert kept() == []
    assert app.success[0].value.startswith(f"{one.reference} is deleted.")


def test_what_is_missing_is_said_beside_the_field_and_what_was_written_stays(
    consulting: Path,
) -> None:
    app = visit()
    app.text_area(key="w.say.text").set_value("Written first")
    press(app, "Check your answer")
    assert errors(app) == [
        "Please look at 2 answers again.",
        "Say how far you agree.",
        "Say who you are, or choose \u201cPrefer not to say\u201d.",
    ]
    assert app.text_area(key="w.say.text").value == "Written first"
    assert "Check your answer" not in words_of(app)
    fill(app, "Written first")
    assert not errors(app)
    press(app, "Go back and change it")
    assert app.text_area(key="w.say.text").value == "Written first"
    assert app.radio(key="w.say.stance").value == "partly"
    assert app.selectbox(key="w.say.who").value == "unpaid_carer"


def test_a_text_that_is_too_long_is_refused_by_the_server_too(consulting: Path) -> None:
    app = fill(visit(), "x" * (LONGEST_TEXT + 7))
    assert "too long by 7 characters" in errors(app)[1]
    assert len(app.text_area(key="w.say.text").value or "") == LONGEST_TEXT + 7
    assert kept() == []


def test_words_are_never_in_the_address(consulting: Path) -> None:
    app = fill(visit(about=BEDS), "Words that stay out of the address")
    press(app, "Send")
    written = {name: app.query_params[name] for name in app.query_params}
    assert set(written) == {"council", "about"}
    assert "Words" not in str(written)


def test_scripts_are_shown_as_the_text_they_are(consulting: Path) -> None:
    app = fill(visit(), SCRIPT)
    bodies = "".join(one.proto.body for one in app.main.get("html"))
    assert "<script" not in bodies
    assert "<img" not in bodies
    assert html.escape(SCRIPT) in bodies
    press(app, "Send")
    assert kept() == [SCRIPT]


def test_contacts_are_pointed_out_before_sending(consulting: Path) -> None:
    app = fill(visit(), "Ring 01225 477000 or write to a.b@example.org")
    assert "`a.b@example.org` and `01225 477000`" in app.warning[0].value
    assert kept() == []


def test_a_second_press_of_send_keeps_one(consulting: Path) -> None:
    app = fill(visit(), "Sent once")
    button = next(one for one in app.button if one.label == "Send")
    button.click()
    app.run()
    assert kept() == ["Sent once"]
    assert not any(one.label == "Send" for one in app.button)
    press(app, "Answer on something else")
    assert app.text_area(key="w.say.text").value == ""
    assert app.radio(key="w.say.stance").value is None


def test_the_trap_and_haste_and_repetition_are_answered_politely(
    consulting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "SHORTEST_VISIT", 60.0)
    app = fill(visit(), "Words that are sent at once and then again")
    press(app, "Send")
    assert "press Send again" in errors(app)[0]
    monkeypatch.setattr(desk_module, "SHORTEST_VISIT", 0.0)
    press(app, "Send")
    assert len(kept()) == 1
    app = press(fill(visit(), "Words that are sent at once and then again"), "Send")
    assert "exactly these words" in errors(app)[0]
    app = visit()
    app.text_input(key="w.say.trap").set_value("http://pills.example")
    press(fill(app, "Buy pills"), "Send")
    assert [one.moderation for one in Book.own().every()] == ["waiting", "spam"]


def test_a_file_that_fails_keeps_the_words_on_the_page(
    consulting: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = fill(visit(), "Words that must not be lost")
    broken = tmp_path / "broken.sqlite3"
    broken.write_text("no database " * 100)
    monkeypatch.setenv("MPS_RESPONSES", str(broken))
    press(app, "Send")
    assert "could not be kept just now" in errors(app)[0]
    assert "Words that must not be lost" in words_of(app)
    monkeypatch.setenv("MPS_RESPONSES", str(tmp_path / "whole.sqlite3"))
    press(app, "Send")
    assert kept() == ["Words that must not be lost"]


def test_words_for_one_council_are_not_sent_to_another(consulting: Path) -> None:
    app = fill(visit(), "Meant for Bath")
    app.query_params["council"] = OLDHAM
    app.run()
    assert not app.exception
    app.query_params["council"] = BATH
    app.run()
    assert "Meant for Bath" in words_of(app)  # nothing was answered to Oldham meanwhile
    assert kept() == []


def test_e_mail_and_paper_have_the_same_codes_and_questions(consulting: Path) -> None:
    app = visit(about=BEDS)
    said = words_of(app)
    assert EMAIL in said
    assert POSTAL in said
    assert f"`{BEDS}`" in said
    assert "See the paper form" in [one.label for one in app.expander]
    from mps.ui.frame import Page
    from mps.ui.pages import page_list
    from mps.ui.say import Asked, subjects
    from mps.ui.say.paper import paper_page
    from mps.ui.state import View

    spec = next(one for one in page_list() if one.title == PAGE)
    asked = Asked(Page(spec, View({"council": BATH, "area": "", "about": "whole"})))
    page = paper_page(asked)
    codes = re.findall(r'<th scope="row">([^<]+)</th>', page)
    assert codes == list(subjects(BATH))
    assert {"whole", BEDS} <= set(codes)
    for part in ('lang="en-GB"', "<title>", "Partly agree", "A provider of care", EMAIL, POSTAL):
        assert part in page
    assert "<script" not in page


def test_you_said_we_did_shows_summaries_and_never_a_text(consulting: Path) -> None:
    book = Book.own()
    stances = ["agree"] * 6 + ["disagree"] * 5
    references = [
        book.add(Answer(BATH, "whole", "whole", one, "provider", f"Own words {number}"))
        for number, one in enumerate(stances)
    ]
    few = [book.add(Answer(BATH, "figure", BEDS, "agree", "worker", f"Beds {n}")) for n in range(2)]
    assert "published nothing here" in words_of(visit())
    book.moderate(references, "shown", f"More respite. {SCRIPT}", "Two beds were added.")
    book.moderate(few, "shown", "Beds are missed.")
    app = visit()
    said = html.unescape(words_of(app))
    assert "11 responses: 6 agree, none partly agree and 5 disagree." in said
    assert "More respite." in said
    assert "Two beds were added." in said
    assert "Fewer than 5 responses; counts as small as that are not shown." in said
    assert "Own words" not in said
    assert "Beds 0" not in said
    assert "<script" not in "".join(one.proto.body for one in app.main.get("html"))


def test_a_code_that_is_wrong_is_said(consulting: Path) -> None:
    Book.own().add(Answer(BATH, "whole", "whole", "agree", "worker"))
    app = visit()
    for typed, why in (("R7K4", "this has 4"), ("2222-2222", "at least one sign is wrong")):
        app.text_input(key="w.say.code").set_value(typed)
        press(app, "Delete this response")
        assert why in errors(app)[0]
    assert len(kept()) == 1
