"""Bring links of a site into one form, and leave out what a crawl has no business with."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from aiv.domain import links

MAX_URL: Final = 2048
MAX_STEPS: Final = 12
"""A path deeper than this is made by a script, not by a person."""
_SESSION: Final = re.compile(
    r"(?:php)?sess(?:ion)?_?(?:id)?|sid|jsessionid|aspsessionid\w*|cfid|cftoken|token|_ga|_gl",
    re.IGNORECASE,
)
_PATH_SESSION: Final = re.compile(r";jsessionid=[^/?;]*", re.IGNORECASE)
# Accounts, carts and credit applications are a person's own; forms of them are never opened.
_PRIVATE: Final = re.compile(
    r"/(?:my-?)?(?:account|cart|basket|checkout|credit-app\w*|login|log-in|signin|sign-in|logout"
    r"|register|wp-admin|wp-login\.php|wp-json|admin|xmlrpc\.php|cgi-bin)(?:[/.?-]|$)",
    re.IGNORECASE,
)
_FILE: Final = re.compile(
    r"\.(?:7z|avi|avif|bmp|css|csv|docx?|eot|exe|gif|gz|ico|ics|jpe?g|js|json|m4[av]|mov|mp[34]"
    r"|pdf|png|pptx?|rar|rss|svg|tiff?|ttf|wav|webm|webp|woff2?|xlsx?|xml|zip)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def clean(url: str) -> str:
    """Give an address without fragment, tracking and session tokens; empty for what is none."""
    if len(url) > MAX_URL:
        return ""
    canonical = links.canonical_url(url)
    try:
        parts = urlsplit(canonical)
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    kept = [(name, value) for name, value in query if not _SESSION.fullmatch(name)]
    path = _PATH_SESSION.sub("", parts.path) or "/"
    return urlunsplit(parts._replace(path=path, query=urlencode(kept), fragment=""))


def host_of(url: str) -> str:
    """Give the host without "www.", by which the pages of one site are known."""
    return links.domain_of(url)


@lru_cache(maxsize=16_384)
def is_worth_asking(url: str) -> bool:
    """Tell whether a clean address may be a public page, by its form alone."""
    path = urlsplit(url).path
    if _PRIVATE.search(path) or _FILE.search(path):
        return False
    steps = [step for step in path.split("/") if step]
    return len(steps) <= MAX_STEPS and not _goes_round(steps)


def _goes_round(steps: list[str]) -> bool:
    """Tell a path that repeats itself: relative links on a page that answers everywhere."""
    return any(steps.count(step) > 2 for step in set(steps))
