"""Make texts of strangers fit every database, one sign for one sign, so that offsets hold.

PostgreSQL stores neither NUL nor half of a surrogate pair; SQLite takes both.
"""

from __future__ import annotations

import re

from aiv.domain.evidence.answers import JSON

REPLACEMENT = "\ufffd"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def is_storable(text: str) -> bool:
    """Say whether both databases store the text as it is."""
    return _UNSTORABLE.search(text) is None


def text(value: str) -> str:
    """Give the text with U+FFFD for every sign that cannot be stored."""
    return _UNSTORABLE.sub(REPLACEMENT, value)


def json_value(value: JSON) -> JSON:
    """Give a JSON value whose keys and texts can all be stored."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, dict):
        return {text(str(key)): json_value(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [json_value(part) for part in value]
    return value
