"""A small made-up document with one part of each kind, for tests of its forms."""

from datetime import date
from typing import Any

from mps.publish.blocks import (
    Aside,
    Bullets,
    Chart,
    Dataset,
    Document,
    Heading,
    Key,
    Lede,
    Notice,
    Pairs,
    Paragraph,
    Run,
    Section,
    Source,
    Table,
)

BARS: dict[str, Any] = {
    "data": [{"type": "bar", "orientation": "h", "x": [10, 5], "y": [0, 1],
              "text": ["10", "5"], "textposition": "outside", "marker": {"color": "#12436D"}}],
    "layout": {"height": 120, "margin": {"l": 100, "r": 20, "t": 10, "b": 30},
               "xaxis": {"range": [0, 10], "tickvals": [0, 5, 10]},
               "yaxis": {"range": [1.5, -0.5], "tickvals": [0, 1],
                         "ticktext": ["First", "Second"]}},
}  # fmt: skip

TABLE = Dataset(
    "TST-1",
    "Ash has most homes",
    "Homes by place, Testshire, 31 March 2025",
    (("Place", "text"), ("Homes", "count"), ("Share", "pct"), ("Opened", "date"),
     ("Fee", "gbp_pence")),
    (("Ash", 1200, 12.3456, date(2020, 6, 30), 18.5), ("Birch", 3, None, None, None)),
    (("Figure", "TST-1"), ("Publisher", "Test Office"), ("Source", "Homes"),
     ("Reference date", "31 March 2025"), ("Licence", "Open Government Licence v3.0"),
     ("Our processing", "none")),
    "Homes count once.",
)  # fmt: skip

WIDE = Table(
    ("Place", *(f"Measure number {place}" for place in range(1, 9))),
    (("Ash", *(["1,234,567"] * 8)),),
    (False, *([True] * 8)),
    "A wide table",
)
FAR_TOO_WIDE = Table(
    tuple(f"Column {place} of many" for place in range(1, 31)),
    (tuple(f"Something said at length, number {place}" for place in range(1, 31)),),
    (False,) * 30,
)


def document() -> Document:
    """Two pages: one with every kind of part, one to be linked to."""
    first = Section(
        "At a glance",
        "index",
        (
            Heading(1, "Ash has most homes"),
            Lede("Homes, Testshire, 31 March 2025"),
            Pairs((("All homes", ("1,203", "up by 3")),), large=True),
            Notice((Run("Fees of Birch: not available.", bold=True), Run(" None is published."))),
            Heading(2, "Ash has 1,200 homes", "tst-1"),
            Lede("Homes by place", "TST-1"),
            Key("Key to the map", (("Under 10", "#D2E2F1"), ("10 and over", "#12436D"))),
            Chart(BARS, "Bars: First 10, Second 5."),
            Source((Run("Source: "), Run("Test Office", link="https://example.org/a?b=1&c=2"))),
            Heading(2, "How it was done"),
            Bullets(((Run("one"),), (Run("two", italic=True),))),
            Bullets(((Run("first"),), (Run("second"),)), ordered=True),
            Bullets(((Run("first again"),),), ordered=True),
            Aside("The rule", (Heading(3, "In short"), Paragraph((Run("Count once."),)))),
            Pairs((("Licence", ("Open Government Licence v3.0",)),)),
            Heading(4, "A heading that skips"),
            WIDE,
            Heading(2, "Far too wide"),
            FAR_TOO_WIDE,
        ),
        (TABLE,),
    )
    second = Section(
        "Quality",
        "quality",
        (
            Heading(1, "Most are good"),
            Paragraph((Run("See "), Run("the homes", link="/?council=X#tst-1"), Run(" and "),
                       Run("fees", link="price?council=X"), Run("."))),
        ),
    )  # fmt: skip
    return Document(
        "Market position statement, Testshire", "X", "Testshire", date(2026, 11, 27),
        "As held on 27 November 2026.", "0123456789ab", (first, second),
    )  # fmt: skip
