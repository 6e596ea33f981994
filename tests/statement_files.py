"""Made-up intentions, records and opportunities for the small data tree."""

from pathlib import Path

FOLDER = "data/councils/testshire"

INTENTION = """\
+++
intention_id = "{id}"
reference_code = "{code}"
sort_order = 1
title = "Homecare in the hills"
service_types = ["homecare"]
client_groups = ["older_people"]
direction = "grow"
status = "draft"
headline = "More homecare in the hills."
quantity = 120
quantity_unit = "hours a week"
needed_by = "2027/28"
paper = "A made-up paper"
section = "1"
evidence = ["figure:test-homes", "code:SUP-1", "measure:ascof_2c"]
+++

## Current provision

Two providers.

## We are interested in

Providers with cars.
"""

FIGURES = """\
figure_id,topic,label,value,unit,period,area_name,paper,section,quote_marker,note,service_types
test-homes,supply,Care homes,7,homes,2026,,A made-up paper,1,,,
"""

OPPORTUNITIES = "opportunity_id,title,value_gbp,value_low_gbp,value_high_gbp,value_note,published,"
OPPORTUNITIES += "tender,deadline,start,end,term_months,extension_months,route,lots,stage,supplier,"
OPPORTUNITIES += "notice_id,ocid,notice_url,cpv_codes,intention_id,service_types,client_groups,"
OPPORTUNITIES += "is_adult_care,scope_rule,paper,section,source_status,note\n"


def intention(id: str = "hills", code: str = "TE-HC1") -> str:
    """The text of an intention that has no fault."""
    return INTENTION.format(id=id, code=code)


def write(root: Path, name: str, text: str) -> Path:
    """Write a file of Testshire's folder and return its path."""
    path = root / FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def write_statement(root: Path) -> None:
    """Give Testshire one published figure and one intention that rests on it."""
    write(root, "published_figures.csv", FIGURES)
    write(root, "intentions/hills.md", intention())
