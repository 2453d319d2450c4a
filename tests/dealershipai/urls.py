"""Stand in for the site's addresses: the real ones of the root, and pages that fail on purpose."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path
from django_ratelimit.decorators import ratelimit

from dealershipai import health, metrics, outbox_views


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    return HttpResponse("home")


def private(request: HttpRequest, slug: str = "") -> HttpResponse:
    return HttpResponse("private")


@login_not_required
def failing(request: HttpRequest, kind: str) -> HttpResponse:
    raise {
        "forbidden": PermissionDenied,
        "missing": Http404,
        "suspicious": SuspiciousOperation,
        "database": OperationalError,
        "broken": RuntimeError,
    }[kind]("canary-detail")


@login_not_required
@ratelimit(key="ip", rate="2/m", block=True)
def limited(request: HttpRequest) -> HttpResponse:
    return HttpResponse("once more")


urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.exposition, name="metrics"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("staff/outbox/", outbox_views.outbox, name="staff_outbox"),
    path("failing/<slug:kind>/", failing, name="failing"),
    path("limited/", limited, name="limited"),
    path("private/", private, name="private"),
    path("dealers/<slug:slug>/", private, name="dealer"),
    path("", include(([path("", home, name="home")], "dashboard"))),
]

handler400 = "dealershipai.errors_views.bad_request"
handler403 = "dealershipai.errors_views.forbidden"
handler404 = "dealershipai.errors_views.not_found"
handler429 = "dealershipai.errors_views.too_many"
handler500 = "dealershipai.errors_views.server_error"
