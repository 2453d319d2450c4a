"""The page of what assistants state: wrong values with their sentences, rates and empty states."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aiv.models import Answer, Assistant, Citation, Dealer
from aiv.services.evidence import stated_facts
from aiv.services.markets import dealers as records
from dealershipai.accounts.models import User
from tests import answered
from tests.answered import Said
from tests.dashboard.reading import costs, links, words, yesterday

pytestmark = pytest.mark.django_db
SLUG = "harbor-point-toyota"
PAGE = reverse("dashboard:stated_facts", args=[SLUG])
CSV = reverse("dashboard:stated_facts_csv", args=[SLUG])


@pytest.fixture
def verified(dealers: list[Dealer], owner: User) -> Dealer:
    """Give the owner's dealer with a verified number."""
    records.save_fact(dealers[0], "phone", dealers[0].phone, person=owner)
    return dealers[0]


def say(dealer: Dealer, assistant: Assistant, *texts: str, first: int = 1) -> list[Answer]:
    market = dealer.markets.get()
    panel = market.panels.first() or answered.panel(market, 3)
    said = [Said(named=[(dealer, "option")], text=text) for text in texts]
    asked = answered.ask(panel, assistant, said, asked_at=yesterday(), first_trial=first)
    stated_facts.read(dealer, now=timezone.now())
    return asked


def test_without_facts_the_page_says_to_verify_them(
    as_owner: Client, dealers: list[Dealer]
) -> None:
    page = as_owner.get(PAGE)
    assert "Nothing to hold it against yet" in words(page)
    assert reverse("dashboard:record", args=[SLUG]) in links(page)


def test_what_was_not_read_yet_says_so(as_owner: Client, verified: Dealer) -> None:
    assert "Not read yet" in words(as_owner.get(PAGE))


def test_a_wrong_number_stands_with_sentence_record_and_assistant(
    as_owner: Client, verified: Dealer, assistant: Assistant
) -> None:
    answer = say(verified, assistant, f"{verified.name}: 239-555-0199.")[0]
    url = "https://old-listings.example/a"
    Citation.objects.create(
        answer=answer, ordinal=0, url=url, url_canonical=url, domain="old-listings.example"
    )
    page = as_owner.get(PAGE)
    assert "contradicts a verified fact in 1 of 1 answer about the store" in words(page)
    assert "Stated 239-555-0199 Your record (239) 555-0101 By ChatGPT" in words(page)
    assert "Cited somewhere in the answer: old-listings.example" in words(page)
    assert reverse("dashboard:answer", args=[answer.pk]) in links(page)


def test_a_rate_stands_with_its_interval_and_sample(
    as_owner: Client, verified: Dealer, assistant: Assistant
) -> None:
    number = f"{verified.name}: 239-555-0101."
    say(verified, assistant, number, number, f"{verified.name}: 239-555-0199.")
    page = words(as_owner.get(PAGE))
    assert "1 wrong of 3 answers to 3 questions" in page
    assert "Website Not measured: nothing verified to compare with" in page


def test_nothing_wrong_is_no_praise(
    as_owner: Client, verified: Dealer, assistant: Assistant
) -> None:
    say(verified, assistant, f"{verified.name}: 239-555-0101.")
    page = words(as_owner.get(PAGE))
    assert "none contradicts a verified fact" in page
    assert "left out, not counted as right" in page


def test_equal_values_stand_together(
    as_owner: Client, verified: Dealer, assistant: Assistant
) -> None:
    say(verified, assistant, *[f"{verified.name}: 239-555-0199."] * 5)
    page = words(as_owner.get(PAGE))
    assert page.count("Your record") == 1
    assert "2 more answers in the CSV file" in page


def test_hostile_words_are_shown_as_words(
    as_owner: Client, verified: Dealer, assistant: Assistant
) -> None:
    say(verified, assistant, f"{verified.name} <script>x</script> 239-555-0199.")
    assert b"<script>x" not in as_owner.get(PAGE).content


def test_the_file_holds_every_contradiction(
    as_owner: Client, verified: Dealer, assistant: Assistant
) -> None:
    say(verified, assistant, *[f"{verified.name}: 239-555-0199."] * 5)
    lines = b"".join(as_owner.get(CSV)).decode().splitlines()  # type: ignore[call-overload]
    assert len(lines) == 6
    assert '"239-555-0199","(239) 555-0101"' in lines[1]


def test_a_viewer_sees_it_and_a_stranger_does_not(
    client: Client, viewer: User, stranger: User, verified: Dealer
) -> None:
    client.force_login(viewer)
    assert client.get(PAGE).status_code == 200
    client.force_login(stranger)
    assert client.get(PAGE).status_code == 404


def test_more_contradictions_cost_no_more_queries(
    as_owner: Client, verified: Dealer, assistant: Assistant
) -> None:
    def more(first: int, count: int) -> None:
        texts = [f"{verified.name}: 239-555-{100 + n:04d}." for n in range(count)]
        say(verified, assistant, *texts, first=first)

    few, many = costs(as_owner, PAGE, [lambda: more(1, 9), lambda: more(10, 30)])
    assert few == many
