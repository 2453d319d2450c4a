"""Hold one assistant's reply in one shape, whichever provider's wire format it arrived in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, TypeAlias

JSON: TypeAlias = object
"""Any value that `json.loads` can give; nothing about its shape is promised."""

Status: TypeAlias = Literal["completed", "incomplete", "refused", "blocked", "no_answer", "error"]
Access: TypeAlias = Literal["official_api", "scraped_serp"]
OffsetUnit: TypeAlias = Literal["codepoint", "byte", "block", "marker"]
CitedTextOf: TypeAlias = Literal["answer", "source"]
SourceKind: TypeAlias = Literal["retrieved", "listed", "opened", "maps"]
CostSource: TypeAlias = Literal["provider", "computed"]

# In every value below None means "not known", never zero and never "none".


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Say from where a prompt was asked."""

    city: str | None = None
    region: str | None = None
    country: str | None = None
    lat: float | None = None
    lng: float | None = None
    timezone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerError:
    """Say why no answer came, and whether asking again can help."""

    type: str
    code: str | None = None
    message: str | None = None
    retryable: bool = False
    retry_after_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Hold the words received and everything known of the call that brought them.

    A normaliser fills what a body can tell; the fields that only the call knows (prompt_id to
    raw_headers below) stay None until the caller adds them with `dataclasses.replace`.
    """

    provider: str
    surface: str | None
    access: Access | None
    status: Status
    text: str
    model_served: str | None = None
    finish_reason: str | None = None
    refusal: str | None = None
    search_used: bool | None = None
    response_id: str | None = None
    provider_created_at: datetime | None = None
    http_status: int | None = None
    error: AnswerError | None = None
    continuation_of: str | None = None
    search_entry_html: str | None = None
    raw_body: JSON = None

    prompt_id: str | None = None
    trial_no: int | None = None
    model_requested: str | None = None
    location: Location | None = None
    location_sent: bool | None = None
    request_id: str | None = None
    requested_at: datetime | None = None
    latency_ms: int | None = None
    attempts: int | None = None
    rate_limit: Mapping[str, JSON] | None = None
    sdk_version: str | None = None
    api_version: str | None = None
    request_body: JSON = None
    raw_headers: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Hold one link that the answer itself gives.

    `start` and `end` are code points into `Answer.text`, end-exclusive, and both None when the
    provider does not say where; `raw_start` and `raw_end` are its own figures in `offset_unit`.
    `source_rank` is the `Source.rank` of the page the link leads to.
    """

    ordinal: int
    url: str
    url_canonical: str
    domain: str
    title: str | None = None
    start: int | None = None
    end: int | None = None
    raw_start: int | None = None
    raw_end: int | None = None
    offset_unit: OffsetUnit | None = None
    cited_text: str | None = None
    cited_text_of: CitedTextOf | None = None
    marker: str | None = None
    source_rank: int | None = None
    confidence: float | None = None
    extra: Mapping[str, JSON] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Hold one page that was retrieved or listed, cited or not."""

    rank: int
    url: str
    url_canonical: str
    domain: str
    kind: SourceKind
    is_redirect: bool = False
    title: str | None = None
    snippet: str | None = None
    published: str | None = None
    last_updated: str | None = None
    provider_ref: str | None = None
    search_index: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Hold one search or page opening that the assistant did."""

    index: int
    queries: tuple[str, ...] = ()
    action: str | None = None
    status: str | None = None
    url: str | None = None
    provider_id: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Count tokens and billed searches.

    Everywhere `input` includes cache reads and writes, and `output` includes `reasoning`;
    `tool` is what tool results added where a provider counts that apart from `input`.
    """

    input: int | None = None
    cached_input: int | None = None
    cache_write: int | None = None
    output: int | None = None
    reasoning: int | None = None
    tool: int | None = None
    total: int | None = None
    searches_billed: int | None = None
    raw: JSON = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Hold what one call cost in US dollars and who says so."""

    cost_usd: Decimal | None = None
    cost_source: CostSource | None = None
    price_table_version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Hold an answer with its citations, sources, searches, usage and cost."""

    answer: Answer
    citations: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    searches: tuple[Search, ...] = ()
    usage: Usage = field(default_factory=Usage)
    cost: Cost = field(default_factory=Cost)

    def as_json(self) -> dict[str, JSON]:
        """Give every field as plain values: times as RFC 3339, money as a number."""
        return _record(self)


def _record(value: object) -> dict[str, JSON]:
    return {part.name: _plain(getattr(value, part.name)) for part in fields(value)}  # type: ignore[arg-type]


def _plain(value: object) -> JSON:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return _record(value) if is_dataclass(value) else value
