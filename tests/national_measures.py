"""Made-up measures and ages for every council of England, in the small tree.

Council number n in the order of codes has, in 2024-25, an admission rate (2C) of 400 + 2n per
100,000 of 20,000 residents aged 65 and over, and a turnover (6A) of 10 + n / 10 per cent. At
mid-2020 it has 100 + n people of each single year of age up to 64, and 100 of each year above.
"""

import csv
from pathlib import Path

from tests.places import EXAMPLESHIRE, TESTSHIRE
from tests.small import YEAR

ASCOF = "data/bundled/dhsc_ascof/ascof_2024_25.csv"
PEOPLE = "data/bundled/ons_council_population/council_population.csv"
NEW_CODES = {"E08000016": "E08000038"}  # Barnsley since 2025
TOTALS = "data/bundled/ons_population_totals/population_totals.csv"
KNOWN = "queries/check/area__figures_are_of_known_areas.sql"


def councils(root: Path) -> list[tuple[str, str]]:
    """Codes and names of the councils with duties today, in the order of their codes."""
    with (root / "data/reference/local_authorities.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["is_current"] == "Y"]
    return sorted((row["council_code"], row["council_name"]) for row in rows)


def write_national(root: Path) -> None:
    """Give every council of a small tree its made-up rows."""
    named = [*councils(root), ("E92000001", "England"), ("E12000009", "South West")]
    with (root / ASCOF).open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for number, (code, name) in enumerate(named):
            many = 20_000 if code.startswith(("E06", "E08", "E09", "E10")) else 10_000_000
            head = [NEW_CODES.get(code, code), name, "2024-25"]
            rate = 400 + 2 * number
            writer.writerow(["2C", "all", *head, rate, "", many, "", "", ""])
            writer.writerow(["6A", "all", *head, 10 + number / 10, "", "", "", "", ""])
    with (root / PEOPLE).open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for number, (code, name) in enumerate(councils(root)):
            if code in (TESTSHIRE, EXAMPLESHIRE):
                continue
            for age in range(91):
                people = 100 + number if age < 65 else 100
                halves = {"persons": people, "males": people // 2, "females": -(-people // 2)}
                for sex, count in halves.items():
                    writer.writerow([YEAR, code, name, "council", sex, age, count, "published"])
    with (root / TOTALS).open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for number, (code, name) in enumerate(councils(root)):
            if code not in (TESTSHIRE, EXAMPLESHIRE):
                people = 65 * (100 + number) + 26 * 100
                writer.writerow([YEAR, code, name, people, people, "published"])
    card = root / "data" / "sources" / "ons_council_population.toml"
    card.write_text(card.read_text(encoding="utf-8").replace("[0, 10000]", "[0, 100000]"))
    # Only the areas that have a page of their own are known to this check.
    (root / KNOWN).unlink(missing_ok=True)
