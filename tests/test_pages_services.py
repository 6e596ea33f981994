"""Services and providers as a visitor sees it: each view, council, filter and area, and none."""

import csv
import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from mps.build import run_build
from mps.store import open_store
from mps.ui import Column, Figure
from mps.ui.figures import csv_bytes
from tests.places import TESTSHIRE
from tests.test_pages import COUNCILS, charts_of, show, words_of
from tests.test_pages_quality import FORMER, SOUTH_WEST

OLDHAM, BATH = "E08000004", "E06000022"
TITLE = "Services and providers"
VIEWS = ("market", "beds", "access", "structure", "exit")
LISTED = ("market", "structure", "exit")
COMMAND = "python -m mps import"


@pytest.fixture(autouse=True)
def _store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPS_STORE", str(store))


def heads(app: object) -> list[str]:
    return [element.value for element in app.header]  # type: ignore[attr-defined]


@pytest.mark.parametrize("council", COUNCILS)
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_stands_for_every_council(view: str, council: str) -> None:
    app = show(TITLE, council=council, view=view)
    assert not app.exception
    assert not app.warning
    assert len(app.title) == 1
    said = words_of(app)
    assert "nan" not in said.lower().split()
    assert "<NA>" not in said
    assert all(chart.proto.alt for chart in app.main.get("plotly_chart"))
    if council not in (OLDHAM, BATH) and view in LISTED:
        assert any(COMMAND in info.value for info in app.info)
        assert any("https://www.cqc.org.uk/" in info.value for info in app.info)
    elif view != "access":
        day = {OLDHAM: "28 March 2025", BATH: "19 October 2014"}.get(council, "2022")
        assert day in said or (view == "beds" and "2022" in said)


@pytest.mark.parametrize(
    ("view", "title", "figures"),
    [
        ("market", "Oldham had 44 care homes with 1,574 beds and 62 locations with homecare on "
         "28 March 2025", 4),
        ("beds", "Oldham had 91 care home beds per 1,000 residents aged 75 and over on 28 March "
         "2025; 14 of its 33 neighbourhoods had none", 2),
        ("access", "13 small areas of Oldham have many residents aged 75 and over but few care "
         "home beds within reach in Oldham's own homes; Greenfield & Uppermill 020E has most such "
         "residents, 320", 2),
        ("structure", "The largest of 95 providers in Oldham has 146 of 1,574 care home beds "
         "(9.3%)", 3),
        ("exit", "If the provider of Chadderton Total Care left, 146 of 402 beds in care homes "
         "with nursing in Oldham (36.3%) would go", 3),
    ],
)  # fmt: skip
def test_each_view_of_oldham_has_its_finding_and_figures(
    view: str, title: str, figures: int
) -> None:
    app = show(TITLE, council=OLDHAM, view=view)
    assert app.title[0].value == title
    assert len(app.header) == figures
    assert 'class="mps-tiles"' in "".join(one.proto.body for one in app.main.get("html"))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "chosen",
    [
        {"service": "homecare"},
        {"service": "live_in_care"},
        {"service": "complex_clinical"},
        {"service": "equipment"},
        {"service": "care_home", "client": "dementia"},
        {"client": "carers"},
        {"service": "shared_lives", "client": "learning_disability"},
    ],
)
@pytest.mark.parametrize("council", [OLDHAM, BATH])
def test_filters_are_honoured_or_said_not_to_be(
    council: str, chosen: dict[str, str], view: str
) -> None:
    app = show(TITLE, council=council, view=view, **chosen)
    assert not app.exception
    assert not app.warning
    said = words_of(app)
    assert "nan" not in said.lower().split()
    assert "<NA>" not in said
    if chosen.get("service") == "equipment":
        assert "need not be registered" in said
    if chosen.get("service") == "live_in_care":
        assert "does not tell live-in care apart" in said
    if view == "access":
        assert "not used here" in said
    if view == "beds" and chosen.get("service") == "homecare":
        assert "not used here" in said
    if view in LISTED and chosen.get("client") == "dementia":
        assert "dementia" in app.title[0].value.lower()
    if council == OLDHAM and view != "access" and chosen.get("client") == "dementia":
        assert "all beds of the homes that list dementia" in said


AREAS = {
    OLDHAM: ["E05000738", "E02001098", "E01005410"],
    BATH: ["E06000022-keynsham", "E05001935", "E02002985", "E01014370"],
    "E10000017": ["E07000117", "E02005242"],
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    ("council", "area"), [(council, area) for council, some in AREAS.items() for area in some]
)
def test_every_view_stands_for_areas_of_every_level(council: str, area: str, view: str) -> None:
    app = show(TITLE, council=council, area=area, view=view)
    assert not app.exception
    assert not app.warning
    assert "nan" not in words_of(app).lower().split()


