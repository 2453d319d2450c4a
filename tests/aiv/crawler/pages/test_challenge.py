"""Test that a guard's page is told from a dealer's own."""

from __future__ import annotations

import pytest

from tests.aiv.crawler.pages.made import page


@pytest.mark.parametrize(
    ("inner", "vendor"),
    [
        ("<script>window._cf_chl_opt={}</script>Just a moment...", "Cloudflare"),
        ('<script src="https://geo.captcha-delivery.com/c.js"></script>', "DataDome"),
        ('<div id="px-captcha"></div>Press &amp; Hold', "PerimeterX"),
        ("Request unsuccessful. Incapsula incident ID: 1-2", "Imperva"),
        ("Access Denied. Reference #18.2a.1 https://errors.edgesuite.net/18", "Akamai"),
        ("<script>window.gokuProps = {}</script>", "AWS WAF"),
        ("<h1>Sucuri WebSite Firewall - Access Denied</h1>", "Sucuri"),
        ("<h1>Access error</h1><script src='/cdn-cgi/x.js'></script>", "Cloudflare"),
        ("Please verify you are human", "unknown"),
        ("Sorry, you have been blocked", "unknown"),
    ],
)
def test_a_guard_s_page_is_recognised(inner: str, vendor: str) -> None:
    assert page(inner).challenge == vendor


def test_the_title_alone_tells() -> None:
    assert page("", head="<title>Pardon Our Interruption</title>").challenge == "unknown"


def test_a_guarded_page_of_the_dealer_s_own_is_no_challenge() -> None:
    assert (
        page("<p>Used cars</p><script src='/cdn-cgi/challenge-platform/x.js'></script>").challenge
        is None
    )


def test_a_long_page_may_speak_of_denied_access() -> None:
    assert page("<p>Access denied by bad credit? We finance. </p>" * 40).challenge is None


def test_an_empty_shell_is_no_challenge() -> None:
    assert page("<div id=root></div>").challenge is None
