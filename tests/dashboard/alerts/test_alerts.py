"""The pages of alerts: what happened, why it is or is not told, and how one wants to hear."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from aiv.models import Alert, AlertDelivery, AlertHours, AlertPreference, AlertWeek, Dealer, Market
from aiv.services.alerts import alert_choices
from dealershipai.accounts.models import Organization, User
from tests import alerted
from tests.alerted import NOW, WEEK
from tests.dashboard.reading import words

pytestmark = pytest.mark.django_db
URL = "/dealers/harbor-point-toyota/alerts/"
CHOICES = "/alerts/choices/"


@pytest.fixture
def as_owner(client: Client, owner: User) -> Client:
    client.force_login(owner)
    return client


@pytest.fixture
def own(dealers: list[Dealer], organization: Organization) -> Dealer:
    return Dealer.objects.get(pk=dealers[0].pk)


def new(alert: Alert, person: User) -> AlertDelivery:
    return AlertDelivery.objects.create(alert=alert, person=person, channel="page", state="sent")


def test_without_alerts_it_says_what_was_looked_at(
    as_owner: Client, own: Dealer, market: Market
) -> None:
    AlertWeek.objects.create(market=market, week=WEEK.monday, tested=0, untested=1, found=0)
    page = words(as_owner.get(URL))
    assert "No alert yet" in page
    assert "Toyota, Harbor Point FL: 0 claimed dealers tested" in page
    assert "1 claimed dealer could not be tested: fewer than 30 dealers" in page


@pytest.mark.parametrize(
    ("tested", "said"),
    [
        (None, "looked through. None was so far."),
        (0, "No change could be tested yet: the weeks below say why."),
        (3, "Nothing so far was beyond its noise"),
    ],
)
def test_an_empty_list_claims_no_test_that_was_not_made(
    as_owner: Client, own: Dealer, market: Market, tested: int | None, said: str
) -> None:
    if tested is not None:
        AlertWeek.objects.create(
            market=market, week=WEEK.monday, tested=tested, untested=1, found=0
        )
    assert said in words(as_owner.get(URL))
    assert "beyond its noise, and" not in words(as_owner.get("/alerts/"))


def test_an_alert_stands_with_its_figures_and_evidence(
    as_owner: Client, own: Dealer, market: Market
) -> None:
    alerted.alert(own, market, second_words="Asked again: down 28.0 points (20.0 to 36.0).")
    answer = as_owner.get(URL)
    page = words(answer)
    assert "down 30.0 points (25.0 to 35.0), p 0.004." in page
    assert "Asked again: down 28.0 points" in page
    link = "/dealers/harbor-point-toyota/changes/?market=toyota-harbor-point&amp;week=2026-W48"
    assert link in answer.content.decode()


def test_what_is_not_told_says_why(as_owner: Client, own: Dealer, market: Market) -> None:
    alerted.alert(own, market, state="unconfirmed", reason="It could not be confirmed: no budget.")
    page = words(as_owner.get(URL, {"state": "unconfirmed"}))
    assert "It could not be confirmed: no budget." in page
    assert "None of these" in words(as_owner.get(URL, {"state": "held"}))


def test_ten_and_thirty_alerts_cost_the_same(as_owner: Client, own: Dealer, market: Market) -> None:
    as_owner.get(URL)  # what is read once a process is read now
    counted = []
    for many in (range(10), range(10, 30)):
        for number in many:
            alerted.alert(own, market, number)
        with CaptureQueriesContext(connection) as queries:
            as_owner.get(URL)
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_new_alerts_are_counted_in_the_frame_until_read(
    as_owner: Client, own: Dealer, market: Market, owner: User
) -> None:
    alerts = [alerted.alert(own, market, number) for number in range(2)]
    rows = [new(alert, owner) for alert in alerts]
    assert "Alerts (2 new)" in words(as_owner.get("/alerts/"))
    as_owner.post(f"/alerts/{alerts[0].pk}/read/")
    assert "Alerts (1 new)" in words(as_owner.get("/alerts/"))
    as_owner.post("/alerts/read/")
    assert "new)" not in words(as_owner.get("/alerts/"))
    rows[0].refresh_from_db()
    assert rows[0].read_at is not None


def test_a_stranger_sees_and_reads_nothing(
    client: Client, stranger: User, own: Dealer, market: Market
) -> None:
    alert = alerted.alert(own, market)
    client.force_login(stranger)
    assert client.get(URL).status_code == 404
    assert client.get(f"{URL}csv/").status_code == 404
    assert client.post(f"/alerts/{alert.pk}/read/").status_code == 404
    assert own.name not in words(client.get("/alerts/"))


def test_a_budget_is_seen_by_who_may_spend_it(
    client: Client, owner: User, viewer: User, organization: Organization
) -> None:
    Alert.objects.create(
        kind="budget", state="confirmed", organization=organization, title="The cap is spent",
        key="b", decided_at=NOW, method_version="alert-1",
    )  # fmt: skip
    for person, sees in ((owner, True), (viewer, False)):
        client.force_login(person)
        assert ("The cap is spent" in words(client.get("/alerts/"))) is sees


def test_hostile_words_stay_text(as_owner: Client, own: Dealer, market: Market) -> None:
    alerted.alert(own, market, title="<script>x</script>", words="<b>x</b>")
    content = as_owner.get(URL).content.decode()
    assert "<script>x" not in content
    assert "<b>x</b>" not in content


def test_a_file_holds_the_figures(as_owner: Client, own: Dealer, market: Market) -> None:
    alerted.alert(own, market, figures={"delta": -0.3, "p": 0.004, "peers": 40})
    answer = as_owner.get(f"{URL}csv/")
    text = b"".join(answer.streaming_content).decode()
    assert "-0.3" in text
    assert "2026-W48" in text


def test_choices_are_kept(as_owner: Client, owner: User) -> None:
    sent = {
        "page": ["drop"], "email": ["drop", "budget"], "begin": "21:00", "end": "07:00",
        "time_zone": "America/New_York",
    }  # fmt: skip
    assert as_owner.post(CHOICES, sent).status_code == 302
    on = AlertPreference.objects.filter(person=owner, channel="email", is_on=True)
    assert sorted(on.values_list("kind", flat=True)) == ["budget", "drop"]
    assert str(AlertHours.objects.get(person=owner)) == "21:00 to 07:00 America/New_York"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"begin": "21:00"}, "Give both ends of the quiet hours, or neither."),
        ({"begin": "21:00", "end": "21:00"}, "Choose two different times"),
        ({"begin": "21:00", "end": "07:00"}, "Choose a time zone"),
    ],
)
def test_half_quiet_hours_are_refused(as_owner: Client, sent: dict[str, str], said: str) -> None:
    assert said in words(as_owner.post(CHOICES, sent))
    assert not AlertHours.objects.exists()


def test_an_owner_chooses_for_slack_and_a_viewer_does_not(
    client: Client, owner: User, viewer: User, organization: Organization
) -> None:
    client.force_login(owner)
    assert client.post("/organization/alerts/slack/", {"kinds": ["drop"]}).status_code == 302
    on = AlertPreference.objects.filter(organization=organization, is_on=True)
    assert [row.kind for row in on] == ["drop"]
    client.force_login(viewer)
    assert client.post("/organization/alerts/slack/", {"kinds": []}).status_code == 404


def test_one_click_stops_a_kind_without_sign_in(owner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    url = f"/alerts/stop/{alert_choices.token(owner, 'drop')}/"
    assert client.get(url).status_code == 200
    assert not AlertPreference.objects.exists()
    assert client.post(url, {"List-Unsubscribe": "One-Click"}).status_code == 200
    stopped = AlertPreference.objects.get(person=owner)
    assert (stopped.kind, stopped.channel, stopped.is_on) == ("drop", "email", False)


def test_all_mails_can_be_stopped_at_once(client: Client, owner: User) -> None:
    client.post(f"/alerts/stop/{alert_choices.token(owner, 'drop')}/", {"all": "1"})
    assert AlertPreference.objects.filter(person=owner, is_on=False).count() == 7


def test_older_alerts_stand_on_the_next_page(as_owner: Client, own: Dealer, market: Market) -> None:
    for number in range(26):
        alerted.alert(own, market, number, title=f"Alert {number:02d}")
    assert "1 to 25 of 26 alerts" in words(as_owner.get(URL))
    assert "Alert 25" in words(as_owner.get(URL, {"page": "2"}))
