"""Give the known departments and stages their labels and their order on a page.

A panel's author may use further words: they are shown as written, behind the known ones.
"""

from __future__ import annotations

DEPARTMENTS = {
    "new": "New cars",
    "used": "Used cars",
    "ev": "Electric cars",
    "trucks": "Trucks",
    "service": "Service",
    "parts": "Parts",
    "finance": "Finance",
    "trade-in": "Trade-in",
    "reputation": "Reputation",
    "facts": "Facts about the store",
}
STAGES = {
    "discover": "Discover",
    "compare": "Compare",
    "decide": "Decide",
    "after": "After the sale",
}


def department_label(word: str) -> str:
    """Give a department's label; an unknown word is shown as its author wrote it."""
    return DEPARTMENTS.get(_key(word), _shown(word))


def stage_label(word: str) -> str:
    """Give a stage's label; an unknown word is shown as its author wrote it."""
    return STAGES.get(_key(word), _shown(word))


def department_order(word: str) -> tuple[int, str]:
    """Sort known departments as the product lists them, then the others by name."""
    known = list(DEPARTMENTS)
    key = _key(word)
    return (known.index(key) if key in known else len(known), key)


def _key(word: str) -> str:
    return word.strip().lower().replace("_", "-").replace(" ", "-")


def _shown(word: str) -> str:
    words = word.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]
