"""Read the answers behind a score as they enter it, without a word of them."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from aiv.domain.bundles.values import BundleAnswer, BundleIntent, BundleMarket, BundleSeries
from aiv.models import Citation, Mention, OwnSiteCitation, Score
from aiv.selectors.score import bundle_rows

COLUMNS = (
    "pk", "intent__slug", "assistant__slug", "surface", "asked_at", "status", "place",
    "probe__trial", "model_served",
)  # fmt: skip


def of_score(score: Score) -> BundleMarket:
    """Give everything that a score counts, in a fixed number of queries."""
    behind = bundle_rows.behind(score)
    asked = bundle_rows.series_json(behind)["series"]
    dealers = bundle_rows.dealers_json(behind)
    return BundleMarket(
        dealer=score.dealer.slug,
        market=score.market.slug,
        computed_at=score.computed_at,
        snapshot=score.snapshot,
        panel_version=score.panel.version,
        intents={
            row.slug: BundleIntent(
                slug=row.slug,
                department=row.department,
                is_local=row.is_local,
                weight=row.weight,
            )
            for row in score.panel.intents.order_by("position")
        },
        series={
            row["assistant"]: BundleSeries(
                assistant=row["assistant"],
                platform=row["platform"],
                model=row["model"],
                surface=row["surface"],
                is_declared=row["is_declared"],
                lost={each["intent"]: each["calls"] for each in row["lost"]},
            )
            for row in asked
        },
        excluded_hosts=frozenset(dealers["excluded_hosts"]),
        answers=tuple(_answers(score, behind)),
    )


def _answers(score: Score, behind: bundle_rows.Behind) -> list[BundleAnswer]:
    chosen = behind.answers.order_by()
    own = {"answer__in": chosen, "dealer": score.dealer_id}
    named = set(Mention.objects.filter(**own, is_counted=True).values_list("answer_id", flat=True))
    cited = set(OwnSiteCitation.objects.filter(**own).values_list("answer_id", flat=True))
    domains: dict[UUID, list[str]] = defaultdict(list)
    links = Citation.objects.filter(answer__in=chosen).order_by()
    for answer, domain in links.values_list("answer_id", "domain"):
        domains[answer].append(domain)
    return [
        BundleAnswer(
            key=pk.hex,
            intent=intent,
            assistant=assistant,
            surface=surface,
            asked_at=asked_at,
            status=status,
            served=served,
            zip=str((place or {}).get("zip") or ""),
            domains=tuple(domains.get(pk, ())),
            is_own_site_cited=pk in cited,
            is_named=pk in named,
            trial=trial,
        )
        for pk, intent, assistant, surface, asked_at, status, place, trial, served in (
            chosen.values_list(*COLUMNS)
        )
    ]
