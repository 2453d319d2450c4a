"""Run one waiting audit slowly, so that it can be killed on the way.

Usage: python -m tests.servers.auditing NOW SECONDS: the clock's time, and the pause before a page.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime

import django


def main(now: datetime, pause_seconds: float) -> int:
    """Audit a site of forty pages."""
    django.setup()
    from aiv.services.site import audit_runs
    from tests import audited

    crawl = audited.ScriptedCrawl(
        audited.some_pages(40), between=lambda _: time.sleep(pause_seconds)
    )
    ran = audit_runs.run_due(crawl=crawl, judge=audited.ScriptedJudge(), clock=lambda: now)
    sys.stdout.write(f"{ran} {len(crawl.asked)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(datetime.fromisoformat(sys.argv[1]), float(sys.argv[2])))
