"""Test that nesting without end is flattened before a parser pays for it."""

from __future__ import annotations

import time

import pytest
from selectolax.lexbor import LexborHTMLParser

from aiv.crawler.pages.depth import MAX_DEPTH, guarded
from tests.aiv.crawler.pages.made import page, read

SLOW_SECONDS = 3.0
ATTRIBUTES = " ".join(f"a{number}='>'" for number in range(60_000))


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000,
        "<div></x>" * 60_000,
        "<div><table><tr><td></div>" * 20_000,
        "<span>" * 30_000 + "</i>" * 30_000,
        "<rt>" * 30_000,
        "".join(f"<font size={size}>" for size in range(500)) + "<p>x" * 100_000,
        f"<div {ATTRIBUTES}>",
        "<!--" * 100_000,
        "<a " * 200_000,
        "<script>x" * 50_000,
        "<nav>" * 500 + "<a href=x>y</a>" * 5_000,
        "dataLayer.dealership = {" * 40_000,
        '<script type="application/ld+json">{"@type":"Car","a":"' + '\\"' * 300_000,
    ],
    ids=lambda html: html[:24],
)
def test_hostile_pages_are_read_in_time(html: str) -> None:
    # Of this process alone: what else the machine does proves nothing.
    before = time.process_time()
    read(html)
    assert time.process_time() - before < SLOW_SECONDS


def test_words_below_the_bottom_stay() -> None:
    facts = read("<html><body>" + "<div>" * 20_000 + "deep" + "</div>" * 20_000)
    assert facts.text == "deep" and facts.depth <= MAX_DEPTH + 2


def test_what_follows_a_flattened_part_keeps_its_place() -> None:
    deep = "<div>" * 7_000 + "</div>" * 7_000
    tree = LexborHTMLParser(guarded(f"<main>{deep}<p id=after>x</p></main>"))
    after = tree.css_first("#after")
    assert after and after.parent and after.parent.tag == "main"


def test_a_page_of_usual_depth_is_left_alone() -> None:
    html = "<div><p>One<p>Two" * 20 + "<img src=x>" * 7_000
    assert guarded(html) == html


def test_many_list_entries_left_open_are_no_depth() -> None:
    html = "<ul>" + "<li>car" * 13_000 + "</ul>"
    assert guarded(html) == html


def test_scripts_are_never_cut() -> None:
    script = f"<script>{'if (a<b && c>d) x();' * 9_000}</script>"
    assert script in guarded("<div>" * 9_000 + script)


def test_a_tag_keeps_its_first_attributes() -> None:
    assert 'a0=">"' in guarded(f"<div {ATTRIBUTES}>x").replace("'", '"')


def test_depth_counts_elements() -> None:
    assert page("<div><p>x</p></div>").depth == 4
