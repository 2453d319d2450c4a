"""Entity confidence weighs answers, site and listings, as far as each was measured."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from aiv.domain.site.known import Known
from aiv.models import Assistant, Dealer, ScoreInput
from aiv.selectors.ground import entity_statements
from aiv.selectors.site import audited_pages
from aiv.services.evidence import stated_facts
from aiv.services.ground import entity_confidence
from aiv.services.markets import dealers
from aiv.services.site import audit_knowledge
from dealershipai.accounts.models import User
from tests import answered, audited
from tests.answered import ASKED_AT, Said

NOW = ASKED_AT + timedelta(hours=1)
SINCE = NOW - timedelta(days=28)
RIGHT, WRONG = "239-555-0101", "239-555-0199"


@pytest.fixture
def own(dealers: list[Dealer], owner: User) -> Dealer:
    from aiv.services.markets import dealers as records

    records.save_fact(dealers[0], "phone", dealers[0].phone, person=owner)
    return dealers[0]


def ask(own: Dealer, assistant: Assistant, numbers: Iterable[str], *, branded: bool = True) -> None:
    texts = [f"{own.name}: {number}." for number in numbers]
    market = own.markets.get()
    panel = answered.branded(own, len(texts)) if branded else answered.panel(market, len(texts))
    said = [Said(named=[(own, "option")], text=text) for text in texts]
    answered.ask(panel, assistant, said)
    stated_facts.read(own, now=NOW)


def known(own: Dealer) -> Known:
    return audit_knowledge.of(own, now=NOW)


def test_answers_alone_measure_it_from_twenty_facts(own: Dealer, assistant: Assistant) -> None:
    ask(own, assistant, [RIGHT] * 15 + [WRONG] * 5)
    record = entity_confidence.record(own, None, known(own), now=NOW)
    assert record is not None
    assert (record.value, record.n_obs, record.source) == (0.75, 20, ("answers",))
    assert record.lo is not None and record.hi is not None
    assert record.lo < 0.75 < record.hi
    assert record.reason == ""


def test_too_few_facts_are_said_and_not_rated(own: Dealer, assistant: Assistant) -> None:
    ask(own, assistant, [RIGHT] * 19)
    record = entity_confidence.record(own, None, known(own), now=NOW)
    assert record is not None
    assert record.value is None
    assert "19 facts" in record.reason


def test_an_answer_counts_once_a_field_and_wrong_where_any_statement_is(
    own: Dealer, assistant: Assistant
) -> None:
    ask(own, assistant, [f"{RIGHT} or {own.name} {WRONG}"])
    found = entity_statements.of_answers(own, since=SINCE)
    assert found is not None
    assert (found[0].correct, found[0].wrong, found[0].clusters) == (0, 1, ((0, 1),))


def test_numbers_in_shoppers_answers_count_too(own: Dealer, assistant: Assistant) -> None:
    ask(own, assistant, [RIGHT, WRONG], branded=False)
    found = entity_statements.of_answers(own, since=SINCE)
    assert found is not None
    assert (found[0].correct, found[0].wrong) == (1, 1)


def test_without_a_reading_answers_are_not_measured(own: Dealer) -> None:
    assert entity_statements.of_answers(own, since=SINCE) is None
    assert entity_confidence.record(own, None, known(own), now=NOW) is None


@pytest.mark.parametrize(("days", "is_measured"), [(27, True), (29, False)])
def test_answers_of_more_than_28_days_are_left_out(
    own: Dealer, assistant: Assistant, days: int, is_measured: bool
) -> None:
    ask(own, assistant, [RIGHT] * 20)
    later = ASKED_AT + timedelta(days=days)
    record = entity_confidence.record(own, None, known(own), now=later)
    assert (record is not None) is is_measured


def test_the_site_without_answers_says_that_they_are_missing(own: Dealer) -> None:
    audited.audit(own)
    site = audited_pages.site(own.site_audits.get())
    record = entity_confidence.record(own, site, known(own), now=audited.AT)
    assert record is not None
    assert "answers" not in record.source


def newest(own: Dealer) -> tuple[float | None, datetime | None]:
    row = ScoreInput.objects.filter(dealer=own, name="entity_confidence").latest("measured_at")
    return row.value, row.measured_at


def test_it_is_kept_once_and_again_when_answers_changed(own: Dealer, assistant: Assistant) -> None:
    ask(own, assistant, [RIGHT] * 20)
    assert entity_confidence.measure(own, now=NOW)
    assert newest(own) == (1.0, ASKED_AT)
    assert not entity_confidence.measure(own, now=NOW)
    dealers.save_fact(own, "phone", "+12395550199", person=None)  # type: ignore[arg-type]
    stated_facts.read(own, now=NOW + timedelta(minutes=1))
    assert entity_confidence.measure(own, now=NOW + timedelta(minutes=1))
    assert newest(own)[0] == 0.0
    assert not entity_confidence.measure(own, now=NOW + timedelta(minutes=2))
