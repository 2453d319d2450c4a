"""A token found on a dealer's own site proves whose it is, and nothing else does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from aiv.domain.errors import InvalidInput
from aiv.domain.site import domain_token
from aiv.models import Claim, ClaimState, Dealer, DomainProof, Market
from aiv.outbound.replies import Reply, Trouble
from aiv.outbound.txt_records import Unanswered
from aiv.selectors.site import domain_proofs as reading
from aiv.services.people import claims
from aiv.services.site import domain_proofs
from dealershipai.accounts.models import AuditEvent, Organization, User
from tests import cast

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SITE = "https://www.pelicancovetoyota.example"
FILE_URL = f"{SITE}{domain_token.FILE_PATH}"


@dataclass
class ScriptedSite:
    """A site that answers with the given body, from wherever it says."""

    body: bytes = b""
    final_url: str = ""
    status: int | None = 200
    trouble: Trouble | None = None
    asked: str = ""

    def read(self, url: str) -> Reply:
        self.asked = url
        return Reply(
            url=url, final_url=self.final_url or url, status=self.status, sent_at=NOW,
            trouble=self.trouble, body=self.body,
        )  # fmt: skip


def look_up(proof: DomainProof, names: domain_proofs.Names, person: User) -> None:
    domain_proofs.check(proof, "dns", person=person, now=NOW, read=ScriptedSite().read, names=names)


@pytest.fixture
def group(dealers: list[Dealer]) -> Organization:
    return cast.organization("Lighthouse Group")


@pytest.fixture
def asker(group: Organization) -> User:
    return cast.member(group, "owner")


@pytest.fixture
def claim(group: Organization, asker: User, dealers: list[Dealer], market: Market) -> Claim:
    return claims.propose(dealers[1], group, market=market, note="ours", person=asker)


@pytest.fixture
def proof(claim: Claim, group: Organization, asker: User) -> DomainProof:
    return domain_proofs.ask(claim.dealer, group, person=asker, now=NOW)


def check(proof: DomainProof, person: User, site: ScriptedSite, method: str = "file") -> None:
    domain_proofs.check(proof, method, person=person, now=NOW, read=site.read)


def test_asking_twice_gives_the_same_token(proof: DomainProof, group: Organization) -> None:
    assert domain_proofs.ask(proof.dealer, group, person=None, now=NOW).token == proof.token
    assert len(proof.token) >= 32


def test_two_organizations_have_different_tokens(proof: DomainProof, stranger: User) -> None:
    other = stranger.memberships.get().organization
    assert domain_proofs.ask(proof.dealer, other, person=stranger, now=NOW).token != proof.token


def test_a_file_proves_the_domain(proof: DomainProof, asker: User) -> None:
    site = ScriptedSite(proof.token.encode())
    check(proof, asker, site)
    assert (site.asked, proof.method, proof.failure) == (FILE_URL, "file", "")
    assert proof.expires_at == NOW + domain_proofs.HOLDS
    assert AuditEvent.objects.get(action="domain.proved").actor == asker


def test_a_tag_proves_the_domain(proof: DomainProof, asker: User) -> None:
    site = ScriptedSite(f"<head>{domain_token.meta_tag(proof.token)}</head>".encode())
    check(proof, asker, site, "meta")
    assert (site.asked, proof.method) == (SITE, "meta")


@pytest.mark.parametrize(
    ("site", "words"),
    [
        (ScriptedSite(b"another"), "the token is not a line of it"),
        (ScriptedSite(status=404), "it answered 404"),
        (ScriptedSite(status=None, trouble=Trouble.REFUSED), "not a public address"),
    ],
)
def test_why_nothing_was_found_is_said(
    proof: DomainProof, asker: User, site: ScriptedSite, words: str
) -> None:
    check(proof, asker, site)
    assert words in proof.failure
    assert (proof.verified_at, proof.checked_at) == (None, NOW)


def test_another_site_proves_nothing(proof: DomainProof, asker: User) -> None:
    site = ScriptedSite(proof.token.encode(), final_url="https://attacker.example/t.txt")
    check(proof, asker, site)
    assert "another site" in proof.failure
    assert proof.verified_at is None


def test_the_token_of_somebody_else_proves_nothing(
    proof: DomainProof, asker: User, stranger: User
) -> None:
    other = stranger.memberships.get().organization
    theirs = domain_proofs.ask(proof.dealer, other, person=stranger, now=NOW)
    check(proof, asker, ScriptedSite(theirs.token.encode()))
    assert proof.verified_at is None


@pytest.mark.parametrize("method", ["mail", "", "word"])
def test_what_is_not_offered_is_refused(proof: DomainProof, asker: User, method: str) -> None:
    with pytest.raises(InvalidInput, match="method"):
        check(proof, asker, ScriptedSite(), method)


def test_a_later_miss_leaves_a_proof_in_force(proof: DomainProof, asker: User) -> None:
    check(proof, asker, ScriptedSite(proof.token.encode()))
    check(proof, asker, ScriptedSite(status=500))
    assert proof.expires_at == NOW + domain_proofs.HOLDS
    assert proof.failure


def test_a_proof_accepts_the_waiting_claim(claim: Claim, proof: DomainProof, asker: User) -> None:
    check(proof, asker, ScriptedSite(proof.token.encode()))
    claim.refresh_from_db()
    assert claim.state == ClaimState.ACCEPTED
    event = AuditEvent.objects.get(action="claim.accepted")
    assert event.changes["proved"] == "pelicancovetoyota.example"
    dealer = Dealer.objects.get(pk=claim.dealer_id)
    assert reading.is_proved(dealer, now=NOW)
    assert not reading.is_proved(dealer, now=NOW + domain_proofs.HOLDS + timedelta(1))


def test_a_store_of_others_is_not_taken(
    claim: Claim, proof: DomainProof, asker: User, organization: Organization
) -> None:
    Dealer.objects.filter(pk=claim.dealer_id).update(organization=organization)
    check(proof, asker, ScriptedSite(proof.token.encode()))
    claim.refresh_from_db()
    assert claim.state == ClaimState.PENDING
    assert Dealer.objects.get(pk=claim.dealer_id).organization == organization


def test_a_refused_claim_stays_refused(
    claim: Claim, proof: DomainProof, asker: User, operator: User
) -> None:
    claims.refuse(claim, operator=operator, reason="no")
    check(proof, asker, ScriptedSite(proof.token.encode()))
    claim.refresh_from_db()
    assert claim.state == ClaimState.REFUSED


def test_a_second_store_with_the_same_phone_waits_for_an_operator(
    claim: Claim, proof: DomainProof, asker: User, dealers: list[Dealer]
) -> None:
    Dealer.objects.filter(pk=dealers[2].pk).update(phone=claim.dealer.phone)
    check(proof, asker, ScriptedSite(proof.token.encode()))
    claim.refresh_from_db()
    assert (claim.state, bool(proof.verified_at)) == (ClaimState.PENDING, True)


def test_without_a_website_there_is_nothing_to_prove(claim: Claim, group: Organization) -> None:
    claim.dealer.website = ""
    with pytest.raises(InvalidInput, match="website"):
        domain_proofs.ask(claim.dealer, group, person=None, now=NOW)


def test_a_txt_record_proves_the_domain(proof: DomainProof, asker: User) -> None:
    asked: list[str] = []
    look_up(proof, lambda name: asked.append(name) or ["v=spf1", f" {proof.token}"], asker)
    assert asked == [f"_dealershipai-verify.{proof.host}"]
    assert (proof.method, proof.expires_at) == ("dns", NOW + domain_proofs.HOLDS)


@pytest.mark.parametrize(("texts", "words"), [([], "no TXT record"), (["x"], "another value")])
def test_a_txt_record_without_the_token_proves_nothing(
    texts: list[str], words: str, proof: DomainProof, asker: User
) -> None:
    look_up(proof, lambda _: texts, asker)
    assert words in proof.failure
    assert proof.verified_at is None


def test_a_silent_name_server_is_said_and_proves_nothing(proof: DomainProof, asker: User) -> None:
    def silent(name: str) -> list[str]:
        raise Unanswered

    look_up(proof, silent, asker)
    assert "No name server" in proof.failure
    assert proof.verified_at is None
