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

SAID = (
    "For a new car I would start with Harbor Point Toyota: prices are clear. "
    "Pelican Cove Toyota is another option nearby."
)


def line(**changes: Any) -> dict[str, Any]:
    """Give one line of import_answers that brings copied words."""
    return {
        "market": "toyota-harbor-point",
        "intent": "new-best-place",
        "wording": 0,
        "assistant": "gpt-api",
        "surface": "responses",
        "asked_at": "2026-01-31T09:30:00Z",
        "place": {"city": "Harbor Point", "region": "FL", "zip": "00000"},
        "trial": 1,
        "text": SAID,
        "citations": [],
        **changes,
    }


def body(text: str = SAID, url: str = "https://www.harborpointtoyota.example/new") -> Any:
    """Give a provider's body of one completed answer with one link."""
    return {
        "id": "resp_1",
        "object": "response",
        "status": "completed",
        "model": "model-1-0001",
        "output": [
            {
                "type": "message",
                "status": "completed",
                "role": "assistant",
                "content": [
                    {
                        "type": "output_text",
                        "text": text,
                        "annotations": [
                            {
                                "type": "url_citation",
                                "url": url,
                                "title": "New cars",
                                "start_index": 0,
                                "end_index": 10,
                            }
                        ],
                    }
                ],
            }
        ],
        "usage": {"input_tokens": 10, "output_tokens": 20, "total_tokens": 30},
    }


def body_line(**changes: Any) -> dict[str, Any]:
    """Give one line of import_answers that brings a provider's body."""
    brought = {key: value for key, value in line().items() if key not in ("text", "citations")}
    return {**brought, "body": body(), **changes}
