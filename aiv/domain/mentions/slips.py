"""Forgive one-letter slips in a listed name, never one that makes another listed word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from aiv.domain.markets.makes import is_make
from aiv.domain.mentions.variants import Kind, Pattern

_SHORTEST = 5
_LONGEST = 40
# In a short word another letter in place of one is more often another name than a slip.
_SHORTEST_REPLACED = 7
_SLIPPING = (Kind.NAME, Kind.ALIAS)


@dataclass(frozen=True, slots=True)
class SlipIndex:
    """Hold the known words by their one-letter deletions, and the patterns they stand in."""

    known: frozenset[str]
    deletions: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, tuple[tuple[Pattern, int], ...]]


@dataclass(frozen=True, slots=True)
class Slip:
    """Hold a pattern found with one slipped word, as word indexes."""

    first: int
    last: int
    pattern: Pattern


def index_slips(patterns: Iterable[Pattern]) -> SlipIndex:
    """Index the long words of all names of two words or more."""
    known: set[str] = set()
    places: defaultdict[str, list[tuple[Pattern, int]]] = defaultdict(list)
    deletions: defaultdict[str, set[str]] = defaultdict(set)
    for pattern in patterns:
        known.update(pattern.words)
        if pattern.kind not in _SLIPPING or len(pattern.words) < 2:
            continue
        for at, word in enumerate(pattern.words):
            if len(word) >= _SHORTEST and word.isalpha():
                places[word].append((pattern, at))
    for word in places:
        for short in _deletions(word):
            deletions[short].add(word)
    return SlipIndex(
        frozenset(known),
        {short: tuple(sorted(words)) for short, words in deletions.items()},
        {word: tuple(spots) for word, spots in places.items()},
    )


def _deletions(word: str) -> set[str]:
    return {word} | {word[:at] + word[at + 1 :] for at in range(1, len(word))}


def may_slip(index: SlipIndex, words: Iterable[str]) -> bool:
    """Say whether any word is one letter away from a listed one; a quick look before the search."""
    return any(_is_unknown(index, word) and _meant(index, word) for word in set(words))


def slips_in(
    index: SlipIndex, words: Sequence[str], *, is_name_like: Callable[[int], bool]
) -> Iterator[Slip]:
    """Find names with exactly one slipped word among words written like names."""
    for at, word in enumerate(words):
        if not _is_unknown(index, word) or not is_name_like(at):
            continue
        for meant in _meant(index, word):
            yield from _fitting(index, words, at=at, meant=meant)


def _is_unknown(index: SlipIndex, word: str) -> bool:
    return _SHORTEST <= len(word) + 1 <= _LONGEST and word not in index.known


def _meant(index: SlipIndex, word: str) -> list[str]:
    near = {each for short in _deletions(word) for each in index.deletions.get(short, ())}
    return sorted(each for each in near if _is_slip(word, each))


def _is_slip(word: str, meant: str) -> bool:
    if word[0] != meant[0] or word == f"{meant}s" or meant == f"{word}s":
        return False
    if len(word) == len(meant) and sorted(word) != sorted(meant) and not is_make(meant):
        return len(word) >= _SHORTEST_REPLACED and OSA.distance(word, meant) == 1
    return OSA.distance(word, meant) == 1


def _fitting(index: SlipIndex, words: Sequence[str], *, at: int, meant: str) -> Iterator[Slip]:
    for pattern, place in index.patterns[meant]:
        first = at - place
        window = words[max(first, 0) : first + len(pattern.words)]
        named = [word for n, word in enumerate(pattern.words) if n != place] + [meant]
        if first < 0 or all(map(is_make, named)):
            continue
        if _differs_only_at(window, pattern.words, place):
            yield Slip(first, first + len(pattern.words), pattern)


def _differs_only_at(window: Sequence[str], words: tuple[str, ...], place: int) -> bool:
    return len(window) == len(words) and all(
        seen == word for n, (seen, word) in enumerate(zip(window, words, strict=True)) if n != place
    )
