"""Write the assistants of a market, and which of them feed its AIV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aiv.domain.asking import surfaces
from aiv.domain.errors import Fault
from aiv.domain.markets.market_lines import AssistantLine
from aiv.models import Assistant, Market, MarketAssistant
from aiv.services.rows import update

ASKED_AS = ("platform", "provider", "model", "surface", "access", "settings")
FROZEN = "settings of an assistant that has answers cannot change; use a new slug"


@dataclass(frozen=True, slots=True)
class Count:
    """Say how many assistants are new or changed, and whether another one feeds AIV now."""

    added: int
    changed: int
    is_other_declared: bool


def faults(lines: Iterable[AssistantLine]) -> Iterator[Fault]:
    """Give a fault for each value that answers already rest on."""
    answered = Assistant.objects.filter(answers__isnull=False).distinct()
    known = {row.slug: row for row in answered}
    for index, line in enumerate(lines):
        row = known.get(line.slug)
        for name in ASKED_AS if row else ():
            if getattr(row, name) != getattr(line, name):
                yield Fault(f"assistants[{index}].{name}", FROZEN)


def load(market: Market, lines: Iterable[AssistantLine]) -> Count:
    """Add and update assistants, and declare the first of each platform that may feed AIV."""
    rows: list[Assistant] = []
    added = changed = 0
    for line in lines:
        values = {name: getattr(line, name) for name in ASKED_AS}
        row, is_new = Assistant.objects.get_or_create(slug=line.slug, defaults=values)
        added += is_new
        changed += not is_new and update(row, values)
        rows.append(row)
    return Count(added, changed, _link(market, rows))


def dump(market: Market) -> list[dict[str, object]]:
    """Give a market's assistants; of each platform the declared one comes first."""
    links = market.market_assistants.select_related("assistant").order_by(
        "platform", "-is_declared", "assistant__slug"
    )
    return [{name: getattr(link.assistant, name) for name in ("slug", *ASKED_AS)} for link in links]


def _link(market: Market, rows: Iterable[Assistant]) -> bool:
    """Write who stands in the market; say whether that changed anything."""
    wanted = {row.pk: (row.platform, is_declared) for row, is_declared in _declared(rows)}
    fed = {platform for platform, is_declared in wanted.values() if is_declared}
    known = {link.assistant_id: link for link in market.market_assistants.all()}
    # Undeclare first: the database holds at most one declared assistant a platform.
    stale = [key for key, link in known.items() if link.is_declared and link.platform in fed]
    stale = [key for key in stale if wanted.get(key) != (known[key].platform, True)]
    market.market_assistants.filter(assistant__in=stale).update(is_declared=False)
    is_changed = bool(stale)
    for key, (platform, is_declared) in wanted.items():
        link = known.get(key) or MarketAssistant(market=market, assistant_id=key)
        if link.pk is None or (link.platform, link.is_declared) != (platform, is_declared):
            link.platform, link.is_declared = platform, is_declared
            link.save()
            is_changed = True
    return is_changed


def _declared(rows: Iterable[Assistant]) -> Iterator[tuple[Assistant, bool]]:
    fed: set[str] = set()
    for row in rows:
        may_feed = surfaces.feeds_index(
            platform=row.platform, provider=row.provider, access=row.access
        )
        yield row, may_feed and row.platform not in fed
        if may_feed:
            fed.add(row.platform)
