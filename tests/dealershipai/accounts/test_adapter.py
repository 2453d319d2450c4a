"""Show that mails link to this installation, whatever the request claimed."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from dealershipai.accounts.adapter import own_link


@pytest.fixture
def anywhere(settings, site):
    """Give a browser on an installation that answers to any name, which is a mistake."""
    settings.ALLOWED_HOSTS = ["*"]
    settings.APP_URL = "https://dealers.example"
    return site


def test_a_reset_mail_ignores_the_host_header(anywhere, visitor):
    EmailAddress.objects.create(user=visitor, email=visitor.email, verified=True, primary=True)
    form = {"email": visitor.email}
    anywhere.post("/accounts/password/reset/", form, headers={"host": "evil.example"})
    (sent,) = mail.outbox
    assert "https://dealers.example/accounts/password/reset/key/" in sent.body
    assert "evil" not in sent.subject + sent.body


def test_a_reset_for_nobody_names_no_foreign_host_either(anywhere, db):
    form = {"email": "nobody@harbor.example"}
    anywhere.post("/accounts/password/reset/", form, headers={"host": "evil.example"})
    assert all("evil" not in sent.subject + sent.body for sent in mail.outbox)


@pytest.mark.parametrize(
    ("link", "own"),
    [
        ("http://evil.example/a/?k=1", "https://dealers.example/a/?k=1"),
        ("/a/", "https://dealers.example/a/"),
        ("", ""),
        (None, None),
    ],
)
def test_a_link_keeps_its_path_only(settings, link, own):
    settings.APP_URL = "https://dealers.example"
    assert own_link(link) == own
