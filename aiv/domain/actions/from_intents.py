"""Turn questions that rivals win into things to change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from aiv.domain.actions.candidates import LARGEST, Candidate, Kind, Reference
from aiv.domain.actions.grades import Effort, Grade
from aiv.domain.actions.panel_answers import PanelAnswer, Question, by_intent
from aiv.domain.actions.survey import Survey
from aiv.domain.markets.vocabulary import department_label
from aiv.domain.sentences import plural, rate_text
from aiv.domain.statistics.rates import wilson

SOURCE: Final = "Shoppers' questions"
LEAST: Final = 3
"""Fewer answers to one question say nothing about it."""
MOST_LOST: Final = 0.5
SHOWN: Final = 3
NOTHING_ASKED: Final = "Nothing was asked in this market in the last 28 days."


def survey(answers: Sequence[PanelAnswer], questions: Sequence[Question], *, market: str) -> Survey:
    """Give an action for each question of whose answers most name a rival and not the dealer.

    A question with fewer than three answers is left undecided. The size is 10 x the lower end of
    the 95 % interval (Wilson) of the lost share, so that one odd answer leads no list; within one
    question answers hardly cluster (measurement.md 2.1: .02 to .16).
    """
    source = f"{SOURCE}, {market}"
    if not answers:
        return Survey(source=source, reason=NOTHING_ASKED)
    asked = by_intent(answers)
    known = [each for each in questions if len(asked.get(each.intent, ())) >= LEAST]
    lost = [each for each in known if _share(asked[each.intent]) > MOST_LOST]
    return Survey(
        source=source,
        candidates=tuple(_candidate(each, asked[each.intent], market) for each in lost),
        settled=frozenset(key_of(market, each.intent) for each in known if each not in lost),
    )


def key_of(market: str, intent: str) -> str:
    """Give the key of a question's action."""
    return f"{Kind.LOST_INTENT}:{market}:{intent}"


def _share(answers: Sequence[PanelAnswer]) -> float:
    return sum(each.is_lost for each in answers) / len(answers)


def _candidate(question: Question, answers: Sequence[PanelAnswer], market: str) -> Candidate:
    share = _share(answers)
    lo, hi = wilson(share, len(answers)) or (0.0, 1.0)
    rivals = Counter(name for each in answers if each.is_lost for name in each.rivals)
    named = ", ".join(f"{name} ({n})" for name, n in rivals.most_common(SHOWN))
    lost = [each for each in answers if each.is_lost]
    return Candidate(
        key=key_of(market, question.intent),
        kind=Kind.LOST_INTENT,
        title=f"Answer “{question.words}”",
        change=_change(question),
        target=question.page,
        effort=Effort.MEDIUM if question.page else Effort.LARGE,
        effort_reason="Words on a page that exists."
        if question.page
        else "The audit found no page about it: one has to be written.",
        grade=Grade.REASONED,
        size=LARGEST * lo,
        size_words=f"A rival is named and you are not in {len(lost)} of "
        f"{plural(len(answers), 'answer')}: {rate_text(share, lo, hi)}. "
        f"Named instead: {named}.",
        since=min(each.asked_at for each in answers),
        evidence=tuple(
            Reference("answer", each.key, f"Names {', '.join(each.rivals[:SHOWN])}")
            for each in lost[:SHOWN]
        ),
        market=market,
        intents=(question.intent,),
        pages=(question.page,) if question.page else (),
    )


def _change(question: Question) -> str:
    department = department_label(question.department).lower()
    where = "On the page named here" if question.page else f"On a new page about {department}"
    return (
        f"{where}, answer this question with facts only you can state: prices, hours, what is "
        "done and how long it takes, in plain text. Read in the answers what is said of the "
        "stores that are named. Most edits of wording alone changed nothing when they were "
        "tested, so note the day and look whether it worked."
    )
