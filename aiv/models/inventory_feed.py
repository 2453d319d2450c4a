"""Hold where a dealer's inventory comes from, and each import of it as a row of the queue."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from aiv.models.base import LeasedRow, PublicRow, one_of


class FeedKind(models.TextChoices):
    """Tell how the feed's file reaches us."""

    UPLOAD = "upload", "Uploaded file"
    URL = "url", "Address that is read every day"


class InventoryFeed(PublicRow):
    """The one feed of a dealer: where it comes from and how fresh the stock known by it is."""

    dealer = models.OneToOneField("aiv.Dealer", models.CASCADE, related_name="inventory_feed")
    kind = models.CharField(max_length=6, choices=FeedKind.choices, default=FeedKind.UPLOAD)
    url = models.CharField(max_length=2048, blank=True)
    connected_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    connected_at = models.DateTimeField(default=timezone.now)
    # The state of the stock: when it was stated last, and the file that stated it.
    stated_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    next_read_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            one_of("kind", FeedKind, "feed_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind="url") & ~Q(url="") | Q(kind="upload", url=""),
                name="feed_has_an_address_when_read_from_one",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_read_at"], condition=Q(kind="url"), name="feeds_to_read_next"
            )
        ]

    def __str__(self) -> str:
        return f"Inventory feed of {self.dealer}"


class ImportState(models.TextChoices):
    """Tell how far an import has come."""

    PLANNED = "planned", "Waiting to start"
    RUNNING = "running", "Running"
    FINISHED = "finished", "Finished"
    FAILED = "failed", "Failed"


class InventoryImport(LeasedRow):
    """One reading of a feed's file; a row of the queue until it ends.

    `rows_total` is known once the file was read through; `faults` are the first ones as
    [row, column, reason, lost], `columns` what each heading was taken for.
    """

    feed = models.ForeignKey(InventoryFeed, models.CASCADE, related_name="imports")
    state = models.CharField(max_length=8, choices=ImportState.choices, default=ImportState.PLANNED)
    file_name = models.CharField(max_length=200, blank=True)
    content_hash = models.CharField(max_length=64)
    n_bytes = models.PositiveIntegerField()
    started_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    planned_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    rows_total = models.PositiveIntegerField(null=True, blank=True)
    rows_done = models.PositiveIntegerField(default=0)
    rows_lost = models.PositiveIntegerField(default=0)
    cells_unread = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    is_repeat = models.BooleanField(default=False, help_text="The file held nothing new.")
    columns = models.JSONField(default=dict, blank=True)
    faults = models.JSONField(default=list, blank=True)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-planned_at", "id"]
        constraints = [
            one_of("state", ImportState, "inventory_import_state_is_known"),
            models.UniqueConstraint(
                fields=["feed"],
                condition=Q(state__in=["planned", "running"]),
                name="one_open_import_a_feed",
            ),
            models.CheckConstraint(
                condition=Q(state="running", lease_until__isnull=False, lease_token__isnull=False)
                | (~Q(state="running") & Q(lease_until__isnull=True, lease_token__isnull=True)),
                name="inventory_import_has_a_lease_while_running",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "running"], finished_at__isnull=True)
                | (~Q(state__in=["planned", "running"]) & Q(finished_at__isnull=False)),
                name="inventory_import_has_an_end_once_it_ended",
            ),
            models.CheckConstraint(
                condition=(Q(state="failed") & ~Q(failure=""))
                | (~Q(state="failed") & Q(failure="")),
                name="inventory_import_says_why_it_failed",
            ),
        ]
        indexes = [
            models.Index(fields=["feed", "-planned_at"], name="imports_of_a_feed"),
            models.Index(
                fields=["planned_at"],
                condition=Q(state__in=["planned", "running"]),
                name="inventory_import_due",
            ),
        ]

    def __str__(self) -> str:
        return f"Import of {self.file_name or 'a feed'} on {self.planned_at:%Y-%m-%d}"


class InventoryFile(models.Model):
    """The file of an import that waits or runs, packed; it goes when the import ends."""

    inventory_import = models.OneToOneField(
        InventoryImport, models.CASCADE, primary_key=True, related_name="file"
    )
    packed = models.BinaryField()

    def __str__(self) -> str:
        return f"File of {self.inventory_import_id}"
