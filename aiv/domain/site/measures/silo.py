"""Measure silo_integrity_score: whether links of main texts keep the site's topics together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from aiv.domain import links
from aiv.domain.inventory.vehicle import Condition
from aiv.domain.score import inputs
from aiv.domain.score.input_records import InputRecord
from aiv.domain.site import site_pages
from aiv.domain.site.measures import records
from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_facts import PageFacts, Region, SitePage
from aiv.domain.site.site_facts import SiteFacts
from aiv.domain.site.stock import StockPage
from aiv.domain.site.vehicles import vehicle_of

NAME: Final = "silo_integrity_score"
LEAST_PAGES, LEAST_LINKS, LEAST_TOPICS = 30, 50, 2
DEEPEST: Final = 3
TOPICS: Final = ("new", "used", "model", "service", "parts", "finance", "about")
DRAWS: Final = 200
_OF_CLASS: Final = {
    P.SRP_NEW: "new", P.SRP_USED: "used", P.MODEL: "model", P.RESEARCH: "model",
    P.SERVICE: "service", P.SCHEDULE: "service", P.PARTS: "parts", P.FINANCE: "finance",
    P.TRADE_IN: "finance", P.ABOUT: "about", P.STAFF: "about", P.CONTACT: "about",
}  # fmt: skip
_HUBS: Final = {
    "new": (P.SRP_NEW,), "used": (P.SRP_USED,), "model": (P.SRP_NEW, P.HOME),
    "service": (P.SERVICE,), "parts": (P.PARTS,), "finance": (P.FINANCE,), "about": (P.ABOUT,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Node:
    """One page of the graph: its topic, whom its main text links to, whom any link leads to."""

    url: str
    kind: P
    topic: str | None
    depth: int | None
    contextual: frozenset[str]
    all_links: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Row:
    """What one page adds to the three parts: topic pairs it links, and how it is itself linked.

    `is_held` tells that its hub links to it and that it is near; None where it is a hub or has no
    topic. `is_orphan` is None for a page that no sitemap lists.
    """

    pairs: tuple[tuple[int, int], ...]
    is_held: bool | None
    is_orphan: bool | None


def integrity(site: SiteFacts) -> InputRecord:
    """Measure the score over the graph of contextual links, its interval by resampling pages.

    Orphans are known only where the whole site was read; else their part drops out.
    """
    nodes = [_node(page, facts) for page, facts in site_pages.read(site)]
    known = {node.url: node for node in nodes}
    n_links = sum(len(_inner(node, known)) for node in nodes)
    record = records.base(NAME, site, n_obs=len(nodes))
    shortfalls = records.shortfall(len(nodes), LEAST_PAGES, "pages")
    shortfalls += records.shortfall(n_links, LEAST_LINKS, "links inside main texts")
    if shortfalls:
        return records.too_few(record, shortfalls)
    listed = site_pages.listed_urls(site) if site.is_complete else set()
    return records.resampled(record, _rows(nodes, known, listed), _score, draws=DRAWS)


def _score(rows: Sequence[_Row]) -> float | None:
    held = [row.is_held for row in rows if row.is_held is not None]
    lost = [row.is_orphan for row in rows if row.is_orphan is not None]
    found = inputs.silo_integrity(_matrix(rows), sum(held), len(held), sum(lost), len(lost))
    return None if found is None else found.score


def _matrix(rows: Sequence[_Row]) -> list[list[float]] | None:
    """Count contextual links from topic to topic; None with fewer than two linked topics."""
    e = [[0.0] * len(TOPICS) for _ in TOPICS]
    for row in rows:
        for i, j in row.pairs:
            e[i][j] += 1.0
    used = {topic for row in rows for pair in row.pairs for topic in pair}
    return e if len(used) >= LEAST_TOPICS else None


def _rows(nodes: Sequence[_Node], known: Mapping[str, _Node], listed: set[str]) -> list[_Row]:
    linked = _from_hubs(nodes, known)
    reached = {url for node in nodes for url in node.all_links if url != node.url}
    found = [
        _Row(
            pairs=_pairs(node, known),
            is_held=_is_held(node, linked) if node.topic and not _is_hub(node) else None,
            is_orphan=_is_orphan(node, reached) if node.url in listed else None,
        )
        for node in nodes
    ]
    # What a sitemap lists and nobody could read is linked or not all the same.
    unread = sorted(listed - known.keys())
    return found + [_Row((), None, url not in reached) for url in unread]


def _pairs(node: _Node, known: Mapping[str, _Node]) -> tuple[tuple[int, int], ...]:
    if node.topic is None:
        return ()
    targets = (known[url].topic for url in _inner(node, known))
    return tuple((TOPICS.index(node.topic), TOPICS.index(topic)) for topic in targets if topic)


def _is_held(node: _Node, linked: set[str]) -> bool:
    return node.url in linked and node.depth is not None and node.depth <= DEEPEST


def _is_orphan(node: _Node, reached: set[str]) -> bool:
    return node.url not in reached and node.kind is not P.HOME


def _from_hubs(nodes: Sequence[_Node], known: Mapping[str, _Node]) -> set[str]:
    """Give the pages that a hub of their own topic links to."""
    found = set()
    for hub in nodes:
        topics = {topic for topic, kinds in _HUBS.items() if hub.kind in kinds}
        found |= {url for url in _inner(hub, known) if known[url].topic in topics}
    return found


def _inner(node: _Node, known: Mapping[str, _Node]) -> set[str]:
    return {url for url in node.contextual if url in known and url != node.url}


def _is_hub(node: _Node) -> bool:
    return node.topic is not None and node.kind in _HUBS[node.topic]


def _node(page: SitePage, facts: PageFacts) -> _Node:
    main = {links.canonical_url(each.url) for each in facts.links if each.region is Region.MAIN}
    return _Node(
        url=links.canonical_url(page.fetch.final_url),
        kind=page.page_class,
        topic=_topic(page, facts),
        depth=page.click_depth,
        contextual=frozenset(main),
        all_links=frozenset(links.canonical_url(each.url) for each in facts.links),
    )


def _topic(page: SitePage, facts: PageFacts) -> str | None:
    if page.page_class is not P.VDP:
        return _OF_CLASS.get(page.page_class)
    stated = StockPage(
        page=page, facts=facts, stated=vehicle_of(facts, page.url), fed=None
    ).condition
    if stated is None:
        return None
    return "new" if stated is Condition.NEW else "used"
