"""Find the web address that an answer gives as the dealer's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from aiv.domain import links
from aiv.domain.evidence import source_class
from aiv.domain.stated.scopes import Line, quote
from aiv.domain.stated.values import Field, Record, Statement

_HOST: Final = re.compile(
    r"(?<![@\w.-])(?:https?://)?(?P<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}[a-z]{2,24})"
    r"(?![\w@-])",
    re.I,
)
_SAYS: Final = re.compile(r"\b(?:web ?sites?|sites?|online|visit|web|homepage|url)\b", re.I)
_LINKED: Final = re.compile(
    r"\[(?P<words>[^\]\n]{1,120})\]\((?P<url>https?://[^\s)<>]{3,300})\)", re.I
)
_BEFORE: Final = 60


def find(line: Line, record: Record, *, answer: str, is_asked: bool) -> Iterator[Statement]:
    """Give the hosts that the line calls the store's site; pages of known others are sources.

    `is_asked` says that the question asks for the site: then an address alone is the answer.
    """
    if not record.host:
        return
    for start, end, host in _hosts(line, answer, is_asked=is_asked):
        name = host.lower().removeprefix("www.").rstrip(".")
        kind = source_class.classify(name, own=_own(record), rivals=frozenset())
        if kind in ("own", "other"):
            yield Statement(
                field=Field.WEBSITE,
                start=start,
                end=end,
                quote=quote(answer, start, end),
                stated=name,
                correct=record.host,
                is_right=kind == "own",
            )


def _hosts(line: Line, answer: str, *, is_asked: bool) -> Iterator[tuple[int, int, str]]:
    for match in _HOST.finditer(line.text):
        before = line.text[max(0, match.start() - _BEFORE) : match.start()]
        if links.is_domain(match["host"]) and (is_asked or _SAYS.search(before)):
            yield line.start + match.start(), line.start + match.end(), match["host"]
    written = answer[line.start : line.start + len(line.text)]
    for match in _LINKED.finditer(written):
        host = links.domain_of(match["url"])
        is_shown = bool(_HOST.search(match["words"]))
        if host and not is_shown and (is_asked or _SAYS.search(match["words"])):
            yield line.start + match.start(), line.start + match.end(), host


def _own(record: Record) -> frozenset[str]:
    return frozenset({record.host}) | record.other_hosts
