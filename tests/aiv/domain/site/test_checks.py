"""Hold the fifty rules to their table, and rulings to their thresholds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aiv.domain.site import checks
from aiv.domain.site.checks.rulings import at_least, at_most, percent, proof, worst_template
from aiv.domain.site.findings import Finding, Outcome
from aiv.domain.site.known import Known
from aiv.domain.site.page_classes import PageClass
from aiv.domain.site.page_facts import SitePage
from tests.dealer_site.crawled import RECORD, fetch, known, site_facts
from tests.dealer_site.defects import _robots
from tests.dealer_site.ground import NOW, Ground, sound


def audited(ground: Ground, knowing: Known | None = None) -> dict[str, Finding]:
    found = checks.audit(site_facts(ground), knowing or known(ground), now=NOW)
    return {each.check: each for each in found}


def page(kind: PageClass) -> SitePage:
    return SitePage(fetch=fetch("/x"), page_class=kind)


def test_there_are_fifty_rules_of_which_forty_five_weigh_a_hundred() -> None:
    weights = [rule.weight for rule in checks.RULES.values()]
    assert (len(weights), sum(w > 0 for w in weights), sum(weights)) == (50, 45, 100.0)


@pytest.mark.parametrize(
    ("category", "weight"), [("A", 33), ("B", 15), ("C", 20), ("D", 14), ("E", 13)]
)
def test_a_category_weighs_what_the_table_says(category: str, weight: float) -> None:
    rules = [rule for rule in checks.RULES.values() if rule.id[0] == category]
    assert sum(rule.weight for rule in rules) == weight


def test_four_rules_are_critical() -> None:
    grave = {name for name, rule in checks.RULES.items() if rule.is_critical}
    assert grave == {"A01", "A05", "A07", "B01"}


def test_every_rule_says_what_why_and_how() -> None:
    for rule in checks.RULES.values():
        assert all([rule.title, rule.measures, rule.why, rule.fix, rule.version])


def test_a_threshold_counts_as_reached_within_rounding() -> None:
    assert at_least(0.95 - 1e-10, good=0.95, fair=0.7) is Outcome.PASS
    assert at_least(0.95 - 1e-8, good=0.95, fair=0.7) is Outcome.WARN
    assert at_most(0.03 + 1e-10, good=0.03, fair=0.1) is Outcome.PASS
    assert at_most(0.11, good=0.03, fair=0.1) is Outcome.FAIL


def test_one_page_in_ten_makes_a_fault_of_the_template() -> None:
    rows = [(page(PageClass.VDP), Outcome.PASS)] * 9 + [(page(PageClass.VDP), Outcome.FAIL)]
    assert worst_template(rows) is Outcome.FAIL
    assert worst_template([*rows, (page(PageClass.VDP), Outcome.PASS)]) is Outcome.PASS


def test_the_home_page_counts_alone() -> None:
    rows = [(page(PageClass.HOME), Outcome.WARN), (page(PageClass.VDP), Outcome.PASS)]
    assert worst_template(rows) is Outcome.WARN


def test_nothing_short_of_all_is_written_as_all() -> None:
    assert (percent(1.0), percent(0.9999), percent(0.0)) == ("100 %", "just under 100 %", "0 %")


def test_evidence_is_cut_to_three_hundred_signs() -> None:
    assert len(proof("u", "x" * 900, excerpt="y" * 900).excerpt) == 300


def test_without_a_source_a_check_is_unmeasured_and_never_fails() -> None:
    found = audited(sound(), Known(record=RECORD))
    silent = {name for name, each in found.items() if each.outcome is Outcome.UNMEASURED}
    assert silent == {"A12", "D07", "E02", "E03", "E04", "E05", "E07", "G02", "G03"}
    assert all(found[name].reason for name in silent)


def test_a_blocked_search_bot_shows_the_line_that_blocks_it() -> None:
    ground = sound()
    _robots("\nUser-agent: OAI-SearchBot\nDisallow: /used/\n")(ground)
    found = audited(ground)["A01"]
    assert found.proofs[0].excerpt.strip() == "Disallow: /used/"
    assert found.proofs[0].line == ground.robots.splitlines().index("Disallow: /used/") + 1


def test_a_secondary_bot_blocked_only_warns() -> None:
    ground = sound()
    _robots("\nUser-agent: DuckAssistBot\nDisallow: /\n")(ground)
    assert audited(ground)["A01"].outcome is Outcome.WARN


def test_training_bots_may_be_blocked_without_a_loss() -> None:
    ground = sound()
    _robots("\nUser-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n")(ground)
    found = audited(ground)
    assert {found[name].outcome for name in ("A01", "A02", "A03")} == {Outcome.PASS}


def test_a_wrong_llms_txt_warns_and_weighs_nothing() -> None:
    ground = sound()
    ground.llms = "cars cars cars"
    found = audited(ground)["A13"]
    assert (found.outcome, checks.RULES["A13"].weight) == (Outcome.WARN, 0)


def test_an_unread_part_of_a_site_lacks_nothing() -> None:
    """What was not read is not missing."""
    ground = sound()
    for path in [each for each in ground.pages if each.startswith("/guides/")]:
        del ground.pages[path]
    part = replace(site_facts(ground), is_complete=False, is_verified=False)
    found = {each.check: each for each in checks.audit(part, known(ground), now=NOW)}
    assert found["F02"].outcome is Outcome.UNMEASURED


def test_a_site_that_never_answered_is_judged_without_an_error() -> None:
    empty = replace(site_facts(sound()), pages=(), sitemaps=(), variants=())
    found = checks.audit(empty, Known(record=RECORD), now=NOW)
    assert len(found) == 50
    assert all(each.reason for each in found)


def test_rendered_words_are_compared_with_raw_ones() -> None:
    ground = sound()
    words = " ".join(f"word{i}" for i in range(200))
    rendered = {page.url: words for page in site_facts(ground).pages}
    found = audited(ground, known(ground, rendered=rendered))["B01"]
    assert (found.outcome, found.cap) == (Outcome.FAIL, 60.0)


def test_advertising_above_msrp_is_told() -> None:
    ground = sound()
    feed = known(ground).feed
    assert feed is not None
    cheap = tuple(replace(each, msrp=each.price - 1) for each in feed.vehicles)  # type: ignore[operator]
    found = audited(ground, known(ground, feed=replace(feed, vehicles=cheap)))["D02"]
    assert found.outcome is Outcome.PASS
    assert "above MSRP" in found.reason
