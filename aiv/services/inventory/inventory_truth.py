"""Compare a dealer's feed with its site and with what assistants state, and keep the outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction

from aiv import live
from aiv.domain.inventory import agreement, claims, truth
from aiv.domain.inventory.agreement import Comparison
from aiv.domain.inventory.claims import Claim
from aiv.domain.inventory.vehicle import Vehicle
from aiv.domain.live_kinds import Kind
from aiv.domain.score.input_records import InputRecord
from aiv.domain.storable import json_value
from aiv.models import Dealer, InputStatus, InventoryComparison, InventoryFeed, ScoreInput
from aiv.selectors.inventory import inventory, inventory_claims
from aiv.selectors.site import site_stock
from aiv.services.evidence import stated_facts
from aiv.services.ground import ground_inputs
from aiv.services.score import scores

MAX_SHOWN: Final = 2_000
"""How many differences are kept with their words; all of them are counted."""
MAX_CLAIMS: Final = 500
TICK: Final = timedelta(microseconds=1)
SAME_MOMENT: Final = timedelta(milliseconds=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One claim with the answer that makes it."""

    answer: str
    claim: Claim


def measure(dealer: Dealer, *, now: datetime) -> InputRecord:
    """Compare what is known now, keep the input, and score the dealer when it is news.

    It is called after an import and after an audit; without either the record says what is missing.
    """
    feed = inventory.feed_of(dealer)
    if feed is None or feed.stated_at is None:
        return truth.no_feed()
    read = site_stock.of(dealer)
    if read is None:
        return _keep(dealer, truth.no_site(feed.stated_at), now=now)
    vehicles = inventory.vehicles(dealer)
    found = agreement.compare(vehicles, read.stock)
    stated = tuple(_stated(dealer, vehicles, feed.stated_at))
    seen = truth.Seen(feed_at=feed.stated_at, site_at=read.at)
    record = truth.measure(found, [each.claim for each in stated], seen=seen)
    with transaction.atomic():
        _keep_comparison(feed, read, found, stated, now=now)
        stated_facts.ask_again(dealer)
        live.announce(dealer, Kind.INVENTORY)
    return _keep(dealer, record, now=now)


def withdraw(dealer: Dealer, *, now: datetime) -> None:
    """Say that nothing is measured any more, inside the caller's transaction."""
    record = truth.no_feed()
    ScoreInput.objects.create(
        dealer=dealer,
        name=record.name,
        status=InputStatus.NOT_MEASURED,
        reason=record.reason,
        action=record.action,
        method_version=record.method_version,
        measured_at=now,
    )


def _stated(dealer: Dealer, vehicles: Iterable[Vehicle], at: datetime) -> Iterable[Stated]:
    stock = claims.stock_of(vehicles)
    for each in inventory_claims.naming(dealer, at=at):
        for claim in claims.check(each.text, stock, own=each.own, others=each.others):
            yield Stated(answer=str(each.answer_id), claim=claim)


def _keep(dealer: Dealer, record: InputRecord, *, now: datetime) -> InputRecord:
    latest = ScoreInput.objects.filter(dealer=dealer, market=None, name=record.name)
    known = latest.exclude(measured_at=None).order_by("-measured_at").first()
    dated = record if known is None else _dated(record, known)
    if dated is None:
        return record
    with transaction.atomic():
        is_news = ground_inputs.keep(dealer, [dated], now=now)
    if is_news:
        scores.rescore_dealer(dealer, now=now)
    return dated


def _dated(record: InputRecord, known: ScoreInput) -> InputRecord | None:
    """Put a record behind the one it follows; None when it says the same of the same moment.

    The moment is that of the older of feed and site, and two feeds may follow one audit: the
    newest row counts, so that of two of one moment the later has to be a little newer.
    """
    if record.measured_at is None or known.measured_at is None:
        return record
    if record.measured_at > known.measured_at:
        return record
    is_same = known.measured_at - record.measured_at < SAME_MOMENT
    if is_same and _said(record) == _said(known):
        return None
    return replace(record, measured_at=known.measured_at + TICK)


def _said(record: InputRecord | ScoreInput) -> tuple[object, ...]:
    return (str(record.status), record.value, record.lo, record.hi, record.n_obs, record.reason)


def _keep_comparison(
    feed: InventoryFeed,
    read: site_stock.Read,
    found: Comparison,
    stated: tuple[Stated, ...],
    *,
    now: datetime,
) -> None:
    values: dict[str, Any] = {
        "audit": read.audit,
        "compared_at": now,
        "feed_at": feed.stated_at,
        "site_at": read.at,
        "judged": found.judged,
        "agreed": found.agreed,
        "population": found.population,
        "is_census": found.is_census,
        "counts": dict(Counter(each.kind.value for each in found.differences)),
        "differences": _stored(asdict(each) for each in found.differences[:MAX_SHOWN]),
        "duplicates": _stored_pages(found),
        "claims_checked": len(stated),
        "claims_correct": sum(each.claim.is_correct for each in stated),
        "claims": _stored({"answer": e.answer, **asdict(e.claim)} for e in stated[:MAX_CLAIMS]),
    }
    InventoryComparison.objects.update_or_create(feed=feed, defaults=values)


def _stored(values: Iterable[dict[str, Any]]) -> list[Any]:
    return [json_value(value) for value in values]


def _stored_pages(found: Comparison) -> Any:
    return json_value({vin: list(pages) for vin, pages in found.duplicates.items()})
