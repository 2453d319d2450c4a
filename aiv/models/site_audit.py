"""Hold one audit of a dealer's site: its state in the queue, its progress and its outcome."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import LeasedRow, one_of


class AuditState(models.TextChoices):
    """Tell how far an audit has come."""

    PLANNED = "planned", "Waiting to start"
    RUNNING = "running", "Running"
    FINISHED = "finished", "Finished"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Stopped"


OPEN_STATES = (AuditState.PLANNED, AuditState.RUNNING)
HIGHEST = 100


class SiteAudit(LeasedRow):
    """One crawl of a site and what the checks found in it; a row of the queue until it ends."""

    dealer = models.ForeignKey("aiv.Dealer", models.CASCADE, related_name="site_audits")
    # The registrable domain: two crawls of one site at once would double its load.
    host = models.CharField(max_length=253)
    home_url = models.URLField(max_length=300)
    state = models.CharField(max_length=10, choices=AuditState.choices, default=AuditState.PLANNED)
    page_limit = models.PositiveSmallIntegerField()
    seed = models.PositiveBigIntegerField(help_text="Chooses the same vehicles every week.")
    is_verified = models.BooleanField(default=False, help_text="The domain was proved.")
    started_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    planned_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    pages_done = models.PositiveIntegerField(default=0)
    pages_planned = models.PositiveIntegerField(null=True, blank=True)
    failure = models.CharField(max_length=300, blank=True)
    # Why the crawl ended, as aiv.crawler names it; empty until it did.
    end = models.CharField(max_length=12, blank=True)
    # Of 100; None where no scored check could be measured.
    score = models.FloatField(null=True, blank=True)
    coverage = models.FloatField(null=True, blank=True, help_text="Weight measured, of 100.")
    caps = models.JSONField(default=list, blank=True)
    method_version = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-planned_at", "id"]
        constraints = [
            one_of("state", AuditState, "audit_state_is_known"),
            models.UniqueConstraint(
                fields=["host"],
                condition=Q(state__in=["planned", "running"]),
                name="one_open_audit_a_host",
            ),
            models.CheckConstraint(
                condition=Q(state="running", lease_until__isnull=False, lease_token__isnull=False)
                | (~Q(state="running") & Q(lease_until__isnull=True, lease_token__isnull=True)),
                name="audit_has_a_lease_while_running",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "running"], finished_at__isnull=True)
                | (~Q(state__in=["planned", "running"]) & Q(finished_at__isnull=False)),
                name="audit_has_an_end_once_it_ended",
            ),
            models.CheckConstraint(condition=Q(page_limit__gte=1), name="audit_reads_a_page"),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=HIGHEST),
                name="audit_score_is_of_a_hundred",
            ),
            models.CheckConstraint(
                condition=Q(coverage__isnull=True) | Q(coverage__gte=0, coverage__lte=HIGHEST),
                name="audit_coverage_is_of_a_hundred",
            ),
        ]
        indexes = [
            models.Index(fields=["dealer", "-planned_at"], name="audits_of_a_dealer"),
            models.Index(fields=["host", "-planned_at"], name="audits_of_a_host"),
            models.Index(
                fields=["planned_at"],
                condition=Q(state__in=["planned", "running"]),
                name="audit_due",
            ),
        ]

    def __str__(self) -> str:
        return f"Audit of {self.host} on {self.planned_at:%Y-%m-%d}"


class AuditSurroundings(models.Model):
    """What a crawl brought beside its pages: robots.txt, llms.txt, sitemaps, home's spellings."""

    audit = models.OneToOneField(
        SiteAudit, models.CASCADE, primary_key=True, related_name="surroundings"
    )
    packed = models.BinaryField()
    grid = models.BinaryField(null=True, blank=True, help_text="Which bots reach which pages.")

    class Meta:
        verbose_name_plural = "audit surroundings"

    def __str__(self) -> str:
        return f"What surrounds the pages of {self.audit}"
