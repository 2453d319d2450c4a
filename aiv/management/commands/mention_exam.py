"""Print, as JSON, how well detection does on a labelled exam file."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from aiv.domain.mentions.mention_exam import detect_case, score
from aiv.management.exam_lines import cases_of


class Command(BaseCommand):
    """Run: manage.py mention_exam FILE.jsonl."""

    help = "Score detection against the labels of a JSON Lines file; needs no database."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")

    def handle(self, *args: Any, **options: Any) -> None:
        cases = list(cases_of(options["file"], labelled=True))
        report = score(cases, [detect_case(case) for case in cases])
        self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
