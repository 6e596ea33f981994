"""Names of people end here: which names of providers and locations may pass.

CQC names a provider that is a person by that person's name, and some locations too. Only what is
surely an organisation keeps its name; when in doubt it is left out, and the provider is known by
its number alone.
"""

import re
from functools import lru_cache

INDIVIDUAL = "Individual provider"
WITHHELD = "Name withheld"

# What CQC calls providers that are people.
PERSONAL_OWNERSHIP = ("individual", "partnership")

TITLES = (
    *("mr", "mrs", "ms", "miss", "mx", "dr", "drs", "doctor", "prof", "professor"),
    *("rev", "revd", "reverend", "sir", "dame", "messrs"),
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A word of these says organisation. Words that are surnames too (Hall, Lodge, Church) are not
# here: a name without a word of these is only left out.
ORGANISATION_WORDS = _words(
    """
    limited ltd llp plc cic cio inc company co corporation corp incorporated partnership
    partners associates association associations society federation union league
    foundation trust trustees charity charities charitable fund council borough county district
    city authority nhs ics icb university college school academy diocese convent
    sisters mission ministries ministry hospital hospitals hospice clinic clinics surgery
    practice centre centres center medical health healthcare dental dentist dentistry dentists
    pharmacy optical ambulance care cares caring carers careline homecare home homes house houses
    housing homeless residence residences residential nursing nurses retirement living lives
    support supported supporting supportive service services solutions group groups holdings
    enterprise enterprises consulting consultancy consultants management agency agencies
    recruitment staffing resources network alliance project projects scheme schemes community
    communities centred disability disabilities autism autistic dementia mental mencap mind
    learning independent independence assist assisted assistance rehabilitation recovery therapy
    therapies wellbeing welfare international uk national british royal midlands anglia northern
    southern eastern western
    """
)
# Words that no person's name has: two to four words with one of these are no person.
LINKING_WORDS = _words("of the for on in at with to from by your our my its")

_TITLE = re.compile(rf"(?<![\w'’])(?:{'|'.join(TITLES)})(?![\w'’])", re.IGNORECASE)
_SCLEROSIS = re.compile(r"(?<![\w'’])MS(?![\w'’])")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@lru_cache(maxsize=65_536)
def has_title(name: str) -> bool:
    """Whether a name holds a personal title such as Mrs or Dr."""
    if says_organisation(name):  # MS Therapy Centre: multiple sclerosis, not a lady
        name = _SCLEROSIS.sub(" ", name)
    return bool(_TITLE.search(name))


def says_organisation(name: str) -> bool:
    """Whether a name holds a word that only organisations have."""
    return any(word.casefold() in ORGANISATION_WORDS for word in _WORD.findall(name))


def is_person(name: str, ownership: str = "") -> bool:
    """Whether a provider's name is that of a person: CQC says so, or it holds a title.

    `ownership` is CQC's ownership type, blank where it is not stated.
    """
    if name.casefold() == INDIVIDUAL.casefold():  # said before it came here
        return True
    return ownership.casefold() in PERSONAL_OWNERSHIP or has_title(name)


@lru_cache(maxsize=65_536)
def may_be_person(name: str, ownership: str = "") -> bool:
    """Whether a provider's name may be that of a person: nothing says that it is none."""
    if is_person(name, ownership):
        return True
    if ownership or says_organisation(name) or re.search(r"\d", name):
        return False
    words = [word for word in _WORD.findall(name) if word.casefold() != "and"]
    return 2 <= len(words) <= 4 and not any(word.casefold() in LINKING_WORDS for word in words)


def provider_name(name: str | None, ownership: str | None = None) -> str | None:
    """The name of a provider as it may be kept.

    A person's reads Individual provider. One that may be a person's and may be an organisation's
    is None, as if it were not held: to call it a person's could be wrong.
    """
    if not name or is_person(name, ownership or ""):
        return name and INDIVIDUAL
    return None if may_be_person(name, ownership or "") else name


def location_name(name: str | None, withheld: str | None = None) -> str | None:
    """The name of a location as it may be kept.

    It is withheld when it holds a personal title, or the person's name that was `withheld` as
    that of its provider.
    """
    if name and (has_title(name) or (withheld and _names_person(name, withheld))):
        return WITHHELD
    return name


def _names_person(name: str, person: str) -> bool:
    """Whether a location's name holds, or is part of, the name of a person."""
    if says_organisation(person):  # a practice whose partners run it keeps its location's name
        return False
    wanted = _essence(person)
    found = _essence(name)
    return (len(wanted) > 1 and wanted <= found) or (len(found) > 1 and found <= wanted)


def _essence(name: str) -> set[str]:
    """The words of a name without titles, initials and the word and."""
    words = {word.casefold() for word in _WORD.findall(name)}
    return {word for word in words if len(word) > 1} - {*TITLES, "and"}
