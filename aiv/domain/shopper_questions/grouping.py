"""Group the questions of many chats by what they ask, the same way whatever their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from aiv.domain.library import TEMPLATES
from aiv.domain.shopper_chat import topics, words
from aiv.domain.shopper_questions import FLOOR, likeness
from aiv.domain.shopper_questions.likeness import Sense

# Words that anybody may have written: those of the library, and of everyday questions.
EVERYDAY: Final = words.telling(
    " ".join(wording for each in TEMPLATES for wording in each.wordings)
) | words.telling(
    "sell carry take accept provide change fix repair replace check clean wash wait available free "
    "cheap price cost charge long time today open weekend appointment schedule customer help deal "
    "car truck suv van vehicle hybrid electric oil brake tire battery warranty loaner rental lease "
    "hacen venden aceptan ofrecen cambio aceite frenos llantas precio carro auto camioneta usado"
)
LETTERS: Final = 3
MOST_GROUPS: Final = 2000
"""What is asked most often comes first; beyond it questions stand alone and are not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One cleaned question of one chat."""

    chat: UUID
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Questions that ask the same.

    `wording` is one of them of which every telling word was written in `FLOOR` chats or is public;
    empty where there is none. `chats` are distinct.
    """

    key: str
    wording: str
    chats: frozenset[UUID]
    first_at: datetime
    last_at: datetime


def group(
    asked: Iterable[Asked],
    *,
    standing: Mapping[str, str] | None = None,
    public: Collection[str] = (),
) -> tuple[Group, ...]:
    """Group questions; `standing` are wordings by key of groups that were decided and last.

    A question joins the standing group it is like, else the most asked one before it in a fixed
    order (chats descending, then key): the order of the input changes nothing.
    """
    rows = list(asked)
    gathered = _gathered(rows, standing or {})
    allowed = EVERYDAY | _common(rows) | {stem for text in public for stem in words.telling(text)}
    made = (_made(leader, allowed) for leader in gathered if leader.rows)
    return tuple(sorted(made, key=lambda each: (-len(each.chats), each.key)))


@dataclass(frozen=True, slots=True)
class _Leader:
    key: str
    sense: Sense
    rows: list[Asked]


def _key(sense: Sense) -> str:
    """Give what a group is known by: its stems, and what it must not be confused with."""
    extra = " ".join(sorted(sense.contrasts - sense.stems))
    return f"{sense.key} | {extra}" if extra else sense.key


def _gathered(rows: Iterable[Asked], standing: Mapping[str, str]) -> list[_Leader]:
    by_key: dict[str, list[Asked]] = defaultdict(list)
    for row in rows:
        by_key[_key(likeness.sense(row.text))].append(row)
    ordered = sorted(by_key.items(), key=lambda each: (-len({r.chat for r in each[1]}), each[0]))
    shelf = _Shelf()
    for key in sorted(standing):
        shelf.put(_Leader(key, likeness.sense(standing[key]), []))
    for key, found in ordered:
        sense = likeness.sense(found[0].text)
        home = shelf.like(sense)
        if home is not None:
            home.rows.extend(found)
        elif len(shelf.leaders) < MOST_GROUPS + len(standing):
            shelf.put(_Leader(key, sense, list(found)))
    return shelf.leaders


class _Shelf:
    """Hold leaders by what they may be like, so that each is compared with few.

    What is the same shares its contrasts, and of some stem at least the first letters.
    """

    def __init__(self) -> None:
        self.leaders: list[_Leader] = []
        self._places: dict[tuple[frozenset[str], str], list[int]] = defaultdict(list)

    def put(self, leader: _Leader) -> None:
        for place in self._of(leader.sense):
            self._places[place].append(len(self.leaders))
        self.leaders.append(leader)

    def like(self, sense: Sense) -> _Leader | None:
        near = sorted({at for place in self._of(sense) for at in self._places.get(place, ())})
        rows = (self.leaders[at] for at in near)
        return next((each for each in rows if likeness.is_same(each.sense, sense)), None)

    @staticmethod
    def _of(sense: Sense) -> set[tuple[frozenset[str], str]]:
        return {(sense.contrasts, stem[:LETTERS]) for stem in sense.stems} or {
            (sense.contrasts, "")
        }


def _common(rows: Iterable[Asked]) -> set[str]:
    """Give the stems that enough distinct chats wrote."""
    chats: dict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        for stem in words.telling(row.text):
            chats[stem].add(row.chat)
    return {stem for stem, found in chats.items() if len(found) >= FLOOR}


def _made(leader: _Leader, allowed: Collection[str]) -> Group:
    rows = leader.rows
    return Group(
        key=leader.key,
        wording=_wording(rows, allowed),
        chats=frozenset(row.chat for row in rows),
        first_at=min(row.at for row in rows),
        last_at=max(row.at for row in rows),
    )


def _wording(rows: list[Asked], allowed: Collection[str]) -> str:
    """Give the most written wording without a rare word; the shorter, then the first of equals."""
    written: dict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        written[tidy(row.text)].add(row.chat)
    fit = [text for text in written if words.telling(text) <= set(allowed)]
    return min(fit, key=lambda text: (-len(written[text]), len(text), text), default="")


def tidy(text: str) -> str:
    """Give a question with one capital letter in front and one sign behind."""
    line = " ".join(text.split()).strip(" ?!.¿¡")
    if line.isupper():
        line = line.lower()
    opened = "¿" if topics.is_spanish(line) else ""
    return f"{opened}{line[:1].upper()}{line[1:]}?"
