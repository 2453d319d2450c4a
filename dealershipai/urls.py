"""Name every address of the installation."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

from dealershipai import health, metrics, outbox_views

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.exposition, name="metrics"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("staff/outbox/", outbox_views.outbox, name="staff_outbox"),
    path("api/v1/", include("dashboard.api.urls")),
    path("chatbot/", include("chatbot.urls")),
    path("", include("dashboard.urls")),
]

handler400 = "dealershipai.errors_views.bad_request"
handler403 = "dealershipai.errors_views.forbidden"
handler404 = "dealershipai.errors_views.not_found"
handler429 = "dealershipai.errors_views.too_many"
handler500 = "dealershipai.errors_views.server_error"
