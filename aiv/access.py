"""Decide who may see and do what; whatever is not yours is not found.

Markets, panels, assistants, scans, answers and mentions belong to the installation; dealers belong
to the organization that claimed them. Every view, API and command asks here.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet
from django.http import Http404

from aiv.models import (
    Alert,
    Answer,
    Claim,
    Dealer,
    DealerLimit,
    Market,
    MarketState,
    Panel,
    PanelKind,
    Scan,
    SlackPost,
    unread_alerts,
)
from dealershipai.accounts.models import Membership, Organization, Role, User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Person = User | AnonymousUser

Row = TypeVar("Row", bound=Model)


class Action(StrEnum):
    """Name what a person can do; the table below says in which role."""

    SEE_MARKET = "see a market and its answers"
    SEE_DEALER = "see a dealer's own pages"
    PROPOSE_CORRECTION = "propose that a mention is wrong or missing"
    EDIT_DEALER = "edit a dealer's record and facts"
    DECLARE_MONEY = "declare gross and opportunities"
    PROPOSE_PANEL = "propose a change of a panel"
    AUDIT_SITE = "start and stop audits of a dealer's site and prove its domain"
    IMPORT_GROUND = "import inventory, reviews, experiments and signals"
    WORK_ACTIONS = "take, assign and finish actions"
    SET_UP_WIDGET = "set up the chat widget and write its answers"
    ANSWER_CHATS = "read, answer and delete chats of shoppers"
    WORK_LEADS = "read, answer and export leads"
    CLAIM_DEALER = "claim a dealer"
    START_SCAN = "start a scan within the organization's cap"
    EDIT_ORGANIZATION = "rename the organization"
    MANAGE_MEMBERS = "invite, change and remove members"
    TAKE_BUNDLE = "download the raw answers and inputs behind a score"
    SHARE_AIV = "let a dealer's AIV stand on leaderboards"
    CONNECT_SLACK = "say where Slack takes the organization's posts"
    MANAGE_KEYS = "make and revoke keys for programs"
    IMPORT_ANSWERS = "import answers"
    MANAGE_PROVIDERS = "enter and test keys of providers, accept their terms, set caps"
    DECIDE_CORRECTION = "accept or refuse corrections"
    DECIDE_CLAIM = "accept or refuse claims and markets"
    OPERATE = "see the operator's pages"


SEEING = frozenset({Action.SEE_MARKET, Action.SEE_DEALER, Action.PROPOSE_CORRECTION})
MANAGING = SEEING | {
    Action.EDIT_DEALER,
    Action.DECLARE_MONEY,
    Action.PROPOSE_PANEL,
    Action.AUDIT_SITE,
    Action.IMPORT_GROUND,
    Action.WORK_ACTIONS,
    Action.SET_UP_WIDGET,
    Action.ANSWER_CHATS,
    Action.WORK_LEADS,
}
OWNING = MANAGING | {
    Action.CLAIM_DEALER,
    Action.START_SCAN,
    Action.EDIT_ORGANIZATION,
    Action.MANAGE_MEMBERS,
    Action.MANAGE_KEYS,
    Action.TAKE_BUNDLE,
    Action.SHARE_AIV,
    Action.CONNECT_SLACK,
}
ROLE_ACTIONS: dict[str, frozenset[Action]] = {
    Role.VIEWER: SEEING,
    Role.MANAGER: MANAGING,
    Role.OWNER: OWNING,
}
OPERATOR_ACTIONS = frozenset(Action)


def is_operator(person: Person) -> bool:
    """Tell staff of the installation from everybody else."""
    is_staff = bool(person.is_authenticated and person.is_active and person.is_staff)
    return is_staff and not getattr(person, "_is_confined", False)


def confined(user: User, *, organization_id: UUID) -> User:
    """Give the person with what they may do in one organization and nothing else, as keys do."""
    own = tuple(row for row in memberships(user) if row.organization_id == organization_id)
    user._memberships_read = own  # type: ignore[attr-defined]
    user._is_confined = True  # type: ignore[attr-defined]
    return user


def user_of(person: Person) -> User:
    """Give the signed-in person as a user; a stranger finds nothing here."""
    if not isinstance(person, User):
        raise Http404
    return person


def may(person: Person, action: Action, *, organization_id: UUID | None = None) -> bool:
    """Say whether a person may do something for an organization, or for the installation."""
    if is_operator(person):
        return action in OPERATOR_ACTIONS
    if organization_id is None:
        return False
    return any(
        action in ROLE_ACTIONS[membership.role]
        for membership in memberships(person)
        if membership.organization_id == organization_id
    )


def memberships(person: Person) -> tuple[Membership, ...]:
    """Give a person's memberships, read once for each person object."""
    if not isinstance(person, User) or not person.is_active:
        return ()
    known: tuple[Membership, ...] | None = getattr(person, "_memberships_read", None)
    if known is None:
        known = tuple(person.memberships.select_related("organization"))
        person._memberships_read = known  # type: ignore[attr-defined]
    return known


