"""Run a command in a process of its own, with a cap on its memory, and measure it.

The command is started by a small process, this module's own: what Linux counts as a process's
peak memory begins with that of the process it was started from.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mps.paths import ROOT

CAP = 4_000_000_000  # bytes of address space
LONGEST = 900  # seconds


@dataclass(frozen=True)
class Run:
    """Seconds and peak megabytes of one command; `error` says why it did not finish, if so."""

    seconds: float
    megabytes: float
    error: str = ""


def run_alone(
    *command: str, folder: Path = ROOT, env: Mapping[str, str] | None = None, cap: int = CAP
) -> Run:
    """Run Python with these arguments in a folder, with further environment variables.

    It is ended at `cap` bytes or after LONGEST seconds; that is a result, not an error.
    """
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.alone", str(folder), str(cap), *command],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return Run(**json.loads(done.stdout))


def _main(folder: str, cap: str, *command: str) -> None:
    """Run the command and print what was measured as JSON."""
    started = time.perf_counter()
    limit = (int(cap), int(cap))
    error = ""
    try:
        done = subprocess.run(
            [sys.executable, *command],
            cwd=folder,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, limit),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            timeout=LONGEST,
        )
        if done.returncode:
            words = done.stderr.strip().splitlines() or [f"ended with {done.returncode}"]
            error = words[-1]
    except subprocess.TimeoutExpired:
        error = f"stopped after {LONGEST:,} seconds"
    seconds = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    to_mb = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, kilobytes elsewhere
    print(json.dumps({"seconds": seconds, "megabytes": used / to_mb, "error": error}))


if __name__ == "__main__":
    _main(*sys.argv[1:])
