"""Prove the frame that every page stands in."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import RequestFactory

from dashboard import specimens

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def page(template: str = "404.html", theme: str = "", **context: object) -> str:
    """Render a page for someone who is not signed in."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    request.COOKIES["theme"] = theme
    return render_to_string(template, context, request)


def test_a_page_follows_the_system_until_a_theme_is_chosen():
    assert "data-theme" not in page()


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_a_chosen_theme_is_in_the_first_byte_served(theme):
    assert f'data-theme="{theme}"' in page(theme=theme)


def test_a_forged_theme_is_ignored():
    assert "data-theme" not in page(theme='"><script>')


def test_a_stranger_may_sign_in_or_up():
    html = page()
    assert "Sign in" in html
    assert "Sign up" in html


def test_the_first_link_skips_to_the_content():
    html = page()
    assert html.index('href="#main"') < html.index("<header")
    assert 'id="main"' in html


def test_htmx_may_not_evaluate_or_leave_the_host():
    html = page()
    assert '"allowEval":false' in html
    assert '"selfRequestsOnly":true' in html


def test_a_demo_page_says_demo():
    assert "DEMO" in page(demo=True)
    assert "DEMO" not in page()


def test_a_notice_about_the_installation_is_shown():
    assert "Redis is away" in page(notices=("Redis is away",))


def test_a_message_is_shown_with_its_tone():
    assert "message--error" in page(messages=[Message(40, "Line 14 is missing.")])


def test_the_current_section_is_marked():
    nav = [{"label": "Named", "url": "/named", "current": True}]
    assert 'aria-current="page"' in page(nav=nav)


@pytest.mark.parametrize("code", ["400", "429", "500"])
def test_a_page_for_faults_needs_no_request(code):
    assert code in render_to_string(f"{code}.html")


def test_an_expired_form_is_told_from_a_refusal():
    assert "expired" in page("403.html", is_csrf=True)
    assert "expired" not in page("403.html")


def test_the_style_guide_shows_every_component():
    html = page("styleguide.html", **specimens.context(NOW))
    for name in ("stat", "interval", "trend", "gauge", "table", "tag", "quote", "dialog", "empty"):
        assert f'class="{name}' in html
    assert html.count('id="main"') == 1
