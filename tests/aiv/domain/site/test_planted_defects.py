"""Hold the checks to a sound site without alarms and to sixty planted defects."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from aiv.domain.site.findings import Finding, Outcome
from aiv.domain.site.site_score import site_score
from tests.benchmarks.planted_defects import FAULTS, findings, moved, planted
from tests.dealer_site.defects import DEFECTS, Defect
from tests.dealer_site.ground import sound

IDS = [f"{each.check}: {each.name}" for each in DEFECTS]


@cache
def base() -> dict[str, Finding]:
    return findings(sound())


def test_a_sound_site_raises_no_alarm() -> None:
    assert {name for name, each in base().items() if each.outcome in FAULTS} == set()


def test_whatever_was_not_connected_says_why() -> None:
    silent = [each for each in base().values() if each.outcome is Outcome.UNMEASURED]
    assert {each.check for each in silent} == {"G02", "G03"}
    assert all(each.reason for each in silent)


def test_a_sound_site_scores_a_hundred() -> None:
    found = site_score(base().values())
    assert (found.score, found.coverage, found.caps) == (100.0, 100.0, ())


def test_ten_defects_are_planted_in_each_category() -> None:
    counts = Counter("F" if each.check[0] == "G" else each.check[0] for each in DEFECTS)
    assert counts == dict.fromkeys("ABCDEF", 10)


@pytest.mark.parametrize("defect", DEFECTS, ids=IDS)
def test_a_planted_defect_is_found_and_nothing_else(defect: Defect) -> None:
    after = planted(defect)
    found = after[defect.check]
    assert found.outcome in FAULTS, found.reason
    assert moved(base(), after) - {defect.check} == defect.also
