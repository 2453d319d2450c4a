"""Build the queue of corrections: what the detector read, and what is proposed instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from aiv.domain.asking import surfaces
from aiv.models import Answer, Assistant, Correction, Mention
from aiv.models.assistant import Platform
from aiv.selectors.evidence.detection_quality import AssistantQuality
from dashboard import marks


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One proposal beside the reading that stands."""

    correction: Correction
    standing: Mention | None
    context: SafeString
    asked: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityRow:
    """How well the answers of one assistant were read."""

    label: str
    model: str
    checked: AssistantQuality


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage:
    """What waits, oldest first, and what earlier decisions say about the detector."""

    rows: tuple[QueueRow, ...]
    qualities: tuple[QualityRow, ...]


def build(corrections: Iterable[Correction], qualities: Iterable[AssistantQuality]) -> QueuePage:
    """Lay out the queue."""
    return QueuePage(
        rows=tuple(_row(correction) for correction in corrections),
        qualities=tuple(_quality(each) for each in qualities),
    )


def _quality(checked: AssistantQuality) -> QualityRow:
    assistant = checked.assistant
    return QualityRow(label=_label(assistant, assistant), model=assistant.model, checked=checked)


def _label(assistant: Assistant, way: Answer | Assistant) -> str:
    platform = Platform(assistant.platform).label
    return surfaces.series_label(platform=platform, access=way.access, surface=way.surface)


def _row(correction: Correction) -> QueueRow:
    standing = next(
        (
            mention
            for mention in correction.answer.mentions.all()
            if mention.dealer_id == correction.dealer_id and mention.overruled_by_id is None
        ),
        None,
    )
    person = correction.proposed_by
    return QueueRow(
        correction=correction,
        standing=standing,
        context=_words_around(correction, standing),
        asked=_label(correction.answer.assistant, correction.answer),
        by=person.display_name if person else "the detector, which could not settle it",
    )


def _words_around(correction: Correction, standing: Mention | None) -> SafeString:
    """Show the words in question, marked, as they stand in the answer."""
    text = correction.answer.text
    if correction.start is not None:
        span = marks.Span(correction.start, correction.start + len(correction.quote), "named")
    elif standing is not None:
        span = marks.Span(standing.start, standing.end, "named")
    else:
        return marks.excerpt(text, [], around=marks.Span(0, 0, "named"))
    return marks.excerpt(text, [span], around=span)
