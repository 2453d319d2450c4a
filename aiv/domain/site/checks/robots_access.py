"""Check what robots.txt allows to assistants' bots (A01 to A04, A14)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from aiv.domain.site.bots import BOTS, Bot, BotKind
from aiv.domain.site.checks.rule import Case, Ruling
from aiv.domain.site.checks.rulings import counted, proof, reported, ruled
from aiv.domain.site.findings import Outcome, Proof
from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_facts import SitePage
from aiv.domain.site.robots import Group

GATES: Final = ("OAI-SearchBot", "Claude-SearchBot", "PerplexityBot", "Googlebot", "bingbot")
"""Bots without which an assistant answers from other sites."""
MANY: Final = 0.20
RETIRED: Final = frozenset({"anthropic-ai", "claude-web", "google-bard", "openai-search"})
SLOWEST: Final = 10.0
_STORE: Final = frozenset({P.HOME, P.SRP_NEW, P.SRP_USED, P.SERVICE, P.CONTACT})


def search(case: Case) -> Ruling:
    """Judge the verdict for every search bot on the pages that shoppers ask about."""
    blocked = _blocked(case, _bots(BotKind.SEARCH), _STORE | {P.VDP})
    if not blocked:
        return ruled(Outcome.PASS, "robots.txt lets every assistant's search bot in.")
    vehicles = [page for page in case.site.pages if page.page_class is P.VDP]
    grave = [name for name in GATES if _is_grave(blocked.get(name, []), len(vehicles))]
    proofs = _proofs(case, blocked)
    if grave:
        reason = (
            f"robots.txt keeps {', '.join(grave)} from the home page or from a fifth of vehicles."
        )
        return ruled(Outcome.FAIL, reason, n=len(grave), proofs=proofs, cap=40.0)
    reason = f"robots.txt keeps {counted(len(blocked), 'search bot')} from some of the pages."
    return ruled(Outcome.WARN, reason, n=len(blocked), proofs=proofs)


def user(case: Case) -> Ruling:
    """Judge the verdict for bots that fetch a page because a person asked about it."""
    blocked = _blocked(case, _bots(BotKind.USER), _STORE | {P.VDP})
    if not blocked:
        return ruled(Outcome.PASS, "robots.txt lets every bot in that fetches for a person.")
    reason = (
        f"robots.txt keeps out {', '.join(sorted(blocked))}: a shopper who asks an assistant "
        "about this page gets no look at it, unless the vendor ignores robots.txt for people."
    )
    return ruled(Outcome.WARN, reason, n=len(blocked), proofs=_proofs(case, blocked))


def policy_mix(case: Case) -> Ruling:
    """Find groups that treat training and search alike, and tokens nobody reads any more."""
    kinds = {bot.token.lower(): bot.kind for bot in BOTS}
    mixed = [group for group in case.grid.robots.groups if _is_mixed(group, kinds)]
    retired = sorted({a for g in case.grid.robots.groups for a in g.agents} & RETIRED)
    if not mixed and not retired:
        return ruled(Outcome.PASS, "No group of robots.txt treats training and search bots alike.")
    proofs = [_group_proof(case, group) for group in mixed]
    proofs += [proof(_url(case), f"User-agent: {name}", expected="no bot has this name today")
               for name in retired]  # fmt: skip
    reason = f"{counted(len(mixed), 'group')} block training and search bots together"
    reason += f"; {counted(len(retired), 'name')} of no bot of today." if retired else "."
    return ruled(Outcome.WARN, reason, n=len(mixed) + len(retired), proofs=proofs)


def validity(case: Case) -> Ruling:
    """Judge whether robots.txt can be read as what it is."""
    fetch, rules = case.site.robots.fetch, case.grid.robots
    if fetch.fault or fetch.status is None or fetch.status >= 500 or fetch.status == 429:
        said = fetch.fault or f"status {fetch.status}"
        reason = f"robots.txt could not be read ({said}); careful bots then stay out altogether."
        return ruled(Outcome.FAIL, reason, proofs=[proof(fetch.url, said, expected="200 or 404")])
    if fetch.status >= 400:
        return ruled(Outcome.PASS, "There is no robots.txt, so everything is allowed.")
    if case.site.robots.text.lstrip()[:200].lower().startswith(("<!doctype", "<html")):
        shown = proof(fetch.url, "an HTML page", expected="plain text",
                      excerpt=case.site.robots.text[:200])  # fmt: skip
        return ruled(Outcome.FAIL, "robots.txt is an HTML page.", proofs=[shown])
    faults = [proof(fetch.url, line.text, line=line.number) for line in rules.bad_lines[:5]]
    blemishes = _blemishes(case)
    if faults or blemishes:
        words = [f"{counted(len(rules.bad_lines), 'line')} nobody can read"] if faults else []
        return ruled(
            Outcome.WARN, f"robots.txt has {'; '.join([*words, *blemishes])}.", proofs=faults
        )
    return ruled(Outcome.PASS, "robots.txt is plain text that parses in full.")


def signals(case: Case) -> Ruling:
    """Report what the site says of the use of its content."""
    lines = case.grid.robots.signals
    if not lines:
        return reported("robots.txt states no Content-Signal; nothing is lost by that.")
    proofs = [proof(_url(case), line.text, line=line.number) for line in lines]
    blocks = any(_bans(group) and group.is_global for group in case.grid.robots.groups)
    is_torn = blocks and any(b"search=yes" in line.value.replace(b" ", b"") for line in lines)
    torn = " It allows search, while the rules keep every bot out." if is_torn else ""
    return reported(f"robots.txt states {counted(len(lines), 'content signal')}.{torn}", proofs)


def _blemishes(case: Case) -> list[str]:
    rules, fetch = case.grid.robots, case.site.robots.fetch
    delays = [d for bot in _bots(BotKind.SEARCH) if (d := rules.crawl_delay(bot.token)) is not None]
    found = {
        "more than 500 KiB, of which readers miss the end": rules.is_too_large,
        "more than one redirect before it": len(fetch.hops) > 1,
        "a Crawl-delay above 10 seconds": max(delays, default=0.0) > SLOWEST,
    }
    return [words for words, is_so in found.items() if is_so]


def _bots(kind: BotKind) -> list[Bot]:
    return [bot for bot in BOTS if bot.kind is kind]


def _blocked(case: Case, bots: Sequence[Bot], kinds: Iterable[P]) -> dict[str, list[SitePage]]:
    """Give, by bot, the pages that robots.txt keeps it from."""
    pages = [page for page in case.site.pages if page.page_class in kinds]
    found = {
        bot.token: [p for p in pages if not case.grid.robots.verdict(bot.token, p.url).is_allowed]
        for bot in bots
    }
    return {token: kept for token, kept in found.items() if kept}


def _is_grave(blocked: Sequence[SitePage], n_vehicles: int) -> bool:
    cars = sum(page.page_class is P.VDP for page in blocked)
    is_home = any(page.page_class is P.HOME for page in blocked)
    return is_home or (n_vehicles > 0 and cars >= MANY * n_vehicles - 1e-9)


def _proofs(case: Case, blocked: dict[str, list[SitePage]]) -> list[Proof]:
    found = []
    for token, pages in blocked.items():
        verdict = case.grid.robots.verdict(token, pages[0].url)
        words = f"{token} is kept from {counted(len(pages), 'page')}"
        found.append(
            proof(pages[0].url, words, expected="allowed", line=verdict.line, excerpt=verdict.text)
        )
    return found


def _is_mixed(group: Group, kinds: Mapping[str, BotKind]) -> bool:
    found = {kinds.get(agent) for agent in group.agents}
    return (
        _bans(group) and BotKind.TRAINING in found and bool(found & {BotKind.SEARCH, BotKind.USER})
    )


def _bans(group: Group) -> bool:
    return any(not rule.is_allowed and rule.priority for rule in group.rules)


def _group_proof(case: Case, group: Group) -> Proof:
    rule = next(rule for rule in group.rules if not rule.is_allowed)
    names = ", ".join(group.agents)
    return proof(_url(case), f"one group for {names}", line=rule.line, excerpt=rule.text)


def _url(case: Case) -> str:
    return case.site.robots.fetch.url
