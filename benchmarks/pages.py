"""How long the server works on a page and on a change of a filter, without a browser."""

import time
from collections.abc import Iterator

from streamlit.testing.v1 import AppTest

from benchmarks.queries import council_and_areas
from benchmarks.tables import Measure, milliseconds
from mps.paths import ROOT, store_path
from mps.store import open_store
from mps.ui.pages import PageSpec, page_list

ROUNDS = 3
LONGEST = 30.0  # seconds a run may take before it counts as broken
AIM = 150.0  # milliseconds for a change of a filter
SCENARIO_AIM = 300.0  # milliseconds for a change of a number of a scenario


def measure() -> list[Measure]:
    """Each page over all councils: opening it, changing each of its filters and numbers in turn."""
    councils = list(council_and_areas(open_store(store_path())))
    _open(page_list()[0], councils[0])  # what is imported and read once is not a page's own time
    measures: list[Measure] = []
    for spec in page_list():
        opened, changed, moved = [], [], []
        for council in councils:
            for _ in range(ROUNDS):
                app, seconds = _open(spec, council)
                opened.append(seconds)
            moved += list(_change_each_number(app))
            changed += list(_change_each_filter(app))
        measures.append(milliseconds(f"{spec.title}: open", opened))
        measures.append(milliseconds(f"{spec.title}: change a filter", changed, AIM))
        if moved:
            named = f"{spec.title}: change a number"
            measures.append(milliseconds(named, moved, SCENARIO_AIM))
    return measures


def _open(spec: PageSpec, council: str) -> tuple[AppTest, float]:
    """The page as a new visitor's session opens it, and the seconds that took the server."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=LONGEST)
    app.query_params["council"] = council
    if spec.url_path:
        app.run()
        app.switch_page(str(spec.file.relative_to(ROOT)))
        app.query_params["council"] = council
    return app, _run(app)


def _change_each_filter(app: AppTest) -> Iterator[float]:
    """Choose another option in every list of the page, one after the other."""
    for position in range(len(app.selectbox)):
        box = app.selectbox[position]
        if len(box.options) > 1:
            box.select_index((int(box.index or 0) + 1) % len(box.options))
            yield _run(app)


def _change_each_number(app: AppTest) -> Iterator[float]:
    """Move every number of the page by one step, one after the other."""
    for position in range(len(app.number_input)):
        app.number_input[position].increment()
        yield _run(app)


def _run(app: AppTest) -> float:
    started = time.perf_counter()
    app.run()
    seconds = time.perf_counter() - started
    if app.exception:
        raise SystemExit(f"A page failed: {app.exception[0].message}")
    return seconds
