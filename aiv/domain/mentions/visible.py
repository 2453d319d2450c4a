"""Blank out what a reader of the rendered answer does not see, keeping every offset."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

HIDDEN = "\0"
# Every repetition is bounded or delimited, so no input makes these patterns superlinear.
_MARKUP = re.compile(
    r"(?P<fence>```)"
    r"|(?P<comment><!--)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>]{0,600})?/?>)"
    r"|(?P<link>\]\(\s{0,3}<?[^\s<>()]{0,2000}(?:\([^\s()]{0,200}\)[^\s<>()]{0,200}){0,3}>?"
    r"(?:\s{1,3}(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?\s{0,3}\))"
    r"|(?P<cut>\]\(<?(?:https?:|www\.)[^\s()]{0,2000}\Z)"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)"
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]{0,9}<?(?P<target>[^\s<>]{1,2000})>?"
    r"(?:[ \t]{1,9}[\"'(][^\n]{0,300})?[ \t]{0,9}$",
    re.MULTILINE,
)
_TARGET = re.compile(r"\]\(\s{0,3}<?([^\s<>]{1,2200})")
_HREF = re.compile(r"href\s{0,3}=\s{0,3}[\"']?([^\"'\s<>]{1,2000})", re.IGNORECASE)
_UNSEEN = re.compile(r"display\s{0,3}:\s{0,3}none|\shidden(?=[\s/>=])", re.IGNORECASE)
_BREAKING = frozenset({"br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "table"})


@dataclass(frozen=True, slots=True)
class Visible:
    """Hold a text of the original's length in which hidden characters are NUL."""

    text: str
    targets: tuple[str, ...]


def see(text: str) -> Visible:
    """Give the visible text, offset for offset, and the targets of its hidden links."""
    if not any(mark in text for mark in ("<", "&", "](", "]:")):
        return Visible(text, ())
    cover = _Cover(text)
    for found in _MARKUP.finditer(text):
        cover.take(found)
    cover.definitions()
    return Visible("".join(cover.letters), tuple(cover.targets))


class _Cover:
    """Lay NULs over the hidden spans of one text."""

    __slots__ = ("_code", "_end", "letters", "targets", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.letters = list(text)
        self.targets: list[str] = []
        self._end = 0
        self._code = False

    def take(self, found: re.Match[str]) -> None:
        if found.start() < self._end:
            return
        kind = str(found.lastgroup)
        if kind == "fence":
            self._code = not self._code
        elif kind == "entity":
            self._entity(found)
        elif not self._code:
            getattr(self, f"_{kind}")(found)

    def definitions(self) -> None:
        for found in _DEFINITION.finditer(self.text):
            if "." in found["target"]:
                self.targets.append(found["target"])
                self._hide(found.start(), found.end())

    def _hide(self, start: int, end: int) -> None:
        self.letters[start:end] = HIDDEN * (end - start)
        self._end = max(self._end, end)

    def _comment(self, found: re.Match[str]) -> None:
        close = self.text.find("-->", found.end())
        self._hide(found.start(), len(self.text) if close < 0 else close + 3)

    def _tag(self, found: re.Match[str]) -> None:
        words = found.group()
        self.targets += [html.unescape(target) for target in _HREF.findall(words)]
        name = re.split(r"[\s/>]", words.strip("</"), maxsplit=1)[0].lower()
        end = found.end()
        if name in {"script", "style"} or _UNSEEN.search(words):
            close = self.text.find(f"</{name}", end)
            end = end if close < 0 else close
        self._hide(found.start(), end)
        if name in _BREAKING:
            self.letters[found.start()] = "\n"

    def _link(self, found: re.Match[str]) -> None:
        self.targets += _TARGET.findall(found.group()[:-1])
        self._hide(found.start() + 1, found.end())

    def _cut(self, found: re.Match[str]) -> None:
        self._link(found)

    def _entity(self, found: re.Match[str]) -> None:
        decoded = html.unescape(found.group())
        if len(decoded) <= len(found.group()) and decoded != found.group():
            self._hide(found.start(), found.end())
            self.letters[found.start() : found.start() + len(decoded)] = decoded
