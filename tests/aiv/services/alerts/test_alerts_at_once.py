"""Several evaluators and mailers at the same moment raise one alert and send one mail."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import connection

from aiv.models import Alert, AlertDelivery, AlertState, AlertWeek
from aiv.services.alerts import alert_mails, alert_weeks, alerts
from tests import alerted, cast
from tests.aiv.services.boards.test_leaderboards_at_once import at_once
from tests.alerted import NOW, WEEK

pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL lets two writers run side by side")


@pytest.fixture
def alert() -> Alert:
    """Give the alert of a week that four workers looked through at once."""
    market = cast.market()
    own = cast.dealer(cast.NAMES[0], number=1, market=market)
    cast.member(cast.organization("Harbor Group", own), "owner")
    own.refresh_from_db()
    alerted.dropped(market, cast.assistant(market), own)
    done = at_once(lambda: int(alert_weeks.evaluate(market, WEEK, now=NOW) is not None))
    assert sum(done) == 1
    return Alert.objects.get()


def test_one_alert_is_raised(alert: Alert) -> None:
    assert (alert.state, AlertWeek.objects.count()) == ("waiting", 1)


def test_it_is_confirmed_and_mailed_once(alert: Alert) -> None:
    def confirm() -> int:
        row = Alert.objects.get(pk=alert.pk)
        row.state = "waiting"
        return alerts.move(row, AlertState.CONFIRMED, now=NOW, reason="")

    assert sum(at_once(confirm)) == 1
    assert AlertDelivery.objects.filter(channel="email").count() == 1
    assert sum(at_once(lambda: alert_mails.send_due(NOW))) == 1
    assert len(mail.outbox) == 1
