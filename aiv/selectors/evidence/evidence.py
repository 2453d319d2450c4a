"""Read the answers behind a number: filtered, newest first, a page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from aiv.domain.asking import surfaces
from aiv.models import Access, Answer, AnswerStatus, Dealer, Mention, OwnSiteCitation, Platform

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to keep; empty words keep all. Days are days of the market's time zone, inclusive."""

    series: str = ""
    intent: str = ""
    department: str = ""
    stage: str = ""
    status: str = ""
    named: str = ""
    cited: str = ""
    first_day: date | None = None
    last_day: date | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether everything is kept."""
        return not any(getattr(self, field.name) for field in fields(self))


def page(
    answers: QuerySet[Answer],
    *,
    dealer: Dealer,
    filters: Filters,
    time_zone: str,
    number: int,
) -> Page[Any]:
    """Give one page of the answers that pass; a number past the end gives the last page.

    Four queries however long the list: count, answers, their mentions, own-site citations.
    """
    kept = _filtered(answers, dealer=dealer, filters=filters, time_zone=time_zone)
    rows = (
        kept.select_related("assistant", "intent", "probe__prompt")
        .defer("raw_body", "raw_headers", "request_body", "search_entry_html")
        .order_by("-asked_at", "id")
        .prefetch_related(
            Prefetch(
                "mentions",
                Mention.objects.select_related("dealer").order_by("order", "start"),
                to_attr="all_mentions",
            ),
            Prefetch(
                "own_site_citations",
                OwnSiteCitation.objects.filter(dealer=dealer),
                to_attr="own_citations",
            ),
        )
    )
    return Paginator(rows, PAGE_SIZE).get_page(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the answers at hand can be filtered by, as word -> label."""

    series: Mapping[str, str]
    intents: Mapping[str, str]
    statuses: Mapping[str, str]


def choices(answers: QuerySet[Answer]) -> Choices:
    """Give the filters' choices that occur among the answers, in two queries."""
    rows = answers.order_by("assistant__platform", "assistant__slug", "surface", "model_served")
    served = rows.values_list(
        "assistant__slug", "assistant__platform", "assistant__access", "surface", "model_served"
    ).distinct()
    intents = answers.order_by("intent__department", "intent__slug").values_list(
        "intent__slug", flat=True
    )
    return Choices(
        series=dict(_series_choices(list(served))),
        intents={slug: slug.replace("-", " ") for slug in intents.distinct()},
        statuses=dict(AnswerStatus.choices),
    )


def _series_choices(rows: Sequence[tuple[str, str, str, str, str]]) -> Iterator[tuple[str, str]]:
    """Give each engine, and each model served under it where there were several."""
    models = Counter(row[:4] for row in rows if row[4])
    for row in rows:
        yield _series_choice(*row[:4], "")
        if row[4] and models[row[:4]] > 1:
            yield _series_choice(*row)


def _series_choice(
    slug: str, platform: str, access: str, surface: str, served: str
) -> tuple[str, str]:
    used = Access.BY_HAND.value if surfaces.is_by_hand(surface) else access
    label = surfaces.series_label(
        platform=Platform(platform).label, access=used, surface=surface, served=served
    )
    key = surfaces.series_key(assistant=slug, access=access, surface=surface, served=served)
    return key, f"{label} ({slug})"


def _filtered(
    answers: QuerySet[Answer], *, dealer: Dealer, filters: Filters, time_zone: str
) -> QuerySet[Answer]:
    wanted = {
        "intent__slug": filters.intent,
        "intent__department": filters.department,
        "intent__stage": filters.stage,
        "status": filters.status,
    }
    kept = answers.filter(**{name: word for name, word in wanted.items() if word})
    if filters.series:
        kept = kept.filter(_of_series(filters.series))
    kept = kept.filter(_naming(dealer.pk, filters.named), _citing(dealer.pk, filters.cited))
    return _between(kept, filters, ZoneInfo(time_zone))


def _of_series(key: str) -> Q:
    engine, _, served = key.partition(surfaces.SERVED_MARK)
    slug, mark, _ = engine.partition(surfaces.BY_HAND_MARK)
    surface = surfaces.BY_HAND if mark else F("assistant__surface")
    return Q(assistant__slug=slug, surface=surface, **({"model_served": served} if served else {}))


def _naming(dealer_id: UUID, named: str) -> Q:
    """Keep answers that name the dealer; "no" keeps completed answers that do not."""
    counted = Exists(
        Mention.objects.filter(answer=OuterRef("pk"), dealer=dealer_id, is_counted=True)
    )
    if named == "yes":
        return Q(counted)
    return Q(~counted, status=AnswerStatus.COMPLETED) if named == "no" else Q()


def _citing(dealer_id: UUID, cited: str) -> Q:
    own = Exists(OwnSiteCitation.objects.filter(answer=OuterRef("pk"), dealer=dealer_id))
    if cited == "yes":
        return Q(own)
    return Q(~own, status=AnswerStatus.COMPLETED) if cited == "no" else Q()


def _between(answers: QuerySet[Answer], filters: Filters, zone: ZoneInfo) -> QuerySet[Answer]:
    if filters.first_day:
        answers = answers.filter(asked_at__gte=_midnight(filters.first_day, zone))
    if filters.last_day:
        answers = answers.filter(asked_at__lt=_midnight(filters.last_day + timedelta(1), zone))
    return answers


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, tzinfo=zone)
