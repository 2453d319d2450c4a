"""A provider drowns for an hour: it is left alone, others go on, and every scan ends in words."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import pytest

from aiv.models import Assistant, Market, MonthlySpending, ProviderPace, Scan
from aiv.services.asking import breakers, budgets
from aiv.services.asking.paces import LocalPaces
from tests import cast, scanned
from tests.standin import Script, Standin

pytestmark = pytest.mark.django_db
MARKETS, TRIALS, IN_FLIGHT = 10, 4, 20
CALLS: Final = MARKETS * 3 * TRIALS
ROUND_MINUTES: Final = 5
PER_MINUTE: Final = 2_400
# What the provider does, request by request, before it is well again.
STORM: Final = (
    *["rate-limit"] * 8,
    *["rate-limit-hour", "rate-limit-garbage"] * 2,
    *["overload-503", "page-503"] * 2,
    "reset",
    "hang",
)
# Room for all calls and for one of those of which nobody knows whether they were billed.
CAP: Final = (2 * CALLS + 1) * scanned.RESERVED


@dataclass(slots=True)
class Weather:
    """Count what reached the provider, and when."""

    round: int = 0
    in_round: Counter[int] = field(default_factory=Counter)
    others: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)

    def script(self, provider: str) -> Script:
        if provider != "openai":
            self.others[self.round] += 1
            return Script()
        self.in_round[self.round] += 1
        self.times.append(time.monotonic())
        sent = len(self.times)
        if sent > len(STORM) + IN_FLIGHT:
            return Script()
        # The first requests left side by side, before anybody knew.
        way = STORM[max(0, sent - IN_FLIGHT - 1)]
        wait_s = 3600.0 if way == "rate-limit-hour" else 1.0
        return Script(faults={way.removesuffix("-hour"): 1.0}, retry_after_s=wait_s)

    def most_a_second(self, begin: int) -> int:
        """Give the most requests within any second, counted from the one numbered `begin`."""
        late = self.times[begin:]
        return max(sum(at <= other < at + 1 for other in late) for at in late)


def stores() -> list[Market]:
    """Make fifty stores in ten markets, asked of two providers."""
    made = [cast.market(f"toyota-bay-{n}", f"Bay {n}") for n in range(MARKETS)]
    for number, market in enumerate(made):
        for place, name in enumerate(cast.NAMES):
            cast.dealer(f"{name} {number}", number=5 * number + place, market=market)
    return made


def asked(market: Market, assistants: list[Assistant]) -> Scan:
    for assistant in assistants:
        market.market_assistants.create(
            assistant=assistant, platform=assistant.platform, is_declared=True
        )
    return scanned.scan(cast.panel(market), assistants, trials=TRIALS)


@pytest.fixture
def scans(dealers: list[Any]) -> list[Scan]:
    first, *others = stores()
    pair = [
        cast.assistant(first),
        cast.assistant(first, "claude-api", "claude", "anthropic", surface="messages"),
    ]
    made = [scanned.scan(cast.panel(first), pair, trials=TRIALS)]
    made += [asked(market, pair) for market in others]
    ProviderPace.objects.filter(provider="openai").update(per_minute=PER_MINUTE)
    budgets.set_cap(None, CAP, person=None)
    return made


@contextmanager
def storm(weather: Weather) -> Iterator[Standin]:
    with scanned.asked_of() as running:
        play = running.player.play

        def played(request: Any) -> Any:
            running.player.script = weather.script(request.provider)
            return play(request)

        running.player.play = played  # type: ignore[method-assign]
        yield running


def ridden_out(weather: Weather, scans: list[Scan]) -> list[bool]:
    """Ask every five minutes until all is over; give when the provider was left alone."""
    kept, shut = LocalPaces(), []
    limits = scanned.Limits(in_flight=IN_FLIGHT, deadline_s=4.0)
    while Scan.objects.filter(state="running").exists():
        assert weather.round < 100
        clock = scanned.later(ROUND_MINUTES * weather.round)
        scanned.run(clock=clock, limits=limits, kept=kept)
        state = breakers.states().get("openai")
        shut.append(state is not None and breakers.is_shut(state, now=clock()))
        line = MonthlySpending.objects.get(organization=None)
        assert line.reserved_micros + line.spent_micros <= CAP
        weather.round += 1
    return shut


def test_fifty_stores_ride_out_a_storm(scans: list[Scan]) -> None:
    weather = Weather()
    with storm(weather):
        shut = ridden_out(weather, scans)
    drowned = len(STORM) + IN_FLIGHT
    well_again = max(place for place, is_shut in enumerate(shut) if is_shut) + 1

    # The breaker opens in the first round, and each later one tries with a single call.
    assert shut[0] and weather.in_round[0] <= IN_FLIGHT + breakers.THRESHOLD
    assert max(weather.in_round[at] for at in range(1, well_again)) <= 2
    # The other provider is not kept waiting.
    assert weather.others == {0: CALLS}
    # Once it is well it is asked at its pace, and not by all at once.
    assert weather.most_a_second(drowned) <= 2 * PER_MINUTE / 60 + 1
    assert len(weather.times) <= CALLS + drowned + 1
    # Every scan ends, and every call without an answer says why.
    assert all(Scan.objects.filter(state="finished").values_list("finished_at", flat=True))
    assert len(Scan.objects.filter(state="finished")) == MARKETS
    lost = [row for scan in scans for row in scan.probes.exclude(state="answered")]
    assert 0 < len(lost) < 10 and all(row.failure for row in lost)
