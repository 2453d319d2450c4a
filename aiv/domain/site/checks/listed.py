"""Check what the site says of its pages in files: sitemaps, IndexNow, llms.txt (A11 to A13)."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from aiv.domain import links
from aiv.domain.site import indexing, site_pages
from aiv.domain.site.checks.rule import Case, Ruling
from aiv.domain.site.checks.rulings import (
    at_least,
    counted,
    percent,
    proof,
    reported,
    ruled,
    unmeasured,
)
from aiv.domain.site.findings import Outcome, Proof
from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_facts import SitePage

GOOD, FAIR = 0.95, 0.80
SLACK: Final = timedelta(days=2)
LEAST_HISTORY: Final = 10
SHORT: Final = 50
_CORRECT_LLMS: Final = "It is optional; no assistant is known to use it."


def sitemap(case: Case) -> Ruling:
    """Judge whether the sitemap lists what is there, and nothing else, with honest dates."""
    maps = [each for each in case.site.sitemaps if not each.fault and each.fetch.is_ok]
    listed = site_pages.listed_urls(case.site)
    if not maps or not listed:
        faults = [proof(each.fetch.url, each.fault or f"status {each.fetch.status}")
                  for each in case.site.sitemaps]  # fmt: skip
        return ruled(Outcome.FAIL, "No sitemap was found that lists a page.", proofs=faults)
    parts = {
        "of the listed pages that we read are sound": _sound(case),
        "of the vehicles we found are listed": _covered(case, listed),
        "of the dates are true": _truthful(case),
    }
    known = {words: part for words, part in parts.items() if part[0] is not None}
    if not known:
        return unmeasured("No listed page was read.")
    values = [part[0] for part in known.values() if part[0] is not None]
    said = "; ".join(f"{percent(value)} {words}" for words, value in
                     zip(known, values, strict=True))  # fmt: skip
    proofs = [each for _, kept in known.values() for each in kept]
    outcome = at_least(min(values), good=GOOD, fair=FAIR)
    return ruled(outcome, f"{said}.", value=min(values), n=len(listed), proofs=proofs)


def index_now(case: Case) -> Ruling:
    """Take the owner's word: the name of the key file is the owner's secret."""
    if case.known.has_index_now is None:
        return unmeasured("Nobody said whether the site tells Bing of changes by IndexNow.")
    if case.known.has_index_now:
        return ruled(Outcome.PASS, "The owner says that changes are sent by IndexNow.")
    return ruled(Outcome.WARN, "Changes are not sent by IndexNow.")


def llms(case: Case) -> Ruling:
    """Report llms.txt; warn only of one that exists and is wrong. It weighs nothing."""
    file = case.site.llms
    if not file.fetch.is_ok or not file.text.strip():
        return reported(f"There is no llms.txt, and none is needed. {_CORRECT_LLMS}")
    faults = _llms_faults(case)
    if not faults:
        return reported(f"llms.txt exists and is well formed. {_CORRECT_LLMS}")
    return ruled(Outcome.WARN, f"llms.txt exists and {' and '.join(faults)}. {_CORRECT_LLMS}",
                 proofs=[proof(file.fetch.url, faults[0], excerpt=file.text[:200])])  # fmt: skip


def _sound(case: Case) -> tuple[float | None, list[Proof]]:
    listed = [page for page in case.site.pages if page.in_sitemap]
    known = [page for page in listed if page.fetch.status is not None]
    bad = [(page, said) for page in known if (said := _fault(case, page))]
    proofs = [proof(page.url, said, expected="200, canonical, indexable") for page, said in bad]
    return (1 - len(bad) / len(known) if known else None), proofs


def _fault(case: Case, page: SitePage) -> str:
    if page.fetch.status != 200:
        return f"status {page.fetch.status}"
    if page.fetch.hops:
        return "a redirect"
    if not case.grid.robots.verdict("Googlebot", page.url).is_allowed:
        return "forbidden by robots.txt"
    kept = page.facts and indexing.noindex(page, page.facts, bots=indexing.MAIN_READERS)
    return kept.source if kept else ""


def _covered(case: Case, listed: set[str]) -> tuple[float | None, list[Proof]]:
    found = [page for page, _ in site_pages.of_class(case.site, P.VDP)]
    missing = [page for page in found if links.canonical_url(page.url) not in listed]
    proofs = [proof(page.url, "not in the sitemap", expected="listed") for page in missing]
    return (1 - len(missing) / len(found) if found else None), proofs


def _truthful(case: Case) -> tuple[float | None, list[Proof]]:
    """Compare dates with what earlier crawls saw; without them nobody can tell."""
    told = []
    for page in case.site.pages:
        past = case.site.history.get(page.url)
        if page.lastmod is None or past is None:
            continue
        changed = past.changed_at or past.first_seen_at
        told.append((page, page.lastmod <= changed + SLACK or past.first_seen_at > page.lastmod))
    if len(told) < LEAST_HISTORY:
        return None, []
    false = [page for page, is_true in told if not is_true]
    proofs = [proof(page.url, f"lastmod {page.lastmod:%Y-%m-%d}", expected="the day of a change")
              for page in false]  # fmt: skip
    return 1 - len(false) / len(told), proofs


def _llms_faults(case: Case) -> list[str]:
    text = case.site.llms.text
    asked = site_pages.asked(case.site)
    dead = [url for url, page in asked.items() if url in text and page.fetch.status in (404, 410)]
    found = {
        "has no heading": not any(line.startswith("# ") for line in text.splitlines()),
        f"has fewer than {SHORT} signs": len(text.strip()) < SHORT,
        f"leads to {counted(len(dead), 'dead page')}": bool(dead),
        "is a web page": text.lstrip().lower().startswith(("<!doctype", "<html")),
    }
    return [words for words, is_so in found.items() if is_so]
