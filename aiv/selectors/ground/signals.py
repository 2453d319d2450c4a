"""Read the first-party signals of a dealer: bots, visits sent by assistants, exports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from aiv.domain.site.page_classes import PageClass
from aiv.models import (
    AccessLog,
    BotAddresses,
    BotVisits,
    Dealer,
    FetchedVehicle,
    InventoryVehicle,
    LogState,
    Referrals,
    Standing,
    TrafficImport,
)

WINDOW_DAYS: Final = 30
SHOWN_LOGS: Final = 20
SHOWN_IMPORTS: Final = 20
MONEY_CLASSES: Final = (
    PageClass.VDP, PageClass.SRP_NEW, PageClass.SRP_USED, PageClass.SERVICE, PageClass.SCHEDULE,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class BotLine:
    """What one bot, by what is known of it, asked for and was served."""

    token: str
    standing: str
    hits: int
    redirects: int
    refused: int
    missing: int
    failed: int
    money_hits: int
    last_at: datetime

    @property
    def errors(self) -> int:
        """Count what it was refused or could not be served."""
        return self.refused + self.missing + self.failed


@dataclass(frozen=True, slots=True, kw_only=True)
class LogWindow:
    """The days that the read logs tell of, ending with the newest."""

    first: date
    last: date
    logs: int
    last_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How many vehicles' pages verified search bots were served, of how many in stock."""

    fetched: int
    in_stock: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """The newest export of a kind: its counted subjects added up, and all of it."""

    row: TrafficImport
    counted: Mapping[str, int | None]
    total: Mapping[str, int | None]
    subjects: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """How many logs and exports were brought in, and when the last one was."""

    logs: int
    exports: int
    newest_at: datetime | None


def stock_of(dealer: Dealer) -> Stock:
    """Count what stands, in two queries."""
    logs = _logs(dealer).aggregate(number=Count("pk"), newest=Max("uploaded_at"))
    exports = TrafficImport.objects.order_by().filter(dealer=dealer)
    brought = exports.aggregate(number=Count("pk"), newest=Max("imported_at"))
    times = [each for each in (logs["newest"], brought["newest"]) if each is not None]
    return Stock(logs=logs["number"], exports=brought["number"], newest_at=max(times, default=None))


def window_of(dealer: Dealer) -> LogWindow | None:
    """Give the last 30 days that logs of this dealer tell of; None without a read log."""
    told = _logs(dealer).filter(last_at__isnull=False)
    found = told.aggregate(first=Min("first_at"), last=Max("last_at"), logs=Count("pk"))
    if found["last"] is None:
        return None
    last: datetime = found["last"]
    first = max(found["first"], last - timedelta(days=WINDOW_DAYS - 1)).date()
    return LogWindow(first=first, last=last.date(), logs=found["logs"], last_at=last)


def bots_of(dealer: Dealer, window: LogWindow) -> tuple[BotLine, ...]:
    """Give the bots of the window, those that came most first."""
    money = Q(page_class__in=MONEY_CLASSES)
    rows = (
        BotVisits.objects.filter(log__in=_logs(dealer), day__range=(window.first, window.last))
        .values("token", "standing")
        .annotate(
            all_hits=Sum("hits"),
            all_redirects=Sum("redirects"),
            all_refused=Sum("refused"),
            all_missing=Sum("missing"),
            all_failed=Sum("failed"),
            money_hits=Sum("hits", filter=money),
            latest=Max("last_at"),
        )
        .order_by("-all_hits", "token", "standing")
    )
    return tuple(
        BotLine(
            token=row["token"],
            standing=row["standing"],
            hits=row["all_hits"],
            redirects=row["all_redirects"],
            refused=row["all_refused"],
            missing=row["all_missing"],
            failed=row["all_failed"],
            money_hits=row["money_hits"] or 0,
            last_at=row["latest"],
        )
        for row in rows
    )


