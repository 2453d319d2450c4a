"""A mail goes once to each who wants it, when it is wanted, and never to who may not see it."""

from __future__ import annotations

from datetime import time, timedelta
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail

from aiv.models import Alert, AlertDelivery, AlertHours, AlertKind, AlertState, Dealer, Market
from aiv.services.alerts import alert_choices, alert_mails, alerts
from aiv.services.leases import LEASE
from dealershipai.accounts.models import Membership, User
from tests import alerted
from tests.alerted import NOW

SENDING = "django.core.mail.EmailMultiAlternatives.send"
pytestmark = pytest.mark.django_db


@pytest.fixture
def alert(owner: User, market: Market, dealers: list[Dealer]) -> Alert:
    """Give an alert that was just confirmed."""
    made = alerted.alert(
        Dealer.objects.get(pk=dealers[0].pk), market, state="waiting", reason="Waits.",
        decided_at=None,
    )  # fmt: skip
    alerts.move(made, AlertState.CONFIRMED, now=NOW, reason="")
    return made


def test_a_mail_says_the_figures_and_how_to_stop(alert: Alert, owner: User) -> None:
    assert alert_mails.send_due(NOW) == 1
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == ([owner.email], alert.title)
    assert alert.words in sent.body
    assert "down 30.0 points (25.0 to 35.0), p 0.004" in str(sent.alternatives[0][0])
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/alerts/stop/" in sent.extra_headers["List-Unsubscribe"]


def test_it_is_sent_once(alert: Alert) -> None:
    assert [alert_mails.send_due(NOW), alert_mails.send_due(NOW)] == [1, 0]
    assert len(mail.outbox) == 1


def test_confirming_twice_tells_once(alert: Alert) -> None:
    stale = Alert(pk=alert.pk, state="waiting")
    assert alerts.move(stale, AlertState.CONFIRMED, now=NOW, reason="") is False
    assert AlertDelivery.objects.filter(channel="email").count() == 1


def test_a_worker_killed_before_the_mail_is_followed(
    alert: Alert, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(SENDING, killed)
        with pytest.raises(KeyboardInterrupt):
            alert_mails.send_due(NOW)
    assert alert_mails.send_due(NOW + timedelta(seconds=1)) == 0
    assert alert_mails.send_due(NOW + LEASE + timedelta(seconds=1)) == 1
    assert len(mail.outbox) == 1


def test_a_mail_sent_twice_has_one_id(alert: Alert) -> None:
    row = AlertDelivery.objects.get(channel="email")
    ids = {alert_mails.message_of(row).extra_headers["Message-ID"] for _ in range(2)}
    assert len(ids) == 1


def test_a_server_that_does_not_take_it_is_tried_again(
    alert: Alert, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_args: Any) -> Any:
        raise SMTPServerDisconnected("owner@harborpoint.example")

    with monkeypatch.context() as patch:
        patch.setattr(SENDING, refused)
        alert_mails.send_due(NOW)
    row = AlertDelivery.objects.get(channel="email")
    assert (row.state, row.due_at) == ("waiting", NOW + timedelta(minutes=1))
    assert "@" not in row.failure
    assert alert_mails.send_due(NOW + timedelta(minutes=1)) == 1


def test_an_unsubscribed_person_gets_none(alert: Alert, owner: User) -> None:
    alert_choices.stop_mails(owner, [AlertKind.DROP])
    alert_mails.send_due(NOW)
    assert mail.outbox == []
    assert AlertDelivery.objects.get(channel="email").state == "skipped"


def test_a_person_who_stopped_before_is_not_planned(
    owner: User, market: Market, dealers: list[Dealer]
) -> None:
    alert_choices.stop_mails(owner, [AlertKind.RISE])
    made = alerted.alert(
        Dealer.objects.get(pk=dealers[0].pk), market, kind="rise", state="waiting",
        reason="Waits.", decided_at=None,
    )  # fmt: skip
    alerts.move(made, AlertState.CONFIRMED, now=NOW, reason="")
    assert [row.channel for row in AlertDelivery.objects.all()] == ["page"]


def test_who_left_the_organization_gets_none(alert: Alert, owner: User) -> None:
    Membership.objects.filter(user=owner).delete()
    alert_mails.send_due(NOW)
    assert mail.outbox == []


def test_quiet_hours_put_it_off_until_they_end(alert: Alert, owner: User) -> None:
    AlertHours.objects.create(
        person=owner, time_zone="America/New_York", begin=time(9), end=time(12)
    )
    alert_mails.send_due(NOW)  # 10:00 in New York
    assert mail.outbox == []
    assert alert_mails.send_due(NOW + timedelta(minutes=119)) == 0
    assert alert_mails.send_due(NOW + timedelta(hours=2)) == 1
    assert len(mail.outbox) == 1


def test_nothing_invented_leaves(owner: User, market: Market, dealers: list[Dealer]) -> None:
    made = alerted.alert(
        Dealer.objects.get(pk=dealers[0].pk), market, state="waiting", reason="Waits.",
        decided_at=None, is_demo=True,
    )  # fmt: skip
    alerts.move(made, AlertState.CONFIRMED, now=NOW, reason="")
    assert [row.channel for row in AlertDelivery.objects.all()] == ["page"]


def test_hostile_names_stay_text(alert: Alert) -> None:
    Alert.objects.update(title="Evil\r\nBcc: all@far.example", words="<script>alert(1)</script>")
    alert_mails.send_due(NOW)
    (sent,) = mail.outbox
    assert sent.subject == "Evil Bcc: all@far.example"
    assert "<script>" not in str(sent.alternatives[0][0])


@pytest.mark.parametrize("word", ["", "made-up", "WyJ4Iiwi:1:2"])
def test_a_word_that_we_did_not_sign_stops_nothing(word: str) -> None:
    assert alert_choices.opened(word) is None


def test_a_token_stops_its_own_kind(owner: User) -> None:
    assert alert_choices.opened(alert_choices.token(owner, "drop")) == (owner, AlertKind.DROP)
