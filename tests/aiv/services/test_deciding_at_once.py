"""Prove on PostgreSQL that two clicks at the same moment do no more than one."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Barrier

import pytest
from django.db import connection, connections

from aiv.domain.errors import DealershipError
from aiv.models import Claim, Correction, Dealer, Mention
from aiv.services.evidence import corrections
from aiv.services.people import claims, invitations, members, onboarding
from dealershipai.accounts.models import AuditEvent, Membership, Organization
from tests import answered, cast
from tests.answered import Said

pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True)]
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL lets two writers run side by side")


def at_once(*acts: Callable[[], object]) -> list[bool]:
    """Do all at the same moment, each on its own connection; say which were not refused."""
    start = Barrier(len(acts))

    def do(act: Callable[[], object]) -> bool:
        start.wait(10)
        try:
            act()
        except DealershipError:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(do, acts))


@pytest.fixture
def proposals(panel, assistant, dealers, owner, operator) -> dict[str, Correction]:
    """Give two proposals about one dealer in one answer."""
    (answer,) = answered.ask(panel, assistant, [Said(named=[(dealers[0], "option")])])
    return {
        kind: corrections.propose(
            answer, dealers[0], kind, role=role, quote="", note="", proposer=owner
        )
        for kind, role in (("wrong", ""), ("role", "best"))
    }


def twice(row):
    """Give a row as two people hold it."""
    return type(row).objects.get(pk=row.pk), type(row).objects.get(pk=row.pk)


def test_a_correction_accepted_twice_at_once_counts_once(proposals, operator):
    rows = twice(proposals["role"])
    done = at_once(*(partial(corrections.accept, row, operator=operator) for row in rows))
    assert done == [True, True]
    assert Mention.objects.filter(is_counted=True).count() == 1
    assert AuditEvent.objects.filter(action="correction.accepted").count() == 1


def test_a_correction_accepted_and_refused_at_once_is_one_of_both(proposals, operator):
    accepted, refused = twice(proposals["wrong"])
    done = at_once(
        partial(corrections.accept, accepted, operator=operator),
        partial(corrections.refuse, refused, operator=operator),
    )
    assert sorted(done) == [False, True]
    is_refused = Correction.objects.get(pk=accepted.pk).state == "refused"
    assert Mention.objects.get().is_counted is is_refused


def test_two_corrections_of_one_mention_leave_one_reading(proposals, operator):
    rows = proposals.values()
    at_once(*(partial(corrections.accept, row, operator=operator) for row in rows))
    assert Mention.objects.filter(overruled_by=None).count() <= 1
    states = dict(Correction.objects.values_list("kind", "state"))
    stands = Mention.objects.filter(is_counted=True).exists()
    assert stands is (states["wrong"] != "accepted")


def test_two_organizations_cannot_both_get_a_dealer(organization, dealers, owner, operator):
    both = (organization, cast.organization("Other Group"))
    rows = [claims.propose(dealers[1], each, market=None, note="", person=owner) for each in both]
    done = at_once(*(partial(claims.accept, row, operator=operator) for row in rows))
    assert sorted(done) == [False, True]
    assert Dealer.objects.get(pk=dealers[1].pk).organization in both


def test_a_claim_sent_twice_at_once_is_one_claim(organization, dealers, owner):
    ask = partial(claims.propose, dealers[1], organization, market=None, note="", person=owner)
    assert at_once(ask, ask, ask) == [True] * 3
    assert Claim.objects.count() == 1


def test_an_organization_made_twice_at_once_is_one(db):
    person = cast.person("new@comer.example")
    make = partial(onboarding.create_organization, person, "Newcomer Motors")
    assert at_once(make, make) == [True, True]
    assert Organization.objects.filter(name="Newcomer Motors").count() == 1


def test_an_invitation_opened_twice_at_once_makes_one_member(organization, owner):
    guest = cast.person("guest@guest.example")
    token = invitations.invite(organization, guest.email, "viewer", inviter=owner, now=NOW).token
    join = partial(invitations.accept, token, person=guest, now=NOW + timedelta(hours=1))
    assert sorted(at_once(join, join)) == [False, True]
    assert Membership.objects.filter(user=guest).count() == 1


def test_two_owners_who_leave_at_once_leave_one_behind(organization, owner, manager):
    Membership.objects.filter(user=manager).update(role="owner")
    rows = Membership.objects.filter(organization=organization).select_related("user")
    done = at_once(*(partial(members.remove, row, person=row.user) for row in rows))
    assert sorted(done) == [False, True]
    assert rows.filter(role="owner").count() == 1
