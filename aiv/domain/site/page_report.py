"""Give the facts of one page under the field names that scripts and other installations read."""

from __future__ import annotations

import re

from aiv.domain.site.page_facts import PageFacts
from aiv.domain.site.schema_cars import car_nodes, required_fill
from aiv.domain.site.schema_dealers import store_names
from aiv.domain.site.schema_nodes import VIN_FIELDS, word, written_types

_NUMBER = re.compile(r"[A-Z0-9]{17}")


def report(facts: PageFacts) -> dict[str, object]:
    """Give the record of contracts.md: what stands in JSON-LD is told apart from microdata."""
    nodes, cars = facts.nodes, car_nodes(facts.nodes)
    return {
        "bytes": facts.n_bytes,
        "encoding": facts.encoding,
        "title": facts.title,
        "canonical": facts.canonical,
        "robots": facts.robots,
        "visible_words": facts.visible_words,
        "anchors": facts.anchors,
        "text_to_html": round(facts.text_to_html, 4),
        "ld_blocks": len(facts.ld_blocks),
        "ld_parse": [block.step for block in facts.ld_blocks],
        "ld_types": list(written_types(nodes)),
        "dealer_names": list(store_names(nodes)),
        "car_nodes": len(cars),
        "car_required_fill": [round(required_fill(car), 2) for car in cars],
        "vins": _vins(facts),
        "microdata_types": sorted({kind for item in facts.microdata for kind in item.types}),
    }


def _vins(facts: PageFacts) -> list[str]:
    found = (word(node.get(field)).upper() for node in facts.nodes for field in VIN_FIELDS)
    return sorted({number for number in found if _NUMBER.fullmatch(number)})
