"""Route the pages of reviews, experiments and first-party signals."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views.ground import experiments, reviews, signals

DEALER = "dealers/<slug:slug>/"
REVIEWS = f"{DEALER}reviews/"
EXPERIMENTS = f"{DEALER}experiments/"
SIGNALS = f"{DEALER}signals/"

PATTERNS: list[URLPattern] = [
    path(REVIEWS, reviews.show, name="reviews"),
    path(f"{REVIEWS}preview/", reviews.preview, name="reviews_preview"),
    path(f"{REVIEWS}totals/", reviews.declare, name="reviews_declare"),
    path(f"{REVIEWS}google/", reviews.connect, name="reviews_connect"),
    path(f"{REVIEWS}files/<str:token>/import/", reviews.run, name="reviews_run"),
    path(f"{REVIEWS}sources/<uuid:pk>/refresh/", reviews.refresh, name="review_source_refresh"),
    path(f"{REVIEWS}sources/<uuid:pk>/remove/", reviews.remove, name="review_source_remove"),
    path(EXPERIMENTS, experiments.show, name="experiments"),
    path(f"{EXPERIMENTS}<uuid:pk>/remove/", experiments.remove, name="experiment_remove"),
    path(SIGNALS, signals.show, name="signals"),
    path(f"{SIGNALS}report/", signals.report, name="signal_report"),
    path(f"{SIGNALS}logs/", signals.upload, name="signals_upload"),
    path(f"{SIGNALS}logs/<uuid:pk>/", signals.log, name="signals_log"),
    path(f"{SIGNALS}logs/<uuid:pk>/retry/", signals.retry_log, name="signals_log_retry"),
    path(f"{SIGNALS}logs/<uuid:pk>/remove/", signals.remove_log, name="signals_log_remove"),
    path(f"{SIGNALS}exports/", signals.import_traffic, name="signals_traffic"),
    path(
        f"{SIGNALS}exports/<uuid:pk>/remove/",
        signals.remove_traffic,
        name="signals_traffic_remove",
    ),
]
