"""Measure the index's inputs that come from a dealer's own site (measurement.md section 3)."""

from __future__ import annotations

from datetime import datetime

from aiv.domain.score.input_records import InputRecord
from aiv.domain.site import bot_grid
from aiv.domain.site.known import Known
from aiv.domain.site.measures import access, clarity, freshness, schema, silo
from aiv.domain.site.measures.agreement import Agreeing, entity_confidence, of_listings, of_site
from aiv.domain.site.measures.records import METHOD_VERSION
from aiv.domain.site.site_facts import SiteFacts

__all__ = [
    "METHOD_VERSION",
    "Agreeing",
    "entity_confidence",
    "measure",
    "of_listings",
    "of_site",
]


def measure(site: SiteFacts, known: Known, *, now: datetime) -> tuple[InputRecord, ...]:
    """Give the five inputs that the site alone decides; each is a record, measured or not.

    What the site states about the store enters entity_confidence together with what answers and
    listings state: see `of_site`.
    """
    return (
        schema.coverage(site),
        clarity.score(site, known),
        silo.integrity(site),
        freshness.weight(site, now=now),
        access.reach(site, bot_grid.draw(site)),
    )
