"""Say since when each version of a method is in force, and what it brought: newest first.

A method that changes gets a new version and a new entry; figures of two versions are two series.
`tests/contracts/test_method.py` holds that every version in force stands here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One version of one method: since when it counts, and what it does."""

    version: str
    since: date
    words: str


LOG: Final = (
    Entry(
        version="stated-facts-2",
        since=date(2026, 12, 1),
        words="A list under a store's heading is of that store; denied makes are not read.",
    ),
    Entry(
        version="leaderboard-2",
        since=date(2026, 12, 1),
        words="Rank sets by drawing the questions anew, all pairs of dealers at once.",
    ),
    Entry(
        version="installation-leaderboard-2",
        since=date(2026, 12, 1),
        words="The same on the board over all markets, each market's questions by themselves.",
    ),
    Entry(
        version="shopper-questions-1",
        since=date(2026, 12, 1),
        words="Shoppers' consented questions cleaned, grouped and counted as suggestions.",
    ),
    Entry(
        version="alert-1",
        since=date(2026, 12, 1),
        words="Told after the gate of S6, no model event, and a second draw within 48 hours.",
    ),
    Entry(
        version="sensitivity-1",
        since=date(2026, 12, 1),
        words="The index under other weights, assistants, halves of answers, ends of intervals.",
    ),
    Entry(
        version="did-it-work-1",
        since=date(2026, 12, 1),
        words="A dealer's change minus the mean change of its market, paired t over questions.",
    ),
    Entry(
        version="leaderboard-1",
        since=date(2026, 12, 1),
        words="Weekly boards of a market with rank sets, from answers alone.",
    ),
    Entry(
        version="installation-leaderboard-1",
        since=date(2026, 12, 1),
        words="One board over all markets, each measured against its own.",
    ),
    Entry(
        version="canary-1",
        since=date(2026, 12, 1),
        words="Questions no dealer can influence tell a model's change from a dealer's.",
    ),
    Entry(
        version="actions-1",
        since=date(2026, 12, 1),
        words="What to change, ranked by size times proof over effort.",
    ),
    Entry(
        version="weekly-change-1",
        since=date(2026, 11, 30),
        words="Two weeks compared question by question; parts are tested together.",
    ),
    Entry(
        version="stated-facts-1",
        since=date(2026, 11, 30),
        words="What answers state, held against the verified record by rules.",
    ),
    Entry(
        version="mention-rate-1",
        since=date(2026, 11, 25),
        words="Wilson interval on the effective sample, each question one cluster.",
    ),
    Entry(
        version="mentions-1",
        since=date(2026, 11, 25),
        words="Who is named, in which order and role, by transparent rules.",
    ),
    Entry(
        version="correction-1",
        since=date(2026, 11, 25),
        words="What a member proposed and an operator accepted overrules the detector's reading.",
    ),
    Entry(
        version="panel-inputs-1",
        since=date(2026, 11, 25),
        words="Assistants, overviews, local questions and independent sources as inputs.",
    ),
    Entry(
        version="source-class-1",
        since=date(2026, 11, 25),
        words="Cited pages sorted into own, rival, maker, marketplace, review and others.",
    ),
    Entry(
        version="site-checks-1",
        since=date(2026, 11, 25),
        words="Checks of a dealer's own site, each with its line of evidence.",
    ),
    Entry(
        version="site-inputs-1",
        since=date(2026, 11, 25),
        words="Structured data, clarity, topics, freshness, facts and access as inputs.",
    ),
    Entry(
        version="inventory-truth-1",
        since=date(2026, 11, 25),
        words="The feed held against the site and against what answers state.",
    ),
    Entry(
        version="reviews-1",
        since=date(2026, 11, 25),
        words="Rating, recency, volume and replies, with an interval by resampling.",
    ),
    Entry(
        version="lifts-1",
        since=date(2026, 11, 25),
        words="Relative lifts of A/B tests with Katz intervals and the split's own test.",
    ),
    Entry(
        version="declared-1",
        since=date(2026, 11, 25),
        words="Gross and opportunities as a person declared them on a day.",
    ),
    Entry(
        version="normaliser-1",
        since=date(2026, 11, 25),
        words="Bodies of all providers read into one schema; the raw body stays.",
    ),
    Entry(
        version="aiv-1",
        since=date(2026, 11, 25),
        words="The index: pillars, modifiers and selection, with rules for what is missing.",
    ),
    Entry(
        version="measured-1",
        since=date(2026, 11, 25),
        words="Which inputs make which pillar.",
    ),
)
"""Every version that was ever in force."""
SINCE: Final = {entry.version: entry.since for entry in LOG}
NEWEST: Final = max(entry.since for entry in LOG)
