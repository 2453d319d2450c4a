"""Name the API's addresses; all of them ask for a person or a key."""

from __future__ import annotations

from django.urls import path

from dashboard.api.actions import Actions, OneAction
from dashboard.api.alerts import Alerts
from dashboard.api.audits import Audits, LatestFindings
from dashboard.api.calculate import Calculate
from dashboard.api.changes import Changes
from dashboard.api.dealers import AiScores, Answers, Live, Mentions, Scores
from dashboard.api.did_it_work import DidItWork
from dashboard.api.leaderboards import MarketBoard, WholeBoard
from dashboard.api.scans import (
    CancelScan,
    OneScan,
    PauseScan,
    ResumeScan,
    RetryScan,
    ScanQuote,
    Scans,
)
from dashboard.api.schedules import PauseSchedule, ResumeSchedule, Schedule
from dashboard.api.schema import Schema

app_name = "api"
urlpatterns = [
    path("aiv/calculate", Calculate.as_view(), name="calculate"),
    path("ai-scores/<slug:dealer>", AiScores.as_view(), name="ai_scores"),
    path("dealers/<slug:dealer>/scores", Scores.as_view(), name="scores"),
    path("dealers/<slug:dealer>/answers", Answers.as_view(), name="answers"),
    path("dealers/<slug:dealer>/mentions", Mentions.as_view(), name="mentions"),
    path("dealers/<slug:dealer>/changes", Changes.as_view(), name="changes"),
    path("dealers/<slug:dealer>/alerts", Alerts.as_view(), name="alerts"),
    path("dealers/<slug:dealer>/did-it-work", DidItWork.as_view(), name="did_it_work"),
    path("dealers/<slug:dealer>/live", Live.as_view(), name="live"),
    path("dealers/<slug:dealer>/actions", Actions.as_view(), name="actions"),
    path("dealers/<slug:dealer>/actions/<uuid:pk>", OneAction.as_view(), name="action"),
    path("dealers/<slug:dealer>/audits", Audits.as_view(), name="audits"),
    path(
        "dealers/<slug:dealer>/audits/latest/findings",
        LatestFindings.as_view(),
        name="audit_findings",
    ),
    path(
        "markets/<slug:market>/leaderboard/<slug:week>",
        MarketBoard.as_view(),
        name="market_leaderboard",
    ),
    path("leaderboard/<slug:week>", WholeBoard.as_view(), name="leaderboard"),
    path("markets/<slug:market>/scans", Scans.as_view(), name="scans"),
    path("markets/<slug:market>/scans/quote", ScanQuote.as_view(), name="scan_quote"),
    path("markets/<slug:market>/schedule", Schedule.as_view(), name="schedule"),
    path("markets/<slug:market>/schedule/pause", PauseSchedule.as_view(), name="schedule_pause"),
    path("markets/<slug:market>/schedule/resume", ResumeSchedule.as_view(), name="schedule_resume"),
    path("scans/<uuid:pk>", OneScan.as_view(), name="scan"),
    path("scans/<uuid:pk>/pause", PauseScan.as_view(), name="scan_pause"),
    path("scans/<uuid:pk>/resume", ResumeScan.as_view(), name="scan_resume"),
    path("scans/<uuid:pk>/cancel", CancelScan.as_view(), name="scan_cancel"),
    path("scans/<uuid:pk>/retry-failed", RetryScan.as_view(), name="scan_retry_failed"),
    path("schema", Schema.as_view(), name="schema"),
]
