"""The page list (`pages/pages.toml`) as data: what each page is called, uses and asks."""

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from mps.errors import MpsError
from mps.paths import PAGES

SHARED_FILTERS = ("council", "area", "service", "client")
FILTER_LABELS = {
    "council": "Council",
    "area": "Area",
    "service": "Service type",
    "client": "Client group",
}


@dataclass(frozen=True)
class Choice:
    """A choice of one page: its name in the URL, its label, and where its options come from.

    Options are listed in the page list, or given by the named query `options_query`
    (parameter council_code; columns code, label, is_default). A choice whose widget is `number`
    has no options but a range: `minimum` to `maximum` in steps of `step`; its default is
    `default`, or the code that its query marks as default.
    """

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    options_query: str
    default: str
    widget: str
    minimum: float = 0.0
    maximum: float = 100.0
    step: float = 1.0
    help: str = ""

    @property
    def is_number(self) -> bool:
        """Whether any number of a range can be chosen."""
        return self.widget == "number"


@dataclass(frozen=True)
class PageSpec:
    """One page: its file, title, place in the URL, and what it does with the shared filters.

    `document` is what a document shows of it, as choices of the page's own; the rest stands at
    its default. One that is not `in_document` is left out.
    """

    file: Path
    title: str
    url_path: str
    summary: str
    not_used: dict[str, str]
    choices: tuple[Choice, ...]
    document: dict[str, str] = field(default_factory=dict)
    in_document: bool = True

    def uses(self, name: str) -> bool:
        """Whether the page honours the shared filter `name`."""
        return name not in self.not_used

    def choice(self, name: str) -> Choice:
        """The page's own choice called `name`."""
        return next(choice for choice in self.choices if choice.name == name)


@lru_cache(maxsize=4)
def page_list(folder: Path = PAGES) -> tuple[PageSpec, ...]:
    """Every page in the order of the menu. Raises MpsError when an entry is not understood."""
    listed = tomllib.loads((folder / "pages.toml").read_text(encoding="utf-8"))
    return tuple(_page(entry, folder) for entry in listed["page"])


def _page(entry: dict[str, Any], folder: Path) -> PageSpec:
    not_used = dict(entry.get("not_used", {}))
    unknown = set(not_used) - set(SHARED_FILTERS)
    if unknown:
        raise MpsError(f"pages.toml, {entry['file']}: no such filter: {', '.join(sorted(unknown))}")
    return PageSpec(
        file=folder / entry["file"],
        title=entry["title"],
        url_path=entry["url_path"],
        summary=entry["summary"],
        not_used=not_used,
        choices=tuple(_choice(choice) for choice in entry.get("choice", [])),
        document={name: str(value) for name, value in entry.get("document", {}).items()},
        in_document=entry.get("in_document", True),
    )


def _choice(entry: dict[str, Any]) -> Choice:
    options = tuple((str(code), str(label)) for code, label in entry.get("options", []))
    return Choice(
        name=entry["name"],
        label=entry["label"],
        options=options,
        options_query=entry.get("options_query", ""),
        default=str(entry.get("default", options[0][0] if options else "")),
        widget=entry.get("widget", "select"),
        minimum=float(entry.get("minimum", 0)),
        maximum=float(entry.get("maximum", 100)),
        step=float(entry.get("step", 1)),
        help=entry.get("help", ""),
    )
