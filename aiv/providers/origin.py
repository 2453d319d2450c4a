"""Compose the Reply: what a body says, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from aiv.domain.evidence.answers import JSON, Answer, AnswerError, Reply
from aiv.providers import failures, links
from aiv.providers.digging import Body, moment_at, text_at
from aiv.providers.reading import Normaliser, Reading


@dataclass(frozen=True, slots=True)
class Origin:
    """Hold what is known of a call before its body is read."""

    normaliser: Normaliser
    surface: str | None
    status: int
    raw_body: JSON

    def read(self, body: Body) -> Reply:
        """Read the body by the surface asked for, else by the one its content shows."""
        surface = self.surface or self.normaliser.surface_of(body)
        reader = self.normaliser.surfaces.get(surface or "")
        reading = reader(body) if reader else None
        if reading is None:
            return self.unreadable("the body has no shape of this provider that we know")
        return self._reply(reading, surface, body)

    def failed(self, error: AnswerError, body: Body) -> Reply:
        """Report an error body."""
        return Reply(
            answer=Answer(
                provider=self.normaliser.provider,
                surface=self.surface,
                access=self.normaliser.access,
                status="error",
                text="",
                model_served=text_at(body, "model"),
                response_id=text_at(body, "id"),
                request_id=text_at(body, "request_id"),
                provider_created_at=moment_at(body, "created_at"),
                http_status=self.status,
                error=error,
                raw_body=self.raw_body,
            )
        )

    def unreadable(self, reason: str) -> Reply:
        """Report a body of no known shape; behind an HTTP error the status says what happened."""
        if self.status >= 400:
            error = failures.describe(status=self.status, words=(), message=reason)
            return self.failed(error, {})
        return self.failed(failures.unsupported(reason), {})

    def _reply(self, reading: Reading, surface: str | None, body: Body) -> Reply:
        known = {link.url for link in reading.citations} | {page.url for page in reading.sources}
        lists = self.normaliser.listing_of(body), known, self.normaliser.link_keys
        sources = links.ranked((*reading.sources, *links.unlisted(*lists)))
        return Reply(
            answer=self._answer(reading, surface),
            citations=links.numbered(reading.citations, sources),
            sources=sources,
            searches=reading.searches,
            usage=reading.usage,
            cost=reading.cost,
        )

    def _answer(self, reading: Reading, surface: str | None) -> Answer:
        return Answer(
            provider=self.normaliser.provider,
            surface=surface,
            access=self.normaliser.access,
            status=reading.status,
            text=reading.text,
            model_served=reading.model_served,
            finish_reason=reading.finish_reason,
            refusal=reading.refusal,
            search_used=reading.search_used,
            response_id=reading.response_id,
            provider_created_at=reading.created_at,
            http_status=self.status,
            continuation_of=reading.continuation_of,
            search_entry_html=reading.search_entry_html,
            raw_body=self.raw_body,
        )
