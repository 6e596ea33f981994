"""The parts of the page Have your say."""

from mps.ui.say.form import answer
from mps.ui.say.heard import said_and_done
from mps.ui.say.removing import remove
from mps.ui.say.standing import top, what_is_kept
from mps.ui.say.ways import without_the_site
from mps.ui.say.what import Asked, Subject, subjects

__all__ = [
    "Asked",
    "Subject",
    "answer",
    "remove",
    "said_and_done",
    "subjects",
    "top",
    "what_is_kept",
    "without_the_site",
]
