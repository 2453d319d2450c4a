"""Let operators make a market by hand: place, dealers and assistants, with the library's panel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from django.db import transaction

from aiv.domain import library, slugs
from aiv.domain.markets.dealer_record import DealerRecord, tidy
from aiv.domain.markets.market_lines import AssistantLine, CentroidLine
from aiv.models import Assistant, Dealer, Market
from aiv.services.markets import dealer_matching, market_assistants, markets, proposed_markets
from aiv.services.markets.market_assistants import ASKED_AS
from aiv.services.markets.proposed_markets import MarketChoice
from dealershipai.accounts import audit
from dealershipai.accounts.models import User


def create(
    choice: MarketChoice,
    centroids: Sequence[CentroidLine],
    assistants: Iterable[Assistant],
    *,
    actor: User,
) -> Market:
    """Make an open market with the library's questions.

    Raises FaultyDocument naming each fault, also when the make and place are a market already.
    """
    place = library.Place(make=choice.make, city=choice.city, region=choice.region)
    document = {
        "market": {
            "slug": proposed_markets.slug_of(choice),
            "name": proposed_markets.name_of(choice),
            **asdict(choice),
            "centroids": [asdict(each) for each in centroids],
        },
        "dealers": [],
        "intents": [
            {**asdict(intent), "wordings": list(intent.wordings)} for intent in library.panel(place)
        ],
        "assistants": [asdict(_line(each)) for each in assistants],
    }
    report = markets.load(document, actor=actor)
    return Market.objects.get(slug=report.market)


@transaction.atomic
def add_dealer(market: Market, record: DealerRecord, *, actor: User) -> Dealer:
    """Put a dealer, known or new, into a market; a known one keeps its record.

    Raises InvalidInput naming the field.
    """
    # The lock lets a form that was sent twice find the dealer of its first sending.
    Market.objects.select_for_update().get(pk=market.pk)
    wanted = tidy(record)
    dealer = dealer_matching.match(wanted) or dealer_matching.create(wanted)
    if not market.dealers.filter(pk=dealer.pk).exists():
        market.dealers.add(dealer)
        _note(market, actor, "market.dealer_added", dealer.slug)
    return dealer


@transaction.atomic
def add_assistant(market: Market, asked: AssistantLine, *, actor: User) -> Assistant:
    """Let an assistant be asked in a market; the one that feeds AIV for its platform stays.

    The same provider, model, surface and access is the same assistant, whatever its slug.
    """
    Market.objects.select_for_update().get(pk=market.pk)
    same = {name: getattr(asked, name) for name in ASKED_AS}
    known = Assistant.objects.filter(**same).first()
    line = _line(known) if known else _with_unused_slug(asked)
    links = market.market_assistants.select_related("assistant")
    # Declared ones first: of each platform the first one given feeds AIV.
    standing = [_line(link.assistant) for link in links.order_by("platform", "-is_declared")]
    if known and line in standing:
        return known
    market_assistants.load(market, [*standing, line])
    _note(market, actor, "market.assistant_added", line.slug)
    return Assistant.objects.get(slug=line.slug)


def _line(row: Assistant) -> AssistantLine:
    return AssistantLine(**{name: getattr(row, name) for name in ("slug", *ASKED_AS)})


def _with_unused_slug(asked: AssistantLine) -> AssistantLine:
    wanted = slugs.from_words(
        asked.platform, asked.model or asked.provider, asked.surface, fallback="assistant"
    )
    taken = Assistant.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)
    return AssistantLine(**{**asdict(asked), "slug": slugs.unused(wanted, set(taken))})


def _note(market: Market, actor: User, action: str, slug: str) -> None:
    audit.record(actor=actor, action=action, target=market, changes={"slug": slug})
