"""Find which dealers' own sites an answer links to."""

from __future__ import annotations

from collections.abc import Iterable

from aiv.domain.mentions.roster import Roster
from aiv.domain.mentions.variants import host_of


def linked_dealers(roster: Roster, urls: Iterable[str]) -> list[int]:
    """Give the dealers whose own host, or a subdomain of it, serves one of the addresses."""
    found: dict[int, None] = {}
    for url in urls:
        for dealer in _owners(roster, host_of(url)):
            found.setdefault(dealer)
    return list(found)


def _owners(roster: Roster, host: str) -> tuple[int, ...]:
    parts = host.split(".")
    tails = (".".join(parts[at:]) for at in range(len(parts) - 1))
    return next((roster.hosts[tail] for tail in tails if tail in roster.hosts), ())
