"""Load and dump markets, and open proposed ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.db import transaction

from aiv.domain.errors import Fault, FaultyDocument
from aiv.domain.markets import market_file
from aiv.domain.markets.market_lines import MarketFile, MarketLine
from aiv.models import Centroid, Dealer, Market, MarketState
from aiv.services.markets import market_assistants, market_dealers, panels
from aiv.services.rows import update
from dealershipai.accounts import audit
from dealershipai.accounts.models import User

PLACE = ("make", "city", "region", "country")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """Say what a document changed; all zero when it was loaded before."""

    market: str
    is_new: bool
    is_changed: bool
    dealers_added: int
    dealers_changed: int
    assistants_added: int
    assistants_changed: int
    panel_version: int | None
    is_new_panel: bool

    @property
    def has_changes(self) -> bool:
        """Say whether anything was written."""
        counts = (self.dealers_added, self.dealers_changed, self.assistants_added)
        return self.is_changed or self.is_new_panel or any(counts) or self.assistants_changed > 0


@transaction.atomic
def load(document: object, *, actor: User | None, is_demo: bool = False) -> LoadReport:
    """Write a market's document; loading it again changes nothing.

    It adds and updates, and removes only aliases of unclaimed dealers that it no longer lists: a
    dealer or an assistant that is missing in the file keeps its place in the market. It never
    gives or takes a dealer's owner, and demo rows never meet measured ones. Raises FaultyDocument
    with every fault and its place.
    """
    file = market_file.read(document)
    _refuse_conflicts(file, is_demo=is_demo)
    market, is_new, is_changed = _market(file.market, is_demo=is_demo)
    dealers = market_dealers.load(market, file.dealers)
    assistants = market_assistants.load(market, file.assistants)
    before = panels.current(market)
    panel = panels.freeze(market, file.intents, author=actor) if file.intents else before
    report = LoadReport(
        market=market.slug,
        is_new=is_new,
        is_changed=is_changed or assistants.is_other_declared,
        dealers_added=dealers.added,
        dealers_changed=dealers.changed,
        assistants_added=assistants.added,
        assistants_changed=assistants.changed,
        panel_version=panel.version if panel else None,
        is_new_panel=panel != before,
    )
    if report.has_changes:
        audit.record(actor=actor, action="market.loaded", target=market, changes=asdict(report))
    return report


def dump(market: Market) -> dict[str, object]:
    """Give the document of a market; loading it again changes nothing."""
    return {
        "market": {
            **{name: getattr(market, name) for name in ("slug", "name", *PLACE, "time_zone")},
            "centroids": list(market.centroids.order_by("position").values("zip", "lat", "lng")),
        },
        "dealers": market_dealers.dump(market),
        "intents": panels.dump(market),
        "assistants": market_assistants.dump(market),
    }


@transaction.atomic
def open_market(market: Market, *, operator: User) -> Market:
    """Open a proposed market; doing it again changes nothing."""
    opened = Market.objects.filter(pk=market.pk, state=MarketState.PROPOSED).update(
        state=MarketState.OPEN
    )
    market.refresh_from_db(fields=["state"])
    if opened:
        audit.record(actor=operator, action="market.opened", target=market)
    return market


def _refuse_conflicts(file: MarketFile, *, is_demo: bool) -> None:
    faults = [
        *_place_faults(file.market),
        *_mixture_faults(file, is_demo=is_demo),
        *market_assistants.faults(file.assistants),
    ]
    if faults:
        raise FaultyDocument(faults)


def _place_faults(line: MarketLine) -> Iterable[Fault]:
    place = {f"{name}__iexact": getattr(line, name) for name in PLACE}
    if other := Market.objects.filter(**place).exclude(slug=line.slug).first():
        yield Fault("market.slug", f"this make and place is the market {other.slug} already")
    market = Market.objects.filter(slug=line.slug, answers__isnull=False).first()
    if market is None:
        return
    for name in PLACE:
        if getattr(market, name) != getattr(line, name):
            reason = "the place of a market that has answers cannot change; use a new slug"
            yield Fault(f"market.{name}", reason)


def _mixture_faults(file: MarketFile, *, is_demo: bool) -> Iterable[Fault]:
    """Keep demo and measured rows apart: neither may stand among the other."""
    reason = f"this slug belongs to the {'measured rows' if is_demo else 'demo'}; use a new one"
    if Market.objects.filter(slug=file.market.slug, is_demo=not is_demo).exists():
        yield Fault("market.slug", reason)
    slugs = [line.slug for line in file.dealers]
    others = Dealer.objects.filter(slug__in=slugs, is_demo=not is_demo)
    for place in sorted(slugs.index(slug) for slug in others.values_list("slug", flat=True)):
        yield Fault(f"dealers[{place}].slug", reason)


def _market(line: MarketLine, *, is_demo: bool) -> tuple[Market, bool, bool]:
    values = {name: getattr(line, name) for name in ("name", *PLACE, "time_zone")}
    given = {**values, "is_demo": is_demo}
    market, is_new = Market.objects.get_or_create(slug=line.slug, defaults=given)
    is_changed = False if is_new else update(market, values)
    return market, is_new, _centroids(market, line) or is_changed or is_new


def _centroids(market: Market, line: MarketLine) -> bool:
    wanted = [(each.zip, each.lat, each.lng) for each in line.centroids]
    if list(market.centroids.order_by("position").values_list("zip", "lat", "lng")) == wanted:
        return False
    market.centroids.all().delete()
    Centroid.objects.bulk_create(
        Centroid(market=market, position=position, zip=each.zip, lat=each.lat, lng=each.lng)
        for position, each in enumerate(line.centroids)
    )
    return True
