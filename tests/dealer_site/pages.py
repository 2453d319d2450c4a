"""Render the pages of an invented dealer: the same seed gives the same bytes."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import parse_qs, urlsplit

from tests.dealer_site.stock import Unit, stock

NAME = "Larkspur Motors"
PHONE = "(239) 555-0140"
STREET, CITY, REGION, ZIP = "400 Harbor Way", "Naples", "FL", "34102"
A_LISTING = 24
KEY_PAGES = {
    "/contact": "Contact and Hours",
    "/about": "About Us",
    "/staff": "Meet Our Staff",
    "/service": "Service Center",
    "/service/schedule": "Schedule Service",
    "/parts": "Parts Department",
    "/finance": "Finance Center",
    "/trade-in": "Value Your Trade",
    "/specials": "Specials",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer of the site."""

    status: int = 200
    body: str = ""
    content_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


Change = Callable[[str, Page], Page]
"""Plant a defect: take the path and the sound page, give the page that is served."""


@dataclass(frozen=True)
class DealerSite:
    """A dealer's site of so many vehicles; `change` may spoil any page on its way out."""

    origin: str = "https://www.larkspur.example"
    vehicles: int = 60
    seed: int = 20260101
    page_bytes: int = 90_000
    failing_share: float = 0.0
    has_traps: bool = False
    change: Change | None = None

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Give the vehicles in stock."""
        return stock(self.vehicles, seed=self.seed)

    @cached_property
    def by_path(self) -> dict[str, Unit]:
        """Give the vehicles by the path of their page."""
        return {unit.path: unit for unit in self.units}

    def respond(self, target: str) -> Page:
        """Give the page at a path with its query."""
        page = self._sound(target)
        return self.change(urlsplit(target).path, page) if self.change else page

    def _sound(self, target: str) -> Page:
        parts = urlsplit(target)
        path = parts.path
        if path == "/robots.txt":
            return self._text(
                f"User-agent: *\nDisallow: /account\nSitemap: {self.origin}/sitemap.xml\n"
            )
        if path == "/sitemap.xml":
            return self._sitemap()
        if self._fails(target):
            return Page(status=500, body=self._html("Error", "<p>Something broke.</p>"))
        if path in self.by_path:
            return self._vehicle(self.by_path[path])
        if path in ("/", *KEY_PAGES):
            return self._key_page(path)
        if path in ("/new-vehicles", "/used-vehicles"):
            return self._listing(path, parse_qs(parts.query))
        if self.has_traps and path.startswith(("/calendar/", "/deep")):
            return self._trap(path)
        if path == "/old-specials":
            return Page(status=301, headers={"Location": f"{self.origin}/specials"})
        return Page(status=404, body=self._html("Not found", "<p>No such page.</p>"))

    def _fails(self, target: str) -> bool:
        return random.Random(f"{self.seed}{target}").random() < self.failing_share

    def _text(self, words: str) -> Page:
        return Page(body=words, content_type="text/plain; charset=utf-8")

    def _sitemap(self) -> Page:
        paths = ["/", *KEY_PAGES, "/new-vehicles", "/used-vehicles", *self.by_path]
        urls = "".join(
            f"<url><loc>{self.origin}{path}</loc><lastmod>2026-01-01</lastmod></url>"
            for path in paths
        )
        head = '<?xml version="1.0" encoding="UTF-8"?>'
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        return Page(
            body=f'{head}<urlset xmlns="{space}">{urls}</urlset>', content_type="application/xml"
        )

    def _key_page(self, path: str) -> Page:
        title = KEY_PAGES.get(path, "New and Used Cars")
        words = (
            f"<h1>{title} at {NAME} in {CITY}</h1><p>{NAME}, {STREET}, {CITY}, {REGION} {ZIP}. "
            f'Call <a href="tel:+12395550140">{PHONE}</a>.</p><p>Open Monday to Saturday 9 am to '
            "7 pm, Sunday 11 am to 5 pm.</p><p>We answer questions about price, fees, warranty and "
            "service in plain words, and we put every quote in writing.</p>"
        )
        if path == "/":
            shown = "".join(self._card(unit) for unit in self.units[:12])
            words += f"{shown}<a href='/old-specials'>Earlier specials</a>{self._trap_links()}"
        return Page(body=self._html(f"{title} | {NAME} {CITY}", words, ld=[self._dealer_node()]))

    def _listing(self, path: str, query: dict[str, list[str]]) -> Page:
        condition = "new" if path.startswith("/new") else "used"
        found = [unit for unit in self.units if unit.path.startswith(f"/{condition}/")]
        number = int(query.get("page", ["1"])[0]) if query.get("page", ["1"])[0].isdigit() else 1
        shown = found[(number - 1) * A_LISTING : number * A_LISTING]
        more = f'<a href="{path}?page={number + 1}">Next page</a>' if shown else ""
        cards = "".join(self._card(unit) for unit in shown)
        facets = self._facets(path, query) if self.has_traps else ""
        words = f"<h1>{condition.title()} Cars in {CITY}</h1>{cards}{more}{facets}"
        return Page(body=self._html(f"{condition.title()} Cars | {NAME}", words))

    def _vehicle(self, unit: Unit) -> Page:
        name = f"{unit.year} {unit.make} {unit.model} {unit.trim}"
        miles = f"<li>Mileage: {unit.miles:,} miles</li>"
        words = (
            f"<h1>{unit.condition.title()} {name}</h1><p>Price: ${unit.price:,}</p><ul>"
            f"<li>VIN: {unit.vin}</li><li>Stock: {unit.stock_number}</li>{miles}"
            f"<li>Color: {unit.color}</li></ul><p>See it at {NAME} in {CITY}.</p>"
        )
        title = f"{unit.condition.title()} {name} for sale | {NAME} {CITY}"
        return Page(body=self._html(title, words, ld=[unit.node(self.origin), self._dealer_node()]))

    def _trap(self, path: str) -> Page:
        if path.startswith("/deep"):
            return Page(body="<html><body>" + "<div>" * 60_000 + "deep</body></html>")
        day = int("".join(sign for sign in path if sign.isdigit()) or 0) % 100_000
        step = f'<a href="/calendar/{day + 1}">Next day</a>'
        return Page(body=self._html("Calendar", f"<h1>Day {day}</h1>{step}"))

    def _trap_links(self) -> str:
        links = '<a href="/calendar/1">Calendar</a><a href="/deep">Deep</a>'
        return links if self.has_traps else ""

    def _facets(self, path: str, query: dict[str, list[str]]) -> str:
        kept = {name: values[0] for name, values in query.items() if name != "page"}
        links = []
        for name in ("color", "body", "drive", "seats", "price"):
            for value in ("a", "b", "c"):
                words = "&amp;".join(f"{k}={v}" for k, v in sorted({**kept, name: value}.items()))
                links.append(f'<a href="{path}?{words}">{name} {value}</a>')
        return "".join(links)

    def _card(self, unit: Unit) -> str:
        name = f"{unit.year} {unit.make} {unit.model}"
        return f'<div class="card"><a href="{unit.path}">{name}</a></div>'

    def _dealer_node(self) -> dict[str, object]:
        return {
            "@context": "https://schema.org",
            "@type": "AutoDealer",
            "@id": f"{self.origin}/#dealer",
            "name": NAME,
            "url": f"{self.origin}/",
            "telephone": "+1 239-555-0140",
            "image": f"{self.origin}/images/front.jpg",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": STREET,
                "addressLocality": CITY,
                "addressRegion": REGION,
                "postalCode": ZIP,
                "addressCountry": "US",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 26.14201, "longitude": -81.79481},
        }

    def _html(self, title: str, main: str, *, ld: list[dict[str, object]] | None = None) -> str:
        nav = "".join(f'<a href="{path}">{words}</a>' for path, words in KEY_PAGES.items())
        blocks = "".join(
            f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in ld or []
        )
        page = (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
            f"{blocks}</head><body><header><nav><a href='/'>Home</a><a href='/new-vehicles'>New</a>"
            f"<a href='/used-vehicles'>Used</a>{nav}</nav></header><main>{main}</main>"
            f"<footer><p>{NAME}, {STREET}, {CITY}, {REGION} {ZIP}, {PHONE}</p></footer>"
        )
        return page + self._padding(self.page_bytes - len(page) - 30) + "</body></html>"

    def _padding(self, n_bytes: int) -> str:
        """Give inline script such as platforms ship, to the size of a real page."""
        if n_bytes < 60:
            return ""
        row = '{"widget":"carousel","options":{"speed":300,"dots":true}},'
        return f"<script>window.settings=[{row * (n_bytes // len(row))}{{}}];</script>"


def spoiled(site: DealerSite, change: Change) -> DealerSite:
    """Give the same site with a defect planted."""
    return replace(site, change=change)
