"""Statements are read off any request, kept with their method, and read again when it matters."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aiv.domain.stated.values import Field
from aiv.models import (
    Alias,
    Answer,
    Assistant,
    Citation,
    Dealer,
    FactReading,
    Market,
    StatedFact,
    StatedField,
)
from aiv.selectors.evidence import stated_facts as kept
from aiv.services.evidence import stated_facts
from aiv.services.markets import dealers as records
from dealershipai.accounts.models import User
from tests import answered, stocked
from tests.answered import ASKED_AT, Said

pytestmark = pytest.mark.django_db
NOW = ASKED_AT + timedelta(hours=1)


@pytest.fixture
def dealer(dealers: list[Dealer], owner: User) -> Dealer:
    """Give the owner's dealer with a verified number."""
    records.save_fact(dealers[0], "phone", dealers[0].phone, person=owner)
    return dealers[0]


def say(dealer: Dealer, assistant: Assistant, *texts: str, version: int = 1) -> list[Answer]:
    market = dealer.markets.get()
    panel = answered.panel(market, len(texts), version=version)
    return answered.ask(panel, assistant, [Said(named=[(dealer, "option")], text=t) for t in texts])


def test_a_wrong_number_is_a_mismatch_with_its_answer(dealer: Dealer, assistant: Assistant) -> None:
    answer = say(dealer, assistant, f"{dealer.name}: 239-555-0199.")[0]
    stated_facts.read(dealer, now=NOW)
    found = kept.mismatches(dealer)[0]
    assert (found.stated, found.correct) == ("239-555-0199", "(239) 555-0101")
    assert (found.answer_id, found.platform, found.is_branded) == (answer.pk, "chatgpt", False)
    assert found.sentence == f"{dealer.name}: 239-555-0199."


def test_a_right_number_is_counted_and_no_mismatch(dealer: Dealer, assistant: Assistant) -> None:
    say(dealer, assistant, f"{dealer.name}: 239-555-0101.")
    stated_facts.read(dealer, now=NOW)
    assert kept.mismatches(dealer) == ()
    assert [(each.answers, each.wrong) for each in kept.rates(dealer).unbranded] == [(1, 0)]


def test_questions_by_name_are_measured_apart(dealer: Dealer, assistant: Assistant) -> None:
    answered.ask(answered.branded(dealer), assistant, [Said(text="It is 239-555-0199.")])
    stated_facts.read(dealer, now=NOW)
    rates = kept.rates(dealer)
    assert [(each.answers, each.wrong) for each in rates.branded] == [(1, 1)]
    assert rates.unbranded == ()
    assert kept.mismatches(dealer)[0].is_branded


def test_the_page_cited_at_the_statement_is_named(dealer: Dealer, assistant: Assistant) -> None:
    text = f"{dealer.name}: 239-555-0199 [1]. " + "Much else is said about cars. " * 20
    answer = say(dealer, assistant, text)[0]
    for ordinal, (at, host) in enumerate([(35, "near.example"), (400, "far.example")]):
        url = f"https://{host}/"
        Citation.objects.create(
            answer=answer, ordinal=ordinal, url=url, url_canonical=url, domain=host,
            start=at, end=at + 3,
        )  # fmt: skip
    stated_facts.read(dealer, now=NOW)
    cited = kept.mismatches(dealer)[0].cited
    assert [(page.domain, page.is_beside) for page in cited] == [("near.example", True)]


def test_a_page_without_a_place_is_said_to_be_anywhere(
    dealer: Dealer, assistant: Assistant
) -> None:
    answer = say(dealer, assistant, f"{dealer.name}: 239-555-0199.")[0]
    url = "https://somewhere.example/"
    Citation.objects.create(
        answer=answer, ordinal=0, url=url, url_canonical=url, domain="somewhere.example"
    )
    stated_facts.read(dealer, now=NOW)
    assert [page.is_beside for page in kept.mismatches(dealer)[0].cited] == [False]


