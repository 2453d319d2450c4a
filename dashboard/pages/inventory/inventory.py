"""Build the page of a dealer's inventory: where it comes from, what it holds, how far it agrees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.core.paginator import Page

from aiv.domain.score.input_records import InputRecord
from aiv.models import (
    Dealer,
    FeedKind,
    InventoryComparison,
    InventoryFeed,
    InventoryImport,
    InventoryVehicle,
)
from aiv.selectors.inventory.inventory import Counts
from aiv.services.inventory.inventory_feeds import Preview
from dashboard.figures import plural, utc_text
from dashboard.pages.inventory import inventory_agreement, inventory_vehicles
from dashboard.pages.inventory.inventory_agreement import AgreementCard
from dashboard.pages.inventory.inventory_vehicles import VehicleList, VehicleRow

SHOWN_FAULTS: Final = 50
FIELDS: Final = {
    "vin": "VIN", "stock_number": "stock number", "year": "year", "make": "make",
    "model": "model", "trim": "trim", "body": "body", "color": "color",
    "condition": "new or used", "certified": "certified", "status": "state", "price": "price",
    "msrp": "list price", "currency": "currency", "mileage": "mileage",
    "mileage_unit": "unit of mileage", "in_stock_since": "in stock since",
    "days_in_stock": "days in stock", "url": "page", "images": "images",
    "store_code": "store code",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultRow:
    """What is wrong in one row of a file."""

    row: int
    column: str
    reason: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsCard:
    """What the headings of a file were taken for."""

    taken: tuple[tuple[str, str], ...]
    spare: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """An import that waits or runs; `total` is None until the file was read through."""

    label: str
    done: int
    total: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One import of the past in words."""

    at: datetime
    name: str
    by: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedCard:
    """Where the feed comes from, how fresh it is, and what it holds."""

    source: str
    url: str
    stated_at: datetime | None
    next_read: str
    failure: str
    facts: tuple[tuple[str, str], ...]
    imports: tuple[ImportRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InventoryPage:
    """Everything the page shows; without a feed only how to connect one."""

    dealer: Dealer
    now: datetime
    may_import: bool
    running: Running | None
    feed: FeedCard | None
    agreement: AgreementCard
    columns: ColumnsCard | None
    faults: tuple[FaultRow, ...]
    fault_words: str
    wrong_numbers: tuple[VehicleRow, ...]
    number_words: str
    vehicles: VehicleList | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    """What the first rows of an uploaded file would give."""

    dealer: Dealer
    name: str
    token: str
    summary: str
    columns: ColumnsCard
    rows: tuple[VehicleRow, ...]
    faults: tuple[FaultRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was read of a feed for its page."""

    feed: InventoryFeed
    counts: Counts
    last: InventoryImport | None
    imports: list[InventoryImport]
    wrong_numbers: list[InventoryVehicle]
    comparison: InventoryComparison | None
    vehicles: Page[Any]


def build(
    dealer: Dealer,
    known: Known | None,
    record: InputRecord,
    *,
    running: InventoryImport | None,
    words: Mapping[str, str],
    may_import: bool,
    now: datetime,
) -> InventoryPage:
    """Lay out the page."""
    last = known.last if known else None
    comparison = known.comparison if known else None
    return InventoryPage(
        dealer=dealer,
        now=now,
        may_import=may_import,
        running=_running(running),
        feed=_feed(known) if known else None,
        agreement=inventory_agreement.build(dealer, record, comparison),
        columns=_columns(last.columns) if last else None,
        faults=tuple(fault(*each) for each in last.faults[:SHOWN_FAULTS]) if last else (),
        fault_words=_fault_words(last),
        wrong_numbers=_wrong_numbers(known),
        number_words=_number_words(known.counts) if known else "",
        vehicles=inventory_vehicles.listing(dealer, known.vehicles, words) if known else None,
    )


def preview(dealer: Dealer, found: Preview, *, name: str, token: str) -> PreviewPage:
    """Say what a file would give."""
    faults = found.faults[:SHOWN_FAULTS]
    return PreviewPage(
        dealer=dealer,
        name=name,
        token=token,
        summary=_preview_words(found),
        columns=_columns(found.columns),
        rows=tuple(inventory_vehicles.previewed(each) for each in found.vehicles[:10]),
        faults=tuple(fault(f.row, f.column, f.reason, f.is_lost) for f in faults),
    )


def fault(row: int, column: str, reason: str, is_lost: bool) -> FaultRow:
    """Say what a fault means for its vehicle."""
    outcome = "The row is left out." if is_lost else "The vehicle is kept without it."
    return FaultRow(row=row, column=column, reason=reason, outcome=outcome)


def _running(row: InventoryImport | None) -> Running | None:
    if row is None:
        return None
    if row.state == "planned":
        return Running(label="The file waits to be read", done=0, total=None)
    if row.rows_total is None:
        return Running(label="The file is being checked", done=0, total=None)
    return Running(label="Vehicles are being written", done=row.rows_done, total=row.rows_total)


def _feed(known: Known) -> FeedCard:
    feed, counts = known.feed, known.counts
    is_url = feed.kind == FeedKind.URL
    last = next((row for row in known.imports if row.state == "finished"), None)
    return FeedCard(
        source="Read from an address every day" if is_url else "Uploaded file",
        url=feed.url,
        stated_at=feed.stated_at,
        next_read=_next_read(feed) if is_url else "",
        failure=feed.failure or _failure(known.imports),
        facts=(
            ("On offer", f"{counts.total:,}"),
            ("New", f"{counts.new:,}"),
            ("Used and certified", f"{counts.used:,}"),
            ("With a price", f"{counts.priced:,}"),
            ("File", last.file_name if last and last.file_name else "none yet"),
        ),
        imports=tuple(_import(row) for row in known.imports),
    )


def _next_read(feed: InventoryFeed) -> str:
    return f"Read next at {utc_text(feed.next_read_at)}" if feed.next_read_at else ""


def _failure(imports: list[InventoryImport]) -> str:
    newest = imports[0] if imports else None
    return newest.failure if newest else ""


def _import(row: InventoryImport) -> ImportRow:
    return ImportRow(
        at=row.planned_at,
        name=row.file_name or "a file",
        by=row.started_by.display_name if row.started_by else "by itself",
        outcome=_outcome(row),
    )


def _outcome(row: InventoryImport) -> str:
    if row.state == "failed":
        return row.failure
    if row.state != "finished":
        return row.get_state_display()
    if row.is_repeat:
        return "The same file as before; the stock is confirmed."
    return f"{row.added:,} added, {row.changed:,} changed, {row.gone:,} gone"


def _columns(stored: Mapping[str, Any]) -> ColumnsCard:
    return ColumnsCard(
        taken=_meanings(stored.get("taken", {})),
        spare=_meanings(stored.get("spare", {})),
        unknown=tuple(stored.get("unknown", ())),
    )


def _meanings(found: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((header, FIELDS.get(field, field)) for header, field in found.items())


def _fault_words(last: InventoryImport | None) -> str:
    if last is None or not last.faults:
        return ""
    lost, cells = plural(last.rows_lost, "row"), plural(last.cells_unread, "cell")
    total = last.rows_total or 0
    return f"{lost} of {total:,} left out, {cells} could not be read."


def _wrong_numbers(known: Known | None) -> tuple[VehicleRow, ...]:
    return tuple(inventory_vehicles.row_of(row) for row in known.wrong_numbers) if known else ()


def _number_words(counts: Counts) -> str:
    if not counts.wrong_numbers and not counts.excused_numbers:
        return ""
    excused = f" {counts.excused_numbers:,} more may be placeholders or are exempt."
    wrong = f"{plural(counts.wrong_numbers, 'vehicle')} must be corrected."
    return wrong + (excused if counts.excused_numbers else "")


def _preview_words(found: Preview) -> str:
    lost = sum(each.is_lost for each in found.faults)
    rest = "that is all of them" if found.is_whole else "the import reads all"
    kept = plural(len(found.vehicles), "vehicle")
    unread = plural(len(found.faults) - lost, "cell")
    return (
        f"{plural(found.rows, 'row')} looked at, {rest}: {kept} would be taken, "
        f"{plural(lost, 'row')} left out, {unread} could not be read."
    )
