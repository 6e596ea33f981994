"""The command that writes the statement as documents: its arguments and what it says."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

EXAMPLES = """\
examples:
  python -m mps publish --council rotherham --out published/rotherham
  python -m mps publish --council E06000022 --area E06000022-keynsham --out keynsham
  python -m mps publish --council oldham --pages quality,price --format docx --out oldham
  python -m mps publish --council oldham --pack --out meeting
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The choices of the command, each as the site's own filters have it."""

    def add(name: str, metavar: str, words: str, **options: Any) -> None:
        parser.add_argument(f"--{name}", metavar=metavar, help=words, **options)

    add("council", "COUNCIL", "its code or the name of its folder in data/councils", required=True)
    add("area", "CODE", "the code of an area in it", default="")
    add("service", "CODE", "one service type, as in the address of a page", default="")
    add("client", "CODE", "one client group, as in the address of a page", default="")
    add("pages", "NAMES", "only these pages, in this order: quality,price", type=_names, default=())
    add("format", "NAMES", "only these forms: html,docx,ods,pdf", type=_names, default=())
    pack = "a pack for a meeting: a few pages in large type, of three pages or those named"
    parser.add_argument("--pack", action="store_true", help=pack)
    add("out", "FOLDER", "where to", required=True, type=Path)


def run(asked: argparse.Namespace, say: Callable[[str], None]) -> int:
    """Publish what is asked for. Raises MpsError for what is not known or may not be replaced."""
    from mps.ui.publish import Wanted, publish  # takes a second to load

    wanted = Wanted(
        council=asked.council,
        area=asked.area,
        service=asked.service,
        client=asked.client,
        pages=asked.pages,
        formats=asked.format,
        pack=asked.pack,
    )
    first = publish(wanted, asked.out, say)
    say(f"Open {first}: it needs no server.")
    return 0


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
