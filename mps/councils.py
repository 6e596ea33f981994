"""The council that somebody on the command line means: by its code or by its folder's name."""

import pandas as pd

from mps.errors import QueryError
from mps.text import suggest


def council_asked(asked: str, councils: pd.DataFrame) -> pd.Series:
    """The row of a council in `councils` (council_code, council_slug, council_name).

    Raises QueryError for one that is not known, with the nearest and with all that are.
    """
    found = councils[(councils["council_code"] == asked) | (councils["council_slug"] == asked)]
    if found.empty:
        known = list(councils["council_slug"])
        near = suggest(asked, known)
        raise QueryError(f"There is no council {asked}.{near} Councils: {', '.join(known)}.")
    return found.iloc[0]
