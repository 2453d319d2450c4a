"""The page of the proof gives a token, looks for it, and says what it found."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from aiv.models import Claim, ClaimState, Dealer, DomainProof, Market
from aiv.outbound.replies import Reply, Trouble
from aiv.services.people import claims
from aiv.services.site import site_fetching
from dealershipai.accounts.models import Organization, User
from tests import cast
from tests.dashboard.reading import words

PAGE = "/dealers/harbor-point-toyota/site/domain/"
NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Let the scripted web answer with what stands here by address; the rest is not there."""
    found: dict[str, bytes] = {}

    def read(url: str) -> Reply:
        blank = Reply(url=url, final_url=url, sent_at=NOW, trouble=Trouble.UNREACHABLE)
        if url not in found:
            return blank
        return Reply(url=url, final_url=url, sent_at=NOW, status=200, body=found[url])

    monkeypatch.setattr(site_fetching, "read", read)
    return found


def token() -> str:
    return DomainProof.objects.get().token


def test_the_page_says_what_to_put_where(as_owner: Client) -> None:
    said = words(as_owner.get(PAGE))  # type: ignore[arg-type]
    assert token() in said
    assert "harborpointtoyota.example/.well-known/dealershipai-verify.txt" in said
    assert 'meta name="dealershipai-verify"' in said


def test_a_found_token_proves_the_domain(as_owner: Client, answers: dict[str, bytes]) -> None:
    as_owner.get(PAGE)
    address = "https://www.harborpointtoyota.example/.well-known/dealershipai-verify.txt"
    answers[address] = token().encode()
    assert as_owner.post(PAGE, {"method": "file"}).status_code == 302
    assert "Proved" in words(as_owner.get(PAGE))  # type: ignore[arg-type]
    site = words(as_owner.get("/dealers/harbor-point-toyota/site/"))  # type: ignore[arg-type]
    assert "up to 500 pages" in site


def test_a_missing_token_is_said_at_the_form(as_owner: Client, answers: dict[str, bytes]) -> None:
    answer = as_owner.post(PAGE, {"method": "file"})
    assert "could not connect" in answer.context["form"].non_field_errors()[0]


@pytest.mark.parametrize("method", ["", "mail", "word"])
def test_only_what_is_offered_is_looked_for(
    as_owner: Client, answers: dict[str, bytes], method: str
) -> None:
    answer = as_owner.post(PAGE, {"method": method})
    assert answer.context["form"].errors["method"]


@pytest.mark.parametrize("website", ["", "javascript:alert(1)", "https://"])
def test_without_a_website_there_is_nothing_to_prove(
    as_owner: Client, owner: User, website: str
) -> None:
    Dealer.objects.update(website=website)
    assert "No website in the record" in words(as_owner.get(PAGE))  # type: ignore[arg-type]


@pytest.fixture
def claim(dealers: list[Dealer], market: Market) -> Claim:
    group = cast.organization("Lighthouse Group")
    asker = cast.member(group, "owner")
    return claims.propose(dealers[1], group, market=market, note="", person=asker)


def test_a_claimant_proves_and_owns(
    client: Client, claim: Claim, answers: dict[str, bytes]
) -> None:
    asker = claim.claimed_by
    assert asker is not None
    client.force_login(asker)
    page = f"/claims/{claim.pk}/domain/"
    assert token_of(client, page)
    answers["https://www.pelicancovetoyota.example/.well-known/dealershipai-verify.txt"] = (
        token().encode()
    )
    answer = client.post(page, {"method": "file"})
    assert answer.headers["Location"] == "/dealers/pelican-cove-toyota/"
    claim.refresh_from_db()
    assert claim.state == ClaimState.ACCEPTED
    assert client.get("/dealers/pelican-cove-toyota/site/").status_code == 200


def token_of(client: Client, page: str) -> bool:
    return "accepts your claim" in words(client.get(page))  # type: ignore[arg-type]


def test_nobody_else_sees_a_claimants_token(
    client: Client, claim: Claim, owner: User, organization: Organization
) -> None:
    client.force_login(owner)
    assert client.get(f"/claims/{claim.pk}/domain/").status_code == 404
    assert not DomainProof.objects.exists()


def test_a_txt_record_may_be_looked_for(
    as_owner: Client, answers: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aiv.outbound.txt_records._system", list)
    answer = as_owner.post(PAGE, {"method": "dns"})
    name = "_dealershipai-verify."
    assert f"No name server told the TXT records of {name}" in str(answer.context["form"].errors)
    assert name in answer.content.decode()
