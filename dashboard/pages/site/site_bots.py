"""Build the grid of assistants' bots and kinds of pages, with the line that decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse

from aiv.domain.site.bot_summary import ClassCell
from aiv.domain.site.bots import BOTS, Bot, BotKind
from aiv.domain.site.page_classes import PageClass
from aiv.models import SiteAudit
from dashboard.pages.site.site_head import SiteHead
from dashboard.pages.site.site_words import CLASSES

BARRIERS: Final = {
    "robots": "robots.txt",
    "turned_away": "turned away",
    "status": "not served",
    "noindex": "noindex",
    "script": "only after scripts",
}
# What somebody decided, unlike a page that speaks only after scripts to every crawler alike.
DECIDED: Final = frozenset({"robots", "turned_away", "noindex"})
KINDS: Final[dict[BotKind, tuple[str, str]]] = {
    BotKind.SEARCH: (
        "They build what assistants search",
        "Blocking one keeps your site out of that assistant's answers.",
    ),
    BotKind.USER: (
        "They open a page a shopper asks about",
        "Blocking one means the assistant cannot look. Some vendors do not ask robots.txt here.",
    ),
    BotKind.TRAINING: (
        "They read for training",
        "Your policy alone: blocking them costs no answer today.",
    ),
    BotKind.ADS: ("They check advertisements and previews", "No answer depends on them."),
    BotKind.OTHER: ("Others", "What they read for is not published."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One bot at one kind of page: in words, by a tag, and what decided."""

    column: str
    label: str
    kind: str
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BotRow:
    """One bot: whose it is, and what keeping it out costs where it is kept out."""

    token: str
    vendor: str
    meaning: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BotGroup:
    """The bots of one purpose."""

    label: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[BotRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BotsPage:
    """The whole grid; without groups nothing was audited."""

    head: SiteHead
    audited_at: datetime | None
    groups: tuple[BotGroup, ...]
    robots: str
    robots_status: str
    audit_url: str


def build(
    head: SiteHead,
    audit: SiteAudit | None,
    cells: Sequence[ClassCell],
    *,
    robots: str,
    robots_status: str,
) -> BotsPage:
    """Lay out the grid."""
    kinds = tuple(kind for kind in CLASSES if any(cell.page_class is kind for cell in cells))
    return BotsPage(
        head=head,
        audited_at=audit.finished_at if audit else None,
        groups=tuple(_groups(cells, kinds)) if cells else (),
        robots=robots,
        robots_status=robots_status,
        audit_url=reverse("dashboard:site", args=[head.dealer.slug]),
    )


def _groups(cells: Sequence[ClassCell], kinds: Sequence[PageClass]) -> Iterable[BotGroup]:
    for kind, (label, note) in KINDS.items():
        rows = tuple(_row(bot, cells, kinds) for bot in BOTS if bot.kind is kind)
        if rows:
            columns = tuple(CLASSES[kind] for kind in kinds)
            yield BotGroup(label=label, note=note, columns=columns, rows=rows)


def _row(bot: Bot, cells: Sequence[ClassCell], kinds: Sequence[PageClass]) -> BotRow:
    of_bot = {cell.page_class: cell for cell in cells if cell.token == bot.token}
    is_kept_out = any(cell.barrier in DECIDED for cell in of_bot.values())
    return BotRow(
        token=bot.token,
        vendor=f"{bot.vendor}: {bot.assistant}" if bot.assistant != bot.vendor else bot.vendor,
        meaning=bot.if_blocked if is_kept_out else "",
        spots=tuple(_spot(CLASSES[kind], of_bot.get(kind)) for kind in kinds),
    )


def _spot(column: str, cell: ClassCell | None) -> Spot:
    if cell is None or not cell.asked:
        return Spot(column=column, label="not asked", kind="unmeasured", decided_by="")
    if not cell.barrier:
        return Spot(column=column, label="let in", kind="good", decided_by="")
    reached = f"{cell.reached} of {cell.asked}, " if cell.reached else ""
    line = f"line {cell.line}: " if cell.line else ""
    return Spot(
        column=column,
        label=f"{reached}{BARRIERS.get(cell.barrier, cell.barrier)}",
        kind="waiting" if cell.reached else "bad",
        decided_by=f"{line}{cell.decided_by}",
    )
