"""The rules of inventory truth (D01 to D07)."""

from __future__ import annotations

from typing import Final

from aiv.domain.site.checks import stock_pages, stock_truth
from aiv.domain.site.checks.rule import Check, Rule

CHECKS: Final = (
    Check(
        Rule(
            id="D01", name="vin.valid", weight=2,
            title="Vehicle numbers are sound",
            measures="Shape and check digit of each number, and each once in the feed.",
            why="A wrong number joins a car to another's history, and feeds refuse it.",
            fix="Correct the number where it is entered; hide placeholders until one is assigned.",
        ),
        stock_truth.vins,
    ),
    Check(
        Rule(
            id="D02", name="price.parity", weight=3,
            title="A vehicle has one price",
            measures="The price in markup, on the page and in the feed, to one unit.",
            why="An assistant that quotes an old price sends an angry shopper.",
            fix="Fill page, markup and feed from one price.",
        ),
        stock_truth.prices,
    ),
    Check(
        Rule(
            id="D03", name="stock.truth", weight=3,
            title="Vehicles shown are vehicles there",
            measures="Ghosts, orphans and duplicates among pages, sitemap and feed.",
            why="A recommended car that was sold is a lost visit.",
            fix="Answer 410 for sold vehicles with a link to similar ones, and take them out of "
            "the "
            "sitemap the same day.",
        ),
        stock_truth.stock,
    ),
    Check(
        Rule(
            id="D04", name="odo.condition", weight=1,
            title="Mileage and condition are stated well",
            measures="Mileage with its unit on used vehicles, at most 1,000 miles on new ones, one "
            "condition everywhere.",
            why="“42,000” of nothing, on a new car, is not believed.",
            fix="Write mileageFromOdometer with value and unitCode SMI or KMT; correct the new "
            "or used flag.",
        ),
        stock_pages.odometer,
    ),
    Check(
        Rule(
            id="D05", name="photos", weight=1,
            title="Used vehicles show real photos",
            measures="Eight or more described photos of its own on each used vehicle's page.",
            why="Pages without photos are passed over by shoppers and by systems that rank "
            "listings.",
            fix="Photograph or hide; describe each photo; no “coming soon” images.",
        ),
        stock_pages.photos,
    ),
    Check(
        Rule(
            id="D06", name="freshness", weight=2,
            title="Stock is fresh",
            measures="The age of the feed, else of the newest vehicle date in the sitemap or in "
            "markup.",
            why="In a day, three to nine of a hundred vehicles of a store are sold.",
            fix="Export every hour, and write dates only when something changed.",
        ),
        stock_truth.freshness,
    ),
    Check(
        Rule(
            id="D07", name="spec.truth", weight=2,
            title="Specifications agree with the number",
            measures="Published year, make, model and body against what the number itself says.",
            why="A wrong year is wrong in every answer that quotes it.",
            fix="Accept the decoded value, or correct the number.",
        ),
        stock_truth.spec,
    ),
)  # fmt: skip
