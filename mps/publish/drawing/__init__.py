"""Charts as SVG: the figures of `mps.charts` and `mps.maps` drawn without a browser.

Only what those figures use is drawn: bars, lines, marks, fills, flows and maps of shaded areas,
with the axes, notes, lines and keys of their layouts. Anything else raises NotDrawn, so that a
chart is never printed with a part missing.
"""

from mps.publish.drawing.figure import draw
from mps.publish.drawing.parts import NotDrawn

__all__ = ["NotDrawn", "draw"]
