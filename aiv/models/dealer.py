"""Hold a rooftop, what it is known by, and its verified record."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from aiv.models.base import PublicRow, one_of, slug_field


class Dealer(PublicRow):
    """One rooftop; a rival is a dealer whose organization does not sign in here."""

    slug = slug_field(unique=True)
    name = models.CharField(max_length=160)
    website = models.URLField(max_length=300, blank=True)
    phone = models.CharField(max_length=20, blank=True, help_text="E.164, such as +12395550123.")
    street = models.CharField(max_length=160, blank=True)
    city = models.CharField(max_length=80, blank=True)
    region = models.CharField(max_length=80, blank=True)
    postal_code = models.CharField(max_length=12, blank=True)
    country = models.CharField(max_length=2, default="US")
    makes = models.JSONField(default=list, blank=True)
    organization = models.ForeignKey(
        "accounts.Organization", models.SET_NULL, null=True, blank=True, related_name="dealers"
    )
    is_demo = models.BooleanField(default=False)
    # Raised in the transaction of every change an open page should learn of.
    live_seq = models.PositiveBigIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name", "slug"]

    def __str__(self) -> str:
        return f"{self.name} (demo)" if self.is_demo else self.name


class AliasKind(models.TextChoices):
    """Tell names, domains and phone numbers apart."""

    NAME = "name", "Name"
    DOMAIN = "domain", "Domain"
    PHONE = "phone", "Phone number"


class Alias(models.Model):
    """A further name, domain or phone number by which answers may name the dealer."""

    dealer = models.ForeignKey(Dealer, models.CASCADE, related_name="aliases")
    kind = models.CharField(max_length=10, choices=AliasKind.choices, default=AliasKind.NAME)
    value = models.CharField(max_length=160)

    class Meta:
        ordering = ["dealer", "kind", "value"]
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint("dealer", "kind", Lower("value"), name="alias_once_a_dealer"),
            one_of("kind", AliasKind, "alias_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.value


class FactKind(models.TextChoices):
    """Name what a verified fact is about."""

    PHONE = "phone", "Phone number"
    ADDRESS = "address", "Address"
    WEBSITE = "website", "Website"
    HOURS = "hours", "Opening hours"
    DEPARTMENTS = "departments", "Departments"
    SERVICES = "services", "Services"
    POLICIES = "policies", "Policies"
    MAKES = "makes", "Makes sold"


class DealerFact(PublicRow):
    """One verified statement about a dealer; detection, checks and chat all read it here."""

    dealer = models.ForeignKey(Dealer, models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=12, choices=FactKind.choices)
    value = models.JSONField()
    verified_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, related_name="+")
    verified_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["dealer", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["dealer", "kind"], name="fact_once_a_kind"),
            one_of("kind", FactKind, "fact_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.dealer}"
