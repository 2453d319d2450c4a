"""Read everything behind a dealer's newest scores as the JSON of a bundle, row by row.

Of other dealers nothing stands in it but their slugs, names and public mentions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from aiv.domain import links
from aiv.models import (
    Answer,
    Assistant,
    Citation,
    Dealer,
    Intent,
    Market,
    MarketAssistant,
    Mention,
    Prompt,
    Score,
)
from aiv.selectors.asking import failed_calls
from aiv.selectors.markets import panel_lineages
from aiv.selectors.markets.panel_lineages import Lineage

CHUNK: Final = 200
ANSWER_COLUMNS: Final = (
    "surface", "access", "place", "status", "finish_reason", "text", "refusal", "model_requested",
    "model_served", "search_used", "searches", "usage", "cost_micros", "cost_source",
    "response_id", "http_status", "latency_ms", "error", "request_body", "raw_body",
    "normaliser_version", "detector_version", "is_demo",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """One score with the answers it was counted from."""

    score: Score
    answers: QuerySet[Answer]
    # Which versions and questions are counted, and when; None without an answer.
    lineage: Lineage | None


def newest(dealer: Dealer, markets: QuerySet[Market]) -> tuple[Behind, ...]:
    """Give the dealer's newest score of each of these markets in which it has one."""
    found: list[Behind] = []
    for market in markets.filter(dealers=dealer).order_by("slug"):
        rows = Score.objects.filter(dealer=dealer, market=market)
        score = rows.select_related("dealer", "market", "panel").first()
        if score is not None:
            found.append(behind(score))
    return tuple(found)


def behind(score: Score) -> Behind:
    """Give a score with the answers it was counted from: those that stood, in its window."""
    lineage = panel_lineages.of_score(score)
    if lineage is None:
        return Behind(score=score, answers=Answer.objects.none(), lineage=None)
    counted = lineage.answers.filter(market=score.market_id, recorded_at__lte=score.computed_at)
    return Behind(score=score, answers=counted, lineage=lineage)


def score_json(behind: Behind) -> dict[str, Any]:
    """Give the stored score with its snapshot."""
    score = behind.score
    return {
        "dealer": score.dealer.slug,
        "market": score.market.slug,
        "computed_at": score.computed_at.isoformat(),
        "mapping": score.mapping,
        "formula_version": score.formula_version,
        "is_demo": score.is_demo,
        "snapshot": score.snapshot,
    }


def panel_json(behind: Behind) -> dict[str, Any]:
    """Give the panel that was asked, question by question."""
    panel = behind.score.panel
    rows = panel.intents.order_by("position").prefetch_related("prompts")
    described = ("slug", "department", "stage", "is_local", "is_branded", "weight")
    return {
        "version": panel.version,
        "digest": panel.digest,
        "frozen_at": panel.frozen_at.isoformat(),
        "intents": [
            {**{name: getattr(row, name) for name in described}, "wordings": _wordings(row)}
            for row in rows
        ],
    }


def series_json(behind: Behind) -> dict[str, Any]:
    """Give the assistants that were asked, and which of them feed the index."""
    market = behind.score.market_id
    declared = set(
        MarketAssistant.objects.filter(market=market, is_declared=True).values_list(
            "assistant_id", flat=True
        )
    )
    asked = behind.answers.order_by().values("assistant")
    rows = Assistant.objects.filter(pk__in=asked).order_by("slug")
    lost = _lost(behind)
    return {
        "series": [
            {**_series(row, is_declared=row.pk in declared), "lost": lost.get(row.pk, [])}
            for row in rows
        ]
    }


def dealers_json(behind: Behind) -> dict[str, Any]:
    """Give the dealers of the market by name, and the hosts that are no independent source."""
    score = behind.score
    dealers = list(score.market.dealers.order_by("slug"))
    return {
        "dealer": score.dealer.slug,
        "excluded_hosts": sorted(_excluded(score.dealer, dealers)),
        "dealers": [{"slug": each.slug, "name": each.name} for each in dealers],
    }


def answers_json(behind: Behind) -> Iterator[dict[str, Any]]:
    """Give the answers one by one, with every link and the raw body."""
    own = Prefetch("own_site_citations")
    rows = behind.answers.select_related("intent", "assistant", "probe__prompt").prefetch_related(
        Prefetch("citations", queryset=Citation.objects.order_by("ordinal")), "sources", own
    )
    slugs = dict(behind.score.market.dealers.values_list("pk", "slug"))
    for row in rows.order_by("asked_at", "pk").iterator(chunk_size=CHUNK):
        yield {
            "id": row.pk.hex,
            "intent": row.intent.slug,
            "assistant": row.assistant.slug,
            "wording": row.probe.prompt.wording,
            "trial": row.probe.trial,
            "asked_at": row.asked_at.isoformat(),
            "recorded_at": row.recorded_at.isoformat(),
            **{name: getattr(row, name) for name in ANSWER_COLUMNS},
            "citations": [_link(each) for each in row.citations.all()],
            "sources": [_page(each) for each in row.sources.all()],
            "own_sites": sorted(
                slugs[each.dealer_id]
                for each in row.own_site_citations.all()
                if each.dealer_id in slugs
            ),
        }


def mentions_json(behind: Behind) -> Iterator[dict[str, Any]]:
    """Give every reading of who is named, corrected ones and overruled ones too."""
    rows = Mention.objects.filter(answer__in=behind.answers.order_by()).select_related("dealer")
    for row in rows.order_by("answer", "pk").iterator(chunk_size=2000):
        yield {
            "answer": row.answer_id.hex,
            "dealer": row.dealer.slug,
            "origin": row.origin,
            "role": row.role,
            "order": row.order,
            "quote": row.quote,
            "start": row.start,
            "end": row.end,
            "is_counted": row.is_counted,
            "is_overruled": row.overruled_by_id is not None,
            "method_version": row.method_version,
        }


def _lost(behind: Behind) -> dict[UUID, list[dict[str, Any]]]:
    """Give, by assistant, how many calls of each question had brought no answer by then."""
    if behind.lineage is None:
        return {}
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    asked, until = behind.lineage, behind.score.computed_at
    for row in failed_calls.lost(asked.panels, since=asked.window_from, until=until):
        if row["prompt__intent_id"] in asked.questions:
            found[row["assistant_id"]].append(
                {"intent": row["prompt__intent__slug"], "calls": row["failed"]}
            )
    return found


def _wordings(row: Intent) -> list[str]:
    prompts: list[Prompt] = list(row.prompts.all())
    return [prompt.text for prompt in prompts]


def _series(row: Assistant, *, is_declared: bool) -> dict[str, Any]:
    return {
        "assistant": row.slug,
        "platform": row.platform,
        "provider": row.provider,
        "model": row.model,
        "surface": row.surface,
        "access": row.access,
        "settings": row.settings,
        "is_declared": is_declared,
    }


def _excluded(dealer: Dealer, dealers: list[Dealer]) -> set[str]:
    """Give the hosts of the dealer and of its organization's other stores in the market."""
    group = dealer.organization_id
    sisters = [each for each in dealers if group and each.organization_id == group]
    return {links.domain_of(each.website) for each in (dealer, *sisters)} - {""}


def _link(row: Citation) -> dict[str, Any]:
    return {**_page(row), "start": row.start, "end": row.end}


def _page(row: Any) -> dict[str, Any]:
    return {"url": row.url, "domain": row.domain, "title": row.title}
