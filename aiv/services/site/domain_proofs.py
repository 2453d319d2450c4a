"""Let an organization prove that a dealer's website is its own: by file, tag or TXT record."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urljoin

from django.db import transaction

from aiv.domain import links
from aiv.domain.errors import Conflict, InvalidInput
from aiv.domain.site import domain_token
from aiv.models import Claim, ClaimState, Dealer, DomainProof, ProofMethod
from aiv.outbound import txt_records
from aiv.outbound.replies import Reply
from aiv.selectors.asking import queues
from aiv.services.people import claims
from dealershipai.accounts import audit
from dealershipai.accounts.models import Organization, User

OK: Final = 200
HOLDS: Final = timedelta(days=180)
"""Domains change hands: a proof is asked for again after half a year."""
OFFERED: Final = (ProofMethod.FILE, ProofMethod.META, ProofMethod.DNS)

Reader = Callable[[str], Reply]
Names = Callable[[str], Sequence[str]]
"""Give the TXT records of a name; raises Unanswered when no name server told them."""


def ask(
    dealer: Dealer, organization: Organization, *, person: User | None, now: datetime
) -> DomainProof:
    """Give the token an organization puts on a dealer's site; asked again it is the same one."""
    host = links.domain_of(dealer.website)
    if not host:
        raise InvalidInput("website", "write the store's website into its record first")
    proof, _ = DomainProof.objects.get_or_create(
        dealer=dealer,
        organization=organization,
        host=host,
        defaults={"token": secrets.token_urlsafe(24), "asked_by": person, "asked_at": now},
    )
    return proof


def check(
    proof: DomainProof,
    method: str,
    *,
    person: User,
    now: datetime,
    read: Reader,
    names: Names = txt_records.texts_of,
) -> DomainProof:
    """Look for the token where it should stand; a proof that held keeps holding until it ends.

    Raises InvalidInput for a method that is not offered.
    """
    if method not in OFFERED:
        raise InvalidInput("method", "choose the file, the tag or the TXT record")
    is_dns = method == ProofMethod.DNS
    failure = _named(proof, names) if is_dns else _failure(proof, method, read)
    with transaction.atomic():
        proof.checked_at, proof.failure = now, failure[:300]
        if not failure:
            proof.method, proof.verified_at, proof.expires_at = method, now, now + HOLDS
            _record(proof, person)
        proof.save()
    if not failure:
        _accept_claim(proof, person)
    return proof


def waits_for_an_operator(claim: Claim) -> bool:
    """Tell whether a claim needs an operator although its domain was proved.

    Another store with the same website or phone may be the one that shoppers mean.
    """
    alike = queues.known_by_the_same([claim.dealer])
    own = claim.organization_id
    return any(row.pk != claim.dealer_id and row.organization_id != own for row in alike)


def _named(proof: DomainProof, names: Names) -> str:
    """Say why the token stands in no TXT record; empty when it does."""
    name = domain_token.txt_name(proof.host)
    try:
        texts = names(name)
    except txt_records.Unanswered:
        return f"No name server told the TXT records of {name}; try again in some minutes."
    if any(text.strip() == proof.token for text in texts):
        return ""
    found = "another value" if texts else "no TXT record"
    return f"{name} has {found}. A new record may take an hour to be seen everywhere."


def _failure(proof: DomainProof, method: str, read: Reader) -> str:
    """Say why the token was not found; empty when it was."""
    home = proof.dealer.website
    is_file = method == ProofMethod.FILE
    url = urljoin(home, domain_token.FILE_PATH) if is_file else home
    reply = read(url)
    if reply.trouble is not None or reply.status != OK:
        return f"{url} could not be read: {reply.trouble or f'it answered {reply.status}'}."
    if links.domain_of(reply.final_url) != proof.host:
        return f"{url} leads to another site, which proves nothing of {proof.host}."
    stands = domain_token.stands_in_file if is_file else domain_token.stands_in_head
    if stands(reply.body, proof.token):
        return ""
    place = "a line of it" if is_file else "a tag in its head"
    return f"{url} was read, but the token is not {place}."


def _accept_claim(proof: DomainProof, person: User) -> None:
    waiting = Claim.objects.filter(
        dealer=proof.dealer_id, organization=proof.organization_id, state=ClaimState.PENDING
    ).select_related("dealer")
    claim = waiting.first()
    if claim is None or waits_for_an_operator(claim):
        return
    try:
        claims.accept_proved(claim, person=person, host=proof.host)
    except Conflict:
        # Another organization owns the store: an operator decides between the two.
        return


def _record(proof: DomainProof, person: User) -> None:
    audit.record(
        actor=person,
        action="domain.proved",
        target=proof,
        changes={"host": proof.host, "dealer": proof.dealer.slug, "method": proof.method},
        organization_id=proof.organization_id,
    )
