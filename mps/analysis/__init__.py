"""Methods: a frame in, a frame out; nothing is read, drawn or stored here."""

from mps.analysis.access import access_to_beds, decay
from mps.analysis.concentration import (
    CONCENTRATED_ABOVE,
    HIGHLY_CONCENTRATED_ABOVE,
    concentration,
    concentration_band,
    provider_shares,
)
from mps.analysis.spending import price_volume_mix, real_terms
from mps.analysis.survival import (
    LEAST_AT_RISK,
    median_life,
    survival_at,
    survival_curve,
)

__all__ = [
    "CONCENTRATED_ABOVE",
    "HIGHLY_CONCENTRATED_ABOVE",
    "LEAST_AT_RISK",
    "access_to_beds",
    "concentration",
    "concentration_band",
    "decay",
    "median_life",
    "price_volume_mix",
    "provider_shares",
    "real_terms",
    "survival_at",
    "survival_curve",
]
