"""Read a JSON-LD block, and name the repair that it needed: strict readers see nothing there."""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Callable, Iterator
from typing import Any, Final, NoReturn

import json_repair

from aiv.domain import storable
from aiv.domain.site.page_facts import LdBlock, Node

MAX_NODES: Final = 5_000
MAX_DEPTH: Final = 64
# The last rung guesses sign by sign in Python; beyond this a page could hold the reader up.
MAX_GUESSED: Final = 100_000
UNPARSEABLE: Final = "unparseable"

# What hides a block from readers of scripts or of XML; none of it begins or ends a JSON text.
_OPENERS: Final = ("<![CDATA[", "<!--", "-->", "*/")
_CLOSERS: Final = ("]]>", "-->", "*/", "/*", "//", "<!--", ";")
# A string that never ends is taken up to the end: nothing is read twice.
_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|,(?=\s*[}\]])', re.DOTALL)


def read_block(text: str, *, line: int) -> LdBlock:
    """Give the block's nodes and the first rung of the ladder on which it parsed."""
    bare = text.strip("\ufeff \t\r\n\f\0")
    fault, value = _parsed(bare)
    step = "strict"
    if fault is not None:
        step, value = _repaired(bare)
    return LdBlock(
        step=step,
        line=line,
        excerpt=storable.text(_excerpt(bare, fault or 0)),
        fault_offset=fault,
        nodes=tuple(typed_nodes(_clean(value))),
    )


def typed_nodes(value: object) -> Iterator[Node]:
    """Give every object with a type, outermost first and in order, at most MAX_NODES."""
    waiting, found = [value], 0
    while waiting and found < MAX_NODES:
        part = waiting.pop()
        if isinstance(part, dict):
            if part.get("@type"):
                found += 1
                yield part
            waiting.extend(reversed(part.values()))
        elif isinstance(part, list):
            waiting.extend(reversed(part))


def _parsed(text: str) -> tuple[int | None, Any]:
    """Give where strict parsing stops, or None and the value when it does not."""
    try:
        return None, _strict(text)
    except json.JSONDecodeError as error:
        return error.pos, None
    except (ValueError, RecursionError):
        return 0, None


def _repaired(text: str) -> tuple[str, Any]:
    """Climb the ladder; each rung keeps what the one below it mended."""
    unwrapped = _unwrapped(text)
    without_commas = _STRING_OR_COMMA.sub(_keep_strings, unwrapped)
    unescaped = _STRING_OR_COMMA.sub(_keep_strings, html.unescape(unwrapped))
    rungs: tuple[tuple[str, Callable[[str], Any], str], ...] = (
        ("cdata", _strict, unwrapped),
        ("ctrl", _lax, unwrapped),
        ("trailing_comma", _lax, without_commas),
        ("entities", _lax, unescaped),
        ("json_repair", _guessed, unwrapped),
    )
    for step, parse, words in rungs:
        try:
            return step, parse(words)
        # The guessing library fails in ways of its own on text that is nothing like JSON.
        except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
            continue
    return UNPARSEABLE, None


def _unwrapped(text: str) -> str:
    """Take off the comments and markers around the JSON."""
    before = None
    while text != before:
        before, text = text, _without_opener(text.lstrip())
    before = None
    while text != before:
        before, text = text, _without_closer(text.rstrip())
    return text


def _without_opener(text: str) -> str:
    for opener in _OPENERS:
        if text[: len(opener)].upper() == opener:
            return text[len(opener) :]
    if text.startswith("//"):
        rest = text[2:].lstrip(" \t")
        return rest if rest.startswith("<!") else rest.partition("\n")[2]
    if text.startswith("/*"):
        rest = text[2:].lstrip()
        return rest if rest.startswith("<!") else rest.partition("*/")[2]
    return text


def _without_closer(text: str) -> str:
    for closer in _CLOSERS:
        text = text.removesuffix(closer)
    return text


def _keep_strings(found: re.Match[str]) -> str:
    return "" if found[0] == "," else found[0]


def _strict(text: str) -> Any:
    return json.loads(text, parse_constant=_refuse_constant)


def _lax(text: str) -> Any:
    return json.loads(text, strict=False, parse_constant=_refuse_constant)


def _guessed(text: str) -> Any:
    """Give what the guessing reader makes of it, provided that it holds a typed node."""
    if len(text) > MAX_GUESSED:
        raise ValueError(UNPARSEABLE)
    value = json_repair.loads(text, skip_json_loads=True)
    if next(typed_nodes(value), None) is None:
        raise ValueError(UNPARSEABLE)
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _clean(value: Any, depth: int = 0) -> Any:
    """Give the value as both databases store it; what lies deeper than MAX_DEPTH is left out."""
    if isinstance(value, str):
        return storable.text(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if depth > MAX_DEPTH:
        return None
    if isinstance(value, dict):
        return {storable.text(str(key)): _clean(part, depth + 1) for key, part in value.items()}
    if isinstance(value, list):
        return [_clean(part, depth + 1) for part in value]
    return value


def _excerpt(text: str, at: int) -> str:
    """Give some eighty signs around a place, on one line."""
    return " ".join(text[max(0, at - 40) : at + 40].split())
