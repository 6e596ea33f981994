"""What can go wrong, said so that the reader knows what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass


class MpsError(Exception):
    """Any error this project raises on purpose; its text is fit to be shown to a person."""


@dataclass(frozen=True)
class Problem:
    """One fault in one file, with its place and its remedy.

    `row` is the line of the file (the header is line 1); 0 means the file as a whole.
    """

    file: str
    row: int
    column: str
    value: str
    message: str
    remedy: str

    def __str__(self) -> str:
        place = self.file
        row, column = ("line", "") if self.file.endswith(".md") else ("row", "column ")
        column = "" if "[" in self.column and "]." in self.column else column  # a path in JSON
        if self.row:
            place += f", {row} {self.row}"
        if self.column:
            place += f", {column}{self.column}"
        found = f" (found: {self.value!r})" if self.value else ""
        return f"{place}: {self.message}{found}. {self.remedy}"


class SourceError(MpsError):
    """One or more files cannot be taken as they are. Holds every problem found, not the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class CheckFailed(MpsError):
    """A rule about the built store does not hold; names the rule and the first rows at fault."""

    def __init__(self, rule: str, purpose: str, rows: Sequence[str]) -> None:
        self.rule = rule
        self.rows = list(rows)
        listed = "\n".join(f"  {row}" for row in self.rows)
        super().__init__(f"Check {rule} failed: {purpose}\n{listed}")


class StoreUnavailable(MpsError):
    """The store file is missing or cannot be opened."""


class QueryError(MpsError):
    """A named query does not exist, or was called with the wrong parameters."""
