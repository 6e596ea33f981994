"""Where things are kept. Every path of the project is named here and nowhere else."""

import os
import re
from pathlib import Path

from mps.errors import MpsError

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
QUERIES = ROOT / "queries"
PAGES = ROOT / "pages"
STATIC = ROOT / "static"


def store_path() -> Path:
    """The store file: `MPS_STORE` when set, else `store/market.duckdb` in the project."""
    return Path(os.environ.get("MPS_STORE") or ROOT / "store" / "market.duckdb")


def responses_path() -> Path:
    """The file of consultation responses: `MPS_RESPONSES`, else `responses/` in the project.

    It is beside the store's folder and not in it: what people wrote cannot be built again.
    """
    return Path(os.environ.get("MPS_RESPONSES") or ROOT / "responses" / "responses.sqlite3")


def data_zip_path(store: Path) -> Path:
    """The zipped CSV of everything in `store`, kept beside it."""
    return store.with_name("data.zip")


def shapes_path(static: Path = STATIC) -> Path:
    """The folder of map shapes that the app serves as they are."""
    return static / "shapes"


def feeds_path(static: Path = STATIC) -> Path:
    """The folder of calendars and news feeds that the app serves as they are."""
    return static / "feeds"


def site_address() -> str:
    """The site's public address, `MPS_SITE` without a slash at its end; empty when not set.

    Raises MpsError when it is no address of the web.
    """
    address = os.environ.get("MPS_SITE", "").strip().rstrip("/")
    if address and not re.fullmatch(r"https?://[\w.:-]+(/[\w.~/-]+)?", address):
        raise MpsError(
            f"MPS_SITE is {address!r}, which is no address of a site. "
            "Write it like https://market.example.gov.uk"
        )
    return address
