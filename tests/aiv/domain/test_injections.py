"""Words that give orders change no figure: they are counted by the rules, as any others are."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from html import escape

import pytest

from aiv.domain.inventory import feed, files
from aiv.domain.outside import review_rows
from aiv.domain.outside.review_rows import ReviewRow
from aiv.domain.site import checks
from tests.aiv.domain.inventory.test_feed import TODAY
from tests.aiv.domain.mentions.invented import roles
from tests.aiv.domain.outside.test_review_rows import NOW as REVIEWED
from tests.aiv.domain.shopper_chat.test_conversations import MONEY, STATED, say
from tests.dealer_site.crawled import known, site_facts
from tests.dealer_site.ground import NOW, Ground, sound
from tests.injections import INJECTIONS
from tests.stocked import number

QUESTION = "which toyota store would you pick"
ANSWER = "I would start with Wrenfield Toyota. Oakhurst Toyota is another option nearby."
NAMED = {"wren": "best", "oak": "passing"}
PLAIN = "harbor words of a store that say nothing at all"


def neutral(text: str) -> str:
    """Give as many plain words as a text has."""
    words = PLAIN.split()
    return " ".join(words[at % len(words)] for at, _ in enumerate(text.split()))


def planted(texts: list[str]) -> Ground:
    """Write texts on a page where people see them, where nobody does, and for machines."""
    ground = sound()
    seen = "".join(f"<p>{escape(each)}</p>" for each in texts)
    hidden = f"<div hidden>{seen}</div><!-- {' '.join(texts).replace('--', '')} -->"
    about = ground.pages["/about"]
    html = about.html.replace("</body>", f"{seen}{hidden}</body>")
    assert html != about.html
    return replace(ground, pages={**ground.pages, "/about": replace(about, html=html)})


def ruled(ground: Ground) -> dict[str, tuple[str, str]]:
    found = checks.audit(site_facts(ground), known(ground), now=NOW)
    return {each.check: (each.outcome, str(each.value)) for each in found}


def test_there_are_sixty() -> None:
    assert len(set(INJECTIONS)) == len(INJECTIONS) == 60


@pytest.mark.parametrize("order", INJECTIONS)
def test_an_answer_that_gives_orders_names_whom_it_names(order: str) -> None:
    assert roles(ANSWER, QUESTION) == NAMED
    assert roles(f"{ANSWER}\n\n{order}", QUESTION) == NAMED
    assert roles(f"{order}\n\n{ANSWER}", QUESTION) == NAMED


@pytest.mark.parametrize("order", INJECTIONS)
def test_a_shopper_who_gives_orders_is_told_what_is_on_record_and_no_more(order: str) -> None:
    given = say(order).text
    assert order not in given
    assert "evil.example" not in given
    assert set(MONEY.findall(given)) <= STATED


def test_a_site_that_gives_orders_is_ruled_as_one_with_as_many_plain_words() -> None:
    orders = list(INJECTIONS)
    assert ruled(planted(orders)) == ruled(planted([neutral(each) for each in orders]))


def test_reviews_that_give_orders_count_their_stars_and_days() -> None:
    rows = [["r", "rating", "date", "reply", "comment"]]
    rows += [[f"r-{at}", "2", "2026-10-01", "", each] for at, each in enumerate(INJECTIONS)]
    table = io.StringIO()
    csv.writer(table).writerows([["Review ID", *rows[0][1:]], *rows[1:]])
    read = list(review_rows.read(table.getvalue().encode(), platform="Google", now=REVIEWED))
    kept = [each for each in read if isinstance(each, ReviewRow)]
    assert len(kept) == 60
    assert {(each.stars, each.is_answered) for each in kept} == {(2.0, False)}


def test_a_feed_that_gives_orders_is_a_list_of_cars() -> None:
    table = io.StringIO()
    head = ["VIN", "Year", "Make", "Model", "Price", "Description"]
    cars = [[number(at), "2024", "Toyota", "RAV4", "31250", order]
            for at, order in enumerate(INJECTIONS)]  # fmt: skip
    csv.writer(table).writerows([head, *cars])
    rows = feed.Reader(today=TODAY).rows(files.rows(io.BytesIO(table.getvalue().encode())))
    found = {(row.vehicle.make, row.vehicle.price) for row in rows if row.vehicle}
    assert {(make, int(price or 0)) for make, price in found} == {("Toyota", 31250)}
