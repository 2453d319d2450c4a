"""Read at which place answers name a dealer among all the dealers they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef

from aiv.models import AnswerStatus, Dealer, Mention
from aiv.selectors.evidence.market_counts import MarketCounts, Series

FIRST_FEW: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a dealer stands in the answers that name it, by question, 1 for the first named."""

    by_question: Mapping[str, tuple[int, ...]]

    def within(self, last: int) -> dict[str, int]:
        """Count, by question, the answers that name the dealer at this place or before it."""
        return {
            question: sum(place <= last for place in places)
            for question, places in self.by_question.items()
        }


NOWHERE: Final = Places(by_question={})


def of_dealer(counts: MarketCounts, series: Series, dealer: Dealer) -> Places:
    """Give the dealer's places in the answers of a series, in one query.

    Only who counts as named has a place: an option, a recommendation or the best pick.
    """
    if counts.lineage is None:
        return NOWHERE
    own = Mention.objects.filter(answer=OuterRef("answer"), dealer=dealer, is_counted=True)
    rows = Mention.objects.filter(
        Exists(own),
        answer__in=counts.lineage.answers.filter(series.condition, status=AnswerStatus.COMPLETED),
        is_counted=True,
    )
    columns = ("answer_id", "answer__intent_id", "dealer_id", "start")
    starts: dict[tuple[UUID, UUID], dict[UUID, int]] = defaultdict(dict)
    for answer, intent, named, start in rows.order_by("-start").values_list(*columns):
        starts[answer, intent][named] = start
    found: dict[str, list[int]] = defaultdict(list)
    for (_, intent), named_at in starts.items():
        place = 1 + sum(start < named_at[dealer.pk] for start in named_at.values())
        found[counts.lineage.questions[intent].slug].append(place)
    return Places(by_question={question: tuple(places) for question, places in found.items()})
