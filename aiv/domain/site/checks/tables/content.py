"""The rules of structure, content, speed and traffic (F01 to F03, G01 to G03)."""

from __future__ import annotations

from typing import Final

from aiv.domain.site.checks import content
from aiv.domain.site.checks.rule import Check, Rule

CHECKS: Final = (
    Check(
        Rule(
            id="F01", name="depth.orphans", weight=1.5,
            title="Important pages are near",
            measures="The share of important pages deeper than three clicks, or linked from "
            "nowhere.",
            why="Bots visit near pages often and far ones seldom.",
            fix="Link the pages named here from a hub, a list or the footer.",
        ),
        content.depth,
    ),
    Check(
        Rule(
            id="F02", name="questions", weight=1.5,
            title="Shoppers' questions are answered",
            measures="Which of 24 common questions a page takes up in its title or headings, "
            "with 120 "
            "words of main text.",
            why="An assistant can only quote an answer that somebody wrote.",
            fix="Write a short page for each question listed here, with the store's own facts.",
        ),
        content.answered,
    ),
    Check(
        Rule(
            id="F03", name="unique", weight=1,
            title="Texts are the store's own",
            measures="The share of pages whose main text nearly repeats another page of the site.",
            why="Of many equal texts one is read; the maker's text is everywhere already.",
            fix="Replace the maker's words on the ten most visited pages with the store's own "
            "facts.",
        ),
        content.unique,
    ),
    Check(
        Rule(
            id="G01", name="speed", weight=1,
            title="Pages answer fast",
            measures="Our time to first byte at the 75th percentile, and Chrome's figures if "
            "connected.",
            why="A bot that fetches while a shopper waits gives up soon.",
            fix="Cache HTML at the edge, trim inline state, preload the largest image.",
        ),
        content.speed,
    ),
    Check(
        Rule(
            id="G02", name="logs", weight=0,
            title="Visits of verified bots",
            measures="Requests, errors and vehicle pages of each verified bot in the access log.",
            why="The log is the only proof that a bot came.",
            fix="Unblock or speed up for the bots with errors.",
        ),
        content.logs,
    ),
    Check(
        Rule(
            id="G03", name="referrals", weight=0,
            title="Visits that assistants sent",
            measures="Sessions by assistant, as far as the assistant names itself.",
            why="It shows which pages earn visits; many visits name no source.",
            fix="Keep the pages that such sessions land on.",
        ),
        content.referrals,
    ),
)  # fmt: skip
