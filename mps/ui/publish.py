"""The site as a document: the pages read, put together and written into a folder."""

import hashlib
import shutil
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mps import words
from mps.councils import council_asked
from mps.errors import MpsError
from mps.paths import PAGES, QUERIES, ROOT
from mps.publish import pack
from mps.publish.blocks import Document
from mps.publish.pdf import why_not
from mps.publish.write import FORMATS, Means, Progress, write_all
from mps.text import suggest
from mps.ui.cache import pairs, query, records
from mps.ui.capture import capture
from mps.ui.clock import stopped
from mps.ui.pages import PageSpec, page_list
from mps.ui.typeface import typeface

MARK = ".market-position-statement"  # tells a folder that was written here from any other


@dataclass(frozen=True)
class Wanted:
    """What to publish: of which council, seen through which filters, which pages, in which forms.

    `council` is a council's code or the name of its folder; `area` an area's code, or empty for
    the whole council; `service` and `client` codes, or empty for all. `pages` are names of files
    in pages/ without .py, in the order wanted; none means all. `formats` are of
    mps.publish.write.FORMATS; none means all that this machine can make. A `pack` for a meeting
    is a few pages in large type of `pages`, or of mps.publish.pack.PAGES where none are named.
    """

    council: str
    area: str = ""
    service: str = ""
    client: str = ""
    pages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    pack: bool = False


def publish(wanted: Wanted, out: Path, progress: Progress) -> Path:
    """Write what is wanted into the folder `out`; `progress` is told each step.

    The folder must be new, empty, or one that was written here before, which is replaced whole.
    Returns the file to open first. Raises MpsError for what is not known or may not be
    overwritten.
    """
    _may_write(out)
    formats = _formats(wanted.formats, progress)
    document = read_document(wanted, progress)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".publishing-") as scratch:
        made = Path(scratch) / "made"
        means = Means(_shapes, typeface())
        first = write_all(document, formats, made, means, progress, pack=wanted.pack)
        (made / MARK).write_text(f"{document.build_id}\n", encoding="utf-8")
        if out.exists():
            out.replace(Path(scratch) / "former")
        shutil.move(made, out)
    return out / first


def read_document(wanted: Wanted, progress: Progress) -> Document:
    """What the site shows of what is wanted, as a document. Raises MpsError as publish does."""
    council = str(council_asked(wanted.council, query("filters__councils"))["council_code"])
    place = _place(council, wanted.area)
    view = {"council": council} | (
        {"area": wanted.area} if wanted.area not in ("", council) else {}
    )
    for name in ("service", "client"):
        if chosen := getattr(wanted, name):
            (view[name],) = _known(name, (chosen,), pairs(f"filters__{name}", "code", "label"))
    specs = _pages(wanted.pages or (pack.PAGES if wanted.pack else ()))
    day = _day()
    with stopped(day):
        sections = tuple(capture(specs, view, progress))
    return Document(
        title=f"Market position statement, {place}",
        council=council,
        place=place,
        day=day,
        dates=f"As held on {words.long_date(day)}; each figure names the date of its data.",
        build_id=build_id(),
        sections=sections,
    )


def _may_write(out: Path) -> None:
    if out.exists() and not (out.is_dir() and (not any(out.iterdir()) or (out / MARK).is_file())):
        remedy = "Name a new folder, or empty this one."
        raise MpsError(f"{out} holds something that was not written here. {remedy}")


def _known(what: str, asked: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
    """What is asked for, where all of it is known; everything where nothing is."""
    for one in asked:
        if one not in known:
            near = suggest(one, list(known))
            raise MpsError(f"There is no {what} {one}.{near} Known: {', '.join(known)}.")
    return tuple(dict.fromkeys(asked)) or tuple(known)


def _formats(asked: tuple[str, ...], progress: Progress) -> tuple[str, ...]:
    """The forms asked for; of all, those that this machine can make, telling what it cannot."""
    formats = _known("format", asked, FORMATS)
    lacking = why_not() if "pdf" in formats else ""
    if not lacking:
        return formats
    if asked:
        raise MpsError(lacking)
    progress(f"{lacking}\nEverything but the PDF is written.")
    return tuple(one for one in formats if one != "pdf")


def _pages(asked: Sequence[str]) -> list[PageSpec]:
    specs = {spec.file.stem: spec for spec in page_list() if spec.in_document}
    return [specs[name] for name in _known("page", asked, list(specs))]


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


def build_id() -> str:
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
