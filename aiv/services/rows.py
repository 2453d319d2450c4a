"""Fit values to columns, and save only what differs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.models import CharField, FloatField, IntegerField, JSONField, Model, TextField

from aiv.domain.storable import json_value, text


def update(row: Model, values: Mapping[str, object]) -> bool:
    """Save the values that differ and say whether any did."""
    different = [name for name, value in values.items() if getattr(row, name) != value]
    for name in different:
        setattr(row, name, values[name])
    if different:
        row.save(update_fields=different)
    return bool(different)


def storable(model: type[Model], values: Mapping[str, Any]) -> dict[str, Any]:
    """Fit values of strangers to a model's columns: signs, lengths, ranges and absent texts.

    SQLite takes what PostgreSQL refuses; here both get the same.
    """
    return {name: _fit(model._meta.get_field(name), value) for name, value in values.items()}


def _fit(field: Any, value: Any) -> Any:
    if isinstance(field, JSONField):
        return json_value(value)
    if isinstance(field, CharField | TextField):
        return text(value or "")[: field.max_length]
    if isinstance(field, FloatField):
        return value if value is not None and math.isfinite(value) else None
    if isinstance(field, IntegerField) and value is not None:
        return _within(field, value)
    return value


def _within(field: IntegerField[Any, Any], value: int) -> int | None:
    low, high = BaseDatabaseOperations.integer_field_ranges[field.get_internal_type()]
    return value if low <= value <= high else None
