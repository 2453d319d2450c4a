"""Show who must set up a second factor, and when."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from dealershipai.accounts.models import Membership, Organization


@pytest.fixture
def https(settings, site):
    """Give a browser on an installation that runs under https."""
    settings.IS_HTTPS = True
    return site


def _member(user, role):
    organization = Organization.objects.create(name="Harbor Group")
    Membership.objects.create(user=user, organization=organization, role=role)


def test_staff_without_one_are_sent_to_set_it_up(https, staff):
    https.force_login(staff)
    assert https.get("/private/")["Location"] == "/accounts/2fa/"
    assert https.get("/admin/")["Location"] == "/accounts/2fa/"


@pytest.mark.parametrize(("role", "status"), [("owner", 302), ("manager", 200), ("viewer", 200)])
def test_owners_must_and_others_may(https, visitor, role, status):
    _member(visitor, role)
    https.force_login(visitor)
    assert https.get("/private/").status_code == status


def test_with_a_factor_the_site_is_open_for_one_query(https, staff, django_assert_num_queries):
    TOTP.activate(staff, "JBSWY3DPEHPK3PXP")
    https.force_login(staff)
    https.get("/private/")
    with django_assert_num_queries(3):  # session, user, factor
        assert https.get("/private/").status_code == 200


def test_recovery_codes_alone_are_no_factor(https, staff):
    RecoveryCodes.activate(staff)
    assert Authenticator.objects.count() == 1
    https.force_login(staff)
    assert https.get("/private/").status_code == 302


@pytest.mark.parametrize("path", ["/accounts/2fa/totp/activate/", "/accounts/logout/"])
def test_the_way_out_and_the_set_up_stay_open(https, staff, path):
    https.force_login(staff)
    answer = https.get(path)
    assert answer.headers.get("Location") != "/accounts/2fa/"


def test_a_form_cannot_pass_around_it(https, staff):
    https.force_login(staff)
    assert https.post("/private/")["Location"] == "/accounts/2fa/"


def test_on_loopback_it_is_only_offered(site, staff):
    site.force_login(staff)
    assert site.get("/private/").status_code == 200
