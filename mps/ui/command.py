"""A command of this project in a process of its own, followed line by line."""

import subprocess
import sys
import threading
from collections.abc import Callable

from mps.paths import ROOT


def follow(
    command: list[str], progress: Callable[[str], None], longest: float | None = None
) -> tuple[int, list[str]]:
    """Run a command, giving each line it prints to `progress`; its exit code and all its lines.

    It ends with the visit that asked for it, and after `longest` seconds.
    """
    said: list[str] = []
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        alarm = threading.Timer(longest or 0, process.kill)
        if longest:
            alarm.start()
        try:
            assert process.stdout is not None
            for line in process.stdout:
                said.append(line.rstrip())
                progress(said[-1])
        except BaseException:
            process.kill()
            raise
        finally:
            alarm.cancel()
    return process.returncode, said


def mps_command(*arguments: str) -> list[str]:
    """The command line of `python -m mps` with these arguments."""
    return [sys.executable, "-m", "mps", *arguments]
