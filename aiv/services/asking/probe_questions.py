"""Turn claimed rows into what is asked of whom, and into the names that its answer is read for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Final, TypeVar
from uuid import UUID

from aiv.domain.asking.asking import AskSpec, Question
from aiv.domain.asking.places import Place
from aiv.domain.mentions import MarketPlace, compile_roster
from aiv.models import Assistant, Market, Panel, Probe, Prompt
from aiv.services.markets import rosters
from aiv.services.markets.rosters import MarketRoster

FRESH: Final = timedelta(minutes=1)
"""How long rows are remembered: a new alias or a changed model counts after it."""
# Neither a dealer's panel outside any market nor a canary has a country of its own.
COUNTRY, TIME_ZONE = "US", "UTC"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Hold one call as it is made."""

    probe: Probe
    spec: AskSpec
    question: Question
    place: Place | None
    roster: MarketRoster


@dataclass(slots=True)
class Questions:
    """Remember the rows that many calls share; each is looked up once a minute."""

    _until: datetime | None = None
    _prompts: dict[UUID, Prompt] = field(default_factory=dict)
    _assistants: dict[UUID, Assistant] = field(default_factory=dict)
    _markets: dict[UUID, Market | None] = field(default_factory=dict)
    _rosters: dict[UUID, MarketRoster] = field(default_factory=dict)

    def of(self, rows: Sequence[Probe], *, now: datetime) -> list[Asked]:
        """Give what each row asks; the rows get their prompt and assistant."""
        self._refresh(now)
        self._load(rows)
        return [self._asked(row) for row in rows]

    def _refresh(self, now: datetime) -> None:
        if self._until is None or now >= self._until:
            for each in (self._prompts, self._assistants, self._markets, self._rosters):
                each.clear()
            self._until = now + FRESH

    def _load(self, rows: Sequence[Probe]) -> None:
        prompts = {row.prompt_id for row in rows} - self._prompts.keys()
        if prompts:
            related = ("intent__panel__market", "intent__panel__dealer")
            found = Prompt.objects.filter(pk__in=prompts).select_related(*related)
            self._prompts.update((each.pk, each) for each in found)
        assistants = {row.assistant_id for row in rows} - self._assistants.keys()
        if assistants:
            self._assistants.update(Assistant.objects.in_bulk(list(assistants)))

    def _asked(self, row: Probe) -> Asked:
        row.prompt = prompt = self._prompts[row.prompt_id]
        row.assistant = assistant = self._assistants[row.assistant_id]
        panel = prompt.intent.panel
        market = _kept(self._markets, panel.pk, partial(_market_of, panel))
        place = Place(**row.place) if row.place else None
        return Asked(
            probe=row,
            spec=AskSpec(
                provider=assistant.provider,
                model=assistant.model,
                surface=assistant.surface,
                settings=assistant.settings,
            ),
            question=Question(
                text=prompt.text,
                place=place,
                country=market.country if market else COUNTRY,
                time_zone=market.time_zone if market else TIME_ZONE,
            ),
            place=place,
            roster=_kept(self._rosters, panel.pk, partial(_roster_of, panel, market)),
        )


def _kept(known: dict[UUID, T], key: UUID, found: Callable[[], T]) -> T:
    if key not in known:
        known[key] = found()
    return known[key]


def _market_of(panel: Panel) -> Market | None:
    """Give the market in which a panel's questions are asked; none for a canary."""
    if panel.dealer is not None:
        return panel.dealer.markets.order_by("slug").first()
    return panel.market


def _roster_of(panel: Panel, market: Market | None) -> MarketRoster:
    """Give whom an answer may name: a market's dealers, a dealer alone, or nobody."""
    if market is not None:
        return rosters.of(market, rosters.dealers_of(market))
    alone = () if panel.dealer is None else (rosters.entry(panel.dealer),)
    return MarketRoster(compile_roster(alone), MarketPlace(make="", city="", region=""))
