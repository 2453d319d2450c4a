"""Fill a running product with an invented market, its people and answers; print where they are.

Run beside the product, in its folder: `python -m tests.e2e.furnish`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from tests import documents

INTENTS = 20
TRIALS = 3
OWNER = "owner@harborpointgroup.example"
NAMES = ("Harbor Point Toyota", "Pelican Cove Toyota", "Marlin Toyota")
OTHERS = ("Gulfline Toyota", "Sandbar Toyota")
DEPARTMENTS = ("new", "used", "service", "finance")


def document(city: str = "Harbor Point", slug: str = "toyota-harbor-point") -> dict[str, Any]:
    """Give a market file of five dealers and twenty questions in four departments."""
    market = {**documents.MARKET["market"], "slug": slug, "city": city, "name": f"Toyota, {city}"}
    dealers = [_dealer(at, name, city) for at, name in enumerate((*NAMES, *OTHERS))]
    assistants = [documents.MARKET["assistants"][0], _claude()]
    return {
        "market": market,
        "dealers": dealers,
        "intents": [_intent(at, city) for at in range(INTENTS)],
        "assistants": assistants,
    }


def lines(
    slug: str, assistant: str, asked_at: datetime, *, each: int = TRIALS
) -> Iterator[dict[str, Any]]:
    """Give an answer for every question and trial; the first dealer is named in a third of them."""
    for at in range(INTENTS):
        for trial in range(1, each + 1):
            yield documents.line(
                market=slug, intent=f"question-{at}", assistant=assistant, trial=trial,
                asked_at=asked_at.isoformat(), text=_words(at + trial), place=None,
                citations=_citations(at + trial), surface="",
            )  # fmt: skip


def _dealer(at: int, name: str, city: str) -> dict[str, Any]:
    host = name.lower().replace(" ", "")
    return {
        **documents.MARKET["dealers"][0],
        "slug": name.lower().replace(" ", "-"),
        "name": name,
        "aliases": [],
        "website": f"https://www.{host}.example",
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
    department = DEPARTMENTS[at % len(DEPARTMENTS)]
    return {
        **documents.MARKET["intents"][0],
        "slug": f"question-{at}",
        "department": department,
        "wordings": [f"Question {at}: which Toyota dealer in {city} is good for {department}?"],
    }


def _words(turn: int) -> str:
    if turn % 3 == 0:
        return (
            f"For most people I would start with {NAMES[0]}: shoppers praise its clear prices "
            f"and calm sales floor.\n\nAlso worth a look:\n- {NAMES[1]}, near the highway\n"
            f"- {NAMES[2]}, with a large used lot"
        )
    if turn % 3 == 1:
        return f"I would recommend {NAMES[1]}. {NAMES[2]} is another option nearby."
    return "Compare prices online, read recent reviews, and visit two or three stores first."


def _citations(turn: int) -> list[dict[str, Any]]:
    hosts = ("www.harborpointtoyota.example/new", "www.cars-weekly.example/best", "forum.example/1")
    url = f"https://{hosts[turn % 3]}"
    return [{"url": url, "title": f"Page {turn % 3 + 1}", "start": None, "end": None}]


def main() -> None:
    """Write everything and print the addresses as JSON."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dealershipai.settings")
    django.setup()
    from aiv.models import Answer, Correction, Dealer, Market
    from aiv.services import imports, markets
    from tests import cast

    markets.load(document(), actor=None)
    now = datetime.now(UTC).replace(microsecond=0)
    for assistant, surface in (("gpt-api", "responses"), ("claude-api", "messages")):
        rows = lines("toyota-harbor-point", assistant, now - timedelta(hours=3))
        report = imports.run([json.dumps({**r, "surface": surface}) for r in rows], actor=None)
        assert not report.rejected, report.rejected[:3]
    owned = Dealer.objects.get(slug="harbor-point-toyota")
    owner = cast.member(cast.organization("Harbor Point Group", owned), "owner")
    answer = Answer.objects.filter(mentions__dealer=owned, citations__isnull=False).first()
    assert answer and owner.email == OWNER and Market.objects.count() == 1
    Correction.objects.create(
        answer=answer, dealer=owned, kind="role", role="best", quote=owned.name,
        start=answer.text.index(owned.name), proposed_by=owner,
    )  # fmt: skip
    print(json.dumps({"answer": str(answer.pk)}))


if __name__ == "__main__":
    main()
