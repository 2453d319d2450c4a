"""Answer how often the dealer and its rivals are named and cited, assistant by assistant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from django.urls import reverse

from aiv.domain.advisor.replies import Line, Link, Reply, not_measured
from aiv.domain.advisor.router import Asked
from aiv.domain.markets import vocabulary
from aiv.domain.statistics import mention_rates as measured
from aiv.domain.statistics.mention_rates import MentionRate
from aiv.models import Answer, Dealer, Platform
from aiv.selectors.evidence import evidence, mention_rates
from aiv.selectors.evidence.evidence import Filters
from aiv.selectors.evidence.market_counts import MarketCounts, Series
from dashboard.advice.scene import Scene
from dashboard.figures import plural
from dashboard.pages.evidence import counted, rates

SHOWN_RIVALS: Final = 3
SHOWN_ANSWERS: Final = 3
NOTHING_ASKED: Final = "No assistant was asked this market's questions yet."


def visibility(scene: Scene, asked: Asked) -> Reply:
    """Give AIV, and how often each assistant names the dealer."""
    counts = mention_rates.of_market(scene.market, with_citations=False)
    lines = [] if asked.assistant or asked.department else list(_index(scene))
    lines += _each(scene, asked, counts, lambda series: _named(scene, asked, series))
    return Reply(tuple(lines), ("Who is named instead?", "What should I do next?"))


def rivals(scene: Scene, asked: Asked) -> Reply:
    """Give who is named more often than the dealer, and whether the intervals part them."""
    counts = mention_rates.of_market(scene.market, with_citations=False)
    chosen = [each for each in scene.rivals if each.slug == asked.rival] or list(scene.rivals)
    lines = _each(scene, asked, counts, lambda series: _compared(scene, asked, series, chosen))
    note = Line(
        "Of rivals this shows what assistants say. Their AIV, money, sites and inputs are theirs.",
        (scene.in_market("Who is named, all dealers", "named", department=asked.department),),
    )
    return Reply((*lines, note), ("Show me the answers", "What should I do next?"))


def sources(scene: Scene, asked: Asked) -> Reply:
    """Give how often each assistant cites the dealer's own site."""
    counts = mention_rates.of_market(scene.market)
    lines = _each(scene, asked, counts, lambda series: _cited(scene, asked, series))
    return Reply(tuple(lines), ("How is our website doing?",))


def answers(scene: Scene, asked: Asked) -> Reply:
    """Count the answers that name the dealer, and lead to the newest of them."""
    counts = mention_rates.of_market(scene.market, with_citations=False)
    series = next(iter(_chosen(counts, asked)), None)
    if asked.assistant and series is None:
        return Reply((_not_asked(asked.assistant),))
    key = series.key if series and asked.assistant else ""
    filters = Filters(series=key, department=asked.department, named="yes")
    found = evidence.page(
        scene.answers.filter(market=scene.market),
        dealer=scene.dealer,
        filters=filters,
        time_zone=scene.market.time_zone,
        number=1,
    )
    words = {"series": key, "department": asked.department}
    links = (
        scene.in_market("Answers that name you", "evidence", named="yes", **words),
        scene.in_market("Answers that do not", "evidence", named="no", **words),
    )
    total = found.paginator.count
    head = Line(f"{plural(total, 'answer')} on record name you{_where(asked)}.", links)
    newest = (_newest(scene, row) for row in found.object_list[:SHOWN_ANSWERS])
    return Reply((head, *newest), ("Who is named instead?",))


def _index(scene: Scene) -> Iterator[Line]:
    link = scene.in_market("AIV taken apart", "aiv")
    page = scene.score_page()
    if page is None or not page.is_measured:
        missing = page.gaps[0].reason if page and page.gaps else "Nothing was scored yet."
        yield not_measured(f"AIV: {missing}", link)
        return
    interval = f" ({page.interval})" if page.interval else ", no interval stated"
    yield Line(
        f"AIV {page.value} of 100{interval}; measured: {page.coverage}; newest measurement "
        f"{scene.aged(page.measured_at)}.",
        (link,),
    )
    for caution in page.cautions:
        yield Line(caution)


def _each(
    scene: Scene, asked: Asked, counts: MarketCounts, say: Callable[[Series], Line]
) -> list[Line]:
    chosen = _chosen(counts, asked)
    if asked.assistant and not chosen:
        return [_not_asked(asked.assistant)]
    if not chosen:
        return [not_measured(NOTHING_ASKED, scene.in_market("Who is named", "named"))]
    if asked.department and asked.department not in counts.departments:
        label = vocabulary.department_label(asked.department)
        return [not_measured(f"No question of this market's panel is about {label.lower()}.")]
    return [say(series) for series in chosen]


