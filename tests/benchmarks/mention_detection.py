"""Print how fast detection is beside the bare automaton and a per-alias scan, in one run.

Run by hand: python -m tests.benchmarks.mention_detection
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence

from aiv.domain.mentions import DealerEntry, Roster, compile_roster, detect
from aiv.domain.mentions.folding import read
from aiv.domain.mentions.hits import raw_matches

ALIASES = 20_000
ANSWERS = 4_000
SEED = 20260101
LIMIT = "automaton alone on folded text (the limit)"
FULL = "detection with roles and evidence"
SCAN = "per-alias scan"
_HEADS = ("Bar", "Cor", "Dal", "Fen", "Gar", "Hol", "Kel", "Lan", "Mar", "Nor", "Pel", "Quin")
_MIDDLES = ("a", "e", "i", "o", "u", "ea", "ai", "ou")
_TAILS = ("brook", "dale", "field", "ford", "gate", "hurst", "ley", "mont", "ridge", "stow", "ton")
_MAKES = ("Toyota", "Honda", "Ford", "Kia", "Nissan", "Subaru", "Mazda", "Hyundai")
_FILLER = (
    "Ask each store for the out the door price in writing and compare the fees.",
    "Inventory moves quickly, so call before you drive across town on a weekend.",
    "The documentation fee differs from store to store and is rarely negotiable.",
    "Most shoppers finance through a credit union and bring their approval along.",
)


def dealers(random_: random.Random) -> list[DealerEntry]:
    """Invent dealers with two names each."""
    found: dict[str, DealerEntry] = {}
    while len(found) < ALIASES // 2:
        stem = random_.choice(_HEADS) + random_.choice(_MIDDLES) + random_.choice(_TAILS)
        place = random_.choice(_HEADS) + random_.choice(_TAILS)
        name = f"{stem} {random_.choice(_MAKES)} of {place}"
        found.setdefault(name, _dealer(len(found), name, place))
    return list(found.values())


def _dealer(number: int, name: str, place: str) -> DealerEntry:
    return DealerEntry(
        id=str(number),
        name=name,
        aliases=(f"{place} {name.split(' of ')[0]}",),
        website=f"https://store{number}.example",
        phone=f"+1{200 + number // 10_000}555{number % 10_000:04}",
        street="1 Main St",
        city=place,
        region="ZZ",
        makes=(name.split()[1],),
    )


def answers(random_: random.Random, listed: Sequence[DealerEntry]) -> list[str]:
    """Invent answers of about 600 letters; a market's answer names two or three dealers."""
    counts = random_.choices((0, 1, 2, 3), k=ANSWERS)
    return [_answer(random_, random_.sample(listed, count)) for count in counts]


def _answer(random_: random.Random, named: Sequence[DealerEntry]) -> str:
    lines = [f"- **{dealer.name}** has helpful staff and a large lot" for dealer in named]
    filler = random_.choices(_FILLER, k=7 - len(named))
    return "\n".join([" ".join(filler[:3]), "", *lines, "", " ".join(filler[3:])])


def a_second(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Give how many texts a second of one core the work does, the best of three rounds."""
    rounds = []
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            work(text)
        rounds.append(len(texts) / (time.process_time() - start))
    return max(rounds)


def measure() -> dict[str, float]:
    """Measure every variant against the same answers."""
    random_ = random.Random(SEED)
    listed = dealers(random_)
    roster = compile_roster(listed)
    texts = answers(random_, listed)
    aliases = [name.lower() for each in listed for name in (each.name, *each.aliases)]
    return {
        "lower-casing alone": a_second(str.lower, texts),
        LIMIT: _limit(roster, texts),
        "matching": a_second(lambda text: raw_matches(roster, read(text)), texts),
        FULL: a_second(
            lambda text: detect(roster, text=text, prompt="which dealer is best"), texts
        ),
        SCAN: a_second(lambda text: _scan(aliases, text), texts[:60]),
    }


def _limit(roster: Roster, texts: Sequence[str]) -> float:
    folded = [read(text).hay for text in texts]
    find = roster.automaton.find_matches_as_indexes
    return a_second(lambda hay: find(hay, overlapping=True), folded)


def _scan(aliases: Sequence[str], text: str) -> list[str]:
    lower = text.lower()
    return [alias for alias in aliases if alias in lower]


def main() -> None:
    """Print answers a second, and the ratios the goals speak of."""
    rates = measure()
    for name, rate in rates.items():
        print(f"{name:45} {rate:14,.0f} answers a second")
    matching = rates["matching"]
    print(f"matching / limit          {matching / rates[LIMIT]:10.2f}")
    print(f"matching / per-alias scan {matching / rates[SCAN]:10.0f}  (goal 200)")
    print(f"matching                  {matching:10,.0f}  (goal 20,000)")
    print(f"with roles and evidence   {rates[FULL]:10,.0f}  (goal 2,000)")


if __name__ == "__main__":
    main()