@pytest.mark.parametrize("need", ["75_plus", "85_plus", "dementia"])
@pytest.mark.parametrize("counted", ["newest", "msoa_2022"])
def test_need_and_supply_are_on_one_map(need: str, counted: str) -> None:
    app = show(TITLE, council=OLDHAM, view="beds", need=need, supply=counted)
    drawn = charts_of(app)[0]["data"]
    assert drawn[0]["type"] == "choropleth"
    assert len(drawn[0]["locations"]) == 33
    circles = [trace for trace in drawn if "Beds in care homes" in trace.get("name", "")]
    total = {"newest": "1,574", "msoa_2022": "1,786"}[counted]
    assert circles[0]["name"] == f"Beds in care homes ({total})"
    assert ("Dementia rates" in words_of(app)) == (need == "dementia")


@pytest.mark.parametrize("km", ["3", "5", "10"])
def test_the_method_and_its_sources_stand_below_the_map_of_access(km: str) -> None:
    said = words_of(show(TITLE, council=BATH, view="access", reach=km))
    for part in ("two-step floating catchment", "Luo and Wang, 2003", "Gaussian", "Dai, 2010"):
        assert part in said
    assert f"the council's border within {km} km" in said
    assert "beds and people beyond it count only where they are held" in said


def test_access_says_that_only_own_homes_count_and_how_near_the_border_is() -> None:
    app = show(TITLE, council=OLDHAM, view="access")
    said = words_of(app)
    assert all("in Oldham's own homes" in title for title in (app.title[0].value, *heads(app)))
    assert "the council's border is within reach of all 141 small areas" in unescape(said)
    assert "Border, km" in said
    assert "Farthest from a care home in Oldham" in said
    assert "rough" not in said


def test_the_count_of_2022_tells_no_distance_to_a_home() -> None:
    said = words_of(show(TITLE, council=OLDHAM, view="access", supply="msoa_2022"))
    assert "The count of 2022 gives no addresses" in said
    assert "Nearest home, km" not in said
    assert "Farthest" not in said
    # Homes of a neighbourhood in Lancashire are within 10 km of Oldham's border.
    app = show(TITLE, council=OLDHAM, view="access", supply="msoa_2022", reach="10")
    assert "own homes" not in words_of(app)


def test_an_exit_speaks_of_the_council_alone() -> None:
    app = show(TITLE, council=OLDHAM, view="exit")
    said = words_of(app)
    assert "nearest other care home with nursing in Oldham to" in heads(app)[0]
    assert "to whom it is the nearest of its kind in Oldham" in said
    assert "the other 7 have 256 beds together" in said
    assert "appear only where the lists of their councils are held" in unescape(said)
    assert "Providers of one group of companies are counted apart" in said


@pytest.mark.parametrize("view", VIEWS)
def test_no_provider_is_called_by_a_bare_number(view: str) -> None:
    app = show(TITLE, council=OLDHAM, view=view)
    assert not re.search(r"[Pp]rovider 1-\d", words_of(app))
    options = [option for box in app.main.selectbox for option in box.options]
    assert not any(re.search(r"[Pp]rovider 1-\d", option) for option in options)
    if view == "exit":
        assert "Provider of Brierfields and 3 more (4 locations, 120 beds)" in options


def test_an_area_without_a_location_is_said_to_have_none() -> None:
    app = show(TITLE, council=OLDHAM, area="E05000724")
    assert app.title[0].value == "No registered location was listed in Crompton on 28 March 2025"
    assert "none of them is in Crompton" in words_of(app)
    app = show(TITLE, council=OLDHAM, area="E05000724", service="homecare")
    assert "none of them fits this choice" in words_of(app)


def test_the_key_of_the_map_has_no_numbers_that_titles_contradict() -> None:
    drawn = charts_of(show(TITLE, council=OLDHAM))[0]["data"]
    names = [trace.get("name", "") for trace in drawn if trace["type"] == "scattergeo"]
    assert "Homecare" in names
    assert not any(re.search(r"\d", name) for name in names)


def test_the_list_opens_with_name_rating_and_beds() -> None:
    grid = show(TITLE, council=OLDHAM).dataframe[0].value
    assert list(grid.columns)[:3] == ["location_name", "rating_name", "bed_count"]


def test_residents_of_a_council_without_a_list_have_a_year() -> None:
    said = words_of(show(TITLE, council="E08000018"))
    assert "Care home beds, 2022, and residents, mid-2020" in said


def test_the_structure_says_what_the_index_means() -> None:
    said = words_of(show(TITLE, council=OLDHAM, view="structure"))
    assert "2,054, highly concentrated" in said
    assert "yardstick here only" in said
    assert "Care homes with nursing (by beds)" in " ".join(
        heads(show(TITLE, council=OLDHAM, view="structure"))
    )


@pytest.mark.parametrize("leaver", ["1-16964879095", "1-101667914", "1-757123384"])
def test_whoever_leaves_is_named_and_nothing_is_forecast(leaver: str) -> None:
    app = show(TITLE, council=OLDHAM, view="exit", leaver=leaver)
    said = words_of(app)
    assert app.title[0].value.startswith("If ")
    assert "arithmetic on the register, not a forecast" in said
    assert "says nothing about the health of any provider" in said


