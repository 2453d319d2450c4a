"""Read and score the dealer mention exam: who is named, in what order and role, who is cited."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aiv.domain.errors import InvalidInput
from aiv.domain.mentions import (
    DealerEntry,
    Detection,
    LinkedPage,
    MarketPlace,
    compile_roster,
    detect,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedMention:
    """Hold one labelled mention."""

    dealer: str
    order: int
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamCase:
    """Hold one case: the question, the answer, the dealers and, when labelled, what is in it."""

    id: str
    prompt: str
    market: MarketPlace | None
    dealers: tuple[DealerEntry, ...]
    text: str
    citations: tuple[LinkedPage, ...]
    mentions: tuple[ExpectedMention, ...]
    cited: frozenset[str]
    cited_third_party: frozenset[str]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Count agreements and both kinds of errors; a rate with nothing below it is null."""

    tp: int
    fp: int
    fn: int

    @property
    def precision(self) -> float | None:
        return _share(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float | None:
        return _share(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float | None:
        return _share(2 * self.tp, 2 * self.tp + self.fp + self.fn)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamReport:
    """Hold the scores, micro over (case, dealer)."""

    cases: int
    mentions: Counts
    order_accuracy: float | None
    role_accuracy: float | None
    cited: Counts
    tags: Mapping[str, float | None]

    def as_json(self) -> dict[str, Any]:
        """Give the report in the shape the command prints."""
        return {
            "cases": self.cases,
            "mentions": _rates(self.mentions)
            | {"tp": self.mentions.tp, "fp": self.mentions.fp, "fn": self.mentions.fn},
            "order_accuracy": self.order_accuracy,
            "role_accuracy": self.role_accuracy,
            "cited": _rates(self.cited),
            "tags": dict(self.tags),
        }


def _rates(counts: Counts) -> dict[str, Any]:
    return {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def read_case(row: object, *, labelled: bool = False) -> ExamCase:
    """Read one case of the exam's format; raises InvalidInput naming the wrong field."""
    case = _mapping(row, "case")
    if labelled and "expected" not in case:
        raise InvalidInput("expected", "is missing; scoring needs labels")
    answer = _mapping(case.get("answer"), "answer")
    expected = _mapping(case.get("expected", {}), "expected")
    return ExamCase(
        id=_text(case, "id"),
        prompt=_text(case, "prompt", optional=True),
        market=_market(case.get("market")),
        dealers=tuple(_dealer(each) for each in _rows(case, "dealers")),
        text=_text(answer, "text"),
        citations=tuple(_page(each) for each in _rows(answer, "citations")),
        mentions=tuple(_expected(each) for each in _rows(expected, "mentions")),
        cited=frozenset(map(str, expected.get("cited", ()))),
        cited_third_party=frozenset(map(str, expected.get("cited_third_party", ()))),
        tags=tuple(map(str, case.get("tags", ()))),
    )


def detect_case(case: ExamCase) -> Detection:
    """Detect the dealers of one case."""
    return detect(
        compile_roster(case.dealers),
        text=case.text,
        prompt=case.prompt,
        citations=case.citations,
        market=case.market,
    )


def score(cases: Iterable[ExamCase], detections: Iterable[Detection]) -> ExamReport:
    """Score detections against the labels of their cases, pair by pair."""
    pairs = list(zip(cases, detections, strict=True))
    tagged: defaultdict[str, list[Counts]] = defaultdict(list)
    for case, found in pairs:
        for tag in case.tags:
            tagged[tag].append(_mention_counts(case, found))
    orders, roles = _agreements(pairs)
    return ExamReport(
        cases=len(pairs),
        mentions=_sum([_mention_counts(case, found) for case, found in pairs]),
        order_accuracy=_share(orders[True], orders.total()),
        role_accuracy=_share(roles[True], roles.total()),
        cited=_sum([_cited_counts(case, found) for case, found in pairs]),
        tags={tag: _sum(counts).f1 for tag, counts in sorted(tagged.items())},
    )


def _mention_counts(case: ExamCase, found: Detection) -> Counts:
    wanted = {mention.dealer for mention in case.mentions}
    named = {mention.dealer for mention in found.mentions}
    return Counts(tp=len(wanted & named), fp=len(named - wanted), fn=len(wanted - named))


def _cited_counts(case: ExamCase, found: Detection) -> Counts:
    cited = set(found.cited) - case.cited_third_party
    wanted = case.cited - case.cited_third_party
    return Counts(tp=len(wanted & cited), fp=len(cited - wanted), fn=len(wanted - cited))


def _agreements(
    pairs: Sequence[tuple[ExamCase, Detection]],
) -> tuple[Counter[bool], Counter[bool]]:
    orders: Counter[bool] = Counter()
    roles: Counter[bool] = Counter()
    for case, found in pairs:
        wanted = {mention.dealer: mention for mention in case.mentions}
        for mention in found.mentions:
            if label := wanted.get(mention.dealer):
                orders[mention.order == label.order] += 1
                roles[mention.role.value == label.role] += 1
    return orders, roles


def _sum(counts: Sequence[Counts]) -> Counts:
    return Counts(
        tp=sum(each.tp for each in counts),
        fp=sum(each.fp for each in counts),
        fn=sum(each.fn for each in counts),
    )


def _mapping(value: object, field: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InvalidInput(field, "must be an object")
    return value


def _rows(parent: dict[str, Any], field: str) -> list[dict[str, Any]]:
    value = parent.get(field, [])
    if not isinstance(value, list):
        raise InvalidInput(field, "must be a list")
    return [_mapping(each, field) for each in value]


def _text(parent: dict[str, Any], field: str, *, optional: bool = False) -> str:
    value = parent.get(field)
    if value is None and optional:
        return ""
    if not isinstance(value, str):
        raise InvalidInput(field, "must be text")
    return value


def _market(value: object) -> MarketPlace | None:
    if value is None:
        return None
    row = _mapping(value, "market")
    place = {field: _text(row, field, optional=True) for field in ("make", "city", "region")}
    return MarketPlace(**place)


def _dealer(row: dict[str, Any]) -> DealerEntry:
    return DealerEntry(
        id=_text(row, "id"),
        name=_text(row, "name"),
        aliases=_texts(row, "aliases"),
        website=_text(row, "website", optional=True),
        phone=_text(row, "phone", optional=True),
        street=_text(row, "street", optional=True),
        city=_text(row, "city", optional=True),
        region=_text(row, "region", optional=True),
        makes=_texts(row, "makes"),
    )


def _texts(row: dict[str, Any], field: str) -> tuple[str, ...]:
    values = row.get(field) or []
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise InvalidInput(field, "must be a list of texts")
    return tuple(values)


def _page(row: dict[str, Any]) -> LinkedPage:
    title = row.get("title")
    return LinkedPage(
        url=_text(row, "url"),
        title=title if isinstance(title, str) else None,
        start=_place(row, "start"),
        end=_place(row, "end"),
    )


def _place(row: dict[str, Any], field: str) -> int | None:
    value = row.get(field)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise InvalidInput(field, "must be a whole number or null")


def _expected(row: dict[str, Any]) -> ExpectedMention:
    order = _place(row, "order")
    if order is None:
        raise InvalidInput("order", "must be a whole number")
    return ExpectedMention(dealer=_text(row, "dealer"), order=order, role=_text(row, "role"))
