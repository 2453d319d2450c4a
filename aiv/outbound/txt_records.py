"""Ask a name server for the TXT records of a name (RFC 1035): one question, a bounded answer.

The name servers are those of the system. A question goes by UDP, and by TCP when the answer is too
long for it; the port and the number of a question are random, and an answer must repeat both.
"""

from __future__ import annotations

import secrets
import socket
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

RESOLV_CONF: Final = Path("/etc/resolv.conf")
PORT: Final = 53
SECONDS: Final = 2.0
MAX_SERVERS: Final = 3
MAX_UDP: Final = 4096
MAX_RECORDS: Final = 100
Server = tuple[str, int]
_HEAD: Final = struct.Struct("!6H")
_RECORD: Final = struct.Struct("!HHIH")
_TXT: Final = 16
_INTERNET: Final = 1
_IS_ANSWER, _IS_CUT, _WANTS_RECURSION = 0x8000, 0x0200, 0x0100
_NO_ERROR, _NO_SUCH_NAME = 0, 3
_POINTER: Final = 0xC0
_MAX_LABEL, _MAX_NAME = 63, 253


class Unanswered(Exception):
    """Say that no name server gave a usable answer, which is not the same as no record."""


def texts_of(name: str, *, servers: Sequence[Server] | None = None) -> tuple[str, ...]:
    """Give the texts of a name's TXT records; raises Unanswered when nobody told them."""
    question = _question(name)
    for server in (servers or _system())[:MAX_SERVERS]:
        number = secrets.randbelow(1 << 16)
        head = _HEAD.pack(number, _WANTS_RECURSION, 1, 0, 0, 0)
        try:
            return tuple(_texts(_ask(server, head + question), head[:2] + question))
        except (OSError, ValueError, struct.error, IndexError):
            # Silent, refusing or talking nonsense: the next one is asked.
            continue
    raise Unanswered("no name server answered")


def _system() -> list[Server]:
    """Give the name servers that the system asks."""
    try:
        lines = RESOLV_CONF.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    words = (line.split() for line in lines)
    return [(each[1], PORT) for each in words if len(each) > 1 and each[0] == "nameserver"]


def _question(name: str) -> bytes:
    try:
        labels = name.rstrip(".").encode("idna").split(b".")
    except UnicodeError as error:
        raise Unanswered(f"{name} is no name") from error
    if len(name) > _MAX_NAME or not all(0 < len(label) <= _MAX_LABEL for label in labels):
        raise Unanswered(f"{name} is no name")
    spelled = b"".join(bytes([len(label)]) + label for label in labels)
    return spelled + b"\0" + struct.pack("!HH", _TXT, _INTERNET)


def _ask(server: Server, message: bytes) -> bytes:
    family = socket.AF_INET6 if ":" in server[0] else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as link:
        link.settimeout(SECONDS)
        # A connected socket takes answers of this server only, on a port the system draws.
        link.connect(server)
        link.send(message)
        answer = link.recv(MAX_UDP)
    is_cut = _HEAD.unpack_from(answer)[1] & _IS_CUT
    return _ask_long(server, message) if is_cut else answer


def _ask_long(server: Server, message: bytes) -> bytes:
    with socket.create_connection(server, SECONDS) as link:
        link.sendall(struct.pack("!H", len(message)) + message)
        (length,) = struct.unpack("!H", _exactly(link, 2))
        return _exactly(link, length)


def _exactly(link: socket.socket, length: int) -> bytes:
    found = b""
    while len(found) < length:
        piece = link.recv(length - len(found))
        if not piece:
            raise ValueError("the answer ends early")
        found += piece
    return found


def _texts(answer: bytes, asked: bytes) -> Iterator[str]:
    """Read the TXT records; raises ValueError for an answer to something else, or for a refusal."""
    _, flags, questions, records, _, _ = _HEAD.unpack_from(answer)
    at = _HEAD.size + len(asked) - 2
    echoed = answer[:2] + answer[_HEAD.size : at]
    if not flags & _IS_ANSWER or questions != 1 or echoed.lower() != asked.lower():
        raise ValueError("an answer to something else")
    if flags & 0x0F not in (_NO_ERROR, _NO_SUCH_NAME):
        raise ValueError("the name server refused")
    for _ in range(min(records, MAX_RECORDS)):
        at = _after_name(answer, at)
        kind, network, _, length = _RECORD.unpack_from(answer, at)
        at += _RECORD.size
        if (kind, network) == (_TXT, _INTERNET):
            yield _joined(answer[at : at + length])
        at += length


def _after_name(answer: bytes, at: int) -> int:
    """Pass over a name; where a pointer leads to is of no interest."""
    while (length := answer[at]) and length < _POINTER:
        at += 1 + length
    return at + (2 if length >= _POINTER else 1)


def _joined(spelled: bytes) -> str:
    """Join the pieces of one record, each of which begins with its length."""
    found, at = b"", 0
    while at < len(spelled):
        length = spelled[at]
        found += spelled[at + 1 : at + 1 + length]
        at += 1 + length
    return found.decode("utf-8", "replace")
