"""The first operator is made once, with a password nobody could guess."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import authenticate

from dealershipai.accounts.models import AuditEvent, User
from dealershipai.accounts.operators import create_first_operator

pytestmark = pytest.mark.django_db


def test_the_first_operator_can_sign_in(rf):
    email, password = create_first_operator()
    user = authenticate(rf.post("/"), email=email, password=password)
    assert user is not None
    assert (user.is_staff, user.is_superuser) == (True, True)


def test_the_password_is_random():
    _, first = create_first_operator()
    User.objects.all().delete()
    _, second = create_first_operator()
    assert first != second
    assert len(first) >= 24


def test_the_address_counts_as_verified():
    create_first_operator()
    assert EmailAddress.objects.get().verified


def test_there_is_only_one_first_operator():
    assert create_first_operator()
    assert create_first_operator("other@harbor.example") is None
    assert User.objects.count() == 1


def test_it_stands_in_the_audit_log():
    create_first_operator()
    event = AuditEvent.objects.get()
    assert (event.action, event.actor_name) == ("operator.created", "command line")
