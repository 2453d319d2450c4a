"""Offer time zones, those of the United States first, and suggest one for a state."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

UNITED_STATES = {
    "America/New_York": "Eastern (New York)",
    "America/Chicago": "Central (Chicago)",
    "America/Denver": "Mountain (Denver)",
    "America/Phoenix": "Mountain without daylight saving (Phoenix)",
    "America/Los_Angeles": "Pacific (Los Angeles)",
    "America/Anchorage": "Alaska (Anchorage)",
    "Pacific/Honolulu": "Hawaii (Honolulu)",
}
# Where a state has two zones, most of its people live in the one named here; a person confirms it.
_STATES = {
    "America/New_York": "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV",
    "America/Chicago": "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
    "America/Denver": "CO ID MT NM UT WY",
    "America/Phoenix": "AZ",
    "America/Los_Angeles": "CA NV OR WA",
    "America/Anchorage": "AK",
    "Pacific/Honolulu": "HI",
}

Group = tuple[str, list[tuple[str, str]]]


@cache
def choices() -> list[tuple[str, str] | Group]:
    """Give the choices of a select box."""
    others = sorted(
        zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")
    )
    return [
        ("", "Choose the time zone"),
        ("United States", list(UNITED_STATES.items())),
        (
            "Everywhere",
            [(zone, zone.replace("_", " ")) for zone in others if zone not in UNITED_STATES],
        ),
    ]


def suggested(region: str) -> str:
    """Give the zone of a state of the United States by its two letters, or an empty text."""
    state = region.strip().upper()
    return next((zone for zone, states in _STATES.items() if state in states.split()), "")
