"""Opportunities: what the council will buy, when, for how much and how, and what it bought."""

from mps.ui import open_page, opportunities

found = opportunities.Opportunities(open_page())
if found.is_single:
    opportunities.one(found)
else:
    opportunities.top(found)
    opportunities.ahead(found)
    opportunities.drawn(found)
    opportunities.over(found)
    opportunities.left_out(found)
opportunities.hear(found)
