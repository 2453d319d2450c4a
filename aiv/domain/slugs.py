"""Say how a public name in an address is spelled."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

PATTERN = r"^[a-z0-9](?:[a-z0-9-]{1,62}[a-z0-9])$"
REMEDY = "Use 3 to 64 small letters, digits and hyphens; begin and end with a letter or digit."

# Leaves room for a number that tells two of the same words apart.
_MOST = 56
_SLUG = re.compile(PATTERN.removeprefix("^").removesuffix("$"))


def is_slug(text: str) -> bool:
    """Say whether the whole text is a slug."""
    return _SLUG.fullmatch(text) is not None


def from_words(*words: str, fallback: str) -> str:
    """Give the slug of some words; where too little of them is Latin, the fallback stands."""
    plain = unicodedata.normalize("NFKD", " ".join(words)).encode("ascii", "ignore").decode()
    text = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_MOST].strip("-")
    return text if is_slug(text) else fallback


def unused(slug: str, taken: Collection[str]) -> str:
    """Give the slug itself, or with the first number that makes it new."""
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"
