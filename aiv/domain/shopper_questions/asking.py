"""Tell a question that a shopper could put to an assistant from everything else in a chat."""

from __future__ import annotations

import re
from typing import Final

from aiv.domain.shopper_chat import topics, words
from aiv.domain.shopper_chat.topics import Topic

FEWEST_WORDS: Final = 3
MOST_WORDS: Final = 40
LONGEST: Final = 300
OPENER: Final = re.compile(
    r"(?:¿\s*)?\b(?:what|which|who|whose|where|when|why|how|do|does|did|can|could|is|are|will|would"
    r"|should|may|has|have|any|anyone|anybody|need|want|looking|recommend|best"
    r"|que|cual|cuales|quien|quienes|donde|cuando|como|cuanto|cuanta|cuantos|cuantas|por que|tienen"
    r"|tiene|hay|puedo|pueden|puede|hacen|hace|venden|aceptan|ofrecen|reparan|compran|financian"
    r"|arreglan|dan|es|son|estan|abren|necesito|busco|quiero|quisiera|recomiendan)\b",
    re.IGNORECASE,
)
_NO_QUESTIONS: Final = tuple(
    rule
    for rule in (*topics.FIRST, *topics.PLAIN)
    if rule[0] in (Topic.ABUSE, Topic.ORDERS, Topic.AUTOMATED, Topic.PERSON)
)
_MARKUP = re.compile(r"[<>{}\[\]|\\`~^=]|\$\{|--|/\*")
# Points at what only this chat knows: nobody else could answer it.
_POINTS = re.compile(
    r"\b(?:this|that|these|those|it|one|he|she|they|them|him|her|ese|esa|esto|eso|este|esta|lo)\b"
)
_THEIRS = re.compile(r"\bmy (?:appointment|order|loan|car ready|quote|offer|deposit|payment due)\b")
_LEGAL = re.compile(r"\b(?:legally|binding|takes?[- ]?backs\w*)\b|\$ ?1(?:\.00)?\b(?![\d,.k])")


def may_ask(text: str) -> bool:
    """Say whether anything in a text asks, before the dearer rules are tried."""
    return "?" in text or OPENER.search(text) is not None


def is_question(text: str) -> bool:
    """Say whether a cleaned sentence asks, stands on its own, and is neither chat nor attack."""
    said = words.plain(text)
    if not FEWEST_WORDS <= len(said.split()) <= MOST_WORDS or len(said) > LONGEST:
        return False
    if _MARKUP.search(said) or _LEGAL.search(said) or _THEIRS.search(said):
        return False
    return _asks(text) and _stands_alone(said) and topics.first_of(_NO_QUESTIONS, said) is None


def _asks(text: str) -> bool:
    return text.rstrip(" .!").endswith("?") or OPENER.match(text.lstrip(" ¿¡")) is not None


def _stands_alone(said: str) -> bool:
    telling = words.telling(said)
    return len(telling) > (2 if _POINTS.search(said) else 0)
