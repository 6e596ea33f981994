"""The words are ours: no run of eight words of a paper, no name of a person; codes are kept."""

import csv
import re
from pathlib import Path

import pytest

from mps.paths import DATA, PAGES, ROOT

SEEDS = ROOT.parent / "shared" / "seeds"
RUN = 8
FILES = sorted((DATA / "councils").glob("*/*/*.md"))
BODY = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n(.*)\Z", re.DOTALL)
OWN_KEYS = re.compile(r'(?m)^(?:title|headline|status_note|route|price_or_budget) = "(.*)"$')
# Persons whom the papers name, by surname; organisations are not among them.
PERSONS = (
    *("shayler", "appleyard", "kitchener", "rothery", "hewitt", "hutchinson", "corinne"),
    *("dockerty", "blackburn", "spicer", "jacqueline", "kemp", "badger", "horsfield", "atkinson"),
    *("barnsley, alison", "zoe mayhew", "rigney", "becky hale", "minns", "margaret bell"),
)


def _words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z0-9£%'’]+", re.sub(r"\(https?://[^)]*\)", " ", text))


def _runs(text: str) -> dict[tuple[str, ...], list[str]]:
    words = _words(text)
    return {
        tuple(word.lower() for word in words[at : at + RUN]): words[at : at + RUN]
        for at in range(len(words) - RUN + 1)
    }


def _is_name_or_figure(run: list[str]) -> bool:
    """Whether a run is mostly a proper name or figures, which cannot be said otherwise."""
    return sum(word[0].isupper() or not word[0].isalpha() for word in run) >= RUN // 2


def _own_text(path: Path) -> str:
    found = BODY.match(path.read_text(encoding="utf-8"))
    assert found, path
    return " ¶ ".join([*OWN_KEYS.findall(found[1]), found[2]])


def test_there_are_records_of_four_councils() -> None:
    assert len({path.parent.parent for path in FILES}) == 4
    assert len(FILES) == 100


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the papers are not at hand")
def test_no_eight_words_in_a_row_are_a_paper_s() -> None:
    papers = {}
    for path in SEEDS.glob("*.txt"):
        papers |= dict.fromkeys(_runs(path.read_text(encoding="utf-8")), path.name)
    copied = [
        f"{path.name}: {' '.join(run)} ({papers[key]})"
        for path in FILES
        for key, run in _runs(_own_text(path)).items()
        if key in papers and not _is_name_or_figure(run)
    ]
    assert copied == []


def test_no_person_is_named() -> None:
    files = [*FILES, *(DATA / "councils").glob("*/opportunities.csv")]
    found = [
        (path.name, person)
        for path in files
        for person in PERSONS
        if re.search(rf"\b{person}\b", path.read_text(encoding="utf-8").lower())
    ]
    assert found == []


def test_figures_of_the_site_are_those_in_the_register() -> None:
    code = re.compile(r'"([A-Z]{3}-\d+)"')
    files = [*PAGES.glob("*.py"), *(ROOT / "mps" / "ui").glob("*/*.py")]
    used = {one for path in files for one in code.findall(path.read_text(encoding="utf-8"))}
    with (DATA / "reference" / "figure_codes.csv").open(encoding="utf-8") as file:
        assert {row["figure_code"] for row in csv.DictReader(file)} == used


def test_every_page_of_the_register_and_of_guidance_is_a_page() -> None:
    pages = set(re.findall(r'url_path = "(.*)"', (PAGES / "pages.toml").read_text()))
    for name in ("figure_codes", "guidance_points"):
        with (DATA / "reference" / f"{name}.csv").open(encoding="utf-8") as file:
            assert {row["page_url"] for row in csv.DictReader(file)} <= pages
