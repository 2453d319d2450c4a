"""Ask Google for a dealer's reviews with the installation's keys; what fails says so, in a row."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.db import transaction

from aiv.domain import strict_json
from aiv.domain.errors import InvalidInput, NotMeasured
from aiv.domain.evidence.answer_line import Rejection
from aiv.domain.evidence.answers import JSON
from aiv.domain.outside import google_reviews
from aiv.domain.outside.google_reviews import Totals
from aiv.domain.outside.review_rows import ReviewRow
from aiv.models import Dealer, ReviewFeed, ReviewSource
from aiv.outbound.client import Client
from aiv.outbound.guard import WEB_PORTS, Guard
from aiv.outbound.replies import Limits, Reply
from aiv.services.ground import reviews
from aiv.services.ground.reviews import ReviewReport
from aiv.services.score import scores
from dealershipai.accounts.models import User

IDENTITY: Final = "DealershipAI/1.0"
LIMITS: Final = Limits(total_seconds=20.0, max_bytes=2 * 1024 * 1024)
MAX_PAGES: Final = 200
CHARS: Final = 2_000_000
NO_KEY: Final = "The installation has no key for it; an operator sets {variable}."
REMEDIES: Final = {
    400: "Google does not know this place; check its id.",
    401: "Google refused the key; an operator checks it.",
    403: "Google refused the key for this place; check that it may read it.",
    404: "Google does not know this place; check its id.",
    429: "Google's limit is reached; try again later.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Where one API stands and how it knows us."""

    kind: ReviewFeed
    base_url: str
    headers: dict[str, str]
    reference: Callable[[str], str]


def feed_of(kind: str) -> Feed:
    """Give a feed; NotMeasured where the installation has no key for it."""
    if kind == ReviewFeed.PLACES:
        key = _key(settings.GOOGLE_PLACES_API_KEY, "GOOGLE_PLACES_API_KEY")
        headers = {"X-Goog-Api-Key": key, "X-Goog-FieldMask": google_reviews.PLACE_FIELDS}
        base, reference = settings.GOOGLE_PLACES_BASE_URL, google_reviews.place_id
        return Feed(kind=ReviewFeed.PLACES, base_url=base, headers=headers, reference=reference)
    if kind == ReviewFeed.BUSINESS_PROFILE:
        token = _key(settings.GOOGLE_BUSINESS_PROFILE_TOKEN, "GOOGLE_BUSINESS_PROFILE_TOKEN")
        base, named = settings.GOOGLE_BUSINESS_PROFILE_BASE_URL, google_reviews.location_name
        headers = {"Authorization": f"Bearer {token}"}
        return Feed(
            kind=ReviewFeed.BUSINESS_PROFILE, base_url=base, headers=headers, reference=named
        )
    raise InvalidInput("feed", "choose Google Places or Google Business Profile")


def connect(
    dealer: Dealer, kind: str, reference: str, *, person: User | None, now: datetime
) -> ReviewReport:
    """Connect Google as a source and read it at once; nothing is kept of what cannot be read."""
    feed = feed_of(kind)
    named = feed.reference(reference)
    if feed.kind is ReviewFeed.PLACES:
        return _keep_totals(dealer, feed, named, _totals(feed, named), now=now)
    rows, rejected = _reviews(feed, named, now)
    with transaction.atomic():
        source = _connected(dealer, feed, named)
        report = reviews.keep(
            dealer, rows, rejected, feed=feed.kind, name=feed.kind.label, actor=person, now=now
        )
        # Read whole today: what it holds is as fresh as today even where nothing is new.
        ReviewSource.objects.filter(pk=source.pk).update(read_at=now, failure="")
        reviews.measure(dealer, now=now)
    scores.rescore_dealer(dealer, now=now)
    return report


def refresh(source: ReviewSource, *, person: User | None, now: datetime) -> ReviewReport:
    """Read a connected source again; a failure stands in its row and is raised as well."""
    try:
        return connect(source.dealer, source.feed, source.reference, person=person, now=now)
    except (InvalidInput, NotMeasured) as fault:
        reason = fault.reason if isinstance(fault, InvalidInput) else str(fault)
        ReviewSource.objects.filter(pk=source.pk).update(failure=reason[:300])
        raise


def _keep_totals(
    dealer: Dealer, feed: Feed, reference: str, found: Totals, *, now: datetime
) -> ReviewReport:
    """Keep what Places states, with the day it has to be forgotten on."""
    with transaction.atomic():
        source = _connected(dealer, feed, reference)
        ReviewSource.objects.filter(pk=source.pk).update(
            stated_count=found.count,
            stated_rating=found.rating,
            stated_until=reviews.kept_until(now),
            read_at=now,
            failure="",
        )
        reviews.forget_expired(now=now)
        reviews.measure(dealer, now=now)
    scores.rescore_dealer(dealer, now=now)
    return ReviewReport(added=0, changed=0, repeated=0, rejected=())


def _connected(dealer: Dealer, feed: Feed, reference: str) -> ReviewSource:
    source = reviews.source_of(dealer, google_reviews.PLATFORM)
    source.feed, source.reference = feed.kind, reference
    source.save(update_fields=["feed", "reference"])
    return source


def _totals(feed: Feed, place: str) -> Totals:
    url = f"{feed.base_url.rstrip('/')}/v1/places/{quote(place, safe='')}"

    async def asked() -> Totals:
        async with _client(feed) as client:
            return google_reviews.totals(await _body(client, url, feed))

    return asyncio.run(asked())


def _reviews(feed: Feed, location: str, now: datetime) -> tuple[list[ReviewRow], list[Rejection]]:
    async def asked() -> list[google_reviews.Page]:
        return [page async for page in _pages(feed, location, now)]

    pages = asyncio.run(asked())
    rows = [row for page in pages for row in page.rows]
    return rows, [row for page in pages for row in page.rejected]


async def _pages(feed: Feed, location: str, now: datetime) -> AsyncIterator[google_reviews.Page]:
    start = f"{feed.base_url.rstrip('/')}/v4/{location}/reviews"
    token = ""
    async with _client(feed) as client:
        for _ in range(MAX_PAGES):
            words = f"?pageSize={google_reviews.PAGE_SIZE}"
            words += f"&pageToken={quote(token, safe='')}" if token else ""
            page = google_reviews.page(await _body(client, start + words, feed), now=now)
            yield page
            token = page.next_token
            if not token:
                return


def _client(feed: Feed) -> Client:
    """Open a client; an operator's own address on loopback is a server set up for trials."""
    address = urlsplit(feed.base_url)
    if not _is_loopback(address.hostname or ""):
        return Client(identity=IDENTITY)
    own = Guard(networks=["127.0.0.0/8", "::1/128"], ports=[address.port or 80, *WEB_PORTS])
    return Client(identity=IDENTITY, guard=own)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


async def _body(client: Client, url: str, feed: Feed) -> JSON:
    reply = await client.get_with(url, headers=feed.headers, limits=LIMITS)
    if reply.trouble is not None or reply.status != 200:
        raise InvalidInput("reference", _why(reply))
    try:
        return strict_json.parse(reply.body, max_chars=CHARS)
    except InvalidInput as fault:
        raise InvalidInput("reference", "Google's answer could not be read.") from fault


def _why(reply: Reply) -> str:
    if reply.trouble is not None:
        return f"Google did not answer: {reply.trouble}."
    status = reply.status or 0
    return REMEDIES.get(status, f"Google answered with status {status}; try again later.")


def _key(value: str, variable: str) -> str:
    if not value:
        raise NotMeasured(NO_KEY.format(variable=variable))
    return value
