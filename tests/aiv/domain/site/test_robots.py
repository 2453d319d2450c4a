"""Test who may read what by robots.txt, and by which line."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from aiv.domain.site import robots, robots_check
from aiv.domain.site.robots import Verdict

BOT = "FooBot"


def allows(text: str | bytes, path: str, ua: str = BOT) -> bool:
    return robots.parse(text).verdict(ua, f"https://site.example{path}").is_allowed


def test_without_a_file_everything_is_allowed() -> None:
    assert allows("", "/any")


def test_the_deciding_line_is_named() -> None:
    verdict = robots.parse("# hello\nUser-agent: *\nDisallow: /used # not these\n").verdict(
        BOT, "https://site.example/used/1"
    )
    assert verdict == Verdict(False, 3, "Disallow: /used # not these")


def test_lines_are_counted_once_whatever_ends_them() -> None:
    texts = (end.join(["User-agent: *", "", "Disallow: /x"]) for end in ("\n", "\r", "\r\n"))
    assert [robots.parse(text).verdict(BOT, "/x").line for text in texts] == [3, 3, 3]


@pytest.mark.parametrize(
    ("rules", "path", "is_allowed"),
    [
        ("Disallow:", "/x", True),
        ("Disallow: /\nAllow: /x", "/x/y", True),
        ("Disallow: /x\nAllow: /x", "/x", True),
        ("Disallow: /x/\nAllow: /", "/x/y", False),
        ("Disallow: /*.pdf$", "/a/b.pdf", False),
        ("Disallow: /*.pdf$", "/a/b.pdf?x", True),
        ("Disallow: /a*b*c", "/a--b--c--", False),
        ("Disallow: /a*b*c", "/a--c--b", True),
        ("Disallow: /a$b", "/a$b", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: *", "/anything", False),
        ("Disallow: /*a*a$", "/a", True),
        ("Disallow: /*a*a$", "/aa", False),
        ("Disallow: /a**b", "/ab", False),
        ("Disallow: $", "/", True),
        ("Disallow: /$", "/", False),
        ("Disallow: /\nAllow: /d/index.html", "/d/", True),
        ("Disallow: /\nAllow: /d/index.htm", "/d/", True),
        ("Disallow: /\nAllow: /d/index.html", "/d/other", False),
        ("Disallow: /caf\u00e9", "/caf%C3%A9", False),
        ("Disallow: /caf%c3%a9", "/caf%C3%A9", False),
        ("Disallow: /%62", "/b", True),
        ("disallow /x", "/x", False),
        ("disallow /x y", "/x", True),
        ("Disallow\t:\t/x", "/x", False),
        (": /x", "/x", True),
    ],
)
def test_a_rule_is_matched_as_the_standard_says(rules: str, path: str, is_allowed: bool) -> None:
    assert allows(f"User-agent: FooBot\n{rules}\n", path) is is_allowed


@pytest.mark.parametrize(
    "word", ["disallow", "Dissallow", "dissalow", "disalow", "diasllow", "disallaw", "DISALLOWED"]
)
def test_a_misspelt_disallow_is_one(word: str) -> None:
    assert not allows(f"user-agent: *\n{word}: /\n", "/x")


@pytest.mark.parametrize("word", ["user-agent", "useragent", "user agent", "User-Agents"])
def test_a_misspelt_user_agent_is_one(word: str) -> None:
    assert not allows(f"{word}: {BOT}\ndisallow: /\n", "/x")


@pytest.mark.parametrize(
    ("agent", "is_meant"),
    [
        ("foobot", True),
        ("FooBot/2.1", True),
        ("FooBot with words", True),
        ("FooBot*", True),
        ("FooBot-News", False),
        ("Foo", False),
        ("*", True),
        ("* all of them", True),
        ("*bot", False),
    ],
)
def test_a_token_is_read_up_to_the_first_sign_it_may_not_have(agent: str, is_meant: bool) -> None:
    assert allows(f"User-agent: {agent}\nDisallow: /\n", "/x") is not is_meant


def test_a_token_that_is_named_hears_no_global_rule() -> None:
    text = "User-agent: *\nDisallow: /\nUser-agent: FooBot\nDisallow: /y\n"
    assert allows(text, "/x")


def test_a_group_without_rules_allows_everything_to_its_token() -> None:
    assert allows("User-agent: *\nDisallow: /\n\nUser-agent: FooBot\n", "/x")


def test_groups_of_the_same_token_are_one() -> None:
    text = "User-agent: FooBot\nDisallow: /a\nUser-agent: X\nDisallow: /\nUser-agent: foobot\nDisallow: /b\n"  # fmt: skip # noqa: E501
    assert [allows(text, path) for path in ("/a", "/b", "/c")] == [False, False, True]


def test_neither_blank_nor_unknown_lines_close_a_group() -> None:
    text = "User-agent: FooBot\n\nCrawl-delay: 3\nSitemap: /s\nUser-agent: BarBot\nDisallow: /\n"
    assert not allows(text, "/x") and not allows(text, "/x", "BarBot")


def test_rules_before_any_agent_speak_to_nobody() -> None:
    assert allows("Disallow: /\nUser-agent: FooBot\n", "/x")


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xef\xbb", b"\xef"])
def test_a_byte_order_mark_is_left_out_even_when_it_is_cut(mark: bytes) -> None:
    assert not allows(mark + b"User-agent: FooBot\nDisallow: /\n", "/x")


def test_a_line_is_read_up_to_a_limit() -> None:
    long = "/x/" + "a" * 16_640
    text = f"user-agent: FooBot\ndisallow: {long}{'b' * 50}\n"
    assert not allows(text, f"{long}{'b' * 10}/c") and allows(text, "/x/")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("", b"/"),
        ("http://www.site.example", b"/"),
        ("http://www.site.example?a=b", b"/?a=b"),
        ("http://www.site.example/a;p?q#f", b"/a;p?q"),
        ("http://www.site.example#/a", b"/"),
        ("site.example/a", b"/a"),
        ("//site.example/a", b"/a"),
        ("site.example/a/b?u=http://else.example/c", b"/a/b?u=http://else.example/c"),
        ("/a", b"/a"),
    ],
)
def test_the_path_of_an_address_begins_after_its_host(url: str, path: bytes) -> None:
    assert robots.robots_rules.path_of(url) == path


def test_what_stands_beside_the_rules_is_read() -> None:
    text = (
        "User-agent: *\nCrawl-delay: 2.5\nContent-Signal: search=yes, ai-train=no\n"
        "Sitemap: https://site.example/s.xml\nDisallow /a b\nNonsense: 1\n"
    )
    read = robots.parse(text)
    assert read.crawl_delay("AnyBot") == 2.5
    assert read.sitemaps == ("https://site.example/s.xml",)
    assert [line.key for line in read.signals] == ["content-signal"]
    assert [line.number for line in read.bad_lines] == [5, 6]


def test_a_delay_that_is_no_number_is_none() -> None:
    read = robots.parse("User-agent: *\nCrawl-delay: soon\n")
    assert read.crawl_delay(BOT) is None


def test_a_hostile_pattern_costs_no_time() -> None:
    read = robots.parse(f"User-agent: *\nDisallow: /{'a*' * 200}b$\n")
    started = time.perf_counter()
    assert read.verdict(BOT, "https://site.example/" + "a" * 2000).is_allowed
    assert time.perf_counter() - started < 0.01


SIGNS = st.text(alphabet="ab/*$%.", max_size=12)


@given(pattern=SIGNS, path=st.text(alphabet="ab/$.", max_size=12))
def test_matching_equals_trying_every_way(pattern: str, path: str) -> None:
    asked = f"/{path}"
    read = robots.parse(f"User-agent: *\nDisallow: {pattern}\n")
    expected = bool(pattern) and _slow(pattern, asked)
    assert read.verdict(BOT, f"https://site.example{asked}").is_allowed is not expected


def _slow(pattern: str, path: str) -> bool:
    if not pattern or pattern == "$":
        return not pattern or not path
    if pattern[0] == "*":
        return any(_slow(pattern[1:], path[at:]) for at in range(len(path) + 1))
    return path[:1] == pattern[0] and _slow(pattern[1:], path[1:])


@given(body=st.binary(max_size=300))
def test_reading_never_raises(body: bytes) -> None:
    robots.parse(body).verdict(BOT, "https://site.example/x")


@given(
    rules=st.lists(st.tuples(st.sampled_from(["Allow", "Disallow"]), st.sampled_from(
        ["/", "/a", "/a/b", "/*b", "/a$", "/a*c", "/index.php"])), max_size=6),
    path=st.sampled_from(["/", "/a", "/a/b", "/ab", "/a/c", "/x"]),
)  # fmt: skip
def test_a_library_agrees_on_plain_files(rules: list[tuple[str, str]], path: str) -> None:
    text = "User-agent: *\n" + "".join(f"{word}: {value}\n" for word, value in rules)
    theirs = Protego.parse(text).can_fetch(f"https://site.example{path}", BOT)
    assert allows(text, path) is theirs


@pytest.mark.field
def test_every_expectation_of_googles_own_tests_is_met(field_data: Path) -> None:
    rows = robots_check.read(json.loads((field_data / "robots_vectors.json").read_text()))
    assert [row.shown() for row in rows if not row.is_met] == []
    assert len(rows) >= 95
