"""Hold what answers state about a dealer against its record, off any request, and keep the outcome.

What is kept is derived: it carries its method, what it was held against and which answers were
read, and is made anew when one of them changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from aiv import live
from aiv.domain import storable, strict_json
from aiv.domain.inventory import claims
from aiv.domain.inventory.claims import Stock
from aiv.domain.live_kinds import Kind
from aiv.domain.stated import METHOD_VERSION, checking, records
from aiv.domain.stated.values import Field, Statement
from aiv.models import Alias, AliasKind, Dealer, FactReading, StatedFact
from aiv.selectors.evidence import answers_about
from aiv.selectors.evidence import stated_facts as kept
from aiv.selectors.evidence.answers_about import ReadAnswer, Window
from aiv.selectors.inventory import inventory
from aiv.selectors.inventory.inventory_claims import WINDOW as STOCK_WINDOW
from aiv.selectors.markets import dealer_facts as stored_facts

MOST_A_ROUND: Final = 20


@dataclass(frozen=True, slots=True)
class _Feed:
    """A dealer's stock with the time that its feed was stated."""

    stock: Stock
    at: datetime


def run_due(now: datetime, *, most: int = MOST_A_ROUND) -> int:
    """Read the answers about the dealers that are due; say how many were read."""
    return sum(read(dealer, now=now) is not None for dealer in kept.due(now)[:most])


def read(dealer: Dealer, *, now: datetime) -> FactReading | None:
    """Read all answers about a dealer; None where the reading that stands is still in force."""
    record = record_of(dealer)
    window, feed = answers_about.window(dealer), inventory.feed_of(dealer)
    feed_at = feed.stated_at if feed else None
    basis = _basis(record, window, feed_at)
    known = FactReading.objects.filter(dealer=dealer, basis=basis)
    if known.exists():
        known.update(read_at=now)
        return None
    stated = _statements(dealer, record, window, _stock(dealer, feed_at)) if window else ()
    found = list(stated)
    return _keep(dealer, _columns(record, window, basis, now), found)


def ask_again(dealer: Dealer) -> None:
    """Let a dealer's answers be read again, because its facts or its feed changed."""
    FactReading.objects.filter(dealer=dealer).update(basis="")


def record_of(dealer: Dealer) -> dict[str, Any]:
    """Give what a dealer's answers are held against, as it is stored with a reading."""
    aliases = Alias.objects.filter(dealer=dealer).exclude(kind=AliasKind.NAME)
    known = sorted(aliases.values_list("kind", "value"))
    return {
        "facts": {kind: fact.value for kind, fact in sorted(stored_facts.of(dealer).items())},
        "country": dealer.country,
        "phones": [value for kind, value in known if kind == AliasKind.PHONE],
        "domains": [value for kind, value in known if kind == AliasKind.DOMAIN],
    }


def differences(reading: FactReading) -> tuple[str, ...]:
    """Read the same answers by the same record again; name each statement that differs.

    Vehicles are left out: the feed of that day is not kept.
    """
    if reading.window_from is None or reading.window_to is None or not reading.recorded_until:
        return ()
    window = Window(
        start=reading.window_from,
        end=reading.window_to,
        recorded_until=reading.recorded_until,
        answers=reading.answers,
        namings=0,
    )
    again = {
        (str(answer.pk), each.field.value, each.start, each.stated, each.is_right)
        for answer, each in _statements(reading.dealer, reading.record, window, None)
    }
    rows = StatedFact.objects.filter(reading=reading).exclude(field=Field.VEHICLES)
    stored = {(str(row.answer_id), row.field, row.start, row.stated, row.is_right) for row in rows}
    return tuple(
        f"{answer} {field} at {start}" for answer, field, start, *_ in sorted(again ^ stored)
    )


def _stock(dealer: Dealer, feed_at: datetime | None) -> _Feed | None:
    if feed_at is None:
        return None
    return _Feed(claims.stock_of(inventory.vehicles(dealer)), feed_at)


def _basis(record: dict[str, Any], window: Window | None, feed_at: datetime | None) -> str:
    counted = [window.start, window.end, window.recorded_until] if window else []
    return strict_json.digest(
        {
            "method": METHOD_VERSION,
            "record": record,
            "window": [each.isoformat() for each in counted],
            "answers": [window.answers, window.namings] if window else [],
            "feed": feed_at.isoformat() if feed_at else None,
        }
    )


def _statements(
    dealer: Dealer, stored: dict[str, Any], window: Window, feed: _Feed | None
) -> Iterator[tuple[ReadAnswer, Statement]]:
    record = records.of_facts(
        stored["facts"],
        country=stored["country"],
        phones=stored["phones"],
        domains=stored["domains"],
    )
    for answer in answers_about.read(dealer, window):
        is_of_the_day = feed is not None and abs(answer.asked_at - feed.at) < STOCK_WINDOW
        stock = feed.stock if feed and is_of_the_day else None
        for each in checking.check(answer.about, record, stock=stock):
            yield answer, each


def _columns(
    record: dict[str, Any], window: Window | None, basis: str, now: datetime
) -> dict[str, Any]:
    return {
        "method_version": METHOD_VERSION,
        "basis": basis,
        "record": record,
        "answers": window.answers if window else 0,
        "window_from": window.start if window else None,
        "window_to": window.end if window else None,
        "recorded_until": window.recorded_until if window else None,
        "read_at": now,
    }


@transaction.atomic
def _keep(
    dealer: Dealer, columns: dict[str, Any], found: Iterable[tuple[ReadAnswer, Statement]]
) -> FactReading:
    """Put a reading in the place of the one before; of two at once the later one stands."""
    Dealer.objects.select_for_update().get(pk=dealer.pk)
    FactReading.objects.filter(dealer=dealer).delete()
    reading = FactReading.objects.create(dealer=dealer, **columns)
    rows = [_row(reading, answer, each) for answer, each in found]
    StatedFact.objects.bulk_create(rows, batch_size=500)
    live.announce(dealer, Kind.FACTS)
    return reading


def _row(reading: FactReading, answer: ReadAnswer, each: Statement) -> StatedFact:
    return StatedFact(
        reading=reading,
        answer_id=answer.pk,
        field=each.field.value,
        start=each.start,
        end=each.end,
        quote=storable.text(each.quote),
        stated=storable.text(each.stated),
        correct=each.correct,
        is_right=each.is_right,
    )
