"""Fill a running product with an invented market, its people and answers; print where they are.

Run beside the product, in its folder: `python -m tests.e2e.furnish`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from tests import documents

INTENTS = 20
TRIALS = 3
OWNER = "owner@harborpointgroup.example"
OPENERS = (
    "Where should I go",
    "Which dealer is a good place",
    "Where do people like",
    "Which store would you pick",
    "Where is it easiest",
)
DEPARTMENTS = {
    "new": "to buy a new Toyota",
    "used": "to buy a used Toyota",
    "service": "to have brakes done",
    "finance": "to get a first car loan",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A market to make; of its dealers the first is somebody's own."""

    slug: str
    city: str
    dealers: tuple[str, ...]


HARBOR = Place(
    "toyota-harbor-point",
    "Harbor Point",
    (
        "Harbor Point Toyota",
        "Pelican Cove Toyota",
        "Marlin Toyota",
        "Gulfline Toyota",
        "Sandbar Toyota",
    ),
)


def document(place: Place) -> dict[str, Any]:
    """Give a market file with twenty questions in four departments."""
    market = {
        **documents.MARKET["market"],
        "slug": place.slug,
        "city": place.city,
        "name": f"Toyota, {place.city} FL",
    }
    dealers = [_dealer(at, name, place.city) for at, name in enumerate(place.dealers)]
    assistants = [documents.MARKET["assistants"][0], _claude()]
    return {
        "market": market,
        "dealers": dealers,
        "intents": [_intent(at, place.city) for at in range(INTENTS)],
        "assistants": assistants,
    }


def lines(
    place: Place, assistant: str, surface: str, asked_at: datetime
) -> Iterator[dict[str, Any]]:
    """Give an answer for every question and trial.

    The first dealer is named in 20 of 60; Claude names it in 34.
    """
    for at in range(INTENTS):
        for trial in range(1, TRIALS + 1):
            turn = at * trial if assistant == "claude-api" else at + trial
            yield documents.line(
                market=place.slug, intent=f"question-{at}", assistant=assistant, trial=trial,
                asked_at=asked_at.isoformat(), text=_words(turn, place.dealers), place=None,
                citations=_citations(turn, place.dealers[0]), surface=surface,
            )  # fmt: skip


def _dealer(at: int, name: str, city: str) -> dict[str, Any]:
    return {
        **documents.MARKET["dealers"][0],
        "slug": name.lower().replace(" ", "-"),
        "name": name,
        "aliases": [],
        "website": f"https://{host_of(name)}",
        "phone": f"+1239555{110 + at:04d}",
        "street": f"{at + 1} Seaside Road",
        "city": city,
    }


def _claude() -> dict[str, Any]:
    return {
        **documents.MARKET["assistants"][0],
        "slug": "claude-api",
        "platform": "claude",
        "provider": "anthropic",
        "surface": "messages",
    }


def _intent(at: int, city: str) -> dict[str, Any]:
    department = list(DEPARTMENTS)[at % len(DEPARTMENTS)]
    return {
        **documents.MARKET["intents"][0],
        "slug": f"question-{at}",
        "department": department,
        "wordings": [f"{OPENERS[at % len(OPENERS)]} {DEPARTMENTS[department]} in {city}?"],
    }


def _words(turn: int, dealers: tuple[str, ...]) -> str:
    own, rival, other = dealers[:3]
    if turn % 3 == 0:
        return (
            f"For most people I would start with {own}: shoppers praise its clear prices and calm "
            f"sales floor. Call 239-555-0199.\n\nAlso worth a look:\n- {rival}, near the highway\n"
            f"- {other}, with a large used lot"
        )
    if turn % 3 == 1:
        return f"I would recommend {rival}. {other} is another option nearby."
    return "Compare prices online, read recent reviews, and visit two or three stores first."


def _citations(turn: int, own: str) -> list[dict[str, Any]]:
    pages = (f"{host_of(own)}/new", "www.cars-weekly.example/best", "forum.example/1")
    url = f"https://{pages[turn % 3]}"
    return [{"url": url, "title": f"Page {turn % 3 + 1}", "start": None, "end": None}]


def host_of(name: str) -> str:
    """Give the website's host of an invented dealer."""
    return f"www.{name.lower().replace(' ', '')}.example"


def outside_figures(dealer: Any, now: datetime) -> None:
    """Bring reviews, an A/B test and an export in, as the dealer's people would."""
    from aiv.services.ground import experiments, reviews, traffic

    last = now.date() - timedelta(days=2)
    first = last - timedelta(days=20)
    table = "id,rating,date,reply\n" + "".join(
        f"r-{at},{3 + at % 3},{last - timedelta(days=at)},Thanks\n" for at in range(30)
    )
    reviews.import_file(
        dealer, table.encode(), platform="Google", name="google.csv", actor=None, now=now
    )
    head = b"Variant,Impressions,Clicks,Sessions,Conversions\n"
    counts = head + b"A,9000,300,2000,40\nB,9050,360,2010,52\n"
    days = experiments.Days(first=first, last=last)
    experiments.import_file(dealer, counts, name="Shorter form", days=days, actor=None, now=now)
    traffic.import_file(
        dealer, b"Session source,Sessions,Key events\nchatgpt.com,40,3\n", kind="ga4",
        window=traffic.Window(first=first, last=last), name="ga4.csv", actor=None, now=now,
    )  # fmt: skip


