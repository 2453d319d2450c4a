"""Flatten what nests deeper than any real page, before a parser pays for every level again."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

MAX_DEPTH: Final = 512
# With so few tags even the worst nesting is parsed in some hundredths of a second.
HARMLESS_TAGS: Final = 6_000
HARMLESS_FORMATTING: Final = 256
# A parser opens formatting that was left open anew in each block; so many copies are no page.
MAX_COPIES: Final = 500_000
# A parser compares each attribute of a tag with all before it.
MAX_ATTRIBUTES: Final = 256
_LONG_TAG: Final = 2_048

# Each alternative also takes what never ends, up to the end: nothing is read twice.
_ATTRIBUTES = r"""[^>"'=]*+(?:(?:=\s*+(?:"[^"]*+"?|'[^']*+'?)?|["'])[^>"'=]*+)*+>?"""
_COMMENT = r"!--(?:[^-]++|-(?!->))*+"
_RAW = rf"(?P<raw>script|style|textarea|title)\b{_ATTRIBUTES}[^<]*+(?:<(?!/(?P=raw))[^<]*+)*+"
_TAG = re.compile(
    rf"<(?:{_COMMENT}|{_RAW}|(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+){_ATTRIBUTES})", re.IGNORECASE
)
# Only opening tags, and without naming their parts: most pages are looked at by this one alone.
_OPENING = re.compile(rf"<(?:({_COMMENT})|{_RAW}|[a-zA-Z]{_ATTRIBUTES})", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>]*+))?""")
_FORMATTING_NAMES: Final = frozenset(
    {"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)
_FORMATTING = re.compile(
    r"<(?:[bB](?:[iI][gG])?|[iIsSuU]|[tT]{2}|[eE][mM]|(?i:code|font|nobr|small|strike|strong))(?=[\s/>])"
)
_ANY_FORMATTING = re.compile(
    rf"</?(?:{'|'.join(sorted(_FORMATTING_NAMES, key=len, reverse=True))})(?=[\s/>])[^>]*>",
    re.IGNORECASE,
)
# These close by themselves or never hold anything, so that leaving them open adds no level.
_WEIGHTLESS: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
     "track", "wbr", "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead",
     "tbody", "tfoot", "caption", "colgroup", "option", "optgroup"}
)  # fmt: skip
# An end tag of something else does not reach through these.
_BARRIERS: Final = frozenset(
    {"table", "object", "applet", "marquee", "div", "section", "article", "aside", "nav", "main",
     "header", "footer", "ul", "ol", "dl", "form", "fieldset", "button", "select", "center",
     "details", "summary", "figure", "blockquote", "pre", "address", "h1", "h2", "h3", "h4", "h5",
     "h6", "svg", "math"}
)  # fmt: skip
_SCOPE: Final = frozenset(["table", "object", "applet", "marquee", "svg", "math"])


def guarded(html: str) -> str:
    """Give the page with at most MAX_DEPTH levels; its words all stay."""
    if _is_harmless(html):
        return html
    scan = _Scan()
    flat = _TAG.sub(scan.keep, html)
    if scan.copies > MAX_COPIES:
        return _ANY_FORMATTING.sub(" ", flat)
    return flat if scan.is_cut else html


def _is_harmless(html: str) -> bool:
    sizes = [
        found.end() - found.start() for found in _OPENING.finditer(html) if not found.lastindex
    ]
    if len(sizes) > HARMLESS_TAGS or max(sizes, default=0) > _LONG_TAG:
        return False
    return len(_FORMATTING.findall(html)) <= HARMLESS_FORMATTING


class _Scan:
    """Follow the open elements as a parser would, and drop the tags that go too deep."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.dropped: Counter[str] = Counter()
        self.formatting = 0
        self.copies = 0
        self.is_cut = False

    def keep(self, found: re.Match[str]) -> str:
        """Give the tag, or a blank where it would open or close a level too many."""
        name = (found["name"] or "").lower()
        if not name:
            return found[0]
        if found["end"]:
            return self._end(name, found[0])
        self.copies += self.formatting
        tag = self._trimmed(found[0])
        return tag if name in _WEIGHTLESS else self._start(name, tag)

    def _trimmed(self, tag: str) -> str:
        """Give the tag with its first MAX_ATTRIBUTES attributes."""
        if len(tag) <= _LONG_TAG:
            return tag
        parts = _ATTRIBUTE.findall(tag[1:])
        if len(parts) <= MAX_ATTRIBUTES:
            return tag
        self.is_cut = True
        return f"<{' '.join(parts[:MAX_ATTRIBUTES])}>"

    def _start(self, name: str, tag: str) -> str:
        if len(self.open) >= MAX_DEPTH:
            self.is_cut = True
            self.dropped[name] += 1
            return " "
        self.open.append(name)
        self.formatting += name in _FORMATTING_NAMES
        return tag

    def _end(self, name: str, tag: str) -> str:
        if self.dropped[name]:
            self.dropped[name] -= 1
            return " "
        if name in _FORMATTING_NAMES and self.formatting:
            self.formatting -= 1
        if name not in self.open:
            return tag
        barriers = _SCOPE if name in _BARRIERS else _BARRIERS
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at] == name:
                del self.open[at:]
                break
            if self.open[at] in barriers:
                break
        return tag
