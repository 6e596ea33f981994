"""The statement as a static web site: it needs no JavaScript, no server and no network."""

import html
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from mps.publish.blocks import Aside, Block, Chart, Dataset, Document, Heading
from mps.publish.cells import headings, is_numeric, written
from mps.publish.csvw import write_csv
from mps.publish.drawing import draw

TEMPLATES = Path(__file__).parent / "templates"
MOST_ROWS = 200  # of a table that is shown whole; longer ones are only to download
Shapes = Callable[[str], Path]


def write_site(
    document: Document, folder: Path, shapes: Shapes, others: Sequence[str] = ()
) -> None:
    """Write a page for each section, the style and the tables as CSV into a folder.

    `shapes` gives the file that the address of a map's shapes stands for. `others` are files of
    the folder with the same statement in other forms, which the first page leads to. Equal
    documents give equal bytes.
    """
    forms = [(name, _form(folder / name)) for name in others]
    (folder / "data").mkdir(parents=True, exist_ok=True)
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    (folder / "style.css").write_text(style, encoding="utf-8", newline="\n")
    page = _of_site(document, shapes).get_template("page.html")
    names = _file_names(document)
    for section in document.sections:
        text = page.render(
            document=document,
            section=section,
            most_rows=MOST_ROWS,
            forms=forms if section is document.sections[0] else (),
        )
        path = folder / names[section.slug]
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
        for dataset in section.datasets:
            write_csv(dataset, folder / "data")


def _form(path: Path) -> str:
    """What kind of file it is and how large, for the words of a link."""
    kind = {".docx": "Word", ".pdf": "PDF", ".ods": "Whole tables as a spreadsheet, ODS"}
    return f"{kind[path.suffix]}, {max(path.stat().st_size / 1e6, 0.1):.1f} MB"


def environment() -> Environment:
    """The templates, with what all of them ask of a part."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=False,
    )
    made.filters |= {
        "kind": lambda part: type(part).__name__,
        "headings": headings,
        "written": written,
        "numeric": _numeric,
    }
    return made


def _of_site(document: Document, shapes: Shapes) -> Environment:
    made = environment()
    numbers = count(1)

    def drawing(chart: Chart) -> Markup:
        # The drawing escapes whatever words it holds.
        name = f"chart{next(numbers)}"
        return Markup(draw(chart.figure, chart.alt, name=name, shapes=shapes))

    files = _file_names(document)
    made.filters |= {
        "here": partial(local_link, names=files, anchors=_anchors(document)),
        "file": lambda section: files[section.slug],
        "drawing": drawing,
    }
    return made


def _numeric(dataset: Dataset) -> tuple[bool, ...]:
    return tuple(is_numeric(kind) for _, kind in dataset.columns)


def _file_names(document: Document) -> dict[str, str]:
    """The file of each page by the page's address; the first page is what a server shows first."""
    slugs = [section.slug for section in document.sections]
    return {
        slug: "index.html" if place == 0 else f"{slug}.html" for place, slug in enumerate(slugs)
    }


def _anchors(document: Document) -> dict[str, frozenset[str]]:
    """What can be led to within each page, by the page's address."""
    return {section.slug: frozenset(_named(section.parts)) for section in document.sections}


def _named(parts: Sequence[Block]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Heading) and part.anchor:
            yield part.anchor
        elif isinstance(part, Aside):
            yield from _named(part.parts)


def local_link(link: str, names: Mapping[str, str], anchors: Mapping[str, Collection[str]]) -> str:
    """An address of the live site as one of this copy, where the page is in it.

    Links to other sites stay; one to a page of the site that is not in the document leads to the
    document's first page. What an address chooses (one intention, one opportunity) leads to its
    heading, where the page has one. Only web and mail addresses are kept at all.
    """
    parts = urlsplit(html.unescape(link))
    if parts.scheme in ("http", "https", "mailto"):
        return link
    slug = parts.path.removeprefix("./").strip("/") or "index"
    if parts.scheme or parts.netloc or slug not in names:
        return "index.html"
    held = anchors.get(slug, ())
    chosen = [parts.fragment, *(value for _, value in parse_qsl(parts.query))]
    anchor = next((one for one in chosen if one in held), "")
    return f"{names[slug]}#{anchor}" if anchor else names[slug]
