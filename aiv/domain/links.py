"""Bring web addresses into one form, so that the same page is recognised wherever it is linked."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

if TYPE_CHECKING:
    from tldextract import TLDExtract

# Parameters that say who sent the visitor, never which page is meant.
_TRACKING = re.compile(
    r"utm_\w*|[gdy]clid|fbclid|msclkid|gbraid|wbraid|twclid|ttclid|igshid|srsltid|mc_[ce]id|_g[al]"
    r"|ref_src",
    re.IGNORECASE,
)
_HOST_LIKE = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}", re.IGNORECASE)


def canonical_url(url: str) -> str:
    """Give the address without tracking parameters and fragment, with its host in lower case.

    An address that cannot be parsed is given back as it is: it may still be shown and compared.
    """
    try:
        parts = urlsplit(url.strip())
        query = parse_qsl(parts.query, keep_blank_values=True)
        kept = [(name, value) for name, value in query if not _TRACKING.fullmatch(name)]
        bare = parts._replace(query=urlencode(kept), fragment="") if kept != query else parts
        return str(canonicalize_url(urlunsplit(bare)))
    except ValueError:
        return url


def domain_of(url: str) -> str:
    """Give the host in lower case without "www.", or an empty text where there is none."""
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""
    return host.lower().removeprefix("www.").rstrip(".")


def is_domain(text: str | None) -> bool:
    """Say whether the text is a bare host name such as "dealer.example"."""
    return bool(text and _HOST_LIKE.fullmatch(text))


def registrable(host: str) -> str:
    """Give the domain that somebody registered: "reviews.site.example" is "site.example"."""
    return str(_public_suffixes()(host).top_domain_under_public_suffix) or host


def get_ready() -> None:
    """Read the list of public suffixes, so that the first domain need not wait for it."""
    registrable("")


@cache
def _public_suffixes() -> TLDExtract:
    """Read the list of public suffixes that comes with the package; nothing is fetched."""
    # Importing it takes half a second, which a start without any scoring need not pay.
    from tldextract import TLDExtract

    return TLDExtract(suffix_list_urls=(), cache_dir=None)
