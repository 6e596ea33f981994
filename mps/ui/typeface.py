"""The typeface of the site, as the file that Streamlit serves."""

from pathlib import Path

import streamlit

from mps.errors import MpsError


def typeface() -> Path:
    """The file of Source Sans with all its weights, as WOFF2 (SIL Open Font Licence).

    Raises MpsError when this Streamlit has it elsewhere.
    """
    media = Path(streamlit.__file__).parent / "static" / "static" / "media"
    found = sorted(media.glob("SourceSansVF-Upright*.woff2"))
    if not found:
        raise MpsError(f"Streamlit has no SourceSansVF-Upright file in {media}. Install the"
                       " version that requirements.txt names.")  # fmt: skip
    return found[0]
