"""Tell public internet addresses from those that lead into a network of our own."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

# `ipaddress.is_global` is no guard: it passes NAT64, 6to4 and multicast. IANA's registries of
# special-purpose addresses, and the hosts at which clouds answer their own machines.
DENIED_V4: Final = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT, and a cloud's metadata
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a cloud's host, though the address is public
        "169.254.0.0/16",  # link-local, and metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments, and a cloud's metadata
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # multicast tunnels
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
GLOBAL_V6: Final = IPv6Network("2000::/3")
"""The only part of IPv6 that is given to the internet; mapped and NAT64 addresses lie outside."""
DENIED_V6: Final = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # Teredo, ORCHID, benchmarking: addresses that carry others
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: carries any IPv4 address
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in DENIED_V4)
    if address.scope_id is not None or address not in GLOBAL_V6:
        return False
    return not any(address in network for network in DENIED_V6)


def read(text: str) -> Address | None:
    """Give the address that a resolver wrote, or None when it is none."""
    try:
        return ip_address(text)
    except ValueError:
        return None
