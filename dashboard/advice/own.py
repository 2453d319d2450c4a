"""Answer about the store's own ground: what to do, money, facts, site, reviews, inventory."""

from __future__ import annotations

from collections import Counter
from typing import Final

from django.urls import reverse

from aiv.domain.advisor.replies import Line, Link, Reply, not_measured
from aiv.domain.advisor.router import Asked
from aiv.domain.score.input_records import InputRecord
from aiv.domain.site.findings import Outcome
from aiv.selectors.actions import actions as action_rows
from aiv.selectors.evidence import stated_facts
from aiv.selectors.inventory import inventory as inventory_rows
from aiv.selectors.score import stored_inputs
from aiv.selectors.site import site_audits
from dashboard.advice.scene import Scene
from dashboard.figures import plural, rate_text
from dashboard.pages.actions import actions as action_page
from dashboard.pages.evidence import exposure
from dashboard.pages.evidence import stated_facts as facts_page
from dashboard.pages.inventory import inventory_agreement
from dashboard.pages.site import site_checks

SHOWN: Final = 3


def actions(scene: Scene, asked: Asked) -> Reply:
    """Give the first actions of the ranked list, with effort and grade of proof."""
    link = scene.link("All actions", "actions")
    rows = action_page.lines(action_rows.first(scene.dealer, most=SHOWN))
    if not rows:
        return Reply((_no_action(scene, link),))
    lines = (
        Line(
            f"{place}. {row.title} Effort: {row.effort.lower()}. Proof: {row.grade.lower()}. "
            f"{row.measured}".strip(),
            (Link("Open it", row.url),),
        )
        for place, row in enumerate(rows, start=1)
    )
    order = Line("Ranked by measured size, certainty of proof and effort.", (link,))
    return Reply((*lines, order), ("Did our changes work?", "What is wrong about us?"))


def money(scene: Scene, asked: Asked) -> Reply:
    """Give the money at risk with its assumption, or which declaration is missing."""
    link = scene.in_market("AIV and money", "dealer")
    page = exposure.build(scene.score_page())
    declared = [f"{row.amount}, declared by {row.by}" for row in page.declarations if row.amount]
    basis = [Line(f"It rests on {' and '.join(declared)}.")] if declared else []
    if not page.amount:
        return Reply((not_measured(page.reason, link), *basis))
    head = Line(f"At risk a month: {page.amount}: {page.assumption}.", (link,))
    aivr = Line(f"AIVR {page.aivr}.") if page.aivr else not_measured(f"AIVR: {page.aivr_reason}")
    return Reply((head, *basis, aivr), ("What is my visibility?",))


def facts(scene: Scene, asked: Asked) -> Reply:
    """Give what answers state that the verified record contradicts, the most frequent first."""
    link = scene.link("What is stated", "stated_facts")
    reading = stated_facts.reading(scene.dealer)
    page = facts_page.build(
        dealer=scene.dealer,
        reading=reading,
        rates=stated_facts.rates(scene.dealer),
        mismatches=stated_facts.mismatches(scene.dealer),
        may_edit=False,
        has_facts=True,
        now=scene.now,
    )
    if reading is None or not page.summary:
        reason = "No answer was held against verified facts yet."
        return Reply((not_measured(reason, link),))
    head = Line(f"{page.summary} Newest answer {scene.aged(reading.window_to)}.", (link,))
    wrong = (
        Line(
            f"{row.label}: stated “{row.stated}”, on record “{row.correct}”, in {row.count} "
            f"({row.assistants}).",
            tuple(Link("The answer", each.url) for each in row.shown[:1]),
        )
        for row in page.wrong[:SHOWN]
    )
    return Reply((head, *wrong), ("What should I do next?",))


def site(scene: Scene, asked: Asked) -> Reply:
    """Give the newest audit: its score, how many checks failed, and the first of them."""
    link = scene.link("Site audit", "site")
    audit = site_audits.latest(scene.dealer)
    if audit is None:
        return Reply((not_measured("The site was not audited yet.", link),))
    found = site_audits.findings(audit)
    counts = Counter(each.outcome for each in found)
    score = f"score {audit.score:.0f} of 100" if audit.score is not None else "score not measured"
    head = Line(
        f"{audit.host}: {score}; {counts[Outcome.PASS]} of {plural(len(found), 'check')} passed, "
        f"{counts[Outcome.FAIL]} failed; {plural(audit.pages_done, 'page')} read, audit finished "
        f"{scene.aged(audit.finished_at)}.",
        (link,),
    )
    failed = [each for each in found if each.outcome is Outcome.FAIL][:SHOWN]
    lines = (
        Line(
            f"{site_checks.described(each.check).title}: {each.reason}".strip(": "),
            (Link("Evidence and fix", reverse(
                "dashboard:site_check", args=[scene.dealer.slug, each.check])),),
        )
        for each in failed
    )  # fmt: skip
    return Reply((head, *lines), ("What should I do next?",))


def reviews(scene: Scene, asked: Asked) -> Reply:
    """Give the health of the reviews."""
    record = _record(scene, "ugc_health_score")
    link = scene.link("Reviews", "reviews")
    return Reply((_input_line(scene, record, "Health of your reviews", "review", link, 0.01),))


def inventory(scene: Scene, asked: Asked) -> Reply:
    """Give how far feed and site agree, and the differences by kind."""
    link = scene.link("Inventory", "inventory")
    record = _record(scene, "inventory_truth_mult")
    head = _input_line(scene, record, "Feed and site agree", "vehicle", link, 1.0)
    feed = inventory_rows.feed_of(scene.dealer)
    comparison = inventory_rows.comparison(feed) if feed else None
    card = inventory_agreement.build(scene.dealer, record, comparison)
    lines = (Line(f"{group.title}: {plural(group.count, 'vehicle')}.") for group in card.groups)
    return Reply((head, *lines), ("What should I do next?",))


def _no_action(scene: Scene, link: Link) -> Line:
    review = action_rows.review(scene.dealer)
    if review is None:
        return not_measured("Actions were not drawn yet: they follow the first measurement.", link)
    at = scene.aged(review.reviewed_at)
    return Line(f"Nothing is open. Actions were last drawn {at}.", (link,))


def _record(scene: Scene, name: str) -> InputRecord:
    records = stored_inputs.of_dealer(scene.dealer, now=scene.now)
    return next(record for record in records if record.name == name)


def _input_line(
    scene: Scene, record: InputRecord, label: str, what: str, link: Link, scale: float
) -> Line:
    if record.value is None:
        reason = f"{label}: {record.reason} {record.action}".strip()
        return not_measured(reason, link)
    if record.lo is None or record.hi is None:
        value = f"{record.value * scale * 100:.0f} of 100, no interval stated"
    else:
        value = rate_text(record.value * scale, record.lo * scale, record.hi * scale)
    sample = f", from {plural(record.n_obs, what)}" if record.n_obs else ""
    return Line(f"{label}: {value}{sample}; measured {scene.aged(record.measured_at)}.", (link,))
