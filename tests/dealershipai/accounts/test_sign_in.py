"""Show sign-in from the attacker's side: guessing, reuse and stolen sessions."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.test import Client

PASSWORD = "a long enough passphrase"


@pytest.fixture
def member(visitor):
    """Give a person whose address is confirmed."""
    EmailAddress.objects.create(user=visitor, email=visitor.email, verified=True, primary=True)
    return visitor


def _sign_in(site, email, password=PASSWORD, **headers):
    form = {"login": email, "password": password}
    return site.post("/accounts/login/", form, headers=headers)


def _is_signed_in(site):
    return site.get("/private/").status_code == 200


def test_a_session_gets_a_new_key_at_sign_in(site, member):
    site.get("/accounts/login/")
    site.session.save()
    planted = site.session.session_key
    _sign_in(site, member.email)
    assert _is_signed_in(site) and site.session.session_key != planted


def test_a_stolen_cookie_dies_with_the_old_password(site, member):
    _sign_in(site, member.email)
    thief = Client(raise_request_exception=False)
    thief.cookies = site.cookies.copy()
    member.set_password("another long passphrase")
    member.save()
    assert not _is_signed_in(thief)


def test_a_stolen_cookie_dies_at_sign_out(site, member):
    _sign_in(site, member.email)
    thief = Client(raise_request_exception=False)
    thief.cookies = site.cookies.copy()
    site.post("/accounts/logout/")
    assert not _is_signed_in(thief)


def test_a_person_who_was_put_out_is_out_at_once(site, member):
    _sign_in(site, member.email)
    member.is_active = False
    member.save()
    assert not _is_signed_in(site)


def test_guessing_one_account_from_many_addresses_is_limited(site, member, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    for number in range(6):
        _sign_in(site, member.email, "wrong", **{"x-forwarded-for": f"203.0.113.{number}"})
    answer = _sign_in(site, member.email, **{"x-forwarded-for": "203.0.113.99"})
    assert not _is_signed_in(site) and "Too many failed" in answer.text


def test_spraying_from_one_ipv6_network_is_limited(site, db, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    answers = [
        _sign_in(
            site, f"person{n}@harbor.example", "wrong", **{"x-forwarded-for": f"2001:db8::{n}"}
        )
        for n in range(12)
    ]
    assert "Too many failed" in answers[-1].text


def test_a_wrong_address_and_a_wrong_password_look_the_same(site, member):
    known = _sign_in(site, member.email, "wrong").text
    unknown = _sign_in(site, "nobody@harbor.example", "wrong").text
    assert known.count("not correct") == unknown.count("not correct") >= 1


def test_a_reset_link_works_once(site, member):
    site.post("/accounts/password/reset/", {"email": member.email})
    link = next(word for word in mail.outbox[0].body.split() if "/reset/key/" in word)
    page = site.get(link, follow=True).redirect_chain[-1][0]
    new = {"password1": "another long passphrase", "password2": "another long passphrase"}
    site.post(page, new)
    member.refresh_from_db()
    assert member.check_password("another long passphrase")
    later = Client(raise_request_exception=False)
    assert not later.get(link, follow=True).redirect_chain


def test_a_recovery_code_works_once(site, member):
    codes = RecoveryCodes.activate(member)
    totp.TOTP.activate(member, "JBSWY3DPEHPK3PXP")
    code = codes.generate_codes()[0]
    reached = []
    for _ in range(2):
        browser = Client(raise_request_exception=False)
        _sign_in(browser, member.email)
        browser.post("/accounts/2fa/authenticate/", {"code": code})
        reached.append(_is_signed_in(browser))
    assert reached == [True, False]


def test_a_code_of_the_authenticator_works_once(site, member):
    totp.TOTP.activate(member, "JBSWY3DPEHPK3PXP")
    code = totp.format_hotp_value(
        totp.hotp_value("JBSWY3DPEHPK3PXP", next(totp.yield_hotp_counters_from_time()))
    )
    reached = []
    for _ in range(2):
        browser = Client(raise_request_exception=False)
        _sign_in(browser, member.email)
        browser.post("/accounts/2fa/authenticate/", {"code": code})
        reached.append(_is_signed_in(browser))
    assert Authenticator.objects.count() == 1 and reached == [True, False]


def test_next_leads_nowhere_else(site, member):
    form = {"login": member.email, "password": PASSWORD, "next": "https://evil.example/"}
    assert "evil" not in site.post("/accounts/login/", form)["Location"]


def test_a_line_break_in_an_address_sends_no_second_mail(site, db):
    form = {"email": "a@harbor.example\r\nBcc: b@evil.example"}
    site.post("/accounts/password/reset/", form)
    assert mail.outbox == []


def test_signing_in_failing_and_leaving_stand_in_the_log(site, member, caplog):
    caplog.set_level("INFO", "dealershipai.accounts")
    _sign_in(site, member.email, "canary-guess")
    _sign_in(site, member.email)
    site.post("/accounts/logout/")
    said = [record.getMessage() for record in caplog.records if "accounts" in record.name]
    assert said == ["sign-in failed", "signed in", "signed out"]
    assert member.email not in caplog.text and "canary" not in caplog.text