def test_a_leaver_that_is_not_on_offer_falls_back_with_a_notice() -> None:
    app = show(TITLE, council=OLDHAM, view="exit", leaver="<script>")
    assert not app.exception
    assert "The largest provider here is shown" in app.warning[0].value


def test_every_location_leads_to_its_page_at_the_regulator() -> None:
    app = show(TITLE, council=OLDHAM)
    tables = [one.proto.body for one in app.main.get("html") if "mps-table" in one.proto.body]
    assert re.search(r'<a href="https://www\.cqc\.org\.uk/location/1-\d+">', tables[0])
    grid = app.dataframe[0].value
    assert len(grid) == 106
    first = grid["location_name"].iloc[0]
    assert first == "https://www.cqc.org.uk/location/1-16964879095#Chadderton%20Total%20Care"


def test_the_csv_of_locations_has_every_column(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: dict[str, list[dict[str, str]]] = {}

    def take(figure: Figure, frame: pd.DataFrame, columns: list[Column]) -> None:
        text = csv_bytes(figure, frame, columns).decode("utf-8-sig")
        taken[figure.code] = list(csv.DictReader(text.splitlines()))

    monkeypatch.setattr(Figure, "download", take)
    for view in VIEWS:
        show(TITLE, council=OLDHAM, view=view)
    codes = [code for code in taken if code.startswith("SUP")]
    assert sorted(codes, key=lambda code: int(code[4:])) == [
        f"SUP-{number}" for number in range(1, 15) if number != 4
    ]
    row = taken["SUP-1"][0]
    assert len(taken["SUP-1"]) == 106
    assert row["Name"] == "Chadderton Total Care"
    assert row["CQC page"] == "https://www.cqc.org.uk/location/1-16964879095"
    assert (row["Beds"], row["Postcode"], row["Rating"]) == (
        "146",
        "OL9 9SR",
        "Requires improvement",
    )
    assert len(taken["SUP-7"]) == 141
    assert {row["Licence"] for rows in taken.values() for row in rows}.isdisjoint({""})


def test_stated_figures_are_those_of_the_chosen_service() -> None:
    said = words_of(show(TITLE, council=BATH))
    for part in ("38 homes", "1,474 beds", "2,128 units", "289 households", "140 units"):
        assert part in said
    assert re.search(r"complex dementia care +1 home ", said)
    for section in ("10.1 Introduction", "8.1 Overview of the Current Market"):
        assert re.search(rf"Beds lost in care home closures \(section [^)]*{section}\)", said)
    assert "1,474 beds" not in words_of(show(TITLE, council=BATH, service="homecare"))


def national(root: Path, councils: Iterable[str], beds: int) -> None:
    """Give the small tree a made-up release of active locations: one care home in each council."""
    with (root / "data" / "columns" / "cqc_active_locations.csv").open(encoding="utf-8") as file:
        columns = [row["column"] for row in csv.DictReader(file)]
    path = root / "data" / "bundled" / "cqc_active_locations" / "listed.csv"
    with path.open(encoding="utf-8") as file:
        kept = [row for row in csv.DictReader(file) if row["provider_id"] != "1-801"]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
        for number, name in enumerate(councils, 6000):
            writer.writerow({
                "location_id": f"1-{number}", "location_name": f"Home in {name}",
                "location_type": "Social Care Org", "is_care_home": "Y", "bed_count": beds,
                "service_types": "Care home service without nursing", "provider_id": "1-801",
                "provider_name": "Made-up Homes Limited", "local_authority": name,
            })  # fmt: skip


def test_a_national_list_brings_the_region_and_then_england(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small / "data" / "reference" / "local_authorities.csv"
    with path.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["council_code"] not in FORMER]
    own = [row["council_name"] for row in rows if row["region_code"] == SOUTH_WEST]
    others = [row["council_name"] for row in rows if row["region_code"] != SOUTH_WEST]
    levels, beds = [], []
    for councils in (own[1:], own, [*own, *others]):
        national(small, councils, 20)
        built = run_build(small, small / "store" / "market.duckdb").store
        frame = open_store(built).query(
            "services__totals", area_code=TESTSHIRE, service_type="", client_group=""
        )
        levels.append(list(frame["place_level"]))
        beds.append(frame.set_index("place_level")["bed_count"])
    assert levels == [["council"], ["council", "region"], ["council", "region", "england"]]
    assert beds[2]["england"] - beds[2]["region"] >= 20 * (len(others) - 1)
    monkeypatch.setenv("MPS_STORE", str(built))
    app = show(TITLE, council=TESTSHIRE)
    assert not app.exception
    assert "South West" in words_of(app)


def test_another_council_is_shown_by_its_own_newest_beds() -> None:
    app = show(TITLE, council=BATH, view="beds")
    app.sidebar.selectbox[0].select(OLDHAM).run()
    assert not app.exception
    assert "on 28 March 2025" in app.title[0].value
    assert "supply" not in app.query_params
