"""Check structure, content and speed (F01 to F03, G01 to G03)."""

from __future__ import annotations

from typing import Final

import numpy as np

from aiv.domain.site import near_duplicates, questions, site_pages
from aiv.domain.site.checks.rule import Case, Ruling
from aiv.domain.site.checks.rulings import (
    at_least,
    at_most,
    counted,
    percent,
    proof,
    reported,
    ruled,
    unmeasured,
    worst,
)  # fmt: skip
from aiv.domain.site.findings import Outcome
from aiv.domain.site.known import FieldSpeed
from aiv.domain.site.page_classes import PageClass as P

DEEPEST: Final = 3
_NOT_ALL_READ: Final = (
    "Only a part of the site was read, too little to say so. Prove the domain to have it all read."
)


def depth(case: Case) -> Ruling:
    """Judge the share of important pages that lie deeper than three clicks, or that nothing links.

    A crawl that ended early cannot know it of vehicles, so it leaves them out.
    """
    pages = [p for p, _ in site_pages.important(case.site)
             if p.page_class is not P.VDP or case.site.is_complete]  # fmt: skip
    if not pages:
        return unmeasured("No important page came back.")
    far = [page for page in pages if page.click_depth is None or page.click_depth > DEEPEST]
    value = len(far) / len(pages)
    outcome = at_most(value, good=0.05, fair=0.20)
    if outcome is not Outcome.PASS and not _is_whole(case):
        return unmeasured(_NOT_ALL_READ)
    proofs = [proof(page.url, _far(page.click_depth), expected="at most 3 clicks") for page in far]
    reason = f"{percent(value)} of {counted(len(pages), 'important page')} lie deeper or unlinked."
    return ruled(outcome, reason, value=value, n=len(pages), proofs=proofs)


def answered(case: Case) -> Ruling:
    """Count the questions of shoppers that some page answers in words of its own."""
    found = questions.answered(site_pages.read(case.site))
    missing = [each for each in questions.CLUSTERS if each.name not in found]
    n, whole = len(found), len(questions.CLUSTERS)
    outcome = at_least(n, good=16, fair=8)
    if outcome is not Outcome.PASS and not _is_whole(case):
        return unmeasured(_NOT_ALL_READ)
    proofs = [proof(case.site.home_url, f"no answer to: {each.question}",
                    expected="a page with 120 words of its own") for each in missing]  # fmt: skip
    reason = f"The site answers {n} of {whole} common questions."
    return ruled(outcome, reason, value=n / whole, n=whole, proofs=proofs)


def unique(case: Case) -> Ruling:
    """Judge the share of pages whose main text nearly repeats another page's."""
    pages = [(p, f) for p, f in site_pages.read(case.site) if near_duplicates.is_long(f.main_text)]
    if len(pages) < 2:
        return unmeasured("Fewer than two pages hold text enough to compare.")
    groups = near_duplicates.groups([facts.main_text for _, facts in pages])
    n = sum(len(group) for group in groups)
    value = n / len(pages)
    proofs = [proof(pages[group[0]][0].url, f"repeated by {counted(len(group) - 1, 'page')}",
                    excerpt=pages[group[1]][0].url) for group in groups]  # fmt: skip
    reason = f"{percent(value)} of {counted(len(pages), 'page')} nearly repeat another."
    outcome = at_most(value, good=0.15, fair=0.40)
    return ruled(outcome, reason, value=value, n=len(pages), proofs=proofs)


def speed(case: Case) -> Ruling:
    """Judge our own time to first byte at the 75th percentile, and Chrome's figures if known."""
    times = [ms for page in case.site.pages if (ms := page.fetch.ttfb_ms) is not None]
    if not times:
        return unmeasured("No page answered, so no time was taken.")
    p75 = float(np.percentile(times, 75)) / 1000
    outcome = at_most(p75, good=0.8, fair=1.8)
    reason = f"Three of four pages began within {p75:.2f} s, measured by us."
    field = case.known.field_speed
    if field is None:
        reason += " Chrome's figures of real visits are not connected."
    else:
        outcome = worst([outcome, _field_outcome(field)])
        reason += f" Chrome's users: {_field_words(field)}."
    shown = proof(case.site.home_url, f"{p75:.2f} s", expected="at most 0.8 s")
    return ruled(outcome, reason, n=len(times), proofs=[shown])


def logs(case: Case) -> Ruling:
    """Report what verified bots did, by the access log."""
    if case.known.visits is None:
        return unmeasured("No access log was imported.")
    proofs = [
        proof(case.site.home_url, f"{v.token}: {v.requests:,} requests, {v.errors:,} errors, "
              f"{v.vehicle_pages:,} vehicle pages")
        for v in case.known.visits
    ]  # fmt: skip
    return reported(f"The log shows {counted(len(proofs), 'verified bot')}.", proofs)


def referrals(case: Case) -> Ruling:
    """Report sessions that assistants sent."""
    if case.known.referrals is None:
        return unmeasured("No referrals were imported.")
    proofs = [proof(case.site.home_url, f"{name}: {counted(n, 'session')}")
              for name, n in sorted(case.known.referrals.items())]  # fmt: skip
    return reported(f"{counted(len(proofs), 'assistant')} sent sessions.", proofs)


def _is_whole(case: Case) -> bool:
    """Tell whether enough was read to say what a site lacks: all of it, or 500 pages."""
    return case.site.is_complete or case.site.is_verified


def _far(clicks: int | None) -> str:
    return "no link leads here" if clicks is None else counted(clicks, "click")


def _field_outcome(field: FieldSpeed) -> Outcome:
    limits = ((field.lcp_ms, 2500, 4000), (field.inp_ms, 200, 500), (field.cls, 0.1, 0.25))
    return worst(at_most(v, good=good, fair=fair) for v, good, fair in limits if v is not None)


def _field_words(field: FieldSpeed) -> str:
    parts = {"LCP": (field.lcp_ms, " ms"), "INP": (field.inp_ms, " ms"), "CLS": (field.cls, "")}
    known = [f"{name} {v:g}{unit}" for name, (v, unit) in parts.items() if v is not None]
    return ", ".join(known) or "too few visits"
