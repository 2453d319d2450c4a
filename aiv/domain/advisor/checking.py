"""Hold what a model wrote against the facts it was given: figures, names and claims.

A sentence may only use facts that speak of whom it names, so that one assistant's or dealer's
figure cannot be told of another. What is not found is named; the text is then not shown. It is
strict on purpose: a right sentence that is thrown away costs nothing, a wrong one that is shown
costs the trust in all figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from aiv.domain.advisor import entities, stated
from aiv.domain.advisor.common_words import COMMON
from aiv.domain.advisor.entities import ASSISTANTS, Names
from aiv.domain.advisor.number_words import in_digits
from aiv.domain.advisor.stated import Figure, Kind

LONGEST: Final = 1_200
MOST_SENTENCES: Final = 10
LEAST_COMMON_SHARE: Final = 0.25
"""Of the words of a text in English; numbers of another language are read by nobody here."""
_CLAIMS = re.compile(
    r"\b(?:most|mostly|majority|minority|nearly|almost|barely|hardly|doubl\w+|twice|tripl\w+|thrice|dozens?|hundreds|thousands|millions|couple|several"
    r"|few|all|every|everyone|everybody|always|never|none|nobody|both|because|caus\w+|due"
    r"|thanks|therefore|led to|significant\w*|yesterday|today|tomorrow|tonight"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july"
    r"|august|september|october|november|december)\b"
)
_COMPARISONS = re.compile(
    r"\b(?:ahead|behind|beats?|beaten|outperform\w*|outrank\w*|leads?|leading|trail\w*|better|worse"
    r"|best|worst|strong\w*|weak\w*|higher|highest|lower|lowest|more|fewer|less|least|rose|ris\w+"
    r"|fell|fall\w*|gain\w*|lost|los[ei]\w*|drop\w*|improv\w+|declin\w+|increas\w+|decreas\w+"
    r"|grew|grow\w*|same|equal\w*|top|leader)\b"
)
LEAST_COMPARED: Final = 2
"""Figures of a sentence that compares, so that whoever reads it sees both sides."""
_ADDRESS = re.compile(r"https?:|www\.|@|[\w-]\.(?:com|net|org|io|co|us|info|biz|example)\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)|\n+")
_TURN = re.compile(
    r"[,;:]\s|\b(?:while|whereas|but|against|versus|vs\.?|than|compared (?:with|to))\b"
    r"|\band\b(?!\s*[\d$])"
)
_PROPER = re.compile(r"\b[A-Z][\w'-]*")
_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?")
_STRANGE = re.compile(r"[^\x20-\x7e\u2010-\u2014\u2018-\u201d\u2212\u00a0\u00b1\n]")
_OWN = re.compile(r"\b(?:you|your|yours|we|our|us)\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """A fact, or a part of one, with whom it speaks of and the figures it states."""

    text: str
    assistants: frozenset[str]
    rivals: frozenset[str]
    is_own: bool
    figures: tuple[Figure, ...]


def faults(text: str, facts: Sequence[str], names: Names, *, question: str = "") -> Iterator[str]:
    """Name what of a text stands in no fact; nothing is named when all of it may be shown."""
    told = sentences(text)
    if not told or len(text) > LONGEST or len(told) > MOST_SENTENCES:
        yield "length"
        return
    pieces = [piece for fact in facts for piece in _pieces(fact, names)]
    known = " ".join([*facts, question]).casefold()
    yield from _strange(text, known)
    for sentence in told:
        yield from _of_sentence(sentence, pieces, known, names)


def sentences(text: str) -> list[str]:
    """Part a text into its sentences."""
    return [each.strip() for each in _SENTENCE.split(text) if each.strip()]


def backing(sentence: str, facts: Sequence[str], names: Names) -> list[int]:
    """Give the places of the facts whose figures a sentence repeats, for the links to evidence."""
    said = _piece(sentence, names)
    usable = [[each for each in _pieces(fact, names) if _may_use(said, each)] for fact in facts]
    return [
        at
        for at, pieces in enumerate(usable)
        if any(_is_stated(figure, pieces) for figure in said.figures)
    ]


def _strange(text: str, known: str) -> Iterator[str]:
    """Name signs and words that no honest answer in English has."""
    found = _STRANGE.search(text)
    if found and found[0].casefold() not in known:
        yield "sign"
    if _ADDRESS.search(text.casefold()):
        yield "address"
    words = _WORD.findall(text.casefold())
    if sum(word in COMMON for word in words) < LEAST_COMMON_SHARE * len(words):
        yield "language"


def _of_sentence(sentence: str, pieces: Sequence[Piece], known: str, names: Names) -> Iterator[str]:
    said = _piece(sentence, names)
    if not said.assistants <= frozenset().union(*(piece.assistants for piece in pieces)):
        yield "assistant"
    if not said.rivals <= frozenset().union(*(piece.rivals for piece in pieces)):
        yield "rival"
    for part in _parts(sentence, names):
        usable = [piece for piece in pieces if _may_use(part, piece)]
        if any(not _is_stated(figure, usable) for figure in part.figures):
            yield "figure"
    words = _spaced(" ".join(piece.text for piece in pieces if _may_use(said, piece)))
    if any(f" {claim} " not in f" {words} " for claim in _claims(said)):
        yield "claim"
    if any(not _is_known(name, known) for name in _proper(sentence)):
        yield "name"


def _claims(said: Piece) -> Iterator[str]:
    """Give the words of a sentence that say what is counted or compared without a figure."""
    text = stated.without_days(said.text)
    yield from (found[0] for found in _CLAIMS.finditer(text))
    if len(said.figures) < LEAST_COMPARED:
        yield from (found[0] for found in _COMPARISONS.finditer(text))


def _parts(sentence: str, names: Names) -> Iterator[Piece]:
    """Part a sentence where it may turn to somebody else; a part that names nobody goes on."""
    before: Piece | None = None
    for text in _TURN.split(sentence):
        part = _piece(text, names)
        if before is not None:
            goes_on = not (part.rivals or part.is_own)
            part = replace(
                part,
                assistants=part.assistants or before.assistants,
                rivals=before.rivals if goes_on else part.rivals,
                is_own=before.is_own if goes_on else part.is_own,
            )
        before = part
        yield part


def _pieces(fact: str, names: Names) -> list[Piece]:
    """Part a fact at its semicolons; each part keeps the head, which says of which assistant."""
    head, colon, rest = fact.partition(": ")
    parts = rest.split("; ") if colon else fact.split("; ")
    whole = _piece(fact, names)
    if not colon or not whole.rivals:
        return [whole]
    return [_piece(f"{head}: {part}", names) for part in parts]


def _piece(text: str, names: Names) -> Piece:
    plain = stated.plain(text)
    bare = entities.plain(text)
    own = any(_has(bare, name) for name in names.own)
    return Piece(
        text=plain,
        assistants=frozenset(
            key for key, words in ASSISTANTS.items() if any(_has(bare, each) for each in words)
        ),
        rivals=frozenset(slug for name, slug in names.rivals.items() if _has(bare, name)),
        is_own=own or bool(_OWN.search(bare)),
        figures=tuple(stated.figures(_nameless(plain, names))),
    )


def _nameless(text: str, names: Names) -> str:
    """Take names out: a number in a dealer's name is no figure."""
    for name in sorted((*names.own, *names.rivals), key=len, reverse=True):
        if name:
            text = text.replace(stated.plain(name), "dealer")
    return text


