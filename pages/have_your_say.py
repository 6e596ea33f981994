"""Have your say: until when and how one can answer the council, and what came of the answers."""

from mps.ui import open_page, say

asked = say.Asked(open_page())
say.top(asked)
if asked.is_open:
    say.answer(asked)
    say.what_is_kept(asked)
    say.without_the_site(asked)
say.said_and_done(asked)
if asked.is_open or asked.holds_responses:
    say.remove(asked)
