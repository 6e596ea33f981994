"""Market structure: shares, the Herfindahl-Hirschman index and what it comes to in providers.

The index is the sum of the squared shares in percent: 10,000 when one provider has the whole
market, 10,000 / n when n providers have equal parts, near 0 for very many small ones.

The limits of 1,000 and 2,000 come from the Merger Assessment Guidelines of the Office of Fair
Trading and the Competition Commission (OFT1254, CC2 revised, September 2010, section 5.3), which
the Competition and Markets Authority kept when it took over from both in 2014: a market above
1,000 may be regarded as concentrated, above 2,000 as highly concentrated. The Authority's own
guidelines of March 2021 (CMA129) replaced them and apply no fixed limit to any measure. A
council's area is in any case not a market as a merger inquiry defines one, so the limits are a
yardstick here and no finding of competition law.
"""

import math

import pandas as pd

CONCENTRATED_ABOVE = 1000
HIGHLY_CONCENTRATED_ABOVE = 2000
GROUP = "group"
_COLUMNS = (
    GROUP, "providers", "weight", "largest_provider_id", "largest_share_pct", "hhi",
    "effective_providers",
)  # fmt: skip


def provider_shares(frame: pd.DataFrame) -> pd.DataFrame:
    """Return each provider's share of its group, the largest first.

    `frame` has provider_id (text), weight (0 or more: beds, locations, hours) and, where groups
    are wanted, group; without it all rows are one group, "All". A provider may have several
    rows; they are added up. One whose weights add up to 0 has no part in the market and no row.

    Returns group, provider_id, weight, share_pct (0 to 100 of the group). Groups keep the order
    of the frame; equal providers stand by provider_id.

    Raises ValueError for a blank provider_id or group (unknown providers are not one provider)
    and for a missing or negative weight.
    """
    _judge(frame)
    named = frame if GROUP in frame else frame.assign(**{GROUP: "All"})
    order = {name: place for place, name in enumerate(dict.fromkeys(named[GROUP]))}
    keys = [GROUP, "provider_id"]
    summed = named.groupby(keys, sort=False, as_index=False)["weight"].sum()
    held = summed[summed["weight"] > 0].copy()
    held["share_pct"] = held["weight"] / held.groupby(GROUP)["weight"].transform("sum") * 100
    held["place"] = held[GROUP].map(order)
    held = held.sort_values(["place", "weight", "provider_id"], ascending=[True, False, True])
    shares: pd.DataFrame = held[[*keys, "weight", "share_pct"]].reset_index(drop=True)
    return shares


def concentration(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the structure of each group's market.

    `frame` is as for `provider_shares`, and the same errors are raised. Returns group, providers
    (with a weight above 0), weight (their sum), largest_provider_id (of equals the first by id),
    largest_share_pct (0 to 100), hhi (0 to 10,000) and effective_providers (10,000 / hhi: so
    many equal providers would give the same index). A group whose weights are all 0 has
    providers 0 and no other value.
    """
    shares = provider_shares(frame)
    names = dict.fromkeys(frame[GROUP]) if GROUP in frame else ["All"] * bool(len(frame))
    rows = [_structure(name, shares[shares[GROUP] == name]) for name in names]
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def concentration_band(hhi: float) -> str:
    """Name the index by the guidelines' limits, which are exceeded, not reached.

    >>> concentration_band(1000)
    'not concentrated'

    Raises ValueError for a value outside 0 to 10,000 or not a number.
    """
    if not 0 <= hhi <= 10000:
        raise ValueError(f"{hhi} is not a Herfindahl-Hirschman index, which is 0 to 10,000.")
    if hhi > HIGHLY_CONCENTRATED_ABOVE:
        return "highly concentrated"
    return "concentrated" if hhi > CONCENTRATED_ABOVE else "not concentrated"


def _judge(frame: pd.DataFrame) -> None:
    weight = frame["weight"].astype(float)
    for column in ("provider_id", *([GROUP] if GROUP in frame else [])):
        blank = frame[column].isna() | (frame[column].astype(str).str.strip() == "")
        if blank.any():
            raise ValueError(
                f"{int(blank.sum())} of {len(frame)} rows have a blank {column}; the first is "
                f"row {frame.index[blank][0]}."
            )
    wrong = ~(weight >= 0) | (weight == math.inf)
    if wrong.any():
        raise ValueError(
            f"{int(wrong.sum())} of {len(frame)} rows have a missing or negative weight; the "
            f"first is row {frame.index[wrong][0]}."
        )


def _structure(name: object, shares: pd.DataFrame) -> dict[str, object]:
    if shares.empty:
        return {GROUP: name, "providers": 0}
    # Rounding drops the binary error: ten equal providers are exactly 1,000, which is a limit.
    hhi = round(float((shares["share_pct"] ** 2).sum()), 6)
    return {
        GROUP: name,
        "providers": len(shares),
        "weight": shares["weight"].sum(),
        "largest_provider_id": shares["provider_id"].iloc[0],
        "largest_share_pct": float(shares["share_pct"].iloc[0]),
        "hhi": hhi,
        "effective_providers": 10000 / hhi,
    }
