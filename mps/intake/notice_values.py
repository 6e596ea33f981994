"""What a procurement notice says it is worth, in pounds, without extensions; markers stay missing.

Publishers write 0, 0.01, 1 or 999999999 where they know no value, or mean to give none. Such a
value is never taken for money.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from mps.readers.json_node import Node

LEAST, MOST = Decimal(1), Decimal(10_000_000_000)  # both are still markers, or beyond belief
RULE = (
    "Values of £1 or less, of nines only (999999 and longer) and of £10 billion or more stand for "
    "none."
)

_MARKED = "which stands for none"
_NINES = re.compile(r"9{6,}(\.9+|\.0+)?")
_NOT_GIVEN = ("cancelled", "unsuccessful", "withdrawn")


@dataclass(frozen=True)
class Amount:
    """An amount in pounds, or None and why; `basis` says whether VAT is in it, if stated."""

    pounds: Decimal | None = None
    why: str = ""
    basis: str = ""


@dataclass(frozen=True)
class Value:
    """The value of a notice, its ends where it names two, and what it is of."""

    pounds: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    note: str = ""

    def cells(self) -> dict[str, str | None]:
        """The four columns of ours."""
        return {
            "value_gbp": _plain(self.pounds),
            "value_low_gbp": _plain(self.low),
            "value_high_gbp": _plain(self.high),
            "value_note": self.note or None,
        }


def value_of(release: Node, *, is_awarded: bool) -> Value:
    """The value awarded, else the one estimated; none where no part of either can be believed."""
    tender = release.child("tender")
    estimate = _amount(tender.child("value"))
    if not is_awarded:
        return _estimated(estimate, _amount(tender.child("minValue")))
    given = _given(release)
    pounds = [one.pounds for one in given if one.pounds is not None]
    if given and len(pounds) == len(given):
        what = "Awarded" if len(given) == 1 else f"Awarded, the sum of {len(given)} awards"
        return Value(sum(pounds, Decimal(0)), note=_sentence(what, given[0].basis))
    if pounds:
        return Value(note=f"A value is stated for only {len(pounds)} of {len(given)} awards.")
    why = next((one.why for one in given if one.why), "")
    if estimate.pounds is not None:
        told = _sentence("Estimated before the award, which states no value", estimate.basis)
        return Value(estimate.pounds, note=told)
    return Value(note=why or estimate.why)


def _estimated(estimate: Amount, least: Amount) -> Value:
    if estimate.pounds is None:
        return Value(note=estimate.why)
    low = least.pounds
    note = _sentence("Estimated", estimate.basis)
    if low is None or low >= estimate.pounds:
        return Value(estimate.pounds, note=note)
    return Value(estimate.pounds, low, estimate.pounds, note)


def _given(release: Node) -> list[Amount]:
    """What each award is worth: by its contract, else by itself. Bare mentions are passed by."""
    signed = {
        one.child("awardID").text(): _amount(one.child("value"))
        for one in release.items("contracts")
        if one.child("value")
    }
    given = []
    for award in release.items("awards"):
        contract = signed.pop(award.child("id").text(), None)
        if award.child("status").text() in _NOT_GIVEN:
            continue
        if contract or award.child("value") or award.items("suppliers"):
            own = _amount(award.child("value"))
            given.append(contract if contract and contract.pounds is not None else own)
    return [*given, *signed.values()]


def _amount(value: Node) -> Amount:
    net, gross = value.child("amount"), value.child("amountGross")
    has_net = net.value is not None
    number = (net if has_net else gross).number()
    if number is None:
        return Amount()
    currency = value.child("currency").text()
    if currency not in ("", "GBP"):
        return Amount(why=f"Its value is stated in {currency[:3]}; only pounds are kept.")
    if number <= LEAST or number >= MOST or _NINES.fullmatch(str(number)):
        return Amount(why=f"It states {number:,f} as its value, {_MARKED}.")
    basis = "" if not gross else "without VAT" if has_net else "with VAT"
    return Amount(number, basis=basis)


def _sentence(what: str, basis: str) -> str:
    return f"{what}, {basis}." if basis else f"{what}."


def _plain(pounds: Decimal | None) -> str | None:
    if pounds is None:
        return None
    text = format(pounds, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_marker(note: str | None) -> bool:
    """Whether the note of a value says that a marker stood for it."""
    return _MARKED in (note or "")
