"""Say what an import would do, and write nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.utils import timezone

from aiv.domain.errors import InvalidInput
from aiv.domain.evidence import answer_line
from aiv.domain.evidence.answer_line import Rejection, numbered
from aiv.services.evidence.import_lines import CLASH, Finder, Resolved, stands


@dataclass(frozen=True, slots=True)
class NamedDealer:
    """A dealer that an answer would be found to name."""

    name: str
    role: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One line that would be added, with the dealers found in it."""

    line: int
    market: str
    intent: str
    assistant: str
    surface: str
    asked_at: datetime
    status: str
    dealers: tuple[NamedDealer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Say what an import would do; without `is_whole` only the first lines were looked at."""

    rows: tuple[PreviewRow, ...]
    added: int
    repeated: int
    rejected: tuple[Rejection, ...]
    is_whole: bool


def preview(lines: Iterable[str | bytes], limit: int, *, now: datetime | None = None) -> Preview:
    """Say what an import of the first `limit` lines would do."""
    looking = _Look(finder=Finder(now or timezone.now()))
    waiting = numbered(lines)
    for number, line in islice(waiting, limit):
        looking.take(number, line)
    return Preview(
        rows=tuple(looking.rows),
        added=len(looking.rows),
        repeated=looking.repeated,
        rejected=tuple(looking.rejected),
        is_whole=next(waiting, None) is None,
    )


@dataclass(slots=True, kw_only=True)
class _Look:
    finder: Finder
    rows: list[PreviewRow] = field(default_factory=list)
    repeated: int = 0
    rejected: list[Rejection] = field(default_factory=list)
    seen: dict[object, Resolved] = field(default_factory=dict)

    def take(self, number: int, line: str | bytes) -> None:
        try:
            resolved = self.finder.new(answer_line.read(line))
            if resolved is None or stands(resolved) or self._is_seen(resolved):
                self.repeated += 1
            else:
                self.rows.append(_row(number, resolved))
        except InvalidInput as fault:
            self.rejected.append(Rejection(number, fault.field, fault.reason))

    def _is_seen(self, resolved: Resolved) -> bool:
        """Say whether an earlier line of the same file brings these words."""
        earlier = self.seen.setdefault(resolved.key, resolved)
        if earlier is not resolved and earlier.line.digest != resolved.line.digest:
            raise InvalidInput("key", CLASH)
        return earlier is not resolved


def _row(number: int, resolved: Resolved) -> PreviewRow:
    names = {str(row.pk): row.name for row in resolved.known.dealers}
    return PreviewRow(
        line=number,
        market=resolved.line.market,
        intent=resolved.line.intent,
        assistant=resolved.line.assistant,
        surface=resolved.call.surface,
        asked_at=resolved.line.asked_at,
        status=resolved.reply.answer.status,
        dealers=tuple(
            NamedDealer(names[each.dealer], each.role.value, each.quote)
            for each in resolved.found.mentions
        ),
    )
