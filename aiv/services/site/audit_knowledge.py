"""Gather what is known of a dealer beside its site, for the checks to compare with."""

from __future__ import annotations

from datetime import datetime

from aiv.domain.outside import review_figures
from aiv.domain.site.known import BotVisits, Feed, Known, ReviewFigures
from aiv.models import AliasKind, Dealer
from aiv.selectors.ground import reviews as reviewed
from aiv.selectors.ground import signals
from aiv.selectors.inventory import inventory
from aiv.selectors.markets import dealer_facts
from aiv.services.markets.dealer_matching import record_of


def of(dealer: Dealer, *, now: datetime) -> Known:
    """Give the verified record and every source that is connected.

    Nothing stored states listings, decoded numbers, visits' speed, rendered pages or a verified
    position: the checks of those stay unmeasured and say so.
    """
    names = dealer.aliases.filter(kind=AliasKind.NAME).values_list("value", flat=True)
    window = signals.window_of(dealer)
    return Known(
        record=record_of(dealer),
        aliases=tuple(names),
        facts={kind: fact.value for kind, fact in dealer_facts.of(dealer).items()},
        feed=_feed(dealer),
        reviews=_reviews(dealer, now),
        visits=_visits(dealer, window) if window else None,
        referrals=_referrals(dealer, window) if window else None,
    )


def _feed(dealer: Dealer) -> Feed | None:
    """Give the feed as of when it was last stated: the same file again states the same stock."""
    feed = inventory.feed_of(dealer)
    if feed is None or feed.stated_at is None:
        return None
    return Feed(vehicles=inventory.vehicles(dealer), made_at=feed.stated_at)


def _reviews(dealer: Dealer, now: datetime) -> ReviewFigures | None:
    """Give the reviews as the index's own input measures them; None where none is connected."""
    platforms = reviewed.platforms_of(dealer, now=now)
    n = review_figures.counts(platforms).n
    if not n:
        return None
    mean = reviewed.market_mean(dealer)
    measured = review_figures.measure(
        platforms, r0=mean.stars if mean else None, measured_at=now, source=()
    )
    prompt = reviewed.answered_in_a_week(dealer, now=now)
    return ReviewFigures(
        n=n,
        health=measured.value,
        answered_in_week=prompt.answered if prompt else None,
        answerable=prompt.answerable if prompt else None,
    )


def _visits(dealer: Dealer, window: signals.LogWindow) -> tuple[BotVisits, ...]:
    """Give what bots did that were what they said."""
    vehicle_pages = signals.vehicle_hits_of(dealer, window)
    return tuple(
        BotVisits(
            token=line.token,
            requests=line.hits,
            errors=line.errors,
            vehicle_pages=vehicle_pages.get(line.token, 0),
        )
        for line in signals.verified(signals.bots_of(dealer, window))
    )


def _referrals(dealer: Dealer, window: signals.LogWindow) -> dict[str, int]:
    found = signals.referrals_of(dealer, window)
    return {assistant: sum(by_proof.values()) for assistant, by_proof in found.items()}
