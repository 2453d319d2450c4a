"""Load the demo market through the real path of recording and scoring, and remove it whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from random import Random
from uuid import UUID, uuid5

from django.db import transaction

from aiv.domain import demo, strict_json
from aiv.domain.asking import places
from aiv.domain.asking.places import Place
from aiv.domain.demo import Question, Week
from aiv.domain.demo.ground import METHOD_VERSION
from aiv.models import (
    Assistant,
    Dealer,
    Market,
    Panel,
    Probe,
    Prompt,
    Scan,
    ScanOrigin,
    ScoreInput,
)
from aiv.services.actions import action_reviews
from aiv.services.boards import leaderboards
from aiv.services.changes import weeks
from aiv.services.evidence import answers
from aiv.services.markets import markets, panels, rosters
from aiv.services.markets.rosters import MarketRoster
from aiv.services.score import scores
from dealershipai.accounts.models import Organization

ORGANIZATION_ID = uuid5(UUID(int=0), demo.GROUP_NAME)
"""The same in every installation, so that the demo's organization is found again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """Count what a load added; nothing is added twice."""

    market: str
    is_new: bool
    answers: int
    inputs: int


def load(*, now: datetime, progress: Callable[[str], None]) -> LoadReport:
    """Load the demo market, or bring it up to date; what stands already stays as it is.

    `progress` is told each step in words. Raises FaultyDocument when a measured market or dealer
    bears one of the demo's slugs.
    """
    market, is_new = _market()
    added = 0
    for week in demo.weeks_before(now):
        recorded = _record_week(market, week)
        if recorded:
            progress(f"Demo market: {recorded} answers of the week of {week.day:%B %d}")
        added += recorded
    inputs = _record_inputs(market, now)
    scores.rescore(market, now=now)
    weeks.count(market, now=now)
    leaderboards.archive_past(market, now=now, weeks=demo.WEEKS)
    _draw_actions(market, now)
    return LoadReport(market=market.slug, is_new=is_new, answers=added, inputs=inputs)


def _draw_actions(market: Market, now: datetime) -> None:
    """Draw the actions of the demo's own stores now: a newcomer opens them in the first minute."""
    for dealer in market.dealers.filter(slug__in=demo.GROUP_STORES):
        action_reviews.refresh(dealer, now=now)


@transaction.atomic
def _market() -> tuple[Market, bool]:
    """Write market, dealers, panel and assistants, all of them marked demo."""
    report = markets.load(demo.document(), actor=None, is_demo=True)
    group, _ = Organization.objects.get_or_create(
        pk=ORGANIZATION_ID, defaults={"name": demo.GROUP_NAME}
    )
    Dealer.objects.filter(slug__in=demo.GROUP_STORES).update(organization=group)
    return Market.objects.get(slug=report.market), report.is_new


@transaction.atomic
def _record_week(market: Market, week: Week) -> int:
    """Record one week's answers, all or none; a week that stands is left alone."""
    # Two loads at once must not record one week twice.
    Market.objects.select_for_update().get(pk=market.pk)
    panel = panels.current(market)
    if panel is None or _is_recorded(panel, week):
        return 0
    calls = list(_calls(market, panel, week))
    roster = rosters.of(market, rosters.dealers_of(market))
    scan = Scan.objects.create(
        panel=panel,
        day=week.day,
        origin=ScanOrigin.DEMO,
        started_at=week.asked_at(0),
        finished_at=week.asked_at(len(calls)),
    )
    rng = Random(f"{demo.SEED} {week.day}")  # noqa: S311 - invented words, no secret
    rng.shuffle(calls)
    for position, call in enumerate(calls):
        _record(call, scan, roster, week=week, position=position, rng=rng)
    return len(calls)


def _is_recorded(panel: Panel, week: Week) -> bool:
    return Scan.objects.filter(panel=panel, day=week.day, origin=ScanOrigin.DEMO).exists()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    prompt: Prompt
    assistant: Assistant
    place: Place | None


def _calls(market: Market, panel: Panel, week: Week) -> Iterator[_Call]:
    """Give one call an intent and assistant; local intents go round the market's points."""
    prompts = Prompt.objects.filter(intent__panel=panel, wording=week.trial % demo.WORDINGS)
    points = list(market.centroids.order_by("position"))
    asked = Assistant.objects.filter(market_assistants__market=market).order_by("slug")
    for index, assistant in enumerate(asked):
        point = points[(week.trial + index) % len(points)]
        place = Place(city=market.city, region=market.region, zip=point.zip)
        for prompt in prompts.select_related("intent__panel").order_by("intent__position"):
            yield _Call(
                prompt=prompt,
                assistant=assistant,
                place=place if prompt.intent.is_local else None,
            )


def _record(
    call: _Call, scan: Scan, roster: MarketRoster, *, week: Week, position: int, rng: Random
) -> None:
    intent = call.prompt.intent
    platform = call.assistant.platform
    question = Question(intent=intent.slug, department=intent.department, platform=platform)
    reply = demo.reply(question, rng)
    probe = Probe(
        scan=scan,
        prompt=call.prompt,
        assistant=call.assistant,
        place_key=places.key(call.place),
        trial=week.trial,
    )
    key = [demo.SEED, str(scan.panel_id), str(week.day), call.assistant.slug, intent.slug]
    made = answers.Call(
        asked_at=week.asked_at(position),
        surface=call.assistant.surface,
        access=call.assistant.access,
        place=call.place,
        digest=strict_json.digest(key),
        model_requested=call.assistant.model,
        is_demo=True,
    )
    found = answers.read(reply, roster, prompt=call.prompt.text)
    answers.record(probe, reply, made, found=found)


@transaction.atomic
def _record_inputs(market: Market, now: datetime) -> int:
    """Write the invented inputs of the demo's own stores, once a day."""
    at = datetime.combine(now.date(), time(), tzinfo=now.tzinfo)
    stores = Dealer.objects.select_for_update().filter(markets=market, slug__in=demo.GROUP_STORES)
    rows = [
        row
        for dealer in stores
        if not ScoreInput.objects.filter(dealer=dealer, market=None, measured_at=at).exists()
        for row in _input_rows(dealer, at)
    ]
    return len(ScoreInput.objects.bulk_create(rows))


def _input_rows(dealer: Dealer, at: datetime) -> Iterator[ScoreInput]:
    for each in demo.inputs_of(dealer.slug):
        yield ScoreInput(
            dealer=dealer,
            name=each.name,
            value=each.value,
            lo=each.lo,
            hi=each.hi,
            se=each.se,
            n_obs=each.n_obs,
            status=each.status.value,
            method_version=METHOD_VERSION,
            source=[demo.PROVIDER],
            surface=demo.PROVIDER,
            measured_at=at,
        )
