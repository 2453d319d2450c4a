"""Keep an uploaded file between its preview and its import; each belongs to who uploaded it.

Files lie in `var/staging/`, named by their owner and a random word, and expire after an hour.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings

from aiv.domain.errors import InvalidInput
from dealershipai.accounts.models import User

EXPIRES_AFTER_S = 3600
MAX_BYTES = 200 * 1024 * 1024


def keep(chunks: Iterable[bytes], *, owner: User) -> str:
    """Store an upload and give the word that names it; too large a file is refused."""
    _forget_old()
    token = secrets.token_urlsafe(24)
    path = _path(token, owner)
    size = 0
    with path.open("xb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > MAX_BYTES:
                break
            file.write(chunk)
    if size > MAX_BYTES:
        path.unlink()
        raise InvalidInput("file", "is larger than 200 MB; split it, or use import_answers")
    return token


@contextmanager
def opened(token: str, *, owner: User) -> Iterator[IO[bytes]]:
    """Open a kept file of this owner; one that expired has to be uploaded again."""
    path = _path(token, owner)
    if not path.is_file():
        raise InvalidInput("file", "is no longer here; upload it again")
    with path.open("rb") as file:
        yield file


def forget(token: str, *, owner: User) -> None:
    """Remove a kept file; doing it again changes nothing."""
    _path(token, owner).unlink(missing_ok=True)


def _folder() -> Path:
    folder: Path = settings.VAR_DIR / "staging"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _path(token: str, owner: User) -> Path:
    if not token.replace("-", "").replace("_", "").isalnum() or not token.isascii():
        raise InvalidInput("file", "is no longer here; upload it again")
    return _folder() / f"{owner.pk}.{token}"


def _forget_old() -> None:
    oldest = time.time() - EXPIRES_AFTER_S
    for path in _folder().iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