def leaderboard(market: Any, owner: Any, now: datetime) -> None:
    """Archive this week as if it were over, and connect the owner's Slack."""
    from aiv.domain.changes import weeks
    from aiv.services.boards import leaderboards
    from aiv.services.sending import slack_hooks

    leaderboards.produce(market, weeks.week_of(now, market.time_zone), now=now)
    organization = owner.memberships.get().organization
    hook = "https://hooks.slack.com/services/T000/B000/made-up"
    slack_hooks.enter(organization, hook, actor=owner, now=now)


def alerts(dealer: Any, market: Any, now: datetime) -> None:
    """Make an alert in every state and of every kind, and a week that was looked through."""
    from aiv.domain.changes import weeks
    from aiv.models import AlertKind, AlertState, AlertWeek
    from tests import alerted

    week = weeks.week_of(now, market.time_zone).before.monday
    kinds = [kind for kind in AlertKind if kind is not AlertKind.BUDGET]
    for number, kind in enumerate(kinds):
        state = list(AlertState)[number % len(AlertState)]
        is_open = state in (AlertState.HELD, AlertState.WAITING)
        alerted.alert(
            dealer, market, number, kind=kind, state=state, week=week,
            title=f"{dealer.name} <b>&amp;</b> {kind.label.lower()}",
            second_words="Asked again: down 28.0 points (22.0 to 33.0), p below 0.001, 120 new "
            "answers.",
            reason="New answers of the week decide." if is_open else "The time was over.",
            found_at=now - timedelta(minutes=number), decided_at=None if is_open else now,
            ended_at=now if kind is AlertKind.CRAWLER else None,
        )  # fmt: skip
    AlertWeek.objects.create(market=market, week=week, tested=0, untested=1, found=0)


def shoppers(dealer: Any, owner: Any, now: datetime) -> dict[str, Any]:
    """Let a shopper ask, wait for a person and leave a contact; give the keys of both rows."""
    from aiv.services.chat import shopper_chats
    from tests import chatted

    widget = chatted.widget(dealer, owner)
    asked = "Is there a <b>blue</b> hybrid under $30,000?", "Will you take an offer?"
    chat = chatted.chat(widget, *asked, at=now - timedelta(minutes=4), may_learn=True)
    lead = chatted.lead(chat, at=now, wish="A test drive on Saturday")
    shopper_chats.call_person(chat, now=now)
    question = suggestions(widget, now)
    return {"chat": chat.pk, "lead": lead.pk, "question": question.pk}


def suggestions(widget: Any, now: datetime) -> Any:
    """Let shoppers ask often enough for suggestions; give the one that the panel lacks."""
    from aiv.models import ShopperQuestion
    from aiv.services.chat import shopper_questions
    from tests import chatted

    asked = {
        "Do you offer loaner cars during service?": 5,
        "Where is it easiest to get a first car loan?": 4,
        "What is your return policy on tires?": 3,
        "Do you tow trailers?": 1,
    }
    for number, (text, chats) in enumerate(asked.items(), start=1):
        chatted.asked(widget, text, at=now - timedelta(days=number), chats=chats)
    shopper_questions.run_due(now)
    return ShopperQuestion.objects.get(wording__contains="loaner")


def main() -> None:
    """Write everything and print the addresses as JSON."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dealershipai.settings")
    django.setup()
    from aiv.models import Action, Answer, Correction, Dealer, Market
    from aiv.services.alerts import alert_choices
    from aiv.services.evidence import imports, stated_facts
    from aiv.services.markets import dealers, markets
    from tests import audited, cast

    markets.load(document(HARBOR), actor=None)
    now = datetime.now(UTC).replace(microsecond=0)
    for assistant, surface in (("gpt-api", "responses"), ("claude-api", "messages")):
        rows = lines(HARBOR, assistant, surface, now - timedelta(hours=3))
        report = imports.run(map(json.dumps, rows), actor=None)
        assert not report.rejected, report.rejected[:3]
    owned = Dealer.objects.get(slug="harbor-point-toyota")
    owner = cast.member(cast.organization("Harbor Point Group", owned), "owner")
    answer = Answer.objects.filter(mentions__dealer=owned, citations__isnull=False).first()
    assert answer and owner.email == OWNER and Market.objects.count() == 1
    Correction.objects.create(
        answer=answer, dealer=owned, kind="role", role="best", quote=owned.name,
        start=answer.text.index(owned.name), proposed_by=owner,
    )  # fmt: skip
    dealers.save_fact(owned, "phone", owned.phone, person=owner)
    stated_facts.read(owned, now=now)
    outside_figures(owned, now)
    leaderboard(Market.objects.get(), owner, now)
    alerts(owned, Market.objects.get(), now)
    # A lease of the past would be taken over by the running product while this goes on.
    audited.audit(owned, at=datetime.now(UTC))
    action = Action.objects.filter(dealer=owned, kind="lost_intent").first()
    action = action or Action.objects.get(dealer=owned, kind="finding")
    keys = {
        "answer": answer.pk, "action": action.pk, "scan": answer.probe.scan_id,
        "stop": alert_choices.token(owner, "drop"),
        **shoppers(owned, owner, now),
    }  # fmt: skip
    print(json.dumps({name: str(key) for name, key in keys.items()}))


if __name__ == "__main__":
    main()
