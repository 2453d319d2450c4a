"""Take the address to serve on, or say why it cannot or must not be taken."""

from __future__ import annotations

import errno
import ipaddress
import socket

from aiv.domain.errors import CannotStart

PUBLIC_REFUSED = (
    "Refused to listen on {host}, where other machines could reach it: {reason}.\n"
    "Set {remedy} in .env (see .env.example), then start again; "
    "or leave out --host to serve this machine only."
)
GENERATED_KEY = (
    "the secret key is one that was generated on the first start",
    "SECRET_KEY to a long random text of your own",
)
DEBUG_ON = ("DEBUG is on, which shows settings and code to anyone", "DEBUG=false")


def refuse_public(host: str, *, is_key_generated: bool, is_debug: bool) -> None:
    """Stop before other machines can reach an installation that is not ready for them."""
    if is_loopback(host) or not (is_key_generated or is_debug):
        return
    reason, remedy = GENERATED_KEY if is_key_generated else DEBUG_ON
    raise CannotStart(PUBLIC_REFUSED.format(host=host, reason=reason, remedy=remedy))


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        # A name can come to mean another address tomorrow.
        return False


def take(host: str, port: int) -> socket.socket:
    """Bind the address now, so that a taken port is known before anything is migrated."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
    except socket.gaierror as fault:
        raise CannotStart(f"--host {host} is not an address of this machine.") from fault
    taken = socket.socket(family, kind, protocol)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind(address)
        # A second start must fail here and not at the end of its own preparations.
        taken.listen(socket.SOMAXCONN)
    except OSError as fault:
        taken.close()
        raise CannotStart(_refusal(fault, host, port)) from fault
    return taken


def _refusal(fault: OSError, host: str, port: int) -> str:
    if fault.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken by another program. "
            f"Choose another: python3 manage.py up --port {port + 1}"
        )
    if fault.errno == errno.EACCES:
        return f"Port {port} needs root. Choose one above 1023: python3 manage.py up --port 8000"
    return f"Cannot listen on {host} port {port}: {fault.strerror}"
