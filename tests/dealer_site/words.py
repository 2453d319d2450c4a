"""Write paragraphs that read plainly and repeat nobody: seeded, the same every time."""

from __future__ import annotations

import random

_WHO = ("Our team", "A driver", "The shop", "Each buyer", "Your guide", "The crew", "A family")
_DOES = ("checks", "explains", "brings", "finds", "writes", "shows", "keeps", "tests", "lists")
_WHAT = (
    "the tires", "a clear price", "every fee", "the brakes", "a warm coffee", "the keys",
    "a fair trade", "the full report", "a short form", "the engine", "a clean title", "the seats",
    "new mats", "the radio", "a spare key", "the lights", "a test route", "the bridge road",
)  # fmt: skip
_WHEN = (
    "before noon", "on the lot", "by the bay", "in ten minutes", "near the pier", "at no cost",
    "on the first visit", "after a drive", "with a smile", "in plain words", "by the door",
    "under a roof", "at your pace", "in the shade", "on paper", "by text",
)  # fmt: skip


def paragraph(seed: str, *, sentences: int) -> str:
    """Give a paragraph of short sentences that its seed alone decides."""
    draw = random.Random(seed)
    made = (
        f"{draw.choice(_WHO)} {draw.choice(_DOES)} {draw.choice(_WHAT)} and "
        f"{draw.choice(_DOES)} {draw.choice(_WHAT)} {draw.choice(_WHEN)}."
        for _ in range(sentences)
    )
    return " ".join(made)
