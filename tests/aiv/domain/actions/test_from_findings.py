"""Checks that cost points become actions; what was not measured becomes nothing."""

from __future__ import annotations

import pytest

from aiv.domain.actions import from_findings
from aiv.domain.actions.candidates import Candidate, Generator, ranked
from aiv.domain.actions.check_table import MENDINGS
from aiv.domain.actions.grades import Grade
from aiv.domain.site.checks import RULES
from aiv.domain.site.findings import Finding, Outcome, Proof
from tests.aiv.domain.actions.test_candidates import AT


def finding(check: str, outcome: Outcome, *, proofs: int = 1) -> Finding:
    places = tuple(Proof(url=f"https://a.example/{n}", found="bad", line=n) for n in range(proofs))
    return Finding(
        check=check, rule_version="1", outcome=outcome, reason="So it is.", proofs=places
    )


def one(check: str, outcome: Outcome = Outcome.FAIL, **more: int) -> Candidate:
    (found,) = from_findings.survey([finding(check, outcome, **more)], since=AT).candidates
    return found


def test_every_check_says_what_mending_it_takes() -> None:
    assert set(MENDINGS) == set(RULES)


def test_a_failed_check_costs_its_weight_and_a_warning_half() -> None:
    assert one("C02").size == RULES["C02"].weight
    assert one("C02", Outcome.WARN).size == RULES["C02"].weight / 2


def test_a_critical_fail_counts_more_because_it_caps_the_score() -> None:
    assert one("A05").size == RULES["A05"].weight * 1.5
    assert "caps the score" in one("A05").size_words
    assert one("A05", Outcome.WARN).size == RULES["A05"].weight / 2


@pytest.mark.parametrize("outcome", [Outcome.UNMEASURED, Outcome.REPORT])
def test_what_was_not_judged_is_neither_found_nor_settled(outcome: Outcome) -> None:
    survey = from_findings.survey([finding("E02", outcome)], since=AT)
    assert (survey.candidates, survey.settled) == ((), frozenset())


@pytest.mark.parametrize("outcome", [Outcome.PASS, Outcome.NOT_APPLICABLE])
def test_what_is_in_order_is_settled(outcome: Outcome) -> None:
    survey = from_findings.survey([finding("E02", outcome)], since=AT)
    assert survey.settled == {from_findings.key_of("E02")}


def test_without_an_audit_nothing_was_looked_at() -> None:
    survey = from_findings.survey([], since=None)
    assert survey.reason
    assert survey.settled == frozenset()


def test_a_wrong_llms_txt_has_no_measured_effect_and_stands_last() -> None:
    llms = one("A13", Outcome.WARN)
    assert (llms.grade, llms.priority) == (Grade.NO_EFFECT, 0.0)
    rows = [finding(check, Outcome.WARN) for check in RULES]
    order = [each.grade for each in ranked(from_findings.survey(rows, since=AT).candidates)]
    first = order.index(Grade.NO_EFFECT)
    unweighted = {Grade.NO_EFFECT, MENDINGS["G02"].grade, MENDINGS["G03"].grade}
    assert set(order[first:]) <= unweighted


def test_robots_come_with_the_group_that_mends_them() -> None:
    assert one("A01").generator is Generator.ROBOTS


def test_evidence_names_the_check_its_places_and_how_many_more() -> None:
    found = one("A01", proofs=8)
    assert [each.kind for each in found.evidence] == ["check", *["page"] * 5, "check"]
    assert found.evidence[-1].words == "3 further places."
    assert found.target == "https://a.example/0"


def test_a_place_is_shown_with_its_line_and_words() -> None:
    proof = Proof(url="https://a.example/", found="kept out", line=2, excerpt="Disallow: /")
    rows = [
        Finding(check="A01", rule_version="1", outcome=Outcome.FAIL, reason="So.", proofs=(proof,))
    ]
    (found,) = from_findings.survey(rows, since=AT).candidates
    assert found.evidence[1].words == "kept out (line 2: “Disallow: /”)"


def test_a_check_of_another_release_is_left_out() -> None:
    assert from_findings.survey([finding("Z99", Outcome.FAIL)], since=AT).candidates == ()
