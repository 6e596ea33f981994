"""Reference codes: random, short, and safe to write on paper and to read out on the telephone.

Of signs that look alike (0 O, 1 I L, 2 Z, 5 S) or sound alike (B C D E G P T V, M N, F S X) one
at most is used. There are 17 of them, a prime number: a weighted sum modulo 17 as last sign finds
every single wrong sign and every two neighbours that changed places.
"""

import secrets

from mps.errors import MpsError

ALPHABET = "23456789HKMQRTWXY"
LENGTH = 8
_BASE = len(ALPHABET)
_HALF = LENGTH // 2


def new_reference() -> str:
    """A reference nobody can guess from others, such as `R7K4-9QXM`."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return _written(signs + _check(signs))


def read_reference(text: str) -> str:
    """The reference a person typed, in its one form; spaces, hyphens and case do not matter.

    Raises MpsError, saying what to look for, when it cannot be a reference.
    """
    signs = "".join(sign for sign in text[:100].upper() if sign.isalnum())
    if len(signs) != LENGTH:
        raise MpsError(
            f"A reference code has {LENGTH} letters and numbers, such as R7K4-9QXM; "
            f"this has {len(signs)}."
        )
    if strange := sorted(set(signs) - set(ALPHABET)):
        raise MpsError(
            f"A reference code has no {' and no '.join(strange)}. It uses: {ALPHABET}. "
            "Look at the code again."
        )
    if _check(signs[:-1]) != signs[-1]:
        raise MpsError("This is not a reference code: at least one sign is wrong. Look again.")
    return _written(signs)


def _check(signs: str) -> str:
    total = sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(signs, start=2))
    return ALPHABET[(total + 1) % _BASE]  # one more, so that eight equal signs are no code


def _written(signs: str) -> str:
    return f"{signs[:_HALF]}-{signs[_HALF:]}"
