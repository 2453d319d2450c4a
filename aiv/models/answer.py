"""Hold the words received, immutable, with the raw body and everything of the call."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.assistant import Access
from aiv.models.base import PublicRow, one_of


class AnswerStatus(models.TextChoices):
    """Tell what kind of reply came; only completed answers enter rates."""

    COMPLETED = "completed", "Completed"
    INCOMPLETE = "incomplete", "Cut off"
    REFUSED = "refused", "Refused"
    BLOCKED = "blocked", "Blocked"
    NO_ANSWER = "no_answer", "Nothing shown"
    ERROR = "error", "Failed"


class Answer(PublicRow):
    """One answer; triggers refuse to change or remove it.

    `raw_body`, `raw_headers` and `request_body` are JSON text: a JSON column would lose key order,
    repeated keys and NUL, and the raw body is what makes "loses nothing" true.
    """

    probe = models.OneToOneField("aiv.Probe", models.PROTECT, related_name="answer")
    # Repeated from the probe, because every list reads by market and time.
    panel = models.ForeignKey("aiv.Panel", models.PROTECT, related_name="answers")
    intent = models.ForeignKey("aiv.Intent", models.PROTECT, related_name="answers")
    assistant = models.ForeignKey("aiv.Assistant", models.PROTECT, related_name="answers")
    market = models.ForeignKey(
        "aiv.Market", models.PROTECT, null=True, blank=True, related_name="answers"
    )
    asked_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    # sha256 of the canonical import line or of the call and body: a repeat adds nothing.
    digest = models.CharField(max_length=64, unique=True)
    surface = models.CharField(max_length=40)
    access = models.CharField(max_length=14, choices=Access.choices)
    place = models.JSONField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=AnswerStatus.choices)
    finish_reason = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    refusal = models.TextField(blank=True)
    search_entry_html = models.TextField(blank=True)
    model_requested = models.CharField(max_length=120, blank=True)
    model_served = models.CharField(max_length=120, blank=True)
    search_used = models.BooleanField(null=True)
    searches = models.JSONField(default=list)
    usage = models.JSONField(default=dict)
    # Integer micro-dollars add up exactly; null = not known.
    cost_micros = models.BigIntegerField(null=True, blank=True)
    cost_source = models.CharField(max_length=10, blank=True)
    response_id = models.CharField(max_length=200, blank=True)
    request_id = models.CharField(max_length=200, blank=True)
    http_status = models.PositiveSmallIntegerField(null=True, blank=True)
    latency_ms = models.PositiveIntegerField(null=True, blank=True)
    error = models.JSONField(null=True, blank=True)
    request_body = models.TextField(blank=True)
    raw_headers = models.TextField(blank=True)
    raw_body = models.TextField(blank=True)
    normaliser_version = models.CharField(max_length=40)
    detector_version = models.CharField(max_length=40)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-asked_at", "id"]
        constraints = [
            one_of("status", AnswerStatus, "answer_status_is_known"),
            one_of("access", Access, "answer_access_is_known"),
            models.CheckConstraint(
                condition=Q(cost_micros__isnull=True) | Q(cost_micros__gte=0),
                name="answer_cost_is_not_negative",
            ),
        ]
        indexes = [
            models.Index(
                fields=["market", "-asked_at", "id"],
                include=["assistant", "intent", "status", "surface", "model_served"],
                name="answers_of_a_market",
            ),
            models.Index(fields=["assistant", "-asked_at"], name="answers_of_an_assistant"),
            models.Index(fields=["intent", "-asked_at"], name="answers_of_an_intent"),
            models.Index(fields=["panel", "-asked_at"], name="answers_of_a_panel"),
        ]

    def __str__(self) -> str:
        return f"{self.assistant} on {self.asked_at:%Y-%m-%d %H:%M} UTC"


class SourceClass(models.TextChoices):
    """Name what kind of site a page belongs to."""

    OWN = "own", "Dealer's own site"
    RIVAL = "rival", "Rival's site"
    OEM = "oem", "Manufacturer"
    MARKETPLACE = "marketplace", "Marketplace"
    REVIEW = "review", "Review site"
    DIRECTORY = "directory", "Directory"
    NEWS = "news", "News"
    FORUM = "forum", "Forum or social"
    OTHER = "other", "Other"


class Page(models.Model):
    """What a citation and a source share: an address, as given and in canonical form."""

    url = models.TextField()
    url_canonical = models.TextField()
    domain = models.CharField(max_length=253)
    title = models.TextField(blank=True)

    class Meta:
        abstract = True


class Citation(Page):
    """A link that the answer itself gives; offsets are code points into its text."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="citations")
    ordinal = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    raw_start = models.PositiveIntegerField(null=True)
    raw_end = models.PositiveIntegerField(null=True)
    offset_unit = models.CharField(max_length=10, blank=True)
    cited_text = models.TextField(blank=True)
    cited_text_of = models.CharField(max_length=6, blank=True)
    marker = models.CharField(max_length=60, blank=True)
    source_rank = models.PositiveSmallIntegerField(null=True)
    confidence = models.FloatField(null=True)
    extra = models.JSONField(null=True)

    class Meta:
        ordering = ["answer", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "ordinal"], name="citation_ordinal_once"),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__lte=models.F("end")),
                name="citation_span_is_ordered",
            ),
        ]
        indexes = [models.Index(fields=["domain"], name="citations_of_a_domain")]

    def __str__(self) -> str:
        return self.url


class Source(Page):
    """A page that the assistant retrieved or listed, cited or not."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="sources")
    rank = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    is_redirect = models.BooleanField(default=False)
    snippet = models.TextField(blank=True)
    published = models.CharField(max_length=60, blank=True)
    last_updated = models.CharField(max_length=60, blank=True)
    provider_ref = models.CharField(max_length=200, blank=True)
    search_index = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["answer", "rank"]
        constraints = [models.UniqueConstraint(fields=["answer", "rank"], name="source_rank_once")]

    def __str__(self) -> str:
        return self.url
