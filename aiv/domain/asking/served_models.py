"""Tell apart the answers that different models served under one assistant: each is a series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Place:
    """Where answers belong: the model served, empty where one alone was, and if it is current."""

    model: str
    is_current: bool


def places(newest: Mapping[tuple[K, str], datetime]) -> dict[tuple[K, str], Place]:
    """Give each (engine, model served) its place, from when each answered last.

    An unknown model, an empty text, goes with the model that answered last: nothing tells them
    apart. Of equal times the name that sorts last is current, so that every reader agrees.
    """
    named: dict[K, list[tuple[datetime, str]]] = defaultdict(list)
    for (engine, model), at in newest.items():
        if model:
            named[engine].append((at, model))
    current = {engine: max(found)[1] for engine, found in named.items() if len(found) > 1}
    return {(engine, model): _place(model, current.get(engine, "")) for engine, model in newest}


def _place(model: str, current: str) -> Place:
    if not current:
        return Place("", is_current=True)
    return Place(model or current, is_current=model in ("", current))


def differs(asked: str, served: str) -> bool:
    """Say whether another model answered than was asked; a name with a day added is the same."""
    if not asked or not served or served == asked:
        return False
    rest = served.removeprefix(asked)
    return rest == served or not rest.replace("-", "").isdigit()
