"""Hold a reply: lines of text with the addresses of their evidence, and what to ask next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Link:
    """One address of evidence, on this installation only."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or figure; `is_measured` is False where it says that nothing was measured."""

    text: str
    links: tuple[Link, ...] = ()
    is_measured: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """All lines of an answer, and questions that lead on from it.

    `spoken` is what the model `phrased_by` made of the lines, where one did and every figure held.
    """

    lines: tuple[Line, ...]
    offers: tuple[str, ...] = ()
    spoken: tuple[Line, ...] = ()
    phrased_by: str = ""

    @property
    def text(self) -> str:
        """Give the words alone."""
        return "\n".join(line.text for line in (*self.spoken, *self.lines))


def stored(reply: Reply) -> dict[str, Any]:
    """Give a reply as it is kept."""
    return asdict(reply)


def restored(kept: Mapping[str, Any]) -> Reply:
    """Give a kept reply back."""
    return Reply(
        lines=tuple(_line(row) for row in kept.get("lines", ())),
        offers=tuple(kept.get("offers", ())),
        spoken=tuple(_line(row) for row in kept.get("spoken", ())),
        phrased_by=kept.get("phrased_by", ""),
    )


def not_measured(reason: str, *links: Link) -> Line:
    """Say that there is no measurement, and why."""
    return Line(f"Not measured. {reason}".strip(), links, is_measured=False)


def _line(row: Mapping[str, Any]) -> Line:
    return Line(row["text"], _links(row.get("links", ())), row.get("is_measured", True))


def _links(rows: Iterable[Mapping[str, Any]]) -> tuple[Link, ...]:
    return tuple(Link(each["label"], each["url"]) for each in rows)
