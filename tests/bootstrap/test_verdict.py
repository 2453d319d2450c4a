"""The gate's last words: skips never look like success."""

from dealershipai.bootstrap.held_servers import Report
from dealershipai.bootstrap.steps import Outcome
from dealershipai.bootstrap.verdict import Verdict

OK = Outcome("lint", 1.0, None)
BAD = Outcome("types", 2.0, "exit status 1")
REDIS = Report("redis", "Redis", "DAI_TEST_REDIS_URL", missing="Install redis-server.")
POSTGRES = Report("postgres", "PostgreSQL", "X", place="postgresql://x", version="18.6")


def verdict(*outcomes, reports=(), allowed=frozenset(), is_fast=False):
    return Verdict(outcomes, reports, allowed, is_fast)


def test_all_good_is_0():
    summed = verdict(OK, reports=(POSTGRES,))
    assert summed.status() == 0
    assert [*summed.lines()][-1] == "All is good."


def test_a_failed_step_is_1_and_named():
    summed = verdict(OK, BAD)
    assert summed.status() == 1
    assert [*summed.lines()][-1] == "Failed: types."


def test_something_not_verified_is_3_with_its_remedy():
    summed = verdict(OK, reports=(POSTGRES, REDIS))
    assert summed.status() == 3
    assert "NOT VERIFIED: Redis. Install redis-server." in [*summed.lines()]


def test_something_not_verified_may_be_allowed_and_is_still_said():
    summed = verdict(OK, reports=(REDIS,), allowed=frozenset({"redis"}))
    assert summed.status() == 0
    assert "NOT VERIFIED (allowed): Redis. Install redis-server." in [*summed.lines()]


def test_allowing_one_thing_allows_no_other():
    assert verdict(OK, reports=(REDIS,), allowed=frozenset({"browser"})).status() == 3


def test_a_failure_weighs_more_than_something_unverified():
    assert verdict(BAD, reports=(REDIS,)).status() == 1


def test_a_fast_run_says_what_it_left_out():
    lines = [*verdict(OK, is_fast=True).lines()]
    assert any("not run" in line and "--fast" in line for line in lines)
    assert lines[-1] == "All that was run is good."


def test_the_servers_that_were_used_are_named():
    assert "  with    PostgreSQL: 18.6" in [*verdict(OK, reports=(POSTGRES,)).lines()]
