"""What the page What we want shows: intentions, the rest of the statement, what changed."""

from mps.ui.want.changed import changed
from mps.ui.want.everything import everything
from mps.ui.want.interests import interests
from mps.ui.want.one import one
from mps.ui.want.register import register
from mps.ui.want.statement import statement
from mps.ui.want.what import Wanted

__all__ = ["Wanted", "changed", "everything", "interests", "one", "register", "statement"]
