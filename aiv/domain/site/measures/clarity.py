"""Measure semantic_clarity_score: how plainly important pages say what they are about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from aiv.domain.score import inputs
from aiv.domain.score.input_records import InputRecord
from aiv.domain.site import key_facts, site_pages, vehicles
from aiv.domain.site.known import Known
from aiv.domain.site.measures import records
from aiv.domain.site.measures.flesch import reading_ease
from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_facts import PageFacts, SitePage
from aiv.domain.site.site_facts import SiteFacts

NAME: Final = "semantic_clarity_score"
LEAST_PAGES: Final = 10
LEAST_OVERLAP: Final = 0.3
FIRST_WORDS: Final = 150
_WORD: Final = re.compile(r"\w+")
_TOPICS: Final = {
    P.SERVICE: ("service", "repair", "maintenance"),
    P.SCHEDULE: ("schedule", "appointment", "book"),
    P.PARTS: ("parts", "accessories"),
    P.FINANCE: ("finance", "financing", "credit", "loan"),
    P.TRADE_IN: ("trade", "appraisal", "value"),
    P.SPECIALS: ("special", "offer", "incentive", "deal"),
    P.CONTACT: ("contact", "hours", "directions"),
    P.ABOUT: ("about",),
    P.SRP_NEW: ("new",),
    P.SRP_USED: ("used", "pre-owned", "preowned", "certified"),
}  # fmt: skip


def score(site: SiteFacts, known: Known) -> InputRecord:
    """Measure the weighted mean over important pages, its interval by resampling them."""
    pages = site_pages.important(site)
    record = records.base(NAME, site, n_obs=len(pages))
    shortfalls = records.shortfall(len(pages), LEAST_PAGES, "important pages")
    if shortfalls:
        return records.too_few(record, shortfalls)
    rows = [(site_pages.IMPORTANCE[p.page_class], page_score(p, f, known)) for p, f in pages]
    return records.resampled(record, rows, _mean)


def page_score(page: SitePage, facts: PageFacts, known: Known) -> float:
    """Give the mean of five checks, each 0..1 (measurement.md section 3); one without a sense for
    the page is left out."""
    parts = (
        _headline(facts),
        _naming(page, facts, known),
        key_facts.share(key_facts.extractable(page, facts)),
        _levels(facts),
        _ease(facts),
    )
    measured = [part for part in parts if part is not None]
    return sum(measured) / len(measured)


def _mean(rows: Sequence[tuple[float, float]]) -> float | None:
    return inputs.weighted_mean(rows)


def _headline(facts: PageFacts) -> float:
    """Give 1 for one H1 that shares its words with the title, 0.5 for one of the two."""
    tops = [each.text for each in facts.headings if each.level == 1]
    title = _words(facts.title or "")
    overlap = max((_jaccard(title, _words(top)) for top in tops), default=0.0)
    return ((len(tops) == 1) + (overlap >= LEAST_OVERLAP - 1e-9)) / 2


def _naming(page: SitePage, facts: PageFacts, known: Known) -> float | None:
    """Give the share of name, city and topic that title, H1 and the first words hold."""
    tops = [each.text for each in facts.headings if each.level == 1]
    first = " ".join(facts.main_text.split()[:FIRST_WORDS])
    said = " ".join([facts.title or "", *tops, first]).casefold()
    owed = [*_names(known), *_topic(page, facts)]
    return sum(any(word in said for word in words) for words in owed) / len(owed) if owed else None


def _names(known: Known) -> list[tuple[str, ...]]:
    names = tuple(name.casefold() for name in (known.record.name, *known.aliases))
    city = known.record.city.casefold()
    return [names, (city,)] if city else [names]


def _topic(page: SitePage, facts: PageFacts) -> list[tuple[str, ...]]:
    """Give the words of which one must stand there; home is about the store itself."""
    if page.page_class is P.VDP:
        car = vehicles.vehicle_of(facts, page.url)
        return [(car.model.casefold(),)] if car and car.model else []
    return [_TOPICS[page.page_class]] if page.page_class in _TOPICS else []


def _levels(facts: PageFacts) -> float | None:
    """Give 1 where no level of headings is skipped on the way down, else 0; None without any."""
    levels = [each.level for each in facts.headings]
    if not levels:
        return None
    return float(all(later <= earlier + 1 for earlier, later in pairwise(levels)))


def _ease(facts: PageFacts) -> float | None:
    """Give clamp((reading ease - 20) / 40); the rule is made for English and for sentences."""
    if (facts.lang or "en").lower()[:2] != "en":
        return None
    ease = reading_ease(facts.main_text)
    return None if ease is None else min(1.0, max(0.0, (ease - 20) / 40))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
