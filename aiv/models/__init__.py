"""Hold the rows of the measurement, one file a noun; the pipe runs from market to score."""

from __future__ import annotations

from aiv.models.answer import Answer, AnswerStatus, Citation, Source, SourceClass
from aiv.models.assistant import Access, Assistant, MarketAssistant, Platform
from aiv.models.claim import Claim, ClaimState, DealerLimit
from aiv.models.correction import Correction, CorrectionKind, CorrectionState
from aiv.models.dealer import Alias, AliasKind, Dealer, DealerFact, FactKind
from aiv.models.market import USED, Centroid, Market, MarketState
from aiv.models.mention import Mention, MentionOrigin, OwnSiteCitation, Role
from aiv.models.panel import Intent, Panel, PanelKind, Prompt
from aiv.models.scan import Probe, ProbeState, Scan, ScanOrigin
from aiv.models.score import Evidence, InputStatus, Score, ScoreInput, ScoreStatus

__all__ = [
    "USED",
    "Access",
    "Alias",
    "AliasKind",
    "Answer",
    "AnswerStatus",
    "Assistant",
    "Centroid",
    "Citation",
    "Claim",
    "ClaimState",
    "Correction",
    "CorrectionKind",
    "CorrectionState",
    "Dealer",
    "DealerFact",
    "DealerLimit",
    "Evidence",
    "FactKind",
    "InputStatus",
    "Intent",
    "Market",
    "MarketAssistant",
    "MarketState",
    "Mention",
    "MentionOrigin",
    "OwnSiteCitation",
    "Panel",
    "PanelKind",
    "Platform",
    "Probe",
    "ProbeState",
    "Prompt",
    "Role",
    "Scan",
    "ScanOrigin",
    "Score",
    "ScoreInput",
    "ScoreStatus",
    "Source",
    "SourceClass",
]
