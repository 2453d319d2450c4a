"""Detect which dealers an answer names, in what order and role, and which it only cites."""

from __future__ import annotations

from collections.abc import Iterable

from aiv.domain.mentions.citations import linked_dealers
from aiv.domain.mentions.folding import read
from aiv.domain.mentions.hits import Scene, raw_matches
from aiv.domain.mentions.identities import Doubt, Naming, namings_in
from aiv.domain.mentions.layout import lay_out
from aiv.domain.mentions.roles import roles_of
from aiv.domain.mentions.roster import Roster
from aiv.domain.mentions.slips import may_slip
from aiv.domain.mentions.values import (
    Detection,
    LinkedPage,
    MarketPlace,
    Mention,
    Role,
    Unsettled,
)
from aiv.domain.mentions.variants import Kind


def detect(
    roster: Roster,
    *,
    text: str,
    prompt: str = "",
    citations: Iterable[LinkedPage] = (),
    market: MarketPlace | None = None,
) -> Detection:
    """Detect the dealers of a roster in one answer; never raises on any text.

    Definitions: the mention exam's README. Order counts distinct dealers by first naming from 1;
    offsets are code points of the original text, half-open.
    """
    reading = read(text)
    urls = [page.url for page in citations]
    linked = linked_dealers(roster, [*urls, *reading.visible.targets])
    matches = raw_matches(roster, reading)
    if not matches and not may_slip(roster.slips, reading.words):
        return Detection(mentions=(), cited=_ids(roster, linked, set()), unsettled=())
    spans = reading.spans()
    scene = Scene(
        roster=roster,
        reading=reading,
        spans=spans,
        layout=lay_out(reading, spans),
        market=market,
        shouting=_is_shouting(text),
        has_capitals=text != text.lower(),
    )
    namings, doubts = namings_in(scene, matches, prompt=prompt)
    mentions = _mentions(scene, namings, roles_of(scene, namings, prompt=prompt), linked)
    named = {mention.dealer for mention in mentions}
    return Detection(
        mentions=mentions,
        cited=_ids(roster, linked, named),
        unsettled=tuple(_unsettled(scene, doubt) for doubt in doubts),
    )


def _ids(roster: Roster, linked: list[int], named: set[str]) -> tuple[str, ...]:
    ids = (roster.dealers[at].id for at in linked)
    return tuple(each for each in ids if each not in named)


def _is_shouting(text: str) -> bool:
    sample = text[:2000]
    upper = sum(map(str.isupper, sample))
    lower = sum(map(str.islower, sample)) if upper > 20 else upper
    return upper > 20 and upper > lower


def _mentions(
    scene: Scene, namings: list[Naming], roles: dict[int, Role], linked: list[int]
) -> tuple[Mention, ...]:
    by_dealer: dict[int, list[Naming]] = {}
    for naming in namings:
        by_dealer.setdefault(naming.dealer, []).append(naming)
    return tuple(
        _mention(scene, group, order=order, role=roles[dealer], is_linked=dealer in linked)
        for order, (dealer, group) in enumerate(by_dealer.items(), start=1)
    )


def _mention(
    scene: Scene, group: list[Naming], *, order: int, role: Role, is_linked: bool
) -> Mention:
    spans = tuple(
        (scene.spans.starts[each.first], scene.spans.ends[each.last - 1]) for each in group
    )
    start, end = _whole(scene, group[0], spans[0])
    evidence = dict.fromkeys(reason for each in group for reason in each.evidence)
    return Mention(
        dealer=scene.roster.dealers[group[0].dealer].id,
        order=order,
        role=role,
        quote=scene.reading.text[start:end],
        start=start,
        end=end,
        evidence=(*evidence, "own site linked") if is_linked else tuple(evidence),
        spans=((start, end), *spans[1:]),
    )


def _whole(scene: Scene, naming: Naming, span: tuple[int, int]) -> tuple[int, int]:
    """Widen a domain to its scheme and a phone to its bracket or plus sign."""
    start, end = span
    text = scene.reading.text
    if naming.kind is Kind.DOMAIN:
        for lead in ("www.", "https://", "http://"):
            if text[max(start - len(lead), 0) : start].lower() == lead:
                start -= len(lead)
    if naming.kind is Kind.PHONE:
        for lead in ("(", "+1 ", "+1-", "+1.", "+1", "1-"):
            if text[max(start - len(lead), 0) : start] == lead:
                start -= len(lead)
    return start, end


def _unsettled(scene: Scene, doubt: Doubt) -> Unsettled:
    start, end = scene.spans.starts[doubt.hit.first], scene.spans.ends[doubt.hit.last - 1]
    return Unsettled(
        dealers=tuple(scene.roster.dealers[at].id for at in doubt.hit.dealers()),
        quote=scene.reading.text[start:end],
        start=start,
        end=end,
        reason="several dealers share these words and nothing near tells them apart",
    )
