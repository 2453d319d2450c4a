"""Test what is read of a page's links, headings, images, phones and hidden words."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.crawler.pages.body import absolute
from aiv.domain.site.page_facts import Heading, Image, Region
from tests.aiv.crawler.pages.made import URL, page

LINK = '<a href="/x">Used cars</a>'


@pytest.mark.parametrize(
    ("around", "region"),
    [
        ("<nav>{}</nav>", Region.NAV),
        ('<div role="navigation">{}</div>', Region.NAV),
        ('<ul class="main-nav">{}</ul>', Region.NAV),
        ("<footer>{}</footer>", Region.FOOTER),
        ('<div id="footer">{}</div>', Region.FOOTER),
        ('<div role="contentinfo">{}</div>', Region.FOOTER),
        ("<header>{}</header>", Region.HEADER),
        ('<header><ol class="Breadcrumbs">{}</ol></header>', Region.BREADCRUMB),
        ('<nav aria-label="breadcrumb">{}</nav>', Region.BREADCRUMB),
        ("<header><nav>{}</nav></header>", Region.NAV),
        ("<main><p>{}</p></main>", Region.MAIN),
        ("<article><header>{}</header></article>", Region.MAIN),
        ('<div class="navigation-wrapper"><main>{}</main></div>', Region.MAIN),
        ('<div class="header"><h1>Stock</h1>{}</div>', Region.MAIN),
    ],
)
def test_a_link_stands_somewhere(around: str, region: Region) -> None:
    assert [link.region for link in page(around.format(LINK)).links] == [region]


def test_links_are_absolute_and_lose_their_fragment() -> None:
    (link,) = page('<a href="../new/#top" rel="NoFollow">  New\n cars </a>').links
    assert (link.url, link.text) == ("https://www.larkspur.example/new/", "New cars")
    assert link.rel == "nofollow"


def test_only_links_to_pages_are_kept_but_all_are_counted() -> None:
    facts = page(
        '<a href="#x">a</a><a href="javascript:x()">b</a><a>c</a><a href="tel:1">d</a>' + LINK
    )
    assert facts.anchors == 4 and len(facts.links) == 1


def test_a_link_without_words_is_named_by_its_label_or_picture() -> None:
    facts = page('<a href="/a" aria-label="Call"></a><a href="/b"><img src="x" alt="Map"></a>')
    assert [link.text for link in facts.links] == ["Call", "Map"]


def test_a_base_moves_the_links() -> None:
    assert page(LINK, head='<base href="https://far.example/y/">').links[0].url == (
        "https://far.example/x"
    )


@pytest.mark.parametrize(
    "href",
    [
        "",
        "#",
        "http://[",
        "http://u:p@a.example/",
        "http://a.example:x/",
        "mailto:a@b.example",
        "x" * 3_000,
        "data:,x",
    ],
)
def test_what_is_no_web_address_is_none(href: str) -> None:
    assert absolute(href, base=URL) == ""


def test_headings_keep_their_level_and_order() -> None:
    facts = page("<h2>Two <b>words</b></h2><h1>One</h1>")
    assert facts.headings == (Heading(level=2, text="Two words"), Heading(level=1, text="One"))


def test_an_image_without_a_description_is_told_from_one_with_an_empty_one() -> None:
    facts = page('<img src="/a.jpg"><img src="/b.jpg" alt=""><img>')
    base = "https://www.larkspur.example"
    assert facts.images == (
        Image(url=f"{base}/a.jpg", alt=None),
        Image(url=f"{base}/b.jpg", alt=""),
    )


def test_an_image_that_is_loaded_late_has_its_real_address() -> None:
    (image,) = page('<img src="data:image/gif;base64,R0" data-src="/car.jpg">').images
    assert image.url.endswith("/car.jpg")


def test_numbers_to_dial_are_listed_once() -> None:
    facts = page('<a href="tel:+1%20239-555-0142">a</a><a href="TEL:+1 239-555-0142">b</a>')
    assert facts.phones == ("+1 239-555-0142",)


def test_words_kept_out_of_snippets_are_listed() -> None:
    facts = page("<div data-nosnippet>$19,995</div><p data-nosnippet>stays</p>")
    assert facts.hidden_from_snippets == ("$19,995",)


def test_moments_come_from_the_page_and_its_head() -> None:
    head = '<meta property="article:modified_time" content="2026-06-01">'
    assert page('<time datetime="2026-05-01">May</time>', head=head).times == (
        "2026-05-01",
        "2026-06-01",
    )


@given(st.text("/.:?#[]@%a0 \\\t\u2100é", max_size=14), st.sampled_from(["http://", "//", "/", ""]))
def test_a_kept_address_can_be_taken_apart(rest: str, start: str) -> None:
    parts = urlsplit(absolute(start + rest, base=URL))
    assert parts.hostname != "" and (parts.port is None or parts.port >= 0)
