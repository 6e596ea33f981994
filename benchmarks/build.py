"""How long a build of the store takes, and how much memory."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.tables import Measure
from mps.paths import ROOT


def measure() -> list[Measure]:
    """Build a store from nothing in a folder of its own, then again with nothing changed."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "market.duckdb"
        seconds, megabytes = _build(store)
        again, _ = _build(store)
        size = store.stat().st_size / 1e6
    return [
        Measure("build from nothing", seconds, "s", 10),
        Measure("its peak memory", megabytes, "MB"),
        Measure("size of the store", size, "MB"),
        Measure("build when nothing changed", again, "s"),
    ]


def _build(store: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of one `python -m mps build`; raises when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "mps", "build"],
        cwd=ROOT,
        env={**os.environ, "MPS_STORE": str(store)},
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit("The build failed; run: python -m mps build")
    to_mb = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, kilobytes elsewhere
    return time.perf_counter() - started, used.ru_maxrss / to_mb
