"""Count AI bots and visits sent by assistants in pieces of an access log, in bounded memory."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Final, NamedTuple
from urllib.parse import unquote_plus, urlsplit

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from aiv.domain import storable
from aiv.domain.logs import access_logs
from aiv.domain.logs.access_logs import MAX_LINE
from aiv.domain.logs.log_line import LogLine

MAX_VEHICLES: Final = 20_000
PROBED_LINES: Final = 50
"""Lines of a piece that are read to learn its times and whether it is a log at all."""
GONE: Final = frozenset({404, 410})
_TAG: Final = re.compile(r"[?&]utm_source=([^&#]{1,120})", re.IGNORECASE)
_ASSET: Final = re.compile(
    r"\.(?:css|js|mjs|map|json|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|mp4|webm)$", re.IGNORECASE
)
_WORD: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")


class BotKey(NamedTuple):
    """What visits of a bot are counted by."""

    day: date
    token: str
    page_class: str
    standing: str


class ReferralKey(NamedTuple):
    """What visits sent by assistants are counted by."""

    day: date
    assistant: str
    proof: str


@dataclass(slots=True, kw_only=True)
class BotCount:
    """How many visits there were, and what they were served."""

    last_at: datetime
    hits: int = 0
    redirects: int = 0
    refused: int = 0
    missing: int = 0
    failed: int = 0

    def take(self, line: LogLine) -> None:
        """Count one request."""
        self.hits += 1
        self.redirects += 300 <= line.status < 400 and line.status != 304
        self.missing += line.status in GONE
        self.refused += 400 <= line.status < 500 and line.status not in GONE
        self.failed += line.status >= 500
        self.last_at = max(self.last_at, line.at)


@dataclass(slots=True)
class Counts:
    """What was found so far."""

    lines: int = 0
    unread: int = 0
    repeated: int = 0
    is_log: bool = False
    names_agents: bool = False
    first_at: datetime | None = None
    last_at: datetime | None = None
    bots: dict[BotKey, BotCount] = field(default_factory=dict)
    vehicles: dict[str, datetime] = field(default_factory=dict)
    referrals: Counter[ReferralKey] = field(default_factory=Counter)


@dataclass(frozen=True, kw_only=True)
class Watch:
    """What to look for: tokens and hosts in lower case, and how to judge what is found.

    `covered` are times that an earlier log of the same server told of: [first, last] of each.
    Without slots, because the finder is built once and kept.
    """

    tokens: Mapping[str, str]
    hosts: Mapping[str, str]
    tags: Mapping[str, str]
    searching: frozenset[str]
    classify: Callable[[str], str]
    standing: Callable[[str, str], str]
    days: tuple[date, date]
    covered: tuple[tuple[datetime, datetime], ...] = ()

    @cached_property
    def finder(self) -> BytesAhoCorasick:
        """Find the words in a whole piece at once: most lines hold none of them."""
        hosts = {host.partition("/")[0] for host in self.hosts}
        words = {*self.tokens, *hosts, "utm_source="}
        return BytesAhoCorasick(
            [word.encode() for word in sorted(words)], matchkind=MatchKind.LeftmostLongest
        )

    def is_covered(self, at: datetime) -> bool:
        """Say whether an earlier log told of this time."""
        return any(first <= at <= last for first, last in self.covered)


def take(piece: bytes, counts: Counts, watch: Watch) -> None:
    """Count one piece of whole lines."""
    counts.lines += piece.count(b"\n") + (not piece.endswith(b"\n") and bool(piece))
    _note_times(piece, counts)
    for line in _lines_of_interest(piece, watch):
        parsed = access_logs.parse(line)
        if parsed is None or not watch.days[0] <= parsed.at.date() <= watch.days[1]:
            counts.unread += 1
        elif watch.is_covered(parsed.at):
            counts.repeated += 1
        else:
            _count(parsed, counts, watch)


def token_of(agent: str, tokens: Mapping[str, str]) -> str | None:
    """Give the bot that an agent calls itself: the longest known token that stands as a word."""
    low = agent.lower()
    found = [each for each in tokens if each in low and _stands_alone(low, each)]
    return tokens[max(found, key=len)] if found else None


def assistant_of(line: LogLine, watch: Watch) -> tuple[str, str] | None:
    """Give the assistant that sent a visit and the proof: its referrer, or a tag."""
    by_referrer = assistant_by_referrer(line.referrer, watch.hosts)
    if by_referrer:
        return by_referrer, "referrer"
    tag = _TAG.search(line.target)
    by_tag = watch.tags.get(unquote_plus(tag[1]).strip().lower()) if tag else None
    return (by_tag, "tag") if by_tag else None


def assistant_by_referrer(referrer: str, hosts: Mapping[str, str]) -> str | None:
    """Give the assistant whose host a referrer names."""
    try:
        address = urlsplit(referrer.lower())
        host = (address.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    first = address.path.strip("/").partition("/")[0]
    return hosts.get(f"{host}/{first}") or hosts.get(host)


def path_of(target: str) -> str:
    """Give the path of a request without query, as it can be stored."""
    return storable.text(target.partition("?")[0].partition("#")[0])[:300]


def _lines_of_interest(piece: bytes, watch: Watch) -> Iterator[bytes]:
    """Give each line that holds a word we look for, once."""
    end = -1
    for _, at, _ in watch.finder.find_matches_as_indexes(piece.lower()):
        if at > end:
            start = piece.rfind(b"\n", 0, at) + 1
            end = piece.find(b"\n", at)
            end = len(piece) if end < 0 else end
            yield piece[start : min(end, start + MAX_LINE)]


def _note_times(piece: bytes, counts: Counts) -> None:
    """Learn the piece's first and last time from its outer lines."""
    head = (access_logs.parse(line) for line in piece[:65_536].splitlines()[:PROBED_LINES])
    tail = (access_logs.parse(line) for line in piece[-65_536:].splitlines()[-PROBED_LINES:])
    for line in (*head, *tail):
        if line is not None:
            counts.is_log = True
            counts.names_agents |= line.agent is not None
            counts.first_at = min(counts.first_at or line.at, line.at)
            counts.last_at = max(counts.last_at or line.at, line.at)


def _count(line: LogLine, counts: Counts, watch: Watch) -> None:
    token = token_of(line.agent or "", watch.tokens)
    if token is not None:
        _count_bot(line, token, counts, watch)
    elif line.method == "GET" and line.status < 400 and not _ASSET.search(path_of(line.target)):
        sent = assistant_of(line, watch)
        if sent is not None:
            counts.referrals[ReferralKey(line.at.date(), *sent)] += 1


def _count_bot(line: LogLine, token: str, counts: Counts, watch: Watch) -> None:
    path = path_of(line.target)
    page_class = watch.classify(path)
    key = BotKey(line.at.date(), token, page_class, watch.standing(token, line.ip))
    counts.bots.setdefault(key, BotCount(last_at=line.at)).take(line)
    is_served = line.status < 300 or line.status == 304
    is_reach = is_served and key.standing == "verified" and token in watch.searching
    is_known = path in counts.vehicles or len(counts.vehicles) < MAX_VEHICLES
    if is_reach and page_class == "vdp" and is_known:
        counts.vehicles[path] = max(counts.vehicles.get(path, line.at), line.at)


def _stands_alone(agent: str, token: str) -> bool:
    """Say whether a token is a whole word: "Googlebot-Image" is not Googlebot."""
    at = agent.find(token)
    before, after = agent[at - 1 : at], agent[at + len(token) : at + len(token) + 1]
    return before not in _WORD and after not in _WORD
