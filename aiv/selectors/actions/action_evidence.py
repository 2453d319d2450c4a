"""Read what actions are drawn from: the newest audit, and the answers of a dealer's markets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from aiv.domain import links
from aiv.domain.actions import from_facts, from_findings, from_intents, from_sources
from aiv.domain.actions.from_facts import StatedFact as Fact
from aiv.domain.actions.panel_answers import PanelAnswer, Question
from aiv.domain.actions.survey import Survey
from aiv.domain.site.page_class import PageClass
from aiv.models import (
    Answer,
    AnswerStatus,
    AuditedPage,
    Citation,
    Dealer,
    Market,
    Mention,
    Prompt,
    SiteAudit,
    StatedFact,
)
from aiv.selectors.evidence import mention_rates, stated_facts
from aiv.selectors.site import site_audits

PAGE_OF: Final = {
    "new": PageClass.SRP_NEW,
    "used": PageClass.SRP_USED,
    "ev": PageClass.MODEL,
    "trucks": PageClass.MODEL,
    "service": PageClass.SERVICE,
    "parts": PageClass.PARTS,
    "finance": PageClass.FINANCE,
    "trade-in": PageClass.TRADE_IN,
    "reputation": PageClass.ABOUT,
}
"""Which kind of own page could answer a department's questions."""


def surveys(dealer: Dealer) -> tuple[Survey, ...]:
    """Look at every source of a dealer's actions."""
    audit = site_audits.latest(dealer)
    pages = _pages(audit)
    of_markets = [
        survey for market in dealer.markets.all() for survey in _of_market(market, dealer, pages)
    ]
    since = audit.started_at if audit else None
    return (
        from_findings.survey(site_audits.findings(audit), since=since),
        from_facts.survey(_facts(dealer)),
        *of_markets,
    )


def _facts(dealer: Dealer) -> list[Fact] | None:
    """Give what answers state about the dealer, right and wrong; None where nothing was read."""
    if stated_facts.reading(dealer) is None:
        return None
    wrong = [
        Fact(
            field=each.field.value, label=each.label, stated=each.stated, correct=each.correct,
            is_right=False, answer=str(each.answer_id), asked_at=each.asked_at,
            intent=each.intent, sentence=each.sentence,
            pages=tuple(page.url for page in each.cited),
        )
        for each in stated_facts.mismatches(dealer)
    ]  # fmt: skip
    right = StatedFact.objects.filter(reading__dealer=dealer, is_right=True).values_list(
        "field", "stated", "correct", "answer_id", "answer__asked_at", "answer__intent__slug"
    )
    return wrong + [
        Fact(
            field=field, label="", stated=stated, correct=correct, is_right=True,
            answer=str(answer), asked_at=asked_at, intent=intent,
        )
        for field, stated, correct, answer, asked_at, intent in right
    ]  # fmt: skip


def _of_market(market: Market, dealer: Dealer, pages: Mapping[str, str]) -> tuple[Survey, ...]:
    answers, questions = _asked(market, dealer, pages)
    own, rivals = _hosts(market, dealer)
    return (
        from_intents.survey(answers, questions, market=market.slug),
        from_sources.survey(answers, market=market.slug, own=own, rivals=rivals),
    )


def _asked(
    market: Market, dealer: Dealer, pages: Mapping[str, str]
) -> tuple[list[PanelAnswer], list[Question]]:
    """Give the declared assistants' answers of the last 28 days, and what was asked."""
    counts = mention_rates.of_market(market, with_citations=False)
    declared = [series for series in counts.series if series.is_declared]
    if counts.lineage is None or not declared:
        return [], []
    rows = counts.lineage.answers.filter(
        reduce(or_, (each.condition for each in declared)),
        market=market,
        status=AnswerStatus.COMPLETED,
    )
    questions = [
        Question(
            intent=prompt.intent.slug,
            words=prompt.text,
            department=prompt.intent.department,
            page=pages.get(prompt.intent.department, ""),
        )
        for prompt in Prompt.objects.filter(
            intent__panel=counts.panel_id, wording=0
        ).select_related("intent")
    ]
    return _answers(rows, dealer), questions


def _answers(rows: QuerySet[Answer], dealer: Dealer) -> list[PanelAnswer]:
    named = _named(rows)
    cited = _cited(rows)
    sisters = _sisters(dealer)
    return [
        PanelAnswer(
            key=str(pk),
            intent=intent,
            asked_at=asked_at,
            is_named=dealer.pk in named[pk],
            rivals=tuple(name for key, name in named[pk].items() if key not in sisters),
            domains=frozenset(cited[pk]),
        )
        for pk, intent, asked_at in rows.order_by("-asked_at", "pk").values_list(
            "pk", "intent__slug", "asked_at"
        )
    ]


def _named(rows: QuerySet[Answer]) -> Mapping[UUID, dict[UUID, str]]:
    found: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    counted = Mention.objects.filter(answer__in=rows.order_by(), is_counted=True)
    for answer, dealer, name in counted.order_by("answer", "order").values_list(
        "answer_id", "dealer_id", "dealer__name"
    ):
        found[answer][dealer] = name
    return found


def _cited(rows: QuerySet[Answer]) -> Mapping[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    cited = Citation.objects.filter(answer__in=rows.order_by()).exclude(domain="")
    for answer, domain in cited.order_by().values_list("answer_id", "domain"):
        found[answer].add(domain)
    return found


def _sisters(dealer: Dealer) -> frozenset[UUID]:
    """Give the dealer and the stores of its organization: they are no rivals of each other."""
    if dealer.organization_id is None:
        return frozenset({dealer.pk})
    own = Dealer.objects.filter(organization=dealer.organization_id)
    return frozenset(own.values_list("pk", flat=True)) | {dealer.pk}


def _hosts(market: Market, dealer: Dealer) -> tuple[frozenset[str], frozenset[str]]:
    """Give the hosts of the dealer with its sister stores, and of the market's other dealers."""
    sisters = _sisters(dealer)
    rows = Dealer.objects.filter(Q(pk__in=sisters) | Q(markets=market))
    hosts = dict(rows.order_by().values_list("pk", "website").distinct())
    own = _domains(url for pk, url in hosts.items() if pk in sisters)
    return own, _domains(url for pk, url in hosts.items() if pk not in sisters)


def _domains(urls: Iterable[str]) -> frozenset[str]:
    return frozenset(links.domain_of(url) for url in urls) - {""}


def _pages(audit: SiteAudit | None) -> dict[str, str]:
    """Give, by department, the own page of its kind that stands nearest to the home page."""
    if audit is None:
        return {}
    rows = AuditedPage.objects.filter(
        audit=audit, status=200, page_class__in={each.value for each in PAGE_OF.values()}
    )
    nearest: dict[str, str] = {}
    for page_class, url in rows.order_by("click_depth", "url").values_list("page_class", "url"):
        nearest.setdefault(page_class, url)
    return {word: nearest[kind] for word, kind in PAGE_OF.items() if kind in nearest}
