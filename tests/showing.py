"""Make finished audits whose pages show vehicles, without a crawl."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from aiv.crawler.crawling import End
from aiv.domain import links
from aiv.domain.site import packing
from aiv.domain.site.page_classes import PageClass
from aiv.domain.site.page_facts import Fetch, LdBlock, PageFacts, SitePage
from aiv.models import AuditedPage, Dealer, SiteAudit
from tests.stocked import AT, number

HOME = "https://www.harborpointtoyota.example/"


def node(serial: int, **other: Any) -> dict[str, Any]:
    """Give the markup of one vehicle as the feed of `tests.stocked` lists it."""
    return {
        "@type": "Car",
        "vehicleIdentificationNumber": number(serial),
        "vehicleModelDate": "2024",
        "brand": {"@type": "Brand", "name": "Toyota"},
        "model": "Corolla",
        "itemCondition": "https://schema.org/UsedCondition",
        "mileageFromOdometer": {"value": 1_000 + serial, "unitCode": "SMI"},
        "offers": {
            "price": 20_000 + serial,
            "priceCurrency": "USD",
            "availability": "https://schema.org/InStock",
            **other.pop("offers", {}),
        },
        **other,
    }


def page(serial: int, *nodes: Mapping[str, Any], status: int = 200, led_to: str = "") -> SitePage:
    """Give the page of one vehicle; without markup it shows none."""
    url = f"{HOME}used/{serial}"
    fetch = Fetch(url=url, final_url=led_to or url, status=status, fetched_at=AT)
    return SitePage(
        fetch=fetch,
        page_class=PageClass.VDP,
        facts=facts(nodes) if status == 200 else None,
    )


def pages(serials: Iterable[int]) -> list[SitePage]:
    """Give the pages of vehicles just as the feed lists them."""
    return [page(serial, node(serial)) for serial in serials]


def facts(nodes: Iterable[Mapping[str, Any]]) -> PageFacts:
    """Give the facts of a page that holds one block of markup."""
    block = LdBlock(step="strict", line=1, excerpt="", nodes=tuple(nodes))
    return PageFacts(
        n_bytes=100, encoding="utf-8", encoding_source="bom", is_decoded_cleanly=True,
        declared_encoding=None, lang="en", title=None, description=None, canonical=None,
        robots=None, bot_robots={}, headings=(), visible_words=0, text="", main_text="",
        text_to_html=0.1, anchors=0, links=(), images=(), phones=(), ld_blocks=(block,),
        microdata=(), vins=(), times=(), hidden_from_snippets=(), depth=3, script_bytes=0,
        dealership={},
    )  # fmt: skip


def audit(
    dealer: Dealer, read: Iterable[SitePage], *, at: datetime = AT, end: End = End.WHOLE
) -> SiteAudit:
    """Keep an audit that read these pages."""
    made = SiteAudit.objects.create(
        dealer=dealer, host="harborpointtoyota.example", home_url=HOME, state="finished",
        page_limit=500, seed=1, planned_at=at, started_at=at, finished_at=at, end=end.value,
    )  # fmt: skip
    AuditedPage.objects.bulk_create(
        AuditedPage(
            audit=made, url=each.url, url_hash=links.canonical_url(each.url)[-64:],
            page_class=each.page_class, status=each.fetch.status, packed=packing.pack(each),
            fetched_at=at,
        )
        for each in read
    )  # fmt: skip
    return made
