"""Gather what is known of a dealer beside its site, for the checks to compare with."""

from __future__ import annotations

from aiv.domain.site.known import Feed, Known
from aiv.models import AliasKind, Dealer
from aiv.selectors import dealer_facts, inventory
from aiv.services.dealer_matching import record_of


def of(dealer: Dealer) -> Known:
    """Give the verified record and every source that is connected."""
    names = dealer.aliases.filter(kind=AliasKind.NAME).values_list("value", flat=True)
    return Known(
        record=record_of(dealer),
        aliases=tuple(names),
        facts={kind: fact.value for kind, fact in dealer_facts.of(dealer).items()},
        feed=_feed(dealer),
    )


def _feed(dealer: Dealer) -> Feed | None:
    """Give the feed as of when it was last stated: the same file again states the same stock."""
    feed = inventory.feed_of(dealer)
    if feed is None or feed.stated_at is None:
        return None
    return Feed(vehicles=inventory.vehicles(dealer), made_at=feed.stated_at)
