"""Test which words name a dealer and which only look like it."""

from __future__ import annotations

import pytest

from tests.aiv.domain.mentions.invented import found, named, quotes


@pytest.mark.parametrize(
    ("text", "dealers"),
    [
        ("**Wrenfield Toyota** is open.", ["wren"]),
        ("WRENFIELD TOYOTA HAS IT. ASK FOR THE SHEET TODAY.", ["wren"]),
        ("Wrenfield Toyota's service center is open.", ["wren"]),
        ("We went to Tolliver CJDR.", ["cdjr"]),
        ("See Tolliver Chrysler/Dodge/Jeep & Ram.", ["cdjr"]),
        ("See Tolliver Jeep.", ["cdjr"]),
        ("See Brackett Chevy.", ["chevy"]),
        ("Ask MB of Elmwood.", ["benz"]),
        ("Ask Mercedes\u2011Benz of Elmwood.", ["benz"]),
        ("Ask Saint Aldric VW.", ["saint"]),
        ("Ask St.\u00a0Aldric Volkswagen.", ["saint"]),
        ("D’Arcy and Sons Toyota", ["dee"]),
        ("Le garage d’Oakhurst Toyota", ["oak"]),
        ("E\u0301lyse\u0301e Toyota", ["accent"]),
        ("Elysee Toyota", ["accent"]),
        ("🚗Oakhurst Toyota🚗", ["oak"]),
        ("Oak\u200bhurst Toyota", ["oak"]),
        ("- **Oakhurst\n  Toyota** on Main", ["oak"]),
        ("> OAKHURST\n> TOYOTA", ["oak"]),
        ("D&#39;Arcy &amp; Sons Toyota", ["dee"]),
        ("Oakhurst<!-- ad -->&nbsp;<b>Toyota</b>", ["oak"]),
        ("[Oakhurst Toyota](https://elsewhere.example)", ["oak"]),
        ('{"store": "Oakhurst Toyota"}', ["oak"]),
        ("dealer: oakhurst toyota", ["oak"]),
        ("visit www.oakhursttoyota.example/used today", ["oak"]),
        ("visit https://www.oakhursttoyota.example.", ["oak"]),
        ("visit service.oakhursttoyota.example", ["oak"]),
        ("Call (200) 555-0104.", ["oak"]),
        ("Call +1 200.555.0104.", ["oak"]),
        ("Call 555-0104.", ["oak"]),
        ("West Oakhurst Toyota", ["west"]),
        ("West\nOakhurst Toyota, then Oakhurst Toyota", ["west", "oak"]),
        ("Toyota of Ashford beats Ashford Toyota", ["ashford", "mirror"]),
        ("Harbor Motors is big. I like Harbor.", ["harbor"]),
        ("Prime Choice is cheap.", ["first"]),
        ("Quarry Collision Center", ["body"]),
        ("Ashford's Oakhurst Toyota is open.", ["oak"]),
        ("On Saturdays Oakhurst Toyota opens at 9.", ["oak"]),
        ("Oakhurst Toyota (Brockton) is listed.", ["oak"]),
        ("see wrenfeild toyota", ["wren"]),
        ("call 1-200-555-0104 or 200‑555‑0103", ["oak", "mill"]),
        ("Wrenfield Auto Group", ["group"]),
        ("Wrenfield Toyota of Ashford", ["wren"]),
    ],
)
def test_a_name_in_any_dress_is_named(text: str, dealers: list[str]) -> None:
    assert named(text) == dealers


@pytest.mark.parametrize(
    "text",
    [
        "Wrenfield Toyota of Brockton",
        "Sandoval Toyota of Ashford",
        "Oakhurst Toyota West",
        "North Millbrook Toyota",
        "Wrenfield Honda",
        "the Wrenfield family",
        "Ashford Toyota dealers discount in June",
        "any Ashford Toyota dealership",
        "the harbor is calm, and harbor cruises leave hourly",
        "Harbor cruises leave hourly",
        "a prime choice for families",
        "100 Quarry Rd, Ashford",
        "the Toyota store in Millbrook",
        "sales@oakhursttoyota.example",
        "notoakhursttoyota.example",
        "not-oakhursttoyota.example",
        "oakhursttoyota.example.evil.example",
        "evil.example/oakhursttoyota.example",
        "evil.example?to=oakhursttoyota.example",
        "oakhursttoyota.example@evil.example",
        "Call (300) 555-0104.",
        "Call 1200555010499.",
        "[this dealer](https://www.oakhursttoyota.example)",
        "<!-- Oakhurst Toyota -->",
        '<a title="Oakhurst Toyota">here</a>',
        '<span style="display:none">Oakhurst Toyota</span>',
        "[1]: https://www.oakhursttoyota.example",
        "The next is Oakhurst. Toyota builds them.",
        "| Oakhurst | Toyota |",
        "The other store is Oakh",
        "Oakhurst Toyotas are tidy",
        "",
    ],
)
def test_words_that_only_look_like_a_name_are_not(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "dealers"),
    [
        ("Wrenfeild Toyota", ["wren"]),
        ("Wrenfield Toyoto", ["wren"]),
        ("Oakhrst Toyota", ["oak"]),
        ("Milbrook Toyota", ["mill"]),
        ("Brookmill Toyota", []),
        ("Cakhurst Toyota", []),
        ("the summits Toyota built", []),
    ],
)
def test_one_slipped_letter_is_forgiven_and_two_are_not(text: str, dealers: list[str]) -> None:
    assert named(text) == dealers


def test_a_quote_is_the_exact_words_with_their_markup() -> None:
    text = "Go to **Oakhurst**\nToyota!"
    assert quotes(text) == ["Oakhurst**\nToyota"]
    assert found(text).mentions[0].start == text.index("Oakhurst")


def test_every_naming_is_a_span_and_short_forms_count_after_the_full_name() -> None:
    text = "Oakhurst Toyota is big. Oakhurst's lot too."
    assert [text[a:b] for a, b in found(text).mentions[0].spans] == ["Oakhurst Toyota", "Oakhurst"]


def test_order_counts_distinct_dealers_by_first_naming() -> None:
    text = "Millbrook Toyota, Oakhurst Toyota, Millbrook Toyota, Wrenfield Toyota"
    order = [(each.dealer, each.order) for each in found(text).mentions]
    assert order == [("mill", 1), ("oak", 2), ("wren", 3)]


def test_a_phone_under_another_name_does_not_name_its_owner() -> None:
    assert named("**Millbrook Toyota**\nPhone: (200) 555-0104") == ["mill"]


def test_a_letter_that_folds_to_two_keeps_every_offset() -> None:
    text = "Straße, ﬁne, ½: Oakhurst Toyota"
    assert quotes(text) == ["Oakhurst Toyota"]


def test_evidence_names_what_the_mention_rests_on() -> None:
    text = "oakhursttoyota.example and Wrenfeild Toyota"
    assert [each.evidence for each in found(text).mentions] == [("domain",), ("slip",)]
