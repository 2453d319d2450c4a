"""Programs read the audits of an own dealer, and nobody else's."""

from __future__ import annotations

from typing import Any

import pytest

from aiv.models import Dealer
from dealershipai.accounts.models import Organization
from tests import audited
from tests.dashboard.api.conftest import Caller

OWN = "harbor-point-toyota"


@pytest.fixture
def audit(organization: Organization, dealers: list[Dealer]) -> Any:
    return audited.audit(dealers[0])


def test_audits_are_listed(api: Caller, audit: Any) -> None:
    found = api.get(f"dealers/{OWN}/audits").json()
    (row,) = found["results"]
    assert (row["state"], row["score"], row["coverage"]) == ("finished", 62.0, 81.0)
    assert (row["pages"], row["end"], found["next"]) == (3, "whole", None)


def test_the_newest_findings_carry_their_evidence(api: Caller, audit: Any) -> None:
    found = api.get(f"dealers/{OWN}/audits/latest/findings").json()
    assert found["audit"]["id"] == str(audit.pk)
    (finding,) = found["findings"]
    assert (finding["check"], finding["outcome"]) == ("A01", "fail")
    assert finding["proofs"][0]["line"] == 2


def test_without_an_audit_there_are_no_findings(api: Caller, organization: Organization) -> None:
    assert api.get(f"dealers/{OWN}/audits").json()["results"] == []
    assert api.get(f"dealers/{OWN}/audits/latest/findings").status_code == 404


@pytest.mark.parametrize("path", ["audits", "audits/latest/findings"])
def test_a_rivals_audits_are_not_found(api: Caller, audit: Any, path: str) -> None:
    assert api.get(f"dealers/pelican-cove-toyota/{path}").status_code == 404
