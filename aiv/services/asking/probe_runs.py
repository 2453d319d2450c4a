"""Ask what is due: keep all slots full from the rows until nothing waits or the time is up.

This is the one way in which calls of scans are made, whoever runs it: the server's own thread, a
worker, a task, a command. Any number of runs work side by side; the rows decide who asks what.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from asgiref.sync import async_to_sync
from django.conf import settings

from aiv.domain import links
from aiv.domain.evidence.answers import Reply
from aiv.domain.mentions import cues
from aiv.models import Probe
from aiv.providers import asking
from aiv.providers.wire import Wire
from aiv.services.asking import probe_outcomes, probes, shared_paces
from aiv.services.asking.batches import Batch, in_thread
from aiv.services.asking.lookout import Askable
from aiv.services.asking.paces import Paces
from aiv.services.asking.probe_lanes import Lanes
from aiv.services.asking.probe_questions import Asked
from aiv.services.asking.run_rows import RunRows

LOG = logging.getLogger(__name__)
LOOK_S: Final = 1.0
TICK_S: Final = 0.25
"""How soon a stop is noticed; a call that ends wakes the run at once."""
MOST_AT_ONCE: Final = 16
"""More answers in one transaction would make the next calls wait for them."""
LINGER_S: Final = 0.3
"""How long an answer waits for others: what a transaction costs is shared by them."""
GATHER_S: Final = 0.05
"""How long a call waits for others that begin, while most of the slots are out."""
GIVE_WAY_S: Final = 0.02
"""How long an answer gives way to the calls that follow it."""
READY_S: Final = 0.2
BEATS: Final = 4


def _now() -> datetime:
    return datetime.now(UTC)


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bound one run: calls in flight, its own time, the time of one call, the lease of its rows."""

    in_flight: int = 50
    seconds: float = 600.0
    deadline_s: float = 180.0
    # After a stop was asked for; what is still out then has an outcome that nobody knows.
    grace_s: float = 2.0
    lease: timedelta = probes.LEASE


def run_batch(
    *,
    limits: Limits | None = None,
    stop: Callable[[], bool] = _never,
    clock: Callable[[], datetime] = _now,
    only: UUID | None = None,
    kept: Paces | None = None,
) -> int:
    """Ask what is due and give how many calls were made; `only` names the one scan to ask for."""
    bounds = limits or Limits()
    rows = RunRows(clock=clock, lease=bounds.lease, only=only)
    return async_to_sync(_Run(bounds, rows, stop=stop, kept=kept).work)()


