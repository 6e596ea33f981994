"""The command line: build, check, import official files, say what is held, ask a named query."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from mps import __version__, paths, publishing
from mps.errors import MpsError, QueryError, SourceError
from mps.params import read_params
from mps.responses import command as responses
from mps.sql import Query
from mps.text import suggest

SHOWN_PROBLEMS = 20
BUILD_EXAMPLES = """\
examples:
  python -m mps build           build the store if its inputs changed
  python -m mps build --force   build it in any case
"""
CHECK_EXAMPLES = """\
examples:
  python -m mps check           print every problem with file, row and column
  python -m mps check --guidance rotherham   what guidance expects, and what is there
"""
IMPORT_EXAMPLES = """\
examples:
  python -m mps import 01_October_2026_HSCA_Active_Locations.ods
  python -m mps import ascof_2024_25.ods mid_2020.xls --no-build
"""
STATUS_EXAMPLES = """\
examples:
  python -m mps status          what is held, from whom, and how old it is
"""
QUERY_EXAMPLES = """\
examples:
  python -m mps query --list
  python -m mps query areas --param council_code=E06000022
  python -m mps query area_population --param area_code=E06000022 --param mid_year=2020 \\
      --format json
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when done, 1 when it failed or was not asked rightly."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # whatever the terminal's own is
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except SourceError as error:
        _say_problems(error)
    except MpsError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    if asked.run in (_build, _import) and paths.store_path().is_file():
        print("The store was left as it was.", file=sys.stderr)
    return 1


class _Parser(argparse.ArgumentParser):
    """A parser that fails as everything else here does: with 1."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words given, and how they should be."""
        self.print_usage(sys.stderr)
        self.exit(1, f"{self.prog}: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m mps",
        description="The data behind the market position statement dashboard.",
        epilog="Each command explains itself: python -m mps COMMAND --help",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, words: str, examples: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name,
            help=words,
            description=words[0].upper() + words[1:] + ".",
            epilog=examples,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    build = add("build", "build the store from data/ and queries/ if they changed", BUILD_EXAMPLES)
    build.add_argument("--force", action="store_true", help="build even when nothing changed")
    build.set_defaults(run=_build)
    _add_check_arguments(add("check", "judge all of data/ and print every problem", CHECK_EXAMPLES))
    take = add("import", "take official files as published, then build the store", IMPORT_EXAMPLES)
    _add_import_arguments(take)
    status = add("status", "say what the store holds, its sources and their age", STATUS_EXAMPLES)
    status.set_defaults(run=_status)
    query = add("query", "print the rows of a named query", QUERY_EXAMPLES)
    query.add_argument("name", nargs="?", metavar="NAME", help="a query that --list shows")
    query.add_argument("--list", action="store_true", help="show all queries and their columns")
    query.add_argument(
        *("--param", "-p"),
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a value for one of the query's parameters; repeat it for each",
    )
    forms = ("csv", "json", "table")
    query.add_argument("--format", choices=forms, default="table", help="how to print the rows")
    query.set_defaults(run=_query)
    publish = add("publish", "write the statement as documents", publishing.EXAMPLES)
    publishing.add_arguments(publish)
    publish.set_defaults(run=_publish)
    kept = add("responses", "work with what people answered to a consultation", responses.EXAMPLES)
    responses.add_arguments(kept)
    kept.set_defaults(run=_responses)
    return parser


def _add_check_arguments(check: argparse.ArgumentParser) -> None:
    words = "hold one council's statement, as built, against what guidance expects"
    check.add_argument("--guidance", metavar="COUNCIL", help=words)
    check.set_defaults(run=_check)


def _add_import_arguments(take: argparse.ArgumentParser) -> None:
    day = "the date of files that state none"
    order = "how dates such as 03/04/2026 read: uk day first, us month first"
    take.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    take.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help=day)
    take.add_argument("--dates", choices=("uk", "us"), help=order)
    take.add_argument("--no-build", action="store_true", help="leave the store as it is")
    take.add_argument("--all", action="store_true", help="print every problem, not the first 20")
    take.set_defaults(run=_import)


