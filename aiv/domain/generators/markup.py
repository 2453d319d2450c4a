"""Write JSON-LD so that no value can leave the script that holds it."""

from __future__ import annotations

import json
from typing import Any, Final

CONTEXT: Final = "https://schema.org"
# "</script>" in a name would end the block, and these two break a line in old script readers.
_ESCAPES: Final = {
    "<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029",
}  # fmt: skip


def block(node: dict[str, Any]) -> str:
    """Give a node as a script element to paste into a page's head."""
    return f'<script type="application/ld+json">\n{json_text(node)}\n</script>\n'


def json_text(node: dict[str, Any]) -> str:
    """Give a node as JSON in which no character means anything to HTML."""
    text = json.dumps({"@context": CONTEXT, **node}, ensure_ascii=False, indent=2)
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return text


def filled(node: dict[str, Any]) -> dict[str, Any]:
    """Give a node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}
