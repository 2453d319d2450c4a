"""Route the pages of dealers and operators; every address is guarded by `aiv.access`."""

from __future__ import annotations

from django.urls import path

from dashboard.routes import (
    actions,
    alerts,
    asking,
    changes,
    ground,
    inventory,
    leaderboards,
    outside_figures,
    scans,
    site,
    trust,
    widget,
)
from dashboard.views import styleguide
from dashboard.views.evidence import corrections, evidence, imports, named
from dashboard.views.markets import dealers, market_setup, markets, record
from dashboard.views.people import (
    api_keys,
    api_reference,
    claims,
    home,
    invitations,
    members,
    onboarding,
    organizations,
)
from dashboard.views.score import aiv, method, money

app_name = "dashboard"
urlpatterns = [
    # Before the pages whose addresses take any word at the same place.
    *trust.PATTERNS,
    path("", home.show, name="home"),
    path("onboarding/", onboarding.organization, name="onboarding"),
    path("onboarding/dealer/", onboarding.dealer, name="onboarding_dealer"),
    path("onboarding/market/", onboarding.market, name="onboarding_market"),
    path("claims/<uuid:pk>/ask-again/", onboarding.ask_again, name="claim_ask_again"),
    path("organization/", organizations.show, name="organization"),
    path("organization/members/", members.listing, name="members"),
    path("organization/members/<uuid:pk>/", members.change, name="member"),
    path("organization/members/<uuid:pk>/remove/", members.remove, name="member_remove"),
    path(
        "organization/invitations/<uuid:pk>/withdraw/",
        members.withdraw,
        name="invitation_withdraw",
    ),
    path("organization/keys/", api_keys.listing, name="api_keys"),
    path("organization/keys/<uuid:pk>/revoke/", api_keys.revoke, name="api_key_revoke"),
    path("invitations/<str:token>/", invitations.show, name="invitation"),
    path("dealers/<slug:slug>/", dealers.show, name="dealer"),
    path("dealers/<slug:slug>/named/", named.show, name="named"),
    path("dealers/<slug:slug>/aiv/", aiv.show, name="aiv"),
    path("dealers/<slug:slug>/aiv/<slug:part>/", aiv.part, name="aiv_part"),
    path("dealers/<slug:slug>/money/", money.show, name="money"),
    path("dealers/<slug:slug>/money/<slug:name>/withdraw/", money.withdraw, name="money_withdraw"),
    path("dealers/<slug:slug>/record/", record.record, name="record"),
    path("dealers/<slug:slug>/aliases/", record.add_alias, name="alias_add"),
    path("dealers/<slug:slug>/aliases/<int:pk>/remove/", record.remove_alias, name="alias_remove"),
    path("dealers/<slug:slug>/facts/", record.facts, name="facts"),
    path("dealers/<slug:slug>/facts/<slug:kind>/", record.facts, name="fact"),
    path("dealers/<slug:slug>/answers/", evidence.listing, name="evidence"),
    path("answers/<uuid:pk>/", evidence.one, name="answer"),
    path("answers/<uuid:pk>/corrections/new/", corrections.propose, name="propose_correction"),
    path("method/", method.show, name="method"),
    path("docs/api/", api_reference.show, name="api_reference"),
    path("markets/<slug:slug>/", markets.show, name="market"),
    path("staff/import/", imports.show, name="import_answers"),
    path("staff/import/preview/", imports.preview, name="import_preview"),
    path("staff/import/market/", imports.load_market, name="load_market"),
    path("staff/import/by-hand/<slug:slug>/", imports.by_hand, name="import_by_hand"),
    path("staff/import/<str:token>/run/", imports.run, name="import_run"),
    path("staff/corrections/", corrections.listing, name="correction_queue"),
    path("staff/corrections/<uuid:pk>/accept/", corrections.accept, name="correction_accept"),
    path("staff/corrections/<uuid:pk>/refuse/", corrections.refuse, name="correction_refuse"),
    path("staff/claims/", claims.listing, name="claim_queue"),
    path("staff/claims/<uuid:pk>/accept/", claims.accept, name="claim_accept"),
    path("staff/claims/<uuid:pk>/refuse/", claims.refuse, name="claim_refuse"),
    path("staff/markets/new/", market_setup.new, name="market_new"),
    path("staff/markets/<slug:slug>/setup/", market_setup.show, name="market_setup"),
    path("staff/markets/<slug:slug>/dealers/", market_setup.add_dealer, name="market_add_dealer"),
    path(
        "staff/markets/<slug:slug>/assistants/",
        market_setup.add_assistant,
        name="market_add_assistant",
    ),
    path("staff/markets/<slug:slug>/open/", claims.open_market, name="open_market"),
    path("staff/style-guide/", styleguide.show, name="styleguide"),
    *site.PATTERNS,
    *inventory.PATTERNS,
    *outside_figures.PATTERNS,
    *actions.PATTERNS,
    *scans.PATTERNS,
    *ground.PATTERNS,
    *leaderboards.PATTERNS,
    *alerts.PATTERNS,
    *changes.PATTERNS,
    *widget.PATTERNS,
    *asking.PATTERNS,
]
