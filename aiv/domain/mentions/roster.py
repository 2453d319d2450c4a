"""Compile a market's dealers once into one automaton over all their names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from aiv.domain.errors import InvalidInput
from aiv.domain.markets.makes import TRADE_WORDS, is_make
from aiv.domain.mentions.folding import fold_words
from aiv.domain.mentions.slips import SlipIndex, index_slips
from aiv.domain.mentions.values import DealerEntry
from aiv.domain.mentions.variants import Kind, Pattern, hosts_of, patterns_of


@dataclass(frozen=True, slots=True)
class Roster:
    """Hold the dealers of a market ready to be found; build it with compile_roster."""

    dealers: tuple[DealerEntry, ...]
    automaton: AhoCorasick
    owners: tuple[tuple[Pattern, ...], ...]
    hosts: Mapping[str, tuple[int, ...]]
    cities: frozenset[tuple[str, ...]]
    city_words: frozenset[str]
    city_of: tuple[tuple[str, ...], ...]
    stems: Mapping[str, tuple[int, ...]]
    slips: SlipIndex


def compile_roster(dealers: Iterable[DealerEntry]) -> Roster:
    """Build the roster of a market; raises InvalidInput when two dealers share an id."""
    listed = tuple(dealers)
    _refuse_repeats(listed)
    owned = _owned([pattern for at, each in enumerate(listed) for pattern in patterns_of(at, each)])
    lines = [f" {' '.join(words)} " for words in owned] or ["\0"]
    city_of = tuple(fold_words(each.city) for each in listed)
    return Roster(
        dealers=listed,
        automaton=AhoCorasick(lines),
        owners=tuple(owned.values()),
        hosts=_hosts(listed),
        cities=frozenset(city for city in city_of if city),
        city_words=frozenset(word for city in city_of for word in city),
        city_of=city_of,
        stems=_stems(listed),
        slips=index_slips(pattern for group in owned.values() for pattern in group),
    )


def _refuse_repeats(listed: tuple[DealerEntry, ...]) -> None:
    repeated = [each for each, n in Counter(dealer.id for dealer in listed).items() if n > 1]
    if repeated:
        raise InvalidInput("dealers", f"the id {repeated[0]!r} stands twice; give each its own")


def _owned(patterns: list[Pattern]) -> dict[tuple[str, ...], tuple[Pattern, ...]]:
    """Keep, for each line of words, the dealers with the strongest claim to it."""
    groups: defaultdict[tuple[str, ...], list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        groups[pattern.words].append(pattern)
    kept = {words: strongest for words, group in groups.items() if (strongest := _strongest(group))}
    return {words: owners for words, owners in kept.items() if not _is_lengthened(owners, kept)}


def _is_lengthened(
    owners: tuple[Pattern, ...], kept: dict[tuple[str, ...], tuple[Pattern, ...]]
) -> bool:
    """Say whether a derived form only adds the town to words that name the dealer already."""
    words, dealer = owners[0].words, owners[0].dealer
    if owners[0].kind is not Kind.DERIVED:
        return False
    shorter = (kept.get(words[:end], ()) for end in range(1, len(words)))
    return any(dealer in {each.dealer for each in group} for group in shorter)


def _strongest(group: list[Pattern]) -> tuple[Pattern, ...]:
    derived = all(pattern.kind is Kind.DERIVED for pattern in group)
    if derived and len({pattern.dealer for pattern in group}) > 1:
        return ()
    if len(group) > 1 and len(group[0].words) == 2 and group[0].kind is Kind.PHONE:
        return ()
    listed = tuple(pattern for pattern in group if pattern.kind is not Kind.DERIVED)
    return listed or tuple(group)


def _hosts(listed: tuple[DealerEntry, ...]) -> dict[str, tuple[int, ...]]:
    hosts: defaultdict[str, list[int]] = defaultdict(list)
    for at, dealer in enumerate(listed):
        for host in hosts_of(dealer):
            hosts[host].append(at)
    return {host: tuple(owners) for host, owners in hosts.items()}


def _stems(listed: tuple[DealerEntry, ...]) -> dict[str, tuple[int, ...]]:
    """Index dealers by the first word of their names, for short forms after the full name."""
    stems: defaultdict[str, set[int]] = defaultdict(set)
    for at, dealer in enumerate(listed):
        for name in (dealer.name, *dealer.aliases):
            for word in fold_words(name)[:1]:
                if len(word) > 3 and not is_make(word) and word not in TRADE_WORDS:
                    stems[word].add(at)
    return {word: tuple(sorted(owners)) for word, owners in stems.items()}
