"""Route the pages of reviews, experiments and first-party signals."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views import experiments, reviews

DEALER = "dealers/<slug:slug>/"
REVIEWS = f"{DEALER}reviews/"
EXPERIMENTS = f"{DEALER}experiments/"

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
]
