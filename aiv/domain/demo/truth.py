"""Set how often the script names each dealer: constants, so that measured rates can be judged."""

from __future__ import annotations

from typing import Final

# Of all answers about a department, the share that puts the dealer forward. Departments that a
# row leaves out follow "new".
RATES: Final[dict[str, dict[str, float]]] = {
    "demo-harbor-lantern-velmar": {
        "new": 0.42,
        "used": 0.30,
        "service": 0.52,
        "parts": 0.46,
        "finance": 0.18,
        "trade-in": 0.24,
        "reputation": 0.38,
    },
    "demo-bellweather-velmar": {"new": 0.16, "used": 0.26, "service": 0.10, "reputation": 0.12},
    "demo-copper-quay-velmar": {"new": 0.58, "used": 0.44, "service": 0.36, "finance": 0.50},
    "demo-northlight-velmar": {"new": 0.46, "used": 0.50, "service": 0.22, "reputation": 0.55},
    "demo-gannet-bay-velmar": {"new": 0.28, "used": 0.20, "service": 0.40, "parts": 0.44},
    "demo-saltgrass-velmar": {"new": 0.20, "used": 0.34, "service": 0.14},
    "demo-millrace-velmar": {"new": 0.08, "used": 0.12, "service": 0.06},
    # Never named: a measured zero has to be shown as what it is.
    "demo-juniper-row-velmar": {"new": 0.0},
}
# How readily each assistant names dealers at all.
READINESS: Final = {
    "chatgpt": 1.0,
    "claude": 0.85,
    "perplexity": 1.15,
    "gemini": 1.05,
    "grok": 0.95,
    "ai_overview": 0.8,
}
OVERVIEW_SHOWN: Final = 0.4
REFUSED: Final = 0.015
FAILED: Final = 0.03
WARNED: Final = 0.12
"""Share of answers about reputation that warn of one dealer which they do not put forward."""


def true_rate(dealer: str, *, department: str, platform: str) -> float:
    """Give the share (0..1) of a platform's answers about a department that name the dealer."""
    rates = RATES[dealer]
    return rates.get(department, rates["new"]) * READINESS[platform]


def is_ever_named(dealer: str) -> bool:
    """Tell a dealer that may be named from one whose true rate is zero everywhere."""
    return any(RATES[dealer].values())
