"""What app.py and the pages may import: the part of the house's import rules that is a list of
what is allowed, where ruff and import-linter (in pyproject.toml) know what is forbidden."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mps.paths import PAGES, ROOT

PAGES_MAY = (
    *("mps.ui", "mps.charts", "mps.maps", "mps.words", "mps.analysis", "pandas", "streamlit"),
)


def _imported(path: Path) -> Iterator[str]:
    """The modules a file imports that are not Python's own; `from a import b` is a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from (name for name in names if name.split(".")[0] not in sys.stdlib_module_names)


def _strangers(path: Path, allowed: tuple[str, ...]) -> list[str]:
    return [
        name
        for name in _imported(path)
        if not any(name == one or name.startswith(f"{one}.") for one in allowed)
    ]


def test_entrypoint_imports_only_the_frame() -> None:
    assert _strangers(ROOT / "app.py", ("mps.ui",)) == []


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.py")), ids=lambda path: path.name)
def test_page_imports_only_what_pages_may(path: Path) -> None:
    assert _strangers(path, PAGES_MAY) == []
