"""Take secrets and personal data out of text before it is logged or sent anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.conf import settings

HIDDEN = "[hidden]"
# Shorter values would blank ordinary words.
SHORTEST_SECRET = 8

_TOKEN = re.compile(
    r"\b(?:sk|pk|rk|xai|pplx|key)[-_][A-Za-z0-9_-]{12,}"
    r"|\bdai_live_[A-Za-z0-9_-]{12,}"
    r"|\bAIza[A-Za-z0-9_-]{20,}"
    r"|(?<=/services/)[A-Z0-9]{1,20}/[A-Z0-9]{1,20}/[A-Z0-9_-]{1,80}"
    r"|\b(?:Bearer|Basic|Token)\s+[A-Za-z0-9._~+/=-]{8,}"
    r"|(?<=://)[^/\s:@]*:[^/\s@]+(?=@)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"""(?i)\b((?:api[-_]?key|password|passwd|secret|token|authorization|cookie|sessionid|ticket|csrf\w*)
    ["']?\s*[:=]\s*["']?)[^\s"'&,;)}\]]+""",
    re.VERBOSE,
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_PHONE = re.compile(r"(?<![\w.-])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}(?![\w-])")
_PRIVATE_NAME = re.compile(
    r"(?i)api[-_]?key|passw|secret|token|ticket|authori[sz]ation|cookie|session|csrf|dsn|e-?mail|phone"
)


def text(words: str) -> str:
    """Hide the installation's own secrets, anything shaped like a key, and e-mail addresses."""
    for value in _own_secrets():
        words = words.replace(value, HIDDEN)
    words = _NAMED.sub(rf"\1{HIDDEN}", _TOKEN.sub(HIDDEN, words))
    return _EMAIL.sub(HIDDEN, words)


def personal(words: str) -> str:
    """Hide phone numbers too."""
    return _PHONE.sub(HIDDEN, text(words))


def tree(value: Any) -> Any:
    """Scrub every string of a nested value, and whole values whose name says they are private."""
    if isinstance(value, dict):
        return {key: _entry(key, entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [tree(entry) for entry in value]
    return personal(value) if isinstance(value, str) else value


def _entry(key: object, value: Any) -> Any:
    return HIDDEN if isinstance(key, str) and _PRIVATE_NAME.search(key) else tree(value)


@cache
def _own_secrets() -> tuple[str, ...]:
    found = {value for value in _declared() if len(value) >= SHORTEST_SECRET}
    # The longest first, so that one secret inside another leaves no tail.
    return tuple(sorted(found, key=len, reverse=True))


def _declared() -> Iterator[str]:
    yield from (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    yield from settings.PROVIDER_KEY_SECRETS
    yield from (settings.METRICS_TOKEN, settings.SENTRY_DSN, settings.REDIS_URL)
    yield from _strings(settings.PROVIDER_KEYS.values())
    yield from _strings(base.get("PASSWORD") for base in settings.DATABASES.values())
    yield from _strings((getattr(settings, "EMAIL_HOST_PASSWORD", ""), settings.EMAIL_URL))


def _strings(values: Iterable[object]) -> Iterator[str]:
    return (value for value in values if isinstance(value, str))
