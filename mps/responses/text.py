"""What people wrote, made safe to keep and to pass on: cleaned, and searched for contacts."""

import re
import unicodedata

# What a person types to be read. Signs that only steer (control characters, and the marks that
# turn the direction of the text around so that it reads other than it is) are left out; the two
# joiners that some scripts cannot be spelled without stay.
_LEFT_OUT = ("Cc", "Cf", "Cs", "Co", "Cn")
_KEPT = "\n\u200c\u200d"
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_EMAIL = re.compile(r"[\w.+'-]{1,64}[@\uff20][\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
# Ten or eleven digits from a 0 or +44, however spaced; not a part of a longer number or amount.
_PHONE = re.compile(
    r"(?<![\d.,£])(?:(?:\+|00)44[\s().-]{0,3}(?:\(0\)[\s.-]{0,2})?[1-9]|\(?0[1-9])"
    r"(?:[\s().-]{0,2}\d){8,9}(?!\d)"
)
_CONTACTS = (("e-mail address", _EMAIL), ("phone number", _PHONE))


def clean(text: str) -> str:
    """The text in one Unicode form, without control characters, with at most one empty line.

    Nothing is escaped: it is text, and whoever shows it must treat it as text.
    """
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    text = "".join(
        sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in _LEFT_OUT
    )
    text = unicodedata.normalize("NFC", text)
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def contacts(text: str) -> list[tuple[str, str]]:
    """Each e-mail address and phone number that is obvious in the text: what it is, and itself."""
    return [(kind, found) for kind, pattern in _CONTACTS for found in pattern.findall(text)]


def mask(text: str) -> str:
    """The text with obvious e-mail addresses and phone numbers replaced by what they were."""
    for kind, pattern in _CONTACTS:
        text = pattern.sub(f"[{kind} left out]", text)
    return text


def folded(text: str) -> str:
    """The text as it is compared with others: case and spacing do not tell two texts apart."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
