"""Say which address a request comes from; the one answer for limits, sign-in and logs."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

# A Unix socket has no peer address, and the limits need a valid one: all such callers share it.
UNKNOWN = "0.0.0.0"  # noqa: S104 - a label, nothing is bound to it


def client_ip(request: HttpRequest) -> str:
    """Give the address the outermost trusted proxy saw; headers of anyone else count nothing."""
    peer = _address(request.META.get("REMOTE_ADDR", ""))
    return _forwarded(request, settings.TRUSTED_PROXY_COUNT) or peer or UNKNOWN


def _forwarded(request: HttpRequest, proxies: int) -> str:
    chain = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    # Each proxy appends whom it saw, so only the last `proxies` entries were not written by the
    # caller; a shorter chain did not pass through all of them.
    if not proxies or len(chain) < proxies:
        return ""
    return _address(chain[-proxies])


def _address(text: str) -> str:
    bare = text.strip()
    if bare.startswith("["):
        bare = bare[1:].split("]", 1)[0]
    elif bare.count(":") == 1:
        bare = bare.split(":", 1)[0]
    try:
        address = ip_address(bare.split("%", 1)[0])
    except ValueError:
        return ""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(address)
