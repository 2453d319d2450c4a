"""Write a robots.txt that lets answer bots read what shoppers ask about, and keeps the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain.site import robots
from aiv.domain.site.bots import BOTS, Bot
from aiv.domain.site.robots import Robots, Verdict
from aiv.domain.site.robots_lines import Kind, Line, lines

NOTE: Final = "# Bots that answer shoppers may read what the line before kept from them."
MOST_ROUNDS: Final = 200
KEPT: Final = frozenset({"crawl-delay", "content-signal", "content-usage"})
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """One bot that is kept from a page today, and the line that decides so."""

    token: str
    assistant: str
    url: str
    line: int | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsGroup:
    """The whole new file, the part that is new, and what it mends; equal texts mend nothing."""

    text: str
    added: str
    blocked: tuple[Blocked, ...]
    removed: tuple[str, ...]


def gating() -> tuple[Bot, ...]:
    """Give the bots without which an assistant answers from other sites."""
    return tuple(bot for bot in BOTS if bot.is_scored or bot.gates_answers)


def write(text: str, urls: Sequence[str]) -> RobotsGroup:
    """Give a file in which every gating bot may read these addresses.

    Bots that may read them already are left alone. Those that may not get a group of their own:
    the rules they obey today without those that keep them from an address. For any other bot no
    verdict changes. Their names leave the groups they stood in, with the rules of a group that
    speaks to nobody any more.
    """
    rules = robots.parse(text)
    blocked = tuple(_blocked(rules, urls))
    if not blocked:
        return RobotsGroup(text=text, added="", blocked=(), removed=())
    tokens = {each.token.lower(): each.token for each in blocked}
    added = "\n\n".join(_groups(rules, list(tokens.values()), urls))
    kept, removed = _without(text, frozenset(tokens))
    new = f"{kept.rstrip()}\n\n{NOTE}\n{added}\n".lstrip("\n")
    return RobotsGroup(text=new, added=f"{NOTE}\n{added}\n", blocked=blocked, removed=removed)


def _blocked(rules: Robots, urls: Sequence[str]) -> Iterable[Blocked]:
    for bot in gating():
        verdicts = ((url, rules.verdict(bot.token, url)) for url in urls)
        barred = next(((u, v) for u, v in verdicts if not v.is_allowed), None)
        if barred is not None:
            url, verdict = barred
            yield Blocked(
                token=bot.token, assistant=bot.assistant, url=url, line=verdict.line,
                text=verdict.text,
            )  # fmt: skip


def _groups(rules: Robots, tokens: Sequence[str], urls: Sequence[str]) -> Iterable[str]:
    """Give one group for all bots that obey the same rules today."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for token in tokens:
        alike.setdefault(_kept_rules(rules, token, urls), []).append(token)
    for kept, names in alike.items():
        yield "\n".join([*(f"User-agent: {name}" for name in names), "Allow: /", *kept])


def _kept_rules(rules: Robots, token: str, urls: Sequence[str]) -> tuple[str, ...]:
    """Give the rules a bot obeys, without any that decides against one of the addresses."""
    texts = list(dict.fromkeys(_bare(rule.text) for rule in rules.rules_for(token)))
    texts = [each for each in texts if each and each.lower() != "allow: /"]
    for _ in range(min(len(texts), MOST_ROUNDS)):
        against = _against(texts, urls)
        if against is None:
            break
        texts.remove(against)
    else:
        texts = [each for each in texts if _against([each], urls) is None]
    return (*texts, *_others(rules, token))


def _others(rules: Robots, token: str) -> list[str]:
    """Give what else the bot's groups say: how often to come, what content may be used for."""
    named = [group for group in rules.groups if token.lower() in group.agents]
    groups = named or [group for group in rules.groups if group.is_global]
    texts = [_bare(line.text) for group in groups for line in group.others if line.key in KEPT]
    return list(dict.fromkeys(texts))


def _against(texts: Sequence[str], urls: Sequence[str]) -> str | None:
    """Give a rule that keeps a bot from one of the addresses; the "Allow: /" to come is no help."""
    parsed = robots.parse("\n".join(["User-agent: a", *texts]))
    barred = (parsed.verdict("a", url) for url in urls)
    found: Verdict | None = next((each for each in barred if not each.is_allowed), None)
    return texts[found.line - 2] if found and found.line else None


def _bare(text: str) -> str:
    """Give a rule without the remark behind it."""
    return text.partition("#")[0].strip()


def _without(text: str, tokens: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """Give the file without lines that name these bots, and without groups left to nobody."""
    found = list(lines(text.encode("utf-8", "surrogatepass")))
    gone = {line.number for group in _rows(found) for line in _leaving(group, tokens)}
    raw = _LINE_END.split(text)
    kept = [line for at, line in enumerate(raw, start=1) if at not in gone]
    removed = tuple(raw[at - 1].strip() for at in sorted(gone))
    return _closed("\n".join(kept)), removed


def _rows(found: Sequence[Line]) -> Iterable[list[Line]]:
    """Give each group as its lines: names in a row, then its rules."""
    group: list[Line] = []
    has_rules = False
    for line in found:
        if line.kind is Kind.AGENT and has_rules:
            yield group
            group, has_rules = [], False
        if line.kind is Kind.AGENT or group:
            group.append(line)
        has_rules = has_rules or (bool(group) and line.kind in (Kind.ALLOW, Kind.DISALLOW))
    if group:
        yield group


def _leaving(group: Sequence[Line], tokens: frozenset[str]) -> list[Line]:
    names = [line for line in group if line.kind is Kind.AGENT]
    leaving = [line for line in names if _token(line) in tokens]
    if len(leaving) < len(names) or not leaving:
        return leaving
    # A sitemap speaks to everybody, wherever it stands.
    return [line for line in group if line.kind is not Kind.SITEMAP]


def _token(line: Line) -> str:
    found = robots.parse(f"User-agent: {line.value.decode('utf-8', 'replace')}\nAllow: /")
    return found.groups[0].agents[0] if found.groups and found.groups[0].agents else ""


def _closed(text: str) -> str:
    """End a group of names without rules, so that what follows does not speak to them too."""
    said = [
        line
        for line in lines(text.encode("utf-8", "surrogatepass"))
        if line.kind in (Kind.AGENT, Kind.ALLOW, Kind.DISALLOW)
    ]
    return f"{text.rstrip()}\nDisallow:" if said and said[-1].kind is Kind.AGENT else text
