"""Seed a tenant whose every text carries a canary, with a row of every kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from aiv.models import (
    AccessLog,
    AlertDelivery,
    AlertHours,
    AlertPreference,
    AlertWeek,
    Alias,
    Answer,
    Citation,
    Claim,
    Conversation,
    Correction,
    Dealer,
    DealerChange,
    DealerFact,
    DealerLimit,
    Experiment,
    ExperimentArm,
    FactReading,
    FetchedVehicle,
    Leaderboard,
    LeaderboardRow,
    Market,
    PanelProposal,
    Review,
    ReviewImport,
    ReviewSource,
    Scan,
    ScanSchedule,
    SharedAiv,
    SlackHook,
    SlackPost,
    Source,
    StatedFact,
    TrafficImport,
    TrafficLine,
)
from aiv.services import staging
from aiv.services.people import api_keys, invitations
from aiv.services.score import money, scores
from aiv.services.site import domain_proofs
from dealershipai.accounts import audit
from dealershipai.accounts.models import ApiKey, Invitation, Membership, Organization, User
from tests import alerted, answered, audited, cast, chatted, stocked

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
    Scan.objects.filter(pk=answer.probe.scan_id).update(
        organization=organization, started_by=owner, reason=CANARY
    )
    ScanSchedule.objects.create(
        market=market, organization=organization, is_on=False, refusal=CANARY
    )
    furnish(dealer, market, organization, owner)
    _trust(dealer, answer, owner)
    _boards(market, dealer, organization)
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


def furnish(dealer: Dealer, market: Market, organization: Organization, owner: User) -> None:
    """Give a store what its people bring and make, a row of every kind."""
    _facts(dealer, organization, owner)
    _inventory(dealer)
    _site(dealer, organization)
    _outside_figures(dealer, owner)
    chatted.everything(dealer, owner, words=CANARY)
    _asked(dealer, owner)
    _alerts(market, dealer, owner)
    PanelProposal.objects.create(
        market=market, kind="add", slug="a-question", note=CANARY, proposed_by=owner,
        wordings=[CANARY],
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


def _outside_figures(dealer: Dealer, owner: User) -> None:
    """Make what the tenant brought from outside: reviews, a test, a log, an export."""
    now = answered.ASKED_AT
    source = ReviewSource.objects.create(dealer=dealer, platform=CANARY, reference=CANARY)
    Review.objects.create(source=source, digest="0" * 64, stars=4, written_at=now, text=CANARY)
    ReviewImport.objects.create(
        dealer=dealer, name=CANARY, feed="file", read_by=owner,
        added=1, changed=0, repeated=0, rejected=0,
    )  # fmt: skip
    test = Experiment.objects.create(dealer=dealer, name=CANARY, digest="0" * 64)
    ExperimentArm.objects.create(experiment=test, position=0, variant=CANARY, clicks=1)
    ExperimentArm.objects.create(experiment=test, position=1, variant="B", clicks=1)
    log = AccessLog.objects.create(
        dealer=dealer, name=CANARY, digest="0" * 64, size=1, state="read",
        first_at=now, last_at=now,
    )  # fmt: skip
    FetchedVehicle.objects.create(log=log, path=f"/{CANARY}", last_at=now)
    export = TrafficImport.objects.create(
        dealer=dealer, kind="search", name=CANARY, digest="0" * 64,
        first_on=now.date(), last_on=now.date(), rows=1, rejected=0,
    )  # fmt: skip
    TrafficLine.objects.create(traffic_import=export, subject=CANARY, is_counted=True, clicks=1)


def _site(dealer: Dealer, organization: Organization) -> None:
    """Make a finished audit, and a domain that waits for its proof."""
    crawl = audited.ScriptedCrawl([audited.site_page(CANARY, text=CANARY)], robots=f"# {CANARY}")
    judge = audited.ScriptedJudge([audited.finding("A01", reason=CANARY)])
    audited.audit(dealer, crawl=crawl, judge=judge)
    domain_proofs.ask(dealer, organization, person=None, now=answered.ASKED_AT)


def _trust(dealer: Dealer, answer: Answer, owner: User) -> None:
    """Make a statement that contradicts the record, and a change whose effect is looked for."""
    now = answered.ASKED_AT
    reading = FactReading.objects.create(
        dealer=dealer, method_version="test-1", basis="0" * 64, record={"facts": {"phone": CANARY}},
        answers=1, window_from=now, window_to=now, recorded_until=now, read_at=now,
    )  # fmt: skip
    StatedFact.objects.create(
        reading=reading, answer=answer, field="phone", start=0, end=4, quote=CANARY,
        stated=CANARY, correct=CANARY, is_right=False,
    )  # fmt: skip
    DealerChange.objects.create(
        dealer=dealer, what=CANARY, area="site", note=CANARY, changed_on=now.date(),
        recorded_by=owner,
    )  # fmt: skip


def _asked(dealer: Dealer, owner: User) -> None:
    """Make a question of the tenant's owner, with what was answered."""
    kept = Conversation.objects.create(dealer=dealer, person=owner, seq=1)
    kept.turns.create(
        seq=1, question=CANARY, topic="unknown", reply={"lines": [{"text": CANARY, "links": []}]}
    )


def _alerts(market: Market, dealer: Dealer, owner: User) -> None:
    """Make an alert, a mail of it that waits, and how its reader wants to hear."""
    alert = alerted.alert(dealer, market, title=CANARY, words=CANARY, second_words=CANARY)
    AlertDelivery.objects.create(alert=alert, person=owner, channel="page", state="sent")
    AlertDelivery.objects.create(alert=alert, person=owner, channel="email")
    AlertPreference.objects.create(person=owner, kind="rise", channel="email", is_on=False)
    AlertHours.objects.create(person=owner, time_zone="UTC", begin="21:00", end="07:00")
    AlertWeek.objects.create(market=market, week=alerted.WEEK.monday, tested=1, untested=0, found=1)


def _boards(market: Market, dealer: Dealer, organization: Organization) -> None:
    """Make a board of the market and one of the installation, and a post that tells of them."""
    at = answered.ASKED_AT
    for place in (market, None):
        board = Leaderboard.objects.create(
            market=place, week="2026-W46", begins_on=at.date(), due_at=at, method_version="test-1",
            digest="0" * 64, series=[{"label": "ChatGPT", "model": "model-1"}],
        )  # fmt: skip
        LeaderboardRow.objects.create(
            board=board, dealer=dealer, market=market, name=dealer.name, position=1, best_rank=1,
            worst_rank=1, is_leading=True, figure=0.5, lo=0.4, hi=0.6, se=0.05, named=20,
            answers=40, intents=20, aiv=0.25, aiv_lo=0.2, aiv_hi=0.3,
        )  # fmt: skip
    SharedAiv.objects.create(dealer=dealer, organization=organization)
    SlackHook.objects.create(market=market, sealed=CANARY, sealed_with="test")
    hook = SlackHook.objects.create(organization=organization, sealed=CANARY, sealed_with="test")
    SlackPost.objects.create(hook=hook, key="board:1", title=CANARY, body={})


def _inventory(dealer: Dealer) -> None:
    stocked.taken(dealer, stocked.csv([stocked.listed(1, Trim=CANARY)]))


def snapshot() -> dict[str, list[Any]]:
    """Give every row of the product, so that one changed value shows."""
    models = [model for app in GUARDED for model in apps.get_app_config(app).get_models()]
    return {model._meta.label: _rows(model) for model in models}


def _rows(model: type[Model]) -> list[Any]:
    return list(model._default_manager.order_by("pk").values_list())
