"""The frame of every page: menu, filters in the sidebar, notices, and the store when missing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import streamlit as st

from mps.ui.cache import pairs, query, records
from mps.ui.first_start import store_is_there
from mps.ui.pages import FILTER_LABELS, SHARED_FILTERS, Choice, PageSpec, page_list
from mps.ui.state import (
    View,
    as_url,
    changed,
    choice_key,
    council_numbers,
    kept_choice,
    number_code,
    resolve,
)
from mps.ui.style import STYLE

_HELD = "mps.held"
_VIEW = "mps.view"
_SPEC = "mps.page"
_FRAMED = "mps.framed"


class StoreOffers:
    """What can be chosen, as the store holds it."""

    def councils(self) -> Mapping[str, str]:
        """Council codes and names, the default first."""
        return pairs("filters__councils", "council_code", "council_name")

    def areas(self, council: str) -> Mapping[str, str]:
        """Area codes and labels within a council."""
        return pairs("filters__areas", "area_code", "area_label", council_code=council)

    def council_of(self, area: str) -> str | None:
        """The council an area code belongs to, or None."""
        found = query("filters__area", area_code=area)
        return None if found.empty else str(found["council_code"].iloc[0])

    def shared(self, name: str) -> Mapping[str, str]:
        """Codes and labels of the service types or client groups."""
        return pairs(f"filters__{name}", "code", "label")

    def options(self, choice: Choice, council: str) -> tuple[Mapping[str, str], str]:
        """Codes and labels of a page's own choice, and the code of its default."""
        if not choice.options_query:
            return dict(choice.options), choice.default
        offered = records(choice.options_query, "code", council_code=council)
        default = next((code for code, row in offered.items() if row["is_default"]), "")
        return {code: str(row["label"]) for code, row in offered.items()}, default


OFFERS = StoreOffers()


@dataclass(frozen=True)
class Place:
    """A council or an area within one, as chosen: code, name, level, and where it lies."""

    code: str
    name: str
    level: str
    council_code: str
    row: Mapping[str, Any]


@dataclass
class Page:
    """What a page knows when it starts: its entry in the list and the checked view."""

    spec: PageSpec
    view: View

    @cached_property
    def council(self) -> Place:
        """The chosen council."""
        return _place(self.view["council"])

    @cached_property
    def area(self) -> Place | None:
        """The chosen area within the council, or None for the whole of it."""
        code = self.view["area"]
        return _place(code) if code else None

    @property
    def place(self) -> Place:
        """The chosen area, else the council."""
        return self.area or self.council

    def __getitem__(self, name: str) -> str:
        """The code chosen for one of the page's own choices."""
        return self.view[name]

    def number(self, name: str) -> float | None:
        """The number chosen for one of the page's own choices; None where nothing is chosen."""
        return float(self.view[name]) if self.view[name] else None

    def label(self, name: str) -> str:
        """The label of the code chosen for one of the page's own choices."""
        offered, _ = OFFERS.options(self.spec.choice(name), self.view["council"])
        return offered.get(self.view[name], "")

    def control(self, name: str, only: Collection[str] | None = None) -> str:
        """Draw one of the page's own choices where the page wants it; returns the chosen code.

        With `only` the other codes are left out, as where a year is not held for a measure.
        """
        choice = self.spec.choice(name)
        if choice.is_number:
            return self._number_control(choice)
        offered, _ = OFFERS.options(choice, self.view["council"])
        if only is not None:
            offered = {code: label for code, label in offered.items() if code in only}
        if not offered:
            return ""
        key = f"w.{choice_key(self.spec, name)}"
        st.session_state[key] = (
            self.view[name] if self.view[name] in offered else next(iter(offered))
        )
        common: dict[str, Any] = {
            "format_func": offered.__getitem__,
            "key": key,
            "on_change": _on_change,
            "args": (name, key),
        }
        if choice.widget == "segmented":
            st.segmented_control(choice.label, list(offered), required=True, **common)
        else:
            st.selectbox(choice.label, list(offered), **common)
        return self.view[name]

    def _number_control(self, choice: Choice) -> str:
        key = f"w.{choice_key(self.spec, choice.name)}"
        kind = int if choice.step == int(choice.step) else float
        value = self.number(choice.name)
        st.session_state[key] = None if value is None else kind(value)
        st.number_input(
            choice.label,
            min_value=kind(choice.minimum),
            max_value=kind(choice.maximum),
            step=kind(choice.step),
            help=choice.help or None,
            key=key,
            on_change=_on_change,
            args=(choice.name, key),
        )
        return self.view[choice.name]

    def choose_area(self, code: str) -> None:
        """Make `code` (empty: the whole council) the chosen area; for clicks on a map."""
        _apply("area", code)


def _place(code: str) -> Place:
    row = records("filters__place", "area_code", area_code=code)[code]
    return Place(code, row["short_name"], row["area_level"], row["council_code"], row)


