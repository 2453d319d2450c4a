"""What strangers wrote is shown as words on every page, and never becomes a page of its own."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aiv.models import Answer, Assistant, Citation, Correction, Dealer, Market, Mention, Source
from dealershipai.accounts.models import User
from tests import answered
from tests.answered import Said
from tests.dashboard.payloads import ADDRESSES, CANARY, MARKUP
from tests.dashboard.reading import yesterday

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
# Attributes hold words (a title, a label, a value) but never a handler, a style or an address.
WORDY = {"title", "aria-label", "value", "content", "alt", "datetime", "words"}
FOLLOWED = {"href", "src", "action", "formaction", "srcdoc", "data", "hx-get", "hx-post", "style"}


class Found(HTMLParser):
    """Collect every place where the canary would be more than words."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside.append(tag)
        for name, value in attrs:
            if CANARY in name or (CANARY in (value or "") and not _is_safe(name, value or "")):
                self.faults.append(f"<{tag} {name}={value!r}>")

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            continue

    def handle_data(self, data: str) -> None:
        if CANARY in data and self.inside and self.inside[-1] in ("script", "style"):
            self.faults.append(f"{self.inside[-1]}: {data[:80]}")

    def handle_comment(self, data: str) -> None:
        if CANARY in data:
            self.faults.append(f"comment: {data[:80]}")


def _is_safe(name: str, value: str) -> bool:
    if name in FOLLOWED:
        return value.startswith(("/", "?", "https://"))
    return name in WORDY


def faults(response: Any) -> list[str]:
    assert response.status_code == 200
    parser = Found()
    parser.feed(response.content.decode())
    return parser.faults


@pytest.fixture
def poisoned(
    market: Market, dealers: list[Dealer], assistant: Assistant, owner: User
) -> list[Answer]:
    """Put a payload into every field that strangers can reach, one answer a payload."""
    panel = answered.panel(market, 5)
    Market.objects.filter(pk=market.pk).update(name=MARKUP[0])
    for dealer, words in zip(dealers, MARKUP[7:], strict=False):
        Dealer.objects.filter(pk=dealer.pk).update(name=words, street=words, website=ADDRESSES[0])
        dealer.refresh_from_db()
    said = [Said(named=[(dealers[0], "best"), (dealers[1], "option")], text=w) for w in MARKUP]
    answers = answered.ask(panel, assistant, said, asked_at=yesterday())
    for answer, words in zip(answers, MARKUP, strict=True):
        _poison(answer, words, dealers[0], owner)
    return answers


def _poison(answer: Answer, words: str, dealer: Dealer, person: User) -> None:
    for at, url in enumerate(ADDRESSES):
        page = {"url": url, "url_canonical": url, "domain": words[:200], "title": words}
        Citation.objects.create(answer=answer, ordinal=at, start=0, end=3, marker="1", **page)
        Source.objects.create(answer=answer, rank=at, kind="cited", **page)
    Mention.objects.filter(answer=answer).update(quote=words, start=0, end=5, evidence=[words])
    Correction.objects.create(
        answer=answer, dealer=dealer, kind="role", role="option", quote=words[:400], start=0,
        note=words, proposed_by=person,
    )  # fmt: skip


def pages() -> list[str]:
    dealer = ["harbor-point-toyota"]
    return [
        "/",
        reverse("dashboard:dealer", args=dealer),
        reverse("dashboard:named", args=dealer),
        reverse("dashboard:evidence", args=dealer),
        f"{reverse('dashboard:evidence', args=dealer)}?page=2",
        reverse("dashboard:market", args=["toyota-harbor-point"]),
        reverse("dashboard:organization"),
    ]


def test_no_page_of_a_member_runs_what_was_stored(as_owner: Client, poisoned: list[Answer]) -> None:
    assert {path: faults(as_owner.get(path)) for path in pages()} == {p: [] for p in pages()}


def test_no_answers_page_runs_what_was_stored(as_owner: Client, poisoned: list[Answer]) -> None:
    for answer in poisoned:
        path = reverse("dashboard:answer", args=[answer.pk])
        assert faults(as_owner.get(path)) == [], answer.text
        form = reverse("dashboard:propose_correction", args=[answer.pk])
        assert faults(as_owner.get(form)) == [], answer.text


def test_no_page_of_an_operator_runs_what_was_stored(
    as_operator: Client, poisoned: list[Answer]
) -> None:
    lists = ("aiv_answer", "aiv_citation", "aiv_dealer", "aiv_mention", "aiv_correction")
    for path in (
        "/",
        reverse("dashboard:correction_queue"),
        reverse("dashboard:import_answers"),
        *(reverse(f"admin:{name}_changelist") for name in lists),
        *(reverse("admin:aiv_answer_change", args=[answer.pk]) for answer in poisoned[:10]),
    ):
        assert faults(as_operator.get(path)) == [], path


@pytest.mark.parametrize("word", MARKUP[:1] + MARKUP[36:40])
def test_no_word_of_an_address_comes_back_as_code(
    as_owner: Client, dealers: list[Dealer], word: str
) -> None:
    path = reverse("dashboard:evidence", args=[dealers[0].slug])
    for name in ("series", "intent", "first_day", "page", "named"):
        assert faults(as_owner.get(path, {name: word})) == [], name


def test_the_reader_of_pages_finds_what_would_run() -> None:
    """A test that can see nothing proves nothing."""
    for words in (*MARKUP[:1], *MARKUP[7:10], MARKUP[21], MARKUP[31]):
        parser = Found()
        parser.feed(f"<p>{words}</p>")
        assert parser.faults, words