def own_dealers(person: Person, action: Action = Action.SEE_DEALER) -> QuerySet[Dealer]:
    """Give the claimed dealers for which a person may do something."""
    if is_operator(person):
        return Dealer.objects.all()
    return _claimed_dealers(person, action)


def _claimed_dealers(person: Person, action: Action) -> QuerySet[Dealer]:
    allowed = [row for row in memberships(person) if action in ROLE_ACTIONS[row.role]]
    limits = DealerLimit.objects.filter(membership=OuterRef("pk"))
    roles = Membership.objects.filter(
        pk__in=[row.pk for row in allowed], organization=OuterRef("organization")
    ).filter(~Exists(limits) | Q(dealer_limits__dealer=OuterRef("pk")))
    # Named outright, the organizations are found by index, not by looking at every dealer.
    claimed = Dealer.objects.filter(organization__in=[row.organization_id for row in allowed])
    return claimed.filter(Exists(roles))


def switchable_dealers(person: Person) -> list[Dealer]:
    """Give a member's own dealers, read once for each person object; operators search instead."""
    if not isinstance(person, User) or not memberships(person):
        return []
    known: list[Dealer] | None = getattr(person, "_dealers_read", None)
    if known is None:
        own = _claimed_dealers(person, Action.SEE_DEALER)
        known = list(own.annotate(new_alerts=unread_alerts(person.pk)))
        person._dealers_read = known  # type: ignore[attr-defined]
    return known


def own_dealer(person: Person, slug: str) -> Dealer | None:
    """Give a dealer of the person's own; a member's are read once for each person object."""
    if is_operator(person):
        return Dealer.objects.filter(slug=slug).first()
    own = (dealer for dealer in switchable_dealers(person) if dealer.slug == slug)
    return next(own, None)


def markets(person: Person) -> QuerySet[Market]:
    """Give the markets in which a claimed dealer of theirs stands."""
    if is_operator(person):
        return Market.objects.all()
    own = own_dealers(person).filter(markets=OuterRef("pk"))
    return Market.objects.filter(Exists(own), state=MarketState.OPEN)


def dealers(person: Person) -> QuerySet[Dealer]:
    """Give a person's own dealers and the rivals that stand beside them."""
    if is_operator(person):
        return Dealer.objects.all()
    own = own_dealers(person).filter(pk=OuterRef("pk"))
    shared = markets(person).filter(dealers=OuterRef("pk"))
    return Dealer.objects.filter(Exists(own) | Exists(shared))


def answers(person: Person) -> QuerySet[Answer]:
    """Give the answers of unbranded panels of their markets and of their own branded panels."""
    rows = Answer.objects.all()
    return rows if is_operator(person) else rows.filter(_of_panels(person, "market"))


def scans(person: Person) -> QuerySet[Scan]:
    """Give the scans of unbranded panels of their markets and of their own branded panels."""
    rows = Scan.objects.all()
    return rows if is_operator(person) else rows.filter(_of_panels(person, "panel__market"))


def _of_panels(person: Person, market: str) -> Q:
    branded = Panel.objects.filter(kind=PanelKind.BRANDED, dealer__in=own_dealers(person))
    unbranded = Q(**{f"{market}__in": markets(person), "panel__kind": PanelKind.MARKET})
    return unbranded | Q(panel__in=branded)


