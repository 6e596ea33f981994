"""Tables for machines: CSV, and beside each what its columns mean (CSV on the Web, W3C 2015)."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

from mps.publish.blocks import Dataset
from mps.publish.cells import for_machines, headings, is_numeric

_CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]


def write_csv(dataset: Dataset, folder: Path) -> None:
    """Write `<code>.csv` and `<code>.csv-metadata.json` into a folder."""
    name = f"{dataset.code.lower()}.csv"
    (folder / name).write_text(as_csv(dataset), encoding="utf-8", newline="")
    described = json.dumps(metadata(dataset, name), indent=2, ensure_ascii=False)
    (folder / f"{name}-metadata.json").write_text(described + "\n", encoding="utf-8", newline="\n")


def as_csv(dataset: Dataset) -> str:
    """The table as CSV, headings as shown, missing cells empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headings(dataset))
    kinds = [kind for _, kind in dataset.columns]
    for row in dataset.rows:
        cells = [for_machines(value, kind) for value, kind in zip(row, kinds, strict=True)]
        writer.writerow(["" if cell is None else cell for cell in cells])
    return text.getvalue()


def metadata(dataset: Dataset, name: str) -> dict[str, Any]:
    """What the table is, whose it is, and what its columns hold."""
    about = dict(dataset.about)
    notes = [f"{label}: {value}" for label, value in dataset.about if value]
    return {
        "@context": _CONTEXT,
        "url": name,
        "dc:title": f"{dataset.code}: {dataset.title}",
        "dc:description": dataset.subtitle,
        "dc:publisher": about.get("Publisher", ""),
        "dc:source": about.get("Source", ""),
        "dc:license": about.get("Licence", ""),
        "dc:temporal": about.get("Reference date", ""),
        "rdfs:comment": [*notes, *([dataset.note] if dataset.note else [])],
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": {
            "columns": [
                {
                    "titles": label,
                    "name": _name(label, place),
                    "datatype": _datatype(kind),
                    "null": "",
                }
                for place, (label, kind) in enumerate(dataset.columns)
            ]
        },
    }


def _name(label: str, place: int) -> str:
    """A name that a program can use, unlike that of every other column."""
    plain = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")
    return f"{plain or 'column'}_{place + 1}"


def _datatype(kind: str) -> str:
    if kind in ("count", "year", "change"):
        return "integer"
    return "number" if is_numeric(kind) else {"date": "date"}.get(kind, "string")
