"""Answering a consultation in a browser: by keyboard, on a narrow screen, with scripts in it."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.consulting import BATH, build_tree, consultation, switch, write_tree
from tests.e2e.browser import NARROWEST, Audit, Watch, no_sideways_scroll, wait_until_drawn
from tests.e2e.server import Server

BEDS = "banes-2018-closures-beds"
SCRIPT = (
    '<script>window.hit = 1</script><img src="x" onerror="window.hit = 1">'
    "<svg onload=window.hit=1> [link](javascript:window.hit=1) $x^2$ :red[colour]"
)


@pytest.fixture(scope="module")
def consulting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """The app of a council that consults just now, and its file of responses."""
    root = tmp_path_factory.mktemp("consulting")
    write_tree(root, with_app=True)
    switch(root, consultation())
    store = build_tree(root)
    env = {"MPS_STORE": str(store), "MPS_RESPONSES": str(root / "own" / "responses.sqlite3")}
    with Server(root, env) as started:
        yield started, root / "own" / "responses.sqlite3"


def kept(path: Path) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute("select reference, text, stance, who from response").fetchall()
    connection.close()
    return found


def open_form(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/have_your_say?council={BATH}&about={BEDS}")
    wait_until_drawn(page)


def focus(page: Page, wanted: str, backwards: bool = False) -> None:
    """Go on with the Tab key until the element that has the focus holds a text or a label."""
    what = (
        "() => { const e = document.activeElement; const named = e.getAttribute('aria-label')"
        " || (e.labels && e.labels[0] ? e.labels[0].innerText : '') || e.innerText || '';"
        " return named + ' ' + (e.getAttribute('aria-labelledby') || ''); }"
    )
    for _ in range(80):
        if wanted in page.evaluate(what):
            return
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
    raise AssertionError(f"The Tab key never reaches {wanted!r}.")


@pytest.mark.parametrize("visit", [NARROWEST], indirect=True, ids=["320px"])
def test_a_response_with_scripts_is_sent_by_keyboard_and_nothing_is_executed(
    consulting: tuple[Server, Path],
    page: Page,
    watch: Watch,
    accessible: Callable[[Page], Audit],
) -> None:
    server, file = consulting
    open_form(server, page)
    no_sideways_scroll(page)

    page.get_by_role("button", name="Check your answer").press("Enter")
    wait_until_drawn(page)
    expect(page.get_by_text("Say how far you agree.")).to_be_visible()
    accessible(page)
    no_sideways_scroll(page)

    page.get_by_role("combobox", name="What do you want to answer on?").focus()
    focus(page, "Agree")
    page.keyboard.press("ArrowDown")  # from Agree to Partly agree
    focus(page, "Who are you?")
    page.keyboard.type("provider")
    page.keyboard.press("Enter")
    focus(page, "What should the council know?")
    page.keyboard.type(SCRIPT)
    focus(page, "Check your answer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Check your answer")).to_be_visible()
    wait_until_drawn(page)
    expect(page.locator(".mps-words")).to_have_text(SCRIPT)
    accessible(page)
    no_sideways_scroll(page)

    page.wait_for_timeout(3000)  # quicker than people are is refused
    page.get_by_role("button", name="Send").press("Enter")
    code = page.locator(".mps-code-kept")
    expect(code).to_be_visible()
    wait_until_drawn(page)
    accessible(page)
    no_sideways_scroll(page)
    [(reference, text, stance, who)] = kept(file)
    assert code.inner_text() == reference
    assert text == SCRIPT
    assert (stance, who) == ("partly", "provider")
    assert page.evaluate("window.hit") is None
    assert page.locator('img[src="x"]').count() == 0
    assert page.url.endswith(f"?council={BATH}&about={BEDS}")
    assert watch.errors == []

    page.get_by_label("Reference code").fill(reference.lower())
    page.get_by_role("button", name="Delete this response").click()
    expect(page.get_by_text(f"{reference} is deleted.")).to_be_visible()
    assert kept(file) == []


def test_nobody_meets_the_trap(consulting: tuple[Server, Path], page: Page) -> None:
    """Neither eyes nor the Tab key nor a screen reader come upon the field for machines."""
    server, _ = consulting
    open_form(server, page)
    trap = page.locator(".st-key-say-trap input")
    expect(trap).to_have_count(1)
    expect(trap).to_be_hidden()
    expect(page.get_by_role("textbox", name="Leave this empty")).to_have_count(0)


def test_what_is_written_outlasts_another_choice_of_subject(
    consulting: tuple[Server, Path], page: Page
) -> None:
    server, _ = consulting
    open_form(server, page)
    page.get_by_label("What should the council know?").fill("Written before choosing")
    box = page.get_by_role("combobox", name="What do you want to answer on?")
    box.click()
    box.fill("whole statement")
    page.get_by_role("option", name="The whole statement").click()
    page.wait_for_url(f"**/have_your_say?council={BATH}")
    wait_until_drawn(page)
    expect(page.get_by_label("What should the council know?")).to_have_value(
        "Written before choosing"
    )


def test_the_paper_form_is_accessible_on_the_page_and_as_a_file(
    consulting: tuple[Server, Path],
    page: Page,
    accessible: Callable[[Page], Audit],
    tmp_path: Path,
) -> None:
    server, _ = consulting
    open_form(server, page)
    page.get_by_text("See the paper form").click()
    expect(page.get_by_role("heading", name="2. How far do you agree?")).to_be_visible()
    wait_until_drawn(page)
    accessible(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download the paper form to print").click()
    saved = tmp_path / coming.value.suggested_filename
    coming.value.save_as(saved)
    page.set_content(saved.read_text(encoding="utf-8"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Have your say")
    expect(page.get_by_role("rowheader", name=BEDS, exact=True)).to_have_count(1)
    accessible(page)
