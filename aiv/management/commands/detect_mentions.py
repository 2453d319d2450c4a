"""Print, as JSON lines, which dealers the answers of an exam file name."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from aiv.domain.mentions.mention_exam import ExamCase, detect_case
from aiv.management.exam_lines import cases_of


class Command(BaseCommand):
    """Run: manage.py detect_mentions FILE.jsonl."""

    help = "Detect the dealers named in each case of a JSON Lines file; needs no database."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")

    def handle(self, *args: Any, **options: Any) -> None:
        for case in cases_of(options["file"]):
            self.stdout.write(json.dumps(_line(case), ensure_ascii=False))


def _line(case: ExamCase) -> dict[str, Any]:
    found = detect_case(case)
    return {
        "id": case.id,
        "mentions": [
            {
                "dealer": mention.dealer,
                "order": mention.order,
                "role": mention.role.value,
                "quote": mention.quote,
                "start": mention.start,
            }
            for mention in found.mentions
        ],
        "cited": list(found.cited),
    }
