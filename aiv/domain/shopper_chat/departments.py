"""Find the department that a message names."""

from __future__ import annotations

from typing import Final

from aiv.domain.shopper_chat import words
from aiv.domain.shopper_chat.knowledge import Department, Knowledge

NAMES: Final = {
    "service": frozenset(("service", "repair", "maintenance", "servicio", "taller", "shop")),
    "parts": frozenset(("parts", "part", "accessories", "repuestos", "partes", "refacciones")),
    "finance": frozenset(("finance", "financing", "finanzas", "financiamiento")),
    "sales": frozenset(("sales", "showroom", "salesroom", "ventas", "dealership")),
}


def named(text: str, known: Knowledge) -> Department | None:
    """Give the department on record that a message names, or None for the store as a whole."""
    said = frozenset(words.words(text))
    for slug, names in NAMES.items():
        if said & names and slug in known.departments:
            return known.departments[slug]
    return None
