"""Check which calls a scan plans: each once, in its place, in an order of the seed."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from aiv.domain.asking.places import Place
from aiv.domain.asking.scan_plan import IntentToAsk, PlannedCall, Where, calls, due_times

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOME = Place(city="Harbor Point", region="FL")
POINTS = tuple(Place(zip=f"0000{n}", lat=26.0 + n, lng=-81.0) for n in range(3))
ASSISTANTS = (UUID(int=1), UUID(int=2))


def intent(number: int, *, is_local: bool = False, wordings: int = 3) -> IntentToAsk:
    prompts = tuple(UUID(int=1000 * number + wording) for wording in range(wordings))
    return IntentToAsk(id=UUID(int=number), is_local=is_local, prompts=prompts)


def planned(*intents: IntentToAsk, trials: int = 3, seed: int = 7, points=POINTS):
    where = Where(home=HOME, centroids=points)
    return calls(intents, ASSISTANTS, trials_of=lambda *_: trials, where=where, seed=seed)


def of(found: tuple[PlannedCall, ...], assistant: UUID) -> dict[int, PlannedCall]:
    return {call.trial: call for call in found if call.assistant == assistant}


def test_trial_t_asks_wording_t_mod_n() -> None:
    asked = of(planned(intent(1)), ASSISTANTS[0])
    assert {trial: call.prompt.int for trial, call in asked.items()} == {1: 1001, 2: 1002, 3: 1000}


def test_a_local_trial_goes_to_the_centroid_of_trial_and_assistant() -> None:
    found = planned(intent(1, is_local=True))
    first, second = of(found, ASSISTANTS[0]), of(found, ASSISTANTS[1])
    assert [first[trial].place.zip for trial in (1, 2, 3)] == ["00001", "00002", "00000"]
    assert [second[trial].place.zip for trial in (1, 2, 3)] == ["00002", "00000", "00001"]


def test_a_centroid_is_asked_from_with_its_city() -> None:
    (call, *_) = planned(intent(1, is_local=True))
    assert (call.place.city, call.place.region) == ("Harbor Point", "FL")


def test_other_intents_are_asked_from_the_home_of_the_market() -> None:
    assert {call.place for call in planned(intent(1))} == {HOME}


def test_without_centroids_a_local_intent_is_asked_from_home() -> None:
    assert {call.place for call in planned(intent(1, is_local=True), points=())} == {HOME}


def test_the_seed_decides_the_order_and_nothing_else() -> None:
    panel = [intent(number) for number in range(1, 9)]
    first, again, other = planned(*panel), planned(*panel), planned(*panel, seed=8)
    assert first == again != other
    assert set(first) == set(other)


@given(st.integers(0, 6), st.integers(1, 9), st.integers(1, 4))
def test_every_call_is_planned_once(intents: int, trials: int, wordings: int) -> None:
    found = planned(*(intent(n, wordings=wordings) for n in range(intents)), trials=trials)
    assert len(found) == len(set(found)) == intents * trials * len(ASSISTANTS)


def test_cells_may_be_asked_differently_often() -> None:
    often = {UUID(int=1): 5, UUID(int=2): 1}
    found = calls(
        [intent(1), intent(2)], ASSISTANTS, trials_of=lambda of, _: often[of],
        where=Where(home=None), seed=1,
    )  # fmt: skip
    assert Counter(call.prompt.int // 1000 for call in found) == {1: 10, 2: 2}


def test_calls_are_spread_over_the_given_time() -> None:
    times = list(due_times(4, start=NOW, spread=timedelta(hours=8)))
    assert times == [NOW + timedelta(hours=2 * n) for n in range(4)]


def test_calls_that_are_due_at_once_keep_their_order() -> None:
    times = list(due_times(3, start=NOW, spread=timedelta()))
    assert times == sorted(set(times))
    assert times[-1] - NOW < timedelta(seconds=1)
