"""Read consented chats for what shoppers ask, and let the store decide on what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from aiv import live
from aiv.domain import strict_json
from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.live_kinds import Kind
from aiv.domain.markets.panel_edits import Edit
from aiv.domain.shopper_chat import phrases, words
from aiv.domain.shopper_questions import METHOD_VERSION, cleaning, grouping
from aiv.domain.shopper_questions.grouping import Asked, Group
from aiv.domain.shopper_questions.signs import Known
from aiv.models import (
    Dealer,
    Market,
    PanelProposal,
    ProposalState,
    QuestionReading,
    QuestionState,
    ShopperChat,
    ShopperQuestion,
)
from aiv.selectors.chat import shopper_knowledge
from aiv.selectors.chat import shopper_questions as reading
from aiv.selectors.chat.shopper_questions import Extent
from aiv.services.chat import question_rows
from aiv.services.markets import panel_edits
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

NOTHING: Final = Extent(chats=0, last_ended_at=None, leads=0)
MOST_REASON: Final = 200
DECIDED: Final = "Somebody of your store decided this already."


def run_due(now: datetime, *, most: int = 20) -> int:
    """Read the dealers whose chats changed since the last time; give how many were read."""
    extents = reading.extents()
    known = dict(QuestionReading.objects.values_list("dealer", "basis"))
    done = 0
    for dealer in reading.read_or_readable(extents.keys()):
        extent = extents.get(dealer.pk, NOTHING)
        if known.get(dealer.pk) != _basis(dealer, extent):
            done += read(dealer, now=now, extent=extent)
        if done >= most:
            break
    return done


def read(dealer: Dealer, *, now: datetime, extent: Extent | None = None) -> bool:
    """Read a dealer's consented chats anew; False where another worker was faster.

    Reading takes a while and holds nothing; what is found is written in one short transaction,
    under the lock of the dealer's reading.
    """
    seen = extent if extent is not None else reading.extents().get(dealer.pk, NOTHING)
    basis = _basis(dealer, seen)
    chats, public, standing = reading.chats(dealer), _public(dealer), reading.decided(dealer)
    asked = _asked(chats, frozenset(words.words(" ".join(public))))
    groups = grouping.group(asked, standing=standing, public=public)
    with transaction.atomic():
        QuestionReading.objects.get_or_create(dealer=dealer)
        row = QuestionReading.objects.select_for_update().get(dealer=dealer)
        if row.basis == basis:
            return False
        rare = question_rows.write(dealer, groups, standing=standing)
        _keep(row, basis, chats, groups, rare=rare, is_whole=len(chats) == seen.chats, now=now)
        live.announce(dealer, Kind.CHATS)
    return True


@transaction.atomic
def propose(
    question: ShopperQuestion,
    market: Market,
    edit: Edit,
    *,
    note: str,
    proposer: User,
    now: datetime,
) -> PanelProposal:
    """Put a suggestion before an operator as a change of the panel; both are written or neither.

    Raises Conflict when somebody decided it before, and what `panel_edits.propose` raises.
    """
    row = _locked(question)
    if row.state != QuestionState.OPEN:
        raise Conflict(DECIDED)
    proposal = panel_edits.propose(market, edit, note=note, proposer=proposer)
    _decide(row, QuestionState.PROPOSED, proposer, now, proposal=proposal)
    return proposal


@transaction.atomic
def dismiss(question: ShopperQuestion, reason: str, *, person: User, now: datetime) -> bool:
    """Leave a suggestion out of the panel and say why; False when it is left out already."""
    why = " ".join(reason.split())
    if not why or len(why) > MOST_REASON:
        raise InvalidInput("reason", f"say why in at most {MOST_REASON} characters")
    row = _locked(question)
    if row.state == QuestionState.DISMISSED:
        return False
    if row.state != QuestionState.OPEN:
        raise Conflict(DECIDED)
    _decide(row, QuestionState.DISMISSED, person, now, reason=why)
    return True


@transaction.atomic
def reopen(question: ShopperQuestion, *, person: User) -> bool:
    """Take back a decision; one whose proposal still waits or counts stays. False if it is open."""
    row = _locked(question)
    if row.state == QuestionState.OPEN:
        return False
    if row.proposal is not None and row.proposal.state != ProposalState.REFUSED:
        raise Conflict("Its proposal waits or counts; it is decided on the page of the questions.")
    row.state, row.reason, row.proposal = QuestionState.OPEN, "", None
    row.decided_by = row.decided_at = None
    row.save(update_fields=["state", "reason", "proposal", "decided_by", "decided_at"])
    _record(row, "shopper_question.reopened", person)
    return True


def _locked(question: ShopperQuestion) -> ShopperQuestion:
    row = ShopperQuestion.objects.select_for_update().filter(pk=question.pk).first()
    if row is None:
        raise Conflict("This suggestion is gone: its conversations were deleted.")
    return row


def _decide(
    row: ShopperQuestion,
    state: QuestionState,
    person: User,
    now: datetime,
    *,
    reason: str = "",
    proposal: PanelProposal | None = None,
) -> None:
    row.state, row.reason, row.proposal = state, reason, proposal
    row.decided_by, row.decided_at = person, now
    row.save(update_fields=["state", "reason", "proposal", "decided_by", "decided_at"])
    _record(row, f"shopper_question.{state.value}", person, reason=reason)


def _record(row: ShopperQuestion, action: str, person: User, **changes: Any) -> None:
    """Record who decided what; the shoppers' words stay out of a log that nobody may shorten."""
    audit.record(
        actor=person,
        action=action,
        target=row,
        changes={name: value for name, value in changes.items() if value},
        organization_id=row.dealer.organization_id,
    )
    live.announce(row.dealer, Kind.CHATS)


