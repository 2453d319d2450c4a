"""The rules of structured data (C01 to C10)."""

from __future__ import annotations

from typing import Final

from aiv.domain.site.checks import markup, markup_graph, parity
from aiv.domain.site.checks.rule import Check, Rule

CHECKS: Final = (
    Check(
        Rule(
            id="C01", name="ld.parse", weight=3,
            title="Structured data parses",
            measures="Whether each JSON-LD block is strict JSON in raw HTML.",
            why="A strict reader sees nothing of a block with one comma too many.",
            fix="Mend the block at the line named here, or have the platform write it with a "
            "JSON library.",
        ),
        markup.parse,
    ),
    Check(
        Rule(
            id="C02", name="dealer.node", weight=4,
            title="The store is described in full",
            measures="Ten fields of the AutoDealer on home, contact or about.",
            why="Who, where, when and how to call, without guessing from words.",
            fix="Paste the AutoDealer block made from your verified record into the home page.",
        ),
        markup.dealer,
    ),
    Check(
        Rule(
            id="C03", name="car.node", weight=4,
            title="Vehicles are described in full",
            measures="Twelve fields of each vehicle's node; a new one owes no mileage.",
            why="It ties number, price and mileage to one vehicle beyond doubt. It earns no rich "
            "result: Google retired that in 2025.",
            fix="Have the platform fill the missing fields named here in its Car block.",
        ),
        markup.car,
    ),
    Check(
        Rule(
            id="C04", name="offer", weight=2,
            title="Offers can be computed with",
            measures="Price, currency, availability, condition, seller and end date of each offer.",
            why="“Call us” or a price of 0 in markup is read as a price.",
            fix="Write a plain number above 0, a currency such as USD, "
            "https://schema.org/InStock and "
            "UsedCondition; drop the offer once it is sold.",
        ),
        markup.offer,
    ),
    Check(
        Rule(
            id="C05", name="rooftops", weight=2,
            title="One store is one node",
            measures="Descriptions of the store that contradict one another, and departments "
            "typed as "
            "what they are not.",
            why="Two phones under one name make two stores, or one that nobody trusts.",
            fix="Give each rooftop one @id, use it everywhere, and type departments as "
            "AutoRepair or "
            "AutoPartsStore.",
        ),
        markup_graph.rooftops,
    ),
    Check(
        Rule(
            id="C06", name="breadcrumb", weight=1,
            title="Breadcrumbs are marked up",
            measures="The share of vehicle, list and service pages with a BreadcrumbList.",
            why="It says where a page belongs.",
            fix="Mark up Home > Used > Make > Vehicle, and show it.",
        ),
        markup_graph.breadcrumb,
    ),
    Check(
        Rule(
            id="C07", name="org.sameAs", weight=1,
            title="The store points at its profiles",
            measures="A named store whose sameAs lists full addresses; they are not opened.",
            why="It joins the store to what review and map sites say of it.",
            fix="List only profiles that live; remove empty texts.",
        ),
        markup_graph.same_as,
    ),
    Check(
        Rule(
            id="C08", name="ratings.policy", weight=1,
            title="The store does not rate itself out of sight",
            measures="Ratings that the store's markup gives to the store, and whether the page "
            "shows them.",
            why="A rating without a visible source is made up to a reader, and earns no stars "
            "anyway.",
            fix="Show the reviews with their source, or remove the rating.",
        ),
        markup_graph.ratings,
    ),
    Check(
        Rule(
            id="C09", name="parity", weight=2,
            title="Markup and page say the same",
            measures="Name, phone, price and number in markup against the visible words.",
            why="Markup that a page does not bear out is ignored, or held against the site.",
            fix="Fill both from one record; move hidden values into visible text.",
        ),
        parity.parity,
    ),
    Check(
        Rule(
            id="C10", name="retired.types", weight=0,
            title="Types without a rich result",
            measures="FAQPage, HowTo and other types whose rich result was retired.",
            why="They do no harm and earn nothing; many tools still sell them.",
            fix="Keep them where they match visible text; stop paying for them.",
        ),
        markup_graph.retired,
    ),
)  # fmt: skip
