"""Name the invented make, town, dealers and assistants of the demo, as `load_market` reads them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Final

from aiv.domain import library
from aiv.domain.asking import surfaces
from aiv.domain.markets.panels import PanelIntent

MARKET_SLUG: Final = "demo-harbor-velmar"
MAKE: Final = "Velmar"
CITY: Final = "Demo Harbor"
REGION: Final = "ME"
PROVIDER: Final = "demo"
SURFACE: Final = surfaces.DEMO
MODEL: Final = "scripted-1"
GROUP_NAME: Final = "Demo Motors Group"
GROUP_STORES: Final = ("demo-harbor-lantern-velmar", "demo-bellweather-velmar")
"""The two stores that the demo's own organization claimed; the first is measured in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """An invented dealer; its website and phone can never be anybody's."""

    slug: str
    name: str
    street: str
    number: int

    @property
    def host(self) -> str:
        """Give the host of its website."""
        return f"{self.name.lower().replace(' ', '')}.example"

    @property
    def phone(self) -> str:
        """Give a number of the range that is kept free for fiction."""
        return f"+1207555{100 + self.number:04d}"


DEALERS: Final = (
    Store(slug=GROUP_STORES[0], name="Harbor Lantern Velmar", street="14 Lantern Street", number=1),
    Store(slug=GROUP_STORES[1], name="Bellweather Velmar", street="220 Ropewalk Road", number=2),
    Store(
        slug="demo-copper-quay-velmar", name="Copper Quay Velmar", street="3 Copper Quay", number=3
    ),
    Store(
        slug="demo-northlight-velmar", name="Northlight Velmar", street="900 Upper Road", number=4
    ),
    Store(slug="demo-gannet-bay-velmar", name="Gannet Bay Velmar", street="51 Bay Lane", number=5),
    Store(slug="demo-saltgrass-velmar", name="Saltgrass Velmar", street="7 Marsh Road", number=6),
    Store(slug="demo-millrace-velmar", name="Millrace Velmar", street="118 Mill Street", number=7),
    Store(
        slug="demo-juniper-row-velmar", name="Juniper Row Velmar", street="62 Juniper Row", number=8
    ),
)
# Copilot has no public interface that may be asked, here no more than elsewhere.
ASSISTANTS: Final = {
    f"demo-{platform.replace('_', '-')}": platform
    for platform in ("chatgpt", "claude", "perplexity", "gemini", "grok", "ai_overview")
}
# Codes that are given to no town, at points in the open sea.
CENTROIDS: Final = (
    ("00010", 43.10, -69.30),
    ("00011", 43.14, -69.25),
    ("00012", 43.06, -69.35),
    ("00013", 43.12, -69.38),
    ("00014", 43.08, -69.22),
)


def document() -> dict[str, object]:
    """Give the whole market in the format of `load_market`."""
    return {
        "market": {
            "slug": MARKET_SLUG,
            "name": f"{MAKE}, {CITY} {REGION} (demo)",
            "make": MAKE,
            "city": CITY,
            "region": REGION,
            "country": "US",
            "time_zone": "America/New_York",
            "centroids": [{"zip": z, "lat": lat, "lng": lng} for z, lat, lng in CENTROIDS],
        },
        "dealers": [_dealer(store) for store in DEALERS],
        "intents": [_intent(each) for each in library.panel(_place())],
        "assistants": [_assistant(slug, platform) for slug, platform in ASSISTANTS.items()],
    }


def _place() -> library.Place:
    return library.Place(make=MAKE, city=CITY, region=REGION)


def _dealer(store: Store) -> dict[str, object]:
    return {
        "slug": store.slug,
        "name": store.name,
        "aliases": [],
        "website": f"https://www.{store.host}",
        "phone": store.phone,
        "street": store.street,
        "city": CITY,
        "region": REGION,
        "postal_code": CENTROIDS[store.number % len(CENTROIDS)][0],
        "makes": [MAKE],
    }


def _intent(intent: PanelIntent) -> dict[str, object]:
    return {**asdict(intent), "wordings": list(intent.wordings)}


def _assistant(slug: str, platform: str) -> dict[str, object]:
    return {
        "slug": slug,
        "platform": platform,
        "provider": PROVIDER,
        "model": MODEL,
        "surface": SURFACE,
        "access": "scraped_serp" if platform == "ai_overview" else "official_api",
        "settings": {},
    }
