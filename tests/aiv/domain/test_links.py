"""The same page is recognised wherever and however it is linked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.links import canonical_url, domain_of, is_domain


@pytest.mark.parametrize(
    "url",
    [
        "https://Gulf-Toyota.example/sales?id=7",
        "https://gulf-toyota.example/sales?id=7&utm_source=openai",
        "https://gulf-toyota.example/sales?utm_medium=x&id=7&gclid=1&srsltid=2#top",
        "https://gulf-toyota.example/sales?id=7#:~:text=open%20today",
        " https://gulf-toyota.example/sales?id=7 ",
    ],
)
def test_tracking_fragment_and_case_do_not_make_another_page(url: str) -> None:
    assert canonical_url(url) == "https://gulf-toyota.example/sales?id=7"


def test_other_parameters_make_another_page() -> None:
    assert canonical_url("https://a.example/?utmost=1") == "https://a.example/?utmost=1"


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.Gulf-Toyota.example:443/x", "gulf-toyota.example"),
        ("https://m.gulf-toyota.example", "m.gulf-toyota.example"),
        ("not an address", ""),
        ("http://[", ""),
    ],
)
def test_a_domain_is_the_host_without_www(url: str, domain: str) -> None:
    assert domain_of(url) == domain


def test_a_bare_host_is_a_domain_and_a_sentence_is_not() -> None:
    assert is_domain("gulf-toyota.example")
    assert not is_domain("Weather in Naples, FL")
    assert not is_domain(None)


@given(st.text(max_size=40))
def test_no_text_breaks_it(rest: str) -> None:
    for url in (rest, f"https://{rest}", f"https://a.example/{rest}?utm_source=x&{rest}"):
        assert isinstance(canonical_url(url), str)
        assert isinstance(domain_of(url), str)


@given(st.text(alphabet="ab/?&=%+#é .", max_size=30))
def test_what_is_canonical_stays_as_it_is(rest: str) -> None:
    once = canonical_url(f"https://a.example/{rest}")
    assert canonical_url(once) == once
