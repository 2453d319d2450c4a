"""Settle which rooftop is meant where several share the same words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from aiv.domain.mentions.folding import fold_words
from aiv.domain.mentions.guards import stands
from aiv.domain.mentions.hits import Hit, Scene, exact_hits, slipped_hits, without_overlaps
from aiv.domain.mentions.layout import BlockKind
from aiv.domain.mentions.variants import Kind

_LINKS = frozenset({"and", "or", "nor", "the", "y", "o", "ni", "et", "ou"})
_EVIDENCE = {
    Kind.NAME: "name",
    Kind.ALIAS: "alias",
    Kind.DERIVED: "variant",
    Kind.DOMAIN: "domain",
    Kind.PHONE: "phone",
    Kind.SLIP: "slip",
    Kind.SHORT: "short form",
}


@dataclass(frozen=True, slots=True)
class Naming:
    """Hold one settled naming of a dealer as word indexes."""

    dealer: int
    first: int
    last: int
    kind: Kind
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Hold one place that several dealers fit equally well."""

    hit: Hit


def namings_in(
    scene: Scene, matches: list[tuple[int, int, int]], *, prompt: str
) -> tuple[list[Naming], list[Doubt]]:
    """Give the settled namings in text order, and the doubts."""
    found = [hit for hit in exact_hits(scene.roster, scene.spans, matches) if stands(scene, hit)]
    taken = {at for hit in found for at in range(hit.first, hit.last)}
    slipped = [hit for hit in slipped_hits(scene) if taken.isdisjoint(range(hit.first, hit.last))]
    hits = without_overlaps(found + [hit for hit in slipped if stands(scene, hit)])
    hits = [hit for hit in hits if not _is_detail_of_another(scene, hit, hits)]
    namings: list[Naming] = []
    doubts: list[Doubt] = []
    for hit in hits:
        _settle(scene, hit, prompt=prompt, namings=namings, doubts=doubts)
    return sorted(namings + _short_forms(scene, namings), key=lambda each: each.first), doubts


def chain_starts(scene: Scene, namings: list[Naming]) -> dict[int, int]:
    """Map the first word of each naming to that of the list 'A, B or C' it continues."""
    starts: dict[int, int] = {}
    open_commas: list[Naming] = []
    for before, naming in pairwise(namings):
        link = _link(scene, before, naming)
        open_commas = [*open_commas, before] if link == "," else open_commas
        if link == "and":
            head = (open_commas or [before])[0]
            head_first = starts.get(head.first, head.first)
            joined = [each for each in namings if head.first < each.first <= naming.first]
            starts |= {each.first: head_first for each in joined}
        if link != ",":
            open_commas = []
    return starts


def _link(scene: Scene, before: Naming, naming: Naming) -> str:
    """Say how a name follows another: by a comma, by 'and' or 'or', or not in a list at all."""
    if scene.layout.sentence_at(before.first) != scene.layout.sentence_at(naming.first):
        return ""
    between = scene.reading.words[before.last : naming.first]
    words = [word for word in between if not word.isdigit()]
    if len(words) in {1, 2} and _LINKS.issuperset(words):
        return "and"
    return "," if not words and "," in scene.layout.gaps[before.last - 1] else ""


def _is_detail_of_another(scene: Scene, hit: Hit, hits: list[Hit]) -> bool:
    """Say whether a phone number is printed under another dealer's name."""
    if hit.kind is not Kind.PHONE:
        return False
    block = scene.layout.blocks[scene.layout.block_at(hit.first)]
    heading = scene.layout.blocks[block.heading] if block.heading is not None else block
    inside = [
        other
        for other in hits
        if other.kind is not Kind.PHONE
        and (block.first <= other.first < block.last or heading.first <= other.first < heading.last)
    ]
    if any(set(other.dealers()) & set(hit.dealers()) for other in inside):
        return False
    return any(other.first < hit.first or block.kind is not BlockKind.PARAGRAPH for other in inside)