class _Run:
    """Hold one run: its lanes, the calls that are out and the answers that are being written."""

    def __init__(
        self, limits: Limits, rows: RunRows, *, stop: Callable[[], bool], kept: Paces | None
    ) -> None:
        self._limits, self._rows, self._stop = limits, rows, stop
        self._paces = kept or shared_paces.of_installation()
        self._lanes = Lanes(limits.in_flight)
        self._out: dict[asyncio.Task[None], Probe] = {}
        self._writing: dict[asyncio.Task[None], Probe] = {}
        self._begin = Batch(
            rows.begin, most=MOST_AT_ONCE, enough=limits.in_flight // 12, linger_s=GATHER_S
        )
        self._record = Batch(
            rows.record,
            most=MOST_AT_ONCE,
            enough=limits.in_flight // 6,
            linger_s=LINGER_S,
            may_come=lambda: bool(self._out),
        )
        # One thread: reading is all Python, and several would only wait for each other.
        self._reader = ThreadPoolExecutor(1, "reading")
        self._woken = asyncio.Event()
        self._look_at = 0.0
        self._made = 0

    async def work(self) -> int:
        """Ask until nothing is due, the time is up, or somebody says stop."""
        self._loop = asyncio.get_running_loop()
        until = self._loop.time() + self._limits.seconds
        beside = [asyncio.create_task(each) for each in (self._beat(), self._get_ready())]
        try:
            async with Wire(
                endpoints=settings.PROVIDER_BASE_URLS, connections=self._limits.in_flight
            ) as self._client:
                try:
                    while self._loop.time() < until and not self._stop() and await self._turn():
                        await self._rest()
                finally:
                    # Whatever ended the run: what was asked and paid is still written.
                    await self._leave()
        finally:
            for task in beside:
                task.cancel()
            self._reader.shutdown(wait=False, cancel_futures=True)
            await self._paces.aclose()
        await in_thread(self._rows.conclude)
        return self._made

    async def _turn(self) -> bool:
        """Claim and start what there is room for; give whether anything waits or is out."""
        self._woken.clear()
        askable = await self._askable()
        await self._launch(askable)
        await self._fill(askable)
        await self._launch(askable)
        return not self._lanes.is_idle or bool(self._writing) or self._rows.is_stale

    async def _askable(self) -> Askable:
        if self._rows.is_stale or self._loop.time() >= self._look_at:
            self._seen = await in_thread(self._rows.look)
            self._look_at = self._loop.time() + LOOK_S
            # A provider that rests, or nothing may be asked at all: its scans were paused.
            await self._give_back(self._lanes.cleared_but(self._seen.open))
        return self._seen

    async def _fill(self, askable: Askable) -> None:
        wanted = self._lanes.wanted(askable.open, trials=askable.trials, at=self._loop.time())
        if not wanted:
            return
        await self._begin.carried()
        claimed = await in_thread(self._rows.claim, askable, wanted)
        for provider in wanted:
            rows = claimed.get(provider, [])
            self._lanes.put(provider, rows)
            if len(rows) < wanted[provider]:
                self._lanes.note_empty([provider], at=self._loop.time())

    async def _launch(self, askable: Askable) -> None:
        # Answers wait in memory to be written: a slow database slows the asking, and fills nothing.
        while self._lanes.free > 0 and len(self._writing) < self._limits.in_flight:
            found = self._lanes.next(at=self._loop.time())
            if found is None:
                return
            provider, probe = found
            if await self._may_go(askable, provider, probe):
                self._start(askable, provider)

    async def _may_go(self, askable: Askable, provider: str, probe: Probe) -> bool:
        key = askable.keys.get(provider)
        if key is None:
            await in_thread(self._rows.refuse, self._lanes.cleared(provider))
            return False
        is_trial = provider in askable.trials
        if is_trial and not await in_thread(self._rows.may_try, askable, provider):
            await self._give_back(self._lanes.cleared(provider))
            return False
        wait_s = await self._paces.take(provider, probe.pk.hex, askable.paces[provider])
        if wait_s:
            self._lanes.rest(provider, until=self._loop.time() + wait_s)
        return not wait_s

    def _start(self, askable: Askable, provider: str) -> None:
        probe = self._lanes.take(provider)
        task = asyncio.create_task(self._call(askable, provider, probe))
        self._out[task] = probe
        task.add_done_callback(self._out_again)

    async def _call(self, askable: Askable, provider: str, probe: Probe) -> None:
        try:
            asked = await self._begin(probe)
            if asked is not None:
                self._made += 1
                self._write(asked, await self._asked(asked, askable.keys[provider] or ""))
        finally:
            self._lanes.back(provider)
            await self._paces.release(provider, probe.pk.hex)

    async def _asked(self, asked: Asked, key: str) -> Reply:
        return await asking.ask(
            asked.spec,
            asked.question,
            key=key,
            client=self._client,
            deadline_s=self._limits.deadline_s,
        )

    def _write(self, asked: Asked, reply: Reply) -> None:
        """Read and write beside the next call: a slot waits for no database."""
        task = asyncio.create_task(self._written(asked, reply))
        self._writing[task] = asked.probe
        task.add_done_callback(self._out_again)

    async def _written(self, asked: Asked, reply: Reply) -> None:
        if reply.answer.status != "error":
            # The call that takes its slot leaves first: a free slot costs time, a kept answer none.
            # What went wrong is told at once: it may be the reason to send no more.
            await asyncio.sleep(GIVE_WAY_S)
            await self._begin.carried()
        read = self._loop.run_in_executor(self._reader, probe_outcomes.read, asked, reply)
        await self._record(await read)

    def _out_again(self, task: asyncio.Task[None]) -> None:
        self._out.pop(task, None)
        self._writing.pop(task, None)
        self._woken.set()
        if not task.cancelled() and (fault := task.exception()) is not None:
            # Its lease runs out: the call is counted as one whose outcome nobody knows.
            LOG.error("a call broke", exc_info=fault)

    async def _rest(self) -> None:
        """Wait for a call to end, a lane to go on, or the next look."""
        wait_s = min(TICK_S, max(0.0, self._lanes.wakes_at() - self._loop.time()))
        try:
            async with asyncio.timeout(wait_s if self._lanes.free else TICK_S):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _leave(self) -> None:
        """Let others have what was not asked, and wait for what is out."""
        await self._give_back(self._lanes.waiting())
        stopped_at: float | None = None
        while self._out or self._writing:
            if stopped_at is None and self._stop():
                stopped_at = self._loop.time()
            if stopped_at is not None and self._loop.time() - stopped_at > self._limits.grace_s:
                break
            await asyncio.wait((*self._out, *self._writing), timeout=TICK_S)
        for task in (*self._out, *self._writing):
            task.cancel()

    async def _give_back(self, rows: Iterable[Probe]) -> None:
        waiting = list(rows)
        if waiting:
            await in_thread(probes.give_back, waiting)

    async def _get_ready(self) -> None:
        """Build what all answers and scores share while the first calls are out."""
        await asyncio.sleep(READY_S)
        for get_ready in (cues.get_ready, links.get_ready):
            await self._loop.run_in_executor(self._reader, get_ready)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self._limits.lease.total_seconds() / BEATS)
            held = [*self._lanes.waiting(), *self._out.values(), *self._writing.values()]
            if held:
                await in_thread(self._rows.hold, held)
            for provider, holders in self._holders().items():
                await self._paces.hold(provider, holders)

    def _holders(self) -> Mapping[str, list[str]]:
        """Give the calls that are out, by provider."""
        found: dict[str, list[str]] = defaultdict(list)
        for probe in self._out.values():
            found[probe.assistant.provider].append(probe.pk.hex)
        return found
