"""Responses as CSV for consultation software and spreadsheets, with nothing in it that runs."""

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence

from mps.responses.answers import CHANNELS, STANCES, WHO, Response
from mps.responses.text import mask

COLUMNS = (
    *("reference", "council_code", "council", "received_at", "channel", "subject_kind"),
    *("subject_code", "subject", "stance", "who", "text", "moderation", "summary", "we_did"),
    "delete_after",
)
GUARD = "'"
# A spreadsheet takes a cell that begins so for a formula; some after blanks, some in wide form.
_RUNS = ("=", "+", "-", "@", "|", "%", GUARD)


def as_csv(
    responses: Sequence[Response], councils: Mapping[str, str], subjects: Mapping[str, str]
) -> str:
    """The responses as CSV, one a row, every cell in quotes.

    Names of councils and subjects come by their codes; contacts in the text are masked. A cell
    that a spreadsheet would take for a formula has an apostrophe before it, and so has one that
    begins with an apostrophe: taking one away gives back every text.
    """
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in responses:
        cells = {
            **one.__dict__,
            "council": councils.get(one.council_code, ""),
            "subject": subjects.get(one.subject_code, ""),
            "channel": CHANNELS[one.channel],
            "stance": STANCES[one.stance],
            "who": WHO.get(one.who, one.who),
            "text": mask(one.text),
        }
        writer.writerow([guarded(str(cells[name])) for name in COLUMNS])
    return text.getvalue()


def guarded(cell: str) -> str:
    """The cell as no spreadsheet takes it for a formula."""
    first = unicodedata.normalize("NFKC", cell).lstrip()[:1]
    starts_blank = cell[:1] in ("\t", "\r", "\n")
    return f"{GUARD}{cell}" if (first in _RUNS and first) or starts_blank else cell
