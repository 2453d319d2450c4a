"""Measure the stand-in's known truth through the real pipeline, from bodies to intervals."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aiv import providers
from aiv.domain import demo
from aiv.domain.asking.asking import AskSpec, Question
from aiv.domain.markets import market_file
from aiv.domain.mentions import (
    COUNTED_ROLES,
    DealerEntry,
    LinkedPage,
    MarketPlace,
    compile_roster,
    detect,
)
from aiv.domain.statistics.mention_rates import IntentTally, measure
from aiv.providers import requests
from tests.standin import truth
from tests.standin.playing import Player
from tests.standin.script import RATES, Script
from tests.standin.wire import Request

TRIALS: Final = 3
KEY: Final = "login:standin-key"
FILE: Final = market_file.read(truth.document())
HOME: Final = MarketPlace(make=FILE.market.make, city=FILE.market.city, region=FILE.market.region)
ROSTER: Final = compile_roster(
    DealerEntry(
        id=line.slug,
        name=line.name,
        aliases=(),
        website=line.website,
        phone=line.phone,
        street=line.street,
        city=line.city,
        region=line.region,
        makes=line.makes,
    )
    for line in FILE.dealers
)
SPECS: Final = {
    line.platform: AskSpec(provider=line.provider, model=line.model, surface=line.surface)
    for line in FILE.assistants
    if line.platform in demo.ASSISTANTS.values()
} | {"gemini": AskSpec(provider="gemini", model="gemini-3.8-flash", surface="generate_content")}


@dataclass(frozen=True, slots=True)
class Covered:
    """How many intervals were made, and how many of them hold the true rate."""

    intervals: int
    hits: int

    @property
    def share(self) -> float:
        """Give the share that holds."""
        return self.hits / self.intervals


def covered(seeds: range) -> Covered:
    """Ask the whole panel once a seed, and hold each dealer's interval against the truth."""
    found = [hit for seed in seeds for hit in _hits(f"seed-{seed}")]
    return Covered(len(found), sum(found))


def _hits(seed: str) -> Iterator[bool]:
    player = Player(Script(seed=seed))
    for platform, spec in SPECS.items():
        tallies, named = _counted(player, spec)
        for dealer in FILE.dealers:
            rate = measure(tallies, named[dealer.slug]).rate
            if rate is not None:
                yield rate.lo <= _truth(dealer.slug, platform, tallies) <= rate.hi


def _counted(player: Player, spec: AskSpec) -> tuple[list[IntentTally], dict[str, Counter[str]]]:
    tallies: list[IntentTally] = []
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for intent in FILE.intents:
        answered = 0
        for wording in intent.wordings[:TRIALS]:
            dealers = _answered(player, spec, wording)
            answered += dealers is not None
            for dealer in dealers or ():
                named[dealer][intent.slug] += 1
        tallies.append(
            IntentTally(
                intent=intent.slug,
                department=intent.department,
                weight=intent.weight,
                answered=answered,
            )
        )
    return tallies, named


def _answered(player: Player, spec: AskSpec, wording: str) -> set[str] | None:
    """Give the dealers that an answer names; None where there was no answer."""
    question = Question(text=wording, place=None, country="US", time_zone="UTC")
    draft = requests.draft(spec, question)
    response, _ = player.play(_as_sent(spec.provider, draft))
    reply = providers.normalise(spec.provider, [json.loads(response.content)])
    if reply.answer.status != "completed":
        return None
    pages = [
        LinkedPage(url=each.url, title=each.title, start=each.start, end=each.end)
        for each in reply.citations
    ]
    found = detect(ROSTER, text=reply.answer.text, prompt=wording, citations=pages, market=HOME)
    return {each.dealer for each in found.mentions if each.role in COUNTED_ROLES}


def _as_sent(provider: str, draft: requests.Draft) -> Request:
    headers = {**draft.headers, **requests.signed(provider, KEY).headers}
    lower = {name.lower(): value for name, value in headers.items()}
    content = json.dumps(draft.body).encode()
    return Request(draft.method, f"/{provider}{draft.path}", lower, content)


def _truth(dealer: str, platform: str, tallies: list[IntentTally]) -> float:
    """Give the true rate over the answered intents, weighed as the measured one is."""
    weights = [tally.weight for tally in tallies if tally.answered]
    rates = [_rate(dealer, platform, tally) for tally in tallies if tally.answered]
    return sum(w * r for w, r in zip(weights, rates, strict=True)) / sum(weights)


def _rate(dealer: str, platform: str, tally: IntentTally) -> float:
    return truth.true_rate(RATES, dealer, department=tally.department, platform=platform)
