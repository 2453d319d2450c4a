"""The page of the chat widget: settings, sites, own answers, the line to copy, what it knows."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.models import Dealer, OwnAnswer, RefusedOrigin, Widget
from aiv.services.chat import widgets
from dealershipai.accounts.models import User
from tests import chatted
from tests.dashboard.reading import costs, words

pytestmark = pytest.mark.django_db
SLUG = "harbor-point-toyota"
PAGE = reverse("dashboard:widget", args=[SLUG])
SITES = reverse("dashboard:widget_origin_allow", args=[SLUG])
ANSWERS = reverse("dashboard:widget_answer_add", args=[SLUG])
SETTINGS = {
    "is_on": "on",
    "greeting": "",
    "color": "#0B5F66",
    "position": "start",
    "languages": ["en", "es"],
    "starts_in": "es",
    "adf_recipients": "crm@store.example\ncrm@store.example\n",
    "mail_recipients": "desk@store.example",
    "retention_days": "30",
}


def send(client: Client, **other: Any) -> Any:
    return client.post(PAGE, {**SETTINGS, **other}, follow=True)


def test_looking_at_the_page_makes_no_widget(as_owner: Client) -> None:
    assert "Save the settings once" in words(as_owner.get(PAGE))
    assert not Widget.objects.exists()


def test_settings_are_saved_as_typed(as_owner: Client, dealers: list[Dealer]) -> None:
    assert "Saved." in words(send(as_owner))
    made = Widget.objects.get(dealer=dealers[0])
    assert (made.is_on, made.color, made.position) == (True, "#0b5f66", "start")
    assert (made.adf_recipients, made.retention_days) == (["crm@store.example"], 30)


def test_it_starts_in_the_language_that_was_chosen(as_owner: Client, dealers: list[Dealer]) -> None:
    page = send(as_owner)
    assert Widget.objects.get(dealer=dealers[0]).languages == ["es", "en"]
    assert '<option value="es" selected>' in page.content.decode()
    assert 'data-lang="es"' in words(page)


def test_the_line_for_the_site_bears_key_and_looks(as_owner: Client) -> None:
    page = words(send(as_owner))
    key = Widget.objects.get().key
    assert f'/chatbot/widget.js" data-key="{key}" data-color="#0b5f66"' in page
    assert "script-src http" in page
    assert "connect-src http" in page


def test_the_preview_has_the_words_of_every_language(
    as_owner: Client, dealers: list[Dealer]
) -> None:
    Dealer.objects.filter(pk=dealers[0].pk).update(name='A "<b>store</b>"')
    given = re.search(r'<widget-preview[^>]* words="([^"]*)"', as_owner.get(PAGE).content.decode())
    assert given
    known = json.loads(unescape(given[1]))
    assert known["store"] == 'A "<b>store</b>"'
    assert set(known["languages"]) == {"en", "es"}
    assert "{days} días" in known["languages"]["es"]["consent"]


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("color", "teal", "Write a colour such as #0b5f66."),
        ("mail_recipients", "nobody", "'nobody' is no e-mail address."),
        ("retention_days", "0", "greater than or equal to 1"),
        ("languages", [], "This field is required."),
        ("languages", ["en"], "Choose one of the languages that are ticked above."),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    as_owner: Client, field: str, value: Any, fault: str
) -> None:
    page = send(as_owner, **{field: value})
    assert page.status_code == 400
    assert fault in words(page)


def test_a_pale_colour_is_told_of(as_owner: Client) -> None:
    page = words(send(as_owner, color="#ffee88"))
    assert "Black letters on #ffee88: " in page
    assert "Choose a darker colour" in page


def test_a_site_is_added_as_browsers_write_it(as_owner: Client) -> None:
    sent = as_owner.post(SITES, {"origin": "HTTPS://www.HarborPoint.example:443/"}, follow=True)
    assert "https://www.harborpoint.example Remove" in words(sent)


@pytest.mark.parametrize(
    ("origin", "fault"),
    [
        ("https://*.harborpoint.example", "Write the address of the site alone"),
        ("https://www.harborpoint.example/chat", "Write the address of the site alone"),
        ("http://www.harborpoint.example", "Use https"),
    ],
)
def test_an_address_that_is_no_origin_is_refused(as_owner: Client, origin: str, fault: str) -> None:
    sent = as_owner.post(SITES, {"origin": origin})
    assert sent.status_code == 400
    assert fault in words(sent)


def test_it_is_ready_once_a_site_may_run_it(as_owner: Client) -> None:
    send(as_owner, mail_recipients="", adf_recipients="")
    assert "Not on any site yet" in words(as_owner.get(PAGE))
    as_owner.post(SITES, {"origin": "https://www.harborpoint.example"})
    page = words(as_owner.get(PAGE))
    assert "On your site Ready" in page and "No address gets its leads by mail" in page


def test_a_site_is_removed_after_asking_once(as_owner: Client, owner: User) -> None:
    made = chatted.widget(Dealer.objects.get(slug=SLUG), owner)
    path = reverse("dashboard:widget_origin_remove", args=[SLUG, made.origins.get().pk])
    assert f"Take the widget off {chatted.SITE}?" in words(as_owner.get(path))
    as_owner.post(path)
    assert not made.origins.exists()


def test_an_own_answer_is_written_changed_and_removed(as_owner: Client) -> None:
    as_owner.post(ANSWERS, {"question": "Is there a playroom?", "answer": "Yes."})
    row = OwnAnswer.objects.get()
    path = reverse("dashboard:widget_answer", args=[SLUG, row.pk])
    as_owner.post(path, {"question": "Is there a playroom?", "answer": "Yes, upstairs."})
    assert "Yes, upstairs." in words(as_owner.get(PAGE))
    gone = reverse("dashboard:widget_answer_remove", args=[SLUG, row.pk])
    assert "Remove this answer?" in words(as_owner.get(gone))
    as_owner.post(gone)
    assert not OwnAnswer.objects.exists()


def test_a_question_twice_is_refused_in_words(as_owner: Client) -> None:
    as_owner.post(ANSWERS, {"question": "Coffee?", "answer": "Yes."})
    again = as_owner.post(ANSWERS, {"question": "Coffee?", "answer": "No."})
    assert "This question stands in the list already" in words(again)


def test_hostile_words_are_shown_as_words(as_owner: Client) -> None:
    as_owner.post(ANSWERS, {"question": "<b>x</b>", "answer": "<script>y</script>"})
    page = as_owner.get(PAGE)
    assert b"<script>y" not in page.content
    assert b"<b>x" not in page.content


def test_what_is_not_on_record_is_said_with_the_way_there(as_owner: Client) -> None:
    page = as_owner.get(PAGE)
    assert "Opening hours Not on record" in words(page)
    assert reverse("dashboard:facts", args=[SLUG]) in page.content.decode()


def test_pages_that_were_turned_away_are_counted(as_owner: Client, owner: User) -> None:
    made = chatted.widget(Dealer.objects.get(slug=SLUG), owner)
    today = timezone.now().date()
    RefusedOrigin.objects.create(widget=made, origin="https://copy.example", day=today, times=3)
    assert "https://copy.example 3 times" in words(as_owner.get(PAGE))


def test_a_manager_sets_it_up_and_a_viewer_does_not(
    client: Client, manager: User, viewer: User
) -> None:
    client.force_login(manager)
    assert client.get(PAGE).status_code == 200
    client.force_login(viewer)
    assert client.get(PAGE).status_code == 404
    assert send(client).status_code == 404


def test_more_answers_cost_no_more_queries(
    as_owner: Client, owner: User, dealers: list[Dealer]
) -> None:
    def write(first: int, last: int) -> None:
        for at in range(first, last):
            widgets.write_answer(dealers[0], f"Question {at}?", "Yes.", person=owner)

    few, many = costs(as_owner, PAGE, [lambda: write(0, 10), lambda: write(10, 30)])
    assert few == many
