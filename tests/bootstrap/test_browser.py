"""The browser of the tests is real and calls nobody."""

import pytest

pytestmark = pytest.mark.browser


def test_the_browser_renders_a_page(browser):
    page = browser.new_page()
    page.set_content("<h1>Named</h1>")
    assert page.inner_text("h1") == "Named"
    page.close()
