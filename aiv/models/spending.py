"""Hold what may be spent in a month and what was, for an organization and the installation."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from aiv.models.base import PublicRow


class SpendCap(PublicRow):
    """The most that scans may cost in any month; without an organization, of the installation."""

    organization = models.OneToOneField(
        "accounts.Organization", models.CASCADE, null=True, blank=True, related_name="spend_cap"
    )
    micros = models.BigIntegerField("monthly cap in millionths of a dollar")

    class Meta:
        ordering = ["organization"]
        constraints = [
            models.UniqueConstraint(
                models.Value(1),
                condition=Q(organization__isnull=True),
                name="one_cap_of_the_installation",
            ),
            models.CheckConstraint(condition=Q(micros__gte=0), name="cap_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.organization or 'the installation'}: {self.micros / 1_000_000:.2f} USD"


class MonthlySpending(PublicRow):
    """One line of the ledger; each call of an organization counts here and for the installation."""

    organization = models.ForeignKey(
        "accounts.Organization", models.PROTECT, null=True, blank=True, related_name="spendings"
    )
    month = models.DateField(help_text="Its first day, in UTC.")
    spent_micros = models.BigIntegerField(default=0)
    reserved_micros = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["-month", "organization"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "month"], name="one_line_an_organization_and_month"
            ),
            models.UniqueConstraint(
                fields=["month"],
                condition=Q(organization__isnull=True),
                name="one_line_of_the_installation_and_month",
            ),
            models.CheckConstraint(
                condition=Q(spent_micros__gte=0, reserved_micros__gte=0),
                name="spending_is_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization or 'the installation'} in {self.month:%B %Y}"
