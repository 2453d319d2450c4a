"""Break what a shopper writes into plain words, and tell how much two texts share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, TypeVar

LONGEST: Final = 1000
_WORD = re.compile(r"[a-z0-9$]+(?:[.,'-][a-z0-9]+)*")
# fmt: off
_STOP: Final = frozenset((
    "a", "an", "and", "are", "at", "be", "but", "by", "can", "could", "do", "does", "for", "from",
    "have", "has", "how", "i", "if", "in", "is", "it", "its", "me", "my", "of", "on", "or", "our",
    "please", "so", "that", "the", "their", "them", "there", "these", "they", "this", "to", "us",
    "was", "we", "what", "when", "where", "which", "who", "will", "with", "would", "you", "your",
    "yours", "any", "some", "about", "tell", "know", "want", "need", "get", "give", "hi", "hello",
    "hey", "offer", "de", "el", "en", "es", "hay", "la", "las", "lo", "los", "mi", "para", "por",
    "que", "se", "su", "sus", "tienen", "tiene", "un", "una", "y",
))
# fmt: on
# Endings that make no other word of a service or a policy.
_ENDINGS: Final = ("ings", "ing", "s")
Text = TypeVar("Text")


def plain(text: str) -> str:
    """Give a text in small letters without accents, signs that nobody sees, and odd spaces."""
    kept = unicodedata.normalize("NFKD", text[:LONGEST]).casefold()
    seen = (each for each in kept if unicodedata.category(each) not in ("Mn", "Cf", "Cc"))
    return " ".join("".join(seen).split())


def words(text: str) -> tuple[str, ...]:
    """Give the words of a text in order."""
    return tuple(_WORD.findall(plain(text.replace("\n", " "))))


def telling(text: str) -> frozenset[str]:
    """Give the stems of the words that tell texts apart."""
    return frozenset(_stem(each) for each in words(text) if each not in _STOP)


def shared(asked: frozenset[str], known: frozenset[str]) -> float:
    """Give 2 |both| / (|asked| + |known|), 0..1 (Dice's coefficient)."""
    if not asked or not known:
        return 0.0
    return 2 * len(asked & known) / (len(asked) + len(known))


def covered(asked: frozenset[str], known: frozenset[str]) -> float:
    """Give the share of what is known that the question names, 0..1."""
    return len(asked & known) / len(known) if known else 0.0


def best(asked: frozenset[str], lines: Iterable[tuple[str, Text]]) -> tuple[float, Text | None]:
    """Give the line nearest to a question, by the larger of coverage and Dice's coefficient."""
    found: tuple[float, Text | None] = (0.0, None)
    for line, value in lines:
        known = telling(line)
        score = max(covered(asked, known), shared(asked, known))
        if score > found[0]:
            found = (score, value)
    return found


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word.removesuffix("e") if len(word) > 3 else word
