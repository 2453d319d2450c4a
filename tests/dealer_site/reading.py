"""Name the pages of the synthetic site by their paths, as far as a crawl needs it."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiv.crawler.pages import read_page
from aiv.domain.site.page_classes import PageClass
from aiv.domain.site.page_facts import PageFacts

_CLASSES = {
    "/": PageClass.HOME,
    "/contact": PageClass.CONTACT,
    "/about": PageClass.ABOUT,
    "/staff": PageClass.STAFF,
    "/service": PageClass.SERVICE,
    "/service/schedule": PageClass.SCHEDULE,
    "/parts": PageClass.PARTS,
    "/finance": PageClass.FINANCE,
    "/trade-in": PageClass.TRADE_IN,
    "/specials": PageClass.SPECIALS,
    "/new-vehicles": PageClass.SRP_NEW,
    "/used-vehicles": PageClass.SRP_USED,
}


class SiteReader:
    """Read pages for real, and name what each is for by this site's own paths."""

    def read(self, body: bytes, *, url: str, content_type: str) -> PageFacts:
        """Read a page."""
        return read_page(body, url=url, content_type=content_type)

    def classify(self, url: str, facts: PageFacts | None) -> PageClass:
        """Name what a page is for."""
        path = urlsplit(url).path
        if path.startswith(("/new/", "/used/")):
            return PageClass.VDP
        return _CLASSES.get(path, PageClass.OTHER)