def _settle(
    scene: Scene, hit: Hit, *, prompt: str, namings: list[Naming], doubts: list[Doubt]
) -> None:
    kinds = {pattern.dealer: pattern.kind for pattern in reversed(hit.patterns)}
    candidates = list(kinds)
    chosen, reason = (
        (candidates[0], "")
        if len(candidates) == 1
        else _chosen(scene, hit, candidates, prompt=prompt, namings=namings)
    )
    if chosen is None:
        doubts.append(Doubt(hit))
        return
    kind = Kind.SLIP if hit.kind is Kind.SLIP else kinds[chosen]
    evidence = (_EVIDENCE[kind], reason) if reason else (_EVIDENCE[kind],)
    namings.append(Naming(chosen, hit.first, hit.last, kind, evidence))


def _chosen(
    scene: Scene, hit: Hit, candidates: list[int], *, prompt: str, namings: list[Naming]
) -> tuple[int | None, str]:
    """Choose by what stands near: place first, then contact, then what was settled before."""
    block = scene.layout.blocks[scene.layout.block_at(hit.first)]
    sentence = scene.layout.sentence_at(hit.first)
    for first, last in (sentence, (block.first, block.last)):
        if (near := _nearest_place(scene, hit, candidates, first=first, last=last)) is not None:
            return near, "place near"
    if block.heading is not None:
        heading = scene.layout.blocks[block.heading]
        near = _nearest_place(scene, hit, candidates, first=heading.first, last=heading.last)
        if near is not None:
            return near, "place in heading"
    earlier = [naming.dealer for naming in namings if naming.dealer in candidates]
    if len(set(earlier)) == 1:
        return earlier[0], "named before"
    return _by_question(scene, candidates, prompt)


def _nearest_place(
    scene: Scene, hit: Hit, candidates: list[int], *, first: int, last: int
) -> int | None:
    """Find the candidate whose town, street or phone stands nearest; what follows comes first."""
    distances: dict[int, int] = {}
    for dealer in candidates:
        for marks in _marks(scene, dealer):
            for at in range(first, last - len(marks) + 1):
                if tuple(scene.reading.words[at : at + len(marks)]) == marks:
                    gap = at - hit.last if at >= hit.last else (hit.first - at) * 2 + 8
                    distances[dealer] = min(gap, distances.get(dealer, gap))
    if not distances:
        return None
    nearest = min(distances.values())
    owners = [dealer for dealer, gap in distances.items() if gap == nearest]
    return owners[0] if len(owners) == 1 else None


def _marks(scene: Scene, dealer: int) -> list[tuple[str, ...]]:
    entry = scene.roster.dealers[dealer]
    street = fold_words(entry.street)
    digits = "".join(each for each in entry.phone if each.isdigit())[-10:]
    phone = (digits[:3], digits[3:6], digits[6:]) if digits else ()
    named = [word for word in street if not word.isdigit() and len(word) > 3][:1]
    return [mark for mark in (scene.roster.city_of[dealer], tuple(named), phone) if mark]


def _by_question(scene: Scene, candidates: list[int], prompt: str) -> tuple[int | None, str]:
    asked = f" {' '.join(fold_words(prompt))} "
    cities = {dealer: " ".join(scene.roster.city_of[dealer]) for dealer in candidates}
    wanted = [dealer for dealer, city in cities.items() if city and f" {city} " in asked]
    if len(wanted) == 1:
        return wanted[0], "place asked about"
    if scene.market:
        place = fold_words(scene.market.city)
        home = [dealer for dealer in candidates if scene.roster.city_of[dealer] == place]
        if len(home) == 1:
            return home[0], "place of the market"
    return None, ""


def _short_forms(scene: Scene, namings: list[Naming]) -> list[Naming]:
    """Find the first word of a full name standing alone after it."""
    first_at: dict[int, int] = {}
    for naming in namings:
        first_at.setdefault(naming.dealer, naming.last)
    taken = {at for naming in namings for at in range(naming.first, naming.last)}
    stems: dict[str, int] = {}
    for word in set(scene.reading.words) & scene.roster.stems.keys():
        named = [each for each in scene.roster.stems[word] if each in first_at]
        stems |= {word: named[0]} if len(named) == 1 else {}
    return [
        Naming(stems[word], at, at + 1, Kind.SHORT, (_EVIDENCE[Kind.SHORT],))
        for at, word in enumerate(scene.reading.words)
        if word in stems
        and at not in taken
        and word not in scene.roster.city_words
        and at >= first_at[stems[word]]
        and scene.is_capital(at)
    ]
