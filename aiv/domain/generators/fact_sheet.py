"""Write a store's verified facts as a plain page or as Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from aiv.domain.markets import hours
from aiv.domain.markets.dealer_facts import DEPARTMENTS, holidays_text, week_of

LABELS: Final = {
    "address": "Address",
    "phone": "Phone",
    "website": "Website",
    "makes": "Makes sold",
    "hours": "Opening hours",
    "departments": "Departments",
    "services": "Services",
    "policies": "Policies",
}
_MARKS: Final = re.compile(r"([\\`*_\[\]~|])")
_LEADING: Final = re.compile(r"^(\d{0,9})(#{1,6}|[+.)-])(?=\s)")


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of fact: its label and its lines."""

    label: str
    lines: tuple[str, ...]


def sections(facts: Mapping[str, Any]) -> tuple[Section, ...]:
    """Give the verified facts by kind in lines; what nobody verified is left out."""
    found = (Section(label, _lines(kind, facts.get(kind))) for kind, label in LABELS.items())
    return tuple(each for each in found if each.lines)


def missing(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Name the kinds of facts that nobody verified."""
    return tuple(label for kind, label in LABELS.items() if not _lines(kind, facts.get(kind)))


def as_html(name: str, facts: Mapping[str, Any], *, verified_on: str) -> str:
    """Give a whole plain page; every value is escaped."""
    parts = [f"<h1>{html.escape(name)}</h1>"]
    for each in sections(facts):
        items = "".join(f"<li>{html.escape(line)}</li>" for line in each.lines)
        parts.append(f"<h2>{html.escape(each.label)}</h2>\n<ul>{items}</ul>")
    parts.append(f"<p>Verified {html.escape(verified_on)}.</p>")
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{html.escape(name)}: facts</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def as_markdown(name: str, facts: Mapping[str, Any], *, verified_on: str) -> str:
    """Give the same as Markdown; what would be a mark is a letter."""
    parts = [f"# {_plain(name)}"]
    for each in sections(facts):
        lines = "\n".join(f"- {_plain(line)}" for line in each.lines)
        parts.append(f"## {each.label}\n\n{lines}")
    parts.append(f"Verified {_plain(verified_on)}.")
    return "\n\n".join(parts) + "\n"


def _plain(text: str) -> str:
    """Give words that Markdown takes for words."""
    marked = _LEADING.sub(r"\1\\\2", _MARKS.sub(r"\\\1", " ".join(text.split())))
    return marked.replace("<", "&lt;").replace(">", "&gt;")


def _lines(kind: str, value: Any) -> tuple[str, ...]:
    if kind == "hours":
        return _split(hours.show_week(week_of(value)), holidays_text(value))
    if kind == "departments":
        return _departments(value)
    if kind == "address" and isinstance(value, dict):
        names = ("street", "city", "region", "postal_code", "country")
        return _split(", ".join(str(value[name]) for name in names if value.get(name)))
    if isinstance(value, list):
        return tuple(str(each) for each in value)
    return _split(value) if isinstance(value, str) else ()


def _departments(value: Any) -> tuple[str, ...]:
    stored = value if isinstance(value, dict) else {}
    found = []
    for key, label in DEPARTMENTS.items():
        each = stored.get(key)
        if isinstance(each, dict):
            week = "; ".join(hours.show_week(week_of(each)).splitlines())
            found.append(": ".join(filter(None, [label, each.get("phone", ""), week])))
    return tuple(found)


def _split(*texts: str) -> tuple[str, ...]:
    return tuple(line for text in texts for line in text.splitlines() if line.strip())
