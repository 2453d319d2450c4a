"""Guess department and stage of a shopper's question; a person sees the guess and changes it."""

from __future__ import annotations

from typing import Final

from aiv.domain.library import TEMPLATES
from aiv.domain.shopper_chat import departments, topics, words
from aiv.domain.shopper_chat.topics import Topic
from aiv.domain.shopper_questions import likeness

NEAR_ENOUGH: Final = 0.34
# Read from the top: "used electric truck" is asked of the used-car lot.
_WORDS: Final = (
    ("trade-in", "trade trade-in tradein appraisal appraise value worth cuenta avaluo"),
    ("service", "brake oil tire battery alignment transmission repair fix mechanic diagnostic "
     "inspection recall loaner warranty detail wash windshield frenos aceite llantas servicio"),
    ("parts", "part parts accessory accessories repuestos refacciones"),
    ("used", "used certified cpo preowned pre-owned usado usada usados seminuevo"),
    ("ev", "electric ev hybrid plug-in charging charger electrico hibrido"),
    ("trucks", "truck trucks pickup towing commercial camioneta"),
    ("reputation", "review reviews complaint rating trust honest reputation opiniones"),
)  # fmt: skip
_STAGES: Final = (
    ("after", "warranty return exchange recall service maintenance loaner garantia devolver"),
    ("decide", "price fee stock available deliver delivery appointment open hours test drive apr "
     "rate payment deposit online precio entrega abren horario cita"),
    ("compare", "better best compare versus vs difference cheaper selection mejor comparar"),
)  # fmt: skip


def department(text: str) -> str:
    """Give the key of the department a question most likely belongs to."""
    said, stems = frozenset(words.words(text)), words.telling(text)
    for name in ("parts", "service"):
        if said & departments.NAMES[name] - {"shop"}:
            return name
    for key, listed in _WORDS[:1]:
        if stems & words.telling(listed):
            return key
    if topics.first_of(((Topic.FINANCE, topics.LATER[1][1]),), text):
        return "finance"
    found = (key for key, listed in _WORDS[1:] if stems & words.telling(listed))
    return next(found, "new")


def stage(text: str) -> str:
    """Give the key of the stage: by telling words, else that of the library's nearest question."""
    stems = words.telling(text)
    for key, listed in _STAGES:
        if stems & words.telling(listed):
            return key
    sense = likeness.sense(text)
    nearest = max(
        (likeness.nearness(sense, likeness.sense(wording)), each.stage)
        for each in TEMPLATES
        for wording in each.wordings
    )
    return nearest[1] if nearest[0] >= NEAR_ENOUGH else "discover"
