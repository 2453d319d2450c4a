"""Find the dealer that a record means among those that the installation knows, or make it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import IntegrityError, transaction
from django.db.models import Q

from aiv.domain import slugs
from aiv.domain.markets.dealer_record import NAMES, DealerRecord, is_same_rooftop
from aiv.models import Dealer


def record_of(dealer: Dealer) -> DealerRecord:
    """Give the record of a stored dealer."""
    values = {name: getattr(dealer, name) for name in NAMES}
    return DealerRecord(**{**values, "makes": tuple(dealer.makes)})


def match(record: DealerRecord) -> Dealer | None:
    """Give the one dealer that this record means; several that fit decide nothing."""
    found = [row for row in _candidates(record) if is_same_rooftop(record, record_of(row))]
    by_name = [row for row in found if row.name.casefold() == record.name.casefold()]
    best = by_name or found
    return best[0] if len(best) == 1 else None


def create(record: DealerRecord) -> Dealer:
    """Make a dealer that nobody owns, with a slug of its name."""
    try:
        with transaction.atomic():
            return _insert(record)
    except IntegrityError:
        # Another of this name was made in the same moment; by now its slug is seen as taken.
        return _insert(record)


def _insert(record: DealerRecord) -> Dealer:
    slug = slugs.from_words(record.name, fallback="dealer")
    taken = Dealer.objects.filter(slug__startswith=slug).values_list("slug", flat=True)
    values = {name: getattr(record, name) for name in NAMES}
    return Dealer.objects.create(
        slug=slugs.unused(slug, set(taken)), **{**values, "makes": list(record.makes)}
    )


def _candidates(record: DealerRecord) -> Iterator[Dealer]:
    wanted = Q(name__iexact=record.name, city__iexact=record.city)
    if record.phone:
        wanted |= Q(phone=record.phone)
    if record.host:
        wanted |= Q(website__icontains=record.host)
    return Dealer.objects.filter(wanted, is_demo=False).order_by("created_at", "id").iterator()
