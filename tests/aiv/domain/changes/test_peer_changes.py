"""Changes beside changes: one dealer's from everybody's, and the assistants' from all of them."""

from __future__ import annotations

import random

from aiv.domain.changes.peer_changes import Beside, Moved, beside, moved_at_once, stands_out


def crowd(number: int, *, shift: float = 0.0) -> list[Moved]:
    rng = random.Random(number)
    return [Moved(delta=shift / 20, z=rng.gauss(shift, 1.0)) for _ in range(number)]


def test_a_dealer_that_moves_alone_stands_out() -> None:
    found = beside([*crowd(60), Moved(delta=0.15, z=6.0)])[-1]
    assert stands_out(found.adjusted_p, found.adjusted_delta)


def test_a_dealer_that_moves_with_all_others_does_not() -> None:
    found = beside([*crowd(60, shift=5.0), Moved(delta=0.26, z=5.5)])[-1]
    assert not stands_out(found.adjusted_p, found.adjusted_delta)


def test_a_rare_but_small_change_is_not_worth_an_alert() -> None:
    found = beside([*crowd(60), Moved(delta=0.04, z=7.0)])[-1]
    assert found.adjusted_p is not None
    assert found.adjusted_p < 0.001
    assert not stands_out(found.adjusted_p, found.adjusted_delta)


def test_few_peers_say_nothing() -> None:
    assert beside([*crowd(28), Moved(delta=0.5, z=9.0)])[-1] == Beside(peers=29)


def test_few_peers_and_twelve_own_weeks_say_something() -> None:
    calm = tuple(crowd_z for each in crowd(12) if (crowd_z := each.z) is not None)
    found = beside([Moved(delta=0.2, z=8.0, history=calm)])[0]
    assert stands_out(found.adjusted_p, found.adjusted_delta)
    assert beside([Moved(delta=0.2, z=8.0, history=calm[:11])])[0].adjusted_p is None


def test_who_has_no_score_is_no_peer() -> None:
    found = beside([*crowd(29), Moved(delta=None, z=None), Moved(delta=0.3, z=6.0)])
    assert found[-1].peers == 30
    assert found[-2].z_star is None


def test_assistants_that_move_everybody_are_found() -> None:
    calm = [each.z for each in crowd(100) if each.z is not None]
    assert moved_at_once(calm) is None
    found = moved_at_once([z * 4 for z in calm])
    assert found is not None
    assert found > 2.0


def test_twenty_nine_dealers_are_no_network() -> None:
    assert moved_at_once([9.0] * 29) is None
