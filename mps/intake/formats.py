"""The formats this project takes: what they are called, which tables they give."""

from dataclasses import dataclass
from pathlib import Path

from mps.readers.cqc_api import TABLES
from mps.readers.cqc_layout import Layout, load_layout


@dataclass(frozen=True)
class Format:
    """One kind of official file. `id` is its layout's name and its folder under data/raw."""

    id: str
    title: str
    kind: str  # of what it holds: locations or rows
    tables: tuple[str, ...]
    modules: tuple[str, ...]  # of mps/readers and mps/intake, beside the common ones


_TABULAR = ("readers/cqc_csv.py", "readers/cqc_rows.py")
_SHEETS = tuple(
    f"readers/{name}.py"
    for name in ("cell_values", "grid", "ods", "sheets", "xlsx", "xlsx_cells", "zipped_xml")
)

FORMATS = {
    one.id: one
    for one in (
        Format("cqc_directory", "CQC care directory", "csv", ("cqc_directory",), _TABULAR),
        *(
            Format(id, f"CQC {words}", "sheet", (id,), (*_TABULAR, *_SHEETS))
            for id, words in (
                ("cqc_active_locations", "active locations (care directory with filters)"),
                ("cqc_latest_ratings", "latest ratings"),
                ("cqc_deactivated_locations", "deactivated locations"),
            )
        ),
        Format("cqc_api", "CQC API records", "json", TABLES, ("readers/cqc_api.py",)),
    )
}

TAKEN = (
    "The files taken are CQC's care directory (CSV), its care directory with filters (active "
    "locations), latest ratings and deactivated locations (ODS, XLSX or CSV), and records of its "
    "API (JSON)."
)


def load_layouts(root: Path) -> dict[str, Layout]:
    """The layout of every format. Raises SourceError when one is not in order."""
    names = {id: f"data/layouts/{id}.csv" for id in FORMATS}
    return {id: load_layout(root / name, name) for id, name in names.items()}
