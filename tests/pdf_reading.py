"""What a PDF tells a screen reader: its tags with their text alternatives, in reading order."""

from pathlib import Path
from typing import Any

from pypdf import PdfReader


def tags(path: Path) -> list[tuple[str, str]]:
    """Every element of the structure of a PDF: its role and its text alternative, or empty."""
    root = PdfReader(path).trailer["/Root"]
    found: list[tuple[str, str]] = []

    def walk(node: Any) -> None:
        held = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(held, list):
            for one in held:
                walk(one)
        elif isinstance(held, dict):
            if "/S" in held:
                found.append((str(held["/S"]).lstrip("/"), str(held.get("/Alt", ""))))
            if "/K" in held:
                walk(held["/K"])

    walk(root["/StructTreeRoot"])
    return found
