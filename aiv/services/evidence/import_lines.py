"""Find the rows that an imported line speaks of; each is looked up once a run."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta

from aiv import providers
from aiv.domain import links, strict_json
from aiv.domain.asking import places, surfaces
from aiv.domain.errors import InvalidInput
from aiv.domain.evidence.answer_line import AnswerLine
from aiv.domain.evidence.answers import Answer as Said
from aiv.domain.evidence.answers import Citation, Reply
from aiv.domain.mentions import Detection
from aiv.models import Access, Answer, Assistant, Dealer, Market, Panel, Prompt, ScanOrigin
from aiv.services.evidence import answers
from aiv.services.markets import panels, rosters
from aiv.services.markets.rosters import MarketRoster

MAX_LINKS = 32_000
FUTURE = timedelta(days=1)
UNSUPPORTED = "unsupported"
CLASH = (
    "this wording, assistant, place and trial has another answer on that day; "
    "write another trial if it was asked again"
)


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what a run needs of one market."""

    market: Market
    panel: Panel
    dealers: tuple[Dealer, ...]
    roster: MarketRoster
    prompts: dict[tuple[str, int | str], Prompt]
    intents: frozenset[str]
    assistants: dict[str, Assistant]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Hold a line with the rows it speaks of, its reply and the dealers found in it."""

    line: AnswerLine
    known: Known
    prompt: Prompt
    assistant: Assistant
    reply: Reply
    found: Detection
    call: answers.Call

    @property
    def day(self) -> date:
        """Give the UTC day whose scan the answer belongs to."""
        return self.line.asked_at.date()

    @property
    def place_key(self) -> str:
        """Give the place as it stands in the probe's key."""
        return places.key(self.line.place)

    @property
    def key(self) -> tuple[object, ...]:
        """Give the key under which one answer stands."""
        probe = (self.prompt.pk, self.assistant.pk, self.place_key, self.line.trial)
        return (self.known.panel.pk, self.day, *probe)


@dataclass(slots=True)
class Finder:
    """Look markets up once and remember them for the rest of the run."""

    now: datetime
    markets: dict[str, Known | None] = field(default_factory=dict)

    def new(self, line: AnswerLine) -> Resolved | None:
        """Find everything a line speaks of, or give None when the same line was imported before.

        Raises InvalidInput naming the field that is at fault.
        """
        if Answer.objects.filter(digest=line.digest).exists():
            return None
        return self._resolve(line)

    def _resolve(self, line: AnswerLine) -> Resolved:
        if line.asked_at > self.now + FUTURE:
            raise InvalidInput("asked_at", "it lies in the future")
        known = self._known(line.market)
        prompt = _prompt(known, line)
        assistant = _assistant(known, line)
        reply = _reply(line, assistant)
        return Resolved(
            line=line,
            known=known,
            prompt=prompt,
            assistant=assistant,
            reply=reply,
            found=answers.read(reply, known.roster, prompt=prompt.text),
            call=_call(line, assistant),
        )

    def _known(self, slug: str) -> Known:
        if slug not in self.markets:
            self.markets[slug] = _look_up(slug)
        known = self.markets[slug]
        if known is None:
            raise InvalidInput("market", "there is no such market with a panel; load it first")
        return known


def stands(resolved: Resolved) -> bool:
    """Say whether the same words stand under the line's key; other words there are a fault."""
    standing = Answer.objects.filter(
        probe__scan__panel=resolved.known.panel,
        probe__scan__day=resolved.day,
        probe__scan__origin=ScanOrigin.IMPORTED,
        probe__prompt=resolved.prompt,
        probe__assistant=resolved.assistant,
        probe__place_key=resolved.place_key,
        probe__trial=resolved.line.trial,
    ).first()
    if standing is None:
        return False
    call = resolved.call
    same = (standing.raw_body, standing.asked_at, standing.surface)
    if same != (call.raw_body, call.asked_at, call.surface):
        raise InvalidInput("key", CLASH)
    return True


def _look_up(slug: str) -> Known | None:
    market = Market.objects.filter(slug=slug).first()
    if market and market.is_demo:
        raise InvalidInput("market", "it is the demo; measured answers have no place in it")
    panel = panels.current(market) if market else None
    if market is None or panel is None:
        return None
    rows = Prompt.objects.filter(intent__panel=panel).select_related("intent__panel")
    prompts: dict[tuple[str, int | str], Prompt] = {}
    for row in rows:
        prompts[row.intent.slug, row.wording] = prompts[row.intent.slug, row.text] = row
    dealers = rosters.dealers_of(market)
    asked = Assistant.objects.filter(market_assistants__market=market)
    return Known(
        market=market,
        panel=panel,
        dealers=dealers,
        roster=rosters.of(market, dealers),
        prompts=prompts,
        intents=frozenset(slug for slug, _ in prompts),
        assistants={row.slug: row for row in asked},
    )


def _prompt(known: Known, line: AnswerLine) -> Prompt:
    if line.intent not in known.intents:
        raise InvalidInput("intent", "the market's current panel has no such intent")
    prompt = known.prompts.get((line.intent, line.wording))
    if prompt is None:
        raise InvalidInput("wording", "the intent has no such wording in the current panel")
    return prompt


def _assistant(known: Known, line: AnswerLine) -> Assistant:
    assistant = known.assistants.get(line.assistant)
    if assistant is None:
        raise InvalidInput("assistant", "the market asks no such assistant; load it first")
    if not line.is_by_hand and line.surface != assistant.surface:
        raise InvalidInput(
            "surface", f"write {assistant.surface!r} as the assistant has it, or 'copied by hand'"
        )
    return assistant


def _reply(line: AnswerLine, assistant: Assistant) -> Reply:
    if line.body is None:
        return _copied(line, assistant)
    surface = assistant.surface if assistant.surface in providers.SURFACES else None
    reply = providers.normalise(
        assistant.provider, [line.body], surface=surface, status=line.status
    )
    error = reply.answer.error
    # Answers never change: a body read under the wrong provider would block its place for good.
    if error and error.type == UNSUPPORTED:
        raise InvalidInput("body", f"{error.message}; check the assistant's provider and surface")
    if max(len(reply.citations), len(reply.sources)) > MAX_LINKS:
        raise InvalidInput("body", f"it holds more than {MAX_LINKS} links")
    return reply


def _copied(line: AnswerLine, assistant: Assistant) -> Reply:
    """Give the shape of a reply to words that somebody copied."""
    cited = [
        Citation(
            ordinal=ordinal,
            url=page.url,
            url_canonical=links.canonical_url(page.url),
            domain=links.domain_of(page.url),
            title=page.title,
            start=page.start,
            end=page.end,
            offset_unit=None if page.start is None else "codepoint",
        )
        for ordinal, page in enumerate(line.citations, start=1)
    ]
    said = Said(
        provider=assistant.provider,
        surface=line.surface,
        access=None,
        status="completed",
        text=line.text or "",
        http_status=line.status,
    )
    return Reply(answer=said, citations=tuple(cited))


def _call(line: AnswerLine, assistant: Assistant) -> answers.Call:
    words = {"text": line.text, "citations": [asdict(page) for page in line.citations]}
    return answers.Call(
        asked_at=line.asked_at,
        surface=surfaces.BY_HAND if line.is_by_hand else assistant.surface,
        access=Access.BY_HAND if line.is_by_hand else Access(assistant.access),
        place=line.place,
        digest=line.digest,
        model_requested=assistant.model,
        raw_body=strict_json.exact(words if line.body is None else line.body),
    )