def vehicle_hits_of(dealer: Dealer, window: LogWindow) -> dict[str, int]:
    """Give how often each verified bot asked for vehicles' pages in the window."""
    rows = BotVisits.objects.filter(
        log__in=_logs(dealer),
        day__range=(window.first, window.last),
        page_class=PageClass.VDP,
        standing=Standing.VERIFIED,
    )
    counted = rows.order_by().values("token").annotate(all_hits=Sum("hits"))
    return {row["token"]: row["all_hits"] for row in counted}


def page_classes_of(dealer: Dealer, window: LogWindow) -> dict[str, dict[str, int]]:
    """Give the visits by page class and standing."""
    rows = (
        BotVisits.objects.filter(log__in=_logs(dealer), day__range=(window.first, window.last))
        .values("page_class", "standing")
        .annotate(all_hits=Sum("hits"))
        .order_by("page_class")
    )
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row["page_class"], {})[row["standing"]] = row["all_hits"]
    return found


def referrals_of(dealer: Dealer, window: LogWindow) -> dict[str, dict[str, int]]:
    """Give the visits of each assistant by what proves them."""
    rows = (
        Referrals.objects.filter(log__in=_logs(dealer), day__range=(window.first, window.last))
        .values("assistant", "proof")
        .annotate(all_visits=Sum("visits"))
        .order_by("-all_visits", "assistant")
    )
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row["assistant"], {})[row["proof"]] = row["all_visits"]
    return found


def reach_of(dealer: Dealer, window: LogWindow) -> Reach:
    """Give the reach of verified search bots among vehicles' pages in the window's days."""
    since = window.last_at - timedelta(days=WINDOW_DAYS)
    paths = FetchedVehicle.objects.filter(log__in=_logs(dealer), last_at__gte=since)
    stock = InventoryVehicle.objects.filter(feed__dealer=dealer, is_current=True).count()
    fetched = paths.values("path").distinct().count()
    return Reach(fetched=fetched, in_stock=stock or None)


def logs_of(dealer: Dealer) -> tuple[AccessLog, ...]:
    """Give the latest logs, read or not."""
    return tuple(dealer.access_logs.select_related("uploaded_by")[:SHOWN_LOGS])


def exports_of(dealer: Dealer) -> tuple[TrafficImport, ...]:
    """Give the latest exports."""
    return tuple(dealer.traffic_imports.select_related("imported_by")[:SHOWN_IMPORTS])


def newest(dealer: Dealer, kind: str) -> Export | None:
    """Give the export of a kind whose days end last, added up; None without one."""
    row = dealer.traffic_imports.filter(kind=kind).first()
    if row is None:
        return None
    names = ("sessions", "leads", "impressions", "clicks")
    counted = {f"of_{name}": Sum(name, filter=Q(is_counted=True)) for name in names}
    total = {f"all_{name}": Sum(name) for name in names}
    subjects = Count("pk", filter=Q(is_counted=True))
    found = row.lines.aggregate(**counted, **total, subjects_counted=subjects)
    return Export(
        row=row,
        counted={name: found[f"of_{name}"] for name in names},
        total={name: found[f"all_{name}"] for name in names},
        subjects=found["subjects_counted"],
    )


def lists_fetched_at() -> tuple[datetime | None, int]:
    """Give when the oldest of the vendors' lists was fetched, and how many there are."""
    found = BotAddresses.objects.filter(fetched_at__isnull=False).aggregate(
        oldest=Min("fetched_at"), lists=Count("pk")
    )
    return found["oldest"], found["lists"]


def verified(lines: tuple[BotLine, ...]) -> tuple[BotLine, ...]:
    """Give the lines of bots that were what they said."""
    return tuple(line for line in lines if line.standing == Standing.VERIFIED)


def _logs(dealer: Dealer) -> QuerySet[AccessLog]:
    return AccessLog.objects.order_by().filter(
        dealer=dealer, state__in=(LogState.READ, LogState.READING, LogState.WAITING)
    )
