"""Spreadsheets written by the tests themselves: small, and wrong in the way that is asked for."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

URN = "urn:oasis:names:tc:opendocument:xmlns"
ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"
SHEET_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARED = '<?xml version="1.0" encoding="UTF-8"?>'


def pack(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Zip the parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def ods_content(body: str) -> str:
    """content.xml around what stands in the spreadsheet element."""
    spaces = " ".join(
        f'xmlns:{prefix}="{URN}:{name}:1.0"'
        for prefix, name in (
            *(("office", "office"), ("table", "table"), ("text", "text")),
            *(("draw", "drawing"), ("svg", "svg-compatible")),
        )
    )
    return (
        f"{DECLARED}<office:document-content {spaces}><office:body><office:spreadsheet>"
        f"{body}</office:spreadsheet></office:body></office:document-content>"
    )


def ods_sheet(rows: str, name: str = "Data") -> str:
    """One sheet around its rows."""
    return f'<table:table table:name="{name}">{rows}</table:table>'


def row(*cells: str, attributes: str = "") -> str:
    """One row of an ODS around its cells."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(inner: str = "", attributes: str = "") -> str:
    """One cell of an ODS around what stands in it."""
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


def said(text: str, attributes: str = "") -> str:
    """A cell of an ODS with one paragraph."""
    return cell(f"<text:p>{text}</text:p>", attributes)


def write_ods(path: Path, body: str, **parts: str) -> Path:
    """An ODS with this body, and further parts by name."""
    return pack(path, {"mimetype": ODS_MIME, "content.xml": ods_content(body), **parts})


def write_xlsx(
    path: Path,
    rows: str,
    shared: str = "",
    formats: str = "",
    styles: str = "",
    book: str = "",
    sheets: tuple[str, ...] = ("Data",),
    without: tuple[str, ...] = (),
) -> Path:
    """An XLSX whose sheets all hold these rows; `styles` are the xf elements of its cells.

    The parts named by `without` are left out.
    """
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    targets = {f"rId{number}": ("worksheet", f"worksheets/{number}.xml") for number in _to(sheets)}
    targets |= {"rId98": ("styles", "styles.xml"), "rId99": ("sharedStrings", "sharedStrings.xml")}
    relations = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE_NS}/{kind}" Target="{target}"/>'
        for id, (kind, target) in targets.items()
    )
    inner = {
        "xl/workbook.xml": (
            f'<workbook xmlns="{SHEET_NS}" xmlns:r="{OFFICE_NS}">{book}<sheets>{listed}</sheets>'
            "</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE_NS}">{relations}</Relationships>'
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEET_NS}">{shared}</sst>',
        "xl/styles.xml": (
            f'<styleSheet xmlns="{SHEET_NS}"><numFmts>{formats}</numFmts>'
            f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{styles}</cellXfs>'
            "</styleSheet>"
        ),
    }
    for number in _to(sheets):
        inner[f"xl/worksheets/{number}.xml"] = (
            f'<worksheet xmlns="{SHEET_NS}"><sheetData>{rows}</sheetData></worksheet>'
        )
    kept = {name: DECLARED + inner[name] for name in inner if name not in without}
    return pack(path, kept)


def _to(sheets: tuple[str, ...]) -> range:
    return range(1, len(sheets) + 1)
