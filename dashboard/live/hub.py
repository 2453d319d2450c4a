"""Fan changes out to the sockets of this process: one subscription, one encoding, newest state.

The channel layer makes it quick. The beat makes it whole: it compares the sequences of the
watched dealers with what was passed on, so a message lost anywhere costs half a second.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import logging
from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias
from uuid import UUID

from dashboard.live.admissions import Admission
from dashboard.live.mailbox import Mailbox
from dashboard.live.subscription import Subscription

LOG = logging.getLogger(__name__)
BEAT_SECONDS: Final = 0.5
# A person who lost their role or was disabled is out within five seconds.
BEATS_A_CHECK: Final = 8
MAX_SOCKETS_A_PERSON: Final = 20
CHANGED: Final = "changed"

Close: TypeAlias = Callable[[int], Coroutine[Any, Any, None]]
Sequences: TypeAlias = Callable[[Collection[UUID]], Awaitable[Mapping[UUID, int]]]
Refusals: TypeAlias = Callable[[Collection[Admission]], Awaitable[Mapping[Admission, int]]]


@dataclass(frozen=True, slots=True, eq=False)
class Seat:
    """One socket: who was let in, how to end it, and what it is yet to be sent."""

    admission: Admission
    close: Close
    mailbox: Mailbox = field(default_factory=Mailbox)


class Hub:
    """Hold the sockets of one process; its tasks live while there are any."""

    def __init__(
        self, *, sequences: Sequences, refusals: Refusals, beat_seconds: float = BEAT_SECONDS
    ) -> None:
        self._sequences = sequences
        self._refusals = refusals
        self._beat_seconds = beat_seconds
        self._seats: dict[UUID, set[Seat]] = {}
        self._known: dict[UUID, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._subscription: Subscription | None = None

    def has_room(self, person_id: UUID) -> bool:
        """Say whether a person may open one more socket here."""
        own = sum(seat.admission.held.person_id == person_id for seat in self._all())
        return own < MAX_SOCKETS_A_PERSON

    def join(self, admission: Admission, close: Close) -> Seat:
        """Give a place to a socket that was let in."""
        seat, dealer_id = Seat(admission, close), admission.dealer_id
        is_new = dealer_id not in self._seats
        self._seats.setdefault(dealer_id, set()).add(seat)
        self._known.setdefault(dealer_id, admission.seq)
        if self._subscription is None:
            self._start()
        elif is_new:
            self._spawn(self._subscription.align())
        return seat

    def leave(self, seat: Seat) -> None:
        """Take a socket out; the last one of a dealer ends its group, the last of all the tasks."""
        dealer_id = seat.admission.dealer_id
        seats = self._seats.get(dealer_id, set())
        seats.discard(seat)
        if seats or dealer_id not in self._seats:
            return
        del self._seats[dealer_id], self._known[dealer_id]
        if not self._seats:
            self.stop()
        elif self._subscription is not None:
            self._spawn(self._subscription.align())

    def stop(self) -> None:
        """End the tasks; sockets that are still open hear nothing more."""
        self._subscription = None
        for task in self._tasks:
            task.cancel()

    def deliver(self, dealer_id: UUID, event: Mapping[str, Any]) -> None:
        """Put an event into the mailbox of every socket of a dealer, encoded once."""
        seats = self._seats.get(dealer_id)
        if not seats:
            return
        seq = int(event["seq"])
        self._known[dealer_id] = max(seq, self._known[dealer_id])
        full, kind = _encoded(event), str(event["type"])
        # Of a rival one may know that something changed, not what its inputs and AIV are.
        bare = _encoded({"type": CHANGED, "id": event["id"], "seq": seq})
        for seat in seats:
            if seat.admission.is_own:
                seat.mailbox.put(kind, seq, full)
            else:
                seat.mailbox.put(CHANGED, seq, bare)

    def _start(self) -> None:
        self._subscription = Subscription(self._watched, self.deliver)
        self._spawn(self._subscription.run())
        self._spawn(self._beat(self._subscription))

    async def _beat(self, subscription: Subscription) -> None:
        for beat in itertools.count(1):
            await asyncio.sleep(self._beat_seconds)
            try:
                await self._catch_up()
                if beat % BEATS_A_CHECK == 0:
                    await self._check()
                    await subscription.align(is_renewed=True)
            except Exception:
                # Whatever it was, without the beat a page could stay stale for ever.
                LOG.exception("live beat failed")

    async def _catch_up(self) -> None:
        """Tell of changes whose message has not come."""
        for dealer_id, seq in (await self._sequences(tuple(self._seats))).items():
            seats = self._seats.get(dealer_id)
            if seats and seq > self._known[dealer_id]:
                slug = next(iter(seats)).admission.slug
                self.deliver(dealer_id, {"type": CHANGED, "id": slug, "seq": seq})

    async def _check(self) -> None:
        """Close the sockets of people who may not watch any more."""
        seats = tuple(self._all())
        refused = await self._refusals({seat.admission for seat in seats})
        for seat in seats:
            if seat.admission in refused:
                self._spawn(seat.close(refused[seat.admission]))

    def _watched(self) -> Set[UUID]:
        return self._seats.keys()

    def _all(self) -> Iterator[Seat]:
        return itertools.chain.from_iterable(self._seats.values())

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _encoded(event: Mapping[str, Any]) -> str:
    return json.dumps(event, separators=(",", ":"))
