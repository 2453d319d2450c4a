"""Make inventory feeds of invented vehicles, and a dealer that has taken one in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from aiv.domain.inventory import vin
from aiv.models import Dealer, InventoryImport
from aiv.services.inventory import inventory_feeds, inventory_imports, inventory_runs
from dealershipai.accounts.models import User

AT: Final = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
COLUMNS: Final = (
    "VIN", "Stock #", "Year", "Make", "Model", "Trim", "Price", "Mileage", "Condition", "Status",
    "Link",
)  # fmt: skip


def number(serial: int) -> str:
    """Give a number with the right check digit; no vehicle of this maker exists."""
    bare = f"5ZZAB3CD0RA{serial:06d}"
    return bare[:8] + vin.check_digit(bare) + bare[9:]


def listed(serial: int, **other: Any) -> dict[str, str]:
    """Give one row of a feed; what is named differently replaces what it holds."""
    row = {
        "VIN": number(serial),
        "Stock #": f"HP{serial}",
        "Year": "2024",
        "Make": "Toyota",
        "Model": "Corolla",
        "Trim": "LE",
        "Price": f"{20_000 + serial} USD",
        "Mileage": f"{1_000 + serial} mi",
        "Condition": "used",
        "Status": "In Stock",
        "Link": f"https://www.harborpointtoyota.example/used/{serial}",
    }
    return {**row, **{name.replace("_", " "): str(value) for name, value in other.items()}}


def csv(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Give rows as the text of a feed."""
    lines = [",".join(f'"{name}"' for name in COLUMNS)]
    lines += [",".join('"' + row[name] + '"' for name in COLUMNS) for row in rows]
    return "\n".join(lines).encode()


def feed(count: int) -> bytes:
    """Give a feed of so many vehicles."""
    return csv(listed(serial) for serial in range(1, count + 1))


def taken(
    dealer: Dealer, content: bytes, *, person: User | None = None, at: datetime = AT
) -> InventoryImport:
    """Take a feed in and run its import to the end."""
    row = inventory_feeds.take(dealer, [content], name="stock.csv", person=person, now=at)
    claimed = inventory_imports.claim_one(row.pk, now=at)
    assert claimed
    inventory_runs.run(claimed, clock=lambda: at)
    row.refresh_from_db()
    return row
