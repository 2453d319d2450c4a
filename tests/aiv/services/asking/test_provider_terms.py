"""A provider with terms is asked only while an operator's acceptance stands."""

from __future__ import annotations

from typing import Any

import pytest

from aiv.domain.errors import InvalidInput
from aiv.models import AcceptedTerms, Market, Panel
from aiv.selectors.asking import provider_terms as standing
from aiv.services.asking import provider_terms, scans
from dealershipai.accounts.models import AuditEvent, User
from tests import asked
from tests.asked import NOW

pytestmark = pytest.mark.django_db


def test_acceptance_says_who_accepted_what_and_when(operator: User) -> None:
    row = provider_terms.accept("gemini", person=operator, now=NOW)
    assert (row.accepted_by, row.accepted_at) == (operator, NOW)
    assert row.title.startswith("Gemini API")
    assert AuditEvent.objects.filter(action="provider_terms.accepted").count() == 1


def test_a_second_acceptance_keeps_the_first(operator: User, owner: User) -> None:
    first = provider_terms.accept("gemini", person=operator, now=NOW)
    assert provider_terms.accept("gemini", person=owner, now=NOW) == first
    assert AcceptedTerms.objects.count() == 1


def test_withdrawn_terms_switch_the_provider_off(operator: User) -> None:
    provider_terms.accept("gemini", person=operator, now=NOW)
    assert standing.switched_off("gemini") == ""
    done = [provider_terms.withdraw("gemini", person=operator, now=NOW) for _ in range(2)]
    assert done == [True, False]
    assert "switched off" in standing.switched_off("gemini")
    assert standing.accepted() == frozenset()


def test_what_needs_no_terms_has_none_to_accept(operator: User) -> None:
    with pytest.raises(InvalidInput, match="no terms"):
        provider_terms.accept("openai", person=operator, now=NOW)
    assert standing.switched_off("openai") == ""


def test_withdrawing_skips_its_calls_and_frees_their_money(
    operator: User, panel: Panel, market: Market, settings: Any
) -> None:
    asked.keyed(settings)
    provider_terms.accept("gemini", person=operator, now=NOW)
    assistants = [asked.chatgpt(market), asked.gemini(market)]
    scan = scans.start(panel, assistants, trials=1, organization=None, person=None, now=NOW)
    provider_terms.withdraw("gemini", person=operator, now=NOW)
    left = scan.probes.filter(state="planned")
    assert {probe.assistant for probe in left} == {assistants[0]}
    assert asked.ledger() == asked.held(scan) == 3 * 150_000


def test_each_scan_that_loses_calls_by_it_says_so(
    operator: User, panel: Panel, market: Market, settings: Any
) -> None:
    asked.keyed(settings)
    provider_terms.accept("gemini", person=operator, now=NOW)
    assistants = [asked.chatgpt(market), asked.gemini(market)]
    scan = scans.start(panel, assistants, trials=1, organization=None, person=None, now=NOW)
    provider_terms.withdraw("gemini", person=operator, now=NOW)
    event = AuditEvent.objects.get(action="scan.calls_skipped")
    assert (event.target_id, event.actor) == (str(scan.pk), operator)
    assert (event.changes["provider"], event.changes["calls"]) == ("gemini", 3)
