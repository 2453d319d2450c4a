"""Give documents and lines in our own formats, about invented dealers only."""

from __future__ import annotations

from typing import Any

MARKET: dict[str, Any] = {
    "market": {
        "slug": "toyota-harbor-point",
        "name": "Toyota, Harbor Point FL",
        "make": "Toyota",
        "city": "Harbor Point",
        "region": "FL",
        "country": "US",
        "time_zone": "America/New_York",
        "centroids": [{"zip": "00000", "lat": 26.1, "lng": -81.8}],
    },
    "dealers": [
        {
            "slug": "harbor-point-toyota",
            "name": "Harbor Point Toyota",
            "aliases": ["Toyota of Harbor Point"],
            "website": "https://www.harborpointtoyota.example",
            "phone": "+12395550101",
            "street": "1 Seaside Road",
            "city": "Harbor Point",
            "region": "FL",
            "postal_code": "00000",
            "makes": ["Toyota"],
        },
        {
            "slug": "pelican-cove-toyota",
            "name": "Pelican Cove Toyota",
            "aliases": ["PC Toyota"],
            "website": "www.pelicancovetoyota.example",
            "phone": "(239) 555-0102",
            "street": "",
            "city": "Pelican Cove",
            "region": "FL",
            "postal_code": "",
            "makes": ["Toyota"],
        },
    ],
    "intents": [
        {
            "slug": "new-best-place",
            "department": "new",
            "stage": "discover",
            "is_local": True,
            "is_branded": False,
            "weight": 1,
            "wordings": [
                "Where should I buy a new Toyota in Harbor Point?",
                "Best place to buy a new Toyota near Harbor Point?",
            ],
        },
        {
            "slug": "service-brakes",
            "department": "service",
            "stage": "after",
            "is_local": True,
            "is_branded": False,
            "weight": 1,
            "wordings": ["Who does Toyota brakes well in Harbor Point?"],
        },
    ],
    "assistants": [
        {
            "slug": "gpt-api",
            "platform": "chatgpt",
            "provider": "openai",
            "model": "model-1",
            "surface": "responses",
            "access": "official_api",
            "settings": {"search": True},
        },
        {
            "slug": "gpt-router",
            "platform": "chatgpt",
            "provider": "openrouter",
            "model": "model-1",
            "surface": "chat_completions",
            "access": "official_api",
            "settings": {},
        },
        {
            "slug": "mode-page",
            "platform": "ai_mode",
            "provider": "dataforseo",
            "model": "",
            "surface": "ai_mode",
            "access": "scraped_serp",
            "settings": {},
        },
    ],
}
