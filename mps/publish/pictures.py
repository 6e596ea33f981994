"""Charts as pictures, for programs that do not draw SVG: Word of any age, e-mail, slides."""

from collections.abc import Collection
from pathlib import Path

import resvg_py

from mps.publish.fonts import FAMILY

SCALE = 2.0  # dots for each pixel of a chart: over 200 dots an inch across a page of A4


def as_png(drawing: str, fonts: Collection[Path]) -> bytes:
    """A drawing (SVG) as PNG, its words set in the given font files and no others."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing,
            zoom=SCALE,
            font_files=[str(path) for path in fonts],
            skip_system_fonts=True,
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )
