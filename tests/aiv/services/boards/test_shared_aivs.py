"""An owner shares a dealer's AIV and takes it back; whoever claims the dealer later did not."""

from __future__ import annotations

import pytest

from aiv.domain.errors import Conflict
from aiv.models import Dealer, SharedAiv
from aiv.services.boards import shared_aivs
from dealershipai.accounts.models import AuditEvent, User
from tests import cast
from tests.ranked import DUE

pytestmark = pytest.mark.django_db


def test_nothing_is_shared_at_first(dealers: list[Dealer], owner: User) -> None:
    dealers[0].refresh_from_db()
    assert not shared_aivs.current(dealers[0])


def test_sharing_twice_is_one_word(dealers: list[Dealer], owner: User) -> None:
    dealers[0].refresh_from_db()
    first = shared_aivs.share(dealers[0], person=owner, now=DUE)
    assert shared_aivs.share(dealers[0], person=owner, now=DUE) == first
    assert SharedAiv.objects.count() == 1


def test_taking_it_back_stands_on_record(dealers: list[Dealer], owner: User) -> None:
    dealers[0].refresh_from_db()
    shared_aivs.share(dealers[0], person=owner, now=DUE)
    shared_aivs.withdraw(dealers[0], person=owner, now=DUE)
    shared_aivs.withdraw(dealers[0], person=owner, now=DUE)
    assert not shared_aivs.current(dealers[0])
    events = AuditEvent.objects.filter(action__startswith="aiv.").values_list("action", flat=True)
    assert sorted(events) == ["aiv.shared", "aiv.withdrawn"]


def test_a_dealer_without_an_owner_cannot_be_shared(dealers: list[Dealer], owner: User) -> None:
    with pytest.raises(Conflict, match="belongs to no organization"):
        shared_aivs.share(dealers[1], person=owner, now=DUE)


def test_a_later_owner_has_not_agreed(dealers: list[Dealer], owner: User) -> None:
    dealers[0].refresh_from_db()
    shared_aivs.share(dealers[0], person=owner, now=DUE)
    cast.organization("Later Group", dealers[0])
    dealers[0].refresh_from_db()
    assert not shared_aivs.current(dealers[0])
    shared_aivs.share(dealers[0], person=owner, now=DUE)
    assert shared_aivs.current(dealers[0])
