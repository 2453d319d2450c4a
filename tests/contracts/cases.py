"""Say of every address who may open it, and how to ask there for what another tenant owns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias
from uuid import UUID

from aiv.models import SiteAudit
from tests.contracts.far import Far
from tests.contracts.routes import Route

Values: TypeAlias = Mapping[str, Any]
Make: TypeAlias = Callable[[Far], Values]

# Anyone may open these; nothing of a tenant stands there.
PUBLIC: dict[str, Values] = {
    "healthz": {},
    "readyz": {},
    "metrics": {},  # shows its figures to a token or an operator, else it is not there
    "chatbot:widget_script": {},
    "chatbot:widget_ticket": {},  # an origin and a key are all it knows of who asks
    "dashboard:home": {},
    "dashboard:method": {},
    "dashboard:bot": {},
    "dashboard:invitation": {"token": "made-up"},
    "dashboard:alerts_unsubscribe": {"token": "made-up"},
    "account_login": {},
    "account_logout": {},
    "account_inactive": {},
    "account_signup": {},
    "account_email_verification_sent": {},
    "account_reset_password": {},
    "account_reset_password_done": {},
    "account_reset_password_from_key": {"uidb36": "1", "key": "a-key"},
    "account_reset_password_from_key_done": {},
    "account_request_login_code": {},
    "account_confirm_login_code": {},
    "mfa_authenticate": {},
    "mfa_login_webauthn": {},
    "admin:login": {},
}

# A signed-in person's own account and organization; nothing in the address names anybody else's,
# but for the number of a passkey, which is looked up among one's own.
PERSONAL: dict[str, Values] = {
    "account_reauthenticate": {},
    "account_email": {},
    "account_change_password": {},
    "account_set_password": {},
    "mfa_index": {},
    "mfa_reauthenticate": {},
    "mfa_reauthenticate_webauthn": {},
    "mfa_activate_totp": {},
    "mfa_deactivate_totp": {},
    "mfa_view_recovery_codes": {},
    "mfa_generate_recovery_codes": {},
    "mfa_download_recovery_codes": {},
    "mfa_list_webauthn": {},
    "mfa_add_webauthn": {},
    "mfa_remove_webauthn": {"pk": 1},
    "mfa_edit_webauthn": {"pk": 1},
    "usersessions_list": {},
    "dashboard:onboarding": {},
    "dashboard:onboarding_dealer": {},
    "dashboard:onboarding_market": {},
    "dashboard:organization": {},
    "dashboard:members": {},
    "dashboard:api_keys": {},
    "dashboard:all_leaderboards": {},
    "dashboard:all_leaderboards_csv": {},
    "dashboard:alerts": {},
    "dashboard:alerts_read": {},
    "dashboard:alert_choices": {},
    "dashboard:alert_slack": {},
    "dashboard:organization_slack": {},
    "dashboard:organization_slack_test": {},
    "dashboard:organization_slack_forget": {},
    "dashboard:api_reference": {},
    "dashboard:spending": {},
    "api:calculate": {},
    "api:leaderboard": {"week": "latest"},
    "api:schema": {},
}


def _audit(far: Far) -> SiteAudit:
    return far.dealer.site_audits.get()


def _scan(far: Far) -> UUID:
    return far.answer.probe.scan_id


# Pages of a tenant: "not found" to whoever has no part in it.
TENANT: dict[str, Make] = {
    "dashboard:dealer": lambda far: {"slug": far.dealer.slug},
    "dashboard:named": lambda far: {"slug": far.dealer.slug},
    "dashboard:aiv": lambda far: {"slug": far.dealer.slug},
    "dashboard:aiv_part": lambda far: {"slug": far.dealer.slug, "part": "parts"},
    "dashboard:money": lambda far: {"slug": far.dealer.slug},
    "dashboard:money_withdraw": lambda far: {
        "slug": far.dealer.slug,
        "name": "avg_gross_per_unit",
    },
    "dashboard:record": lambda far: {"slug": far.dealer.slug},
    "dashboard:alias_add": lambda far: {"slug": far.dealer.slug},
    "dashboard:alias_remove": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.dealer.aliases.get().pk,
    },
    "dashboard:facts": lambda far: {"slug": far.dealer.slug},
    "dashboard:fact": lambda far: {"slug": far.dealer.slug, "kind": "hours"},
    "dashboard:dealer_alerts": lambda far: {"slug": far.dealer.slug},
    "dashboard:dealer_alerts_csv": lambda far: {"slug": far.dealer.slug},
    "dashboard:alert_read": lambda far: {"pk": far.key_of("aiv_alert")},
    "dashboard:stated_facts": lambda far: {"slug": far.dealer.slug},
    "dashboard:stated_facts_csv": lambda far: {"slug": far.dealer.slug},
    "dashboard:did_it_work": lambda far: {"slug": far.dealer.slug},
    "dashboard:did_it_work_csv": lambda far: {"slug": far.dealer.slug},
    "dashboard:did_it_work_edit": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_dealerchange"),
    },
    "dashboard:did_it_work_remove": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_dealerchange"),
    },
    "dashboard:sensitivity": lambda far: {"slug": far.dealer.slug},
    "dashboard:sensitivity_halves": lambda far: {"slug": far.dealer.slug},
    "dashboard:recompute": lambda far: {"slug": far.dealer.slug},
    "dashboard:reviews": lambda far: {"slug": far.dealer.slug},
    "dashboard:reviews_preview": lambda far: {"slug": far.dealer.slug},
    "dashboard:reviews_declare": lambda far: {"slug": far.dealer.slug},
    "dashboard:reviews_connect": lambda far: {"slug": far.dealer.slug},
    "dashboard:reviews_run": lambda far: {"slug": far.dealer.slug, "token": far.staged},
    "dashboard:review_source_refresh": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_reviewsource"),
    },
    "dashboard:review_source_remove": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_reviewsource"),
    },
    "dashboard:experiments": lambda far: {"slug": far.dealer.slug},
    "dashboard:experiment_remove": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_experiment"),
    },
    "dashboard:inventory": lambda far: {"slug": far.dealer.slug},
    "dashboard:inventory_vehicles": lambda far: {"slug": far.dealer.slug},
    "dashboard:inventory_differences": lambda far: {"slug": far.dealer.slug},
    "dashboard:inventory_faults": lambda far: {"slug": far.dealer.slug},
    "dashboard:inventory_preview": lambda far: {"slug": far.dealer.slug},
    "dashboard:inventory_take": lambda far: {"slug": far.dealer.slug, "token": far.staged},
    "dashboard:inventory_connect": lambda far: {"slug": far.dealer.slug},
    "dashboard:inventory_disconnect": lambda far: {"slug": far.dealer.slug},
    "dashboard:signals": lambda far: {"slug": far.dealer.slug},
    "dashboard:signal_report": lambda far: {"slug": far.dealer.slug},
    "dashboard:signals_upload": lambda far: {"slug": far.dealer.slug},
    "dashboard:signals_log": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_accesslog"),
    },
    "dashboard:signals_log_retry": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_accesslog"),
    },
    "dashboard:signals_log_remove": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_accesslog"),
    },
    "dashboard:signals_traffic": lambda far: {"slug": far.dealer.slug},
    "dashboard:signals_traffic_remove": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_trafficimport"),
    },
    "dashboard:conversations": lambda far: {"slug": far.dealer.slug},
    "dashboard:conversations_csv": lambda far: {"slug": far.dealer.slug},
    "dashboard:conversation": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_shopperchat"),
    },
    "dashboard:conversation_csv": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_shopperchat"),
    },
    "dashboard:conversation_moves": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_shopperchat"),
    },
    "dashboard:conversation_reply": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_shopperchat"),
    },
    "dashboard:conversation_delete": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_shopperchat"),
    },
    "dashboard:conversation_step": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_shopperchat"),
        "step": "take",
    },
    "dashboard:leads": lambda far: {"slug": far.dealer.slug},
    "dashboard:leads_csv": lambda far: {"slug": far.dealer.slug},
    "dashboard:lead_mail_again": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_leadmail"),
    },
    "dashboard:lead": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_lead"),
    },
    "dashboard:lead_adf": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_lead"),
    },
    "dashboard:lead_done": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_lead"),
    },
    "dashboard:lead_delete": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_lead"),
    },
    "dashboard:lead_reopen": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_lead"),
    },
    "dashboard:shopper_questions": lambda far: {"slug": far.dealer.slug},
    "dashboard:shopper_questions_csv": lambda far: {"slug": far.dealer.slug},
    "dashboard:shopper_question_propose": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_shopperquestion"),
    },
    "dashboard:shopper_question_dismiss": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_shopperquestion"),
    },
    "dashboard:shopper_question_reopen": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_shopperquestion"),
    },
    "dashboard:widget": lambda far: {"slug": far.dealer.slug},
    "dashboard:widget_origin_allow": lambda far: {"slug": far.dealer.slug},
    "dashboard:widget_origin_remove": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_widgetorigin"),
    },
    "dashboard:widget_answer_add": lambda far: {"slug": far.dealer.slug},
    "dashboard:widget_answer": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_ownanswer"),
    },
    "dashboard:widget_answer_remove": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_ownanswer"),
    },
    "dashboard:ask": lambda far: {"slug": far.dealer.slug},
    "dashboard:ask_forget": lambda far: {"slug": far.dealer.slug},
    "dashboard:ask_csv": lambda far: {"slug": far.dealer.slug},
    "dashboard:ask_json": lambda far: {"slug": far.dealer.slug},
    "dashboard:changes": lambda far: {"slug": far.dealer.slug},
    "dashboard:changes_csv": lambda far: {"slug": far.dealer.slug},
    "dashboard:evidence": lambda far: {"slug": far.dealer.slug},
    "dashboard:answer": lambda far: {"pk": far.answer.pk},
    "dashboard:propose_correction": lambda far: {"pk": far.answer.pk},
    "dashboard:actions": lambda far: {"slug": far.dealer.slug},
    "dashboard:actions_first": lambda far: {"slug": far.dealer.slug},
    "dashboard:actions_csv": lambda far: {"slug": far.dealer.slug},
    "dashboard:action": lambda far: {"slug": far.dealer.slug, "pk": far.key_of("aiv_action")},
    "dashboard:action_move": lambda far: {
        "slug": far.dealer.slug,
        "pk": far.key_of("aiv_action"),
        "step": "take",
    },
    "dashboard:generators": lambda far: {"slug": far.dealer.slug},
    "dashboard:generated": lambda far: {"slug": far.dealer.slug, "what": "car"},
    "dashboard:ground": lambda far: {"slug": far.dealer.slug},
    "dashboard:site": lambda far: {"slug": far.dealer.slug},
    "dashboard:site_start": lambda far: {"slug": far.dealer.slug},
    "dashboard:site_check": lambda far: {"slug": far.dealer.slug, "check": "A01"},
    "dashboard:site_bots": lambda far: {"slug": far.dealer.slug},
    "dashboard:site_pages": lambda far: {"slug": far.dealer.slug},
    "dashboard:site_page": lambda far: {"slug": far.dealer.slug, "pk": _audit(far).pages.get().pk},
    "dashboard:site_audits": lambda far: {"slug": far.dealer.slug},
    "dashboard:site_audit": lambda far: {"slug": far.dealer.slug, "pk": _audit(far).pk},
    "dashboard:site_audit_stop": lambda far: {"slug": far.dealer.slug, "pk": _audit(far).pk},
    "dashboard:site_csv": lambda far: {"slug": far.dealer.slug, "pk": _audit(far).pk},
    "dashboard:site_domain": lambda far: {"slug": far.dealer.slug},
    "dashboard:claim_domain": lambda far: {"pk": far.claim.pk},
    "dashboard:market": lambda far: {"slug": far.market.slug},
    "dashboard:leaderboard": lambda far: {"slug": far.market.slug},
    "dashboard:leaderboard_csv": lambda far: {"slug": far.market.slug},
    "dashboard:share_aiv": lambda far: {"slug": far.dealer.slug},
    "dashboard:slack_again": lambda far: {"pk": far.key_of("aiv_slackpost")},
    "dashboard:market_panel": lambda far: {"slug": far.market.slug},
    "dashboard:claim_ask_again": lambda far: {"pk": far.claim.pk},
    "dashboard:member": lambda far: {"pk": far.viewing.pk},
    "dashboard:member_remove": lambda far: {"pk": far.viewing.pk},
    "dashboard:invitation_withdraw": lambda far: {"pk": far.invitation.pk},
    "dashboard:api_key_revoke": lambda far: {"pk": far.key.pk},
    "dashboard:market_scans": lambda far: {"slug": far.market.slug},
    "dashboard:scan_new": lambda far: {"slug": far.market.slug},
    "dashboard:scan_quote": lambda far: {"slug": far.market.slug},
    "dashboard:scan_schedule": lambda far: {"slug": far.market.slug},
    "dashboard:scan_schedule_switch": lambda far: {"slug": far.market.slug},
    "dashboard:scan": lambda far: {"pk": _scan(far)},
    "dashboard:scan_progress": lambda far: {"pk": _scan(far)},
    "dashboard:scan_pause": lambda far: {"pk": _scan(far)},
    "dashboard:scan_resume": lambda far: {"pk": _scan(far)},
    "dashboard:scan_cancel": lambda far: {"pk": _scan(far)},
    "dashboard:scan_retry": lambda far: {"pk": _scan(far)},
    "dashboard:scan_calls": lambda far: {"pk": _scan(far)},
    "dashboard:scan_calls_csv": lambda far: {"pk": _scan(far)},
    "api:scans": lambda far: {"market": far.market.slug},
    "api:scan_quote": lambda far: {"market": far.market.slug},
    "api:schedule": lambda far: {"market": far.market.slug},
    "api:schedule_pause": lambda far: {"market": far.market.slug},
    "api:schedule_resume": lambda far: {"market": far.market.slug},
    "api:scan": lambda far: {"pk": _scan(far)},
    "api:scan_pause": lambda far: {"pk": _scan(far)},
    "api:scan_resume": lambda far: {"pk": _scan(far)},
    "api:scan_cancel": lambda far: {"pk": _scan(far)},
    "api:scan_retry_failed": lambda far: {"pk": _scan(far)},
    "api:ai_scores": lambda far: {"dealer": far.dealer.slug},
    "api:actions": lambda far: {"dealer": far.dealer.slug},
    "api:action": lambda far: {"dealer": far.dealer.slug, "pk": far.key_of("aiv_action")},
    "api:audits": lambda far: {"dealer": far.dealer.slug},
    "api:audit_findings": lambda far: {"dealer": far.dealer.slug},
    "api:market_leaderboard": lambda far: {"market": far.market.slug, "week": "latest"},
    "api:scores": lambda far: {"dealer": far.dealer.slug},
    "api:answers": lambda far: {"dealer": far.dealer.slug},
    "api:mentions": lambda far: {"dealer": far.dealer.slug},
    "api:changes": lambda far: {"dealer": far.dealer.slug},
    "api:alerts": lambda far: {"dealer": far.dealer.slug},
    "api:did_it_work": lambda far: {"dealer": far.dealer.slug},
    "api:live": lambda far: {"dealer": far.dealer.slug},
}

# What a rival in the same market may see of a tenant: its name, figures and answers, no more.
SHARED = {
    "dashboard:dealer",
    "dashboard:named",
    "dashboard:changes",
    "dashboard:changes_csv",
    "dashboard:evidence",
    "dashboard:answer",
    "dashboard:propose_correction",
    "dashboard:market",
    "dashboard:market_panel",
    "dashboard:market_scans",
    "dashboard:scan_new",  # of the market's questions, for the rival's own money
    "dashboard:scan_quote",
    "dashboard:scan",  # how far it is; what it costs is the payer's
    "dashboard:scan_progress",
    "dashboard:scan_calls",
    "dashboard:scan_calls_csv",
    "dashboard:leaderboard",
    "dashboard:leaderboard_csv",
    "api:market_leaderboard",
    "api:scans",
    "api:scan_quote",
    "api:scan",
    "api:answers",
    "api:mentions",
    "api:changes",
    "api:live",  # that its answers moved; of its scores nothing
}

# Pages of the installation: "not found" to everybody but operators, owners of the rows included.
OPERATOR: dict[str, Make] = {
    "staff_outbox": lambda far: {},
    "dashboard:import_answers": lambda far: {},
    "dashboard:import_preview": lambda far: {},
    "dashboard:load_market": lambda far: {},
    "dashboard:import_by_hand": lambda far: {"slug": far.market.slug},
    "dashboard:import_run": lambda far: {"token": far.staged},
    "dashboard:correction_queue": lambda far: {},
    "dashboard:correction_accept": lambda far: {"pk": far.correction.pk},
    "dashboard:correction_refuse": lambda far: {"pk": far.correction.pk},
    "dashboard:panel_proposal_accept": lambda far: {"pk": far.key_of("aiv_panelproposal")},
    "dashboard:panel_proposal_refuse": lambda far: {"pk": far.key_of("aiv_panelproposal")},
    "dashboard:claim_queue": lambda far: {},
    "dashboard:claim_accept": lambda far: {"pk": far.claim.pk},
    "dashboard:claim_refuse": lambda far: {"pk": far.claim.pk},
    "dashboard:market_new": lambda far: {},
    "dashboard:market_setup": lambda far: {"slug": far.market.slug},
    "dashboard:market_slack": lambda far: {"slug": far.market.slug},
    "dashboard:market_slack_test": lambda far: {"slug": far.market.slug},
    "dashboard:market_slack_forget": lambda far: {"slug": far.market.slug},
    "dashboard:market_add_dealer": lambda far: {"slug": far.market.slug},
    "dashboard:market_add_assistant": lambda far: {"slug": far.market.slug},
    "dashboard:open_market": lambda far: {"slug": far.market.slug},
    "dashboard:styleguide": lambda far: {},
    "dashboard:providers": lambda far: {},
    "dashboard:provider_key": lambda far: {"name": "openai"},
    "dashboard:provider_key_test": lambda far: {"name": "openai"},
    "dashboard:provider_key_forget": lambda far: {"name": "openai"},
    "dashboard:provider_pace": lambda far: {"name": "openai"},
    "dashboard:provider_terms": lambda far: {"name": "gemini"},
    "dashboard:provider_terms_withdraw": lambda far: {"name": "gemini"},
    "dashboard:scans": lambda far: {},
    "dashboard:spending_of_all": lambda far: {},
    "dashboard:spending_of_one": lambda far: {"pk": far.organization.pk},
}

ADMIN_WORDS: dict[str, Make] = {
    "object_id": lambda far: {"object_id": far.dealer.pk},
    "content_type_id": lambda far: {"content_type_id": 1},
    "app_label": lambda far: {"app_label": "aiv"},
    "url": lambda far: {"url": "nowhere/"},
}


def is_admin(route: Route) -> bool:
    """Tell the operator's admin, whose addresses follow from the registered models."""
    return route.shape.startswith("/admin/") and route.name not in PUBLIC


def has_case(route: Route) -> bool:
    """Tell whether somebody has thought about who may open an address."""
    if is_admin(route):
        return route.words <= ADMIN_WORDS.keys()
    return any(route.name in table for table in (PUBLIC, PERSONAL, TENANT, OPERATOR))


def address(route: Route, far: Far) -> str:
    """Give the address that asks for what the other tenant owns."""
    if is_admin(route):
        return route.address(_admin_values(route, far))
    if route.name in TENANT or route.name in OPERATOR:
        return route.address({**TENANT, **OPERATOR}[route.name](far))
    return route.address({**PUBLIC, **PERSONAL}[route.name])


def _admin_values(route: Route, far: Far) -> dict[str, Any]:
    values = {key: value for word in route.words for key, value in ADMIN_WORDS[word](far).items()}
    model, _, page = route.name.removeprefix("admin:").rpartition("_")
    if "object_id" in route.words and page in ("change", "delete", "history"):
        values["object_id"] = far.key_of(model)
    return values
