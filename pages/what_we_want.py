"""What we want: the council's draft intentions, the rest of its statement, and what changed."""

from mps.ui import open_page, want

VIEWS = {
    "intentions": want.register,
    "interested": want.interests,
    "statement": want.statement,
    "changed": want.changed,
    "full": want.everything,
}
page = open_page()
here = want.Wanted(page)
if page["intention"] == "all":
    VIEWS[page["view"]](here)
else:
    want.one(here)