def _basis(dealer: Dealer, extent: Extent) -> str:
    ended = extent.last_ended_at
    return strict_json.digest(
        {
            "method": METHOD_VERSION,
            "consent": phrases.LEARN_VERSION,
            "store": dealer.name,
            "chats": [extent.chats, ended.isoformat() if ended else None, extent.leads],
        }
    )


def _asked(chats: Sequence[ShopperChat], public: frozenset[str]) -> Iterator[Asked]:
    known = {chat.pk: Known(private=_private(chat), public=public) for chat in chats}
    for message in reading.said(list(chats)):
        for text in cleaning.questions(message.text, known[message.chat_id]):
            yield Asked(chat=message.chat_id, text=text, at=message.at)


def _private(chat: ShopperChat) -> frozenset[str]:
    """Give the names that this chat is known to be about: its leads', and who of the store came."""
    named = [f"{lead.name} {lead.email.partition('@')[0]}" for lead in chat.leads.all()]
    if chat.taken_by is not None:
        named.append(chat.taken_by.display_name)
    return frozenset(each for each in words.words(" ".join(named)) if len(each) > 2)


def _public(dealer: Dealer) -> tuple[str, ...]:
    """Give names that stand on every sign of the place: store, towns, makes, models on offer."""
    known = shopper_knowledge.of(dealer)
    towns = dealer.markets.values_list("city", "region", "make")
    return (
        dealer.name,
        dealer.city,
        *(word for row in towns for word in row),
        *dealer.makes,
        *known.makes,
        *known.stock_makes,
        *known.stock_models,
    )


def _keep(
    row: QuestionReading,
    basis: str,
    chats: Sequence[ShopperChat],
    groups: Sequence[Group],
    *,
    rare: int,
    is_whole: bool,
    now: datetime,
) -> None:
    row.basis, row.method_version, row.read_at = basis, METHOD_VERSION, now
    row.chats, row.questions, row.rare = len(chats), len(groups), rare
    row.is_whole = is_whole
    row.save()
