"""Set a dealer's widget up: where it runs, how it looks, whom its leads reach."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from aiv import live
from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.live_kinds import Kind
from aiv.domain.shopper_chat import origins, phrases
from aiv.models import Dealer, OwnAnswer, Widget, WidgetOrigin
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

MOST_ORIGINS: Final = 20
MOST_RECIPIENTS: Final = 10
MOST_OWN_ANSWERS: Final = 200
SETTINGS: Final = frozenset(
    ("is_on", "greeting", "color", "position", "languages", "adf_recipients",
     "mail_recipients", "retention_days")
)  # fmt: skip


def of(dealer: Dealer) -> Widget:
    """Give the dealer's widget, made the first time, and off."""
    defaults = {"key": secrets.token_urlsafe(18), "languages": [phrases.DEFAULT]}
    return Widget.objects.get_or_create(dealer=dealer, defaults=defaults)[0]


@transaction.atomic
def change(dealer: Dealer, values: Mapping[str, Any], *, person: User) -> Widget:
    """Change settings; raises InvalidInput naming the one that cannot be used."""
    unknown = set(values) - SETTINGS
    if unknown:
        raise InvalidInput(min(unknown), "is no setting of a widget")
    widget = of(dealer)
    for name, value in values.items():
        setattr(widget, name, value)
    _check(widget)
    widget.save(update_fields=list(values))
    changes = {name: value for name, value in values.items() if not name.endswith("recipients")}
    _record(widget, "widget.changed", person, changes)
    live.announce(dealer, Kind.CHATS)
    return widget


@transaction.atomic
def allow(dealer: Dealer, text: str, *, person: User) -> WidgetOrigin:
    """Let the widget run on one more origin; a repeat gives the one that stands."""
    widget, origin = of(dealer), origins.read(text)
    if widget.origins.count() >= MOST_ORIGINS:
        raise InvalidInput("origin", f"at most {MOST_ORIGINS} origins; remove one first")
    row, is_new = WidgetOrigin.objects.get_or_create(widget=widget, origin=origin)
    if is_new:
        _record(widget, "widget.origin_allowed", person, {"origin": origin})
    return row


@transaction.atomic
def disallow(dealer: Dealer, pk: int, *, person: User) -> bool:
    """Let the widget run there no more; open chats of that origin cannot be resumed."""
    row = WidgetOrigin.objects.filter(widget__dealer=dealer, pk=pk).first()
    if row is None:
        return False
    row.delete()
    _record(of(dealer), "widget.origin_removed", person, {"origin": row.origin})
    return True


@transaction.atomic
def write_answer(
    dealer: Dealer, question: str, answer: str, *, person: User, row: OwnAnswer | None = None
) -> OwnAnswer:
    """Write or change an answer of the dealer's own; raises Conflict for a question twice."""
    asked, said = _words("question", question, 200), _words("answer", answer, 800)
    if row is None and dealer.own_answers.count() >= MOST_OWN_ANSWERS:
        raise InvalidInput("question", f"at most {MOST_OWN_ANSWERS} answers; remove one first")
    written = row or OwnAnswer(dealer=dealer)
    written.question, written.answer, written.written_by = asked, said, person
    try:
        with transaction.atomic():
            written.save()
    except IntegrityError as error:
        raise Conflict("This question stands in the list already; change its answer.") from error
    _record(of(dealer), "widget.answer_written", person, {"question": asked})
    return written


@transaction.atomic
def remove_answer(row: OwnAnswer, *, person: User) -> None:
    """Remove an answer of the dealer's own."""
    _record(of(row.dealer), "widget.answer_removed", person, {"question": row.question})
    row.delete()


def _check(widget: Widget) -> None:
    try:
        widget.clean_fields(exclude=["dealer", "key"])
    except ValidationError as fault:
        field, words = next(iter(fault.message_dict.items()))
        raise InvalidInput(field, words[0].rstrip(".").lower()) from fault
    if not set(widget.languages) <= set(phrases.LANGUAGES) or not widget.languages:
        raise InvalidInput("languages", f"choose of {', '.join(phrases.LANGUAGES.values())}")
    _check_recipients("adf_recipients", widget.adf_recipients)
    _check_recipients("mail_recipients", widget.mail_recipients)


def _check_recipients(field: str, addresses: Sequence[str]) -> None:
    if len(addresses) > MOST_RECIPIENTS:
        raise InvalidInput(field, f"write at most {MOST_RECIPIENTS} addresses")
    for address in addresses:
        try:
            validate_email(address)
        except ValidationError as error:
            raise InvalidInput(field, f"{address[:80]!r} is no e-mail address") from error


def _words(field: str, text: str, most: int) -> str:
    said = " ".join(text.split())
    if not said or len(said) > most:
        raise InvalidInput(field, f"write 1 to {most} characters")
    return said


def _record(widget: Widget, action: str, person: User, changes: Mapping[str, Any]) -> None:
    audit.record(
        actor=person,
        action=action,
        target=widget,
        changes={"dealer": widget.dealer.slug, **changes},
        organization_id=widget.dealer.organization_id,
    )
