"""Seed a tenant whose every text carries a canary, with a row of every kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from aiv.models import (
    Alias,
    Answer,
    Citation,
    Claim,
    Correction,
    Dealer,
    DealerFact,
    DealerLimit,
    Market,
    Source,
)
from aiv.services import api_keys, invitations, money, scores, staging
from dealershipai.accounts import audit
from dealershipai.accounts.models import ApiKey, Invitation, Membership, Organization, User
from tests import answered, cast

CANARY = "zqcanary"
SLUG = "far-away-toyota"
GUARDED = ("aiv", "accounts")


@dataclass(frozen=True, slots=True)
class Far:
    """The other tenant: what an attacker would ask for."""

    market: Market
    dealer: Dealer
    organization: Organization
    owner: User
    answer: Answer
    correction: Correction
    claim: Claim
    staged: str
    invitation: Invitation
    viewing: Membership
    key: ApiKey

    def key_of(self, model: str) -> str:
        """Give the key of a row of this model, "app_model"; a table without rows gives none."""
        app, _, name = model.partition("_")
        row = apps.get_model(app, name)._default_manager.first()
        return str(row.pk) if row else "0"


def seed() -> Far:
    """Make the tenant."""
    market = cast.market("canary-market", f"Far {CANARY}")
    dealer = cast.dealer(f"Toyota of {CANARY}", number=70, market=market)
    # Whoever asks for an address sees it again in a filter; the canary is what they did not send.
    Dealer.objects.filter(pk=dealer.pk).update(slug=SLUG)
    dealer.refresh_from_db()
    rivals = [cast.dealer(f"Rival {n} {CANARY}", number=71 + n, market=market) for n in range(4)]
    organization = cast.organization(f"Group {CANARY}", dealer)
    owner = cast.member(organization, "owner")
    answer = _answer(market, dealer)
    _facts(dealer, organization, owner)
    claim = Claim.objects.create(
        dealer=rivals[0], organization=organization, market=market, note=CANARY, claimed_by=owner
    )
    correction = Correction.objects.create(
        answer=answer, dealer=dealer, kind="wrong", note=CANARY, proposed_by=owner
    )
    scores.rescore(market, now=answer.asked_at)
    audit.record(actor=owner, action="claim.proposed", target=claim, changes={"was": CANARY})
    staged = staging.keep([CANARY.encode()], owner=owner)
    invitation = invitations.invite(
        organization, f"guest@{CANARY}.example", "viewer", inviter=owner, now=answered.ASKED_AT
    ).invitation
    viewing = organization.memberships.get(role="viewer")
    api_keys.create(organization, CANARY, days=30, person=owner, now=timezone.now())
    key = ApiKey.objects.get()
    return Far(
        market, dealer, organization, owner, answer, correction, claim, staged, invitation, viewing,
        key,
    )  # fmt: skip


def _answer(market: Market, dealer: Dealer) -> Answer:
    panel = cast.panel(market)
    assistant = cast.assistant(market, f"gpt-{CANARY}")
    said = answered.Said(
        named=[(dealer, "best")], cited=[dealer], text=f"Best: {dealer.name}, says {CANARY}."
    )
    answer = answered.ask(panel, assistant, [said])[0]
    page = {"url": f"https://{CANARY}.example/", "url_canonical": "", "domain": CANARY}
    Citation.objects.create(answer=answer, ordinal=1, title=CANARY, **page)
    Source.objects.create(answer=answer, rank=1, kind="cited", title=CANARY, **page)
    return answer


def _facts(dealer: Dealer, organization: Organization, owner: User) -> None:
    Alias.objects.create(dealer=dealer, value=f"{CANARY} Motors")
    DealerFact.objects.create(dealer=dealer, kind="policies", value=[CANARY], verified_by=owner)
    viewer = cast.member(organization, "viewer")
    DealerLimit.objects.create(membership=viewer.memberships.get(), dealer=dealer)
    money.declare(dealer, "avg_gross_per_unit", 2500.0, person=owner, now=answered.ASKED_AT)


def snapshot() -> dict[str, list[Any]]:
    """Give every row of the product, so that one changed value shows."""
    models = [model for app in GUARDED for model in apps.get_app_config(app).get_models()]
    return {model._meta.label: _rows(model) for model in models}


def _rows(model: type[Model]) -> list[Any]:
    return list(model._default_manager.order_by("pk").values_list())
