"""Read the cases of a JSON Lines exam file, naming the line of the first fault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import CommandError

from aiv.domain.errors import InvalidInput
from aiv.domain.mentions.mention_exam import ExamCase, read_case


def cases_of(path: str, *, labelled: bool = False) -> Iterator[ExamCase]:
    """Give the cases one by one; blank lines are passed over."""
    try:
        lines = Path(path).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as fault:
        raise CommandError(f"{path} cannot be read as UTF-8 text: {fault}") from fault
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _case(line, number, labelled=labelled)


def _case(line: str, number: int, *, labelled: bool) -> ExamCase:
    try:
        return read_case(json.loads(line), labelled=labelled)
    except (ValueError, RecursionError) as fault:
        raise CommandError(f"line {number} is not JSON: {fault}") from fault
    except InvalidInput as fault:
        raise CommandError(f"line {number}: {fault}") from fault
