"""Feeds as programs of others read them: valid, lasting, equal to the data, safe to read."""

import csv
import re
import shutil
import warnings
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from icalendar import Calendar, Event

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import feedparser

from mps import feeds
from mps.build import run_build
from mps.errors import MpsError
from mps.feeds.items import identifier, plain, web_address
from mps.paths import DATA, feeds_path
from tests.opportunities import line, table
from tests.statement_files import intention, write, write_statement

ATOM = "{http://www.w3.org/2005/Atom}"
COUNCILS = ("bath-and-north-east-somerset", "lancashire", "oldham", "rotherham", "warwickshire")
FOLDERS = (*COUNCILS, feeds.EVERY_COUNCIL)
SITE = "https://market.example.gov.uk"
HOSTILE = (
    'Care; homes, \\n "quoted" <script>alert(1)</script> ]]> &amp; \u202e é 😀 '
    "END:VEVENT BEGIN:VALARM" + " long" * 40
)


def lines_of(slug: str) -> list[dict[str, str]]:
    """The adult care of a council's own file, or of all of them."""
    found: list[dict[str, str]] = []
    for path in sorted((DATA / "councils").glob("*/opportunities.csv")):
        if slug in (path.parent.name, feeds.EVERY_COUNCIL):
            with path.open(encoding="utf-8", newline="") as file:
                found += [row for row in csv.DictReader(file) if row["is_adult_care"] == "Y"]
    return found


def first_day(stated: str) -> date:
    """The first day of what a file states, read without the project's own code."""
    if "/" in stated:
        return date(int(stated[:4]), 4, 1)
    parts = [int(part) for part in stated.split("-")]
    return date(parts[0], *[*parts[1:], 1, 1][:2])


def events_of(content: bytes) -> list[Event]:
    calendar = Calendar.from_ical(content)
    return [one for one in calendar.walk("VEVENT") if not one.errors]


@pytest.fixture(scope="module")
def made(store: Path) -> Path:
    """The feeds of what ships."""
    return feeds_path()


@pytest.mark.parametrize("slug", FOLDERS)
def test_a_calendar_has_every_stated_day_as_a_whole_day(made: Path, slug: str) -> None:
    content = (made / slug / feeds.OPPORTUNITY_CALENDAR).read_bytes()
    found = sorted((one["DTSTART"].dt, str(one["SUMMARY"])) for one in events_of(content))
    stated = [
        (first_day(row[name]), row["title"])
        for row in lines_of(slug)
        for name in ("tender", "deadline", "start", "end")
        if row[name]
    ]
    assert sorted(day for day, _ in found) == sorted(day for day, _ in stated)
    for day, title in stated:
        assert any(day == when and f": {title} (" in said for when, said in found)


@pytest.mark.parametrize("name", [feeds.OPPORTUNITY_CALENDAR, feeds.INTENTION_CALENDAR])
@pytest.mark.parametrize("slug", FOLDERS)
def test_a_calendar_is_valid(made: Path, slug: str, name: str) -> None:
    content = (made / slug / name).read_bytes()
    assert content.endswith(b"END:VCALENDAR\r\n")
    rows = content.split(b"\r\n")
    assert all(len(row) <= 75 for row in rows)
    assert b"\n" not in content.replace(b"\r\n", b"")
    calendar = Calendar.from_ical(content)
    assert {str(calendar[key]) for key in ("VERSION", "METHOD")} == {"2.0", "PUBLISH"}
    assert calendar.subcomponents  # a calendar must hold something, if only a time zone
    events = events_of(content)
    assert len({str(one["UID"]) for one in events}) == len(events)
    for one in events:
        assert type(one["DTSTART"].dt) is date
        assert one["DTEND"].dt - one["DTSTART"].dt == timedelta(days=1)
        assert one["DTSTAMP"].dt.isoformat().endswith("T00:00:00+00:00")
        assert one["SUMMARY"]
        assert one["DESCRIPTION"]


