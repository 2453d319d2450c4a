"""Save what differs, and only that."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Model


def update(row: Model, values: Mapping[str, object]) -> bool:
    """Save the values that differ and say whether any did."""
    different = [name for name, value in values.items() if getattr(row, name) != value]
    for name in different:
        setattr(row, name, values[name])
    if different:
        row.save(update_fields=different)
    return bool(different)
