"""Judge by robots.txt (RFC 9309, Google's additions) who may read what, and by which line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from aiv.domain.site import robots_rules
from aiv.domain.site.robots_lines import Kind, Line, lines
from aiv.domain.site.robots_rules import Rule
from aiv.domain.site.site_facts import TextFile

MAX_BYTES: Final = 500 * 1024
"""RFC 9309 asks for at least this much; Google reads no more."""
_TOKEN: Final = re.compile(rb"[a-zA-Z_-]*")
_SIGNALS: Final = ("content-signal", "content-usage")
_KNOWN: Final = frozenset(
    {*_SIGNALS, "crawl-delay", "host", "clean-param", "noindex", "request-rate"}
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Say whether a token may read an address, and which line says so; None where none does."""

    is_allowed: bool
    line: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines that speak to the same tokens; "*" speaks to whoever is not named elsewhere."""

    agents: tuple[str, ...]
    is_global: bool
    rules: tuple[Rule, ...]
    others: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """One robots.txt as it was read; the text is kept by whoever fetched it."""

    groups: tuple[Group, ...] = ()
    sitemaps: tuple[str, ...] = ()
    signals: tuple[Line, ...] = ()
    bad_lines: tuple[Line, ...] = ()
    n_bytes: int = 0
    _rules: dict[str, tuple[Rule, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_too_large(self) -> bool:
        """Tell whether readers that stop at 500 KiB miss the end."""
        return self.n_bytes > MAX_BYTES

    def verdict(self, token: str, url: str) -> Verdict:
        """Judge one address for a product token such as "GPTBot".

        The address is taken as it is written: percent-encoded, as it would be asked for.
        """
        path = robots_rules.path_of(url)
        best: Rule | None = None
        for rule in self.rules_for(token):
            # An empty pattern matches everything and says nothing.
            if best is not None and _weight(rule) <= _weight(best):
                continue
            if rule.priority and rule.matches(path):
                best = rule
        if best is None:
            return Verdict(is_allowed=True)
        return Verdict(best.is_allowed, best.line or None, best.text)

    def is_named(self, token: str) -> bool:
        """Tell whether a group speaks to the token by name."""
        return any(token.lower() in group.agents for group in self.groups)

    def rules_for(self, token: str) -> tuple[Rule, ...]:
        """Give the rules a token obeys: those of the groups that name it, else the global ones."""
        name = token.lower()
        if name not in self._rules:
            self._rules[name] = tuple(self._gathered(name))
        return self._rules[name]

    def crawl_delay(self, token: str) -> float | None:
        """Give the seconds that a token shall wait between requests; None where nothing says so."""
        for group in self._groups_of(token.lower()):
            for line in group.others:
                if line.key == "crawl-delay" and (seconds := _seconds(line.value)) is not None:
                    return seconds
        return None

    def _gathered(self, name: str) -> list[Rule]:
        return [rule for group in self._groups_of(name) for rule in group.rules]

    def _groups_of(self, name: str) -> list[Group]:
        named = [group for group in self.groups if name in group.agents]
        return named or [group for group in self.groups if group.is_global]


ALLOW_ALL: Final = Robots()
DISALLOW_ALL: Final = Robots(
    groups=(
        Group(
            agents=(),
            is_global=True,
            rules=(Rule(False, 1, 0, "robots.txt could not be read", (b"/",), False),),
        ),
    )
)
"""What an unreachable robots.txt or one with a 5xx status means (RFC 9309, 2.3.1.4)."""


def parse(text: str | bytes) -> Robots:
    """Read a robots.txt; it never raises, for whatever is no rule is a bad line."""
    body = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    found = list(lines(body))
    return Robots(
        groups=tuple(_groups(found)),
        sitemaps=tuple(_words(line) for line in found if line.kind is Kind.SITEMAP),
        signals=tuple(line for line in found if line.key in _SIGNALS),
        bad_lines=tuple(line for line in found if _is_bad(line)),
        n_bytes=len(body),
    )


def of_file(file: TextFile) -> Robots:
    """Read what was fetched: a missing file allows everything, an unreachable one nothing.

    Source: RFC 9309, 2.3.1; 429 counts as unreachable, as Google counts it.
    """
    status = file.fetch.status
    if file.fetch.fault or status is None or status >= 500 or status == 429:
        return DISALLOW_ALL
    return parse(file.text) if file.fetch.is_ok else ALLOW_ALL


def _groups(found: list[Line]) -> list[Group]:
    """Gather groups: agents in a row, then rules; only a rule ends the row of agents."""
    groups: list[Group] = []
    agents: list[bytes] = []
    rules: list[Line] = []
    others: list[Line] = []
    for line in found:
        if line.kind is Kind.AGENT:
            if rules:
                groups.append(_group(agents, rules, others))
                agents, rules, others = [], [], []
            agents.append(line.value)
        elif agents and line.kind in (Kind.ALLOW, Kind.DISALLOW):
            rules.append(line)
        elif agents and line.kind is Kind.OTHER:
            others.append(line)
    return [*groups, _group(agents, rules, others)] if agents else groups


def _group(agents: list[bytes], rules: list[Line], others: list[Line]) -> Group:
    everybody = [agent for agent in agents if agent[:1] == b"*" and agent[1:2].strip() == b""]
    named = [agent for agent in agents if agent not in everybody]
    return Group(
        agents=tuple(_token(agent) for agent in named),
        is_global=bool(everybody),
        rules=tuple(rule for line in rules for rule in robots_rules.rules_of(line)),
        others=tuple(others),
    )


def _token(agent: bytes) -> str:
    found = _TOKEN.match(agent)
    return found.group().decode("ascii").lower() if found else ""


def _weight(rule: Rule) -> tuple[int, bool]:
    """Order rules: the longest wins, and of equals the one that allows."""
    return rule.priority, rule.is_allowed


def _is_bad(line: Line) -> bool:
    return line.kind is Kind.BAD or (line.kind is Kind.OTHER and line.key not in _KNOWN)


def _words(line: Line) -> str:
    return line.value.decode("utf-8", "replace")


def _seconds(value: bytes) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if 0 <= seconds < 86_400 else None
