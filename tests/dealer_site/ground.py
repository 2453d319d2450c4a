"""Write a sound dealer's site as data, so that a single defect can be planted in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from aiv.domain.site.page_classes import PageClass
from aiv.domain.site.questions import CLUSTERS
from tests.dealer_site.stock import Unit, stock
from tests.dealer_site.words import paragraph

ORIGIN = "https://www.larkspur.example"
NAME, PHONE, DIAL = "Larkspur Motors", "(239) 555-0140", "+12395550140"
STREET, CITY, REGION, ZIP = "400 Harbor Way", "Naples", "FL", "34102"
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ROBOTS = f"User-agent: *\nDisallow: /account\n\nSitemap: {ORIGIN}/sitemap.xml\n"
PROFILES = (
    "https://www.facebook.com/larkspurmotors",
    "https://www.yelp.com/biz/larkspur-motors",
    "https://www.dealerrater.com/dealer/larkspur-motors",
    "https://www.google.com/maps/place/larkspur",
)
DEPARTMENTS = {
    "/contact": ("Contact and Hours", PageClass.CONTACT),
    "/about": ("About", PageClass.ABOUT),
    "/service": ("Service", PageClass.SERVICE),
    "/service/schedule": ("Schedule Service", PageClass.SCHEDULE),
    "/parts": ("Parts", PageClass.PARTS),
    "/finance": ("Finance", PageClass.FINANCE),
    "/trade-in": ("Trade Value", PageClass.TRADE_IN),
    "/specials": ("Specials", PageClass.SPECIALS),
    "/models/camry": ("Toyota Camry Models", PageClass.MODEL),
    "/models/civic": ("Honda Civic Models", PageClass.MODEL),
}
LISTS = {
    "/new-vehicles": ("New Cars", PageClass.SRP_NEW, "new"),
    "/used-vehicles": ("Used Cars", PageClass.SRP_USED, "used"),
}
WEEK = {day: [["09:00", "19:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat")}
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
_EXTRA = {
    "/service": "<p>Oil change, brake work, tires and repair by trained people.</p>",
    "/specials": "<p>Lease from $299 a month, 0.9 % APR on new cars.</p>",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One page as the site serves it."""

    page_class: PageClass
    html: str
    status: int | None = 200
    fault: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "text/html; charset=utf-8"
    charset: str = "utf-8"
    ttfb_ms: float = 140.0
    is_listed: bool = True
    lastmod: datetime | None = NOW - timedelta(hours=5)


