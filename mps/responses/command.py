"""The command `responses`: what council officers do with the responses they were sent."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

from mps.consultation import now, uk_day
from mps.errors import MpsError
from mps.responses.answers import CHANNELS, STANCES, STATES, WHO, Answer, Response
from mps.responses.book import Book
from mps.responses.codes import read_reference
from mps.responses.sheet import as_csv
from mps.responses.switch import councils
from mps.responses.text import contacts, mask
from mps.text import suggest

Say = Callable[[str], None]
Subjects = Callable[[str], Mapping[str, tuple[str, str]]]
"""What a council can be answered on: kind and name of each subject by its code."""

EXAMPLES = """\
examples:
  python -m mps responses list --council rotherham --state waiting
  python -m mps responses show R7K4-9QXM
  python -m mps responses moderate R7K4-9QXM --state shown \\
      --summary "More day care is wanted in the north." --we-did "Two places were added."
  python -m mps responses export --council rotherham --out responses.csv
  python -m mps responses add --council rotherham --about whole --stance agree \\
      --who provider --channel paper --received 2027-04-01 --text-file letter.txt
  python -m mps responses delete R7K4-9QXM
  python -m mps responses purge
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Give a parser the commands an officer has, each with its own arguments."""
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, words: str, does: Callable[..., int]) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
        made.set_defaults(does=does)
        return made

    listed = command("list", "list responses without their words", _list)
    exported = command("export", "write responses as CSV for consultation software", _export)
    for one in (listed, exported):
        one.add_argument("--council", default="", help="code, name or folder; all when left out")
        one.add_argument(
            "--state", action="append", choices=list(STATES), help="repeat for several"
        )
    exported.add_argument("--out", type=Path, metavar="FILE", help="a new file; else it is printed")
    shown = command("show", "show one response with its words", _show)
    shown.add_argument("reference")
    shown.add_argument("--as-sent", action="store_true", help="with contacts it holds, unmasked")
    decided = command("moderate", "decide what is published of responses", _moderate)
    decided.add_argument("references", nargs="+", metavar="REFERENCE")
    states = "; ".join(f"{state}: {words}" for state, words in STATES.items())
    decided.add_argument("--state", required=True, choices=list(STATES), help=states)
    decided.add_argument("--summary", default="", help="what was said, in the council's words")
    decided.add_argument("--we-did", default="", help="what the council did, in its words")
    gone = command("delete", "delete responses for good", _delete)
    gone.add_argument("references", nargs="+", metavar="REFERENCE")
    _add_adding(command("add", "keep a response that came by e-mail or on paper", _add))
    command("purge", "delete for good what is past its retention date", _purge)


def _add_adding(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--council", required=True, help="code, name or folder")
    parser.add_argument("--about", required=True, metavar="CODE", help="whole, or a subject's code")
    parser.add_argument("--stance", required=True, choices=list(STANCES))
    parser.add_argument("--who", required=True, choices=list(WHO))
    parser.add_argument(
        "--channel", required=True, choices=[one for one in CHANNELS if one != "online"]
    )
    day = "the day it arrived; today when left out"
    parser.add_argument("--received", type=_day, metavar="YYYY-MM-DD", help=day)
    words = parser.add_mutually_exclusive_group()
    words.add_argument("--text", default="", help="their words, if any")
    words.add_argument(
        "--text-file", type=Path, metavar="FILE", help="a text file with their words"
    )


def run(asked: argparse.Namespace, say: Say, subjects: Subjects) -> int:
    """Run the command asked; 0 when done, 1 when not. Raises MpsError as everything here does."""
    return int(asked.does(asked, say, subjects))


def _list(asked: argparse.Namespace, say: Say, _: Subjects) -> int:
    from mps.output import as_table

    kept = Book.own().every(_council(asked.council), asked.state or tuple(STATES))
    names = ("reference", "received", "channel", "about", "stance", "who", "state", "words")
    rows = [
        (
            *(one.reference, one.received_at[:10], one.channel, one.subject_code),
            *(one.stance, one.who, one.moderation, len(one.text.split())),
        )
        for one in kept
    ]
    if rows:
        say(as_table(names, rows))
    count = len(kept)
    say(f"{count} response{'' if count == 1 else 's'}.")
    today = uk_day(now()).isoformat()
    if late := sum(one.delete_after < today for one in kept):
        say(f"{late} past the retention date. Delete with: python -m mps responses purge")
    return 0


def _show(asked: argparse.Namespace, say: Say, _: Subjects) -> int:
    one = Book.own().find(read_reference(asked.reference))
    facts = {
        "Reference": one.reference,
        "Council": one.council_code,
        "About": f"{one.subject_code} ({one.subject_kind})",
        "Stance": STANCES[one.stance],
        "Who": WHO.get(one.who, one.who),
        "Received": f"{one.received_at} ({CHANNELS[one.channel].lower()})",
        "State": f"{one.moderation}: {STATES[one.moderation]}",
        "Summary": one.summary or "none",
        "We did": one.we_did or "none",
        "Deleted after": one.delete_after,
    }
    say("\n".join(f"{name}: {value}" for name, value in facts.items()))
    say("\n" + ((one.text if asked.as_sent else mask(one.text)) or "No words were sent."))
    if contacts(one.text) and not asked.as_sent:
        say("\nContacts in it are masked; --as-sent shows them.")
    return 0


def _moderate(asked: argparse.Namespace, say: Say, _: Subjects) -> int:
    references = [read_reference(text) for text in asked.references]
    Book.own().moderate(references, asked.state, asked.summary, asked.we_did)
    say(f"{', '.join(references)}: {asked.state} ({STATES[asked.state]}).")
    return 0


def _export(asked: argparse.Namespace, say: Say, subjects: Subjects) -> int:
    code = _council(asked.council)
    states = asked.state or [state for state in STATES if state != "spam"]
    kept = Book.own().every(code, states)
    text = as_csv(kept, {one.code: one.name for one in councils().values()}, _named(kept, subjects))
    if asked.out is None:
        say(text)
        return 0
    try:
        # Only its owner may read what people wrote, and no file is written over.
        handle = os.open(asked.out, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(handle, "w", encoding="utf-8-sig", newline="") as file:
            file.write(text)
    except OSError as error:
        raise MpsError(f"{asked.out} cannot be written: {error.strerror}.") from error
    say(f"{len(kept)} response{'' if len(kept) == 1 else 's'} written to {asked.out}.")
    return 0


def _named(kept: list[Response], subjects: Subjects) -> dict[str, str]:
    """The names of the subjects; without a store the codes must do."""
    named: dict[str, str] = {}
    try:
        for code in {one.council_code for one in kept}:
            named |= {subject: name for subject, (_, name) in subjects(code).items()}
    except MpsError as error:
        print(f"Subjects are exported without their names. {error}", file=sys.stderr)
    return named


def _delete(asked: argparse.Namespace, say: Say, _: Subjects) -> int:
    book, status = Book.own(), 0
    for reference in [read_reference(text) for text in asked.references]:
        if book.delete(reference):
            say(f"{reference} is deleted. Copies that were exported are not.")
        else:
            print(f"There is no response {reference}.", file=sys.stderr)
            status = 1
    return status


def _add(asked: argparse.Namespace, say: Say, subjects: Subjects) -> int:
    council = _council(asked.council)
    offered = subjects(council)
    if asked.about not in offered:
        near = suggest(asked.about, list(offered))
        raise MpsError(f"{asked.about} is not the code of anything that is consulted on.{near}")
    kind, _ = offered[asked.about]
    text = _file_text(asked.text_file) if asked.text_file else asked.text
    answer = Answer(council, kind, asked.about, asked.stance, asked.who, text, asked.channel)
    received = datetime.combine(asked.received, time(12), UTC) if asked.received else None
    if received and asked.received == uk_day(now()):
        received = None
    say(f"Kept as {Book.own().add(answer, received)}. Write the code on the letter.")
    return 0


def _purge(_: argparse.Namespace, say: Say, __: Subjects) -> int:
    count = Book.own().purge(uk_day(now()))
    say(f"{count} response{'' if count == 1 else 's'} past the retention date deleted.")
    return 0


def _council(asked: str) -> str:
    """The code of the council that was named; empty when none was."""
    held = councils()
    names = {
        name.casefold(): one.code
        for one in held.values()
        for name in (one.code, one.name, one.slug)
    }
    if not asked or asked.casefold() in names:
        return names.get(asked.casefold(), "")
    near = suggest(asked.casefold(), list(names))
    known = ", ".join(one.slug for one in held.values())
    raise MpsError(f"There is no council {asked}.{near} The councils are: {known}.")


def _file_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise MpsError(f"{path} cannot be read as UTF-8 text: {error}") from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a date such as 2027-04-01") from None
