"""Fixtures for all tests: the real store, built once, and a small made-up data tree."""

import shutil
from pathlib import Path

import pytest

from mps.build import run_build
from tests.small import write_small


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the project's own data; its shapes are in static/shapes."""
    path = tmp_path_factory.mktemp("store") / "market.duckdb"
    run_build(store=path)
    return path


@pytest.fixture(scope="session")
def small_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small data tree with its store; not to be changed."""
    root = tmp_path_factory.mktemp("small") / "tree"
    root.mkdir()
    write_small(root)
    run_build(root, root / "store" / "market.duckdb")
    return root


@pytest.fixture
def small(small_tree: Path, tmp_path: Path) -> Path:
    """A copy of the small data tree with its store, to be changed by one test."""
    root = tmp_path / "tree"
    shutil.copytree(small_tree, root)
    return root
