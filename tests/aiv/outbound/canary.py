"""Listen on loopback and count who comes: a guard that works is never heard here."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Answer = Callable[[str, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Canary:
    """A server on loopback with the paths that were asked for."""

    port: int = 0
    hits: int = 0
    paths: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Give an address of this server."""
        return f"http://{host}:{self.port}{path}"


def plain(body: bytes = b"hello", *, status: str = "200 OK", headers: str = "") -> Answer:
    """Answer always the same."""

    async def answer(path: str, writer: asyncio.StreamWriter) -> None:
        length = f"Content-Length: {len(body)}\r\nConnection: close\r\n"
        writer.write(f"HTTP/1.1 {status}\r\n{length}{headers}\r\n".encode() + body)

    return answer


def redirecting(to: str, status: str = "302 Found") -> Answer:
    """Lead elsewhere."""
    return plain(b"", status=status, headers=f"Location: {to}\r\n")


@asynccontextmanager
async def listening(answer: Answer, *, tls: ssl.SSLContext | None = None) -> AsyncIterator[Canary]:
    """Serve one answer for every request."""
    canary = Canary()
    tasks: set[asyncio.Task[None] | None] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.current_task())
        canary.hits += 1
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            canary.heads.append(head)
            canary.paths.append(head.split(" ")[1])
            await answer(canary.paths[-1], writer)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            tasks.discard(asyncio.current_task())

    server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=tls)
    canary.port = server.sockets[0].getsockname()[1]
    try:
        yield canary
    finally:
        server.close()
        for task in [each for each in tasks if each is not None]:
            task.cancel()
        await asyncio.gather(*(t for t in tasks if t is not None), return_exceptions=True)


def self_signed(folder: Path, names: list[str | None]) -> ssl.SSLContext:
    """Give a certificate that nobody vouches for; the names that clients ask for are kept."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "shop.example")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    made = made.public_key(key.public_key()).serial_number(1)
    made = made.not_valid_before(now - timedelta(1)).not_valid_after(now + timedelta(1))
    pem = serialization.Encoding.PEM
    private = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path = folder / "shop.pem"
    path.write_bytes(
        key.private_bytes(pem, *private) + made.sign(key, hashes.SHA256()).public_bytes(pem)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    context.sni_callback = lambda _socket, asked, _context: names.append(asked)
    return context
