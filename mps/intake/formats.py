"""The formats this project takes: those of CQC, known by layouts, and the national ones."""

from pathlib import Path

from mps.intake.cqc import fill_from_documents, fill_from_table
from mps.intake.found import Format
from mps.intake.sources import SOURCES
from mps.readers.cqc_api import TABLES
from mps.readers.cqc_layout import Layout, load_layout

_TABULAR = ("intake/cqc.py", "readers/csv_stream.py", "readers/cqc_rows.py")
_SHEETS = tuple(
    f"readers/{name}.py"
    for name in ("cell_values", "grid", "ods", "sheets", "xlsx", "xlsx_cells", "zipped_xml")
)


def _sheet(id: str, words: str, *, is_dated_by_content: bool = False) -> Format:
    return Format(
        id=id,
        title=f"CQC {words}",
        takes=f"{words} (ODS, XLSX or CSV)",
        tables=(id,),
        modules=(*_TABULAR, *_SHEETS),
        fill=fill_from_table,
        is_dated_by_content=is_dated_by_content,
    )


# Those of CQC, which have a layout each.
FORMATS = {
    one.id: one
    for one in (
        Format(
            id="cqc_directory",
            title="CQC care directory",
            takes="care directory (CSV)",
            tables=("cqc_directory",),
            modules=_TABULAR,
            fill=fill_from_table,
        ),
        _sheet("cqc_active_locations", "active locations (care directory with filters)"),
        _sheet("cqc_latest_ratings", "latest ratings", is_dated_by_content=True),
        _sheet("cqc_deactivated_locations", "deactivated locations"),
        Format(
            id="cqc_api",
            title="CQC API records",
            takes="records of its API (JSON)",
            tables=TABLES,
            modules=("intake/cqc.py", "readers/cqc_api.py"),
            fill=fill_from_documents,
            is_dated_by_content=True,
        ),
    )
}
ALL = FORMATS | {one.id: one for one in SOURCES}

TAKEN = (
    f"The files taken are, of CQC: {', '.join(one.takes for one in FORMATS.values())}; "
    f"and {'; '.join(one.takes for one in SOURCES)}."
)


def load_layouts(root: Path) -> dict[str, Layout]:
    """The layout of every format of CQC. Raises SourceError when one is not in order."""
    names = {id: f"data/layouts/{id}.csv" for id in FORMATS}
    return {id: load_layout(root / name, name) for id, name in names.items()}
