"""Answer what words mean, how old and how sure figures are, and what can be asked here."""

from __future__ import annotations

from typing import Final

from django.urls import reverse

from aiv.domain import sentences
from aiv.domain.advisor.glossary import TERMS, Term
from aiv.domain.advisor.replies import Line, Link, Reply, not_measured
from aiv.domain.advisor.router import Asked
from aiv.domain.score import anatomy
from aiv.domain.statistics.mention_rates import METHOD_VERSION
from aiv.selectors.evidence import mention_rates
from aiv.selectors.site import site_audits
from dashboard.advice.scene import Scene
from dashboard.figures import plural

OFFERS: Final = (
    "What is my visibility?",
    "Why did it change?",
    "Who beats me on service?",
    "What should I do next?",
    "What does silo integrity mean?",
    "Show me the answers",
    "How much money is at risk?",
    "What is wrong about us?",
    "How do you measure this?",
)
CAN_ANSWER: Final = (
    "I answer from what was measured: how often you are named and cited, what changed, rivals, "
    "rank, alerts, actions, wrong facts, money, your site, reviews and inventory, what words mean, "
    "and how old and how sure figures are."
)


def term(scene: Scene, asked: Asked) -> Reply:
    """Explain a word of the product, with the dealer's own value where it is a part of AIV."""
    found = next((each for each in TERMS if each.key == asked.term), None)
    link = Link("The method", reverse("dashboard:method"))
    if found is None:
        words = ", ".join(each.label for each in TERMS)
        return Reply((Line(f"That word is not one of ours. I can explain: {words}.", (link,)),))
    meaning = Line(f"{found.label}: {found.meaning}", (link,))
    own = (_own_value(scene, found),) if found.part else ()
    return Reply((meaning, *own), ("What is my visibility?",))


def freshness(scene: Scene, asked: Asked) -> Reply:
    """Give when answers, score and site were last measured."""
    counts = mention_rates.of_market(scene.market, with_citations=False)
    score, audit = scene.score(), site_audits.latest(scene.dealer)
    rows = (
        ("Newest answer", counts.window_to, scene.in_market("Answers", "evidence")),
        ("Newest score", score.computed_at if score else None, scene.in_market("AIV", "aiv")),
        ("Newest site audit", audit.finished_at if audit else None, scene.link("Site", "site")),
    )
    lines = (
        Line(f"{label}: {scene.aged(at)}.", (link,))
        if at
        else not_measured(f"{label}: there is none yet.", link)
        for label, at, link in rows
    )
    return Reply(tuple(lines), ("How do you measure this?",))


def method(scene: Scene, asked: Asked) -> Reply:
    """Say what the figures rest on, with the counts of this market."""
    counts = mention_rates.of_market(scene.market, with_citations=False)
    link = Link("The method, with formulas and sources", reverse("dashboard:method"))
    rule = Line(
        "A mention rate is the weighted share of an assistant's answers that name you, with its "
        f"95 % interval over the market's questions ({METHOD_VERSION}). AIV combines it with your "
        "own ground. Nothing is filled in where nothing was measured.",
        (link,),
    )
    asked_of = (
        Line(
            f"{series.label}: {plural(rate.answered, 'answer')} to "
            f"{plural(rate.intents, 'question')}, newest {scene.aged(series.newest_at)}."
        )
        for series in counts.series
        for rate in (series.rate(scene.dealer.pk),)
    )
    return Reply((rule, *asked_of), ("How old is this?",))


def greeting(scene: Scene, asked: Asked) -> Reply:
    """Say what can be asked."""
    return Reply((Line(CAN_ANSWER),), OFFERS)


def unknown(scene: Scene, asked: Asked) -> Reply:
    """Admit that the question was not understood, and say what can be."""
    return Reply(
        (Line("I did not understand that, so I answer nothing."), Line(CAN_ANSWER)), OFFERS
    )


def _own_value(scene: Scene, found: Term) -> Line:
    link = scene.in_market("AIV taken apart", "aiv")
    score = scene.score()
    parts = anatomy.parts(score.snapshot) if score else ()
    part = next((each for each in parts if each.kind.name == found.part), None)
    if part is None or part.value is None:
        records = part.records if part else ()
        reasons = " ".join(dict.fromkeys(each.reason for each in records if each.reason))
        return not_measured(f"Yours: {reasons or 'nothing was scored yet.'}", link)
    if part.lo is None or part.hi is None:
        return Line(
            f"Yours: {sentences.points_text(part.value)} of 100, no interval stated.", (link,)
        )
    return Line(f"Yours: {sentences.rate_text(part.value, part.lo, part.hi)}.", (link,))
