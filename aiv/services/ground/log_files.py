"""Keep an uploaded access log on disk until it was read, and unpack it piece by piece.

Files lie in `var/access_logs/`, named by dealer and log, and are removed once they were read.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final
from uuid import UUID

from django.conf import settings

from aiv.domain.errors import InvalidInput
from aiv.models import AccessLog

MAX_BYTES: Final = 1024**3
"""Of the file as it comes, and of the log as it is unpacked."""
PIECE: Final = 1024**2
GZIP: Final = b"\x1f\x8b"
TOO_LARGE: Final = "is larger than 1 GB; split it, for example by day"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was put on disk."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Whole lines of a log; `end` and `packed_end` are where they end in it and in its file."""

    words: bytes
    end: int
    packed_end: int


class Broken(Exception):
    """Say that a packed log ends early or is damaged; what came before is whole."""


def keep(chunks: Iterable[bytes], *, dealer_id: UUID, log_id: UUID) -> Kept:
    """Write an upload to disk while it comes, and give its digest; too large a file is refused."""
    path = _path(dealer_id, log_id)
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("xb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > MAX_BYTES:
                    raise InvalidInput("file", TOO_LARGE)
                digest.update(chunk)
                file.write(chunk)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Kept(digest.hexdigest(), size)


def pieces(log: AccessLog) -> Iterator[Piece]:
    """Give what was not read yet as pieces of whole lines, each of a megabyte at most.

    Raises Broken where a packed file cannot be unpacked any further, and InvalidInput where the
    file is gone.
    """
    with _unpacked(log) as (raw, file):
        at = _skipped(file, log.bytes_read)
        rest = b""
        while words := _read(file):
            rest += words
            cut = rest.rfind(b"\n") + 1 or (len(rest) if len(rest) > PIECE else 0)
            if cut:
                at += cut
                yield Piece(rest[:cut], at, raw.tell())
                rest = rest[cut:]
        if rest:
            yield Piece(rest, at + len(rest), raw.tell())


def forget(dealer_id: UUID, log_id: UUID) -> None:
    """Remove a log's file; doing it again changes nothing."""
    _path(dealer_id, log_id).unlink(missing_ok=True)


@contextmanager
def _unpacked(log: AccessLog) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    path = _path(log.dealer_id, log.pk)
    if not path.is_file():
        raise InvalidInput("file", "is no longer here; upload it again")
    with path.open("rb") as raw:
        is_packed = raw.read(2) == GZIP
        raw.seek(0)
        if not is_packed:
            yield raw, raw
            return
        with gzip.GzipFile(fileobj=raw) as file:
            yield raw, file  # type: ignore[misc]


def _skipped(file: IO[bytes], number: int) -> int:
    """Move to where the last slice ended; a packed file is unpacked again up to there."""
    try:
        return file.seek(number)
    except (OSError, EOFError, zlib.error) as error:
        raise Broken(str(error)) from error


def _read(file: IO[bytes]) -> bytes:
    try:
        return file.read(PIECE)
    except (OSError, EOFError, zlib.error) as error:
        raise Broken(str(error)) from error


def _path(dealer_id: UUID, log_id: UUID) -> Path:
    folder: Path = settings.VAR_DIR / "access_logs"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"{dealer_id.hex}.{log_id.hex}"
