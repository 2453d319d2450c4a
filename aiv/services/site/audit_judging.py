"""Judge a finished crawl: findings, score, inputs, all stored at once; then score the dealer."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from aiv import live
from aiv.crawler.crawling import Crawled
from aiv.domain.live_kinds import Kind
from aiv.domain.score.input_records import InputRecord
from aiv.domain.site import packing
from aiv.domain.site.bot_summary import ClassCell
from aiv.domain.site.findings import Finding
from aiv.domain.site.site_facts import SiteFacts
from aiv.domain.storable import json_value, text
from aiv.models import AuditSurroundings, CheckResult, Dealer, SiteAudit
from aiv.services.actions import action_reviews
from aiv.services.ground import ground_inputs
from aiv.services.inventory import inventory_truth
from aiv.services.score import scores
from aiv.services.site import audit_pages, audits

REASON: Final = 2000
PROOFS: Final = 100
"""More places than anybody reads; the finding says how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the checks say of a crawl: score and coverage of 100, None where nothing counted.

    `caps` are the checks that hold the score down, each with the highest score it leaves.
    """

    findings: tuple[Finding, ...]
    records: tuple[InputRecord, ...]
    score: float | None
    coverage: float | None
    caps: tuple[tuple[str, float], ...]
    grid: tuple[ClassCell, ...]
    method_version: str


Judge = Callable[[SiteFacts, Dealer, datetime], Judgement]


def conclude(audit: SiteAudit, crawled: Crawled, *, judge: Judge, now: datetime) -> None:
    """Judge and store; an audit that was stopped meanwhile stores nothing."""
    site = dataclasses.replace(crawled.facts, history=audit_pages.histories(audit, crawled.facts))
    judgement = judge(site, audit.dealer, now)
    with transaction.atomic():
        audits.finish(
            audit,
            now=now,
            end=crawled.end.value,
            score=judgement.score,
            coverage=judgement.coverage,
            caps=[list(cap) for cap in judgement.caps],
            method_version=judgement.method_version,
        )
        audit_pages.complete(audit, site)
        CheckResult.objects.bulk_create(_result(audit, each) for each in judgement.findings)
        AuditSurroundings.objects.filter(audit=audit).update(grid=packing.pack(judgement.grid))
        ground_inputs.keep(audit.dealer, judgement.records, now=now)
        live.announce(audit.dealer, Kind.SITE)
    scores.rescore_dealer(audit.dealer, now=now)
    inventory_truth.measure(audit.dealer, now=now)
    action_reviews.refresh(audit.dealer, now=now)


def _result(audit: SiteAudit, finding: Finding) -> CheckResult:
    return CheckResult(
        audit=audit,
        check_id=finding.check,
        rule_version=finding.rule_version,
        outcome=finding.outcome.value,
        reason=text(finding.reason)[:REASON],
        value=finding.value,
        n=finding.n,
        proofs=[json_value(dataclasses.asdict(proof)) for proof in finding.proofs[:PROOFS]],
    )
