"""The new robots.txt lets answer bots in, and changes nothing for anybody else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from aiv.domain.generators.robots_group import gating, write
from aiv.domain.site import robots
from aiv.domain.site.bots import BOTS

HOME = "https://www.dealer.example/"
PAGES = [HOME, f"{HOME}used/1", f"{HOME}service", f"{HOME}contact"]
CLOSED = "User-agent: *\nDisallow: /cart\nDisallow: /used/ # hidden\n\nSitemap: /s.xml\n"
NAMED = "User-agent: GPTBot\nUser-agent: OAI-SearchBot\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
ALONE = "User-agent: PerplexityBot\nDisallow: /\n\nUser-agent: *\nDisallow: /admin\n"
OTHERS = ["GPTBot", "CCBot", "SomeBot"]
PATHS = [*PAGES, f"{HOME}cart", f"{HOME}admin", f"{HOME}used/9"]


def verdicts(text: str, token: str, urls: list[str]) -> list[bool]:
    return [robots.parse(text).verdict(token, url).is_allowed for url in urls]


@pytest.mark.parametrize("text", [CLOSED, NAMED, ALONE, "User-agent: *\nDisallow: /"])
def test_every_answer_bot_may_read_every_page(text: str) -> None:
    new = write(text, PAGES).text
    assert all(all(verdicts(new, bot.token, PAGES)) for bot in gating())


@pytest.mark.parametrize("text", [CLOSED, NAMED, ALONE, "User-agent: *\nDisallow: /"])
def test_no_verdict_changes_for_anybody_else(text: str) -> None:
    new = write(text, PAGES).text
    for token in OTHERS:
        assert verdicts(new, token, PATHS) == verdicts(text, token, PATHS), token


def test_what_keeps_bots_from_no_page_that_matters_stays() -> None:
    new = write(CLOSED, PAGES)
    assert verdicts(new.text, "OAI-SearchBot", [f"{HOME}cart"]) == [False]
    assert robots.parse(new.text).sitemaps == ("/s.xml",)


def test_the_deciding_line_of_today_is_named() -> None:
    first = write(CLOSED, PAGES).blocked[0]
    assert (first.line, first.url) == (3, f"{HOME}used/1")
    assert "/used/" in first.text


def test_a_file_that_lets_them_in_is_left_alone() -> None:
    text = "User-agent: *\nDisallow: /cart\n"
    assert write(text, PAGES).text == text
    assert write(text, PAGES).blocked == ()


def test_only_bots_that_are_kept_out_get_a_group() -> None:
    new = write(NAMED, PAGES)
    assert [each.token for each in new.blocked] == ["OAI-SearchBot"]
    assert new.removed == ("User-agent: OAI-SearchBot",)


def test_no_rule_that_keeps_them_out_stands_in_the_new_group() -> None:
    assert write(NAMED, PAGES).added.splitlines()[1:] == ["User-agent: OAI-SearchBot", "Allow: /"]


def test_a_group_left_to_nobody_goes_and_its_rules_fall_on_nobody() -> None:
    new = write(f"User-agent: SomeBot\nAllow: /\n\n{ALONE}", PAGES)
    assert new.removed == ("User-agent: PerplexityBot", "Disallow: /")
    assert verdicts(new.text, "SomeBot", PATHS) == [True] * len(PATHS)


def test_names_without_rules_at_the_end_do_not_take_the_new_rules() -> None:
    text = "User-agent: OAI-SearchBot\nDisallow: /\nUser-agent: SomeBot\n"
    new = write(text, PAGES).text
    assert verdicts(new, "SomeBot", PATHS) == verdicts(text, "SomeBot", PATHS)
    assert not robots.parse(new).is_named("nobody")
    assert "somebot" not in robots.parse(new).groups[-1].agents


def test_writing_twice_writes_the_same() -> None:
    once = write(CLOSED, PAGES).text
    assert write(once, PAGES).text == once


LINES = some.sampled_from(
    ["User-agent: *", "User-agent: OAI-SearchBot", "User-agent: GPTBot", "User-agent: SomeBot",
     "Disallow: /", "Disallow: /used/", "Disallow: /*1$", "Allow: /used/", "Allow: /", "Disallow:",
     "Sitemap: /s.xml", "Crawl-delay: 5", "# a remark", "", "nonsense",
     "Content-Signal: search=yes"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(some.lists(LINES, max_size=14))
def test_any_file_keeps_its_word_to_others_and_opens_to_answer_bots(rows: list[str]) -> None:
    text = "\n".join(rows)
    new = write(text, PAGES).text
    assert all(all(verdicts(new, bot.token, PAGES)) for bot in gating())
    untouched = [bot.token for bot in BOTS if bot not in gating()]
    for token in [*OTHERS, *untouched]:
        assert verdicts(new, token, PATHS) == verdicts(text, token, PATHS), token
