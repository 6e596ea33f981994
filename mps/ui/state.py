"""Filters and choices: read from the URL, checked, kept across pages, written back as codes.

The URL is the one place where the view is written down. Widgets only mirror it: a change of
a widget writes the URL once, so that the browser's Back undoes exactly that change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from mps.ui.pages import FILTER_LABELS, SHARED_FILTERS, Choice, PageSpec


class Offers(Protocol):
    """What can be chosen: codes and labels for each filter and choice."""

    def councils(self) -> Mapping[str, str]:
        """Council codes and names, the default first."""

    def areas(self, council: str) -> Mapping[str, str]:
        """Area codes and labels within a council."""

    def council_of(self, area: str) -> str | None:
        """The council an area code belongs to, or None when no council has it."""

    def shared(self, name: str) -> Mapping[str, str]:
        """Codes and labels of the service types or client groups."""

    def options(self, choice: Choice, council: str) -> tuple[Mapping[str, str], str]:
        """Codes and labels of a page's own choice, and the code of its default."""


@dataclass
class View:
    """The checked view of one page: codes by name, and notices about what could not be honoured.

    `area`, `service` and `client` are empty when nothing is chosen.
    """

    values: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.values[name]


def choice_key(spec: PageSpec, name: str) -> str:
    """The name under which a page's own choice is kept across pages."""
    return f"{spec.url_path}/{name}"


def resolve(
    spec: PageSpec, url: Mapping[str, str], held: Mapping[str, str], offers: Offers
) -> View:
    """Check what the URL asks, fall back on what is held and then on defaults.

    A value of the URL that is not on offer falls back with a notice; the notice never repeats
    the value, because anyone can write anything into a link. A held value that no longer fits
    (another council has other areas) is dropped without a word.
    """
    view = View()
    _resolve_council(view, url, held, offers)
    council = view["council"]
    for name in SHARED_FILTERS[1:]:
        offered = offers.areas(council) if name == "area" else offers.shared(name)
        label = FILTER_LABELS[name]
        _resolve_one(view, name, name, label, url, held, offered, "")
    for choice in spec.choices:
        offered, default = offers.options(choice, council)
        key = choice_key(spec, choice.name)
        if choice.is_number:
            _resolve_number(view, choice, key, url, held, default)
        else:
            _resolve_one(view, choice.name, key, choice.label, url, held, offered, default)
    return view


def _resolve_council(
    view: View, url: Mapping[str, str], held: Mapping[str, str], offers: Offers
) -> None:
    councils = offers.councils()
    default = next(iter(councils))
    asked = url.get("council")
    if asked is None and "area" in url:
        asked = offers.council_of(url["area"])
    if asked is None:
        asked = held.get("council", default)
    elif asked not in councils:
        view.notices.append(
            "The link asks for a council that is not held here. "
            f"{councils[default]} is shown instead."
        )
    view.values["council"] = asked if asked in councils else default


def _resolve_one(
    view: View,
    name: str,
    held_key: str,
    label: str,
    url: Mapping[str, str],
    held: Mapping[str, str],
    offered: Mapping[str, str],
    default: str,
) -> None:
    asked = url.get(name)
    if name == "area" and asked == view["council"]:
        asked = default  # the whole council, by its own code
    if asked is not None and asked not in offered and asked != default:
        instead = f"{offered[default]} is shown." if default else "Everything is shown."
        view.notices.append(f"{label}: the link asks for what is not on offer here. {instead}")
        asked = default
    if asked is None:
        kept = held.get(held_key, default)
        asked = kept if kept in offered else default
    view.values[name] = asked


def number_code(value: object) -> str:
    """A number as it stands in the URL: the shortest text, `85` and not `85.0`."""
    return f"{float(str(value)):.10g}"


def _resolve_number(
    view: View,
    choice: Choice,
    held_key: str,
    url: Mapping[str, str],
    held: Mapping[str, str],
    default: str,
) -> None:
    default = number_code(default) if default else ""
    asked = _number_within(choice, url[choice.name]) if choice.name in url else None
    if choice.name in url and asked is None:
        shown = f"{default} is used." if default else "Nothing is used."
        low, high = number_code(choice.minimum), number_code(choice.maximum)
        view.notices.append(
            f"{choice.label}: the link asks for what is not a number from {low} to {high}. {shown}"
        )
        asked = default
    kept = _number_within(choice, held.get(held_key, ""))
    view.values[choice.name] = asked if asked is not None else kept or default


def _number_within(choice: Choice, text: str) -> str | None:
    """The number of a text as its code, or None when it is none or not within the range."""
    if len(text) > 20:
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    # A number that is none (nan) is not within any range either.
    return number_code(value) if choice.minimum <= value <= choice.maximum else None


def as_url(spec: PageSpec, view: View, offers: Offers) -> dict[str, str]:
    """The view as URL parameters: always the council, and whatever else is not the default."""
    council = view["council"]
    written = {"council": council}
    for name in SHARED_FILTERS[1:]:
        if view[name]:
            written[name] = view[name]
    for choice in spec.choices:
        default = offers.options(choice, council)[1]
        if choice.is_number and default:
            default = number_code(default)
        if view[choice.name] != default:
            written[choice.name] = view[choice.name]
    return written


def changed(spec: PageSpec, view: View, name: str, value: str, offers: Offers) -> View:
    """The view after one choice is made; what no longer fits (a foreign area) is dropped."""
    held = dict(view.values)
    held[name] = value
    for choice in spec.choices:
        held.update(kept_choice(spec, choice, held[choice.name], view["council"], offers))
    if name == "council":
        for key in council_numbers(spec):
            held.pop(key, None)
    return resolve(spec, {}, held, offers)


def kept_choice(
    spec: PageSpec, choice: Choice, value: str, council: str, offers: Offers
) -> dict[str, str]:
    """What is kept of a page's own choice when the council or the page changes.

    A number that stands at its default is one of the council's own (a price of its paper): it is
    not kept, since another council has another or none.
    """
    if choice.is_number:
        default = offers.options(choice, council)[1]
        if value == (number_code(default) if default else ""):
            return {}
    return {choice_key(spec, choice.name): value}


def council_numbers(spec: PageSpec) -> tuple[str, ...]:
    """The names under which a page's numbers are kept that start from a council's own figure.

    Another council has another figure: the number of the former one would pass for its own.
    """
    own = (choice for choice in spec.choices if choice.is_number and choice.options_query)
    return tuple(choice_key(spec, choice.name) for choice in own)
