"""An operator finds the mails that no mail server took."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.dashboard.reading import links

pytestmark = pytest.mark.django_db
KEPT_HERE = "dealershipai.outbox.OutboxBackend"


def test_an_operator_alone_is_led_to_mails_that_stayed_here(
    as_operator: Client, as_owner: Client, settings: Any
) -> None:
    settings.EMAIL_BACKEND = KEPT_HERE
    outbox = reverse("staff_outbox")
    assert outbox in links(as_operator.get("/")) and outbox not in links(as_owner.get("/"))


def test_with_a_mail_server_there_is_no_outbox_to_open(as_operator: Client) -> None:
    assert reverse("staff_outbox") not in links(as_operator.get("/"))
