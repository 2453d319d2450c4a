"""Check what keeps pages out of indexes and out of quotations (A07 to A09)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin, urlsplit

from aiv.domain import links
from aiv.domain.site import indexing, key_facts, site_pages
from aiv.domain.site.checks.rule import Case, Ruling
from aiv.domain.site.checks.rulings import (
    counted,
    percent,
    proof,
    ruled,
    share,
    unmeasured,
    worst_template,
)  # fmt: skip
from aiv.domain.site.findings import Outcome
from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_facts import PageFacts, SitePage

MANY: Final = 0.05
SHORTEST: Final = 160
_CLOCK: Final = re.compile(r"\b\d{1,2}(?::\d{2})?\s?[ap]\.?m\b|\b\d{1,2}:\d{2}\b", re.I)


def noindex(case: Case) -> Ruling:
    """Judge whether important pages tell indexers to stay out."""
    pages = site_pages.important(case.site)
    if not pages:
        return unmeasured("No important page came back.")
    kept = [(p, d) for p, f in pages
            if (d := indexing.noindex(p, f, bots=indexing.MAIN_READERS))]  # fmt: skip
    if not kept:
        reason = f"None of {counted(len(pages), 'important page')} says noindex."
        return ruled(Outcome.PASS, reason, value=1.0, n=len(pages))
    cars = sum(page.page_class is P.VDP for page, _ in pages)
    hidden = sum(page.page_class is P.VDP for page, _ in kept)
    is_home = any(page.page_class is P.HOME for page, _ in kept)
    is_grave = is_home or (cars > 0 and hidden >= MANY * cars - 1e-9)
    reason = f"{counted(len(kept), 'important page')} of {len(pages)} say noindex"
    return ruled(
        Outcome.FAIL if is_grave else Outcome.WARN,
        f"{reason}, the home page among them." if is_home else f"{reason}.",
        value=share(len(pages) - len(kept), len(pages)), n=len(pages),
        proofs=[proof(page.url, said.source, expected="no noindex") for page, said in kept],
        cap=40.0 if is_home else None,
    )  # fmt: skip


def snippet(case: Case) -> Ruling:
    """Judge whether important pages forbid to be quoted, or cap or hide what may be."""
    pages = site_pages.important(case.site)
    if not pages:
        return unmeasured("No important page came back.")
    judged = [(page, *_quotable(page, facts, case.known.record.name)) for page, facts in pages]
    proofs = [proof(page.url, said, expected="free to quote")
              for page, outcome, said in judged if outcome is not Outcome.PASS]  # fmt: skip
    outcome = worst_template([(page, each) for page, each, _ in judged])
    value = share(len(pages) - len(proofs), len(pages))
    reason = f"{percent(value)} of {counted(len(pages), 'important page')} may be quoted freely."
    return ruled(outcome, reason, value=value, n=len(pages), proofs=proofs)


def canonical(case: Case) -> Ruling:
    """Judge whether each important page names itself, or a page that stands for it."""
    pages = site_pages.important(case.site)
    if not pages:
        return unmeasured("No important page came back.")
    asked = site_pages.asked(case.site)
    judged = [(page, *_canonical(page, facts, asked)) for page, facts in pages]
    proofs = [proof(page.url, said, expected=page.fetch.final_url)
              for page, outcome, said in judged if outcome is not Outcome.PASS]  # fmt: skip
    outcome = worst_template([(page, each) for page, each, _ in judged])
    value = share(len(pages) - len(proofs), len(pages))
    reason = f"{percent(value)} of {counted(len(pages), 'important page')} have a sound canonical."
    return ruled(outcome, reason, value=value, n=len(pages), proofs=proofs)


def _quotable(page: SitePage, facts: PageFacts, name: str) -> tuple[Outcome, str]:
    outcome, said = Outcome.PASS, ""
    for each in indexing.directives(page, facts):
        limit = int(each.value) if each.value.lstrip("-").isdigit() else None
        if each.name == "nosnippet" or (each.name == "max-snippet" and limit == 0):
            return Outcome.FAIL, each.source
        if each.name == "max-snippet" and limit is not None and 0 < limit <= SHORTEST:
            outcome, said = Outcome.WARN, each.source
    hidden = next((text for text in facts.hidden_from_snippets if _matters(text, name)), None)
    return (Outcome.WARN, f"data-nosnippet over: {hidden}") if hidden else (outcome, said)


def _matters(text: str, name: str) -> bool:
    is_fact = key_facts.MONEY.search(text) or _CLOCK.search(text)
    return bool(is_fact) or (bool(name) and name.casefold() in text.casefold())


def _canonical(page: SitePage, facts: PageFacts, asked: dict[str, SitePage]) -> tuple[Outcome, str]:
    if not facts.canonical:
        return Outcome.WARN, "no canonical"
    target = urljoin(page.fetch.final_url, facts.canonical)
    if links.domain_of(target) != links.domain_of(page.fetch.final_url):
        return Outcome.FAIL, f"another host: {target}"
    return _canonical_target(page, facts, target, asked.get(links.canonical_url(target)))


def _canonical_target(
    page: SitePage, facts: PageFacts, target: str, there: SitePage | None
) -> tuple[Outcome, str]:
    if there is not None and there.fetch.status is not None and not there.fetch.is_ok:
        return Outcome.FAIL, f"{target} answers {there.fetch.status}"
    if page.page_class is P.VDP and facts.vins and there is not None and there.facts is not None:
        is_same = not set(there.facts.vins).isdisjoint(facts.vins)
        if not is_same:
            return Outcome.FAIL, f"another vehicle: {target}"
    if urlsplit(target).scheme != "https":
        return Outcome.WARN, f"not https: {target}"
    return Outcome.PASS, ""
