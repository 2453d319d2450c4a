"""Write the words of a scripted answer, in one of the shapes that assistants use."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from aiv.domain.demo import words
from aiv.domain.demo.market import Store

HAS_PICK: Final = 0.35
SHAPES: Final = ("numbered", "bullets", "prose")


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Say whom an answer about a department puts forward, in order, and whom it warns of."""

    department: str
    named: tuple[Store, ...]
    warned: Store | None


def written(script: Script, rng: Random) -> str:
    """Give the answer in markdown; without a dealer to name it gives general advice."""
    if not script.named:
        return rng.choice(words.NOBODY)
    opening, body = rng.choice(words.OPENINGS), _body(script, rng)
    parts = [opening, body, _pick(script, rng), _warning(script, rng), rng.choice(words.CLOSINGS)]
    return "\n\n".join(part for part in parts if part)


def _body(script: Script, rng: Random) -> str:
    shape = rng.choice(SHAPES)
    reasons = _reasons(script, rng)
    patterns = words.TOLD if shape == "prose" else words.LISTED
    lines = [
        rng.choice(patterns).format(dealer=store.name, reason=reason)
        for store, reason in zip(script.named, reasons, strict=True)
    ]
    if shape == "prose":
        return "\n\n".join(lines)
    marks = (f"{n}." if shape == "numbered" else "-" for n in range(1, len(lines) + 1))
    return "\n".join(f"{mark} {line}" for mark, line in zip(marks, lines, strict=True))


def _reasons(script: Script, rng: Random) -> list[str]:
    """Give each dealer a reason; the same one comes again only when all were used."""
    known = words.REASONS[script.department]
    wanted = len(script.named)
    rounds = -(-wanted // len(known))
    return [reason for _ in range(rounds) for reason in rng.sample(known, len(known))][:wanted]


def _pick(script: Script, rng: Random) -> str:
    if rng.random() >= HAS_PICK:
        return ""
    return rng.choice(words.PICKS).format(dealer=script.named[0].name)


def _warning(script: Script, rng: Random) -> str:
    return rng.choice(words.WARNINGS).format(dealer=script.warned.name) if script.warned else ""
