"""Turn wrong facts that answers state about a dealer into things to change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from aiv.domain.actions.candidates import LARGEST, Candidate, Generator, Kind, Reference
from aiv.domain.actions.grades import Effort, Grade
from aiv.domain.actions.survey import Survey
from aiv.domain.sentences import plural, rate_text
from aiv.domain.statistics.rates import wilson

SOURCE: Final = "Stated facts"
NOT_READ: Final = (
    "What answers state about you was not held against your record yet; verify facts first."
)
SHOWN: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFact:
    """One fact as one answer states it; `pages` are what it cites there."""

    field: str
    label: str
    stated: str
    correct: str
    is_right: bool
    answer: str
    asked_at: datetime
    intent: str
    sentence: str = ""
    pages: tuple[str, ...] = ()


def survey(facts: Sequence[StatedFact] | None) -> Survey:
    """Give an action for each field that an answer states wrong; None where nothing was read.

    The size is 10 x the lower end of the 95 % interval (Wilson) of the wrong share. A field that
    was stated, and always right, is settled; one that nobody stated is left undecided.
    """
    if facts is None:
        return Survey(source=SOURCE, reason=NOT_READ)
    by_field = _by_field(facts)
    wrong = {name for name, rows in by_field.items() if not all(row.is_right for row in rows)}
    return Survey(
        source=SOURCE,
        candidates=tuple(_candidate(name, by_field[name]) for name in sorted(wrong)),
        settled=frozenset(key_of(name) for name in by_field if name not in wrong),
    )


def key_of(field: str) -> str:
    """Give the key of a field's action."""
    return f"{Kind.WRONG_FACT}:{field}"


def _by_field(facts: Sequence[StatedFact]) -> dict[str, list[StatedFact]]:
    """Give one fact for each answer and field: a wrong one where the answer states any."""
    found: dict[str, dict[str, StatedFact]] = defaultdict(dict)
    for each in facts:
        known = found[each.field].get(each.answer)
        if known is None or known.is_right:
            found[each.field][each.answer] = each
    return {name: list(rows.values()) for name, rows in found.items()}


def _candidate(field: str, rows: Sequence[StatedFact]) -> Candidate:
    wrong = [row for row in rows if not row.is_right]
    share = len(wrong) / len(rows)
    lo, hi = wilson(share, len(rows)) or (0.0, 1.0)
    pages = tuple(dict.fromkeys(page for row in wrong for page in row.pages))
    label = wrong[0].label
    correct = "; ".join(dict.fromkeys(row.correct for row in wrong[:SHOWN]))
    return Candidate(
        key=key_of(field),
        kind=Kind.WRONG_FACT,
        title=f"Have “{label}” stated right",
        change=_change(label, correct, pages),
        target=pages[0] if pages else "",
        effort=Effort.SMALL if pages else Effort.MEDIUM,
        effort_reason="The answers cite the pages to correct."
        if pages
        else "No page is cited: where the wrong value comes from has to be found first.",
        grade=Grade.REASONED,
        size=LARGEST * lo,
        size_words=f"{len(wrong)} of {plural(len(rows), 'answer')} that state it state it wrong: "
        f"{rate_text(share, lo, hi)}. Stated instead: {_stated(wrong)}.",
        since=min(row.asked_at for row in rows),
        generator=Generator.FACTS,
        evidence=tuple(
            Reference("answer", row.answer, row.sentence or row.stated) for row in wrong[:SHOWN]
        ),
        intents=tuple(sorted({row.intent for row in wrong})),
        pages=pages[:SHOWN],
    )


def _stated(wrong: Sequence[StatedFact]) -> str:
    first = Counter(row.stated for row in wrong).most_common(3)
    return ", ".join(f"“{value}” ({n})" for value, n in first)


def _change(label: str, correct: str, pages: tuple[str, ...]) -> str:
    where = "on the pages that the answers cite" if pages else "wherever it stands"
    return (
        f"Correct {label.lower()} {where}, on your own site and on your profiles. It should read: "
        f"{correct}. Assistants read them again in their own time; the answers of the next weeks "
        "show whether they did."
    )
