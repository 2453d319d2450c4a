"""Compute a dealer's scores again from the raw answers of a bundle, without a database."""

from __future__ import annotations

from typing import Final

FORMAT: Final = "dealershipai-bundle-1"
SCORE: Final = "score.json"
PANEL: Final = "panel.json"
SERIES: Final = "series.json"
DEALERS: Final = "dealers.json"
ANSWERS: Final = "answers.jsonl"
MENTIONS: Final = "mentions.jsonl"
FILES: Final = (SCORE, PANEL, SERIES, DEALERS, ANSWERS, MENTIONS)
MANIFEST: Final = "manifest.json"