def _chosen(counts: MarketCounts, asked: Asked) -> list[Series]:
    """Keep the series of the assistant that is asked for, else those that feed the index."""
    if asked.assistant:
        return [each for each in counts.series if each.platform == asked.assistant]
    return [each for each in counts.series if each.is_declared] or list(counts.series)


def _not_asked(assistant: str) -> Line:
    return not_measured(f"{Platform(assistant).label} is not asked in this market.")


def _where(asked: Asked) -> str:
    parts = []
    if asked.department:
        parts.append(f"{vocabulary.department_label(asked.department)} questions")
    if asked.assistant:
        parts.append(str(Platform(asked.assistant).label))
    return f" ({', '.join(parts)})" if parts else ""


def _named(scene: Scene, asked: Asked, series: Series) -> Line:
    rate = series.rate(scene.dealer.pk, asked.department)
    return _rate(scene, asked, series, rate, "named in")


def _cited(scene: Scene, asked: Asked, series: Series) -> Line:
    rate = series.citation_rate(scene.dealer.pk, asked.department)
    return _rate(scene, asked, series, rate, "your site cited in", cited="yes")


def _rate(
    scene: Scene, asked: Asked, series: Series, rate: MentionRate, verb: str, **words: str
) -> Line:
    link = scene.in_market(
        "The answers",
        "evidence",
        series=series.key,
        department=asked.department,
        counted=counted.NEWEST,
        **words,
    )
    figure = rates.figure(series.label, rate)
    head = f"{series.label}{_department(asked)}"
    if not figure.is_measured:
        return Line(f"{head}: not measured. {figure.reason}", (link,), is_measured=False)
    sample = f"{plural(rate.answered, 'answer')} to {plural(rate.intents, 'question')}"
    few = f" Too few to lean on: {figure.caution}." if figure.caution else ""
    old = " Old." if measured.is_stale(series.newest_at, scene.now) else ""
    return Line(
        f"{head}: {verb} {figure.text} answers, from {sample}; newest answer "
        f"{scene.aged(series.newest_at)}.{few}{old}",
        (link,),
    )


def _department(asked: Asked) -> str:
    return f", {vocabulary.department_label(asked.department)}" if asked.department else ""


def _compared(scene: Scene, asked: Asked, series: Series, chosen: Sequence[Dealer]) -> Line:
    own = series.rate(scene.dealer.pk, asked.department)
    link = scene.in_market(
        "Side by side", "named", assistant=series.key, department=asked.department
    )
    head = f"{series.label}{_department(asked)}"
    if own.rate is None:
        reason = rates.unmeasured_reason(own)
        return Line(f"{head}: not measured. {reason}", (link,), is_measured=False)
    pairs = [(each, series.rate(each.pk, asked.department)) for each in chosen]
    others = [(each, rate) for each, rate in pairs if each != scene.dealer and rate.rate]
    ranked = sorted(others, key=lambda pair: (-_height(pair[1]), pair[0].name))
    shown = ranked if asked.rival else [p for p in ranked if _height(p[1]) > _height(own)]
    figure = rates.figure(series.label, own)
    few = f" Too few to lean on: {figure.caution}." if figure.caution else ""
    said = "; ".join(_beside(each, rate, own) for each, rate in shown[:SHOWN_RIVALS])
    more = len(shown) - SHOWN_RIVALS
    rest = f"; and {more} more" if more > 0 else ""
    told = f"{said}{rest}" if said else "no dealer of the market is named more often"
    return Line(
        f"{head}: you {figure.text} ({plural(own.answered, 'answer')}); {told}. Newest answer "
        f"{scene.aged(series.newest_at)}.{few}",
        (link,),
    )


def _beside(rival: Dealer, rate: MentionRate, own: MentionRate) -> str:
    text = rates.figure(rival.name, rate).text
    apart = _are_apart(rate, own)
    return f"{rival.name} {text}{'' if apart else ', intervals overlap: may be no difference'}"


def _are_apart(one: MentionRate, other: MentionRate) -> bool:
    if one.rate is None or other.rate is None:
        return False
    return one.rate.lo > other.rate.hi or one.rate.hi < other.rate.lo


def _height(rate: MentionRate) -> float:
    return -1.0 if rate.rate is None else rate.rate.theta


def _newest(scene: Scene, answer: Answer) -> Line:
    label = Platform(answer.assistant.platform).label
    url = reverse("dashboard:answer", args=[answer.pk])
    asked = answer.probe.prompt.text if answer.probe else answer.intent.slug
    return Line(f"{label}, {scene.aged(answer.asked_at)}: “{asked}”", (Link("Read it", url),))
