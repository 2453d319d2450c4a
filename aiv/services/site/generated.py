"""Write what a dealer can paste, and have our own audit read it back before anybody sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from aiv.crawler.pages import read_page
from aiv.domain.generators import car_node, dealer_node, fact_sheet, markup, robots_group
from aiv.domain.generators.robots_group import RobotsGroup
from aiv.domain.inventory.vehicle import Vehicle
from aiv.domain.site import schema_cars, schema_dealers
from aiv.domain.site.page_class import PageClass as P
from aiv.domain.site.page_facts import Node
from aiv.models import Dealer
from aiv.selectors.inventory import inventory
from aiv.selectors.markets import dealer_facts
from aiv.selectors.site import audited_pages, site_audits

SHOPPED: Final = frozenset({P.HOME, P.SRP_NEW, P.SRP_USED, P.VDP, P.SERVICE, P.CONTACT})
NO_AUDIT: Final = "Audit the site first: the group is written from the robots.txt it serves."
NO_FILE: Final = "The site serves no robots.txt, so every bot may read it. Nothing is needed."
NOT_READ: Final = "robots.txt could not be read in the newest audit. Mend that first."
NO_PAGES: Final = "The newest audit read no page that shoppers ask about."
NO_FACTS: Final = "No fact is verified yet. Save the record and the facts to vouch for them."
NO_FEED: Final = "No inventory is connected, so there is no vehicle to describe."
NO_VEHICLE: Final = "The feed does not offer this vehicle."


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One text to paste: what is missing in it, and how our own audit reads it back.

    `filled` of `fields` are filled; `differing` names fields that came back otherwise.
    """

    text: str
    missing: tuple[str, ...] = ()
    filled: int = 0
    fields: int = 0
    differing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A text, or why there is none."""

    written: Written | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsOffer:
    """A robots.txt with what it mends, or why none is written; `url` is where it stands."""

    group: RobotsGroup | None = None
    url: str = ""
    pages: int = 0
    reason: str = ""


def robots(dealer: Dealer) -> RobotsOffer:
    """Write the group that lets answer bots in, from the file the newest audit read."""
    audit = site_audits.latest(dealer)
    site = audited_pages.site(audit) if audit else None
    if site is None:
        return RobotsOffer(reason=NO_AUDIT)
    file = site.robots
    if not file.fetch.is_ok:
        is_missing = file.fetch.status is not None and 400 <= file.fetch.status < 429
        return RobotsOffer(url=file.fetch.url, reason=NO_FILE if is_missing else NOT_READ)
    urls = [page.url for page in site.pages if page.page_class in SHOPPED]
    if not urls:
        return RobotsOffer(url=file.fetch.url, reason=NO_PAGES)
    group = robots_group.write(file.text, urls)
    return RobotsOffer(group=group, url=file.fetch.url, pages=len(urls))


def dealer_markup(dealer: Dealer) -> Offered:
    """Write the store's node from its verified facts."""
    facts = _facts(dealer)
    if not facts:
        return Offered(reason=NO_FACTS)
    made = dealer_node.node(dealer.name, facts)
    return Offered(
        written=_read_back(
            made,
            dealer_node.missing(made),
            fields=schema_dealers.DEALER_FIELDS,
            nodes=schema_dealers.dealer_nodes,
            filled=schema_dealers.filled_dealer_fields,
        )
    )


def car_markup(dealer: Dealer, vin: str) -> Offered:
    """Write the node of a vehicle on offer; without a number, of the first one."""
    vehicles = inventory.vehicles(dealer)
    if not vehicles:
        return Offered(reason=NO_FEED)
    chosen = next((each for each in vehicles if each.vin == vin or not vin), None)
    if chosen is None:
        return Offered(reason=NO_VEHICLE)
    return Offered(written=_car(dealer, chosen))


def facts_page(dealer: Dealer, *, is_html: bool) -> Offered:
    """Write the verified facts as a plain page or as Markdown."""
    stored = dealer_facts.of(dealer)
    facts = {kind: fact.value for kind, fact in stored.items()}
    if not fact_sheet.sections(facts):
        return Offered(reason=NO_FACTS)
    newest = max(fact.verified_at for fact in stored.values())
    write = fact_sheet.as_html if is_html else fact_sheet.as_markdown
    text = write(dealer.name, facts, verified_on=f"{newest:%Y-%m-%d}")
    return Offered(written=Written(text=text, missing=fact_sheet.missing(facts)))


def _facts(dealer: Dealer) -> dict[str, Any]:
    return {kind: fact.value for kind, fact in dealer_facts.of(dealer).items()}


def _car(dealer: Dealer, vehicle: Vehicle) -> Written:
    made = car_node.node(vehicle, dealer_node.node(dealer.name, _facts(dealer)))
    return _read_back(
        made,
        car_node.missing(made, vehicle),
        fields=schema_cars.CAR_FIELDS,
        nodes=schema_cars.car_nodes,
        filled=schema_cars.filled_fields,
    )


def _read_back(
    made: dict[str, Any],
    missing: tuple[str, ...],
    *,
    fields: Sequence[str],
    nodes: Callable[[Sequence[Node]], Sequence[Node]],
    filled: Callable[[Node], Sequence[str]],
) -> Written:
    """Read the block as the audit reads a page, and compare every field with what went in."""
    text = markup.block(made)
    body = f"<!doctype html><html lang=en><head>{text}</head><body></body></html>"
    facts = read_page(body.encode(), url="https://page.example/", content_type="text/html")
    read: Node = next(iter(nodes(facts.nodes)), {})
    return Written(
        text=text,
        missing=missing,
        filled=len(filled(read)),
        fields=len(fields),
        differing=tuple(name for name, value in made.items() if read.get(name) != value),
    )
