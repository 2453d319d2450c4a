"""Read reviews out of a CSV of any platform; what a row cannot say is None, never a default."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from aiv.domain.errors import InvalidInput
from aiv.domain.evidence.answer_line import Rejection
from aiv.domain.outside import cells, tables
from aiv.domain.outside.tables import Row, Table

COLUMNS: Final = tables.aliases(
    platform="source site reviewsource reviewsite network publisher",
    external_id="id reviewid reviewkey uniqueid guid",
    stars="rating score starrating overallrating reviewrating",
    written_at="date reviewdate createdat created createtime publishedat published written "
    "submitted submittedat datecreated postedon reviewedon",
    answered_at="responsedate replydate respondedat repliedat ownerresponsedate replytime "
    "responsetime dateofresponse",
    reply="response ownerresponse dealerresponse responsetext replytext replycomment answered "
    "responded replied hasresponse hasreply",
    text="review comment comments reviewtext content body reviewbody message",
)
NEEDED: Final = ("stars", "written_at")
MAX_TEXT: Final = 20_000
MAX_ID: Final = 200
_NUMERALS: Final = {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0}
_NO: Final = frozenset({"no", "n", "false", "0", "none", "-"})
_OF_FIVE: Final = re.compile(r"(.{1,20}?)\s*(?:/\s*5|out of 5|stars?)", re.IGNORECASE)
_KNOWN: Final = {
    "google": "Google",
    "googlebusinessprofile": "Google",
    "googlemybusiness": "Google",
    "googlemaps": "Google",
    "dealerrater": "DealerRater",
    "dealerratercom": "DealerRater",
    "cars": "Cars.com",
    "carscom": "Cars.com",
    "cargurus": "CarGurus",
    "edmunds": "Edmunds",
    "facebook": "Facebook",
    "yelp": "Yelp",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """One review; `is_answered` is None where the file does not say."""

    platform: str
    external_id: str
    stars: float
    written_at: datetime
    is_answered: bool | None
    answered_at: datetime | None
    text: str

    @property
    def digest(self) -> str:
        """Name the review: by its id at the platform, or by its words, stars and day."""
        words = self.external_id or f"{self.stars:g}\n{self.written_at:%Y-%m-%d}\n{self.text}"
        kind = "id" if self.external_id else "words"
        return hashlib.sha256(f"{kind}\n{words}".encode()).hexdigest()


def read(body: bytes, *, platform: str, now: datetime) -> Iterator[ReviewRow | Rejection]:
    """Read a file; rows that name no platform are of the given one.

    Errors: InvalidInput with the field "file" where it is no table of reviews.
    """
    table = tables.read(body, COLUMNS, needed=NEEDED)
    for row in table.rows:
        try:
            yield _review(row, table, platform, now)
        except InvalidInput as fault:
            yield Rejection(row.line, table.said(fault.field), fault.reason)


def platform_name(said: str) -> str:
    """Give a platform's one spelling, so that "google" and "Google Business Profile" meet."""
    known = _KNOWN.get(tables.fold(said))
    return known or " ".join(said.split())[:60]


def stars(field: str, cell: str) -> float:
    """Give stars of "4.5", "4/5", "5 stars" or "FIVE"."""
    bare = _OF_FIVE.fullmatch(cell)
    words = (bare[1] if bare else cell).strip()
    found = _NUMERALS.get(words.lower()) or _number(words)
    if found is None or not 1.0 <= found <= 5.0:
        raise InvalidInput(field, f"“{cell[:40]}” is no number of stars from 1 to 5")
    return found


def _number(words: str) -> float | None:
    try:
        return cells.number("stars", words)
    except InvalidInput:
        return None


def _review(row: Row, table: Table, platform: str, now: datetime) -> ReviewRow:
    named = platform_name(row.cells.get("platform", "") or platform)
    if not named:
        raise InvalidInput("platform", "it is empty; name the platform in the form or the file")
    answered_at = _answered_at(row.cells.get("answered_at", ""), now)
    return ReviewRow(
        platform=named,
        external_id=row.cells.get("external_id", "")[:MAX_ID],
        stars=stars("stars", row.cells.get("stars", "")),
        written_at=cells.moment("written_at", row.cells.get("written_at", ""), now=now),
        is_answered=True if answered_at else _is_answered(row, table),
        answered_at=answered_at,
        text=row.cells.get("text", "")[:MAX_TEXT],
    )


def _answered_at(cell: str, now: datetime) -> datetime | None:
    return cells.moment("answered_at", cell, now=now) if cell else None


def _is_answered(row: Row, table: Table) -> bool | None:
    """Say whether the owner answered; a file with no column of answers does not say."""
    if "reply" not in table.headers and "answered_at" not in table.headers:
        return None
    said = row.cells.get("reply", "").lower()
    return bool(said) and said not in _NO
