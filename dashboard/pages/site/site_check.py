"""Build one check of an audit: what was found where, what would mend it, how it ended before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from aiv.domain.site.findings import Finding, Proof
from aiv.models import SiteAudit
from aiv.selectors.site.site_audits import Past
from dashboard.figures import points_text
from dashboard.pages.site.site_checks import Described, described
from dashboard.pages.site.site_head import SiteHead
from dashboard.pages.site.site_words import OUTCOMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How the check ended in one audit."""

    at: datetime
    label: str
    kind: str
    value: str
    url: str
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """One check with its evidence."""

    head: SiteHead
    audit: SiteAudit
    about: Described
    finding: Finding
    label: str
    kind: str
    value: str
    weight: str
    proofs: tuple[Proof, ...]
    has_expected: bool
    history: tuple[Row, ...]


def build(head: SiteHead, audit: SiteAudit, finding: Finding, history: Sequence[Past]) -> CheckPage:
    """Lay out the page."""
    about = described(finding.check)
    label, kind = OUTCOMES[finding.outcome]
    return CheckPage(
        head=head,
        audit=audit,
        about=about,
        finding=finding,
        label=label,
        kind=kind,
        value=_value(finding.value, finding.n),
        weight=_weight(about),
        proofs=finding.proofs,
        has_expected=any(proof.expected for proof in finding.proofs),
        history=tuple(_row(head, finding.check, past, audit) for past in history),
    )


def csv_rows(finding: Finding) -> Iterator[tuple[object, ...]]:
    """Give a finding as lines of a table, one a place and one without any."""
    head = (
        finding.check,
        described(finding.check).title,
        OUTCOMES[finding.outcome][0],
        finding.reason,
        finding.value,
        finding.n,
    )
    for proof in finding.proofs:
        place = (proof.url, proof.found, proof.expected, proof.line, proof.excerpt)
        yield (*head, *place)
    if not finding.proofs:
        yield (*head, "", "", "", None, "")


def _row(head: SiteHead, check: str, past: Past, shown: SiteAudit) -> Row:
    label, kind = OUTCOMES[past.outcome]
    url = reverse("dashboard:site_check", args=[head.dealer.slug, check])
    return Row(
        at=past.at,
        label=label,
        kind=kind,
        value=_value(past.value, None),
        url=f"{url}?audit={past.audit_id}",
        is_shown=past.audit_id == shown.pk,
    )


def _weight(about: Described) -> str:
    if not about.measures:
        return "This release no longer makes this check"
    return f"{about.weight:g} of 100 points" if about.weight else "None: it only informs"


def _value(value: float | None, n: int | None) -> str:
    if value is None:
        return ""
    said = f"{points_text(value)} of 100" if 0.0 <= value <= 1.0 else f"{value:g}"
    return said if n is None else f"{said}, over {n}"
