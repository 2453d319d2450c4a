"""Turn the written site into what a crawl would hand over, and into what is known of the store."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from aiv.crawler.pages import read_page
from aiv.domain import links
from aiv.domain.inventory.vehicle import Condition, StockStatus, Vehicle
from aiv.domain.markets.dealer_record import DealerRecord
from aiv.domain.site.known import Decode, Feed, Known, Listing, ReviewFigures
from aiv.domain.site.page_facts import Fetch, PageFacts, SitePage
from aiv.domain.site.site_facts import SiteFacts, Sitemap, SitemapEntry, TextFile
from tests.dealer_site.ground import (
    CITY,
    DIAL,
    NAME,
    NOW,
    ORIGIN,
    REGION,
    STREET,
    UNITS,
    WEEK,
    ZIP,
    Ground,
    Served,
)
from tests.dealer_site.stock import Unit

STARTED = NOW - timedelta(minutes=10)


def site_facts(ground: Ground) -> SiteFacts:
    """Give the crawl of a site."""
    read = {path: _facts(path, served) for path, served in ground.pages.items()}
    depths = _depths(read)
    pages = [
        SitePage(
            fetch=_fetch(path, served),
            page_class=served.page_class,
            facts=read[path],
            click_depth=depths.get(path),
            in_sitemap=ground.has_sitemap and served.is_listed,
            lastmod=served.lastmod if ground.has_sitemap and served.is_listed else None,
            main_hash=path,
        )
        for path, served in ground.pages.items()
    ]
    return SiteFacts(
        home_url=f"{ORIGIN}/",
        started_at=STARTED,
        finished_at=NOW,
        robots=TextFile(fetch=fetch("/robots.txt", ground.robots_status), text=ground.robots),
        llms=TextFile(fetch=fetch("/llms.txt", 200 if ground.llms else 404), text=ground.llms),
        sitemaps=(_sitemap(ground),) if ground.has_sitemap else (),
        pages=tuple(pages),
        variants=_variants(ground),
        history={},
        is_verified=True,
        is_complete=True,
    )


def known(ground: Ground, **changes: Any) -> Known:
    """Give what is known of the store: every source connected and in order, with changes."""
    sound: dict[str, Any] = {
        "record": RECORD,
        "facts": {"hours": {"week": WEEK, "holidays": []}},
        "feed": Feed(vehicles=tuple(map(fed, UNITS)), made_at=NOW - timedelta(hours=2)),
        "reviews": ReviewFigures(n=240, health=82.0, answered_in_week=45, answerable=50),
        "listings": tuple(listing(name) for name in ("Google", "Yelp", "DealerRater")),
        "decodes": {u.vin: Decode(year=u.year, make=u.make, model=u.model) for u in UNITS},
        "pin": (26.1421, -81.7948),
        "has_index_now": True,
    }
    return Known(**{**sound, **ground.known, **changes})


RECORD = DealerRecord(
    name=NAME,
    website=f"{ORIGIN}/",
    phone=DIAL,
    street=STREET,
    city=CITY,
    region=REGION,
    postal_code=ZIP,
    makes=("Toyota", "Honda", "Ford"),
)


def fed(unit: Unit) -> Vehicle:
    """Give a vehicle as the feed states it."""
    return Vehicle(
        vin=unit.vin,
        stock_number=unit.stock_number,
        year=unit.year,
        make=unit.make,
        model=unit.model,
        condition=Condition.NEW if unit.condition == "new" else Condition.USED,
        status=StockStatus.IN_STOCK,
        price=Decimal(unit.price),
        currency="USD",
        mileage=unit.miles,
        mileage_unit="mi",
        url=f"{ORIGIN}{unit.path}",
    )


def listing(platform: str, **changes: Any) -> Listing:
    """Give the store as another platform shows it."""
    stated = {"name": NAME, "phone": DIAL, "street": STREET, "postal_code": ZIP}
    return Listing(platform=platform, read_on=NOW.date(), **{**stated, **changes})


def fetch(path: str, status: int | None = 200, **changes: Any) -> Fetch:
    """Give a reply without its body."""
    url = f"{ORIGIN}{path}"
    return Fetch(**{"url": url, "final_url": url, "status": status, "fetched_at": NOW, **changes})


def _fetch(path: str, served: Served) -> Fetch:
    return fetch(
        path,
        served.status,
        fault=served.fault,
        headers=served.headers,
        content_type=served.content_type,
        ttfb_ms=None if served.status is None else served.ttfb_ms,
        n_bytes=len(served.html),
    )


def _facts(path: str, served: Served) -> PageFacts | None:
    if served.status is None or served.status in (404, 410, 500):
        return None
    body = served.html.encode(served.charset, "xmlcharrefreplace")
    return _read(body, f"{ORIGIN}{path}", served.content_type)


@lru_cache(maxsize=4096)
def _read(body: bytes, url: str, content_type: str) -> PageFacts:
    return read_page(body, url=url, content_type=content_type)


def _depths(read: dict[str, PageFacts | None]) -> dict[str, int]:
    """Count clicks from home over links of raw HTML."""
    by_url = {links.canonical_url(f"{ORIGIN}{path}"): path for path in read}
    depths, edge = {"/": 0}, ["/"]
    while edge:
        path = edge.pop(0)
        facts = read[path]
        for link in facts.links if facts else ():
            to = by_url.get(links.canonical_url(link.url))
            if to is not None and to not in depths:
                depths[to] = depths[path] + 1
                edge.append(to)
    return depths


def _sitemap(ground: Ground) -> Sitemap:
    entries = tuple(
        SitemapEntry(url=f"{ORIGIN}{path}", lastmod=served.lastmod)
        for path, served in ground.pages.items()
        if served.is_listed
    )
    return Sitemap(fetch=fetch("/sitemap.xml"), entries=entries)


def _variants(ground: Ground) -> tuple[Fetch, ...]:
    spellings = ("http://www.larkspur.example/", "https://larkspur.example/")
    straight = [
        Fetch(url=u, final_url=f"{ORIGIN}/", status=200, fetched_at=NOW, hops=(u,))
        for u in spellings
    ]
    http = Fetch(
        url="http://larkspur.example/",
        final_url=ground.http_ends,
        status=200,
        fetched_at=NOW,
        hops=ground.hops_of_http,
    )
    return (fetch("/"), http, *straight)
