"""Tell where an answer sets a dealer's merits and faults side by side."""

from __future__ import annotations

from aiv.domain.mentions.court import Court
from aiv.domain.mentions.cues import Cue

_SIDES = (
    ("pros", "cons"),
    ("positives", "negatives"),
    ("strengths", "weaknesses"),
    ("upside", "downside"),
    ("upsides", "downsides"),
    ("plus", "minus"),
    ("pluses", "minuses"),
    ("pros", "contras"),
    ("ventajas", "desventajas"),
    ("avantages", "inconvenients"),
)
_LABELS = frozenset(label for pair in _SIDES for label in pair)


def is_balanced(court: Court, dealer: int) -> bool:
    """Say whether pros and cons are labelled side by side, or the answer says they weigh alike."""
    if any(
        court.owners[cue.first] == dealer and not court.is_inside_name(cue)
        for cue in court.by_kind.get(Cue.BALANCING, ())
    ):
        return True
    return has_labelled_sides(court, dealer)


def has_labelled_sides(court: Court, dealer: int) -> bool:
    """Say whether the dealer's pros and cons stand under labels of their own."""
    if _LABELS.isdisjoint(court.scene.reading.words):
        return False
    pairs = zip(court.scene.reading.words, court.owners, strict=True)
    words = {word for word, owner in pairs if owner == dealer}
    return any(pros in words and cons in words for pros, cons in _SIDES)
