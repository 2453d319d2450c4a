"""Route the pages of alerts and how a person wants to hear of them."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views.alerts import alert_choices, alerts

PATTERNS: list[URLPattern] = [
    path("dealers/<slug:slug>/alerts/", alerts.of_dealer, name="dealer_alerts"),
    path("dealers/<slug:slug>/alerts/csv/", alerts.download, name="dealer_alerts_csv"),
    path("alerts/", alerts.mine, name="alerts"),
    path("alerts/read/", alerts.read_all, name="alerts_read"),
    path("alerts/<uuid:pk>/read/", alerts.read, name="alert_read"),
    path("alerts/choices/", alert_choices.show, name="alert_choices"),
    path("organization/alerts/slack/", alert_choices.slack, name="alert_slack"),
    path("alerts/stop/<str:token>/", alert_choices.unsubscribe, name="alerts_unsubscribe"),
]
