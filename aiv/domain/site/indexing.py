"""Read what a page tells indexers: meta robots, their own tags, and the X-Robots-Tag header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aiv.domain.site.page_facts import PageFacts, SitePage

EVERYONE: Final = "robots"
MAIN_READERS: Final = ("googlebot", "bingbot")
_VALUED: Final = frozenset({"max-snippet", "max-image-preview", "max-video-preview",
                            "unavailable_after"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Directive:
    """One word such as "noindex": to whom it speaks, and the text it was read from."""

    name: str
    value: str
    bot: str
    source: str


def directives(page: SitePage, facts: PageFacts) -> tuple[Directive, ...]:
    """Give every directive of a page; "none" stands for noindex and nofollow."""
    found = [*_words(EVERYONE, facts.robots or "", "meta")]
    for bot, content in facts.bot_robots.items():
        found += _words(bot.lower(), content, "meta")
    found += _of_header((page.fetch.headers or {}).get("x-robots-tag", ""))
    return tuple(found)


def noindex(page: SitePage, facts: PageFacts, *, bots: tuple[str, ...]) -> Directive | None:
    """Give the directive that keeps a page out of the index of everyone or of one of the bots."""
    wanted = {EVERYONE, *(bot.lower() for bot in bots)}
    return next(
        (each for each in directives(page, facts)
         if each.name in ("noindex", "none") and each.bot in wanted),
        None,
    )  # fmt: skip


def _of_header(header: str) -> Iterator[Directive]:
    """Read "googlebot: noindex, otherbot: nofollow, nosnippet"; a name holds until the next."""
    bot = EVERYONE
    for part in filter(str.strip, header.split(",")):
        before, colon, after = part.strip().partition(":")
        if colon and before.strip().lower() not in _VALUED:
            bot, part = before.strip().lower(), after
        yield from _words(bot, part, "X-Robots-Tag", source=header)


def _words(bot: str, content: str, where: str, *, source: str = "") -> Iterator[Directive]:
    for part in filter(str.strip, content.split(",")):
        name, _, value = part.strip().lower().partition(":")
        yield Directive(name.strip(), value.strip(), bot, f"{where} {bot}: {source or content}")
