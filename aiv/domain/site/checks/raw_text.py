"""Check what a reader without scripts gets of the pages (B01 to B03)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from aiv.domain.site import key_facts, site_pages
from aiv.domain.site.checks.rule import Case, Ruling
from aiv.domain.site.checks.rulings import (
    at_least,
    counted,
    percent,
    proof,
    ruled,
    share,
    unmeasured,
)  # fmt: skip
from aiv.domain.site.findings import Outcome, Proof
from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_classes import classify
from aiv.domain.site.page_facts import PageFacts, SitePage

MOST_COMPARED: Final = 5
_OWING: Final = (P.VDP, P.CONTACT)
_ORDER: Final = (P.VDP, P.SRP_USED, P.SRP_NEW, P.CONTACT, P.HOME)


def ratio(case: Case) -> Ruling:
    """Compare raw words with rendered ones; without a renderer, count key facts instead."""
    rendered = case.known.rendered
    pages = _sample(case)
    if not pages:
        return unmeasured("No page with facts of its own came back.")
    if rendered is not None:
        compared = [(p, _kept(f, rendered[p.url])) for p, f in pages if rendered.get(p.url)]
        return _by_words(compared) if compared else unmeasured("No page could be rendered.")
    shown = [(page, key_facts.share(key_facts.shown(page, facts))) for page, facts in pages]
    known = [(page, part) for page, part in shown if part is not None]
    return _by_words(known, words="of the key facts of {pages} stand in raw HTML; no browser was "
                     "used, so this is a lower bound")  # fmt: skip


def facts(case: Case) -> Ruling:
    """Judge which facts vehicle pages and the contact page show in raw HTML."""
    pages = site_pages.of_class(case.site, *_OWING)
    grid = [(page, key_facts.shown(page, each)) for page, each in pages]
    owed = sum(len(row) for _, row in grid)
    if not owed:
        return unmeasured("Neither a vehicle page nor a contact page came back.")
    value = sum(sum(row.values()) for _, row in grid) / owed
    proofs = [_missing(page, row) for page, row in grid if not all(row.values())]
    where = counted(len(grid), "page")
    reason = f"{percent(value)} of {counted(owed, 'fact')} on {where} stand in raw HTML."
    return ruled(at_least(value, good=0.95, fair=0.70), reason, value=value, n=owed, proofs=proofs)


def reachable(case: Case) -> Ruling:
    """Judge whether links of raw HTML lead to important pages, and lists to vehicles.

    A crawl that ended early cannot know which vehicles no list leads to, so it leaves them out.
    """
    rows = _reached(case)
    if not rows:
        return unmeasured("No important page came back.")
    lost = [(page, said) for page, said in rows if said]
    value = share(len(rows) - len(lost), len(rows))
    reason = (
        f"Links in raw HTML lead to {percent(value)} of {counted(len(rows), 'important page')}."
    )
    proofs = [proof(page.url, said, expected="a plain link") for page, said in lost]
    outcome = at_least(value, good=0.95, fair=0.60)
    return ruled(outcome, reason, value=value, n=len(rows), proofs=proofs)


def _sample(case: Case) -> list[tuple[SitePage, PageFacts]]:
    pages = site_pages.of_class(case.site, *_ORDER)
    vehicles = [pair for pair in pages if pair[0].page_class is P.VDP]
    others = sorted(
        (pair for pair in pages if pair[0].page_class is not P.VDP),
        key=lambda pair: _ORDER.index(pair[0].page_class),
    )
    return [*vehicles[: MOST_COMPARED - 2], *others][:MOST_COMPARED]


def _kept(facts: PageFacts, rendered: str) -> float:
    """Give the share of the rendered page's distinct words that raw HTML holds too."""
    words = set(rendered.casefold().split())
    return len(words & set(facts.text.casefold().split())) / len(words)


def _by_words(
    compared: Sequence[tuple[SitePage, float]],
    words: str = "of the rendered words of {pages} stand in raw HTML",
) -> Ruling:
    if not compared:
        return unmeasured("No page with facts of its own came back.")
    value = sum(part for _, part in compared) / len(compared)
    outcome = at_least(value, good=0.85, fair=0.50)
    reason = f"{percent(value)} {words.format(pages=counted(len(compared), 'page'))}."
    proofs = [proof(page.url, percent(part), expected="85 %") for page, part in compared
              if part < 0.85 - 1e-9]  # fmt: skip
    cap = 60.0 if outcome is Outcome.FAIL else None
    return ruled(outcome, reason, value=value, n=len(compared), proofs=proofs, cap=cap)


def _missing(page: SitePage, row: Mapping[str, bool]) -> Proof:
    absent = ", ".join(name for name, is_there in row.items() if not is_there)
    return proof(page.url, f"missing: {absent}", expected=", ".join(row))


def _reached(case: Case) -> list[tuple[SitePage, str]]:
    rows = []
    for page, facts in site_pages.important(case.site):
        if page.page_class is P.HOME:
            continue
        if page.page_class is not P.VDP or case.site.is_complete:
            rows.append((page, "" if page.click_depth is not None else "no link leads here"))
        if page.page_class in site_pages.SRPS:
            rows.append((page, "" if _leads_to_vehicles(facts) else "no link to a vehicle"))
    return rows


def _leads_to_vehicles(facts: PageFacts) -> bool:
    return any(classify(link.url, None) is P.VDP for link in facts.links)
