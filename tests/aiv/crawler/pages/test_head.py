"""Test what a page says of itself."""

from __future__ import annotations

from tests.aiv.crawler.pages.made import page, read


def test_a_bare_page_says_nothing() -> None:
    facts = read("<p>x")
    assert (facts.title, facts.canonical, facts.robots, facts.lang) == (None,) * 4
    assert facts.description is None and facts.bot_robots == {}


def test_a_title_is_one_line() -> None:
    assert page("", head="<title>\n Used  cars </title>").title == "Used cars"


def test_a_drawing_s_title_is_not_the_page_s() -> None:
    assert page("<svg><title>Arrow</title></svg>").title is None


def test_orders_to_all_robots_are_joined() -> None:
    head = '<meta name="ROBOTS" content="noindex"><meta name="robots" content="nofollow">'
    assert page("", head=head).robots == "noindex, nofollow"


def test_orders_to_one_robot_are_kept_by_its_name() -> None:
    head = '<meta name="Googlebot" content="nosnippet"><meta name="viewport" content="x">'
    assert page("", head=head).bot_robots == {"googlebot": "nosnippet"}


def test_the_canonical_address_is_given_as_written() -> None:
    assert page("", head='<link rel="Canonical home" href="/used ">').canonical == "/used"


def test_an_empty_canonical_is_none() -> None:
    assert page("", head='<link rel="canonical" href="">').canonical is None


def test_a_sloppy_head_is_read_beyond_its_end() -> None:
    head = '<noscript><img src="p.gif"></noscript><link rel="canonical" href="/a">'
    assert page("", head=head).canonical == "/a"


def test_language_and_description_are_read() -> None:
    facts = read('<html lang="en-US"><meta name="description" content=" Cars  here ">')
    assert (facts.lang, facts.description) == ("en-US", "Cars here")
