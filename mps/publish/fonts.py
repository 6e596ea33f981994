"""The site's typeface for documents: cut to the letters they use, one file for each weight.

Charts and PDF are drawn with these files and no font of the machine, so that a document is the
same wherever it is made.
"""

import io
from functools import lru_cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "Source Sans"
WEIGHTS = {"regular": 400, "bold": 700}
# Latin letters, punctuation, and the signs that figures use: € ™ arrows − ≈ ≠ ≤ ≥ shapes, digits
# below and above the line.
_RANGES = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2044), (0x2070, 0x2089), (0x20AC, 0x20AC)),
    *((0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2265), (0x25A0, 0x25FF)),
)


def write_fonts(typeface: Path, folder: Path) -> dict[str, Path]:
    """Write one TrueType file for each weight into a folder; they are given by weight's name.

    `typeface` is a font of variable weight (axis wght), as WOFF2 or TrueType.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    for name, content in _cut(typeface).items():
        files[name] = folder / f"source-sans-{name}.ttf"
        files[name].write_bytes(content)
    return files


@lru_cache(maxsize=1)
def _cut(typeface: Path) -> dict[str, bytes]:
    font = TTFont(typeface, recalcTimestamp=False)
    options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp"], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for low, high in _RANGES for code in range(low, high + 1)])
    cutter.subset(font)
    font.flavor = None  # plain TrueType, which every drawing library reads
    kept = io.BytesIO()
    font.save(kept)
    return {name: _of_weight(kept, weight, name) for name, weight in WEIGHTS.items()}


def _of_weight(font: io.BytesIO, weight: int, name: str) -> bytes:
    """The font at one weight, under the name that the charts ask for."""
    font.seek(0)
    one = instancer.instantiateVariableFont(
        TTFont(font, recalcTimestamp=False), {"wght": weight}, inplace=True
    )
    style = name.title()
    for place, text in {1: FAMILY, 2: style, 4: f"{FAMILY} {style}", 16: FAMILY, 17: style}.items():
        one["name"].setName(text, place, 3, 1, 0x409)
    one["OS/2"].usWeightClass = weight
    one["OS/2"].fsSelection = 0x20 if weight >= 700 else 0x40
    one["head"].macStyle = int(weight >= 700)
    made = io.BytesIO()
    one.save(made)
    return made.getvalue()
