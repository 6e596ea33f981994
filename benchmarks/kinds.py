"""The kinds of made-up locations, in the words the Care Quality Commission uses for real ones."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of location, and how many in 100 are of it."""

    per_100: int
    sector: str
    category: str
    services: tuple[str, ...]
    activities: tuple[str, ...]
    bands: tuple[str, ...] = ()
    rated: tuple[str, ...] = ("Overall",)
    most_beds: int = 0


_SOCIAL = "Social Care Org"
_ROOMS = "Accommodation for persons who require nursing or personal care"
_TREATMENT = "Treatment of disease, disorder or injury"
_SCREENING = "Diagnostic and screening procedures"
_OLDER = ("Dementia", "Older People", "Physical Disability", "Younger Adults")
_LEARNING = ("Learning disabilities or autistic spectrum disorder", "Mental Health")
_AT_HOME = "Community based adult social care services"
_HOMES = "Residential social care"
KINDS = (
    Kind(
        19,
        _SOCIAL,
        _HOMES,
        ("Care home service without nursing",),
        (_ROOMS,),
        _OLDER,
        ("Overall", "Residential homes"),
        40,
    ),
    Kind(
        8,
        _SOCIAL,
        _HOMES,
        ("Care home service with nursing",),
        (_ROOMS, _TREATMENT),
        _OLDER,
        ("Overall", "Nursing homes"),
        90,
    ),
    Kind(
        22,
        _SOCIAL,
        _AT_HOME,
        ("Domiciliary care service",),
        ("Personal care",),
        (*_OLDER, *_LEARNING),
        ("Overall", "Homecare"),
    ),
    Kind(
        4,
        _SOCIAL,
        _AT_HOME,
        ("Domiciliary care service", "Supported living service"),
        ("Personal care",),
        _LEARNING,
        ("Overall", "Supported living"),
    ),
    Kind(
        2,
        _SOCIAL,
        _AT_HOME,
        ("Extra Care housing services",),
        ("Personal care",),
        _OLDER,
        ("Overall", "Extra care housing"),
    ),
    Kind(
        20,
        "Primary Dental Care",
        "Dentists",
        ("Dental service",),
        (_SCREENING, "Surgical procedures", _TREATMENT),
        ("Whole Population",),
    ),
    Kind(
        13,
        "Primary Medical Services",
        "GP Practices",
        ("Doctors consultation service", "Doctors treatment service"),
        (_SCREENING, "Family planning", _TREATMENT),
        ("Whole Population",),
    ),
    Kind(
        12,
        "Independent Healthcare Org",
        "Acute hospital - Independent specialist",
        ("Acute services with overnight beds", "Diagnostic and/or screening service"),
        (_SCREENING, "Surgical procedures", _TREATMENT),
        ("Whole Population",),
    ),
)
