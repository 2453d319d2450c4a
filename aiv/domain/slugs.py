"""Say how a public name in an address is spelled."""

from __future__ import annotations

import re

PATTERN = r"^[a-z0-9](?:[a-z0-9-]{1,62}[a-z0-9])$"
REMEDY = "Use 3 to 64 small letters, digits and hyphens; begin and end with a letter or digit."

_SLUG = re.compile(PATTERN.removeprefix("^").removesuffix("$"))


def is_slug(text: str) -> bool:
    """Say whether the whole text is a slug."""
    return _SLUG.fullmatch(text) is not None
