"""Read one answer with everything that was found in it and everything known of its call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from aiv.domain import links
from aiv.domain.evidence.source_class import classify
from aiv.models import Answer, Citation, Correction, Dealer, Mention, Source, SourceClass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """One cited or retrieved page and what kind of site it belongs to."""

    page: Citation | Source
    source_class: SourceClass


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One answer, its readings, its links, and the proposals about it."""

    answer: Answer
    mentions: tuple[Mention, ...]
    citations: tuple[PageRow, ...]
    sources: tuple[PageRow, ...]
    corrections: tuple[Correction, ...]


def view(answer_id: UUID, *, own: Iterable[Dealer]) -> AnswerView:
    """Give the whole of one answer in a fixed number of queries; `own` are the reader's dealers."""
    answer = Answer.objects.select_related(
        "assistant", "intent", "panel", "market", "probe__prompt", "probe__scan"
    ).get(pk=answer_id)
    own_hosts, rival_hosts = _hosts(answer, {dealer.pk for dealer in own})

    def row(page: Citation | Source) -> PageRow:
        word = classify(page.domain, own=own_hosts, rivals=rival_hosts)
        return PageRow(page=page, source_class=SourceClass(word))

    return AnswerView(
        answer=answer,
        mentions=tuple(answer.mentions.select_related("dealer", "overruled_by")),
        citations=tuple(row(citation) for citation in answer.citations.all()),
        sources=tuple(row(source) for source in answer.sources.all()),
        corrections=tuple(answer.corrections.select_related("dealer", "proposed_by", "decided_by")),
    )


def _hosts(answer: Answer, own_ids: set[UUID]) -> tuple[frozenset[str], frozenset[str]]:
    """Split the websites of the market's dealers into the reader's own and the rivals'."""
    dealers = (
        answer.market.dealers.all() if answer.market else Dealer.objects.filter(pk__in=own_ids)
    )
    own: set[str] = set()
    rivals: set[str] = set()
    for dealer_id, website in dealers.values_list("pk", "website"):
        (own if dealer_id in own_ids else rivals).add(links.domain_of(website))
    return frozenset(own - {""}), frozenset(rivals - {""})
