"""Show operators what waits for them: corrections of mentions, and claims of dealers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from aiv.domain.errors import DealershipError
from aiv.models import Claim, Correction
from aiv.services.evidence import corrections
from aiv.services.people import claims
from dealershipai.accounts.rights import ReadOnlyAdmin, operator_of

REFUSED_HERE = "Refused by an operator in the admin."


class ProposalAdmin(ReadOnlyAdmin):
    """Decide proposals one by one; one that cannot be decided says why."""

    def decide(
        self, request: HttpRequest, rows: QuerySet[Any], decision: Callable[[Any], object]
    ) -> None:
        """Take a decision on each row and tell how many it reached."""
        decided = 0
        for row in rows:
            try:
                decision(row)
                decided += 1
            except DealershipError as fault:
                self.message_user(request, f"{row}: {fault}", messages.ERROR)
        if decided:
            self.message_user(request, f"Decided: {decided}.", messages.SUCCESS)


@admin.register(Correction)
class CorrectionAdmin(ProposalAdmin):
    """Show proposed corrections."""

    list_display = ["proposed_at", "dealer", "kind", "role", "quote", "state", "proposed_by"]
    list_filter = ["state", "kind"]
    list_select_related = ["dealer", "proposed_by"]
    search_fields = ["dealer__name", "quote", "note"]
    actions = ["accept", "refuse"]

    @admin.action(description="Accept the chosen corrections")
    def accept(self, request: HttpRequest, queryset: QuerySet[Correction]) -> None:
        """Let each chosen correction count."""
        operator = operator_of(request)
        self.decide(request, queryset, lambda row: corrections.accept(row, operator=operator))

    @admin.action(description="Refuse the chosen corrections")
    def refuse(self, request: HttpRequest, queryset: QuerySet[Correction]) -> None:
        """Keep the reading as it is."""
        operator = operator_of(request)
        self.decide(request, queryset, lambda row: corrections.refuse(row, operator=operator))


@admin.register(Claim)
class ClaimAdmin(ProposalAdmin):
    """Show claims of dealers."""

    list_display = ["claimed_at", "dealer", "organization", "market", "state", "claimed_by"]
    list_filter = ["state"]
    list_select_related = ["dealer", "organization", "market", "claimed_by"]
    search_fields = ["dealer__name", "organization__name", "note"]
    actions = ["accept", "refuse"]

    @admin.action(description="Accept the chosen claims")
    def accept(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        """Give each dealer to the organization that claims it."""
        operator = operator_of(request)
        self.decide(request, queryset, lambda row: claims.accept(row, operator=operator))

    @admin.action(description="Refuse the chosen claims")
    def refuse(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        """Turn the claims down."""
        operator = operator_of(request)
        self.decide(
            request,
            queryset,
            lambda row: claims.refuse(row, operator=operator, reason=REFUSED_HERE),
        )
