"""Read how far a dealer's pages have to move: the sequence, what changed, the newest figures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from aiv.domain import sentences
from aiv.domain.live_kinds import Kind
from aiv.domain.sentences import ScoreWords
from aiv.models import Dealer, Score


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveState:
    """What a page needs to catch up; `changed` names the kinds it may have missed."""

    seq: int
    changed: tuple[str, ...]
    snapshot: dict[str, Any]


def since(dealer: Dealer, seq: int, *, is_own: bool) -> LiveState:
    """Give the state now; a page that is up to date learns so by an empty `changed`.

    Which kind moved is not kept. A number above ours is of a database that was set back.
    """
    # Read before the figures: a change in between is then told once more, never missed.
    now = Dealer.objects.values_list("live_seq", flat=True).get(pk=dealer.pk)
    kinds = tuple(Kind) if is_own else (Kind.ANSWERS,)
    return LiveState(
        seq=now,
        changed=() if now == seq else tuple(kind.value for kind in kinds),
        snapshot={"scores": _latest(dealer)} if is_own else {},
    )


def sequences(dealers: Collection[UUID]) -> dict[UUID, int]:
    """Give the sequence numbers of dealers in one query."""
    return dict(Dealer.objects.filter(pk__in=dealers).values_list("pk", "live_seq"))


def score_values(score: Score) -> dict[str, Any]:
    """Give a score as an open page shows it."""
    result = score.snapshot["result"]
    bounds, missing = result["bounds"], tuple(result["missing"])
    words = ScoreWords(
        point=score.aiv,
        lo=score.aiv_lo,
        hi=score.aiv_hi,
        lower=bounds["lower"],
        upper=bounds["upper"],
        missing=missing,
    )
    return {
        "market": score.market.slug,
        "status": score.status,
        "point": score.aiv,
        "low": score.aiv_lo,
        "high": score.aiv_hi,
        "words": sentences.page_score(words),
        "computed_at": score.computed_at.isoformat(),
    }


def _latest(dealer: Dealer) -> list[dict[str, Any]]:
    newest = Score.objects.filter(dealer=dealer, market=OuterRef("market")).values("pk")[:1]
    rows = Score.objects.filter(dealer=dealer, pk=Subquery(newest)).select_related("market")
    return [score_values(row) for row in rows.order_by("market__slug")]
