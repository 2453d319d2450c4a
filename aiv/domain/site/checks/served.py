"""Check what the site serves to an honest bot, and how (A05, A06, A10)."""

from __future__ import annotations

from collections import Counter
from typing import Final
from urllib.parse import urlsplit

from aiv.domain import links
from aiv.domain.site import site_pages
from aiv.domain.site.bot_grid import turned_away
from aiv.domain.site.checks.rule import Case, Ruling
from aiv.domain.site.checks.rulings import (
    at_most,
    counted,
    percent,
    proof,
    ruled,
    share,
    unmeasured,
)
from aiv.domain.site.findings import Outcome, Proof
from aiv.domain.site.page_facts import Fetch, SitePage

MOST_TURNED_AWAY: Final = 1 / 3
GOOD_ERRORS, FAIR_ERRORS = 0.01, 0.05
GOOD_HOPS: Final = 2


def firewall(case: Case) -> Ruling:
    """Judge whether our honest bot got pages, or was turned away by a firewall."""
    home = site_pages.home(case.site)
    answered = [page for page in case.site.pages if page.fetch.status is not None]
    if home is None or not answered:
        return unmeasured("The site did not answer, so nobody knows whom it would turn away.")
    away = [(page, said) for page in answered if (said := turned_away(page))]
    proofs = [_away_proof(page, said) for page, said in away]
    value = share(len(answered) - len(away), len(answered))
    if turned_away(home):
        reason = "The home page turns an honest bot away; assistants most likely see the same."
        return ruled(Outcome.FAIL, reason, value=value, proofs=proofs, cap=40.0)
    if not away:
        reason = f"All {counted(len(answered), 'page')} were served to our honest bot."
        return ruled(Outcome.PASS, reason, value=value, n=len(answered))
    is_grave = len(away) > MOST_TURNED_AWAY * len(answered) + 1e-9
    reason = f"{len(away)} of {counted(len(answered), 'page')} turned an honest bot away."
    return ruled(
        Outcome.FAIL if is_grave else Outcome.WARN,
        reason, value=value, n=len(answered), proofs=proofs, cap=40.0 if is_grave else None,
    )  # fmt: skip


def health(case: Case) -> Ruling:
    """Judge the share of requests that ended in 5xx, 429 or no answer in time."""
    asked = [page for page in case.site.pages if page.fetch.status or _is_lost(page.fetch)]
    if not asked:
        return unmeasured("No page was asked for.")
    broken = [page for page in asked if _is_broken(page.fetch)]
    value = share(len(broken), len(asked))
    statuses = Counter(_said(page.fetch) for page in broken)
    shown = ", ".join(f"{n} x {said}" for said, n in statuses.most_common(5))
    reason = f"{percent(value)} of {counted(len(asked), 'request')} failed"
    return ruled(
        at_most(value, good=GOOD_ERRORS, fair=FAIR_ERRORS),
        f"{reason} ({shown})." if shown else f"{reason}.",
        value=value, n=len(asked),
        proofs=[proof(page.url, _said(page.fetch), expected="200") for page in broken],
    )  # fmt: skip


def one_host(case: Case) -> Ruling:
    """Judge whether every spelling of the home page leads to one https address in two steps."""
    answered = [fetch for fetch in case.site.variants if fetch.is_ok]
    if not answered:
        return unmeasured("No spelling of the home page's address answered.")
    ends = {_origin(fetch.final_url) for fetch in answered}
    hops = max(len(fetch.hops) for fetch in answered)
    chains = [_chain(fetch) for fetch in answered]
    if len(ends) > 1 or any(end.startswith("http:") for end in ends):
        reason = f"The home page answers at {len(ends)} addresses: {', '.join(sorted(ends))}."
        return ruled(Outcome.FAIL, reason, n=len(answered), proofs=chains)
    mixed = _mixed_links(case, next(iter(ends)))
    if hops > GOOD_HOPS or mixed:
        words = (
            f"{counted(len(mixed), 'page')} of the site link to another spelling of its address."
        )
        if hops > GOOD_HOPS:
            words = f"It takes {hops} redirects to the home page."
        return ruled(Outcome.WARN, words, n=len(answered), proofs=[*chains, *mixed])
    reason = f"All {counted(len(answered), 'spelling')} that answer lead to {next(iter(ends))}."
    return ruled(Outcome.PASS, reason, n=len(answered))


def _away_proof(page: SitePage, said: str) -> Proof:
    facts = page.facts
    shown = f"{facts.title or ''} {facts.text}".strip()[:200] if facts else ""
    return proof(page.url, said, expected="the page", excerpt=shown)


def _is_lost(fetch: Fetch) -> bool:
    return fetch.status is None and any(word in fetch.fault.lower() for word in ("time", "answer"))


def _is_broken(fetch: Fetch) -> bool:
    if fetch.status is None:
        return _is_lost(fetch)
    return fetch.status >= 500 or fetch.status == 429


def _said(fetch: Fetch) -> str:
    return f"status {fetch.status}" if fetch.status else fetch.fault


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def _chain(fetch: Fetch) -> Proof:
    return proof(fetch.url, " → ".join([*fetch.hops, fetch.final_url]))


def _mixed_links(case: Case, origin: str) -> list[Proof]:
    """Give one proof a page whose links spell the site's own address otherwise."""
    host, found = links.domain_of(origin), []
    for page, facts in site_pages.read(case.site):
        other = next(
            (link.url for link in facts.links
             if links.domain_of(link.url) == host and _origin(link.url) != origin),
            None,
        )  # fmt: skip
        if other:
            found.append(proof(page.url, other, expected=origin))
    return found
