"""Hold the rows of the measurement, one file a noun; the pipe runs from market to score."""

from __future__ import annotations

from aiv.models.access_log import (
    AccessLog,
    BotAddresses,
    BotVisits,
    FetchedVehicle,
    LogState,
    ReferralProof,
    Referrals,
    Standing,
)
from aiv.models.action import (
    Action,
    ActionEffort,
    ActionEvent,
    ActionGrade,
    ActionKind,
    ActionReview,
    ActionState,
)
from aiv.models.alert import (
    Alert,
    AlertChannel,
    AlertDelivery,
    AlertHours,
    AlertKind,
    AlertPreference,
    AlertState,
    AlertWeek,
    DeliveryState,
    unread_alerts,
)
from aiv.models.answer import Answer, AnswerStatus, Citation, Source, SourceClass
from aiv.models.assistant import Access, Assistant, MarketAssistant, Platform
from aiv.models.audited_page import AuditedPage, PageBody
from aiv.models.check_result import CheckOutcome, CheckResult
from aiv.models.claim import Claim, ClaimState, DealerLimit
from aiv.models.conversation import Conversation, Turn
from aiv.models.correction import Correction, CorrectionKind, CorrectionState
from aiv.models.dealer import Alias, AliasKind, Dealer, DealerFact, FactKind
from aiv.models.dealer_change import ChangeArea, DealerChange
from aiv.models.domain_proof import DomainProof, ProofMethod
from aiv.models.experiment import Experiment, ExperimentArm
from aiv.models.inventory_comparison import InventoryComparison
from aiv.models.inventory_feed import (
    FeedKind,
    ImportState,
    InventoryFeed,
    InventoryFile,
    InventoryImport,
)
from aiv.models.inventory_vehicle import InventoryVehicle, VehicleCondition, VehicleStatus
from aiv.models.lead import Lead, LeadMail, LeadMailKind, LeadMailState
from aiv.models.leaderboard import Leaderboard, LeaderboardRow, SharedAiv
from aiv.models.market import USED, Centroid, Market, MarketState
from aiv.models.mention import Mention, MentionOrigin, OwnSiteCitation, Role
from aiv.models.model_notice import ModelNotice, NoticePeriod
from aiv.models.panel import Intent, Panel, PanelKind, Prompt
from aiv.models.panel_proposal import EditKind, PanelProposal, ProposalState
from aiv.models.probe import Probe, ProbeState
from aiv.models.provider_key import AcceptedTerms, ProviderKey
from aiv.models.provider_pace import ProviderBreaker, ProviderPace
from aiv.models.review import Review, ReviewFeed, ReviewImport, ReviewSource
from aiv.models.scan import Scan, ScanOrigin, ScanState
from aiv.models.scan_schedule import ScanSchedule, Weekday
from aiv.models.score import Evidence, InputStatus, Score, ScoreInput, ScoreStatus
from aiv.models.shopper_chat import (
    OPEN_CHATS,
    Author,
    ChatState,
    ShopperChat,
    ShopperMessage,
)
from aiv.models.shopper_question import (
    QuestionReading,
    QuestionSource,
    QuestionState,
    ShopperQuestion,
)
from aiv.models.site_audit import AuditState, AuditSurroundings, SiteAudit
from aiv.models.slack import SlackHook, SlackPost, SlackPostState
from aiv.models.spending import MonthlySpending, SpendCap
from aiv.models.stated_fact import FactReading, StatedFact, StatedField
from aiv.models.traffic import TrafficImport, TrafficKind, TrafficLine
from aiv.models.week import DealerWeek, EventKind, ModelEvent, WeekCount
from aiv.models.widget import (
    OwnAnswer,
    RefusedOrigin,
    Widget,
    WidgetOrigin,
    WidgetPosition,
    WidgetTicket,
)

__all__ = [
    "OPEN_CHATS",
    "USED",
    "AcceptedTerms",
    "Access",
    "AccessLog",
    "Action",
    "ActionEffort",
    "ActionEvent",
    "ActionGrade",
    "ActionKind",
    "ActionReview",
    "ActionState",
    "Alert",
    "AlertChannel",
    "AlertDelivery",
    "AlertHours",
    "AlertKind",
    "AlertPreference",
    "AlertState",
    "AlertWeek",
    "Alias",
    "AliasKind",
    "Answer",
    "AnswerStatus",
    "Assistant",
    "AuditState",
    "AuditSurroundings",
    "AuditedPage",
    "Author",
    "BotAddresses",
    "BotVisits",
    "Centroid",
    "ChangeArea",
    "ChatState",
    "CheckOutcome",
    "CheckResult",
    "Citation",
    "Claim",
    "ClaimState",
    "Conversation",
    "Correction",
    "CorrectionKind",
    "CorrectionState",
    "Dealer",
    "DealerChange",
    "DealerFact",
    "DealerLimit",
    "DealerWeek",
    "DeliveryState",
    "DomainProof",
    "EditKind",
    "EventKind",
    "Evidence",
    "Experiment",
    "ExperimentArm",
    "FactKind",
    "FactReading",
    "FeedKind",
    "FetchedVehicle",
    "ImportState",
    "InputStatus",
    "Intent",
    "InventoryComparison",
    "InventoryFeed",
    "InventoryFile",
    "InventoryImport",
    "InventoryVehicle",
    "Lead",
    "LeadMail",
    "LeadMailKind",
    "LeadMailState",
    "Leaderboard",
    "LeaderboardRow",
    "LogState",
    "Market",
    "MarketAssistant",
    "MarketState",
    "Mention",
    "MentionOrigin",
    "ModelEvent",
    "ModelNotice",
    "MonthlySpending",
    "NoticePeriod",
    "OwnAnswer",
    "OwnSiteCitation",
    "PageBody",
    "Panel",
    "PanelKind",
    "PanelProposal",
    "Platform",
    "Probe",
    "ProbeState",
    "Prompt",
    "ProofMethod",
    "ProposalState",
    "ProviderBreaker",
    "ProviderKey",
    "ProviderPace",
    "QuestionReading",
    "QuestionSource",
    "QuestionState",
    "ReferralProof",
    "Referrals",
    "RefusedOrigin",
    "Review",
    "ReviewFeed",
    "ReviewImport",
    "ReviewSource",
    "Role",
    "Scan",
    "ScanOrigin",
    "ScanSchedule",
    "ScanState",
    "Score",
    "ScoreInput",
    "ScoreStatus",
    "SharedAiv",
    "ShopperChat",
    "ShopperMessage",
    "ShopperQuestion",
    "SiteAudit",
    "SlackHook",
    "SlackPost",
    "SlackPostState",
    "Source",
    "SourceClass",
    "SpendCap",
    "Standing",
    "StatedFact",
    "StatedField",
    "TrafficImport",
    "TrafficKind",
    "TrafficLine",
    "Turn",
    "VehicleCondition",
    "VehicleStatus",
    "WeekCount",
    "Weekday",
    "Widget",
    "WidgetOrigin",
    "WidgetPosition",
    "WidgetTicket",
    "unread_alerts",
]
