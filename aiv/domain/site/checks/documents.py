"""Check pages as documents: weight, encoding, heads (B04 to B06)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from aiv.domain.site import site_pages, vehicles
from aiv.domain.site.checks.rule import Case, Ruling
from aiv.domain.site.checks.rulings import (
    at_least,
    at_most,
    counted,
    percent,
    proof,
    ruled,
    share,
    unmeasured,
    worst,
    worst_template,
)  # fmt: skip
from aiv.domain.site.findings import Outcome
from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_facts import PageFacts, SitePage

MEGABYTE: Final = 1_000_000
_WORD: Final = re.compile(r"[\w-]{2,}")
_HOLLOW: Final = frozenset({"our locations", "home", "untitled", "welcome", "index"})

Judge = Callable[[Case, SitePage, PageFacts], tuple[Outcome, str]]


def weight(case: Case) -> Ruling:
    """Judge bytes, and how much of them a person reads."""
    return _by_page(case, _weight, "are light enough", "at most 1 MB, at least 2 % text")


def encoding(case: Case) -> Ruling:
    """Judge whether bytes read as declared, and whether the language is named."""
    return _by_page(case, _encoding, "read as they declare", "declared charset and lang")


def head(case: Case) -> Ruling:
    """Judge whether one H1 and the title say the same clear thing."""
    return _by_page(
        case, _head, "have a clear title and one H1", "one H1 that shares the title's words"
    )


def _by_page(case: Case, judge: Judge, words: str, expected: str) -> Ruling:
    pages = site_pages.important(case.site)
    if not pages:
        return unmeasured("No important page came back.")
    judged = [(page, *judge(case, page, facts)) for page, facts in pages]
    outcome = worst_template([(page, each) for page, each, _ in judged])
    faulty = [row for row in judged if row[1] is not Outcome.PASS]
    faulty.sort(key=lambda row: row[1] is not Outcome.FAIL)
    value = share(len(pages) - len(faulty), len(pages))
    reason = f"{percent(value)} of {counted(len(pages), 'important page')} {words}."
    proofs = [proof(page.url, said, expected=expected) for page, _, said in faulty]
    return ruled(outcome, reason, value=value, n=len(pages), proofs=proofs)


def _weight(case: Case, page: SitePage, facts: PageFacts) -> tuple[Outcome, str]:
    size = at_most(facts.n_bytes, good=MEGABYTE, fair=3 * MEGABYTE)
    # Little text alone never fails: the table names bytes only.
    text = at_least(facts.text_to_html, good=0.02, fair=0.0)
    scripts = facts.script_bytes / max(facts.n_bytes, 1)
    said = f"{facts.n_bytes:,} bytes, {percent(facts.text_to_html)} text, {percent(scripts)} script"
    return worst([size, text]), said


def _encoding(case: Case, page: SitePage, facts: PageFacts) -> tuple[Outcome, str]:
    declared, actual = facts.declared_encoding, facts.encoding
    if not facts.is_decoded_cleanly or (declared and not _is_one(declared, actual)):
        return Outcome.FAIL, f"declared {declared or 'nothing'}, reads as {actual}"
    faults = {"no charset is declared": not declared, "no lang attribute": not facts.lang}
    said = " and ".join(words for words, is_so in faults.items() if is_so)
    return (Outcome.WARN if said else Outcome.PASS), said


def _head(case: Case, page: SitePage, facts: PageFacts) -> tuple[Outcome, str]:
    tops = [each.text.strip() for each in facts.headings if each.level == 1 and each.text.strip()]
    title = (facts.title or "").strip()
    shown = f"title “{title}”, {counted(len(tops), 'H1')}" + (f" “{tops[0]}”" if tops else "")
    if not title or not tops or title.casefold() in _HOLLOW:
        return Outcome.FAIL, shown
    is_clear = len(tops) == 1 and _shares(case, page, facts, title, tops[0])
    return (Outcome.PASS if is_clear else Outcome.WARN), shown


def _shares(case: Case, page: SitePage, facts: PageFacts, title: str, top: str) -> bool:
    """Tell whether title and H1 share the vehicle's name, or any telling word."""
    common = _words(title) & _words(top)
    if page.page_class is not P.VDP:
        return bool(common)
    car = vehicles.vehicle_of(facts, page.url)
    if car is None or not car.make:
        return len(common) >= 3
    owed = _words(f"{car.year or ''} {car.make} {car.model}")
    return owed <= common


def _words(text: str) -> set[str]:
    return {each.casefold() for each in _WORD.findall(text)}


def _is_one(declared: str, actual: str) -> bool:
    """Tell whether two codecs read these bytes alike: ASCII is part of all, cp1252 of latin-1."""
    western = {"cp1252", "iso8859-1", "latin-1", "latin1", "windows-1252"}
    pair = {declared.lower(), actual.lower()}
    return len(pair) == 1 or "ascii" in pair or pair <= western or pair == {"utf-8", "utf-8-sig"}
