"""Say how far a feed agrees with the dealer's pages and with what assistants state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.urls import reverse

from aiv.domain.inventory.agreement import Kind
from aiv.domain.inventory.truth import MIN_CLAIMS
from aiv.domain.score.input_records import InputRecord
from aiv.models import Dealer, InventoryComparison
from dashboard.figures import Figure, plural
from dashboard.pages.score.part_rows import sample_text

SHOWN: Final = 25
GROUPS: Final = {
    Kind.GHOST: (
        "Listed, but not on your site",
        "The feed offers them; their page is gone, says sold, or was not found.",
        "Take them out of the feed, or publish their pages.",
    ),
    Kind.ORPHAN: (
        "On your site, but not listed",
        "A page offers them; the feed does not know them.",
        "Take the page down when it is sold, or add it to the feed.",
    ),
    Kind.PRICE: (
        "Another price",
        "More than $100 and more than 1 % apart.",
        "Let feed and page take the price from one place.",
    ),
    Kind.MILEAGE: (
        "Another mileage",
        "More than 10 miles and more than 1 % apart.",
        "Correct the odometer in the feed or on the page.",
    ),
    Kind.STATUS: (
        "Another state",
        "One says in stock, the other does not.",
        "Let both take the state from your stock system.",
    ),
    Kind.CONDITION: (
        "New on one side, used on the other",
        "It is shown and does not count.",
        "Correct the new or used flag.",
    ),
}
HEADER = ("difference", "vin", "vehicle", "feed", "site", "page")


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRow:
    """One vehicle about which feed and site differ."""

    vin: str
    name: str
    feed: str
    site: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All differences of one kind, with the first of them."""

    key: str
    title: str
    text: str
    remedy: str
    count: int
    more: str
    rows: tuple[DifferenceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRow:
    """One statement of an assistant that the feed contradicts."""

    stated: str
    quote: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementCard:
    """The figure with what it rests on; without a comparison only the figure's reason stands."""

    figure: Figure
    basis: str
    groups: tuple[Group, ...]
    duplicates: tuple[tuple[str, tuple[str, ...]], ...]
    duplicate_words: str
    claims: str
    wrong: tuple[StatedRow, ...]
    compared_at: datetime | None


def build(
    dealer: Dealer, record: InputRecord, comparison: InventoryComparison | None
) -> AgreementCard:
    """Put the newest comparison and its input into words."""
    return AgreementCard(
        figure=_figure(dealer, record),
        basis=_basis(comparison) if comparison else "",
        groups=tuple(_groups(comparison)) if comparison else (),
        duplicates=_duplicates(comparison),
        duplicate_words=_duplicate_words(comparison),
        claims=_claims(comparison) if comparison else "",
        wrong=_wrong(comparison) if comparison else (),
        compared_at=comparison.compared_at if comparison else None,
    )


def cells(difference: Mapping[str, Any]) -> list[object]:
    """Give a stored difference as cells of a file."""
    title = GROUPS[Kind(difference["kind"])][0]
    return [title, *(difference[name] for name in ("vin", "name", "feed", "site", "url"))]


def _figure(dealer: Dealer, record: InputRecord) -> Figure:
    return Figure(
        label="Inventory agrees",
        point=record.value,
        lo=record.lo,
        hi=record.hi,
        measured_at=record.measured_at,
        source=_compared(record),
        reason=record.reason,
        action=record.action,
        action_url=_action_url(dealer, record),
    )


def _compared(record: InputRecord) -> str:
    """Say how many vehicles were compared, or what else the figure rests on."""
    if not record.is_usable:
        return ""
    if record.n_clusters is None:
        return sample_text(record)
    return f"{plural(record.n_clusters, 'vehicle')} compared"


def _action_url(dealer: Dealer, record: InputRecord) -> str:
    if record.action.lower().startswith("audit"):
        return reverse("dashboard:ground", args=[dealer.slug])
    return ""


def _basis(comparison: InventoryComparison) -> str:
    whole = "all of them" if comparison.is_census else f"of {comparison.population:,} known"
    compared = plural(comparison.judged, "vehicle")
    return f"{comparison.agreed:,} of {compared} compared agree ({whole})."


def _groups(comparison: InventoryComparison) -> list[Group]:
    found = []
    for kind, (title, text, remedy) in GROUPS.items():
        count = int(comparison.counts.get(kind.value, 0))
        rows = [each for each in comparison.differences if each["kind"] == kind.value][:SHOWN]
        if count:
            found.append(_group(kind, title, text, remedy, count, rows))
    return found


def _group(
    kind: Kind, title: str, text: str, remedy: str, count: int, rows: list[dict[str, Any]]
) -> Group:
    return Group(
        key=kind.value,
        title=f"{title}: {count:,}",
        text=text,
        remedy=remedy,
        count=count,
        more=f"The first {SHOWN} are shown; the file holds more." if count > SHOWN else "",
        rows=tuple(
            DifferenceRow(**{name: each[name] for name in DifferenceRow.__slots__}) for each in rows
        ),
    )


def _duplicates(
    comparison: InventoryComparison | None,
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if comparison is None:
        return ()
    first = sorted(comparison.duplicates.items())[:SHOWN]
    return tuple((vin, tuple(pages[:5])) for vin, pages in first)


def _duplicate_words(comparison: InventoryComparison | None) -> str:
    count = len(comparison.duplicates) if comparison else 0
    return f"On several pages: {count:,}" if count else ""


def _claims(comparison: InventoryComparison) -> str:
    checked, correct = comparison.claims_checked, comparison.claims_correct
    if not checked:
        return "No answer of these days states a vehicle of yours that could be checked."
    stated = f"{correct:,} of {plural(checked, 'statement')} in answers agree with the feed."
    if checked < MIN_CLAIMS:
        return f"{stated} From {MIN_CLAIMS} on they count in the figure."
    return f"{stated} They weigh 30 % of the figure."


def _wrong(comparison: InventoryComparison) -> tuple[StatedRow, ...]:
    wrong = [each for each in comparison.claims if not each["is_correct"]]
    return tuple(
        StatedRow(
            stated=each["stated"],
            quote=each["quote"],
            url=reverse("dashboard:answer", args=[each["answer"]]),
        )
        for each in wrong[:SHOWN]
    )
