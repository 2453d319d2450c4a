"""Route the pages of weekly leaderboards, and of the Slack channels they are told to."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views.boards import leaderboards
from dashboard.views.sending import slack

PATTERNS: list[URLPattern] = [
    path("markets/<slug:slug>/leaderboard/", leaderboards.show, name="leaderboard"),
    path("markets/<slug:slug>/leaderboard/csv/", leaderboards.table, name="leaderboard_csv"),
    path("leaderboard/", leaderboards.show_all, name="all_leaderboards"),
    path("leaderboard/csv/", leaderboards.table_all, name="all_leaderboards_csv"),
    path("dealers/<slug:slug>/share-aiv/", leaderboards.share, name="share_aiv"),
    path("organization/slack/", slack.organization, name="organization_slack"),
    path("organization/slack/test/", slack.organization_test, name="organization_slack_test"),
    path("organization/slack/forget/", slack.organization_forget, name="organization_slack_forget"),
    path("slack/posts/<uuid:pk>/again/", slack.again, name="slack_again"),
    path("staff/markets/<slug:slug>/slack/", slack.market, name="market_slack"),
    path("staff/markets/<slug:slug>/slack/test/", slack.market_test, name="market_slack_test"),
    path(
        "staff/markets/<slug:slug>/slack/forget/", slack.market_forget, name="market_slack_forget"
    ),
]
