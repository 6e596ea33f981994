"""Fixtures for all tests: the real store, built once, and a small made-up data tree."""

import shutil
from pathlib import Path

import pytest

from mps.build import run_build
from mps.paths import DATA, QUERIES, feeds_path, shapes_path
from tests.small import write_small


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of what ships; its shapes are in static/shapes.

    Files that somebody imported on this machine stay out: the tests hold what ships.
    """
    path = tmp_path_factory.mktemp("store") / "market.duckdb"
    if not any((DATA / "raw").glob("*/*/snapshot.json")):
        run_build(store=path)
        return path
    root = tmp_path_factory.mktemp("shipped")
    shutil.copytree(DATA, root / "data", ignore=shutil.ignore_patterns("raw"))
    shutil.copytree(QUERIES, root / "queries")
    run_build(root, path)
    for served in (shapes_path, feeds_path):
        shutil.copytree(served(root / "static"), served(), dirs_exist_ok=True)
    return path


@pytest.fixture(scope="session")
def published(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The statement of Oldham in every form but PDF, which takes longest; not to be changed."""
    from mps.ui.publish import Wanted, publish  # most tests need not load it

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MPS_STORE", str(store))
        out = tmp_path_factory.mktemp("published") / "oldham"
        publish(Wanted("oldham", formats=("html", "docx", "ods")), out, lambda said: None)
    return out


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
