"""Recognise a page that a guard served instead of the one that was asked for."""

from __future__ import annotations

import re
from typing import Final

UNKNOWN: Final = "unknown"
# A guard's own page is short; a dealer's page may speak of denied access in passing.
MAX_WORDS: Final = 150

# Each of these stands on the guard's page only.
_SURE: Final = (
    ("Cloudflare", r"_cf_chl_opt|cf-browser-verification|cf-challenge-running|cf-error-details"),
    ("DataDome", r"(?:geo|ct)\.captcha-delivery\.com|captcha-delivery\.com/captcha"),
    ("PerimeterX", r"id=[\"']?px-captcha|captcha\.px-cdn\.net|captcha\.perimeterx\.net"),
    ("Imperva", r"incapsula incident id|_incapsula_resource\?[^\"']{0,80}incident|swudnsai"),
    ("Akamai", r"errors\.edgesuite\.net|sec-if-cpt-container|bm-verify="),
    ("AWS WAF", r"window\.gokuprops|\.token\.awswaf\.com|captcha\.awswaf\.com"),
    ("Sucuri", r"sucuri website firewall - access denied|sucuri\.net/privacy-policy"),
    ("Kasada", r"/149e9513-01fa-4fb0-aad4-566afd725d1b/"),
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
_SURE_PATTERNS: Final = tuple((vendor, re.compile(words)) for vendor, words in _SURE)
_LIKELY_PATTERNS: Final = tuple((vendor, re.compile(words)) for vendor, words in _LIKELY)


def challenge_of(html: str, *, title: str, text: str, words: int) -> str | None:
    """Give the guard's vendor, UNKNOWN where only the words tell, or None for an own page."""
    if words > MAX_WORDS:
        return None
    lower = html.lower()
    for vendor, marks in _SURE_PATTERNS:
        if marks.search(lower):
            return vendor
    if not (_SAID.search(title) or _SAID.search(text)):
        return None
    return next((vendor for vendor, marks in _LIKELY_PATTERNS if marks.search(lower)), UNKNOWN)
