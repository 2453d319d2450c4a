"""Give the tests of the root a site without product pages, and people to visit it."""

import copy

import pytest
from django.core.cache import cache

from dealershipai.accounts.models import User


@pytest.fixture
def site(settings, client):
    """Give a browser on the root's own pages that reports faults as pages."""
    settings.ROOT_URLCONF = "tests.dealershipai.urls"
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"].remove("dashboard.context.chrome")
    settings.TEMPLATES = templates
    cache.clear()
    client.raise_request_exception = False
    return client


@pytest.fixture
def visitor(db):
    """Give a person who is a member of nothing."""
    return User.objects.create_user("visitor@harbor.example", "a long enough passphrase")


@pytest.fixture
def staff(db):
    """Give an operator."""
    return User.objects.create_superuser("operator@harbor.example", "a long enough passphrase")
