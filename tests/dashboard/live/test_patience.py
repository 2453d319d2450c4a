"""Hold what a client may send: nothing is asked for, so little is borne."""

import pytest

from dashboard.consumers import MAX_FRAMES, Patience

FAULTS = {
    "binary": (None, 1003),
    "not JSON": ("{", 1007),
    "deep JSON": ("[" * 30_000 + "]" * 30_000, 1007),
    "a number without end": ("1e999", 1007),
    "not a number": ("NaN", 1007),
    "a key twice": ('{"a": 1, "a": 2}', 1007),
    "half a character": ('"\ud800" [', 1007),
    "too large": ('"' + "a" * 70_000 + '"', 1009),
    "too large in bytes": ('"' + "€" * 30_000 + '"', 1009),
}


@pytest.mark.parametrize(("text", "code"), FAULTS.values(), ids=FAULTS)
def test_a_frame_no_page_sends_is_a_fault(text, code):
    assert Patience().fault_of(text) == code


def test_a_few_frames_are_borne():
    patience = Patience()
    assert [patience.fault_of("{}") for _ in range(MAX_FRAMES)] == [None] * MAX_FRAMES


def test_a_stream_of_frames_is_a_fault():
    patience = Patience()
    codes = [patience.fault_of("{}") for _ in range(MAX_FRAMES + 1)]
    assert codes[-1] == 1008