def test_the_same_again_is_not_read_twice(dealer: Dealer, assistant: Assistant) -> None:
    say(dealer, assistant, f"{dealer.name}: 239-555-0199.")
    assert stated_facts.read(dealer, now=NOW) is not None
    assert stated_facts.read(dealer, now=NOW) is None


def test_a_corrected_record_reads_the_answers_again(
    dealer: Dealer, assistant: Assistant, owner: User
) -> None:
    say(dealer, assistant, f"{dealer.name}: 239-555-0199.")
    stated_facts.run_due(NOW)
    assert not kept.due(NOW).exists()
    records.save_fact(dealer, "phone", "+12395550199", person=owner)
    assert stated_facts.run_due(NOW) == 1
    assert kept.mismatches(dealer) == ()


def test_a_further_number_of_the_dealer_is_right(
    dealer: Dealer, assistant: Assistant, owner: User
) -> None:
    say(dealer, assistant, f"{dealer.name}: 239-555-0199.")
    stated_facts.run_due(NOW)
    records.add_alias(dealer, "(239) 555-0199", person=owner)
    stated_facts.run_due(NOW)
    assert kept.mismatches(dealer) == ()
    assert Alias.objects.filter(kind="phone").exists()


def test_new_answers_are_read_the_next_round(dealer: Dealer, assistant: Assistant) -> None:
    say(dealer, assistant, "Nobody.", f"{dealer.name} is fine.")
    stated_facts.run_due(NOW)
    panel = dealer.markets.get().panels.get()
    said = Said(named=[(dealer, "option")], text=f"{dealer.name}: 239-555-0199.")
    answered.ask(panel, assistant, [said], asked_at=ASKED_AT + timedelta(days=1), first_trial=2)
    assert stated_facts.run_due(NOW) == 1
    assert len(kept.mismatches(dealer)) == 1


def test_a_dealer_without_facts_is_never_due(dealers: list[Dealer], assistant: Assistant) -> None:
    say(dealers[1], assistant, f"{dealers[1].name}: 239-555-0199.")
    assert stated_facts.run_due(NOW) == 0


def test_a_reading_can_be_replayed(dealer: Dealer, assistant: Assistant) -> None:
    say(dealer, assistant, f"{dealer.name}: 239-555-0199.", f"{dealer.name}: 239-555-0101.")
    reading = stated_facts.read(dealer, now=NOW)
    assert reading is not None
    assert stated_facts.differences(reading) == ()
    StatedFact.objects.filter(is_right=True).update(is_right=False)
    assert len(stated_facts.differences(reading)) == 2


def test_prices_are_held_against_the_feed_of_the_day(dealer: Dealer, assistant: Assistant) -> None:
    stocked.taken(dealer, stocked.feed(3), at=NOW)
    number = stocked.number(1)
    say(dealer, assistant, f"{dealer.name} has VIN {number} at $35,000.")
    stated_facts.read(dealer, now=NOW)
    found = kept.mismatches(dealer)[0]
    assert (found.field, found.correct) == (Field.VEHICLES, "the feed asks $20,001")


def test_a_name_that_was_corrected_away_is_not_read(dealer: Dealer, assistant: Assistant) -> None:
    say(dealer, assistant, "Nobody is named here, call 239-555-0199.")
    dealer.mentions.all().delete()
    stated_facts.read(dealer, now=NOW)
    assert FactReading.objects.get().answers == 0


def test_more_mismatches_cost_no_more_queries(
    dealer: Dealer, assistant: Assistant, market: Market, django_assert_num_queries: object
) -> None:
    say(dealer, assistant, *(f"{dealer.name}: 239-555-{100 + n:04d}." for n in range(30)))
    stated_facts.read(dealer, now=NOW)
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len(kept.mismatches(dealer)) == 29


def test_the_rows_know_the_fields_of_the_domain() -> None:
    assert set(StatedField.values) == {field.value for field in Field}