def _may_use(said: Piece, fact: Piece) -> bool:
    """Say whether a sentence may take figures from a fact: it speaks of nobody else."""
    if said.assistants and fact.assistants and not said.assistants & fact.assistants:
        return False
    if fact.rivals:
        return bool(said.rivals & fact.rivals)
    return said.is_own or not said.rivals


def _is_stated(figure: Figure, pieces: Iterable[Piece]) -> bool:
    return any(_is_same(figure, fact) for piece in pieces for fact in piece.figures)


def _is_same(said: Figure, fact: Figure) -> bool:
    """Compare two figures: of one kind and counting the same, up to how the first is rounded."""
    if said.kind is Kind.SHARE and fact.kind is Kind.RANGE:
        return any(_rounds(said.values[0], said.decimals, end) for end in fact.values)
    if said.kind is Kind.COUNT and not said.noun and fact.kind is Kind.SHARE:
        return _rounds(said.values[0], said.decimals, fact.values[0])
    if said.kind is not fact.kind or len(said.values) != len(fact.values):
        return False
    if said.kind is Kind.DAY:
        years = {said.values[2], fact.values[2]} - {0.0}
        return said.values[:2] == fact.values[:2] and len(years) <= 1
    if said.noun and said.noun != fact.noun:
        return False
    pairs = zip(said.values, fact.values, strict=True)
    return all(_rounds(one, said.decimals, other) for one, other in pairs)


def _rounds(said: float, decimals: int, fact: float) -> bool:
    return abs(said - fact) <= 0.5 * 10.0**-decimals + 1e-9


def _proper(sentence: str) -> Iterator[str]:
    """Give the names in a sentence: words with a capital, the first only if it is no common one."""
    for found in _PROPER.finditer(sentence):
        word = found[0].casefold().removesuffix("'s")
        # Numbers are figures, and days of a month are; a month alone is a claim.
        is_figure = in_digits(word) != word or stated.is_month(word)
        if not is_figure and (found.start() or word not in COMMON):
            yield word


def _is_known(word: str, known: str) -> bool:
    if word in ("i", "aiv", "ai"):
        return True
    return f" {word} " in f" {_spaced(known)} "


def _spaced(text: str) -> str:
    return " ".join(re.findall(r"[\w'$%-]+", text))


def _has(text: str, name: str) -> bool:
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
