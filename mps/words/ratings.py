"""Kinds of rating and of none, each explained once, and what to call what is rated."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from mps.words.market import IMPORT


class Kind(NamedTuple):
    """A kind of rating or of none: its name and what it means, in a sentence."""

    name: str
    meaning: str


RATING_KINDS: Mapping[str, Kind] = {
    "outstanding": Kind("Outstanding", "CQC's best rating."),
    "good": Kind("Good", "CQC's second rating: the service meets what people should expect."),
    "requires_improvement": Kind("Requires improvement", "CQC's third rating."),
    "inadequate": Kind("Inadequate", "CQC's lowest rating."),
    "inherited": Kind(
        "Inherited",
        "CQC still shows the rating of the registration before, under another provider or at "
        "another place. It is not counted as the location's own.",
    ),
    "not_rated": Kind(
        "Not rated", "CQC looked at the service, but gave no rating on its scale of four."
    ),
    "no_published_rating": Kind(
        "No published rating",
        "CQC publishes no rating, for example because it has not yet inspected a new registration.",
    ),
    "not_held": Kind(
        "Not held here", "The list loaded here says nothing of a rating; CQC may have given one."
    ),
}
"""Every rating class in order, best first. The last four are never added to a rating."""

KEY_QUESTIONS: Mapping[str, str] = {
    "safe": "Safe",
    "effective": "Effective",
    "caring": "Caring",
    "responsive": "Responsive",
    "well_led": "Well-led",
}
"""The five key questions: column and name, in CQC's order."""

WAYS: Mapping[str, str] = {"rose": "Rose", "same": "Stayed the same", "fell": "Fell"}
"""How a rating moved, in words."""


class Breakdown(NamedTuple):
    """What ratings are broken down by, after "by", and how to read the result."""

    what: str
    note: str


BREAKDOWNS: Mapping[str, Breakdown] = {
    "service": Breakdown(
        "kind of service", "A location with several kinds of service counts in each of them."
    ),
    "key_question": Breakdown(
        "key question",
        "CQC asks five questions of every service and rates each beside the overall rating.",
    ),
    "area": Breakdown(
        "area",
        "Homecare is placed at its office, not where it visits. Few locations lie in one area: "
        "one rating can move its share a lot.",
    ),
    "provider": Breakdown(
        "size of provider or home",
        "A provider's size is the number of its registered locations in the list held here; those "
        "it runs elsewhere are held only when a list of all England is loaded.",
    ),
}
"""The choices of the page Quality."""

COUNTED = (
    "Only the four ratings that CQC gave a registered location itself are counted as ratings. "
    "What follows is kept apart everywhere, and never counted as a low rating. Closed locations "
    "are not on this page."
)
"""The rule that every figure on ratings keeps, said once."""

WILL_APPEAR = (
    "ratings by kind of service, key question, area, and size of provider and home",
    "how old the ratings are",
    "how ratings moved, where earlier ratings are loaded too (records of the API)",
    "the region and England beside the council",
    "every location with its rating, its date and a link to its page at CQC",
)
"""What the page Quality shows once ratings are loaded."""

_SERVICES = {
    "nursing_home": ("care home with nursing", "care homes with nursing"),
    "care_home": ("care home without nursing", "care homes without nursing"),
    "shared_lives": ("shared lives scheme", "shared lives schemes"),
}
_CLIENTS = {
    "older_people": "for older people",
    "dementia": "for people with dementia",
    "learning_disability": "for people with a learning disability",
    "autism": "for autistic people",
    "mental_health": "for people with mental health needs",
    "physical_disability": "for people with a physical disability",
    "sensory_impairment": "for people with a sensory impairment",
    "carers": "for carers",
    "all_adults": "for adults of any age",
}


class Noun(NamedTuple):
    """What is counted, as one and as many: "care home", "care homes"; and for whom, if chosen."""

    one: str
    many: str
    whom: str = ""

    def of(self, count: int) -> str:
        """The noun after a count."""
        return self.one if count == 1 else self.many


def counted_noun(service: Mapping[str, Any] | None, client: str) -> Noun:
    """Name what the filters leave: "homecare services", "locations ... for people with dementia".

    `service` is a row of the query market__service, None for all; `client` a code, may be empty.
    """
    whom = f" {_CLIENTS.get(client, '')}".rstrip()
    if service is None:
        return Noun("location", "locations", whom)
    code = service["service_type_code"]
    if code in _SERVICES:
        return Noun(*_SERVICES[code], whom)
    is_own = service["is_counted"] or not service["counted_with"]
    name = str(service["service_type_name"] if is_own else service["counted_with"]).lower()
    return Noun(f"{name} service", f"{name} services", whom)


def rating_name(rating_class: object) -> str:
    """Name a rating class: "Requires improvement"; nothing for none."""
    return RATING_KINDS[rating_class].name if isinstance(rating_class, str) else ""


def ratings_how(landing_url: str) -> str:
    """Say how ratings are loaded, of one council or of all: from where, and by which command."""
    return (
        "For those who run this site: download *Care directory with filters* (the list of active "
        f"locations) and *Latest ratings* from [the Care Quality Commission]({landing_url}) and "
        f"run `{IMPORT} FILE`. Both files are of all England, so that the region and England "
        "appear beside every council."
    )
