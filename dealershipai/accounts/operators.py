"""Make the first operator of an installation."""

from __future__ import annotations

import secrets

from allauth.account.models import EmailAddress
from django.db import transaction

from dealershipai.accounts import audit
from dealershipai.accounts.models import User

FIRST_OPERATOR = "operator@localhost.localdomain"


@transaction.atomic
def create_first_operator(email: str = FIRST_OPERATOR) -> tuple[str, str] | None:
    """Give the address and the random password of a new operator, or None when one exists.

    The address counts as verified: on a bare machine no mail can be sent yet.
    """
    if User.objects.filter(is_staff=True).exists():
        return None
    password = secrets.token_urlsafe(18)
    user = User.objects.create_superuser(email, password, name="Operator")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    audit.record(actor=None, action="operator.created", target=user)
    return user.email, password
