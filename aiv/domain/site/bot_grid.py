"""Lay out which assistants' bots reach which pages, with the line that decides for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from aiv.domain.site import indexing, key_facts, robots, site_pages
from aiv.domain.site.bots import BOTS, Bot
from aiv.domain.site.page_facts import SitePage
from aiv.domain.site.robots import Robots, Verdict
from aiv.domain.site.site_facts import SiteFacts, TextFile

BLOCKED_STATUSES: Final = frozenset({401, 403, 429, 503})
_DENIALS: Final = ("access denied", "verify you are human", "are you a robot", "request blocked")
_FEW_WORDS: Final = 50


class Barrier(StrEnum):
    """Say what keeps a bot from a page."""

    NONE = "none"
    ROBOTS = "robots"
    TURNED_AWAY = "turned_away"
    STATUS = "status"
    NOINDEX = "noindex"
    SCRIPT = "script"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One bot at one page: what keeps it out, and the words or line that decide."""

    token: str
    url: str
    barrier: Barrier
    decided_by: str
    line: int | None = None

    @property
    def is_reached(self) -> bool | None:
        """Tell whether the bot reads the page; None where the page was not asked for."""
        return None if self.barrier is Barrier.UNKNOWN else self.barrier is Barrier.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class BotGrid:
    """Every bot at every important page that was asked for."""

    robots: Robots
    cells: tuple[Cell, ...]

    def of_bot(self, token: str) -> tuple[Cell, ...]:
        """Give the row of a bot."""
        return tuple(cell for cell in self.cells if cell.token == token)


def draw(site: SiteFacts) -> BotGrid:
    """Lay out the grid of one crawl; vendors' names are never borrowed, our own probe stands in."""
    rules = rules_of(site.robots)
    pages = [page for page in site.pages if page.page_class in site_pages.IMPORTANCE]
    return BotGrid(robots=rules, cells=tuple(_cells(rules, pages)))


def rules_of(file: TextFile) -> Robots:
    """Give the rules that a reply stands for: 4xx allows all, no answer forbids all (RFC 9309)."""
    status = file.fetch.status
    if file.fetch.fault or status is None or status >= 500 or status == 429:
        return robots.DISALLOW_ALL
    return robots.ALLOW_ALL if status >= 400 else robots.parse(file.text)


def turned_away(page: SitePage) -> str:
    """Say how the site turned our honest probe away; an empty text where it did not."""
    fetch, facts = page.fetch, page.facts
    if fetch.status in BLOCKED_STATUSES:
        return f"status {fetch.status}"
    if facts is None:
        return ""
    if facts.challenge:
        return f"challenge page: {facts.challenge}"
    said = f"{facts.title or ''} {facts.text}".lower()
    is_denial = facts.visible_words < _FEW_WORDS and any(word in said for word in _DENIALS)
    return "a page that denies access" if is_denial else ""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What our own probe learned of one page, once for all bots."""

    page: SitePage
    barrier: Barrier
    said: str
    speaks_raw: bool


def _cells(rules: Robots, pages: Sequence[SitePage]) -> list[Cell]:
    probed = [_Shown(page, *_served(page), _speaks_raw(page)) for page in pages]
    return [_cell(rules, bot, shown) for bot in BOTS for shown in probed]


def _cell(rules: Robots, bot: Bot, shown: _Shown) -> Cell:
    url = shown.page.url
    barrier, decided_by, line = _barrier(bot, shown, rules.verdict(bot.token, url))
    return Cell(token=bot.token, url=url, barrier=barrier, decided_by=decided_by, line=line)


def _barrier(bot: Bot, shown: _Shown, verdict: Verdict) -> tuple[Barrier, str, int | None]:
    if not verdict.is_allowed:
        return Barrier.ROBOTS, verdict.text, verdict.line or None
    free = Barrier.NONE, verdict.text or "no line speaks against it", verdict.line
    # A token of robots.txt only fetches nothing, so nothing but robots.txt can stop it.
    if bot.is_token_only:
        return free
    if shown.barrier is not Barrier.NONE:
        return shown.barrier, shown.said, None
    if shown.page.facts is not None:
        kept_out = indexing.noindex(shown.page, shown.page.facts, bots=(bot.token,))
        if kept_out:
            return Barrier.NOINDEX, kept_out.source, None
    if not bot.renders and not shown.speaks_raw:
        return Barrier.SCRIPT, "its facts are not in the raw HTML", None
    return free


def _served(page: SitePage) -> tuple[Barrier, str]:
    """Judge what the site served to our own probe."""
    fetch = page.fetch
    if away := turned_away(page):
        return Barrier.TURNED_AWAY, away
    if fetch.status is None:
        return Barrier.UNKNOWN, fetch.fault or "not asked for"
    return (Barrier.NONE, "") if fetch.is_ok else (Barrier.STATUS, f"status {fetch.status}")


def _speaks_raw(page: SitePage) -> bool:
    share = key_facts.share(key_facts.extractable(page, page.facts)) if page.facts else None
    return share is None or share >= key_facts.ENOUGH - 1e-9
