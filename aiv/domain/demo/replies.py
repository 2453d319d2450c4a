"""Let the scripted assistant answer one question: who is named follows the known true rates."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final, Literal

from aiv.domain.demo import truth, words
from aiv.domain.demo.market import DEALERS, MODEL, PROVIDER, SURFACE, Store
from aiv.domain.demo.pages import Page, cite
from aiv.domain.demo.texts import Script, written
from aiv.domain.evidence.answers import Answer, AnswerError, Citation, Reply, Status

OVERVIEW: Final = "ai_overview"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Say what is asked of whom: the intent, its department and the platform that is played."""

    intent: str
    department: str
    platform: str


def reply(question: Question, rng: Random) -> Reply:
    """Answer as the platform would; the same state of `rng` gives the same words.

    Each dealer is put forward with `truth.true_rate`, independently of the others. Errors: KeyError
    for a platform that the demo does not play.
    """
    if question.platform == OVERVIEW and rng.random() >= truth.OVERVIEW_SHOWN:
        return _reply(question, "no_answer", "")
    chance = rng.random()
    if chance < truth.FAILED:
        return _failed(question, rng)
    if chance < truth.FAILED + truth.REFUSED:
        return _reply(question, "refused", "", refusal=words.REFUSAL)
    return _answered(question, rng)


def _answered(question: Question, rng: Random) -> Reply:
    named = _named(question, rng)
    script = Script(
        department=question.department, named=tuple(named), warned=_warned(question, named, rng)
    )
    text = written(script, rng)
    pages = cite(question.platform, text, named, rng)
    return _reply(question, "completed", text, citations=_citations(pages))


def _named(question: Question, rng: Random) -> list[Store]:
    found = [
        (rng.random() * rate, store)
        for store in DEALERS
        if rng.random() < (rate := _rate(store, question))
    ]
    # Dealers that are named more often also tend to stand further up.
    return [store for _, store in sorted(found, key=lambda pair: -pair[0])]


def _rate(store: Store, question: Question) -> float:
    return truth.true_rate(store.slug, department=question.department, platform=question.platform)


def _warned(question: Question, named: list[Store], rng: Random) -> Store | None:
    """Warn only where others are named, of a store that is not."""
    others = [store for store in DEALERS if store not in named and truth.is_ever_named(store.slug)]
    is_fitting = question.department == "reputation" and named and others
    return rng.choice(others) if is_fitting and rng.random() < truth.WARNED else None


def _failed(question: Question, rng: Random) -> Reply:
    kind, message = rng.choice(words.FAILURES)
    fault = AnswerError(type=kind, message=message, retryable=True)
    return _reply(question, "error", "", error=fault)


def _citations(pages: tuple[Page, ...]) -> tuple[Citation, ...]:
    return tuple(
        Citation(
            ordinal=ordinal,
            url=page.url,
            url_canonical=page.url,
            domain=page.host,
            title=page.title,
            start=page.start,
            end=page.end,
            offset_unit=None if page.start is None else "codepoint",
        )
        for ordinal, page in enumerate(pages, start=1)
    )


def _reply(
    question: Question,
    status: Status,
    text: str,
    *,
    refusal: str | None = None,
    error: AnswerError | None = None,
    citations: tuple[Citation, ...] = (),
) -> Reply:
    access: Literal["official_api", "scraped_serp"] = (
        "scraped_serp" if question.platform == OVERVIEW else "official_api"
    )
    said = Answer(
        provider=PROVIDER,
        surface=SURFACE,
        access=access,
        status=status,
        text=text,
        refusal=refusal,
        error=error,
        model_served=MODEL,
        search_used=bool(citations) if status == "completed" else None,
        raw_body={"demo": True, "status": status, "text": text},
    )
    return Reply(answer=said, citations=citations)
