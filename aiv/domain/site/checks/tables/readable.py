"""The rules of reading without JavaScript (B01 to B06)."""

from __future__ import annotations

from typing import Final

from aiv.domain.site.checks import documents, raw_text
from aiv.domain.site.checks.rule import Check, Rule

CHECKS: Final = (
    Check(
        Rule(
            id="B01", name="raw.ratio", weight=5, is_critical=True,
            title="Pages speak before scripts run",
            measures="The share of a page's words, or without a browser of its key facts, that raw "
            "HTML holds, on up to five pages.",
            why="Most assistants' bots run no scripts: an inventory drawn by JavaScript is an "
            "empty "
            "lot to them.",
            fix="Have vehicle pages and lists rendered on the server or in advance.",
        ),
        raw_text.ratio,
    ),
    Check(
        Rule(
            id="B02", name="raw.facts", weight=4,
            title="Key facts stand in the raw page",
            measures="Year, make, model, price, mileage and number of each vehicle; address, phone "
            "and hours of the store.",
            why="A fact that only a script draws is a fact that no answer can state.",
            fix="Write a block of facts on the server in the template of each kind of page.",
        ),
        raw_text.facts,
    ),
    Check(
        Rule(
            id="B03", name="raw.links", weight=3,
            title="Plain links lead everywhere",
            measures="Whether links in raw HTML lead to each important page, and from lists to "
            "vehicles.",
            why="Bots follow links, not buttons; what no link leads to is found by chance.",
            fix="Use plain links (a with href) in menus, lists and pagination.",
        ),
        raw_text.reachable,
    ),
    Check(
        Rule(
            id="B04", name="weight", weight=1,
            title="Pages are light",
            measures="Bytes of HTML, and the share of them that is text.",
            why="Readers cut long pages, and the facts often stand behind the cut.",
            fix="Move inline state, styles and scripts out of the page.",
        ),
        documents.weight,
    ),
    Check(
        Rule(
            id="B05", name="encoding.lang", weight=1,
            title="Letters and language are declared",
            measures="Whether the bytes read as the declared charset, and whether lang is set.",
            why="Names and prices turn into garbage where a reader guesses.",
            fix="Send “charset=utf-8” in the header, repeat it in a meta tag, and set lang on "
            "html.",
        ),
        documents.encoding,
    ),
    Check(
        Rule(
            id="B06", name="head.clarity", weight=1,
            title="Title and headline say what the page is",
            measures="One H1, and a title that shares its words: for a vehicle year, make and "
            "model.",
            why="Title and H1 are the first thing a reader matches with a question.",
            fix="Let the template write “2024 Make Model Trim” or “Department at Store, City” "
            "into both.",
        ),
        documents.head,
    ),
)  # fmt: skip
