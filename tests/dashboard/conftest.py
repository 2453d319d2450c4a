"""Give the pages' tests people who are signed in."""

from __future__ import annotations

import pytest
from django.test import Client

from dealershipai.accounts.models import User


@pytest.fixture
def as_owner(client: Client, owner: User) -> Client:
    """Give the browser of the first dealer's owner."""
    client.force_login(owner)
    return client


@pytest.fixture
def as_operator(operator: User) -> Client:
    """Give the browser of an operator."""
    client = Client()
    client.force_login(operator)
    return client
