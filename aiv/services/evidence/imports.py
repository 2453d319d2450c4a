"""Import recorded answers line by line: good ones are kept, bad ones named, repeats add nothing.

Each answer is one transaction, so an import that was killed anywhere is simply run again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO
from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone

from aiv import live
from aiv.domain import strict_json
from aiv.domain.errors import InvalidInput
from aiv.domain.evidence import answer_line
from aiv.domain.evidence.answer_line import Rejection, numbered
from aiv.domain.live_kinds import Kind
from aiv.models import Market, Probe, Scan, ScanOrigin
from aiv.services.changes import weeks
from aiv.services.evidence import answers
from aiv.services.evidence.import_lines import Finder, Resolved, stands
from aiv.services.evidence.import_preview import Preview, preview
from aiv.services.score import scores
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

__all__ = ["ImportReport", "Preview", "lines_of", "preview", "run"]

MAX_REJECTED = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """Count what was added and what was there before, and name what was not taken."""

    added: int
    repeated: int
    rejected: tuple[Rejection, ...]


def run(
    lines: Iterable[str | bytes], *, actor: User | None, now: datetime | None = None
) -> ImportReport:
    """Import lines as they come; memory stays small however many there are."""
    importing = _Import(actor=actor, finder=Finder(now or timezone.now()))
    for number, line in numbered(lines):
        importing.take(number, line)
        if len(importing.rejected) >= MAX_REJECTED:
            reason = f"{MAX_REJECTED} lines were rejected; the rest was not read"
            importing.rejected.append(Rejection(number, "file", reason))
            break
    importing.note_in_audit()
    importing.rescore()
    importing.announce()
    return ImportReport(
        added=sum(importing.added.values()),
        repeated=importing.repeated,
        rejected=tuple(importing.rejected),
    )


def lines_of(file: IO[bytes]) -> Iterator[bytes]:
    """Give the lines of a file; of one that is too long only as much as shows it is."""
    most = strict_json.MAX_CHARS + 2
    while line := file.readline(most):
        yield line
        while len(line) == most and not line.endswith(b"\n"):
            line = file.readline(most)


@dataclass(slots=True, kw_only=True)
class _Import:
    actor: User | None
    finder: Finder
    added: Counter[UUID] = field(default_factory=Counter)
    repeated: int = 0
    rejected: list[Rejection] = field(default_factory=list)
    scans: dict[tuple[UUID, date], Scan] = field(default_factory=dict)
    # Markets of lines that were repeated count too: an import killed before its rescoring is
    # simply run again, and then adds nothing.
    markets: set[str] = field(default_factory=set)

    def take(self, number: int, line: str | bytes) -> None:
        try:
            self._take(line)
        except InvalidInput as fault:
            self.rejected.append(Rejection(number, fault.field, fault.reason))

    def note_in_audit(self) -> None:
        for market in Market.objects.filter(pk__in=self.added):
            changes = {"added": self.added[market.pk]}
            audit.record(
                actor=self.actor, action="answers.imported", target=market, changes=changes
            )

    def rescore(self) -> None:
        for market in Market.objects.filter(slug__in=self.markets):
            scores.rescore(market, now=self.finder.now)
            # An import may bring weeks long past.
            weeks.count(market, now=self.finder.now)

    def announce(self) -> None:
        # After the scores, and once for the whole import: their pages read both together.
        for market in Market.objects.filter(pk__in=self.added):
            for dealer in market.dealers.all():
                live.announce(dealer, Kind.ANSWERS)

    def _take(self, line: str | bytes) -> None:
        read = answer_line.read(line)
        resolved = self.finder.new(read)
        self.markets.add(read.market)
        if resolved and self._write(resolved):
            self.added[resolved.known.market.pk] += 1
        else:
            self.repeated += 1

    def _write(self, resolved: Resolved) -> bool:
        probe = Probe(
            scan=self._scan(resolved),
            prompt=resolved.prompt,
            assistant=resolved.assistant,
            place_key=resolved.place_key,
            trial=resolved.line.trial,
        )
        try:
            answers.record(probe, resolved.reply, resolved.call, found=resolved.found)
        except IntegrityError:
            if stands(resolved):
                return False
            raise
        return True

    def _scan(self, resolved: Resolved) -> Scan:
        panel, day = resolved.known.panel, resolved.day
        if (panel.pk, day) not in self.scans:
            self.scans[panel.pk, day], _ = Scan.objects.get_or_create(
                panel=panel,
                day=day,
                origin=ScanOrigin.IMPORTED,
                defaults={"started_by": self.actor, "finished_at": self.finder.now},
            )
        return self.scans[panel.pk, day]