@dataclass(slots=True)
class Ground:
    """Everything a crawl of the sound site brings, open to one change."""

    pages: dict[str, Served]
    robots: str = ROBOTS
    robots_status: int = 200
    llms: str = ""
    hops_of_http: tuple[str, ...] = ("http://larkspur.example/",)
    http_ends: str = f"{ORIGIN}/"
    has_sitemap: bool = True
    known: dict[str, Any] = field(default_factory=dict)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace words of a page; a defect that changes nothing would prove nothing."""
        page = self.pages[path]
        if old not in page.html:
            raise ValueError(f"{path} does not hold {old!r}")
        self.pages[path] = replace(page, html=page.html.replace(old, new))

    def edit_all(self, kind: PageClass, old: str, new: str) -> None:
        """Replace words of every page of a kind."""
        for path in self.paths(kind):
            self.edit(path, old, new)

    def serve(self, path: str, **changes: Any) -> None:
        """Serve a page otherwise."""
        self.pages[path] = replace(self.pages[path], **changes)

    def paths(self, kind: PageClass) -> list[str]:
        """Give the paths of a kind."""
        return [path for path, page in self.pages.items() if page.page_class is kind]

    def unit(self, path: str) -> Unit:
        """Give the vehicle of a page."""
        return next(unit for unit in UNITS if unit.path == path)


UNITS = stock(24, seed=20260101)


def sound() -> Ground:
    """Give the site without a defect."""
    pages = {"/": Served(page_class=PageClass.HOME, html=_home())}
    for path, (title, kind) in DEPARTMENTS.items():
        lastmod = changed_at(path)
        pages[path] = Served(page_class=kind, html=_department(path, title), lastmod=lastmod)
    for path, (title, kind, condition) in LISTS.items():
        pages[path] = Served(page_class=kind, html=_listing(path, title, condition))
    for unit in UNITS:
        pages[unit.path] = Served(
            page_class=PageClass.VDP, html=_vehicle(unit), lastmod=changed_at(unit.path)
        )
    pages["/guides"] = Served(page_class=PageClass.RESEARCH, html=_guides())
    for cluster in CLUSTERS:
        html = _guide(cluster.name, cluster.question)
        pages[f"/guides/{cluster.name}"] = Served(page_class=PageClass.OTHER, html=html)
    return Ground(pages=pages)


def changed_at(path: str) -> datetime:
    """Give when a page was last changed: one to twenty days ago, some vehicle five hours ago."""
    if path == UNITS[0].path:
        return NOW - timedelta(hours=5)
    return NOW - timedelta(days=1 + sum(path.encode()) % 20)


def dealer_node() -> dict[str, Any]:
    """Give the store's description, whole."""
    return {
        "@context": "https://schema.org",
        "@type": "AutoDealer",
        "@id": f"{ORIGIN}/#dealer",
        "name": NAME,
        "url": f"{ORIGIN}/",
        "telephone": DIAL,
        "image": f"{ORIGIN}/store.jpg",
        "logo": f"{ORIGIN}/logo.png",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": STREET,
            "addressLocality": CITY,
            "addressRegion": REGION,
            "postalCode": ZIP,
            "addressCountry": "US",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 26.14210, "longitude": -81.79480},
        "hasMap": "https://www.google.com/maps/place/larkspur",
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": _DAYS,
                "opens": "09:00",
                "closes": "19:00",
            }
        ],
        "sameAs": list(PROFILES),
    }


def _home() -> str:
    cards = "".join(_card(unit) for unit in UNITS[:6])
    heading = f"New and Used Cars at {NAME} in {CITY}"
    words = f"<p>{paragraph('home', sentences=20)}</p>{cards}"
    return document("/", heading, words, nodes=[dealer_node()])


def _department(path: str, title: str) -> str:
    heading = f"{title} at {NAME} in {CITY}"
    more = " ".join(
        f'<a href="{other}">{label}</a>'
        for other, (label, _) in DEPARTMENTS.items()
        if other != path and other.split("/")[1] == path.split("/")[1]
    )
    nodes: list[dict[str, Any]] = [_crumbs(path, title)]
    if path in ("/contact", "/about"):
        nodes.append(dealer_node())
    if path == "/service":
        nodes.append({"@context": "https://schema.org", "@type": "AutoRepair", "name": heading})
    own = f"<p>{paragraph(path, sentences=20)}</p>{_EXTRA.get(path, '')}{more}"
    return document(path, heading, own, nodes=nodes)


def _listing(path: str, title: str, condition: str) -> str:
    cards = "".join(_card(unit) for unit in UNITS if _is(unit, condition))
    models = '<a href="/models/camry">Camry</a> <a href="/models/civic">Civic</a>'
    words = f"<p>{paragraph(path, sentences=12)}</p>{cards}{models if condition == 'new' else ''}"
    heading = f"{title} at {NAME} in {CITY}"
    return document(path, heading, words, nodes=[_crumbs(path, title)])


