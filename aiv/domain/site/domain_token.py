"""Look for the token by which an organization proves that a website is its own."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

FILE_PATH: Final = "/.well-known/dealershipai-verify.txt"
TXT_LABEL: Final = "_dealershipai-verify"
META_NAME: Final = "dealershipai-verify"
# Whatever else begins ends the head, where only the owner of a site can write.
_OF_HEAD: Final = frozenset(
    {"html", "head", "title", "meta", "link", "script", "style", "base", "noscript", "template"}
)
# What stands inside these is words or a part that no browser shows.
_WORDS: Final = frozenset({"title", "script", "style", "noscript", "template"})


def meta_tag(token: str) -> str:
    """Give the tag to paste into the head of the home page."""
    return f'<meta name="{META_NAME}" content="{token}">'


def txt_name(host: str) -> str:
    """Give the name under which the TXT record stands: only the domain's owner can write there."""
    return f"{TXT_LABEL}.{host}"


def stands_in_file(body: bytes, token: str) -> bool:
    """Tell whether a line of the file is the token; other lines may be other people's."""
    lines = body.decode("utf-8-sig", "replace").splitlines()
    return any(line.strip() == token for line in lines)


def stands_in_head(body: bytes, token: str) -> bool:
    """Tell whether the head of the page carries the tag with the token."""
    head = _Head()
    head.feed(body.decode("utf-8", "replace"))
    return token in head.tokens


class _Head(HTMLParser):
    """Collect the tokens of the tags before anything of the body begins."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens: list[str] = []
        self._is_over = False
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._inside:
            return
        self._is_over = self._is_over or tag not in _OF_HEAD
        self._inside = tag if tag in _WORDS else ""
        words = dict(attrs)
        if tag == "meta" and not self._is_over and words.get("name") == META_NAME:
            self.tokens.append((words.get("content") or "").strip())

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""
