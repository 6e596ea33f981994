"""A council that consults just now: the project's own data with its consultation switched on."""

import shutil
from datetime import date, timedelta
from pathlib import Path

from mps.build import run_build
from mps.consultation import now, uk_day
from mps.paths import ROOT

BATH, OLDHAM = "E06000022", "E08000004"
SLUG = "bath-and-north-east-somerset"
TITLE = "Draft statement 2031"
EMAIL = "care@testshire.example"
POSTAL = "Commissioning, 1 Test Street, Testtown"


def today() -> date:
    """The day it is in the United Kingdom."""
    return uk_day(now())


def consultation(
    responses: bool = True, opens_in: int = -10, closes_in: int = 20, more: str = ""
) -> str:
    """The table of a council.toml, open from some days before today to some days after it."""
    return (
        f"\n[consultation]\nresponses = {str(responses).lower()}\n"
        f'title = "{TITLE}"\n'
        f"opens = {today() + timedelta(days=opens_in)}\n"
        f"closes = {today() + timedelta(days=closes_in)}\n"
        f'email = "{EMAIL}"\npostal = "{POSTAL}"\n'
        f'next_steps = "The cabinet decides in the autumn."\nretention_months = 6\n{more}'
    )


def switch(root: Path, table: str, slug: str = SLUG) -> None:
    """Write a consultation into the council.toml of a data tree, in place of the one in it."""
    path = root / "data" / "councils" / slug / "council.toml"
    text = path.read_text(encoding="utf-8").split("\n[consultation]")[0].rstrip("\n")
    path.write_text(f"{text}\n{table}", encoding="utf-8")


def write_tree(root: Path, *, with_app: bool = False) -> None:
    """Copy the project's data and queries to `root`, and with_app what the app is made of."""
    left_out = shutil.ignore_patterns("raw", "__pycache__", "shapes")
    folders = ["data", "queries", *(["mps", "pages", "static", ".streamlit"] if with_app else [])]
    for folder in folders:
        shutil.copytree(ROOT / folder, root / folder, ignore=left_out)
    if with_app:
        shutil.copy(ROOT / "app.py", root / "app.py")


def build_tree(root: Path) -> Path:
    """Build the store of a tree; returns it."""
    return run_build(root, root / "store" / "market.duckdb").store
