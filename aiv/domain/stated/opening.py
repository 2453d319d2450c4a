"""Find opening hours that an answer states for the dealer, day by day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from aiv.domain.errors import InvalidInput
from aiv.domain.markets import hours
from aiv.domain.markets.hours import DAYS, Spans, Week
from aiv.domain.stated import departments
from aiv.domain.stated.scopes import Line, quote
from aiv.domain.stated.values import Field, Record, Statement

_DAY: Final = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,7}\b\.?"
_TIME: Final = r"(?:\d{1,2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\b\.?)?|noon|midnight)"
_SPAN: Final = rf"{_TIME}\s*(?:-|–|—|to|until|till)\s*{_TIME}"
_STATED: Final = re.compile(
    rf"(?:(?P<first>{_DAY})(?:\s*(?:-|–|—|to|through|thru|and|&)\s*(?P<last>{_DAY}))?"
    rf"|(?P<daily>daily|every day|(?:seven|7) days(?: a week)?))"
    rf"[\s:,()–—-]{{0,6}}(?:from\s+|is\s+|are\s+)?"
    rf"(?P<when>closed|{_SPAN}(?:\s*(?:,|and|&)\s*{_SPAN})?)",
    re.I,
)
_SAID: Final = re.compile(
    rf"\b(?P<not>not\s+)?(?P<word>open|closed)\s+(?:on\s+)?(?P<first>{_DAY})(?!\s*(?:-|–|—|to\b|:)\s*\w)",
    re.I,
)
_OTHER_DAYS: Final = re.compile(
    r"holiday|thanksgiving|christmas|easter|new year|independence|labor day|memorial", re.I
)
_DOUBT: Final = re.compile(r"\b(?:if|whether|may|might|could|usually|typically|check)\b|\?", re.I)
_CLOCK: Final = re.compile(r"[:.]\d{2}|[ap]\.?m\b|noon|midnight", re.I)


def find(line: Line, record: Record, *, answer: str) -> Iterator[Statement]:
    """Give the hours of a line; only days that the record knows are compared.

    Hours without minutes, "am" or "pm" ("9-8") can be read in two ways and are left out.
    """
    if _OTHER_DAYS.search(line.text):
        return
    taken: list[tuple[int, int]] = []
    for match in _STATED.finditer(line.text):
        spans = _spans(match["when"])
        if spans is not None:
            taken.append(match.span())
            yield from _held(line, match, (_days(match), spans), record, answer)
    for match in _SAID.finditer(line.text):
        is_inside = any(start <= match.end() and match.start() < end for start, end in taken)
        if not is_inside and not _DOUBT.search(line.text):
            yield from _said(line, match, record, answer)


def _held(
    line: Line,
    match: re.Match[str],
    stated: tuple[tuple[str, ...], Spans],
    record: Record,
    answer: str,
) -> Iterator[Statement]:
    days, spans = stated
    known = {day: each for day, each in _week(line, match.start(), record).items() if day in days}
    if known:
        yield _statement(
            line, match, answer,
            stated=f"{' '.join(match[0].split())}",
            known=known,
            is_right=all(each == spans for each in known.values()),
        )  # fmt: skip


def _said(line: Line, match: re.Match[str], record: Record, answer: str) -> Iterator[Statement]:
    """Give "open on Saturdays" and "closed Sunday": stated without hours."""
    is_open = (match["word"].lower() == "open") is not bool(match["not"])
    day = match["first"].lower()[:3]
    known = _week(line, match.start(), record)
    if day in known:
        yield _statement(
            line, match, answer,
            stated=" ".join(match[0].split()),
            known={day: known[day]},
            is_right=bool(known[day]) is is_open,
        )  # fmt: skip


def _statement(
    line: Line, match: re.Match[str], answer: str, *, stated: str, known: Week, is_right: bool
) -> Statement:
    start, end = line.start + match.start(), line.start + match.end()
    return Statement(
        field=Field.HOURS,
        start=start,
        end=end,
        quote=quote(answer, start, end),
        stated=stated,
        correct=shown(known),
        is_right=is_right,
    )


def shown(week: Week) -> str:
    """Write the days of a week with equal hours together: "Mon-Fri 09:00-18:00, Sun closed"."""
    runs: list[list[str]] = []
    for day in (day for day in DAYS if day in week):
        is_next = runs and DAYS.index(day) == DAYS.index(runs[-1][-1]) + 1
        if is_next and week[runs[-1][-1]] == week[day]:
            runs[-1].append(day)
        else:
            runs.append([day])
    return "; ".join(f"{_named(run)} {hours.show_day(week[run[0]])}" for run in runs)


def _named(run: list[str]) -> str:
    first, last = run[0].capitalize(), run[-1].capitalize()
    return first if first == last else f"{first}-{last}"


def _week(line: Line, at: int, record: Record) -> Week:
    """Give the verified week the line speaks of; empty where it was not verified."""
    name = departments.named(line, at)
    if name in record.departments and record.departments[name].week:
        return record.departments[name].week
    return record.week if name in ("", "sales") else {}


def _days(match: re.Match[str]) -> tuple[str, ...]:
    if match["daily"]:
        return DAYS
    first = DAYS.index(match["first"].lower()[:3])
    last = DAYS.index((match["last"] or match["first"]).lower()[:3])
    return tuple(DAYS[(first + step) % 7] for step in range((last - first) % 7 + 1))


def _spans(text: str) -> Spans | None:
    words = re.sub(r"\bnoon\b", "12pm", text.lower())
    words = re.sub(r"\bmidnight\b", "24:00", words)
    if words == "closed":
        return ()
    if not _CLOCK.search(words):
        return None
    plain = re.sub(r"\s*(?:—|until|till|–)\s*", "-", words).replace("&", ",").replace(" and ", ",")
    try:
        return hours.read_day(_with_halves(plain))
    except InvalidInput:
        return None


def _with_halves(text: str) -> str:
    """Read "9 to 8pm" as nine in the morning: hours.read_day takes a bare 9 as 9:00 already."""
    return re.sub(r"\b([ap])\.?m\.?", r"\1m", text)
