"""Check what the cast promises to the other tests."""

from __future__ import annotations

import socket

import pytest

from aiv import access
from aiv.models import Dealer, Market
from dealershipai.accounts.models import User


def test_the_owner_and_the_stranger_share_no_market(
    owner: User, stranger: User, market: Market, far_market: Market
) -> None:
    assert list(access.markets(owner)) == [market]
    assert list(access.markets(stranger)) == [far_market]


def test_the_first_dealer_is_the_owners(owner: User, dealers: list[Dealer]) -> None:
    assert list(access.own_dealers(owner)) == [dealers[0]]


def test_no_test_reaches_outside() -> None:
    with pytest.raises(PermissionError), socket.socket() as outside:
        outside.connect(("192.0.2.1", 80))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_turn", [1, 2])
def test_a_test_that_commits_leaves_nothing_behind(operator: User, _turn: int) -> None:
    from dealershipai.accounts import audit
    from dealershipai.accounts.models import AuditEvent

    audit.record(actor=operator, action="cast.tried", target=operator)
    assert AuditEvent.objects.count() == 1
