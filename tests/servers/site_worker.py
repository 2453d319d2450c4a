"""Serve an invented dealer's site and audit it when told so, as a worker beside the servers does.

Usage: python -m tests.servers.site_worker DEALER: close, mend and work come on
standard input, one a line, and each is answered by a line.
"""

from __future__ import annotations

import sys
from dataclasses import replace

import django

CLOSED = "User-agent: OAI-SearchBot\nDisallow: /\n\nUser-agent: *\nDisallow: /account\n"


def main(slug: str) -> int:
    """Do what is said until standard input ends."""
    django.setup()
    from aiv.crawler.crawling import Pace
    from aiv.models import Dealer
    from aiv.services.site import audit_runs, audit_worker
    from tests import dealer_site
    from tests.dealer_site import DealerSite, Page

    def closed(path: str, page: Page) -> Page:
        return replace(page, body=CLOSED) if path == "/robots.txt" else page

    with dealer_site.serve(DealerSite(vehicles=8, page_bytes=5_000)) as server:
        Dealer.objects.filter(slug=slug).update(website=server.url("/"))
        crawl = audit_worker.NetworkCrawl(guard=server.guard, pace=Pace(interval_seconds=0.05))
        _say("ready")
        for line in sys.stdin:
            if line.strip() == "work":
                _say(f"ran {audit_runs.run_due(crawl=crawl, judge=audit_worker.judge)}")
            else:
                change = closed if line.strip() == "close" else None
                server.site = replace(server.site, change=change)
                _say("done")
    return 0


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
