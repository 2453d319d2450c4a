"""Hold the pages that an audit read, and for thirty days the HTML they were read from."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from aiv.models.base import PublicRow


class AuditedPage(PublicRow):
    """One page of one audit: how it was fetched, what it is for, and its facts."""

    audit = models.ForeignKey("aiv.SiteAudit", models.CASCADE, related_name="pages")
    url = models.CharField(max_length=2048)
    # An address may be longer than a key of an index may be.
    url_hash = models.CharField(max_length=64)
    page_class = models.CharField(max_length=20)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    fault = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300, blank=True)
    visible_words = models.PositiveIntegerField(null=True, blank=True)
    n_bytes = models.PositiveBigIntegerField(null=True, blank=True)
    click_depth = models.PositiveSmallIntegerField(null=True, blank=True)
    in_sitemap = models.BooleanField(default=False)
    main_hash = models.CharField(max_length=64, blank=True)
    packed = models.BinaryField(help_text="Everything read from the page, packed.")
    fetched_at = models.DateTimeField()
    first_seen_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["audit", "fetched_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "url_hash"], name="page_once_an_audit"),
            models.CheckConstraint(
                condition=Q(status__isnull=False) | ~Q(fault=""),
                name="page_has_a_status_or_a_fault",
            ),
            models.CheckConstraint(
                condition=Q(changed_at__isnull=True) | Q(changed_at__gte=F("first_seen_at")),
                name="page_changed_after_it_was_seen",
            ),
        ]
        indexes = [
            models.Index(fields=["audit", "page_class", "url_hash"], name="pages_of_an_audit"),
            models.Index(fields=["url_hash", "-fetched_at"], name="history_of_a_page"),
        ]

    def __str__(self) -> str:
        return self.url[:200]


class PageBody(models.Model):
    """The HTML as it was served, packed; it is forgotten after thirty days."""

    page = models.OneToOneField(AuditedPage, models.CASCADE, primary_key=True, related_name="body")
    packed = models.BinaryField()
    stored_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "page bodies"
        indexes = [models.Index(fields=["stored_at"], name="oldest_page_bodies")]

    def __str__(self) -> str:
        return f"HTML of {self.page_id}"
