"""Mend slips of the keyboard in the words that decide what a question is about."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from rapidfuzz.distance import OSA

SHORTEST: Final = 6
"""Letters of a word that is mended; shorter ones are too near to other words."""
TWO_SLIPS_FROM: Final = 9
# fmt: off
WORDS: Final = frozenset((
    "accurate", "actions", "alerts", "answers", "assistant", "assistants", "calculated",
    "chatgpt", "citations", "competition", "competitor", "competitors", "confidence",
    "department", "evidence", "improve", "incorrect", "integrity", "interval", "inventory",
    "leaderboard", "measured", "mention", "mentioned", "perplexity", "position", "priority",
    "questions", "ranking", "recommend", "recommended", "revenue", "reviews", "service",
    "sources", "vehicles", "visibility", "visible", "warnings", "website",
))
# Words of their own that are one slip away from one above.
_OTHERS: Final = frozenset((
    "action", "answer", "review", "source", "question", "vehicle", "servicer", "services",
    "measure", "measures", "mentions", "revenues", "positions", "priorities", "calculate",
    "accurately",
    "citation", "intervals", "websites", "recommends", "department", "departments", "improved",
    "improves", "warning", "reviewed", "answered", "answering", "alerted",
))
# fmt: on
SHORT: Final = MappingProxyType(
    {
        "wat": "what",
        "wht": "what",
        "whats": "what is",
        "whos": "who is",
        "wheres": "where is",
        "hows": "how is",
        "whens": "when is",
        "whyd": "why did",
        "why'd": "why did",
        "how'd": "how did",
        "u": "you",
        "ur": "your",
        "r": "are",
        "pls": "please",
        "plz": "please",
        "thx": "thanks",
        "nxt": "next",
        "wk": "week",
        "avg": "average",
        "pct": "percent",
        "ppl": "people",
        "comps": "competitors",
        "inv": "inventory",
        "rev": "revenue",
        "vs.": "vs",
        "doin": "doing",
        "goin": "going",
        "dept": "department",
        "recs": "recommendations",
    }
)
"""What is written short, and what it stands for."""
_WORD = re.compile(r"[a-z]{6,}")


def mended(text: str) -> str:
    """Write short forms out, and replace an unknown word by one that is a slip away."""
    said = " ".join(SHORT.get(word, word) for word in text.split(" "))
    return _WORD.sub(lambda found: _mend(found[0]), said)


def _mend(word: str) -> str:
    if word in WORDS or word in _OTHERS:
        return word
    slips = 2 if len(word) >= TWO_SLIPS_FROM else 1
    near = [
        (OSA.distance(word, known, score_cutoff=slips), known)
        for known in WORDS
        if known[0] == word[0]
    ]
    distance, known = min(near, default=(slips + 1, word))
    return known if distance <= slips else word