@pytest.mark.parametrize("name", [feeds.OPPORTUNITY_NEWS, feeds.INTENTION_NEWS])
@pytest.mark.parametrize("slug", FOLDERS)
def test_a_feed_of_news_has_what_the_standard_requires(made: Path, slug: str, name: str) -> None:
    content = (made / slug / name).read_bytes()
    read = feedparser.parse(content)
    assert not read.bozo
    assert read.version == "atom10"
    root = ElementTree.fromstring(content)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for required in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{required}")) == 1
        assert element.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext(f"{ATOM}updated"))
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    keys = [entry.id for entry in read.entries]
    assert len(set(keys)) == len(keys)
    updated = [entry.updated for entry in read.entries]
    assert updated == sorted(updated, reverse=True)
    if updated:
        assert read.feed.updated == updated[0]


@pytest.mark.parametrize("slug", FOLDERS)
def test_news_has_an_entry_of_each_opportunity(made: Path, slug: str) -> None:
    read = feedparser.parse((made / slug / feeds.OPPORTUNITY_NEWS).read_bytes())
    found = [re.search(r"Reference: (\S+)", entry.summary)[1] for entry in read.entries]
    assert sorted(found) == sorted(row["opportunity_id"] for row in lines_of(slug))


def test_a_month_is_never_told_as_a_day(made: Path) -> None:
    content = (made / "warwickshire" / feeds.OPPORTUNITY_CALENDAR).read_bytes()
    said = {str(one["SUMMARY"]): one for one in events_of(content)}
    title = (
        "April 2022 (month only stated): service starts: Community services for adults with "
        "disabilities or mental health needs (Warwickshire)"
    )
    assert said[title]["DTSTART"].dt == date(2022, 4, 1)
    assert "states no day" in said[title]["DESCRIPTION"]
    day = "Contract ends: Community services for adults with disabilities or mental health needs: "
    assert said[f"{day}present contracts (Warwickshire)"]["DTSTART"].dt == date(2022, 3, 31)


def test_the_news_of_a_contract_tells_days_and_value_as_stated(made: Path) -> None:
    read = feedparser.parse((made / "rotherham" / feeds.OPPORTUNITY_NEWS).read_bytes())
    [entry] = [one for one in read.entries if "flexible purchasing system" in one.title]
    assert entry.title == (
        "Planned: Community services for mental health recovery: flexible purchasing system "
        "(Rotherham)"
    )
    for words in ("Bids are invited: November 2022", "Service starts: 2023", "£28,500,000",
                  "net of VAT", "Published: 17 October 2022"):  # fmt: skip
        assert words in entry.summary
    assert entry.updated == "2022-10-17T00:00:00Z"


def test_intentions_and_consultations_are_in_their_calendar(made: Path) -> None:
    folder = "bath-and-north-east-somerset"
    found = events_of((made / folder / feeds.INTENTION_CALENDAR).read_bytes())
    days = {str(one["SUMMARY"]): one["DTSTART"].dt for one in found}
    named = "(Bath and North East Somerset)"
    closes = (
        f"Consultation closes: Draft market position statement: services for older adults {named}"
    )
    assert days[closes] == date(2018, 5, 6)
    year = "2019/20 (financial year only stated)"
    wanted = f"{year}: wanted by the council: Integrated reablement {named}"
    assert days[wanted] == date(2019, 4, 1)
    looked = f"2018 (year only stated): to be looked at again: Carers {named}"
    assert days[looked] == date(2018, 1, 1)


