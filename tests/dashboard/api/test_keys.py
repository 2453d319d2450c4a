"""Show who comes in by which key, and what ends it."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from aiv.domain.errors import Conflict, InvalidInput
from aiv.services.people import api_keys
from dealershipai.accounts.models import ApiKey, AuditEvent, Membership
from tests import cast
from tests.dashboard.api.conftest import Caller


@pytest.fixture
def sealed(organization, owner):
    return api_keys.create(organization, "report", days=30, person=owner, now=timezone.now())


def keyed(secret):
    return Caller(authorization=f"Bearer {secret}")


def status(secret, body=None):
    return keyed(secret).post("aiv/calculate", body or {}).status_code


def test_a_key_comes_in_without_a_session(sealed):
    assert status(sealed.secret) == 200


def test_a_key_opens_its_organization_s_dealer(sealed, dealers):
    assert status(sealed.secret, {"dealer": dealers[0].slug}) == 200


def test_a_key_does_not_open_a_rival(sealed, dealers):
    assert status(sealed.secret, {"dealer": dealers[1].slug}) == 404


def test_a_key_reaches_no_other_organization_of_its_maker(sealed, owner, dealers):
    other = cast.organization("Pelican Group", dealers[1])
    Membership.objects.create(user=owner, organization=other, role="owner")
    assert status(sealed.secret, {"dealer": dealers[1].slug}) == 404


def test_a_key_of_an_operator_has_no_operator_s_rights(sealed, owner, dealers):
    owner.is_staff = True
    owner.save()
    assert status(sealed.secret, {"dealer": dealers[1].slug}) == 404


def test_only_the_hash_of_a_key_is_kept(sealed):
    stored = str(list(ApiKey.objects.values_list()))
    assert sealed.secret.startswith("dai_live_")
    assert sealed.secret not in stored


def test_the_secret_has_256_random_bits(sealed):
    assert len(sealed.secret) == len("dai_live_") + 43


def test_a_revoked_key_is_refused_at_once(sealed, owner):
    api_keys.revoke(sealed.key, person=owner, now=timezone.now())
    assert status(sealed.secret) == 401


def test_an_expired_key_is_refused(sealed):
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert status(sealed.secret) == 401


def test_a_key_ends_with_its_maker_s_membership(sealed, owner):
    owner.memberships.all().delete()
    assert status(sealed.secret) == 401


def test_a_key_ends_with_its_maker_s_account(sealed, owner):
    owner.is_active = False
    owner.save()
    assert status(sealed.secret) == 401


def test_a_key_sees_what_its_maker_s_role_sees_now(sealed, owner, dealers):
    owner.memberships.update(role="viewer")
    assert status(sealed.secret, {"dealer": dealers[0].slug}) == 200


@pytest.mark.parametrize(
    "secret", ["", "x", "dai_live_", "dai_live_" + "A" * 43, "dai_live_" + "A" * 5000, "dai_live_é"]
)
def test_a_wrong_key_is_refused_with_the_way_in(db, secret):
    answer = keyed(secret).post("aiv/calculate", {})
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer["Content-Type"] == "application/problem+json"


def test_guessing_keys_is_limited(db):
    guesser = keyed("dai_live_" + "A" * 43)
    statuses = {guesser.post("aiv/calculate", {}).status_code for _ in range(31)}
    assert statuses == {401, 429}


def test_the_use_of_a_key_is_noted(sealed):
    status(sealed.secret)
    assert ApiKey.objects.get().last_used_at is not None


def test_the_use_of_a_key_is_written_once_in_five_minutes(sealed, django_assert_num_queries):
    status(sealed.secret)
    with django_assert_num_queries(2):
        status(sealed.secret)


def test_making_and_revoking_are_audited(sealed, owner):
    api_keys.revoke(sealed.key, person=owner, now=timezone.now())
    api_keys.revoke(sealed.key, person=owner, now=timezone.now())
    actions = list(AuditEvent.objects.order_by("id").values_list("action", flat=True))
    assert actions == ["api_key.created", "api_key.revoked"]


def test_who_is_no_member_makes_no_key(organization, operator):
    with pytest.raises(Conflict):
        api_keys.create(organization, "x", days=30, person=operator, now=timezone.now())


def test_no_key_lives_for_ever(organization, owner):
    with pytest.raises(InvalidInput, match="days"):
        api_keys.create(organization, "x", days=100_000, person=owner, now=timezone.now())


def test_keys_have_a_ceiling(organization, owner, monkeypatch):
    monkeypatch.setattr(api_keys, "MAX_KEYS", 0)
    with pytest.raises(Conflict):
        api_keys.create(organization, "x", days=30, person=owner, now=timezone.now())


def test_the_page_shows_a_secret_once(client, owner):
    client.force_login(owner)
    made = client.post("/organization/keys/", {"name": "report", "days": "90"})
    secret = made.content.decode().split('<code class="code">')[1].split("<")[0]
    assert status(secret) == 200
    assert secret not in client.get("/organization/keys/").content.decode()


def test_the_page_revokes_after_asking(client, owner, sealed):
    client.force_login(owner)
    address = f"/organization/keys/{sealed.key.pk}/revoke/"
    assert "Revoke" in client.get(address).content.decode()
    assert status(sealed.secret) == 200
    client.post(address)
    assert status(sealed.secret) == 401


@pytest.mark.parametrize("who", ["manager", "viewer", "stranger"])
def test_only_owners_of_it_see_an_organization_s_keys(request, client, sealed, who):
    client.force_login(request.getfixturevalue(who))
    revoking = f"/organization/keys/{sealed.key.pk}/revoke/"
    assert [client.get(revoking).status_code, client.post(revoking).status_code] == [404, 404]
    listing = client.get("/organization/keys/")
    assert listing.status_code == (200 if who == "stranger" else 404)
    assert sealed.key.prefix not in listing.content.decode()


def test_thirty_keys_cost_as_many_queries_as_ten(
    client, owner, organization, django_assert_max_num_queries, sealed
):
    client.force_login(owner)
    client.get("/organization/keys/")

    def cost(count):
        for number in range(count):
            now = timezone.now()
            api_keys.create(organization, f"key {number}", days=30, person=owner, now=now)
        with django_assert_max_num_queries(30) as counted:
            client.get("/organization/keys/")
        return len(counted)

    assert cost(10) == cost(20)


def test_a_post_by_session_without_a_token_is_refused(owner):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(owner)
    answer = strict.post("/api/v1/aiv/calculate", "{}", content_type="application/json")
    assert answer.status_code == 403
    assert answer["Content-Type"] == "application/problem+json"


def test_a_post_by_key_needs_no_token(sealed):
    strict = Client(enforce_csrf_checks=True, headers={"authorization": f"Bearer {sealed.secret}"})
    answer = strict.post("/api/v1/aiv/calculate", "{}", content_type="application/json")
    assert answer.status_code == 200
