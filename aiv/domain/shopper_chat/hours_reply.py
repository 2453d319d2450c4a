"""Tell opening hours: now, on a day, over the week; what is not on record is not guessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from aiv.domain.markets.hours import DAYS, Holiday, Spans, Week
from aiv.domain.shopper_chat import days, opening, phrases
from aiv.domain.shopper_chat.departments import named
from aiv.domain.shopper_chat.saying import Asked, Reply
from aiv.domain.shopper_chat.topics import Topic


def give(asked: Asked) -> Reply | None:
    """Give the hours of the department that is named, or the store's."""
    department = named(asked.text, asked.known)
    week = department.week if department else asked.known.week
    whose = department.label if department else asked.say("store")
    # Holidays are of the store; a department with no week of its own has no hours on record.
    holidays = asked.known.holidays
    if not week:
        return asked.missing(Topic.HOURS, "hours")
    at = opening.local(asked.now, asked.known.zone)
    on, is_holiday = days.asked(asked.text, today=at.date(), holidays=holidays)
    if on is None:
        lines = [_now(asked, whose, week, holidays, at), _week(asked, whose, week)]
        return asked.told(Topic.HOURS, "\n".join(filter(None, lines)))
    line = _on(asked, whose, opening.day(week, holidays, on), is_holiday=is_holiday)
    if line is None:
        return asked.missing(Topic.HOURS, "hours")
    standing = _now(asked, whose, week, holidays, at) if on == at.date() else ""
    return asked.told(Topic.HOURS, "\n".join(filter(None, (standing, line))))


def _now(asked: Asked, whose: str, week: Week, holidays: Sequence[Holiday], at: datetime) -> str:
    found = opening.standing(week, holidays, at)
    zone = at.tzname() or asked.known.zone
    if found.is_open is None:
        return ""
    if found.is_open:
        until = phrases.clock(asked.language, found.until)
        return asked.say("open_now", whose=whose, until=until, zone=zone)
    if found.opens_on is None:
        return asked.say("closed", whose=whose)
    return asked.say(
        "closed_now",
        whose=whose,
        day=phrases.day(asked.language, found.opens_on),
        at=phrases.clock(asked.language, found.opens_at),
        zone=zone,
    )


def _on(asked: Asked, whose: str, day: opening.Day, *, is_holiday: bool) -> str | None:
    if day.spans is None:
        return None
    written, hours = phrases.day(asked.language, day.date), _spans(asked, day.spans)
    if day.holiday:
        return asked.say("holiday_on", whose=whose, day=written, holiday=day.holiday, hours=hours)
    if is_holiday:
        return asked.say("holiday_unknown", day=written, hours=hours)
    return asked.say("hours_on", whose=whose, day=written, hours=hours)


def _week(asked: Asked, whose: str, week: Week) -> str:
    known = [place for place, day in enumerate(DAYS) if day in week]
    lines = (
        f"{_days(asked, days_alike)} {_spans(asked, week[DAYS[days_alike[0]]])}"
        for days_alike in _runs(known, week)
    )
    return asked.say("week", whose=whose, lines="; ".join(lines), zone=asked.known.zone)


def _runs(known: list[int], week: Week) -> Iterator[list[int]]:
    """Give days that follow each other and have the same hours, together."""
    run: list[int] = []
    for place in known:
        if run and (place != run[-1] + 1 or week[DAYS[place]] != week[DAYS[run[0]]]):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _days(asked: Asked, places: list[int]) -> str:
    first = phrases.weekday(asked.language, places[0])
    last = phrases.weekday(asked.language, places[-1])
    return first if len(places) == 1 else f"{first}-{last}"


def _spans(asked: Asked, spans: Spans) -> str:
    if not spans:
        return asked.say("hours_closed")
    return ", ".join(
        f"{phrases.clock(asked.language, opens)} - {phrases.clock(asked.language, closes)}"
        for opens, closes in spans
    )
