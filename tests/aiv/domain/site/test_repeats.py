"""Test that what a site repeats is no page's own text."""

from __future__ import annotations

from aiv.domain.site.repeats import LEAST_PAGES, without_repeats
from tests.aiv.domain.site.made import facts_of

BANNER = "Free delivery within 50 miles"


def texts(*pages: str) -> list[str]:
    return [
        page.main_text for page in without_repeats([facts_of(main_text=each) for each in pages])
    ]


def test_a_line_of_most_pages_is_left_out() -> None:
    pages = [f"{BANNER}\nCar {number}" for number in range(LEAST_PAGES)]
    assert texts(*pages) == [f"Car {number}" for number in range(LEAST_PAGES)]


def test_a_line_of_few_pages_stays() -> None:
    pages = [f"{BANNER}\nCar 1", f"{BANNER}\nCar 2", *(f"Car {number}" for number in range(3, 8))]
    assert texts(*pages) == pages


def test_few_pages_are_left_alone() -> None:
    pages = [f"{BANNER}\nCar {number}" for number in range(LEAST_PAGES - 1)]
    assert texts(*pages) == pages


def test_a_line_twice_on_one_page_counts_once() -> None:
    pages = [f"{BANNER}\n{BANNER}\nCar 1", *(f"Car {number}" for number in range(2, 7))]
    assert texts(*pages) == pages


def test_a_page_of_nothing_else_keeps_its_text() -> None:
    assert texts(*[BANNER] * LEAST_PAGES) == [BANNER] * LEAST_PAGES
