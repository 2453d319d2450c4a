"""Read the verified record from the facts as they are stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aiv.domain import links
from aiv.domain.markets import dealer_facts
from aiv.domain.stated.values import Department, Record


def of_facts(
    facts: Mapping[str, Any],
    *,
    country: str,
    phones: Iterable[str] = (),
    domains: Iterable[str] = (),
) -> Record:
    """Give the record that stored facts make, by kind, with further phones and domains known."""
    address = facts.get("address") or {}
    return Record(
        country=country,
        phone=facts.get("phone") or "",
        other_phones=frozenset(phones),
        street=address.get("street", ""),
        city=address.get("city", ""),
        region=address.get("region", ""),
        postal_code=address.get("postal_code", ""),
        host=links.domain_of(facts.get("website") or ""),
        other_hosts=frozenset(each.lower().removeprefix("www.") for each in domains),
        week=dealer_facts.week_of(facts.get("hours")),
        departments={
            name: Department(phone=stored.get("phone", ""), week=dealer_facts.week_of(stored))
            for name, stored in (facts.get("departments") or {}).items()
        },
        makes=tuple(facts.get("makes") or ()),
    )
