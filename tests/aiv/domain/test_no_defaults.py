"""No number stands in for a measurement: the gate (e) of the method's S13."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.aiv.domain.index.figures import MEASURED

ROOT = Path(__file__).resolve().parents[3]
NAMES = "|".join(["platform_scores", *MEASURED])
DEFAULT = re.compile(
    rf"""\b(?:get|pop|getattr|setdefault)\([^()\n]*["'](?:{NAMES})["']\s*,\s*-?[\d.]  # get("x", 0)
    | \b(?:{NAMES})\b["']?[\])]?\s*
      (?: (?:or|\|\||\?\?)\s*-?[\d.]      # x or 0, x || 0, x ?? 0
        | (?::[^=\n,]*)?=(?!=)\s*-?[\d.]  # x: float = 0
        | \|\s*default )                  # x|default:0
    """,
    re.VERBOSE,
)


def product_files() -> list[Path]:
    """List the code, templates and scripts of the product."""
    folders = ("aiv", "dealershipai", "dashboard", "chatbot", "templates", "static")
    kinds = {".py", ".html", ".js", ".txt"}
    return [
        path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in kinds
    ]


def test_no_number_stands_beside_an_input_as_its_default() -> None:
    faults = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in product_files()
        for match in DEFAULT.finditer(path.read_text(encoding="utf-8"))
    ]
    assert faults == []


@pytest.mark.parametrize(
    "line",
    [
        "ugc_health_score or 84",
        "data.temporal_weight || 1.05",
        'values.get("geo_local_rate", 0)',
        'getattr(inputs, "ctr_delta", 0.0)',
        "entity_confidence: float = 1.0",
        "avg_gross_per_unit=1200",
        "{{ inputs.monthly_opportunities|default:450 }}",
    ],
)
def test_the_gate_sees_a_default(line: str) -> None:
    assert DEFAULT.search(line)


@pytest.mark.parametrize(
    "line",
    [
        "temporal_weight == 0",
        "ugc_health_score / 100",
        '("temporal_weight", 14),',
        '"crawl_budget_mult",',
    ],
)
def test_the_gate_lets_other_uses_pass(line: str) -> None:
    assert not DEFAULT.search(line)
