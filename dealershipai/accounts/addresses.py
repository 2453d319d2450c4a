"""Say whether a person has proved that an e-mail address is theirs."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from dealershipai.accounts.models import User


def is_proven(user: User, email: str) -> bool:
    """Say whether the person proved this address, whatever the case of its letters."""
    rows = EmailAddress.objects.filter(user=user, email__iexact=email, verified=True)
    return bool(rows.exists())
