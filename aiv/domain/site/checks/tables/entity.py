"""The rules of the store as one entity, and of its reputation (E01 to E07)."""

from __future__ import annotations

from typing import Final

from aiv.domain.site.checks import entity, reputation
from aiv.domain.site.checks.rule import Check, Rule

CHECKS: Final = (
    Check(
        Rule(
            id="E01", name="nap.site", weight=3,
            title="Name, address and phone agree on the site",
            measures="Each statement in markup, telephone links and the platform's data layer "
            "against "
            "the record.",
            why="Assistants join sources by these three; a conflict splits the store.",
            fix="Choose one name, address and phone; declare a tracking number as a further phone.",
        ),
        entity.on_site,
    ),
    Check(
        Rule(
            id="E02", name="nap.offsite", weight=3,
            title="Listings elsewhere agree",
            measures="Connected listings against the record.",
            why="What map and review sites say is quoted more often than the site.",
            fix="Correct each listing named here on its platform with the value of the record.",
        ),
        entity.off_site,
    ),
    Check(
        Rule(
            id="E03", name="hours", weight=1,
            title="Hours agree",
            measures="The hours in markup against the verified ones.",
            why="“Are they open now?” is asked about every store.",
            fix="Copy the verified hours into openingHoursSpecification, holidays included.",
        ),
        entity.hours,
    ),
    Check(
        Rule(
            id="E04", name="ugc.health", weight=3,
            title="Reviews are in good health",
            measures="Rating, age, number and replies, as the index's own input weighs them.",
            why="Assistants quote ratings when they recommend.",
            fix="Ask recent buyers on the weakest platform, all of them and without a reward.",
        ),
        reputation.health,
    ),
    Check(
        Rule(
            id="E05", name="responses", weight=1,
            title="Reviews are answered",
            measures="The share of reviews of 180 days that were answered within a week.",
            why="A reply is the store's own word beside a complaint.",
            fix="Answer the oldest and the worst first.",
        ),
        reputation.responses,
    ),
    Check(
        Rule(
            id="E06", name="profiles", weight=1,
            title="The site links to its profiles",
            measures="Platforms whose profile of the store the site links to; they are not opened.",
            why="The link tells which of several stores of a name is meant.",
            fix="Link the real profiles in the footer and in sameAs.",
        ),
        entity.profiles,
    ),
    Check(
        Rule(
            id="E07", name="geo", weight=1,
            title="The position is right",
            measures="The distance from the position in markup to the verified one, and a named "
            "map.",
            why="“Near me” is answered by distance.",
            fix="Copy the verified position with five decimals; add hasMap.",
        ),
        entity.position,
    ),
)  # fmt: skip