def may_steer(person: Person, scan: Scan) -> bool:
    """Say whether a person may pause, resume or cancel a scan, and see what it costs."""
    return may(person, Action.START_SCAN, organization_id=scan.organization_id)


def scan_payers(person: Person, market: Market) -> list[Organization | None]:
    """Give who may pay for a scan that the person starts; None is the installation itself."""
    if is_operator(person):
        return [None]
    own = organizations(person, Action.START_SCAN).filter(dealers__markets=market)
    return list(own.distinct().order_by("name")) if markets(person).filter(pk=market.pk) else []


def organizations(person: Person, action: Action = Action.SEE_DEALER) -> QuerySet[Organization]:
    """Give the organizations for which a person may do something."""
    if is_operator(person):
        return Organization.objects.all()
    held = (row for row in memberships(person) if action in ROLE_ACTIONS[row.role])
    return Organization.objects.filter(pk__in=[row.organization_id for row in held])


def workers_of(dealer: Dealer, action: Action = Action.WORK_ACTIONS) -> QuerySet[User]:
    """Give the people of a dealer's organization who may do something for it."""
    working = [role for role, actions in ROLE_ACTIONS.items() if action in actions]
    limits = DealerLimit.objects.filter(membership=OuterRef("pk"))
    seats = Membership.objects.filter(
        user=OuterRef("pk"), organization=dealer.organization_id, role__in=working
    ).filter(~Exists(limits) | Q(dealer_limits__dealer=dealer))
    return User.objects.filter(Exists(seats), is_active=True).order_by("email")


def alerts(person: Person) -> QuerySet[Alert]:
    """Give the alerts of a person's own dealers, and of the budgets that they may spend."""
    paid = Q(dealer=None, organization__in=organizations(person, Action.START_SCAN))
    mine = Q(dealer__in=own_dealers(person)) | paid
    return Alert.objects.filter(Q() if is_operator(person) else mine)


def watching(people: Collection[User], dealers: Collection[UUID]) -> dict[tuple[UUID, UUID], bool]:
    """Give who may watch which of these dealers, True where it is their own, in two queries.

    It answers for many open connections what `dealers` and `own_dealers` answer for one request.
    """
    seeing = [role for role, actions in ROLE_ACTIONS.items() if Action.SEE_DEALER in actions]
    seat = "organization__memberships"
    own = Dealer.objects.order_by().filter(
        Q(**{f"{seat}__dealer_limits": None}) | Q(**{f"{seat}__dealer_limits__dealer": F("pk")}),
        **{f"{seat}__user__in": people, f"{seat}__role__in": seeing},
    )
    beside = own.filter(markets__state=MarketState.OPEN, markets__dealers__in=dealers)
    seen = dict.fromkeys(beside.values_list(f"{seat}__user", "markets__dealers").distinct(), False)
    claimed = own.filter(pk__in=dealers).values_list(f"{seat}__user", "pk").distinct()
    operators = ((each.pk, pk) for each in people if is_operator(each) for pk in dealers)
    return seen | dict.fromkeys(claimed, True) | dict.fromkeys(operators, True)


def claims(person: Person) -> QuerySet[Claim]:
    """Give the claims of the organizations for which a person may claim dealers."""
    return Claim.objects.filter(organization__in=organizations(person, Action.CLAIM_DEALER))


def slack_posts(person: Person) -> QuerySet[SlackPost]:
    """Give the posts to the webhooks that a person may set."""
    rows, allowed = SlackPost.objects.all(), organizations(person, Action.CONNECT_SLACK)
    return rows if is_operator(person) else rows.filter(hook__organization__in=allowed)


def find(rows: QuerySet[Row], **key: Any) -> Row:
    """Give the one row a person may see, or "not found", whatever the reason."""
    # PostgreSQL refuses NUL in a word, so that no row can bear it.
    require(not any("\0" in str(word) for word in key.values()))
    row = rows.filter(**key).first()
    if row is None:
        raise Http404
    return row


def require(allowed: bool) -> None:
    """Answer "not found" to whoever may not do something."""
    if not allowed:
        raise Http404
