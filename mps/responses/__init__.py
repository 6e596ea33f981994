"""What people answer to a council's consultation: the one thing the app may write.

Responses lie in a file of their own and never in the store. Nothing of who sent one is kept
but the category they chose: no name, no address, no browser.
"""

from mps.responses.answers import CHANNELS, LONGEST_TEXT, STANCES, STATES, WHO, Answer, Response
from mps.responses.book import Book
from mps.responses.codes import read_reference
from mps.responses.desk import NotTaken, consultation_of, remove, send
from mps.responses.file import ResponsesUnavailable
from mps.responses.published import FEWEST, Heard, heard
from mps.responses.text import clean, contacts, mask

__all__ = [
    "CHANNELS",
    "FEWEST",
    "LONGEST_TEXT",
    "STANCES",
    "STATES",
    "WHO",
    "Answer",
    "Book",
    "Heard",
    "NotTaken",
    "Response",
    "ResponsesUnavailable",
    "clean",
    "consultation_of",
    "contacts",
    "heard",
    "mask",
    "read_reference",
    "remove",
    "send",
]
