"""Find the dealer and the file that somebody typed behind a command."""

from __future__ import annotations

from pathlib import Path

from aiv.domain.errors import InvalidInput
from aiv.models import Dealer
from aiv.selectors.by_slug import dealer


def dealer_of(slug: str) -> Dealer:
    """Give a dealer; InvalidInput where there is none."""
    found = dealer(slug)
    if found is None:
        raise InvalidInput("dealer", f"there is no dealer {slug}")
    return found


def read(path: Path) -> bytes:
    """Give a file's bytes; InvalidInput where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidInput("file", f"{path} cannot be read: {error.strerror}") from error