def _say(text: str) -> None:
    """Print at once; a reader that went away (`| head`) is no reason to stop."""
    try:
        print(text, end="" if text.endswith("\n") else "\n", flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _build(asked: argparse.Namespace) -> int:
    from mps.build import run_build
    from mps.intake import refresh

    refresh(paths.ROOT, _say)
    done = run_build(force=asked.force, progress=_say)
    shown = _short(done.store)
    if done.was_built:
        _say(f"Built {shown} in {done.seconds:.1f} seconds.")
    else:
        _say(f"{shown} is up to date.")
    return 0


def _import(asked: argparse.Namespace) -> int:
    from mps.intake import Asked, import_files

    def build() -> None:
        _build(argparse.Namespace(force=False))

    said = Asked(asked.date, asked.dates)
    most = None if asked.all else SHOWN_PROBLEMS
    return import_files(asked.paths, said, None if asked.no_build else build, most, _say)


def _check(asked: argparse.Namespace) -> int:
    if asked.guidance:
        from mps.guidance import as_lines

        _say("\n".join(as_lines(asked.guidance, date.today())))
        return 0
    from mps.build import check_data

    problems = check_data()
    for problem in problems:
        _say(str(problem))
    count = len(problems)
    _say(f"{count} problem{'' if count == 1 else 's'} found." if count else "No problems found.")
    return 1 if problems else 0


def _status(asked: argparse.Namespace) -> int:
    from mps.build.held import read_status
    from mps.output import age_words, as_table, cut

    store = paths.store_path()
    today = date.today()
    held = read_status(store, today)
    _say(f"{_short(store)}, built {held.built_at:%d %B %Y %H:%M} UTC by version {held.app_version}")
    _say("")
    rows = [
        (
            *(one.dataset_id, one.council_name or "all", cut(one.period), one.row_count),
            *(cut(one.publisher), age_words(one.reference_date, today)),
            "a newer release may exist" if one.is_past_due else "",
        )
        for one in held.holdings
    ]
    _say(as_table(("dataset", "council", "period", "rows", "source", "age", "note"), rows))
    return 0


def _publish(asked: argparse.Namespace) -> int:
    return publishing.run(asked, _say)


def _query(asked: argparse.Namespace) -> int:
    from mps.output import plain_rows, render
    from mps.store import open_store, public_queries

    queries = public_queries()
    if asked.list:
        _say("\n".join(_describe(query) for query in queries.values()))
        return 0
    if asked.name not in queries:
        near = suggest(asked.name or "", list(queries))
        known = f"The queries are: {', '.join(queries)}. See: python -m mps query --list"
        wrong = f"There is no query named {asked.name}.{near}" if asked.name else "Name a query."
        raise QueryError(f"{wrong}\n{known}")
    query = queries[asked.name]
    values = read_params(query, asked.param)
    frame = open_store(paths.store_path()).query(query.name, **values)
    _say(render(list(query.returns), plain_rows(frame, query.returns), asked.format))
    if frame.empty:
        print("No rows: see that the values of the parameters are right.", file=sys.stderr)
    return 0


def _responses(asked: argparse.Namespace) -> int:
    def subjects(council_code: str) -> dict[str, tuple[str, str]]:
        from mps.store import open_store

        found = open_store(paths.store_path()).query("say__subjects", council_code=council_code)
        named = zip(found["subject_kind"], found["subject_name"], strict=True)
        return dict(zip(found["code"], named, strict=True))

    return responses.run(asked, _say, subjects)


def _describe(query: Query) -> str:
    listed = [f"{query.name}: {query.purpose}"]
    for words, named in (("params", query.params), ("columns", query.returns)):
        described = ", ".join(f"{name} {kind}" for name, kind in named.items()) or "none"
        listed.append(f"  {words}: {described}")
    if query.note:
        listed.append(f"  note: {query.note}")
    return "\n".join(listed) + "\n"


def _say_problems(error: SourceError) -> None:
    """The first problems, one a line, so that they fit a screen."""
    problems = error.problems
    count = len(problems)
    print(f"The data hold {count} problem{'' if count == 1 else 's'}:", file=sys.stderr)
    for problem in problems[:SHOWN_PROBLEMS]:
        print(problem, file=sys.stderr)
    if count > SHOWN_PROBLEMS:
        left = count - SHOWN_PROBLEMS
        print(f"and {left} more; python -m mps check prints all", file=sys.stderr)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a date such as 2026-10-01") from None


def _short(path: Path) -> str:
    """A path from the project's folder where it lies in it."""
    return str(path.relative_to(paths.ROOT) if path.is_relative_to(paths.ROOT) else path)


if __name__ == "__main__":
    sys.exit(main())
