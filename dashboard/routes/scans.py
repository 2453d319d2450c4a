"""Route the pages of scans, provider keys and caps."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views import provider_terms, providers, spending

PROVIDER = "staff/providers/<slug:name>/"

PATTERNS: list[URLPattern] = [
    path("staff/providers/", providers.listing, name="providers"),
    path(f"{PROVIDER}key/", providers.enter_key, name="provider_key"),
    path(f"{PROVIDER}key/test/", providers.test_key, name="provider_key_test"),
    path(f"{PROVIDER}key/forget/", providers.forget_key, name="provider_key_forget"),
    path(f"{PROVIDER}pace/", providers.limit_pace, name="provider_pace"),
    path(f"{PROVIDER}terms/", provider_terms.accept, name="provider_terms"),
    path(f"{PROVIDER}terms/withdraw/", provider_terms.withdraw, name="provider_terms_withdraw"),
    path("staff/spending/", spending.of_all, name="spending_of_all"),
    path("staff/spending/<uuid:pk>/", spending.of_one, name="spending_of_one"),
    path("organization/spending/", spending.of_mine, name="spending"),
]
