"""Score markets anew, or replay every stored score and report differences."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterable

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from aiv.models import Market, Score
from aiv.services.score import scores


class Command(BaseCommand):
    """Print one JSON line a score; with --check exit 1 when a replay differs above 1e-9."""

    help = "Score markets anew from their answers, or replay stored scores with --check."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the markets, all of them by default, and whether to replay only."""
        parser.add_argument("markets", nargs="*", metavar="MARKET", help="slug; default: all")
        parser.add_argument("--check", action="store_true", help="replay stored scores, write none")

    def handle(self, *, markets: list[str], check: bool, **_options: object) -> None:
        """Score or replay, market by market."""
        chosen = _chosen(markets)
        is_different = False
        for market in chosen:
            rows = self._replayed(market) if check else self._rescored(market)
            for row in rows:
                is_different |= bool(row["differences"])
                self.stdout.write(json.dumps(row))
        if is_different:
            raise CommandError("A replay differs from its stored score.")

    def _rescored(self, market: Market) -> Iterable[dict[str, object]]:
        for score in scores.rescore(market, now=timezone.now()):
            yield _row(score, ())

    def _replayed(self, market: Market) -> Iterable[dict[str, object]]:
        stored = Score.objects.filter(market=market).select_related("dealer", "market")
        for replayed in scores.replay(stored.iterator()):
            yield _row(replayed.score, replayed.differences)


def _chosen(slugs: list[str]) -> list[Market]:
    rows = Market.objects.all()
    if not slugs:
        return list(rows)
    found = {market.slug: market for market in rows.filter(slug__in=slugs)}
    if missing := [slug for slug in slugs if slug not in found]:
        raise CommandError(f"There is no market {', '.join(missing)}.")
    return [found[slug] for slug in slugs]


def _row(score: Score, differences: tuple[str, ...]) -> dict[str, object]:
    return {
        "market": score.market.slug,
        "dealer": score.dealer.slug,
        "computed_at": score.computed_at.isoformat(),
        "status": score.status,
        "aiv": score.aiv,
        "differences": list(differences),
    }
