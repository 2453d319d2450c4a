"""Put what attackers store into every text of a tenant, in the place of its canary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import cycle
from typing import Any, Final

from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from dealershipai.accounts import append_only
from tests.contracts.far import CANARY, GUARDED
from tests.dashboard.payloads import ADDRESSES, MARKUP

WORDS: Final = (models.CharField, models.TextField)
# What these hold is checked on its way in by more than a page, or opens the page that is looked at.
SLUG: Final = re.compile(rf"[a-z0-9-]+-{CANARY}")
KEPT: Final = (models.EmailField, models.SlugField)


def spread() -> set[str]:
    """Poison every row; give the fields that hold a payload now, as "Model.field"."""
    payloads, addresses = cycle(MARKUP), cycle(ADDRESSES)
    guards = (append_only.AUDIT, *apps.get_app_config("aiv").append_only_guards)
    poisoned = set()
    with ExitStack() as stack:
        for guard in guards:
            stack.enter_context(append_only.lifted(connection, guard))
        for row, field in list(_canaries()):
            is_address = isinstance(field, models.URLField) or field.name.startswith("url")
            payload = next(addresses if is_address else payloads)
            if _put(row, field, payload, is_whole=is_address):
                poisoned.add(f"{type(row).__name__}.{field.name}")
    return poisoned


def _canaries() -> Iterator[tuple[models.Model, Any]]:
    for app in GUARDED:
        for model in apps.get_app_config(app).get_models():
            fields = [each for each in model._meta.concrete_fields if _holds_words(each)]
            for row in model._base_manager.all():
                yield from ((row, each) for each in fields if CANARY in str(_of(row, each)).lower())


def _holds_words(field: Any) -> bool:
    if isinstance(field, KEPT) or field.primary_key:
        return False
    return isinstance(field, (*WORDS, models.JSONField))


def _of(row: models.Model, field: Any) -> Any:
    return getattr(row, field.attname)


def _put(row: models.Model, field: Any, payload: str, *, is_whole: bool) -> bool:
    value = payload if is_whole else _instead(_of(row, field), payload)
    if isinstance(value, str) and field.max_length:
        value = value[: field.max_length]
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**{field.attname: value})
    except DatabaseError:
        # A constraint keeps it out, which is as good.
        return False
    return True


def _instead(value: Any, payload: str) -> Any:
    """Replace the canary in a text, and in every text inside of JSON."""
    if isinstance(value, str):
        if SLUG.fullmatch(value):
            # What a page is opened by is no word of anybody: its alphabet is held elsewhere.
            return value
        return value.replace(CANARY, payload).replace(CANARY.title(), payload)
    if isinstance(value, list):
        return [_instead(each, payload) for each in value]
    if isinstance(value, dict):
        return {key: _instead(each, payload) for key, each in value.items()}
    return value
