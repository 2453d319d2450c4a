"""Sixty defects, ten a category: what is changed in the sound site, which check must find it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from aiv.domain.inventory.vehicle import Vehicle
from aiv.domain.site.known import Decode, Feed, FieldSpeed, ReviewFigures
from aiv.domain.site.page_classes import PageClass as P
from tests.dealer_site import ground as site
from tests.dealer_site.crawled import fed, listing
from tests.dealer_site.ground import NOW, ORIGIN, UNITS, Ground, Served
from tests.dealer_site.words import paragraph

_LD = re.compile(r'<script type="application/ld\+json">.*?</script>')
_FACTS = re.compile(r"<main>.*?</main>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Defect:
    """One planted defect; `also` names checks that rightly see it too."""

    name: str
    check: str
    plant: Callable[[Ground], None]
    also: frozenset[str] = frozenset()


def _together(*plants: Callable[[Ground], None]) -> Callable[[Ground], None]:
    def plant(ground: Ground) -> None:
        for each in plants:
            each(ground)

    return plant


def _failing(path: str) -> Callable[[Ground], None]:
    return lambda ground: ground.serve(path, status=500)


def _without_breadcrumbs(ground: Ground) -> None:
    for path, served in list(ground.pages.items()):
        ground.serve(path, html=served.html.replace("BreadcrumbList", "ItemList"))


def _also(*checks: str) -> frozenset[str]:
    return frozenset(checks)


def _robots(text: str) -> Callable[[Ground], None]:
    def plant(ground: Ground) -> None:
        ground.robots = site.ROBOTS + text

    return plant


def _cars(old: str, new: str) -> Callable[[Ground], None]:
    return lambda ground: ground.edit_all(P.VDP, old, new)


def _cars_by(pattern: str, new: str) -> Callable[[Ground], None]:
    """Replace what differs from vehicle to vehicle."""

    def plant(ground: Ground) -> None:
        for path in ground.paths(P.VDP):
            html = ground.pages[path].html
            changed = re.sub(pattern, new, html)
            if changed == html:
                raise ValueError(f"{path} does not hold {pattern!r}")
            ground.serve(path, html=changed)

    return plant


def _store(old: str, new: str) -> Callable[[Ground], None]:
    """Change the store's description wherever it stands."""

    def plant(ground: Ground) -> None:
        for path in ("/", "/contact", "/about"):
            ground.edit(path, old, new)

    return plant


def _page(path: str, old: str, new: str) -> Callable[[Ground], None]:
    return lambda ground: ground.edit(path, old, new)


def _serve(path: str, **changes: object) -> Callable[[Ground], None]:
    return lambda ground: ground.serve(path, **changes)


def _told(**changes: object) -> Callable[[Ground], None]:
    return lambda ground: ground.known.update(changes)


def _each(kind: P, **changes: object) -> Callable[[Ground], None]:
    def plant(ground: Ground) -> None:
        for path in ground.paths(kind):
            ground.serve(path, **changes)

    return plant


def _split_host(ground: Ground) -> None:
    ground.http_ends = "http://larkspur.example/"


def _no_sitemap(ground: Ground) -> None:
    ground.has_sitemap = False


def _robots_down(ground: Ground) -> None:
    ground.robots_status = 503


def _scripted(ground: Ground) -> None:
    """Leave of each vehicle page what a script would fill."""
    for path in (*ground.paths(P.VDP), *ground.paths(P.SRP_NEW), *ground.paths(P.SRP_USED)):
        html = _FACTS.sub('<main><div id="app"></div></main>', ground.pages[path].html)
        ground.serve(path, html=html)


def _buttons(ground: Ground) -> None:
    """Make buttons of the links to vehicles."""
    for path, page in list(ground.pages.items()):
        html = re.sub(r'<a href="(/(?:new|used)/[^"]+)"', r'<button data-to="\1"', page.html)
        ground.serve(path, html=html)


def _fed(change: Callable[[Vehicle], Vehicle], n: int = 24) -> Callable[[Ground], None]:
    def plant(ground: Ground) -> None:
        rows = [fed(unit) for unit in UNITS]
        changed = [change(row) if i < n else row for i, row in enumerate(rows)]
        ground.known["feed"] = Feed(vehicles=tuple(changed), made_at=NOW - timedelta(hours=2))

    return plant


