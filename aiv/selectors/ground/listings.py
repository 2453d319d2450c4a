"""Read long lists in pieces, newest first, each piece beginning where the last one ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, Prefetch, Q, QuerySet

from aiv.models import (
    Action,
    Alert,
    Answer,
    Dealer,
    Market,
    Mention,
    OwnSiteCitation,
    Scan,
    Score,
    SiteAudit,
)

SIZE: Final = 50
RAW: Final = ("raw_body", "raw_headers", "request_body", "search_entry_html")

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Mark:
    """Name the last row of a piece by its time and key: new rows never shift what follows."""

    at: datetime
    key: UUID | int


@dataclass(frozen=True, slots=True)
class Piece(Generic[Row]):
    """Hold some rows and, unless the list ends with them, where the next ones begin."""

    rows: tuple[Row, ...]
    next: Mark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Say which answers to keep; None and empty words keep all. after is exclusive."""

    market: Market | None = None
    assistant: str = ""
    surface: str = ""
    model: str = ""
    after: datetime | None = None
    until: datetime | None = None


def scores(dealer: Dealer, *, market: Market | None, mark: Mark | None) -> Piece[Score]:
    """Give a dealer's scores with their markets and panels."""
    rows = Score.objects.filter(dealer=dealer).select_related("market", "panel")
    return _piece(rows.filter(market=market) if market else rows, "computed_at", mark)


def audits(dealer: Dealer, *, mark: Mark | None) -> Piece[SiteAudit]:
    """Give the audits of a dealer's site."""
    return _piece(SiteAudit.objects.filter(dealer=dealer), "planned_at", mark)


def actions(dealer: Dealer, *, mark: Mark | None) -> Piece[Action]:
    """Give the actions of a dealer with their owners and markets."""
    rows = Action.objects.filter(dealer=dealer).select_related("owner", "market")
    return _piece(rows, "found_at", mark)


def alerts(dealer: Dealer, *, mark: Mark | None) -> Piece[Alert]:
    """Give the alerts of a dealer with their markets."""
    rows = Alert.objects.filter(dealer=dealer).select_related("market")
    return _piece(rows, "found_at", mark)


def scans(rows: QuerySet[Scan], *, mark: Mark | None) -> Piece[Scan]:
    """Give scans of those that may be seen."""
    return _piece(rows, "started_at", mark)


def answers(
    seen: QuerySet[Answer], dealer: Dealer, *, kept: Kept, mark: Mark | None
) -> Piece[Answer]:
    """Give the answers in which a dealer could have been named, of those that may be seen.

    Four queries: the answers, their mentions, their links, whether they cite the dealer's site.
    """
    rows = (
        seen.filter(Q(market__in=dealer.markets.all()) | Q(panel__dealer=dealer))
        .filter(_kept(kept, ""))
        .select_related("assistant", "intent", "market", "panel", "probe__prompt")
        .defer(*RAW)
        .prefetch_related(
            Prefetch(
                "mentions",
                Mention.objects.select_related("dealer").order_by("order", "start"),
                to_attr="all_mentions",
            ),
            "citations",
            Prefetch(
                "own_site_citations",
                OwnSiteCitation.objects.filter(dealer=dealer),
                to_attr="own_citations",
            ),
        )
    )
    return _piece(rows, "asked_at", mark)


def mentions(
    seen: QuerySet[Answer], dealer: Dealer, *, kept: Kept, mark: Mark | None
) -> Piece[Mention]:
    """Give where a dealer is named in the answers that may be seen."""
    rows = (
        Mention.objects.filter(dealer=dealer, answer__in=seen)
        .filter(_kept(kept, "answer__"))
        .select_related("answer__assistant", "answer__intent", "answer__market")
        .defer(*(f"answer__{name}" for name in RAW))
    )
    return _piece(rows, "answer__asked_at", mark)


def _kept(kept: Kept, path: str) -> Q:
    wanted: dict[str, Any] = {
        "market": kept.market,
        "assistant__slug": kept.assistant,
        "surface": kept.surface,
        "model_served": kept.model,
        "asked_at__gt": kept.after,
        "asked_at__lte": kept.until,
    }
    return Q(**{path + name: value for name, value in wanted.items() if value})


def _piece(rows: QuerySet[Row], time: str, mark: Mark | None) -> Piece[Row]:
    if mark:
        older, same = {f"{time}__lt": mark.at}, {time: mark.at, "pk__gt": mark.key}
        rows = rows.filter(Q(**older) | Q(**same))
    # One row more than wanted tells whether another piece follows, without counting.
    found = list(rows.order_by(f"-{time}", "pk")[: SIZE + 1])
    kept = tuple(found[:SIZE])
    return Piece(kept, _mark(kept[-1], time) if len(found) > SIZE else None)


def _mark(row: Model, time: str) -> Mark:
    at: Any = row
    for name in time.split("__"):
        at = getattr(at, name)
    return Mark(at, row.pk)
