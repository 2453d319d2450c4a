"""Route the pages of site audits and of the proof of a domain."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views.site import domain_proofs, site, site_bots, site_pages

PATTERNS: list[URLPattern] = [
    path("dealers/<slug:slug>/site/", site.show, name="site"),
    path("dealers/<slug:slug>/site/start/", site.start, name="site_start"),
    path("dealers/<slug:slug>/site/checks/<slug:check>/", site.check, name="site_check"),
    path("dealers/<slug:slug>/site/bots/", site_bots.show, name="site_bots"),
    path("dealers/<slug:slug>/site/pages/", site_pages.listing, name="site_pages"),
    path("dealers/<slug:slug>/site/pages/<uuid:pk>/", site_pages.one, name="site_page"),
    path("dealers/<slug:slug>/site/audits/", site.listing, name="site_audits"),
    path("dealers/<slug:slug>/site/audits/<uuid:pk>/", site.one, name="site_audit"),
    path("dealers/<slug:slug>/site/audits/<uuid:pk>/stop/", site.stop, name="site_audit_stop"),
    path("dealers/<slug:slug>/site/audits/<uuid:pk>/csv/", site.findings_csv, name="site_csv"),
    path("dealers/<slug:slug>/site/domain/", domain_proofs.of_dealer, name="site_domain"),
    path("claims/<uuid:pk>/domain/", domain_proofs.of_claim, name="claim_domain"),
]