def route() -> None:
    """Run the app: menu, filters and then the page that the visitor asked for."""
    if not store_is_there():
        return
    spec, run = _navigation()
    st.html(STYLE)
    view = _read_view(spec)
    _sidebar(spec, view)
    for notice in view.notices:
        st.warning(notice)
    st.session_state[_FRAMED] = True
    run()


def open_page() -> Page:
    """The first line of every page: hands over the view.

    After a restart Streamlit runs a deep-linked page file by itself, without the entrypoint and
    so without its frame. Then the flag that `route` sets is absent: telling Streamlit of the
    menu and starting again brings the frame.
    """
    if not st.session_state.pop(_FRAMED, False):
        _navigation()
        st.rerun()
    return Page(st.session_state[_SPEC], st.session_state[_VIEW])


def page_link(spec: PageSpec) -> None:
    """A link to a page of the menu, with what it answers; it keeps the filters."""
    view = resolve(spec, {}, st.session_state[_HELD], OFFERS)
    target = _streamlit_pages()[spec.url_path]
    label = f"**{spec.title}**: {spec.summary}"
    st.page_link(target, label=label, query_params=as_url(spec, view, OFFERS))


def _streamlit_pages() -> dict[str, Any]:
    specs = page_list()
    return {
        spec.url_path: st.Page(
            spec.file,
            title=spec.title,
            url_path=spec.url_path or None,
            default=spec is specs[0],
        )
        for spec in specs
    }


def _navigation() -> tuple[PageSpec, Any]:
    pages = _streamlit_pages()
    asked = st.navigation(list(pages.values()), expanded=True)
    spec = next(spec for spec in page_list() if spec.title == asked.title)
    return spec, asked.run


def _read_view(spec: PageSpec) -> View:
    """The view from the URL; on a new visit or another page, held values go into the URL."""
    state = st.session_state
    known = {*SHARED_FILTERS, *(choice.name for choice in spec.choices)}
    url = {name: value for name, value in st.query_params.items() if name in known}
    arrived = _SPEC not in state or state[_SPEC] != spec
    # A URL with anything in it says everything: what it leaves out is at its default. An empty
    # one on arrival is a click in the menu, which keeps what is held; an empty one on the same
    # page is the browser's Back to where the visit began.
    held = state.get(_HELD, {}) if arrived and not url else {}
    view = resolve(spec, url, held, OFFERS)
    _hold(spec, view)
    if arrived and "council" not in url:
        st.query_params.from_dict(as_url(spec, view, OFFERS))
    return view


def _hold(spec: PageSpec, view: View) -> None:
    held: dict[str, str] = st.session_state.setdefault(_HELD, {})
    for name in SHARED_FILTERS:
        held[name] = view[name]
    for choice in spec.choices:
        held.pop(choice_key(spec, choice.name), None)
        held.update(kept_choice(spec, choice, view[choice.name], view["council"], OFFERS))
    st.session_state[_SPEC] = spec
    st.session_state[_VIEW] = view


def _apply(name: str, value: str) -> None:
    spec: PageSpec = st.session_state[_SPEC]
    view = changed(spec, st.session_state[_VIEW], name, value, OFFERS)
    if name == "council":
        for key in (key for other in page_list() for key in council_numbers(other)):
            st.session_state[_HELD].pop(key, None)
    _hold(spec, view)
    st.query_params.from_dict(as_url(spec, view, OFFERS))


def _on_change(name: str, key: str) -> None:
    value = st.session_state[key]
    _apply(name, number_code(value) if isinstance(value, int | float) else value or "")


def _sidebar(spec: PageSpec, view: View) -> None:
    offered: dict[str, Mapping[str, str]] = {
        "council": OFFERS.councils(),
        "area": {"": "Whole council", **OFFERS.areas(view["council"])},
        "service": {"": "All service types", **OFFERS.shared("service")},
        "client": {"": "All client groups", **OFFERS.shared("client")},
    }
    with st.sidebar:
        for name in SHARED_FILTERS:
            if spec.uses(name):
                _filter(name, view[name], offered[name])
            else:
                _unused(spec, name, offered[name][view[name]] if view[name] else "")


def _filter(name: str, value: str, offered: Mapping[str, str]) -> None:
    key = f"w.{name}"
    st.session_state[key] = value
    st.selectbox(
        FILTER_LABELS[name],
        list(offered),
        format_func=offered.__getitem__,
        key=key,
        on_change=_on_change,
        args=(name, key),
        filter_mode="contains",
    )


def _unused(spec: PageSpec, name: str, kept: str) -> None:
    """A filter the page does not use: named, with the reason, and with the value it keeps."""
    keeps = f" Your choice is kept: {kept}." if kept else ""
    st.markdown(f"**{FILTER_LABELS[name]}**  \nNot used on this page: {spec.not_used[name]}{keeps}")
