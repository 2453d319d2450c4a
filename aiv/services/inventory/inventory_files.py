"""Keep the file of an import in the database until the import ends, packed."""

from __future__ import annotations

import hashlib
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Final

from aiv.domain.errors import InvalidInput
from aiv.domain.inventory.files import MAX_BYTES
from aiv.models import InventoryFile, InventoryImport

CHUNK: Final = 1 << 20
IN_MEMORY: Final = 8 * CHUNK
TOO_LARGE: Final = "is larger than 50 MB; split it by store"


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A file as it is kept: its packed bytes, what it hashes to and how long it was."""

    packed: bytes
    content_hash: str
    n_bytes: int


def pack(chunks: Iterable[bytes]) -> Packed:
    """Pack a file as it comes; raises InvalidInput naming "file" when it is too large."""
    packing, digest = zlib.compressobj(6), hashlib.sha256()
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > MAX_BYTES:
            raise InvalidInput("file", TOO_LARGE)
        digest.update(chunk)
        parts.append(packing.compress(chunk))
    parts.append(packing.flush())
    return Packed(packed=b"".join(parts), content_hash=digest.hexdigest(), n_bytes=size)


def chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """Give a file in pieces."""
    while chunk := file.read(CHUNK):
        yield chunk


@contextmanager
def opened(row: InventoryImport) -> Iterator[IO[bytes]]:
    """Open the file of an import; a large one lies on disk while it is read."""
    packed = InventoryFile.objects.values_list("packed", flat=True).get(inventory_import=row)
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as file:
        for chunk in _unpacked(bytes(packed)):
            file.write(chunk)
        file.seek(0)
        yield file


def _unpacked(packed: bytes) -> Iterator[bytes]:
    stream = zlib.decompressobj()
    rest = packed
    while rest:
        yield stream.decompress(rest, CHUNK)
        rest = stream.unconsumed_tail
    yield stream.flush()