def _sold_out(ground: Ground) -> None:
    for path in ground.paths(P.VDP)[:4]:
        ground.serve(path, status=404)


def _unfed(ground: Ground) -> None:
    ground.known["feed"] = Feed(
        vehicles=tuple(map(fed, UNITS[4:])), made_at=NOW - timedelta(hours=2)
    )


def _old_feed(ground: Ground) -> None:
    ground.known["feed"] = Feed(vehicles=tuple(map(fed, UNITS)), made_at=NOW - timedelta(days=5))


def _bad_numbers(ground: Ground) -> None:
    for unit in UNITS[:2]:
        wrong = unit.vin[:8] + ("1" if unit.vin[8] != "1" else "2") + unit.vin[9:]
        ground.edit(unit.path, unit.vin, wrong)
    ground.known["feed"] = None


def _twice(ground: Ground) -> None:
    rows = [fed(unit) for unit in UNITS]
    ground.known["feed"] = Feed(vehicles=(*rows, rows[0]), made_at=NOW - timedelta(hours=2))


def _decoded(ground: Ground) -> None:
    ground.known["decodes"] = {
        u.vin: Decode(year=u.year - 1, make=u.make, model=u.model) for u in UNITS
    }


def _few_photos(ground: Ground) -> None:
    for path in ground.paths(P.VDP):
        html = re.sub(r'<img [^>]*-[3-8]\.jpg"[^>]*>', "", ground.pages[path].html)
        ground.serve(path, html=html)


def _deep(ground: Ground) -> None:
    """Leave the departments out of every menu and link but a chain four clicks long."""
    far = ("/parts", "/finance", "/trade-in", "/specials")
    for path, page in list(ground.pages.items()):
        html = page.html
        for each in far:
            html = re.sub(rf'<a href="{each}">.*?</a>', "", html)
        ground.serve(path, html=html)
    chain = ("/guides/hours", "/step-1", "/step-2", "/step-3", *far)
    for here, there in itertools.pairwise(chain):
        if here not in ground.pages:
            html = site.document(
                here, f"Step {here[-1]}", f"<p>{paragraph(here, sentences=20)}</p>"
            )
            ground.pages[here] = Served(page_class=P.OTHER, html=html)
        ground.edit(here, "</main>", f'<a href="{there}">On</a></main>')


def _orphans(ground: Ground) -> None:
    far = ("/parts", "/trade-in", "/specials")
    for path, page in list(ground.pages.items()):
        html = page.html
        for each in far:
            html = re.sub(rf'<a href="{each}">.*?</a>', "", html)
        ground.serve(path, html=html)


def _without_guides(n: int) -> Callable[[Ground], None]:
    def plant(ground: Ground) -> None:
        for path in [p for p in ground.pages if p.startswith("/guides/")][:n]:
            del ground.pages[path]

    return plant


def _thin_guides(ground: Ground) -> None:
    for path in [p for p in ground.pages if p.startswith("/guides/")]:
        html = re.sub(r"<p>.*?</p>", "<p>Ask us.</p>", ground.pages[path].html, count=1)
        ground.serve(path, html=html)


def _repeated(kinds: str, seed: str) -> Callable[[Ground], None]:
    """Give all pages below a path the maker's words instead of their own."""

    def plant(ground: Ground) -> None:
        words = f"<p>{paragraph(seed, sentences=60)}</p>"
        for path, page in list(ground.pages.items()):
            if path.startswith(kinds):
                html = re.sub(r"<p>(?:Our|A|The|Each|Your) .*?</p>", words, page.html, count=1)
                ground.serve(path, html=html)

    return plant


def _slow(milliseconds: float) -> Callable[[Ground], None]:
    def plant(ground: Ground) -> None:
        for path in ground.pages:
            ground.serve(path, ttfb_ms=milliseconds)

    return plant


def _other_vehicle(ground: Ground) -> None:
    paths = ground.paths(P.VDP)
    for here, there in zip(paths[:4], paths[4:8], strict=True):
        ground.edit(here, f'canonical" href="{ORIGIN}{here}', f'canonical" href="{ORIGIN}{there}')


def _self_rated(ground: Ground) -> None:
    rating = '"aggregateRating": {"@type": "AggregateRating", "ratingValue": "4.93", '
    _store('"@type": "AutoDealer",', f'"@type": "AutoDealer", {rating}"reviewCount": "871"}},')(
        ground
    )


