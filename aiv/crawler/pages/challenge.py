"""Recognise a page that a guard served instead of the one that was asked for."""

from __future__ import annotations

import re
from typing import Final

from ahocorasick_rs import BytesAhoCorasick

UNKNOWN: Final = "unknown"
# A guard's own page is short; a dealer's page may speak of denied access in passing.
MAX_WORDS: Final = 150

# Each of these stands on the guard's page only. The words after it stand in whatever it matches:
# they are looked for all at once, which costs a fiftieth of trying each pattern at each place.
_SURE: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    (
        "Cloudflare",
        r"_cf_chl_opt|cf-browser-verification|cf-challenge-running|cf-error-details",
        ("_cf_chl_opt", "cf-browser-ver", "cf-challenge-run", "cf-error-details"),
    ),
    (
        "DataDome",
        r"(?:geo|ct)\.captcha-delivery\.com|captcha-delivery\.com/captcha",
        ("captcha-delivery.com",),
    ),
    (
        "PerimeterX",
        r"id=[\"']?px-captcha|captcha\.px-cdn\.net|captcha\.perimeterx\.net",
        ("px-captcha", "captcha.px-cdn.net", "captcha.perimeterx.net"),
    ),
    (
        "Imperva",
        r"incapsula incident id|_incapsula_resource\?[^\"']{0,80}incident|swudnsai",
        ("incapsula incident id", "_incapsula_resource?", "swudnsai"),
    ),
    (
        "Akamai",
        r"errors\.edgesuite\.net|sec-if-cpt-container|bm-verify=",
        ("errors.edgesuite.net", "sec-if-cpt-container", "bm-verify="),
    ),
    (
        "AWS WAF",
        r"window\.gokuprops|\.token\.awswaf\.com|captcha\.awswaf\.com",
        ("window.gokuprops", ".token.awswaf.com", "captcha.awswaf.com"),
    ),
    (
        "Sucuri",
        r"sucuri website firewall - access denied|sucuri\.net/privacy-policy",
        ("sucuri website firewall", "sucuri.net/privacy-policy"),
    ),
    ("Kasada", r"/149e9513-01fa-4fb0-aad4-566afd725d1b/", ("/149e9513-01fa-4fb0",)),
)
# These stand on guarded pages too, and name the guard only once the words say that it stepped in.
_LIKELY: Final = (
    ("Cloudflare", r"/cdn-cgi/|cloudflare"),
    ("DataDome", r"datadome"),
    ("PerimeterX", r"perimeterx|_pxappid|human security"),
    ("Imperva", r"incapsula|imperva"),
    ("Akamai", r"akamai|reference\s*(?:&#32;)?#\s*\d+\.[0-9a-f]+\."),
    ("AWS WAF", r"awswaf"),
)
_SAID: Final = re.compile(
    r"access (?:denied|error|to this page has been denied|blocked)|verify (?:that )?you(?:'| a)re"
    r" (?:a )?human|verifying (?:that )?you are human|are you (?:a )?(?:robot|human)"
    r"|just a moment|checking (?:if the site connection|your browser)|attention required"
    r"|pardon our interruption|unusual (?:traffic|activity)|press (?:&|and) hold|request blocked"
    r"|you have been blocked|enable javascript and cookies to continue|bot detect"
    r"|complete the (?:security check|captcha)|request unsuccessful|403 forbidden|not a robot"
    r"|security check",
    re.IGNORECASE,
)
# Searched in lower case: ignoring the case of each sign would cost ten times as much.
_SURE_PATTERNS: Final = {vendor: re.compile(words) for vendor, words, _ in _SURE}
_MARKED: Final = tuple((vendor, mark) for vendor, _, marks in _SURE for mark in marks)
_MARKS: Final = BytesAhoCorasick([mark.encode() for _, mark in _MARKED])
_LIKELY_PATTERNS: Final = tuple((vendor, re.compile(words)) for vendor, words in _LIKELY)


def challenge_of(html: str, *, title: str, text: str, words: int) -> str | None:
    """Give the guard's vendor, UNKNOWN where only the words tell, or None for an own page."""
    if words > MAX_WORDS:
        return None
    lower = html.lower()
    if sure := _sure(lower):
        return sure
    if not (_SAID.search(title) or _SAID.search(text)):
        return None
    return next((vendor for vendor, marks in _LIKELY_PATTERNS if marks.search(lower)), UNKNOWN)


def _sure(lower: str) -> str | None:
    """Give the vendor whose own page it is, the first in their order."""
    hits = _MARKS.find_matches_as_indexes(lower.encode("utf-8", "replace"), overlapping=True)
    marked = {_MARKED[number][0] for number, _, _ in hits}
    return next(
        (vendor for vendor, words in _SURE_PATTERNS.items()
         if vendor in marked and words.search(lower)), None
    )  # fmt: skip
