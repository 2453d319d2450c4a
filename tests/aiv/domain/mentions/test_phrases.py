"""Test how phrases are spelled out, and that every feature has its weight."""

from __future__ import annotations

from aiv.domain.mentions.cues import Cue, cues_in
from aiv.domain.mentions.folding import read
from aiv.domain.mentions.phrases import spelled_out
from aiv.domain.mentions.weights import ROLES, WEIGHTS
from tests.aiv.domain.mentions.invented import roles


def cues(text: str) -> list[tuple[Cue, int, int]]:
    reading = read(text)
    return [(cue.cue, cue.first, cue.last) for cue in cues_in(reading, reading.spans())]


def test_alternatives_are_written_out() -> None:
    assert list(spelled_out("a (b|c d); e")) == ["a b", "a c d", "e"]


def test_an_empty_alternative_leaves_the_word_out() -> None:
    assert [" ".join(each.split()) for each in spelled_out("go (there|)")] == ["go there", "go"]


def test_a_family_stands_for_each_of_its_words() -> None:
    found = list(spelled_out("[i would] [go]"))
    assert {"i'd start with", "you should call"} <= set(found)


def test_a_stem_fits_every_word_that_begins_so() -> None:
    assert (Cue.FAVOURABLE, 1, 2) in cues("the friendliest crew")
    assert (Cue.FAVOURABLE, 1, 2) in cues("a friendly crew")


def test_the_longest_tone_at_a_place_is_heard() -> None:
    tones = [cue for cue, _, _ in cues("no hidden fees") if cue is not Cue.NEGATING]
    assert tones == [Cue.FAVOURABLE]


def test_every_weight_speaks_of_every_role() -> None:
    assert all(len(weights) == len(ROLES) for weights in WEIGHTS.values())


def test_columns_headed_by_dealers_are_read_column_by_column() -> None:
    text = (
        "| | Wrenfield Toyota | Oakhurst Toyota |\n|---|---|---|\n"
        "| Fee | $199 | $899, and a scam of an add-on |\n| Rank | 1 | 2 |"
    )
    assert roles(text, "rank them")["wren"] == "best"


def test_the_latter_points_back() -> None:
    text = "Wrenfield Toyota and Oakhurst Toyota match on price. Only the latter hides fees."
    assert roles(text)["wren"] == "option"


def test_a_struck_name_passes_by() -> None:
    assert roles("~~Pemberton Toyota~~: sign is down.") == {"old": "passing"}