def _two_stores(ground: Ground) -> None:
    ground.edit("/about", '"streetAddress": "400 Harbor Way"', '"streetAddress": "12 Pine Road"')


def _no_facts_on_contact(ground: Ground) -> None:
    """Take phone, address and hours out of the words of the contact page."""
    html = re.sub(r"<footer>.*?</footer>", "", ground.pages["/contact"].html)
    ground.serve("/contact", html=html)
    _cars_by(r"<li>Mileage: .*?</li>|<li>Price: .*?</li>", "")(ground)


def _dead_profiles(ground: Ground) -> None:
    """Link to no profile and list one only."""
    for path, page in list(ground.pages.items()):
        html = re.sub(r'<a href="https://[^"]+">Profile</a>', "", page.html)
        kept = "https://www.facebook.com/larkspurmotors"
        html = re.sub(r'"sameAs": \[.*?\]', f'"sameAs": ["{kept}"]', html)
        ground.serve(path, html=html)


_SEARCH_BLOCK = "\nUser-agent: OAI-SearchBot\nDisallow: /\n"
_BLANKET = "\nUser-agent: GPTBot\nUser-agent: PetalBot\nDisallow: /used/\n"
_CONDITION = '"@type": "Offer", '

DEFECTS: tuple[Defect, ...] = (
    # Access
    Defect("robots.txt blocks ChatGPT's search bot", "A01", _robots(_SEARCH_BLOCK)),
    Defect("robots.txt blocks bots that fetch for a person", "A02",
           _robots("\nUser-agent: ChatGPT-User\nDisallow: /\n")),
    Defect("one group blocks training and search bots", "A03", _robots(_BLANKET), _also("A01")),
    Defect("robots.txt answers 503", "A04", _robots_down, _also("A01", "A02", "A11")),
    Defect("the home page is a challenge", "A05",
           _serve("/", status=403, html="<title>Just a moment</title>Verify you are human"),
           _also("B03", "F01")),
    Defect("service pages answer 500", "A06",
           _together(*(_failing(path) for path in ("/service", "/parts", "/finance")))),
    Defect("a staging header keeps vehicles out of the index", "A07",
           _each(P.VDP, headers={"x-robots-tag": "noindex"}), _also("A11")),
    Defect("nosnippet on every vehicle", "A08",
           _cars("</head>", '<meta name="robots" content="nosnippet"></head>')),
    Defect("vehicles name another vehicle as canonical", "A09", _other_vehicle),
    Defect("http answers beside https", "A10", _split_host),
    # Readable without JavaScript
    Defect("vehicles and lists are drawn by scripts", "B01", _scripted,
           _also("B02", "B03", "B06", "C09", "D05", "F01")),
    Defect("contact facts, prices and mileage are not in the text", "B02", _no_facts_on_contact,
           _also("B01", "C09")),
    Defect("vehicles are behind buttons", "B03", _buttons, _also("F01")),
    Defect("vehicle pages weigh four megabytes", "B04",
           _cars("</body>", f"<script>let state='{'x' * 4_000_000}'</script></body>")),
    Defect("pages hold hardly any text", "B04",
           _cars("</body>", f"<script>let state='{'x' * 200_000}'</script></body>")),
    Defect("bytes are not what the page declares", "B05",
           _serve("/contact", charset="cp1252", html=site.sound().pages["/contact"].html.replace(
               "<p>", "<p>Café señor, résumé, naïve façade. ", 1))),
    Defect("no language is set", "B05", _cars('<html lang="en">', "<html>")),
    Defect("vehicle pages have no H1", "B06", _cars_by(r"<h1>(.*?)</h1>", r"<p>\1</p>")),
    Defect("every title is “Our Locations”", "B06",
           _cars_by(r"<title>.*?</title>", "<title>Our Locations</title>")),
    Defect("vehicles have two H1", "B06", _cars("</main>", "<h1>Financing</h1></main>")),
    # Structured data
    Defect("a trailing comma breaks the store's JSON-LD", "C01",
           _page("/contact", '"@context": "https://schema.org", "@type": "AutoDealer"',
                 '"@context": "https://schema.org",, "@type": "AutoDealer"')),
    Defect("the store's node lacks hours, geo, logo and profiles", "C02",
           _together(_store('"geo"', '"geo_"'), _store('"openingHoursSpecification"', '"hrs"'),
                     _store('"logo"', '"logo_"'), _store('"image"', '"img"'),
                     _store('"@id"', '"id"')),
           _also("E03", "E07")),
    Defect("the store is only an Organization", "C02",
           _store('"@type": "AutoDealer"', '"@type": "Organization"'),
           _also("E03", "E07")),
    Defect("vehicles lack number, model and year in markup", "C03",
           _together(_cars('"vehicleIdentificationNumber"', '"vin_"'), _cars('"model"', '"m"'),
                     _cars('"vehicleModelDate"', '"y"')),
           _also("D04")),
    Defect("prices in markup are 0", "C04", _cars_by(r'"price": \d+', '"price": 0')),
    Defect("one store has two addresses", "C05", _two_stores, _also("E01")),
    Defect("no breadcrumbs are marked up", "C06",
           _without_breadcrumbs),
    Defect("sameAs holds an empty text", "C07",
           _store('"sameAs": [', '"sameAs": ["", ')),
    Defect("the store gives itself a rating nobody sees", "C08", _self_rated),
    Defect("markup states a price the page does not", "C09",
           _cars_by(r"<li>Price: \$[\d,]+</li>", "<li>Call for price</li>")),
    # Inventory
    Defect("two vehicle numbers fail their check digit", "D01", _bad_numbers),
    Defect("a vehicle stands twice in the feed", "D01", _twice),
    Defect("feed prices are $500 lower", "D02",
           _fed(lambda v: replace(v, price=(v.price or 0) - 500), n=4)),
    Defect("the page shows another price than markup and feed", "D02",
           _cars_by(r"<li>Price: \$\d", "<li>Price: $9"), _also("C09")),
    Defect("sold vehicles are still listed", "D03", _sold_out, _also("A11")),
    Defect("vehicles on the site are not in the feed", "D03", _unfed),
    Defect("mileage has no unit", "D04",
           _cars_by(r'"unitCode": "SMI"', '"unitCode": ""')),
    Defect("used vehicles show three photos", "D05", _few_photos),
    Defect("the feed is five days old", "D06", _old_feed),
    Defect("published years differ from the numbers", "D07", _decoded),
    # The store as one entity
    Defect("another phone in the store's markup", "E01",
           _store('"telephone": "+12395550140"', '"telephone": "+18885550199"'), _also("C09")),
    Defect("another street in the store's markup", "E01",
           _store('"streetAddress": "400 Harbor Way"', '"streetAddress": "77 Elm Street"')),
    Defect("one listing has an old phone", "E02",
           _told(listings=(listing("Google"), listing("Yelp", phone="+12395550177")))),
    Defect("two listings have an old address", "E02",
           _told(listings=tuple(listing(n, street="9 Old Road") for n in ("Google", "Yelp")))),
    Defect("markup says it closes two hours later", "E03",
           _store('"closes": "19:00"', '"closes": "21:00"')),
    Defect("reviews are in poor health", "E04",
           _told(reviews=ReviewFigures(n=90, health=38.0, answered_in_week=45, answerable=50))),
    Defect("reviews are not answered", "E05",
           _told(reviews=ReviewFigures(n=90, health=82.0, answered_in_week=6, answerable=50))),
    Defect("one profile is linked", "E06", _dead_profiles),
    Defect("the position is five kilometres off", "E07", _store("26.1421", "26.1921")),
    Defect("no position is stated", "E07", _store('"geo"', '"geo_"')),
    # Structure, content, speed
    Defect("departments lie deeper than three clicks", "F01", _deep),
    Defect("departments are linked from nowhere", "F01", _orphans, _also("B03")),
    Defect("most questions have no page", "F02", _without_guides(20)),
    Defect("question pages hold one line", "F02", _thin_guides),
    Defect("question pages are missing but for a few", "F02", _without_guides(15)),
    Defect("vehicles carry the maker's text", "F03", _repeated("/used/", "maker")),
    Defect("guides carry one text", "F03", _repeated("/guides/", "boilerplate")),
    Defect("all vehicles carry one text", "F03",
           _together(_repeated("/new/", "m"), _repeated("/used/", "m"))),
    Defect("pages begin after a second", "G01", _slow(1200.0)),
    Defect("Chrome's users wait five seconds", "G01",
           _told(field_speed=FieldSpeed(lcp_ms=5200, inp_ms=180, cls=0.02))),
)  # fmt: skip
