"""Compare councils: where the council stands among all, beside those most like it, over time."""

from mps.ui import compare, open_page

here = compare.Compare(open_page())
if here.profile.empty:
    compare.nothing_held(here)
else:
    compare.top(here)
    compare.all_councils(here)
    compare.over_time(here)
    compare.profile(here)
    compare.alike(here)
