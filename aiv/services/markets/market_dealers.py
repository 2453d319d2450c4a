"""Write the public records of a market's dealers as a document gives them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aiv.domain import links
from aiv.domain.markets import market_file
from aiv.domain.markets.market_lines import DealerLine
from aiv.models import Alias, AliasKind, Dealer, Market
from aiv.services.rows import update

RECORD = ("name", "website", "phone", "street", "city", "region", "postal_code")


@dataclass(frozen=True, slots=True)
class Count:
    """Say how many dealers joined and how many records or aliases changed."""

    added: int
    changed: int


def load(market: Market, lines: Iterable[DealerLine]) -> Count:
    """Add and update dealers; who owns one never changes here."""
    standing = set(market.dealers.values_list("pk", flat=True))
    added = changed = 0
    joined: list[Dealer] = []
    for line in lines:
        dealer, is_changed = _dealer(line, market)
        if dealer.pk in standing:
            changed += is_changed
        else:
            added += 1
            joined.append(dealer)
    market.dealers.add(*joined)
    return Count(added, changed)


def dump(market: Market) -> list[dict[str, object]]:
    """Give the public records of a market's dealers."""
    rows = market.dealers.order_by("name", "slug").prefetch_related("aliases")
    return [
        {
            **{name: getattr(row, name) for name in ("slug", *RECORD)},
            "aliases": [alias.value for alias in row.aliases.all()],
            "makes": list(row.makes),
        }
        for row in rows
    ]


def alias_kind(text: str, country: str) -> AliasKind:
    """Tell a domain and a phone number from a name."""
    if links.is_domain(text) and text == text.lower():
        return AliasKind.DOMAIN
    has_letters = any(sign.isalpha() for sign in text)
    return AliasKind.NAME if has_letters or not market_file.e164(text, country) else AliasKind.PHONE


def _dealer(line: DealerLine, market: Market) -> tuple[Dealer, bool]:
    values: dict[str, object] = {name: getattr(line, name) for name in RECORD}
    values |= {"makes": list(line.makes), "country": market.country}
    given = {**values, "is_demo": market.is_demo}
    dealer, is_new = Dealer.objects.get_or_create(slug=line.slug, defaults=given)
    is_changed = False if is_new else update(dealer, values)
    return dealer, _aliases(dealer, line.aliases) or is_changed


def _aliases(dealer: Dealer, wanted: Iterable[str]) -> bool:
    by_value = {text.casefold(): text for text in reversed([*wanted])}
    rows = {row.value.casefold(): row for row in dealer.aliases.all()}
    new = [
        Alias(dealer=dealer, kind=alias_kind(text, dealer.country), value=text)
        for key, text in by_value.items()
        if key not in rows
    ]
    # What a dealer's own people added stays: a file does not know it.
    is_claimed = dealer.organization_id is not None
    gone = [] if is_claimed else [row.pk for key, row in rows.items() if key not in by_value]
    Alias.objects.bulk_create(new)
    Alias.objects.filter(pk__in=gone).delete()
    return bool(new or gone)
