"""Read the networks that vendors publish for their bots, and find an address in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Final

MAX_NETWORKS: Final = 10_000
_KEYS: Final = ("ipv4Prefix", "ipv6Prefix", "ip_prefix", "ipv6_prefix", "prefix", "cidr")


@dataclass(frozen=True, slots=True)
class Networks:
    """Ranges of addresses without overlap, in order: first and last of each, by version."""

    firsts: tuple[tuple[int, int], ...]
    lasts: tuple[int, ...]

    def __contains__(self, address: str) -> bool:
        """Say whether an address lies in one of them."""
        try:
            read = ip_address(address)
        except ValueError:
            return False
        at = bisect_right(self.firsts, (read.version, int(read))) - 1
        return at >= 0 and self.firsts[at][0] == read.version and int(read) <= self.lasts[at]


def of(networks: Iterable[str]) -> Networks:
    """Give networks ready to be searched; those that are none are left out."""
    ranges = sorted(_range(each) for each in networks if _is_network(each))
    joined: list[tuple[int, int, int]] = []
    for version, first, last in ranges:
        if joined and joined[-1][0] == version and first <= joined[-1][2]:
            joined[-1] = (version, joined[-1][1], max(last, joined[-1][2]))
        else:
            joined.append((version, first, last))
    return Networks(
        firsts=tuple((version, first) for version, first, _ in joined),
        lasts=tuple(last for _, _, last in joined),
    )


def published(body: object) -> tuple[str, ...]:
    """Give the networks of a vendor's list (a parsed JSON body); none where it has none."""
    rows = body.get("prefixes") if isinstance(body, dict) else body
    if not isinstance(rows, list):
        return ()
    return tuple(dict.fromkeys(each for each in _prefixes(rows) if _is_network(each)))[
        :MAX_NETWORKS
    ]


def _prefixes(rows: list[object]) -> Iterator[str]:
    for row in rows:
        values = [row.get(key) for key in _KEYS] if isinstance(row, dict) else [row]
        yield from (value for value in values if isinstance(value, str))


def _is_network(words: str) -> bool:
    try:
        network = ip_network(words, strict=False)
    except ValueError:
        return False
    # A list that claims a twentieth of the internet would verify anybody.
    return network.prefixlen >= (8 if network.version == 4 else 19)


def _range(words: str) -> tuple[int, int, int]:
    network = ip_network(words, strict=False)
    return network.version, int(network.network_address), int(network.broadcast_address)
