"""Measures, and how they are printed beside what is aimed at."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

HEAD = ("", "median", "measured", "aim", "of aim")


@dataclass(frozen=True)
class Measure:
    """One measured value; `aim` is the most it should be, None where nothing was set.

    Of a repeated measurement `value` is the 95th percentile, and `median` is given too.
    """

    what: str
    value: float
    unit: str
    aim: float | None = None
    median: float | None = None

    def cells(self) -> tuple[str, ...]:
        """The line of a table; the last cell is the share of the aim: above 1.00 misses it."""
        middle = "" if self.median is None else _amount(self.median, self.unit)
        value = _amount(self.value, self.unit)
        if self.aim is None:
            return (self.what, middle, value, "", "")
        ratio = self.value / self.aim
        share = f"{ratio:.2f}{'  MISSED' if ratio > 1 else ''}"
        return (self.what, middle, value, f"{self.aim:,g} {self.unit}", share)


def _amount(value: float, unit: str) -> str:
    return f"{value:,.{0 if value >= 100 else 1}f} {unit}"


def milliseconds(what: str, seconds: Sequence[float], aim: float | None = None) -> Measure:
    """Median and 95th percentile, in milliseconds, of times in seconds."""
    return Measure(what, p95(seconds) * 1000, "ms", aim, statistics.median(seconds) * 1000)


def p95(values: Sequence[float]) -> float:
    """The value that 95 in 100 do not exceed; the largest of fewer than twenty."""
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def print_table(title: str, measures: Sequence[Measure]) -> None:
    """Print measures as a plain table with aligned columns; one that stays empty is left out."""
    repeated = any(measure.median is not None for measure in measures)
    head = tuple("95th percentile" if repeated and cell == "measured" else cell for cell in HEAD)
    rows = [head, *(measure.cells() for measure in measures)]
    shown = [place for place in range(len(HEAD)) if place != 1 or repeated]
    widths = {place: max(len(row[place]) for row in rows) for place in shown}
    print(f"\n{title}")
    for row in rows:
        first, *rest = shown
        cells = [row[first].ljust(widths[first])]
        cells += [row[place].rjust(widths[place]) for place in rest[:-1]]
        print("  ".join([*cells, row[rest[-1]]]).rstrip(), flush=True)
