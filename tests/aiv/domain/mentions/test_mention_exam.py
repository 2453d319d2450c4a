"""Test how the mention exam is read and scored."""

from __future__ import annotations

from typing import Any

import pytest

from aiv.domain.errors import InvalidInput
from aiv.domain.mentions import Detection, Mention, Role
from aiv.domain.mentions.mention_exam import detect_case, read_case, score


def row(**more: Any) -> dict[str, Any]:
    dealer = {"id": "a", "name": "Oakhurst Toyota", "aliases": [], "makes": ["Toyota"]}
    labels = {"mentions": [{"dealer": "a", "order": 1, "role": "option"}], "cited": []}
    fields: dict[str, Any] = {
        "id": "c1",
        "prompt": "who?",
        "market": {"make": "Toyota", "city": "Elmwood", "region": "ZZ"},
        "dealers": [dealer],
        "answer": {"text": "Oakhurst Toyota is on Main.", "citations": []},
        "expected": labels,
        "tags": ["plain"],
    }
    return fields | more


def mention(dealer: str, order: int = 1, role: Role = Role.OPTION) -> Mention:
    return Mention(
        dealer=dealer, order=order, role=role, quote="x", start=0, end=1, evidence=(), spans=()
    )


def detection(*mentions: Mention, cited: tuple[str, ...] = ()) -> Detection:
    return Detection(mentions=mentions, cited=cited, unsettled=())


def labelled(mentions: dict[str, str], **more: Any) -> dict[str, Any]:
    listed = [
        {"dealer": dealer, "order": order, "role": role}
        for order, (dealer, role) in enumerate(mentions.items(), start=1)
    ]
    return row(expected={"mentions": listed, "cited": []} | more)


def test_a_case_is_read_and_detected() -> None:
    case = read_case(row())
    report = score([case], [detect_case(case)]).as_json()
    assert report["mentions"] == {
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "tp": 1,
        "fp": 0,
        "fn": 0,
    }
    assert report["order_accuracy"] == report["role_accuracy"] == report["tags"]["plain"] == 1.0


def test_mentions_are_counted_over_case_and_dealer() -> None:
    case = read_case(labelled({"a": "option", "b": "best"}))
    counts = score([case], [detection(mention("a"), mention("z", 2))]).mentions
    assert (counts.tp, counts.fp, counts.fn) == (1, 1, 1)
    assert (counts.precision, counts.recall, counts.f1) == (0.5, 0.5, 0.5)


def test_order_and_role_are_asked_of_true_mentions_only() -> None:
    case = read_case(labelled({"a": "option", "b": "best"}))
    found = detection(mention("z", 1), mention("b", 2, Role.BEST), mention("a", 3, Role.BEST))
    report = score([case], [found])
    assert (report.order_accuracy, report.role_accuracy) == (0.5, 0.5)


def test_a_third_party_citation_counts_neither_way() -> None:
    case = read_case(labelled({}, cited=["b"], cited_third_party=["c"]))
    counts = score([case], [detection(cited=("b", "c"))]).cited
    assert (counts.tp, counts.fp, counts.fn) == (1, 0, 0)


def test_an_empty_denominator_is_null() -> None:
    report = score([read_case(labelled({}))], [detection()]).as_json()
    assert report["mentions"]["precision"] is None
    assert report["order_accuracy"] is report["cited"]["f1"] is report["tags"]["plain"] is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ([], "case"),
        (row(id=7), "id"),
        (row(answer="text"), "answer"),
        (row(dealers={}), "dealers"),
        (row(dealers=[{"id": "a", "name": "A", "aliases": "B", "makes": []}]), "aliases"),
        (row(answer={"text": "", "citations": [{"url": "u", "start": "0"}]}), "start"),
        (row(expected={"mentions": [{"dealer": "a", "role": "option"}]}), "order"),
        ({key: value for key, value in row().items() if key != "expected"}, "expected"),
    ],
)
def test_a_wrong_field_is_named(wrong: object, field: str) -> None:
    with pytest.raises(InvalidInput) as fault:
        read_case(wrong, labelled=True)
    assert fault.value.field == field


def test_a_case_without_labels_can_be_detected() -> None:
    case = read_case({key: value for key, value in row().items() if key != "expected"})
    assert [each.dealer for each in detect_case(case).mentions] == ["a"]
