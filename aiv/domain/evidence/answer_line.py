"""Read one line of `import_answers` strictly: what was asked, and the body or the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from aiv.domain import storable, strict_json
from aiv.domain.asking import surfaces
from aiv.domain.asking.places import Place
from aiv.domain.documents import Part, read_all
from aiv.domain.errors import Fault, InvalidInput

MAX_TRIAL = 32_767
MAX_CITATIONS = 10_000
_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\ud800-\udfff]{1,8000}", re.IGNORECASE)
_RFC_3339 = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?"
    r"([Zz]|[+-][0-9]{2}:[0-9]{2})"
)


@dataclass(frozen=True, slots=True)
class Rejection:
    """Say which line was not taken, for which field, and why."""

    line: int
    field: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPage:
    """A link that a copied answer gives; offsets are code points into its text."""

    url: str
    title: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """One answer to import: either a provider's `body` or a `text` with citations.

    `digest` is the sha256 of all of it in canonical form; equal digests are the same answer.
    """

    market: str
    intent: str
    wording: int | str
    assistant: str
    surface: str
    asked_at: datetime
    place: Place | None
    trial: int
    status: int
    body: Mapping[str, object] | None
    text: str | None
    citations: tuple[CitedPage, ...]
    digest: str

    @property
    def is_by_hand(self) -> bool:
        """Say whether a person copied it from the assistant's own screen."""
        return self.surface == surfaces.BY_HAND


def numbered(lines: Iterable[str | bytes]) -> Iterator[tuple[int, str | bytes]]:
    """Give each line that is not blank with its number in the file."""
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def read(line: str | bytes) -> AnswerLine:
    """Give the content of one line; raises InvalidInput for its first fault."""
    faults: list[Fault] = []
    part = Part(strict_json.parse(line), "", faults)
    body, text, citations = _reply(part)
    found = AnswerLine(
        market=part.slug("market"),
        intent=part.slug("intent"),
        wording=_wording(part),
        assistant=part.slug("assistant"),
        surface=_surface(part),
        asked_at=_moment(part),
        place=_place(part),
        trial=_whole(part, "trial", low=1, high=MAX_TRIAL),
        status=_status(part),
        body=body,
        text=text,
        citations=citations,
        digest="",
    )
    part.close()
    if faults:
        raise InvalidInput(faults[0].place, faults[0].reason)
    return replace(found, digest=_digest(found))


def _digest(line: AnswerLine) -> str:
    words = {"text": line.text, "citations": [asdict(each) for each in line.citations]}
    return strict_json.digest(
        {
            "market": line.market,
            "intent": line.intent,
            "wording": line.wording,
            "assistant": line.assistant,
            "surface": line.surface,
            "asked_at": line.asked_at.isoformat(),
            "place": line.place.as_json() if line.place else None,
            "trial": line.trial,
            "status": line.status,
            **(words if line.body is None else {"body": line.body}),
        }
    )


def _surface(part: Part) -> str:
    value = part.text("surface", most=40)
    return surfaces.BY_HAND if surfaces.is_by_hand(value) else value


def _wording(part: Part) -> int | str:
    if isinstance(part.values.get("wording"), str):
        return part.text("wording", most=2000, lines=True)
    return _whole(part, "wording", low=0, high=MAX_TRIAL)


def _whole(part: Part, key: str, *, low: int, high: int) -> int:
    value = part.read(key)
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    return part.fault(key, f"write a whole number from {low} to {high}", low)


def _status(part: Part) -> int:
    return 200 if part.read("status") is None else _whole(part, "status", low=100, high=599)


def _moment(part: Part) -> datetime:
    value = part.text("asked_at", most=40)
    try:
        if _RFC_3339.fullmatch(value):
            return datetime.fromisoformat(value.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    never = datetime.min.replace(tzinfo=UTC)
    if not value:
        return never
    return part.fault("asked_at", "write a time with its offset: 2026-01-31T09:30:00Z", never)


def _place(part: Part) -> Place | None:
    if part.read("place") is None:
        return None
    inner = part.part("place")
    lat, lng = _degrees(inner, "lat", 90), _degrees(inner, "lng", 180)
    if (lat is None) != (lng is None):
        inner.fault("lat" if lat is None else "lng", "write both lat and lng, or neither", None)
    found = Place(
        city=inner.text("city", most=80, is_required=False) or None,
        region=inner.text("region", most=80, is_required=False) or None,
        zip=inner.text("zip", most=12, is_required=False) or None,
        lat=lat,
        lng=lng,
    )
    inner.close()
    return found if found.as_json() else None


def _degrees(part: Part, key: str, most: float) -> float | None:
    if part.read(key) is None:
        return None
    # -0.0 and 0.0 are one place.
    return part.number(key, low=-most, high=most) + 0.0


def _reply(
    part: Part,
) -> tuple[Mapping[str, object] | None, str | None, tuple[CitedPage, ...]]:
    has_body, has_text = part.read("body") is not None, part.read("text") is not None
    if has_body == has_text:
        return part.fault("body", "write either a body or a text", (None, None, ()))
    if has_body:
        if part.read("citations") is not None:
            part.fault("citations", "a body brings its own; leave this out", None)
        return part.table("body"), None, ()
    text = _words(part)
    return None, text, _citations(part, len(text))


def _words(part: Part) -> str:
    value = part.read("text")
    if not isinstance(value, str) or not value.strip():
        return part.fault("text", "write the words of the answer", "")
    return storable.text(value)


def _citations(part: Part, length: int) -> tuple[CitedPage, ...]:
    pages = part.parts("citations") if part.read("citations") is not None else []
    if len(pages) > MAX_CITATIONS:
        return part.fault("citations", f"there are more than {MAX_CITATIONS}", ())
    return read_all(pages, lambda page: _cited(page, length))


def _cited(page: Part, length: int) -> CitedPage:
    url = page.read("url")
    if not isinstance(url, str) or not _WEB_ADDRESS.fullmatch(url):
        url = page.fault("url", "write an address that starts with https:// or http://", "")
    start, end = _offset(page, "start", length), _offset(page, "end", length)
    if (start is None) != (end is None):
        page.fault("start" if start is None else "end", "write both start and end", None)
    elif start is not None and end is not None and start > end:
        page.fault("end", "it lies before start", None)
    return CitedPage(url=url, title=_title(page), start=start, end=end)


def _title(page: Part) -> str | None:
    value = page.read("title")
    if value is None or isinstance(value, str):
        return storable.text(value) if value else None
    return page.fault("title", "write a text", None)


def _offset(page: Part, key: str, length: int) -> int | None:
    if page.read(key) is None:
        return None
    return _whole(page, key, low=0, high=length)
