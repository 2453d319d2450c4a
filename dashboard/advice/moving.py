"""Answer what changed, whether it is a change, where the dealer stands, and what alerts say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.urls import reverse

from aiv.domain.advisor.replies import Line, Link, Reply, not_measured
from aiv.domain.advisor.router import Asked
from aiv.domain.boards import leaderboard_words
from aiv.domain.changes.change_table import ChangeRow, ChangeTable, Part
from aiv.domain.changes.did_it_work_words import verdict_text
from aiv.models import AlertState
from aiv.selectors.boards import leaderboards
from aiv.selectors.changes import dealer_changes, did_it_work, model_events
from aiv.selectors.changes.dealer_changes import DealerChanges
from dashboard.advice.scene import Scene
from dashboard.pages.changes import changes
from dashboard.pages.changes.changes import Links

SHOWN: Final = 3
NO_CAUSE: Final = (
    "Why is not measured: answers do not say what moved an assistant. These are the parts that "
    "moved beyond chance."
)
NO_PART: Final = "No assistant, department or question moved beyond chance by itself."


def change(scene: Scene, asked: Asked) -> Reply:
    """Give last week's change, whether it passes its test, and the parts that moved."""
    found = dealer_changes.of_dealer(scene.dealer, scene.market, wanted=None, now=scene.now)
    page = scene.in_market("Changes, week by week", "changes")
    if found.table is None or found.week is None or found.before is None:
        return Reply(
            (not_measured("Two weeks that were asked alike are needed to compare.", page),)
        )
    table = found.table
    head = f"{found.before.label} against {found.week.label}"
    rows = _asked_for(asked, table, found)
    if rows:
        lines = [Line(f"{head}:", (page,)), *(_compared(scene, row, found) for row in rows)]
    else:
        lines = [_compared(scene, table.total, found, head=head), *_parts(scene, table, found)]
    event = model_events.words_of(scene.market).get(found.week.monday, "")
    if event:
        lines.append(Line(event))
    return Reply(tuple(lines), ("Show me the answers", "Did our changes work?"))


def worked(scene: Scene, asked: Asked) -> Reply:
    """Give the newest recorded changes and what their comparison with the market found."""
    link = scene.link("Did it work?", "did_it_work")
    judged = did_it_work.of_dealer(scene.dealer, [scene.market], now=scene.now)
    if not judged:
        return Reply((not_measured("No change is recorded yet, so none can be compared.", link),))
    lines = (
        Line(
            f"{each.change.what} ({each.change.changed_on:%-d %b %Y}): {verdict_text(one.effect)}",
            (link,),
        )
        for each in judged[:SHOWN]
        for one in each.effects
    )
    return Reply(tuple(lines), ("What should I do next?",))


def rank(scene: Scene, asked: Asked) -> Reply:
    """Give the dealer's place on the newest board with the ranks it may have."""
    url = reverse("dashboard:leaderboard", args=[scene.market.slug])
    link = Link("Leaderboard", url)
    standing = leaderboards.standing_of(scene.dealer, scene.market)
    if standing is None:
        return Reply((not_measured("You stand on no board of this market yet.", link),))
    row, dealers = standing
    place = leaderboard_words.rank_sentence(row.position, row.best_rank, row.worst_rank, dealers)
    rate = leaderboard_words.rate(row.figure, row.lo, row.hi)
    lines = (
        Line(
            f"Week {row.board.week}: {place}; named in {rate} answers, from {row.answers:,} "
            f"answers to {row.intents:,} questions.",
            (link,),
        ),
        Line(f"Since the week before: {leaderboard_words.movement(row)}."),
    )
    return Reply(lines, ("Who is named instead?", "Why did it change?"))


def alerts(scene: Scene, asked: Asked) -> Reply:
    """Give the newest alerts that last and were confirmed."""
    link = scene.link("All alerts", "dealer_alerts")
    rows = scene.alerts.filter(dealer=scene.dealer, ended_at=None, state=AlertState.CONFIRMED)
    found = list(rows.order_by("-found_at", "pk")[:SHOWN])
    if not found:
        return Reply((Line("No alert is confirmed and still stands.", (link,)),))
    lines = (
        Line(f"{each.title} Found {scene.aged(each.found_at)}. {each.words}".strip(), (link,))
        for each in found
    )
    return Reply(tuple(lines), ("What should I do next?",))


def _asked_for(asked: Asked, table: ChangeTable, found: DealerChanges) -> Sequence[ChangeRow]:
    """Keep the rows of the department or assistant that is asked for."""
    if asked.department:
        return [row for row in table.of(Part.DEPARTMENT) if row.word == asked.department]
    if asked.assistant:
        platforms = {each.engine: each.platform for each in found.new}
        rows = table.of(Part.ASSISTANT)
        return [row for row in rows if platforms.get(row.word) == asked.assistant]
    return ()


def _compared(scene: Scene, row: ChangeRow, found: DealerChanges, *, head: str = "") -> Line:
    links = Links(dealer=scene.dealer, market=scene.market, week=found.week, before=found.before)
    said = changes.line(row, found, links, found.table.tested if found.table else 0)
    verdict = f" ({said.verdict})" if said.verdict else ""
    before = f"{head}. " if head else ""
    return Line(
        f"{before}{said.label}: {said.text}{verdict}; {said.counts}.",
        tuple(
            Link(label, url)
            for label, url in (("Before", said.before_url), ("After", said.after_url))
            if url
        ),
    )


def _parts(scene: Scene, table: ChangeTable, found: DealerChanges) -> list[Line]:
    moved = [
        row
        for part in (Part.ASSISTANT, Part.DEPARTMENT, Part.INTENT)
        for row in table.of(part)
        if row.stands
    ]
    if not moved:
        return [Line(NO_PART)]
    return [Line(NO_CAUSE), *(_compared(scene, row, found) for row in moved[: 2 * SHOWN])]
