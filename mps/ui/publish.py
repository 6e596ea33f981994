"""The site as a document: the pages read, put together and written into a folder."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from mps import words
from mps.errors import MpsError
from mps.paths import PAGES, QUERIES, ROOT
from mps.publish.blocks import Document
from mps.publish.site import write_site
from mps.text import suggest
from mps.ui.cache import pairs, query, records
from mps.ui.capture import capture
from mps.ui.clock import stopped
from mps.ui.pages import page_list

MARK = ".market-position-statement"  # tells a folder that was written here from any other
Progress = Callable[[str], None]


def publish(council: str, area: str, out: Path, progress: Progress) -> Path:
    """Write the statement of a council, or of an area in it, into the folder `out`.

    `council` is a council's code or the name of its folder; `area` a code, or empty for the whole
    council. The folder must be new, empty, or one that was written here before, which is replaced
    whole. Returns the first page. Raises MpsError for what is not known or may not be overwritten.
    """
    code = _council(council)
    place = _place(code, area)
    if out.exists() and not (out.is_dir() and (not any(out.iterdir()) or (out / MARK).is_file())):
        remedy = "Name a new folder, or empty this one."
        raise MpsError(f"{out} holds something that was not written here. {remedy}")
    view = {"council": code} | ({"area": area} if area and area != code else {})
    day = _day()
    with stopped(day):
        sections = tuple(capture(page_list(), view, progress))
    document = Document(
        title=f"Market position statement, {place}",
        council=code,
        place=place,
        dates=f"As held on {words.long_date(day)}; each figure names the date of its data.",
        build_id=_build_id(),
        sections=sections,
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".publishing-") as scratch:
        made = Path(scratch) / "made"
        progress("Writing the pages")
        write_site(document, made, _shapes)
        (made / MARK).write_text(f"{document.build_id}\n", encoding="utf-8")
        if out.exists():
            out.replace(Path(scratch) / "former")
        shutil.move(made, out)
    return out / "index.html"


def _council(asked: str) -> str:
    known = pairs("filters__councils", "council_code", "council_name")
    by_slug = {name.lower().replace(" ", "-"): code for code, name in known.items()}
    found = asked if asked in known else by_slug.get(asked)
    if found is None:
        near = suggest(asked, list(by_slug))
        raise MpsError(f"There is no council {asked!r}.{near} Known: {', '.join(by_slug)}.")
    return found


def _place(council: str, area: str) -> str:
    if area and area != council:
        held = query("filters__area", area_code=area)
        if held.empty or held["council_code"].iloc[0] != council:
            raise MpsError(f"There is no area {area!r} in this council. See: mps query areas")
    code = area or council
    return str(records("filters__place", "area_code", area_code=code)[code]["short_name"])


def _day() -> date:
    """The day on which the newest of the data were obtained."""
    newest: date = max(query("sources__datasets")["obtained_date"]).date()
    return newest


def _build_id() -> str:
    """A hash of the store's inputs and of all code that makes a document from it."""
    total = hashlib.sha256(str(query("sources__build")["fingerprint"].iloc[0]).encode())
    for path in sorted(_code(("*.py", "*.toml", "*.html", "*.css"), PAGES, ROOT / "mps")):
        total.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    for path in sorted(_code(("*.sql",), QUERIES)):
        total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()[:12]


def _code(patterns: Sequence[str], *folders: Path) -> list[Path]:
    return [path for folder in folders for one in patterns for path in folder.rglob(one)]


def _shapes(address: str) -> Path:
    """The file that the site serves at the address of a map's shapes."""
    return ROOT / "static" / address.partition("/static/")[2]