def _vehicle(unit: Unit) -> str:
    name = f"{unit.year} {unit.make} {unit.model} {unit.trim}"
    photos = [f"{ORIGIN}/images/{unit.vin}-{i}.jpg" for i in range(9)]
    shown = "".join(f'<img src="{url}" alt="{name}, view {i}">' for i, url in enumerate(photos))
    node = unit.node(ORIGIN)
    node |= {"image": photos, "dateModified": changed_at(unit.path).isoformat()}
    node["offers"] = {**node["offers"], **_offer(node)}  # type: ignore[dict-item]
    hub = "/new-vehicles" if _is(unit, "new") else "/used-vehicles"
    facts = (
        f"<ul><li>Price: ${unit.price:,}</li><li>Mileage: {unit.miles:,} miles</li>"
        f"<li>VIN: {unit.vin}</li><li>Stock # {unit.stock_number}</li></ul>"
    )
    others = [each for each in UNITS if each.condition == unit.condition and each is not unit][:3]
    links = "".join(f'<a href="{each.path}">{each.year} {each.model}</a> ' for each in others)
    words = (
        f"{shown}{facts}<p>{paragraph(unit.vin, sentences=16)}</p>{links}<a href='{hub}'>More</a>"
    )
    return document(
        unit.path, f"{name} for sale at {NAME} in {CITY}", words,
        nodes=[node, _crumbs(unit.path, name)], title=f"{name} | {NAME} {CITY}",
    )  # fmt: skip


def _offer(node: dict[str, Any]) -> dict[str, Any]:
    return {
        "itemCondition": node["itemCondition"],
        "seller": {"@id": f"{ORIGIN}/#dealer", "@type": "AutoDealer", "name": NAME},
    }


def _guides() -> str:
    links = "".join(f'<li><a href="/guides/{c.name}">{c.question}</a></li>' for c in CLUSTERS)
    return document("/guides", f"Guides by {NAME} in {CITY}", f"<ul>{links}</ul>")


def _guide(name: str, question: str) -> str:
    topic = name.replace("-", " ")
    words = f"<p>{paragraph(name, sentences=18)}</p>"
    title = _TITLES.get(name, topic.title())
    return document(f"/guides/{name}", f"{title}: {question}", words)


_TITLES = {
    "out-the-door": "All Fees",
    "down-payment": "Down Payment",
    "service-price": "Oil Change Cost",
    "tires-brakes": "Tires and Brakes",
    "electric": "Electric and Hybrid Charging",
    "compare": "Compare Trims",
    "returns": "Return Policy",
}


def document(
    path: str,
    heading: str,
    words: str,
    *,
    nodes: list[dict[str, Any]] | None = None,
    title: str = "",
) -> str:
    """Give a whole page: head, navigation, main text, footer."""
    blocks = "".join(
        f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes or []
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>'
        f"{title or f'{heading} | {NAME}'}</title>"
        f'<link rel="canonical" href="{ORIGIN}{path}">{blocks}</head><body>'
        f"<nav>{_NAV}</nav><main><h1>{heading}</h1>{words}</main>{_FOOTER}</body></html>"
    )


_NAV = "".join(
    f'<a href="{path}">{label}</a>'
    for path, label in [
        ("/", "Home"),
        *((path, row[0]) for path, row in DEPARTMENTS.items()),
        *((path, row[0]) for path, row in LISTS.items()),
        ("/guides", "Guides"),
    ]
)
_FOOTER = (
    f"<footer><p>{NAME}, {STREET}, {CITY}, {REGION} {ZIP}. "
    f'<a href="tel:{DIAL}">{PHONE}</a>. Monday to Saturday 9:00 am to 7:00 pm.</p>'
    + "".join(f'<a href="{url}">Profile</a>' for url in PROFILES)
    + "</footer>"
)


def _crumbs(path: str, title: str) -> dict[str, Any]:
    rows = [("Home", "/"), (title, path)]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": i, "name": name, "item": f"{ORIGIN}{to}"}
            for i, (name, to) in enumerate(rows, start=1)
        ],
    }


def _card(unit: Unit) -> str:
    return (
        f'<p><a href="{unit.path}">{unit.year} {unit.make} {unit.model} {unit.trim}</a> '
        f"${unit.price:,}, {unit.miles:,} miles</p>"
    )


def _is(unit: Unit, condition: str) -> bool:
    return (unit.condition == "new") is (condition == "new")
