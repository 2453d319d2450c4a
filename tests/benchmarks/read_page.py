"""Print how long reading all facts of a page takes beside parsing it alone, in one run.

Run by hand: python -m tests.benchmarks.read_page [FILE.html ...]
Without files it reads made-up vehicle pages.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from aiv.crawler.pages import read_page
from aiv.domain.site.changes import fingerprint

ROUNDS = 15
URL = "https://www.larkspur.example/used/camry"
_CARD = (
    '<div class="card"><h3>{year} Toyota Camry</h3><a href="/used/camry-{id}">See it</a>'
    '<img src="/img/{id}.jpg" alt="Camry"><dl><dt>Mileage</dt><dd>{id}</dd></dl>'
    '<p>One owner, new tires, service records. Call <a href="tel:2395550142">us</a>.</p></div>'
)
_LD = (
    '<script type="application/ld+json">{"@type":"Car","name":"Camry",'
    '"vehicleIdentificationNumber":"4T1DAACK5TU123456","offers":{"@type":"Offer","price":19995}}'
    "</script>"
)


def vehicle_page(kilobytes: int) -> bytes:
    """Make a page of about this size: a third markup, two thirds script and style."""
    cards = "".join(_CARD.format(year=2024, id=10_000 + n) for n in range(kilobytes))
    script = "<script>var state = {" + "'a': 1, if (a<b) {}, " * (kilobytes * 30) + "}</script>"
    menu = "<nav><ul>" + '<li><a href="/new">New</a></li>' * 60 + "</ul></nav>"
    head = f'<meta charset="utf-8"><title>Used</title>{_LD}{script}'
    return f"<!doctype html><html><head>{head}</head><body>{menu}<main>{cards}</main>".encode()


def median_ms(work: Callable[[], object]) -> float:
    """Time one piece of work."""
    taken = []
    for _ in range(ROUNDS):
        before = time.perf_counter()
        work()
        taken.append((time.perf_counter() - before) * 1000)
    return statistics.median(taken)


def main() -> None:
    """Print milliseconds a page: the parser alone, all facts, the fingerprint."""
    paths = [Path(each) for each in sys.argv[1:]]
    pages = {path.parent.name: path.read_bytes() for path in paths} or {
        f"made-up {size} kB": vehicle_page(size) for size in (50, 200)
    }
    print(f"{'page':44} {'kB':>5} {'parse':>7} {'facts':>7} {'print':>7}   ms, medians of {ROUNDS}")
    for name, body in pages.items():
        text = body.decode("utf-8", "replace")
        facts = read_page(body, url=URL)
        times = (
            median_ms(lambda text=text: LexborHTMLParser(text)),
            median_ms(lambda body=body: read_page(body, url=URL)),
            median_ms(lambda facts=facts: fingerprint(facts)),
        )
        print(f"{name[:44]:44} {len(body) // 1024:5}", *(f"{each:7.2f}" for each in times))


if __name__ == "__main__":
    main()