@pytest.fixture(scope="module")
def tree(small_tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Testshire with hostile words, an edition of its intentions, and Exampleshire without."""
    root = tmp_path_factory.mktemp("feeds") / "tree"
    shutil.copytree(small_tree, root)
    write_statement(root)
    write(root, "opportunities.csv", table(
        line(title=HOSTILE, note=HOSTILE, supplier=HOSTILE, published="2030-02",
             tender="2030-05", deadline="2030-06-14", lots="a|b", value_gbp="5"),
        line(opportunity_id="undated", title="Without a day"),
        line(opportunity_id="parking", title="Parking", is_adult_care="N", start="2030-01-01"),
    ))  # fmt: skip
    before = intention().replace("120", "90").replace("Two providers.", "One provider. " * 20)
    gone = intention("gone", "TE-HC2").replace("in the hills", "in the valley")
    write(root, "intentions/published/2026-02-03/hills.md", before)
    write(root, "intentions/published/2026-02-03/gone.md", gone)
    write(root, "intentions/new.md", intention("new", "TE-HC3"))
    run_build(root, root / "store" / "market.duckdb")
    return root


def files_of(root: Path) -> dict[str, bytes]:
    folder = feeds_path(root / "static")
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_hostile_words_stay_words(tree: Path) -> None:
    made = files_of(tree)
    calendar = Calendar.from_ical(made[f"testshire/{feeds.OPPORTUNITY_CALENDAR}"])
    events = events_of(made[f"testshire/{feeds.OPPORTUNITY_CALENDAR}"])
    assert len(events) == 2
    assert not list(calendar.walk("VALARM"))
    assert [str(one["SUMMARY"]) for one in events] == [
        f"May 2030 (month only stated): bids are invited: {HOSTILE} (Testshire)",
        f"Bids are due: {HOSTILE} (Testshire)",
    ]
    read = feedparser.parse(
        made[f"testshire/{feeds.OPPORTUNITY_NEWS}"],
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    assert not read.bozo
    assert f"Open to bids: {HOSTILE} (Testshire)" in [one.title for one in read.entries]


def test_a_line_end_in_a_record_begins_no_line_of_a_calendar() -> None:
    text = "one\r\nEND:VEVENT\r\nBEGIN:VEVENT\rATTENDEE:mailto:a@b.c\x00"
    event = feeds.Event("key", date(2030, 1, 1), text, text, "", date(2029, 1, 1))
    content = feeds.as_calendar([event], name=text, about=text)
    [read] = events_of(content)
    assert str(read["DESCRIPTION"]) == "one\nEND:VEVENT\nBEGIN:VEVENT\nATTENDEE:mailto:a@b.c"
    assert "ATTENDEE" not in read


def test_what_is_not_adult_care_is_in_no_feed(tree: Path) -> None:
    assert not [name for name, content in files_of(tree).items() if b"Parking" in content]


def test_a_month_of_publication_never_makes_an_entry_newer_than_the_data(tree: Path) -> None:
    read = feedparser.parse(files_of(tree)[f"testshire/{feeds.OPPORTUNITY_NEWS}"])
    [stated] = re.findall(
        r"(?m)^obtained_date = (\S+)$",
        (DATA / "sources" / "council_opportunities.toml").read_text(encoding="utf-8"),
    )
    assert {one.updated for one in read.entries} == {f"{stated}T00:00:00Z"}


def test_changes_of_intentions_are_news(tree: Path) -> None:
    read = feedparser.parse(files_of(tree)[f"testshire/{feeds.INTENTION_NEWS}"])
    said = {one.title: one.summary for one in read.entries}
    assert said["Taken out: Homecare in the valley (Testshire)"] == "More homecare in the valley."
    assert said["New: Homecare in the hills (Testshire)"] == "More homecare in the hills."
    changed = said["Changed: Homecare in the hills (Testshire)"]
    assert "Quantity: 90 became 120." in changed
    assert "Current provision: the text has changed." in changed
    assert len(said) == 3


def test_a_council_without_rows_has_valid_empty_feeds(tree: Path) -> None:
    made = files_of(tree)
    for name in (feeds.OPPORTUNITY_CALENDAR, feeds.INTENTION_CALENDAR):
        assert events_of(made[f"exampleshire/{name}"]) == []
        assert list(Calendar.from_ical(made[f"exampleshire/{name}"]).walk("VTIMEZONE"))
    for name in (feeds.OPPORTUNITY_NEWS, feeds.INTENTION_NEWS):
        read = feedparser.parse(made[f"exampleshire/{name}"])
        assert not read.bozo
        assert read.entries == []
        assert read.feed.updated


def test_two_builds_give_equal_bytes_and_untouched_files(tree: Path) -> None:
    before = files_of(tree)
    times = [path.stat().st_mtime_ns for path in sorted(feeds_path(tree / "static").rglob("*.*"))]
    run_build(tree, tree / "store" / "market.duckdb", force=True)
    assert files_of(tree) == before
    assert times == [
        path.stat().st_mtime_ns for path in sorted(feeds_path(tree / "static").rglob("*.*"))
    ]


@pytest.fixture
def sited(tree: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    """The same feeds where the site's address is known."""
    before = files_of(tree)
    monkeypatch.setenv("MPS_SITE", f"{SITE}/")
    assert not run_build(tree, tree / "store" / "market.duckdb").was_built
    yield files_of(tree)
    monkeypatch.delenv("MPS_SITE")
    run_build(tree, tree / "store" / "market.duckdb")
    assert files_of(tree) == before


def test_with_an_address_feeds_link_to_the_site_and_keep_their_identifiers(
    tree: Path, sited: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    link = f"{SITE}/opportunities?council=E06000099&item=test-homecare"
    event = events_of(sited[f"testshire/{feeds.OPPORTUNITY_CALENDAR}"])[0]
    assert str(event["URL"]) == link
    assert str(event["UID"]) == identifier("E06000099", "test-homecare", "tender")
    read = feedparser.parse(sited[f"testshire/{feeds.OPPORTUNITY_NEWS}"])
    assert link in [entry.get("link") for entry in read.entries]
    own = [one.href for one in read.feed.links if one.rel == "self"]
    assert own == [f"{SITE}/app/static/feeds/testshire/{feeds.OPPORTUNITY_NEWS}"]
    wanted = feedparser.parse(sited[f"testshire/{feeds.INTENTION_NEWS}"])
    asked = f"{SITE}/what_we_want?council=E06000099&intention="
    assert all(entry.link.startswith(asked) for entry in wanted.entries)


@pytest.mark.parametrize("wrong", ["market.example.gov.uk", "ftp://x", "https://x/<b>", "https://"])
def test_a_wrong_address_of_the_site_is_told(
    tree: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    monkeypatch.setenv("MPS_SITE", wrong)
    with pytest.raises(MpsError, match="Write it like https://"):
        run_build(tree, tree / "store" / "market.duckdb")


def test_feeds_of_a_council_that_is_gone_are_deleted_and_nothing_else(tree: Path) -> None:
    folder = feeds_path(tree / "static")
    gone = folder / "gone-council" / feeds.OPPORTUNITY_NEWS
    other = folder / "gone-council" / "mine.txt"
    gone.parent.mkdir()
    gone.write_text("old")
    other.write_text("mine")
    run_build(tree, tree / "store" / "market.duckdb")
    assert not gone.exists()
    assert other.read_text() == "mine"
    other.unlink()


def test_identifiers_are_permanent() -> None:
    """Written down once: a subscriber would see everything anew if they changed."""
    assert identifier("E06000022", "banes-notice-homecare-framework") == (
        "9b46a2f9-c002-5297-8b2f-2e5a563d95ef"
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [("a\x00b\x1fc", "abc"), ("a\r\nb\rc", "a\nb\nc"), ("\ufffe\x85é😀", "é😀"), (None, "None")],
)
def test_what_no_feed_can_hold_is_taken_out(text: Any, left: str) -> None:
    assert plain(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("https://x.y/a,b;c?d=1&e=2", "https://x.y/a,b;c?d=1&e=2"),
        ("https://x.y/\r\nATTENDEE:mailto:a@b.c", ""),
        ("javascript:alert(1)", ""),
        ('https://x.y/"onclick', ""),
        (None, ""),
    ],
)
def test_only_addresses_of_the_web_are_linked(text: Any, left: str) -> None:
    assert web_address(text) == left
