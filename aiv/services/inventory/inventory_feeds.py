"""Connect a dealer's inventory: preview a file, take it in, read an address, let go of it all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import IO, Any, Final

from django.conf import settings
from django.db import transaction

from aiv import live
from aiv.domain import links
from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.inventory import files
from aiv.domain.inventory.feed import Reader, RowFault
from aiv.domain.inventory.vehicle import Vehicle
from aiv.domain.live_kinds import Kind
from aiv.models import Dealer, FeedKind, InventoryFeed, InventoryImport
from aiv.outbound import client
from aiv.outbound.guard import Refused
from aiv.outbound.replies import Limits, Reply
from aiv.outbound.targets import PORTS, target
from aiv.services.inventory import (
    inventory_files,
    inventory_imports,
    inventory_runs,
    inventory_truth,
)
from aiv.services.score import scores
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

PREVIEWED: Final = 200
EVERY: Final = timedelta(hours=24)
AGAIN: Final = timedelta(hours=4)
"""After a failure it is read again sooner, so that one bad night does not cost a day."""
LIMITS: Final = Limits(read_seconds=30.0, total_seconds=120.0, max_bytes=files.MAX_BYTES)

Fetch = Callable[[str], Reply]
Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True, kw_only=True)
class Preview:
    """What the first rows of a file would give; `is_whole` tells that there are no more."""

    vehicles: list[Vehicle] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)
    columns: dict[str, Any] = field(default_factory=dict)
    rows: int = 0
    is_whole: bool = False


def preview(file: IO[bytes], *, now: datetime) -> Preview:
    """Say what a file would give; raises InvalidInput naming "file" for what is no feed."""
    found, reader = Preview(), Reader(today=now.date())
    for read in reader.rows(islice(files.rows(file), PREVIEWED + 1)):
        found.rows += 1
        if found.rows > PREVIEWED:
            break
        found.faults += read.faults
        if read.vehicle is not None:
            found.vehicles.append(read.vehicle)
    found.is_whole = found.rows <= PREVIEWED
    found.rows = min(found.rows, PREVIEWED)
    found.columns = inventory_runs.columns_of(reader.layouts.values())
    if not found.rows:
        raise InvalidInput("file", "names columns and holds no vehicle")
    return found


def take(
    dealer: Dealer, chunks: Iterable[bytes], *, name: str, person: User | None, now: datetime
) -> InventoryImport:
    """Put an uploaded file into the queue; raises Conflict while another import is under way."""
    file = inventory_files.pack(chunks)
    with transaction.atomic():
        feed, _ = InventoryFeed.objects.get_or_create(
            dealer=dealer, defaults={"connected_by": person, "connected_at": now}
        )
        return inventory_imports.plan(feed, file, name=name, person=person, now=now)


def connect(dealer: Dealer, url: str, *, person: User, now: datetime) -> InventoryFeed:
    """Read the feed from an address from now on, for the first time at once.

    Raises InvalidInput naming "url" for what is no public web address.
    """
    _check(url)
    values = {"kind": FeedKind.URL, "url": url, "next_read_at": now, "failure": ""}
    with transaction.atomic():
        feed, _ = InventoryFeed.objects.update_or_create(
            dealer=dealer,
            defaults=values,
            create_defaults={**values, "connected_by": person, "connected_at": now},
        )
        _record(dealer, "inventory.connected", person)
        live.announce(dealer, Kind.INVENTORY)
    return feed


def disconnect(dealer: Dealer, *, person: User, now: datetime) -> None:
    """Forget the feed with its vehicles and imports; the input is not measured any more."""
    with transaction.atomic():
        InventoryFeed.objects.filter(dealer=dealer).delete()
        inventory_truth.withdraw(dealer, now=now)
        _record(dealer, "inventory.disconnected", person)
        live.announce(dealer, Kind.INVENTORY)
    scores.rescore_dealer(dealer, now=now)


def run_due(*, fetch: Fetch | None = None, clock: Clock = _now, most: int = 1) -> int:
    """Read addresses that are due, then run imports that wait; give how much was done.

    It is what a worker calls again and again; each piece of work is claimed by its row.
    """
    read = sum(
        read_address(feed, fetch=fetch or fetched, now=clock()) is not None
        for feed in due(clock())[:most]
    )
    return read + inventory_runs.run_due(clock=clock, most=most)


def due(now: datetime) -> list[InventoryFeed]:
    """Give the feeds whose address is to be read now, the longest waiting first."""
    rows = InventoryFeed.objects.filter(kind=FeedKind.URL, next_read_at__lte=now)
    return list(rows.select_related("dealer").order_by("next_read_at")[:20])


def read_address(feed: InventoryFeed, *, fetch: Fetch, now: datetime) -> InventoryImport | None:
    """Ask an address for its feed and queue what it gives; None when it gave none.

    The next reading is claimed first, so that of two workers one asks.
    """
    rows = InventoryFeed.objects.filter(pk=feed.pk)
    if not rows.filter(next_read_at=feed.next_read_at).update(next_read_at=now + EVERY):
        return None
    reply = fetch(feed.url)
    failure = _failure(reply)
    if failure:
        with transaction.atomic():
            rows.update(failure=failure, next_read_at=now + AGAIN)
            live.announce(feed.dealer, Kind.INVENTORY)
        return None
    try:
        file = inventory_files.pack([reply.body])
        return inventory_imports.plan(
            feed, file, name=links.domain_of(feed.url), person=None, now=now
        )
    except Conflict:
        return None


def fetched(url: str) -> Reply:
    """Ask an address through the guard, under the name of our audit."""
    identity = f"DealershipAI-Inventory/1.0 (+{settings.APP_URL}/bot)"
    return client.fetch(url, identity=identity, limits=LIMITS)


def _check(url: str) -> None:
    try:
        target(url, ports=frozenset(PORTS.values()))
    except Refused as error:
        raise InvalidInput("url", "write a public web address that begins with https://") from error


def _failure(reply: Reply) -> str:
    if reply.trouble is not None:
        return f"The address could not be read: {reply.trouble}."
    if reply.status != 200:
        return f"The address answered with status {reply.status} instead of the feed."
    return ""


def _record(dealer: Dealer, action: str, person: User) -> None:
    audit.record(
        actor=person,
        action=action,
        target=dealer,
        changes={"dealer": dealer.slug},
        organization_id=dealer.organization_id,
    )
