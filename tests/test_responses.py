"""Responses: references, clean text, the switch, the limits, and what is kept and published."""

import dataclasses
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from mps import paths
from mps.consultation import Consultation, uk_day
from mps.errors import MpsError
from mps.responses import (
    LONGEST_TEXT,
    Answer,
    Book,
    NotTaken,
    Response,
    clean,
    contacts,
    heard,
    mask,
    read_reference,
    remove,
    send,
)
from mps.responses import book as book_module
from mps.responses import desk as desk_module
from mps.responses.codes import ALPHABET, new_reference
from mps.responses.file import MIGRATIONS, ResponsesUnavailable
from mps.responses.limits import Buckets, network_of
from tests.consulting import BATH, OLDHAM, consultation, switch, today

HOSTILE = [
    "<script>alert(1)</script>",
    "'); drop table response; --",
    '"; delete from response where 1=1; --',
    "{{7*7}} ${jndi:ldap://x} %s %n",
    "[x](javascript:alert(1)) $x^2$ :red[y]",
    '=HYPERLINK("http://x","y")',
]


PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"  # cannot be spelled without its joiner


def answer(text: str = "", **more: str) -> Answer:
    given = {
        "council_code": BATH,
        "subject_kind": "whole",
        "subject_code": "whole",
        "stance": "agree",
        "who": "provider",
        "text": text,
    }
    return Answer(**{**given, **more})


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Councils of which Bath consults just now, and an empty place for responses."""
    for slug in ("bath-and-north-east-somerset", "oldham"):
        folder = tmp_path / "data" / "councils" / slug
        folder.mkdir(parents=True)
        text = (paths.DATA / "councils" / slug / "council.toml").read_text(encoding="utf-8")
        (folder / "council.toml").write_text(text, encoding="utf-8")
    switch(tmp_path, consultation())
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    monkeypatch.setattr(desk_module, "SENDING", Buckets(60, 10))
    monkeypatch.setattr(desk_module, "REMOVING", Buckets(10, 30))
    monkeypatch.delenv("MPS_RESPONSES", raising=False)
    return tmp_path


@pytest.fixture
def book(root: Path) -> Book:
    return Book.own()


def hand_in(given: Answer, **more: object) -> str:
    sent = {"visitor": "1.2.3.4", "shown_for": 60.0, "trap": "", "submission": ""}
    return send(given, **{**sent, **more})  # type: ignore[arg-type]


# References


def test_a_reference_is_eight_signs_that_cannot_be_confused() -> None:
    made = {new_reference() for _ in range(2000)}
    assert len(made) == 2000
    assert all(len(one) == 9 and one[4] == "-" for one in made)
    for alike in ("0O", "1IL", "2Z", "5S", "MN", "BCDEGPTV", "FSX", "AHJK"):
        # H is said "aitch": of A, H, J and K it is only J that sounds like K, and A like H.
        limit = 2 if alike == "AHJK" else 1
        assert sum(sign in ALPHABET for sign in alike) <= limit
    assert set("".join(made)) - {"-"} == set(ALPHABET)


def test_every_wrong_sign_and_every_swap_of_neighbours_is_found() -> None:
    for _ in range(20):
        signs = new_reference().replace("-", "")
        for place, sign in enumerate(signs):
            for other in set(ALPHABET) - {sign}:
                with pytest.raises(MpsError, match="at least one sign"):
                    read_reference(signs[:place] + other + signs[place + 1 :])
        for place in range(len(signs) - 1):
            swapped = [*signs]
            swapped[place : place + 2] = signs[place + 1], signs[place]
            if swapped != [*signs]:
                with pytest.raises(MpsError, match="at least one sign"):
                    read_reference("".join(swapped))


def test_a_reference_is_read_however_it_is_typed() -> None:
    made = new_reference()
    for typed in (made.lower(), made.replace("-", ""), f"  {made[:2]} {made[2:]} ", made + "\n"):
        assert read_reference(typed) == made
    for typed, why in (("", "this has 0"), ("R7K4-9QX", "this has 7"), ("R7K4-9QXMM", "has 9"),
                       ("R0K4-9QXM", "no 0"), ("x" * 10**6, "has 100")):  # fmt: skip
        with pytest.raises(MpsError, match=why):
            read_reference(typed)


# Text


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\x00b\x07c\x1b[31md", "abc[31md"),
        ("pay \u202etxt.exe\u202c now", "pay txt.exe now"),
        ("\u2066hidden\u2069 \u200bzero\ufeff", "hidden zero"),
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("cafe\u0301", "café"),
        ("a\tb", "a b"),
        ("  a  \n\n\n\n\n  b  ", "a\n\nb"),
        ("lone \ud800 half", "lone  half"),
        ("\U000e0041\ue000tag", "tag"),
        (PERSIAN, PERSIAN),
        ("£4,950 – “quoted” 👩‍🦽", "£4,950 – “quoted” 👩‍🦽"),
    ],
)  # fmt: skip
def test_text_is_cleaned_of_what_only_steers(raw: str, kept: str) -> None:
    assert clean(raw) == kept
    assert clean(kept) == kept


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_as_the_text_it_is(text: str, book: Book) -> None:
    reference = book.add(answer(text))
    assert book.find(reference).text == text
    assert len(book.every()) == 1


def test_obvious_contacts_are_found_and_masked_and_nothing_else() -> None:
    text = (
        "Ring 01225 477000, (01225) 477 000, +44 (0)1225 477000, 07700-900123 or 0044 7700 900123; "
        "write to jo.bloggs+care@example.co.uk or x\uff20example.org."
    )
    found = contacts(text)
    assert [kind for kind, _ in found].count("phone number") == 5
    assert [kind for kind, _ in found].count("e-mail address") == 2
    masked = mask(text)
    assert contacts(masked) == []
    assert "477" not in masked
    assert "example" not in masked
    innocent = (
        "In 2016/17 £19,268,000 for 1,229 people, from £4.95m to £7.07m over 7 (+3) years; "
        "0.05 of 187751; on 01/04/2027 and 2026-11-27; NHS 111; figure banes-2018-pop-total-2016."
    )
    assert contacts(innocent) == []


def test_looking_for_contacts_takes_no_longer_for_hostile_text() -> None:
    for text in ("0" * 4000, "a." * 2000 + "@", "a@" + "a." * 2000, "(0) " * 1000, "0 1 " * 1000):
        started = time.perf_counter()
        mask(text)
        assert time.perf_counter() - started < 0.5


# The switch


@pytest.mark.parametrize(
    "table",
    [
        "",
        consultation(responses=False),
        consultation(opens_in=1),
        consultation(opens_in=-30, closes_in=-1),
        consultation().replace("responses = true", 'responses = "true"'),
        consultation().replace("closes", "closess"),
        "\n[consultation]\nresponses = true\ntitle = 'No last day'\n",
        "\n[consultation\n",
    ],
    ids=["no table", "off", "not yet", "closed", "a text", "typing error", "no end", "no TOML"],
)
def test_nothing_is_kept_when_the_council_does_not_take_responses(root: Path, table: str) -> None:
    switch(root, table)
    with pytest.raises(NotTaken, match="does not take responses"):
        Book.own().add(answer("by a direct call"))
    with pytest.raises(NotTaken, match="does not take responses"):
        hand_in(answer("by the desk"))
    assert not (root / "responses").exists()


@pytest.mark.parametrize("council", [OLDHAM, "E06000098", "", "E06000022'; --", "../E06000022"])
def test_nothing_is_kept_for_another_council(book: Book, council: str) -> None:
    with pytest.raises(NotTaken):
        book.add(answer(council_code=council))
    assert not book.path.exists()


def test_switching_off_works_at_once(root: Path, book: Book) -> None:
    book.add(answer())
    switch(root, consultation(responses=False))
    with pytest.raises(NotTaken):
        book.add(answer("too late"))
    assert len(book.every()) == 1


def test_the_first_and_the_last_day_count_in_uk_time() -> None:
    held = Consultation(True, "Draft", date(2031, 5, 1), date(2031, 6, 30), retention_months=6)
    for day, state in (((4, 30), "not_yet"), ((5, 1), "open"), ((6, 30), "open"),
                       ((7, 1), "closed")):  # fmt: skip
        assert held.state(date(2031, *day)) == state
    # At 23:30 UTC on 30 June it is half past midnight of 1 July in London.
    assert uk_day(datetime(2031, 6, 30, 23, 30, tzinfo=UTC)) == date(2031, 7, 1)
    assert uk_day(datetime(2031, 1, 30, 23, 30, tzinfo=UTC)) == date(2031, 1, 30)


@pytest.mark.parametrize(
    ("closes", "months", "until"),
    [
        (date(2031, 6, 30), 6, date(2031, 12, 30)),
        (date(2031, 8, 31), 6, date(2032, 2, 29)),
        (date(2031, 12, 31), 12, date(2032, 12, 31)),
        (date(2031, 11, 30), 1, date(2031, 12, 30)),
    ],
)
def test_retention_ends_some_months_after_the_last_day(
    closes: date, months: int, until: date
) -> None:
    held = Consultation(True, "Draft", None, closes, retention_months=months)
    assert held.delete_after(date(2031, 5, 1)) == until


# What is taken


def test_a_response_holds_what_was_answered_and_nothing_of_who_sent_it(book: Book) -> None:
    reference = hand_in(answer("More respite, please."))
    kept = book.find(reference)
    assert kept == Response(
        *(reference, BATH, "whole", "whole", "agree", "provider", "More respite, please."),
        *(kept.received_at, "online", "waiting", "", "", kept.delete_after),
    )
    assert datetime.fromisoformat(kept.received_at) <= datetime.now(UTC)
    connection = sqlite3.connect(book.path)
    names = {row[1] for row in connection.execute("pragma table_info(response)")}
    own = {field.name for field in dataclasses.fields(Response)}
    assert names == own | {"text_digest", "submission"}
    content = b"".join(path.read_bytes() for path in book.path.parent.iterdir())
    assert b"1.2.3.4" not in content
    connection.close()


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("stance", "", "stance"),
        ("stance", "maybe", "stance"),
        ("who", "", "who"),
        ("who", "Jo Bloggs", "who"),
        ("channel", "pigeon", "channel"),
        ("subject_kind", "table", "subject"),
        ("subject_code", "<img src=x>", "subject"),
        ("subject_code", "a" * 101, "subject"),
        ("subject_code", "", "subject"),
        ("text", "x" * (LONGEST_TEXT + 1), "text"),
    ],
)
def test_an_answer_that_is_not_in_order_is_refused(
    book: Book, field: str, value: str, named: str
) -> None:
    given = answer(**{field: value}).cleaned()
    assert list(given.problems()) == [named]
    with pytest.raises(NotTaken):
        book.add(given)
    assert not book.path.exists()


def test_the_largest_text_fits_and_an_absurd_one_is_refused_quickly(book: Book) -> None:
    longest = "é" * LONGEST_TEXT
    assert book.find(book.add(answer(longest))).text == longest
    started = time.perf_counter()
    with pytest.raises(NotTaken, match="too long by"):
        book.add(answer("x" * 50_000_000))
    assert time.perf_counter() - started < 0.5


def test_the_same_words_on_the_same_subject_are_refused_politely(book: Book) -> None:
    words = "The fees do not cover the cost of care."
    book.add(answer(words))
    for again in (words, f"  {words.upper()}\n", words.replace(" ", "\u00a0")):
        with pytest.raises(NotTaken, match="exactly these words"):
            book.add(answer(again))
    book.add(answer(words, subject_kind="figure", subject_code="banes-2018-closures-beds"))
    assert len(book.every()) == 2


def test_many_may_say_the_same_few_words_or_none(book: Book) -> None:
    for text in ("I agree.", "I agree.", "", ""):
        book.add(answer(text))
    assert len(book.every()) == 4


def test_one_sending_is_kept_once_however_often_it_arrives(book: Book) -> None:
    first = hand_in(answer("Sent twice by a double click."), submission="abc")
    assert hand_in(answer("Sent twice by a double click."), submission="abc") == first
    assert len(book.every()) == 1


def test_what_falls_into_the_trap_is_set_aside_and_not_lost(book: Book) -> None:
    reference = hand_in(answer("Buy pills"), trap="http://pills")
    assert book.find(reference).moderation == "spam"


def test_what_is_quicker_than_people_is_asked_to_send_again(book: Book) -> None:
    with pytest.raises(NotTaken, match="press Send again"):
        hand_in(answer("quick"), shown_for=0.4)
    assert not book.path.exists()
    assert hand_in(answer("quick"), shown_for=4)


# Limits


def test_a_visitor_is_slowed_down_and_others_are_not() -> None:
    at = [1000.0]
    buckets = Buckets(3, 10, clock=lambda: at[0])
    assert [buckets.take("1.2.3.4") for _ in range(4)] == [0, 0, 0, 10]
    assert buckets.take("1.2.3.5") == 0
    at[0] += 10
    assert [buckets.take("1.2.3.4") for _ in range(2)] == [0, 10]
    at[0] += 1e6
    assert [buckets.take("1.2.3.4") for _ in range(4)] == [0, 0, 0, 10]


def test_buckets_hold_no_address_and_forget_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mps.responses.limits.LARGEST", 100)
    buckets = Buckets(3, 10)
    for number in range(500):
        buckets.take(f"10.0.0.{number}")
    assert len(buckets._held) == 100
    assert not any(b"10.0" in key for key in buckets._held)
    assert network_of("2001:db8:1:2:3:4:5:6") == network_of("2001:db8:1:2::9")
    assert network_of("2001:db8:1:3::9") != network_of("2001:db8:1:2::9")


def test_a_flood_is_refused_for_all_and_officers_are_not(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_module, "MOST_A_MINUTE", 5)
    for number in range(5):
        book.add(answer(f"Response number {number} of five"))
    with pytest.raises(NotTaken, match="press Send again"):
        book.add(answer("The sixth within a minute"))
    book.add(answer("A letter", channel="paper"))
    later = datetime.now(UTC) + timedelta(seconds=1)
    monkeypatch.setattr(book_module, "now", lambda: later + timedelta(minutes=2))
    book.add(answer("The sixth, later"), later + timedelta(minutes=2))
    assert len(book.every()) == 7


# Moderation, deletion, retention


def test_a_text_is_shown_to_nobody_whatever_is_decided(book: Book) -> None:
    words = "Words that only an officer reads"
    references = [book.add(answer(f"{words} {number}")) for number in range(6)]
    assert heard(BATH, today()) == []
    book.moderate(references[:3], "shown", "More respite is wanted.", "Two beds were added.")
    book.moderate(references[3:5], "hidden")
    [told] = heard(BATH, today())
    assert words not in repr(told)
    assert told.summaries == (("More respite is wanted.", "Two beds were added."),)
    assert told.total == 5  # the sixth waits
    assert heard(OLDHAM, today()) == []


@pytest.mark.parametrize(
    ("stances", "total", "by_stance"),
    [
        ((4, 0, 0), None, None),
        ((5, 0, 0), 5, {"agree": 5, "partly": 0, "disagree": 0}),
        ((5, 4, 0), 9, None),
        ((5, 5, 1), 11, None),
        ((2, 2, 1), 5, None),
        ((7, 5, 6), 18, {"agree": 7, "partly": 5, "disagree": 6}),
    ],
)
def test_small_counts_are_not_published_by_stance(
    book: Book, stances: tuple[int, ...], total: int | None, by_stance: dict[str, int] | None
) -> None:
    names = ("agree", "partly", "disagree")
    given = [name for name, count in zip(names, stances, strict=True) for _ in range(count)]
    book.moderate([book.add(answer(stance=one)) for one in given], "shown", "A summary.")
    [told] = heard(BATH, today())
    # With fewer than five in all no stance can have five, but all may be of one.
    assert told.total == total
    if total is not None:
        assert told.by_stance == by_stance


def test_published_words_are_refused_with_contacts_or_too_long(book: Book) -> None:
    reference = book.add(answer())
    for summary, why in (("Ring 01225 477000", "phone number"), ("x" * 1001, "1,000")):
        with pytest.raises(MpsError, match=why):
            book.moderate([reference], "shown", summary)
    with pytest.raises(MpsError, match="only with the state shown"):
        book.moderate([reference], "hidden", "A summary.")
    with pytest.raises(MpsError, match="Nothing was changed"):
        book.moderate([reference, "R7K4-9QXM"], "shown", "A summary.")
    assert book.find(reference).moderation == "waiting"


def test_a_respondent_deletes_with_the_code_and_nothing_stays_on_the_disk(book: Book) -> None:
    words = "Words that must be gone from the disk"
    reference = hand_in(answer(words))
    other = hand_in(answer("Words that stay"))
    assert remove(f" {reference.lower()} ", visitor="x") == reference
    assert [one.reference for one in book.every()] == [other]
    content = b"".join(path.read_bytes() for path in book.path.parent.iterdir())
    assert words.encode() not in content
    with pytest.raises(NotTaken, match="no response with this code"):
        remove(reference, visitor="x")


def test_codes_cannot_be_tried_out(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = hand_in(answer())
    for _ in range(10):
        with pytest.raises(NotTaken, match="no response with this code"):
            remove(new_reference(), visitor="tries")
    with pytest.raises(NotTaken, match="Try again in"):
        remove(kept, visitor="tries")
    monkeypatch.setattr(book_module, "MOST_WRONG_A_DAY", 12)
    monkeypatch.setattr(desk_module, "MOST_WRONG_A_DAY", 12)
    for number in range(2):
        with pytest.raises(NotTaken, match="no response with this code"):
            remove(new_reference(), visitor=f"other {number}")
    for reference in (new_reference(), kept):
        with pytest.raises(NotTaken, match="Ask the council"):
            remove(reference, visitor="a third")
    assert book.find(kept)


def test_deleting_where_nothing_was_ever_kept_makes_no_file(book: Book) -> None:
    with pytest.raises(NotTaken):
        remove(new_reference(), visitor="x")
    assert not book.path.exists()


def test_purge_deletes_what_is_past_its_day_and_nothing_else(book: Book) -> None:
    first, second = book.add(answer("kept until its day")), book.add(answer("and another one"))
    last = date.fromisoformat(book.find(first).delete_after)
    earlier = last - timedelta(days=30)
    connection = sqlite3.connect(book.path)
    connection.execute(
        "update response set delete_after = ?, moderation = 'shown', summary = 'S' "
        "where reference = ?", [earlier.isoformat(), first],
    )  # fmt: skip
    connection.commit()
    connection.close()
    after = earlier + timedelta(days=1)
    assert heard(BATH, earlier)
    assert heard(BATH, after) == []  # past its day it is not published either
    assert book.purge(earlier) == 0
    assert book.purge(after) == 1
    assert [one.reference for one in book.every()] == [second]
    assert book.purge(last) == 0


# The file


def test_the_file_is_its_owners_alone_and_in_wal_mode(book: Book) -> None:
    book.add(answer())
    assert book.path.stat().st_mode & 0o077 == 0
    assert book.path.parent.stat().st_mode & 0o077 == 0
    connection = sqlite3.connect(book.path)
    assert connection.execute("pragma journal_mode").fetchone()[0] == "wal"
    assert connection.execute("pragma user_version").fetchone()[0] == len(MIGRATIONS)
    connection.close()


def test_reading_makes_no_file(book: Book) -> None:
    assert book.every() == []
    assert not book.holds(BATH)
    assert heard(BATH, today()) == []
    assert not book.path.parent.exists()


def _other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("create table precious (x)")
    connection.commit()
    connection.close()


def _newer(path: Path) -> None:
    Book(path).add(answer())
    connection = sqlite3.connect(path)
    connection.execute(f"pragma user_version = {len(MIGRATIONS) + 1}")
    connection.close()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_other_database, "not a file of responses"),
        (_newer, "newer version"),
        (lambda path: path.write_text("no database " * 100), "cannot be used"),
        (lambda path: path.mkdir(), "cannot be used"),
    ],
    ids=["another database", "newer", "no database", "a folder"],
)
def test_a_file_that_is_not_ours_is_left_as_it_is(
    book: Book, make: Callable[[Path], object], why: str
) -> None:
    book.path.parent.mkdir()
    make(book.path)
    before = book.path.read_bytes() if book.path.is_file() else b""
    with pytest.raises(ResponsesUnavailable, match=why):
        book.add(answer())
    assert (book.path.read_bytes() if book.path.is_file() else b"") == before
    with pytest.raises(ResponsesUnavailable, match=why):
        book.every()


def test_an_older_file_is_brought_up_to_date(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    reference = book.add(answer("from before"))
    more = "alter table response add column later text not null default 'x';"
    monkeypatch.setattr("mps.responses.file.MIGRATIONS", (*MIGRATIONS, more))
    assert book.find(reference).text == "from before"
    connection = sqlite3.connect(book.path)
    assert connection.execute("select later from response").fetchone()[0] == "x"
    assert connection.execute("pragma user_version").fetchone()[0] == len(MIGRATIONS) + 1
    connection.close()


def test_a_failed_migration_changes_nothing(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    reference = book.add(answer("from before"))
    broken = "alter table response add column later text; insert into nowhere values (1);"
    with monkeypatch.context() as patched:
        patched.setattr("mps.responses.file.MIGRATIONS", (*MIGRATIONS, broken))
        with pytest.raises(ResponsesUnavailable):
            book.add(answer())
    assert book.find(reference).text == "from before"
    assert len(book.every()) == 1
