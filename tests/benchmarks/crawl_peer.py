"""Crawl the benchmark's site with scrapy, reading the same facts of each page."""

from __future__ import annotations

import logging
import sys
from typing import Any

import scrapy  # type: ignore[import-not-found]
from scrapy.crawler import CrawlerProcess  # type: ignore[import-not-found]

from aiv.crawler.pages import read_page
from tests.benchmarks import crawl

ORIGIN = f"http://127.0.0.1:{sys.argv[1]}"


class Dealer(scrapy.Spider):  # type: ignore[misc]
    """Follow every link of the site, and read each page as our crawler does."""

    name = "dealer"
    start_urls = (f"{ORIGIN}/",)
    pages = 0

    def parse(self, response: Any, **_: Any) -> Any:
        """Read one page and follow its links."""
        Dealer.pages += 1
        kind = response.headers.get("Content-Type", b"").decode()
        facts = read_page(response.body, url=response.url, content_type=kind)
        for link in facts.links:
            if link.url.startswith(ORIGIN):
                yield response.follow(link.url, callback=self.parse)


process = CrawlerProcess(
    {
        "LOG_LEVEL": logging.ERROR,
        "ROBOTSTXT_OBEY": True,
        "CONCURRENT_REQUESTS_PER_DOMAIN": crawl.IN_FLIGHT,
        "CONCURRENT_REQUESTS": crawl.IN_FLIGHT,
        "DOWNLOAD_DELAY": 0,
        "CLOSESPIDER_PAGECOUNT": crawl.PAGES,
        "TELNETCONSOLE_ENABLED": False,
        "COOKIES_ENABLED": False,
    }
)
clock = crawl.Clock()
process.crawl(Dealer)
process.start()
clock.report(Dealer.pages)
