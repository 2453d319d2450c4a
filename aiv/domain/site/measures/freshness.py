"""Measure temporal_weight: how fresh important pages are, each by its kind's half-life."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from aiv.domain.score import inputs
from aiv.domain.score.input_records import InputRecord
from aiv.domain.site import site_pages
from aiv.domain.site.measures import records
from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_dates import modified_at
from aiv.domain.site.page_facts import PageFacts, SitePage
from aiv.domain.site.site_facts import SiteFacts

NAME: Final = "temporal_weight"
LEAST_PAGES: Final = 10
BETWEEN_CRAWLS: Final = timedelta(days=6)
HALF_LIVES: Final = {
    P.VDP: 7.0, P.SRP_NEW: 7.0, P.SRP_USED: 7.0, P.SPECIALS: 30.0,
    P.SERVICE: 180.0, P.SCHEDULE: 180.0, P.PARTS: 180.0, P.MODEL: 180.0, P.FINANCE: 180.0,
    P.TRADE_IN: 180.0,
}  # fmt: skip
STATIC_DAYS: Final = 365.0
_DAY: Final = 86400.0
_STAMPED: Final = 0.9

_Row = tuple[float, float | None, float]


def weight(site: SiteFacts, *, now: datetime) -> InputRecord:
    """Measure the weight from what earlier crawls saw change, else from dates the site states."""
    pages = site_pages.important(site)
    stamp = _stamp(pages)
    rows = [_row(site, page, facts, stamp, now) for page, facts in pages]
    dated = [row for row in rows if row[1] is not None]
    record = records.base(NAME, site, n_obs=len(dated))
    shortfalls = records.shortfall(len(pages), LEAST_PAGES, "important pages")
    shortfalls = shortfalls or records.shortfall(
        len(dated), LEAST_PAGES, "pages with a date that can be relied on"
    )
    if shortfalls:
        action = "Audit again in a week, or state when pages were changed (dateModified, lastmod)."
        return records.too_few(record, shortfalls, action=action)
    return records.resampled(record, dated, _mean)


def _mean(rows: Sequence[_Row]) -> float | None:
    return inputs.temporal_weight(rows)


def _row(
    site: SiteFacts, page: SitePage, facts: PageFacts, stamp: date | None, now: datetime
) -> _Row:
    at = _seen_changed(site, page) or _stated(page, facts, stamp)
    age = None if at is None else (now - at).total_seconds() / _DAY
    life = HALF_LIVES.get(page.page_class, STATIC_DAYS)
    return site_pages.IMPORTANCE[page.page_class], age, life


def _seen_changed(site: SiteFacts, page: SitePage) -> datetime | None:
    """Give when crawls saw it change; one that never changed is as old as we know it, at least."""
    past = site.history.get(page.url)
    if past is None:
        return None
    if past.changed_at is not None:
        return past.changed_at
    is_long_known = site.finished_at - past.first_seen_at >= BETWEEN_CRAWLS
    return past.first_seen_at if is_long_known else None


def _stated(page: SitePage, facts: PageFacts, stamp: date | None) -> datetime | None:
    """Give the date the page states; of two that contradict by more than a week, none."""
    found = [at for at in (modified_at(facts), page.lastmod) if at and at.date() != stamp]
    if len(found) == 2 and abs(found[0] - found[1]) > timedelta(days=7):
        return None
    return min(found, default=None)


def _stamp(pages: Sequence[tuple[SitePage, PageFacts]]) -> date | None:
    """Give the day that nearly all pages state: it is when the site was built, not changed."""
    days = Counter(at.date() for p, f in pages for at in (modified_at(f), p.lastmod) if at)
    day, n = days.most_common(1)[0] if days else (None, 0)
    return day if n >= LEAST_PAGES and n >= _STAMPED * days.total() else None
