"""What happened to a scan while it ran stands on its page, with what to do about it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aiv.models import Market, Panel, Scan
from aiv.services.asking import provider_terms, scans
from aiv.services.asking.lookout import CAP_REACHED
from dealershipai.accounts.models import User
from tests import asked
from tests.asked import NOW
from tests.dashboard.reading import words

pytestmark = pytest.mark.django_db
REFUSED = "This may cost up to 4.00 USD and 1.00 USD are left of this month's cap."


@pytest.fixture
def scan(panel: Panel, market: Market, operator: User, settings: Any) -> Scan:
    asked.keyed(settings)
    provider_terms.accept("gemini", person=operator, now=NOW)
    assistants = [asked.chatgpt(market), asked.gemini(market)]
    return scans.start(panel, assistants, trials=1, organization=None, person=None, now=NOW)


def shown(client: Client, scan: Scan) -> str:
    return words(client.get(reverse("dashboard:scan", args=[scan.pk])))


def test_withdrawn_terms_are_named_with_the_calls_they_cost(
    as_operator: Client, scan: Scan, operator: User
) -> None:
    assert "not made" not in shown(as_operator, scan)
    provider_terms.withdraw("gemini", person=operator, now=NOW)
    said = shown(as_operator, scan)
    assert "3 calls to Gemini model through its API, gemini-3.8-flash not made" in said
    assert "accepts the terms again under Providers" in said


def test_a_refused_second_draw_is_shown_to_whoever_pays(
    as_operator: Client, as_owner: Client, scan: Scan
) -> None:
    Scan.objects.update(confirmation_refusal=REFUSED)
    assert "The change it shows was not asked again" in shown(as_operator, scan)
    assert REFUSED in shown(as_operator, scan)
    assert "USD" not in shown(as_owner, scan)


def test_a_reached_cap_says_what_to_do(as_owner: Client, scan: Scan) -> None:
    Scan.objects.update(state="paused", reason=CAP_REACHED)
    assert "An operator can raise the cap" in shown(as_owner, scan)
