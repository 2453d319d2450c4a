"""Hold the content of a panel before it is frozen, and tell whether two contents are the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aiv.domain import strict_json


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelIntent:
    """Describe an intent with its wordings, in the order in which trials ask them."""

    slug: str
    department: str
    stage: str
    is_local: bool
    is_branded: bool
    wordings: tuple[str, ...]
    weight: float = 1.0


def digest(intents: Iterable[PanelIntent]) -> str:
    """Give the sha256 of everything that makes a panel the same panel, order included."""
    return strict_json.digest(
        [
            [
                each.slug,
                each.department,
                each.stage,
                each.is_local,
                each.is_branded,
                each.weight,
                list(each.wordings),
            ]
            for each in intents
        ]
    )
