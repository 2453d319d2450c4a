"""Measure whether answers, site and listings state a store as its record does, and keep it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from aiv.domain.score.input_records import InputRecord
from aiv.domain.site import measures
from aiv.domain.site.known import Known
from aiv.domain.site.site_facts import SiteFacts
from aiv.models import Dealer, ScoreInput
from aiv.selectors.ground import entity_statements
from aiv.selectors.score.stored_inputs import MAX_AGE_DAYS
from aiv.selectors.site import audited_pages, site_audits
from aiv.services.ground import ground_inputs
from aiv.services.score import scores
from aiv.services.site import audit_knowledge

NAME: Final = "entity_confidence"
TICK: Final = timedelta(microseconds=1)
SAME_MOMENT: Final = timedelta(milliseconds=10)
MAX_AGE: Final = timedelta(days=MAX_AGE_DAYS[NAME])


def record(
    dealer: Dealer, site: SiteFacts | None, known: Known, *, now: datetime
) -> InputRecord | None:
    """Give the measurement of what is young enough; None where there is nothing to measure.

    Of answers count those of the last 28 days, of the site an audit of the last 28 days.
    """
    told = entity_statements.of_answers(dealer, since=now - MAX_AGE)
    read = site if site is not None and site.finished_at >= now - MAX_AGE else None
    times = ([told[1]] if told else []) + ([read.finished_at] if read else [])
    if not times:
        return None
    return measures.entity_confidence(
        told[0] if told else None,
        measures.of_site(read, known) if read else None,
        measures.of_listings(known),
        measured_at=max(times),
    )


def news(
    dealer: Dealer, site: SiteFacts | None, known: Known, *, now: datetime
) -> InputRecord | None:
    """Give the measurement to store behind the newest one; None where it says nothing new."""
    found = record(dealer, site, known, now=now)
    return _dated(dealer, found) if found else None


def measure(dealer: Dealer, *, now: datetime) -> bool:
    """Measure from what is stored, keep it, and score the dealer when it is news."""
    audit = site_audits.latest(dealer)
    site = audited_pages.site(audit) if audit else None
    found = news(dealer, site, audit_knowledge.of(dealer, now=now), now=now)
    if found is None:
        return False
    with transaction.atomic():
        is_news = ground_inputs.keep(dealer, [found], now=now)
    if is_news:
        scores.rescore_dealer(dealer, now=now)
    return is_news


def _dated(dealer: Dealer, found: InputRecord) -> InputRecord | None:
    """Put a record behind the one it follows; None when it says the same of the same moment."""
    rows = ScoreInput.objects.filter(dealer=dealer, market=None, name=NAME)
    known = rows.exclude(measured_at=None).order_by("-measured_at").first()
    if known is None or known.measured_at is None or found.measured_at is None:
        return found
    if found.measured_at - known.measured_at >= SAME_MOMENT:
        return found
    if _said(found) == _said(known):
        return None
    # The newest row counts, so that of two of one moment the later has to be a little newer.
    return replace(found, measured_at=known.measured_at + TICK)


def _said(record: InputRecord | ScoreInput) -> tuple[object, ...]:
    return (str(record.status), record.value, record.lo, record.hi, record.n_obs, record.reason)
