"""Leads are listed, read, marked as done, saved and mailed again by who may work on them."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.models import Dealer, Lead, LeadMail, Widget
from dealershipai.accounts.models import AuditEvent, User
from tests import chatted
from tests.dashboard.reading import costs, words

pytestmark = pytest.mark.django_db
SLUG = "harbor-point-toyota"
PAGE = reverse("dashboard:leads", args=[SLUG])


@pytest.fixture
def widget(dealers: list[Dealer], owner: User) -> Widget:
    return chatted.widget(dealers[0], owner)


@pytest.fixture
def lead(widget: Widget) -> Lead:
    now = timezone.now()
    chat = chatted.chat(widget, "Is the blue one there?", at=now)
    return chatted.lead(chat, at=now, wish="A blue <b>Corolla</b>")


def path(row: Lead | LeadMail, name: str = "lead") -> str:
    return reverse(f"dashboard:{name}", args=[SLUG, row.pk])


def test_an_empty_page_says_what_would_fill_it(as_owner: Client) -> None:
    assert "No lead yet" in words(as_owner.get(PAGE))


def test_a_lead_is_listed_and_read(as_owner: Client, lead: Lead) -> None:
    assert "Dana Reyes dana@mail.example A blue <b>Corolla</b>" in words(as_owner.get(PAGE))
    page = as_owner.get(path(lead))
    assert "Do not send text messages." in words(page)
    assert b"<b>Corolla" not in page.content


def aged(lead: Lead, days: float) -> None:
    Lead.objects.filter(pk=lead.pk).update(created_at=timezone.now() - timedelta(days=days))


def test_leads_that_are_deleted_soon_are_told_of_and_listed(
    as_owner: Client, widget: Widget, lead: Lead
) -> None:
    assert "Soon deleted" not in words(as_owner.get(PAGE))
    aged(lead, 84)
    page = words(as_owner.get(PAGE))
    assert "1 lead is deleted after " in page
    assert "it is not done." in page
    assert "Leads are kept for 90 days." in page
    other = chatted.lead(chatted.chat(widget, at=timezone.now()), at=timezone.now(), name="Kim")
    soon = words(as_owner.get(PAGE, {"state": "soon"}))
    assert "Dana Reyes" in soon
    assert other.name not in soon
    file = as_owner.get(f"{PAGE}leads.csv?state=soon")
    assert b"".join(file.streaming_content).count(b"\n") == 2


def test_a_short_time_is_warned_of_in_its_second_half(
    as_owner: Client, widget: Widget, lead: Lead
) -> None:
    Widget.objects.update(retention_days=2)
    assert "Soon deleted" not in words(as_owner.get(PAGE))
    aged(lead, 1.1)
    assert "Soon deleted" in words(as_owner.get(PAGE))


def test_the_ground_tells_of_open_leads_that_are_deleted_soon(as_owner: Client, lead: Lead) -> None:
    ground = reverse("dashboard:ground", args=[SLUG])
    aged(lead, 84)
    assert "1 open lead soon deleted" in words(as_owner.get(ground))
    as_owner.post(path(lead, "lead_done"))
    assert "soon deleted" not in words(as_owner.get(ground))


def test_a_lead_is_deleted_after_being_asked_once(as_owner: Client, lead: Lead) -> None:
    asked = as_owner.get(path(lead, "lead_delete"))
    assert "The conversation stays" in words(asked)
    assert Lead.objects.exists()
    told = as_owner.post(path(lead, "lead_delete"), follow=True)
    assert "Deleted." in words(told)
    assert not Lead.objects.exists()
    assert lead.chat is not None
    assert lead.chat.messages.exists()
    assert AuditEvent.objects.get(action="lead.deleted").target_id == str(lead.pk)


@pytest.mark.parametrize(
    ("query", "is_shown"),
    [
        ({"state": "open"}, True),
        ({"state": "done"}, False),
        ({"words": "corolla dana"}, True),
        ({"words": "corolla kim"}, False),
        ({"last_day": "2000-01-01"}, False),
    ],
)
def test_filters_keep_what_they_name(
    as_owner: Client, lead: Lead, query: dict[str, str], is_shown: bool
) -> None:
    assert ("Dana Reyes" in words(as_owner.get(PAGE, query))) == is_shown


def test_a_lead_is_done_once_and_can_be_taken_back(as_owner: Client, lead: Lead) -> None:
    as_owner.post(path(lead, "lead_done"))
    as_owner.post(path(lead, "lead_done"))
    assert "Marked as done by" in words(as_owner.get(path(lead)))
    as_owner.post(path(lead, "lead_reopen"))
    lead.refresh_from_db()
    assert (lead.done_at, lead.done_by) == (None, None)


def test_a_lead_is_saved_as_it_is_mailed(as_owner: Client, lead: Lead) -> None:
    found = as_owner.get(path(lead, "lead_adf"))
    assert found["Content-Disposition"] == f'attachment; filename="lead-{lead.pk}.xml"'
    told = ET.fromstring(found.content)
    assert told.findtext(".//contact/name") == "Dana Reyes"
    assert "Is the blue one there?" in (told.findtext(".//comments") or "")


def test_a_failed_mail_is_sent_again_and_a_sent_one_is_not(as_owner: Client, lead: Lead) -> None:
    mail = lead.mails.get()
    assert "nothing was sent twice" in words(
        as_owner.post(path(mail, "lead_mail_again"), follow=True)
    )
    LeadMail.objects.update(state="failed", failure="The mail server did not take it.")
    assert "Failed The mail server did not take it." in words(as_owner.get(path(lead)))
    as_owner.post(path(mail, "lead_mail_again"))
    mail.refresh_from_db()
    assert mail.state == "planned"


def test_leads_are_exported_without_formulas(as_owner: Client, widget: Widget) -> None:
    now = timezone.now()
    chatted.lead(chatted.chat(widget, at=now), at=now, name="=1+1")
    body = as_owner.get(reverse("dashboard:leads_csv", args=[SLUG])).getvalue().decode()
    assert '"\'=1+1","dana@mail.example"' in body
    assert '"1 planned"' in body


def test_viewers_and_strangers_find_nothing(
    client: Client, viewer: User, stranger: User, lead: Lead
) -> None:
    for person in (viewer, stranger):
        client.force_login(person)
        assert client.get(PAGE).status_code == 404
        assert client.get(path(lead)).status_code == 404
        assert client.get(path(lead, "lead_adf")).status_code == 404
        assert client.post(path(lead, "lead_done")).status_code == 404


def test_more_leads_cost_no_more_queries(as_owner: Client, widget: Widget) -> None:
    now = timezone.now()

    def come(first: int, last: int) -> None:
        for at in range(first, last):
            chatted.lead(chatted.chat(widget, at=now), at=now, name=f"Dana {at}")

    few, many = costs(as_owner, PAGE, [lambda: come(0, 10), lambda: come(10, 24)])
    assert few == many
