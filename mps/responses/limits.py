"""How often one visitor may send, without keeping who they are."""

import hashlib
import ipaddress
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable


class Buckets:
    """A bucket of tokens for each visitor: `most` at once, then one every `seconds`.

    Visitors are told apart by a hash of their address with a random salt that this process alone
    knows and forgets when it ends; neither is ever written anywhere.
    """

    def __init__(
        self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._salt = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._held: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def take(self, visitor: str) -> float:
        """Take a token; 0, or the seconds to wait when there is none."""
        key = hashlib.blake2b(
            network_of(visitor).encode("utf-8", "replace"), key=self._salt
        ).digest()
        with self._lock:
            now = self._clock()
            tokens, since = self._held.pop(key, (float(self._most), now))
            tokens = min(self._most, tokens + (now - since) / self._seconds)
            wait = 0.0 if tokens >= 1 else (1 - tokens) * self._seconds
            self._held[key] = (tokens if wait else tokens - 1, now)
            while len(self._held) > LARGEST:
                self._held.popitem(last=False)
        return wait


def network_of(address: str) -> str:
    """The network an address belongs to, as far as one visitor has it: of IPv6 the first half."""
    try:
        found = ipaddress.ip_address(address.strip())
    except ValueError:
        return address[:100]
    if found.version == 6:
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)


LARGEST = 20_000  # visitors held at once, some 3 MB; the one seen longest ago is forgotten first
