"""Say what a comparison of two weeks found, what it rests on, and what could not be compared."""

from __future__ import annotations

from collections.abc import Mapping

from aiv.domain.asking import surfaces
from aiv.domain.changes.change_table import Apart, ChangeRow, Part
from aiv.domain.changes.change_words import change_text, exact_text
from aiv.domain.changes.peer_changes import FEWEST_PEERS, stands_out
from aiv.domain.changes.week_counts import SeriesCount
from aiv.domain.markets import vocabulary
from aiv.models import Access, DealerWeek, Platform
from dashboard.figures import plural


def engine_label(count: SeriesCount) -> str:
    """Say which assistant was asked, and how."""
    access = Access.BY_HAND.value if surfaces.is_by_hand(count.surface) else count.access
    return surfaces.series_label(
        platform=Platform(count.platform).label, access=access, surface=count.surface
    )


def question_label(key: str, questions: Mapping[str, str]) -> str:
    """Give the words of a question, or its slug in words where it is asked no more."""
    slug = key.partition("#")[0]
    return questions.get(slug) or slug.replace("-", " ")


def word_label(part: Part, word: str, questions: Mapping[str, str]) -> str:
    """Give the label of a department, stage or question."""
    if part is Part.DEPARTMENT:
        return vocabulary.department_label(word)
    return vocabulary.stage_label(word) if part is Part.STAGE else question_label(word, questions)


def found_text(row: ChangeRow) -> str:
    """Say the change of a row; a single question has no interval, so its counts speak."""
    if row.part is not Part.INTENT:
        return change_text(row.found)
    if row.p is None:
        return "the same in every answer of both weeks"
    return "moved" if row.stands else "no change beyond chance"


def verdict(row: ChangeRow, tested: int) -> str:
    """Say whether a seen change holds once all comparisons of the page are counted."""
    if row.part is Part.ALL or row.p is None or not (row.found.is_seen or row.stands):
        return ""
    if row.stands:
        return f"holds among {tested} comparisons"
    return f"may be chance: {tested} comparisons were made here"


def counts_text(row: ChangeRow) -> str:
    """Say the counts of both weeks: "named in 12 of 40 answers, then in 20 of 40"."""
    (named_1, named_2), (all_1, all_2) = row.named, row.answered
    return f"named in {named_1} of {plural(all_1, 'answer')}, then in {named_2} of {all_2}"


def exact(row: ChangeRow) -> str:
    """Say the exact test of a small panel, or nothing."""
    return exact_text(row.found) if row.found.is_seen else ""


def apart_text(apart: Apart) -> str:
    """Say why a series of one week has no partner in the other."""
    label, other = engine_label(apart.engine), apart.other
    if not apart.is_new:
        return f"{label} was asked the week before and not in this one."
    if other is None:
        return f"{label} was not asked the week before: its series begins here."
    if other.model != apart.engine.model:
        return (
            f"{label} answered as {_model(apart.engine)}, the week before as {_model(other)}: "
            "another model is another series."
        )
    return (
        f"{label} was asked another panel the week before: its series begins here, and only the "
        "questions of both are compared."
    )


def peers_text(row: DealerWeek | None) -> str:
    """Say how the change stands beside those of the dealers measured alike."""
    if row is None or row.z is None:
        return ""
    if row.peers is None:
        return "It is set beside the changes of other dealers once the week is over everywhere."
    held = _held(row)
    if row.peers >= FEWEST_PEERS:
        return f"Beside {row.peers:,} dealers measured with the same assistants it {held}."
    few = (
        f"Only {plural(row.peers, 'dealer')} measured with the same assistants can be set beside "
        f"each other, and {FEWEST_PEERS} are needed to tell this store's change from one of the "
        "assistants"
    )
    if row.adjusted_p is None:
        return f"{few}, so no alert is sent on it."
    return f"{few}. Beside its own earlier weeks it {held}."


def _held(row: DealerWeek) -> str:
    """Say whether a change stands out, and how far from what it was set beside."""
    delta = row.adjusted_delta or 0.0
    verb = "stands out" if stands_out(row.adjusted_p, row.adjusted_delta) else "does not stand out"
    side = "above" if delta >= 0 else "below"
    beside = f" ({abs(delta) * 100:.1f} points {side} their median change)"
    return verb + (beside if (row.peers or 0) >= FEWEST_PEERS else "")


def _model(count: SeriesCount) -> str:
    return count.model or "a model it did not name"
