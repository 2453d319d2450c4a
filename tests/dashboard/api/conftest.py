"""Give clients that ask the API as the cast does."""

import json

import pytest
from django.core.cache import cache
from django.test import Client

COMPLETE = {
    "platform_scores": dict.fromkeys(
        ("chatgpt", "claude", "perplexity", "gemini", "copilot", "grok"), 0.5
    ),
    "google_aio_inclusion_rate": 0.4,
    "geo_local_rate": 0.6,
    "ugc_health_score": 70,
    "schema_coverage_ratio": 0.6,
    "semantic_clarity_score": 0.7,
    "silo_integrity_score": 0.5,
    "authority_depth_index": 0.4,
    "temporal_weight": 0.9,
    "entity_confidence": 0.95,
    "crawl_budget_mult": 0.9,
    "inventory_truth_mult": 0.9,
    "ctr_delta": 0.05,
    "conversion_delta": 0.04,
    "avg_gross_per_unit": 1500,
    "monthly_opportunities": 300,
}


class Caller:
    """Ask the API as somebody, over https-free loopback like a program would."""

    def __init__(self, person=None, **headers):
        self.client = Client(raise_request_exception=False, headers=headers)
        if person:
            self.client.force_login(person)

    def get(self, path, **query):
        return self.client.get(f"/api/v1/{path}", query_params=query)

    def post(self, path, body, content_type="application/json"):
        raw = body if isinstance(body, bytes | str) else json.dumps(body)
        return self.client.post(f"/api/v1/{path}", raw, content_type=content_type)

    def patch(self, path, body):
        raw = json.dumps(body)
        return self.client.patch(f"/api/v1/{path}", raw, content_type="application/json")


@pytest.fixture(autouse=True)
def _no_earlier_counts():
    cache.clear()


@pytest.fixture
def api(owner):
    """Give the owner's way in."""
    return Caller(owner)


@pytest.fixture
def complete():
    """Give a body that states all sixteen inputs."""
    return COMPLETE
