"""Two weeks compared by part: together tested, and only on what both weeks have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from aiv.domain.changes.change_table import ChangeRow, Part, table
from aiv.domain.changes.week_counts import CountedIntent, SeriesCount, intent_key, read, written

DEALER = "d"
ASKED = 6


def intents(number: int = 24) -> tuple[CountedIntent, ...]:
    return tuple(
        CountedIntent(
            key=f"q{at}#1",
            slug=f"q{at}",
            department="service" if at % 2 else "new",
            stage="discover",
            weight=1.0,
            answered=ASKED,
        )
        for at in range(number)
    )


def counted(
    named: Callable[[int], int], *, assistant: str = "gpt", model: str = "m1"
) -> SeriesCount:
    rows = intents()
    return SeriesCount(
        assistant=assistant, platform="chatgpt", access="official_api", surface="responses",
        model=model, lineage=1, is_declared=True, intents=rows,
        named={DEALER: {row.key: named(at) for at, row in enumerate(rows)}},
    )  # fmt: skip


def row(rows: Sequence[ChangeRow], word: str) -> ChangeRow:
    return next(each for each in rows if each.word == word)


def test_a_change_of_one_department_is_found_there_and_not_elsewhere() -> None:
    before = [counted(lambda at: at % 3)]
    after = [counted(lambda at: at % 3 + (3 + at % 2 if at % 2 else at % 5 == 0))]
    found = table(before, after, dealer=DEALER)
    departments = found.of(Part.DEPARTMENT)
    assert row(departments, "service").stands
    assert not row(departments, "new").stands


def test_counts_are_those_of_both_weeks() -> None:
    found = table([counted(lambda at: 1)], [counted(lambda at: 2)], dealer=DEALER)
    assert (found.total.named, found.total.answered) == ((24, 48), (144, 144))


def test_one_question_is_tested_by_its_answers() -> None:
    found = table([counted(lambda at: 0)], [counted(lambda at: 6 * (at == 3))], dealer=DEALER)
    moved = row(found.of(Part.INTENT), "q3#1")
    assert moved.found.change is None
    assert moved.stands


def test_many_comparisons_make_each_one_harder() -> None:
    before, after = counted(lambda at: at % 4), counted(lambda at: min(6, at % 4 + (at % 3 == 0)))
    found = table([before], [after], dealer=DEALER)
    tested = [each for each in found.parts if each.p is not None]
    assert found.tested == len(tested) > 20
    assert all(each.adjusted >= each.p for each in tested if each.adjusted is not None)


def test_another_model_is_not_compared_and_is_named() -> None:
    before, after = counted(lambda at: 1, model="m1"), counted(lambda at: 2, model="m2")
    found = table([before], [after], dealer=DEALER)
    assert found.total.found.change is None
    assert [(each.engine.model, each.is_new) for each in found.apart] == [("m2", True)]
    assert found.apart[0].other == before


def test_another_panel_is_compared_on_the_questions_of_both() -> None:
    before, after = counted(lambda at: 1), counted(lambda at: 3)
    kept = (
        *after.intents[:20],
        *(replace(each, key=f"new{each.key}") for each in after.intents[20:]),
    )
    found = table([before], [replace(after, lineage=2, intents=kept)], dealer=DEALER)
    assert (found.total.found.intents, found.total.answered) == (20, (120, 120))
    assert [(each.is_new, each.other) for each in found.apart] == [(True, before)]


def test_an_assistant_that_is_gone_is_named_too() -> None:
    gone = counted(lambda at: 1, assistant="claude")
    found = table([counted(lambda at: 1), gone], [counted(lambda at: 1)], dealer=DEALER)
    assert [(each.engine, each.is_new) for each in found.apart] == [(gone, False)]


def test_what_feeds_no_index_is_compared_beside_it_only() -> None:
    aside = replace(counted(lambda at: 0, assistant="aside"), is_declared=False)
    moved = replace(aside, named={DEALER: {each.key: 6 for each in aside.intents}})
    calm = counted(lambda at: 1)
    found = table([calm, aside], [calm, moved], dealer=DEALER)
    assert found.total.named == (24, 24)
    assert row(found.of(Part.ASSISTANT), "aside|responses").named == (0, 144)


def test_other_wordings_make_another_question() -> None:
    assert intent_key("brakes", ["Who?"]) == intent_key("brakes", ["Who?"])
    assert intent_key("brakes", ["Who?"]) != intent_key("brakes", ["Where?"])


def test_counts_come_back_as_they_were_written() -> None:
    assert read(written(intents(3))) == intents(3)
