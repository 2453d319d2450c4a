"""Hold pages to what moves them: what stands elsewhere is named by its kind, and known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aiv.domain.live_kinds import Kind

TEMPLATES = Path(__file__).parents[2] / "templates"
INCLUDE = re.compile(r'include "components/_live_dealer\.html"[^%]*%}')
USES = {
    str(path.relative_to(TEMPLATES)): line
    for path in sorted(TEMPLATES.rglob("*.html"))
    for line in INCLUDE.findall(path.read_text("utf-8"))
}
# The only pages on which a shopper's message moves something.
SHOW_CHATS = {"dashboard/chat/_chat_head.html", "dashboard/ground/ground.html"}


def named(line: str) -> set[str]:
    found = re.search(r'elsewhere="([^"]*)"', line)
    return set(found[1].split()) if found else set()


@pytest.mark.parametrize("template", USES)
def test_what_moves_nothing_on_a_page_is_a_kind(template: str) -> None:
    assert named(USES[template]) <= set(Kind)


def test_a_shoppers_message_reloads_pages_of_chats_only() -> None:
    assert {name for name, line in USES.items() if "chats" not in named(line)} == SHOW_CHATS
