"""See what may be asked now: which scans, which providers, under which keys and limits."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from aiv.domain.asking.provider_catalogue import PROVIDERS
from aiv.models import Assistant, ProviderBreaker, Scan, ScanState
from aiv.selectors.asking import paces
from aiv.selectors.asking.paces import Pace
from aiv.services.asking import breakers, budgets, probes, provider_keys, scan_news

LOG = logging.getLogger(__name__)
KEYS_FRESH: Final = timedelta(seconds=5)
CAP_REACHED: Final = (
    "It stopped at the monthly cap: what is spent and held back reaches it. "
    "An operator can raise the cap, and then you can go on; or go on next month."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Askable:
    """What may be asked, as it stood a moment ago."""

    scans: frozenset[UUID]
    providers: frozenset[str]
    keys: Mapping[str, str | None]
    paces: Mapping[str, Pace]
    breakers: Mapping[str, ProviderBreaker]
    read_at: datetime

    @property
    def open(self) -> frozenset[str]:
        """Name the providers that may be asked now."""
        return frozenset(name for name in self.providers if not self.is_shut(name))

    @property
    def trials(self) -> frozenset[str]:
        """Name the providers whose rest is over: one call shall try them."""
        tripped = {name for name, row in self.breakers.items() if row.open_until is not None}
        return self.open & tripped

    def is_shut(self, provider: str) -> bool:
        """Say whether nobody may ask the provider now."""
        row = self.breakers.get(provider)
        return row is not None and breakers.is_shut(row, now=self.read_at)


@dataclass(slots=True)
class Lookout:
    """Look what may be asked; keys are opened once every few seconds and forgotten with the run."""

    _keys: dict[str, str | None] = field(default_factory=dict)
    _keys_until: datetime | None = None

    def look(self, now: datetime, *, only: UUID | None = None) -> Askable:
        """Give what may be asked; scans whose caps have no room stand still from here on."""
        rows = probes.under_way() if only is None else probes.under_way().filter(pk=only)
        scans = frozenset(scan.pk for scan in rows if _has_room(scan))
        providers = frozenset(Assistant.objects.values_list("provider", flat=True)) & set(PROVIDERS)
        return Askable(
            scans=scans,
            providers=providers if scans else frozenset(),
            keys=self._opened(providers, now) if scans else {},
            paces=paces.of_all(),
            breakers=breakers.states(),
            read_at=now,
        )

    def _opened(self, providers: frozenset[str], now: datetime) -> Mapping[str, str | None]:
        if self._keys_until is None or now >= self._keys_until or providers - self._keys.keys():
            self._keys = {name: provider_keys.key_for(name) for name in providers}
            self._keys_until = now + KEYS_FRESH
        return self._keys


def _has_room(scan: Scan) -> bool:
    if budgets.has_room(budgets.payer_of(scan)):
        return True
    if _stopped(scan):
        LOG.warning("a scan stopped at its cap", extra={"scan": str(scan.pk)})
    return False


@transaction.atomic
def _stopped(scan: Scan) -> bool:
    """Pause a scan, write it down and tell the pages; of several workers one does."""
    going = Scan.objects.filter(pk=scan.pk, state=ScanState.RUNNING)
    if not going.update(state=ScanState.PAUSED, reason=CAP_REACHED):
        return False
    scan_news.record(scan, "scan.stopped_at_cap", None, month=str(budgets.payer_of(scan).month))
    scan_news.announce(scan)
    return True
