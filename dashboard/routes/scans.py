"""Route the pages of scans, provider keys and caps."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views.asking import (
    provider_terms,
    providers,
    scan_schedule,
    scan_start,
    scan_steering,
    scans,
    spending,
)

PROVIDER = "staff/providers/<slug:name>/"
MARKET = "markets/<slug:slug>/scans/"
SCAN = "scans/<uuid:pk>/"

PATTERNS: list[URLPattern] = [
    path("staff/providers/", providers.listing, name="providers"),
    path(f"{PROVIDER}key/", providers.enter_key, name="provider_key"),
    path(f"{PROVIDER}key/test/", providers.test_key, name="provider_key_test"),
    path(f"{PROVIDER}key/forget/", providers.forget_key, name="provider_key_forget"),
    path(f"{PROVIDER}pace/", providers.limit_pace, name="provider_pace"),
    path(f"{PROVIDER}terms/", provider_terms.accept, name="provider_terms"),
    path(f"{PROVIDER}terms/withdraw/", provider_terms.withdraw, name="provider_terms_withdraw"),
    path("staff/scans/", scans.every, name="scans"),
    path(MARKET, scans.of_market, name="market_scans"),
    path(f"{MARKET}new/", scan_start.new, name="scan_new"),
    path(f"{MARKET}new/quote/", scan_start.quote, name="scan_quote"),
    path("markets/<slug:slug>/schedule/", scan_schedule.show, name="scan_schedule"),
    path("markets/<slug:slug>/schedule/switch/", scan_schedule.switch, name="scan_schedule_switch"),
    path(SCAN, scans.one, name="scan"),
    path(f"{SCAN}progress/", scans.progress, name="scan_progress"),
    path(f"{SCAN}pause/", scan_steering.pause, name="scan_pause"),
    path(f"{SCAN}resume/", scan_steering.resume, name="scan_resume"),
    path(f"{SCAN}cancel/", scan_steering.cancel, name="scan_cancel"),
    path(f"{SCAN}retry/", scan_steering.retry, name="scan_retry"),
    path(f"{SCAN}calls/", scan_steering.calls, name="scan_calls"),
    path(f"{SCAN}calls.csv", scan_steering.calls_csv, name="scan_calls_csv"),
    path("staff/spending/", spending.of_all, name="spending_of_all"),
    path("staff/spending/<uuid:pk>/", spending.of_one, name="spending_of_one"),
    path("organization/spending/", spending.of_mine, name="spending"),
]
