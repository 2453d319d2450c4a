"""Give markets with answers in them, written straight to the tables so that tests stay quick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from aiv.domain.mentions import COUNTED_ROLES
from aiv.models import (
    Answer,
    Assistant,
    Dealer,
    Intent,
    Market,
    Mention,
    OwnSiteCitation,
    Panel,
    Probe,
    Prompt,
    Scan,
)

ASKED_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one answer says: who is named in which role, whose site is cited, how it ended."""

    named: Sequence[tuple[Dealer, str]] = ()
    cited: Sequence[Dealer] = ()
    text: str = ""
    status: str = "completed"
    is_demo: bool = False
    latency_ms: int | None = None
    model_served: str = ""


def panel(market: Market, intents: int, *, version: int = 1, department: str = "new") -> Panel:
    """Make a frozen panel with as many intents as wanted, one wording each."""
    made = Panel.objects.create(
        market=market, version=version, digest=f"{market.slug}-{version}".ljust(64, "0")
    )
    return _filled(made, intents, department)


def version(market: Market, number: int, *, reworded: int = 0) -> Panel:
    """Make a version of 20 questions; the first ones are worded anew in it."""
    made = panel(market, 20, version=number)
    changed = Prompt.objects.filter(intent__panel=made, intent__position__lt=reworded)
    changed.update(text=f"Worded anew in version {number}?")
    return made


def branded(dealer: Dealer, intents: int = 1) -> Panel:
    """Make a panel of questions that name the dealer."""
    made = Panel.objects.create(
        kind="branded", dealer=dealer, version=1, digest=dealer.slug.ljust(64, "0")
    )
    return _filled(made, intents, "reputation")


def _filled(made: Panel, intents: int, department: str) -> Panel:
    rows = Intent.objects.bulk_create(
        Intent(
            panel=made,
            slug=f"{department}-{position}",
            position=position,
            department=department,
            stage="discover",
            is_local=True,
            is_branded=False,
        )
        for position in range(intents)
    )
    Prompt.objects.bulk_create(
        Prompt(intent=row, wording=0, text=f"Question {row.position} about a {department} car?")
        for row in rows
    )
    return made


def ask(
    panel: Panel,
    assistant: Assistant,
    said: Iterable[Said],
    *,
    asked_at: datetime = ASKED_AT,
    surface: str = "",
    first_trial: int = 1,
) -> list[Answer]:
    """Let the assistant answer: the first intents in turn, then a further trial of each."""
    scan, _ = Scan.objects.get_or_create(panel=panel, day=asked_at.date(), origin="imported")
    prompts = list(
        Prompt.objects.filter(intent__panel=panel, wording=0)
        .select_related("intent")
        .order_by("intent")
    )
    rows = list(said)
    probes = Probe.objects.bulk_create(
        Probe(
            scan=scan, prompt=prompts[at % len(prompts)], assistant=assistant,
            trial=first_trial + at // len(prompts), state="answered", place_key=surface,
        )
        for at in range(len(rows))
    )  # fmt: skip
    answers = Answer.objects.bulk_create(
        _answer(probe, words, asked_at=asked_at, surface=surface)
        for probe, words in zip(probes, rows, strict=True)
    )
    both = list(zip(answers, rows, strict=True))
    Mention.objects.bulk_create(each for answer, words in both for each in _mentions(answer, words))
    OwnSiteCitation.objects.bulk_create(
        OwnSiteCitation(answer=answer, dealer=dealer)
        for answer, words in both
        for dealer in words.cited
    )
    return answers


def _answer(probe: Probe, said: Said, *, asked_at: datetime, surface: str) -> Answer:
    assistant = probe.assistant
    text = said.text or " ".join(["I would look at", *(dealer.name for dealer, _ in said.named)])
    return Answer(
        probe=probe, panel=probe.scan.panel, intent=probe.prompt.intent, assistant=assistant,
        market=probe.scan.panel.market, asked_at=asked_at, digest=probe.pk.hex.ljust(64, "0"),
        surface=surface or assistant.surface, access=assistant.access,
        status=said.status, text=text if said.status == "completed" else said.text,
        normaliser_version="normaliser-test", detector_version="detector-test",
        is_demo=said.is_demo, latency_ms=said.latency_ms, model_served=said.model_served,
    )  # fmt: skip


def _mentions(answer: Answer, said: Said) -> Iterable[Mention]:
    for order, (dealer, role) in enumerate(said.named, start=1):
        start = max(answer.text.find(dealer.name), 0)
        yield Mention(
            answer=answer, dealer=dealer, order=order, role=role, quote=dealer.name,
            start=start, end=start + len(dealer.name), evidence=["name"],
            method_version="detector-test", is_counted=role in COUNTED_ROLES,
        )  # fmt: skip
