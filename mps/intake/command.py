"""The import command: take files, build, and take them out again when the build fails."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from mps import paths
from mps.errors import Problem
from mps.intake.keep import withdraw
from mps.intake.take import Asked, take

SHOWN_FILES = 5


def import_files(
    files: Sequence[Path],
    asked: Asked,
    build: Callable[[], None] | None,
    most: int | None,
    say: Callable[[str], None],
) -> int:
    """Take files into data/raw and `build`; 0 when all were taken, 1 when some were not.

    Prints the first `most` problems, or all. When the build fails its error is raised, and nothing
    that was taken stays.
    """
    taken = take(files, paths.ROOT, asked, say)
    if taken.problems:
        _say_problems(taken.problems, most)
    if taken.kept and build is None:
        say("Kept in data/raw. Now run: python -m mps build")
    elif taken.kept and build:
        try:
            build()
        except BaseException:
            for release in taken.kept:
                withdraw(paths.ROOT, release)
            named = ", ".join(release.file_name for release in taken.kept)
            print(f"Withdrawn again, as the build failed: {named}", file=sys.stderr)
            raise
    return 1 if taken.problems else 0


def _say_problems(problems: Sequence[Problem], most: int | None) -> None:
    """Which files were not taken, and why, a problem a line."""
    files = list(dict.fromkeys(one.file for one in problems))
    named = ", ".join(files[:SHOWN_FILES]) + (", ..." if len(files) > SHOWN_FILES else "")
    count = len(problems)
    print(f"Not taken, for {count} problem{'' if count == 1 else 's'}: {named}", file=sys.stderr)
    for problem in problems[:most]:
        print(problem, file=sys.stderr)
    if most is not None and count > most:
        print(f"and {count - most} more; python -m mps import --all prints all", file=sys.stderr)
