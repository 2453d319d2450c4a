"""Keep a dealer's record, its further names and its verified facts; every change is audited.

Detection reads names when an answer is written, so a change here never re-reads older answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from aiv.domain import links
from aiv.domain.errors import InvalidInput
from aiv.domain.markets import dealer_facts
from aiv.domain.markets.dealer_record import NAMES, DealerRecord, tidy
from aiv.domain.markets.market_file import e164
from aiv.models import Alias, AliasKind, Dealer, DealerFact, FactKind
from aiv.services.evidence import stated_facts
from aiv.services.markets.dealer_matching import record_of
from aiv.services.markets.market_dealers import alias_kind
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

SHORTEST: Final = 3
TAKEN: Final = "another store of the market is known by this; ask an operator if that is wrong"
BARE: Final = frozenset({"dealer", "dealership", "the dealer", "the dealership", "cars", "used"})


@transaction.atomic
def save_record(dealer: Dealer, record: DealerRecord, *, person: User) -> bool:
    """Write a dealer's record and verify the facts that it states; say whether it changed.

    Raises InvalidInput naming the field, also for what names a rival of one of its markets.
    """
    locked = Dealer.objects.select_for_update().get(pk=dealer.pk)
    wanted, before = tidy(record), record_of(locked)
    # What stood before may stay: two stores of one name in two towns are no theft.
    for field, value in set(_naming(wanted)) - set(_naming(before)):
        _refuse_rivals(locked, field, value)
    changes: dict[str, object] = {
        name: [_plain(getattr(before, name)), _plain(getattr(wanted, name))]
        for name in NAMES
        if getattr(before, name) != getattr(wanted, name)
    }
    for name in changes:
        setattr(locked, name, _plain(getattr(wanted, name)))
    if changes:
        locked.save(update_fields=list(changes))
        _note(locked, person, "dealer.changed", changes)
    for kind, fact in dealer_facts.of_record(wanted).items():
        save_fact(locked, kind, fact, person=person)
    dealer.refresh_from_db()
    return bool(changes)


@transaction.atomic
def save_fact(dealer: Dealer, kind: str, value: object, *, person: User) -> DealerFact | None:
    """Keep what a person has verified now; None takes the fact away.

    The same value verified again gets the new day, so that a fact can be confirmed.
    """
    if kind not in FactKind.values:
        raise InvalidInput("kind", "choose a kind of fact")
    known = DealerFact.objects.filter(dealer=dealer, kind=kind).first()
    stated_facts.ask_again(dealer)
    if value is None:
        if known:
            known.delete()
            _note(dealer, person, "fact.removed", {kind: [known.value, None]})
        return None
    fact, _is_new = DealerFact.objects.update_or_create(
        dealer=dealer,
        kind=kind,
        defaults={"value": value, "verified_by": person, "verified_at": timezone.now()},
    )
    _note(dealer, person, "fact.verified", {kind: [known.value if known else None, value]})
    return fact


@transaction.atomic
def add_alias(dealer: Dealer, text: str, *, person: User) -> Alias:
    """Know a dealer by a further name, domain or phone; the same again changes nothing.

    Raises InvalidInput for what names a rival or any store at all.
    """
    # The lock lets a form that was sent twice find the name of its first sending.
    Dealer.objects.select_for_update().get(pk=dealer.pk)
    value = _spelled(text)
    kind = alias_kind(value, dealer.country)
    stored = e164(value, dealer.country) if kind == AliasKind.PHONE else value
    _refuse_general(dealer, stored)
    _refuse_rivals(dealer, "alias", stored)
    known = Alias.objects.filter(dealer=dealer, kind=kind, value__iexact=stored).first()
    if known:
        return known
    made = Alias.objects.create(dealer=dealer, kind=kind, value=stored)
    stated_facts.ask_again(dealer)
    _note(dealer, person, "alias.added", {kind.value: [None, stored]})
    return made


@transaction.atomic
def remove_alias(alias: Alias, *, person: User) -> None:
    """Know a dealer by one name less; what was read by it stays read."""
    removed, _rows = Alias.objects.filter(pk=alias.pk).delete()
    if removed:
        stated_facts.ask_again(alias.dealer)
        _note(alias.dealer, person, "alias.removed", {alias.kind: [alias.value, None]})


def _spelled(text: str) -> str:
    """Give a site's host where an address was written, else the words as they are."""
    words = " ".join(text.split())
    host = links.domain_of(words if "://" in words else f"//{words}")
    return host if " " not in words and "@" not in words and links.is_domain(host) else words


def _naming(record: DealerRecord) -> Iterable[tuple[str, str]]:
    fields = {"name": record.name, "website": record.host, "phone": record.phone}
    return ((field, value) for field, value in fields.items() if value)


def _refuse_rivals(dealer: Dealer, field: str, value: str) -> None:
    """Refuse what names a rival: else a store could collect a rival's mentions as its own."""
    rivals = Dealer.objects.filter(markets__in=dealer.markets.all()).exclude(pk=dealer.pk)
    if dealer.organization_id:
        # The stores of one group may share a site and a phone.
        rivals = rivals.exclude(organization=dealer.organization_id)
    known_by = Q(name__iexact=value) | Q(phone=value) | Q(aliases__value__iexact=value)
    hosts = {record_of(row).host for row in rivals.filter(website__icontains=value)}
    if rivals.filter(known_by).exists() or value.lower().removeprefix("www.") in hosts:
        raise InvalidInput(field, TAKEN)


def _refuse_general(dealer: Dealer, value: str) -> None:
    """Refuse what any answer may say without meaning this store."""
    words = set(BARE) | {make.casefold() for make in dealer.makes}
    for market in dealer.markets.all():
        words |= {word.casefold() for word in (market.make, market.city, market.region)}
    words |= {f"{make.casefold()} dealer" for make in dealer.makes}
    if len(value) < SHORTEST or value.casefold() in words:
        raise InvalidInput("alias", "this is too general: it would count answers about any store")


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _note(dealer: Dealer, person: User, action: str, changes: dict[str, object]) -> None:
    audit.record(
        actor=person,
        action=action,
        target=dealer,
        changes=changes,
        organization_id=dealer.organization_id,
    )
