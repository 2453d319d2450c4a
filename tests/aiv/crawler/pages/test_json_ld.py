"""Test that JSON-LD is read as strict readers do, and that each repair is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiv.crawler.pages.json_ld import MAX_DEPTH, read_block
from tests.aiv.crawler.pages.made import block, page

DEALER = '{"@type":"AutoDealer","name":"Larkspur Motors"}'


@pytest.mark.parametrize(
    ("json", "step"),
    [
        (DEALER, "strict"),
        (f"\ufeff {DEALER}\n", "strict"),
        (f"//<![CDATA[\n{DEALER}\n//]]>", "cdata"),
        (f"/*<![CDATA[*/{DEALER}/*]]>*/", "cdata"),
        (f"<![CDATA[{DEALER}]]>", "cdata"),
        (f"<!--\n{DEALER}\n-->", "cdata"),
        (f"// the store\n{DEALER}", "cdata"),
        (f"/* the store */ {DEALER};", "cdata"),
        ('{"@type":"AutoDealer","name":"Larkspur\nMotors"}', "ctrl"),
        ('{"@type":"AutoDealer","name":"Larkspur Motors",}', "trailing_comma"),
        ('{"@type":"AutoDealer","sameAs":["a","b", ]}', "trailing_comma"),
        ('//<![CDATA[\n{"@type":"AutoDealer","name":"A\tB",}\n//]]>', "trailing_comma"),
        (DEALER.replace('"', "&quot;"), "entities"),
        ("{'@type':'AutoDealer','name':'Larkspur Motors'}", "json_repair"),
        ('{"@type":"AutoDealer","name":"Larkspur Motors"', "json_repair"),
        ('{"@type":"AutoDealer","geo":NaN}', "json_repair"),
        ("the store is here", "unparseable"),
        ("", "unparseable"),
    ],
)
def test_each_repair_is_named(json: str, step: str) -> None:
    found = block(json)
    assert found.step == step
    assert [node["@type"] for node in found.nodes] == ["AutoDealer"] * (step != "unparseable")


def test_a_comma_inside_a_text_stays() -> None:
    found = block('{"@type":"AutoDealer","name":"Larkspur ,] Motors",}')
    assert found.nodes[0]["name"] == "Larkspur ,] Motors"


def test_a_text_that_looks_like_a_comment_stays() -> None:
    found = block('/* x */{"@type":"AutoDealer","url":"https://larkspur.example/"}')
    assert found.nodes[0]["url"] == "https://larkspur.example/"


def test_the_place_of_the_fault_is_shown() -> None:
    found = block('{"@type":"AutoDealer","name":"A",}')
    assert found.fault_offset == 33 and '"name":"A",}' in found.excerpt


def test_a_block_knows_its_line() -> None:
    html = f'<p>x</p>\n\n<script type="application/ld+json">\n{DEALER}</script>'
    again = f'\n<script type="application/LD+JSON">{DEALER}</script>'
    assert [each.line for each in page(html + again).ld_blocks] == [4, 5]


def test_typed_nodes_are_found_wherever_they_stand_outermost_first() -> None:
    car = '{"@type":["Product","Car"],"brand":{"@type":"Brand","name":"Toyota"}}'
    offer = f'{{"@type":"Offer","itemOffered":{car}}}'
    found = block(f'{{"@graph":[{{"@type":"AutoDealer","makesOffer":[{offer}]}},[{DEALER}]]}}')
    kinds = [node["@type"] for node in found.nodes]
    assert kinds == ["AutoDealer", "Offer", ["Product", "Car"], "Brand", "AutoDealer"]


def test_a_list_of_nodes_is_one_block() -> None:
    assert len(block(f"[{DEALER},{DEALER}]").nodes) == 2


def test_nodes_can_be_stored_in_every_database() -> None:
    found = block('{"@type":"AutoDealer","name":"a\\u0000b\\ud800","geo":1e999}')
    assert found.nodes[0] == {"@type": "AutoDealer", "name": "a\ufffdb\ufffd", "geo": None}


def test_an_abyss_is_no_node() -> None:
    found = block('{"@type":"AutoDealer","a":' + "[" * 400 + "]" * 400 + "}")
    assert len(str(found.nodes[0])) < 4 * MAX_DEPTH
    assert block("[" * 90_000).step == "unparseable"


@given(st.text(max_size=200) | st.text("{}[],:\"'\\@type/*<!-]>&; ", max_size=60))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    assert read_block(text, line=1).line == 1
