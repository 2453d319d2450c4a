"""Check how structured data hangs together: rooftops, crumbs, profiles, ratings (C05-C08, C10)."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from aiv.domain.site import site_pages
from aiv.domain.site.checks.rule import Case, Ruling
from aiv.domain.site.checks.rulings import (
    at_least,
    counted,
    not_applicable,
    percent,
    proof,
    reported,
    ruled,
    share,
    unmeasured,
)  # fmt: skip
from aiv.domain.site.findings import Outcome, Proof
from aiv.domain.site.page_classes import PageClass as P
from aiv.domain.site.page_facts import Node, PageFacts, SitePage
from aiv.domain.site.schema_dealers import DEALER_TYPES, address_of
from aiv.domain.site.schema_nodes import all_nodes, first_node, is_any, listed, types_of, word
from aiv.domain.site.stated_facts import phone_of, street_of

RETIRED: Final = {
    "FAQPage": "7 May 2026",
    "HowTo": "13 September 2023",
    "SpecialAnnouncement": "2025",
    "VehicleListing": "9 September 2025",
}
_DEPARTMENTS: Final = {
    "parts": frozenset({"AutoPartsStore"}),
    "service": frozenset({"AutoRepair"}),
    "body": frozenset({"AutoBodyShop"}),
    "collision": frozenset({"AutoBodyShop"}),
}
_NEUTRAL: Final = frozenset({"LocalBusiness", "AutomotiveBusiness", "Organization", "AutoDealer"})
_NAMED: Final = DEALER_TYPES | {"Organization", "WebSite"}
_CRUMBED: Final = (P.VDP, P.SRP_NEW, P.SRP_USED, P.SERVICE)


def rooftops(case: Case) -> Ruling:
    """Judge whether each store is one node, with its departments rightly typed."""
    nodes = [(p, n) for p, f in site_pages.read(case.site) for n in all_nodes(f)
             if is_any(n, ["AutoDealer"])]  # fmt: skip
    if not nodes:
        return not_applicable("No page describes the store as an AutoDealer.")
    conflicts = _conflicts(case, nodes)
    if conflicts:
        reason = "One store is described with different names, addresses or phones."
        return ruled(Outcome.FAIL, reason, n=len(nodes), proofs=conflicts)
    odd = [(page, said) for page, node in nodes for said in _mistyped(node)]
    if odd:
        proofs = [proof(page.url, said) for page, said in odd]
        return ruled(
            Outcome.WARN, "A department is called what it is not.", n=len(nodes), proofs=proofs
        )
    reason = f"{counted(len(nodes), 'description')} of the store agree with one another."
    return ruled(Outcome.PASS, reason, n=len(nodes))


def breadcrumb(case: Case) -> Ruling:
    """Judge the share of vehicle, list and service pages with a BreadcrumbList."""
    pages = site_pages.of_class(case.site, *_CRUMBED)
    if not pages:
        return unmeasured("Neither vehicle, list nor service page came back.")
    bare = [page for page, facts in pages if not _has_crumbs(facts)]
    value = share(len(pages) - len(bare), len(pages))
    reason = f"{percent(value)} of {counted(len(pages), 'page')} carry a BreadcrumbList."
    proofs = [proof(page.url, "none", expected="BreadcrumbList of two or more") for page in bare]
    outcome = at_least(value, good=0.9, fair=0.5)
    return ruled(outcome, reason, value=value, n=len(pages), proofs=proofs)


def same_as(case: Case) -> Ruling:
    """Judge whether the store's node has a name and points at profiles; they are not opened."""
    nodes = [(p, n) for p, f in site_pages.of_class(case.site, *site_pages.STORE_PAGES)
             for n in all_nodes(f) if is_any(n, _NAMED)]  # fmt: skip
    told = [(p, n) for p, n in nodes if word(n.get("name")) and n.get("sameAs") is not None]
    if not told:
        return ruled(Outcome.FAIL, "No node names the store and lists its profiles (sameAs).",
                     proofs=[proof(p.url, "no sameAs") for p, _ in nodes[:1]])  # fmt: skip
    profiles = [(page, word(each)) for page, n in told for each in (listed(n["sameAs"]) or [""])]
    bad = [(page, each) for page, each in profiles if not each.startswith(("http://", "https://"))]
    if bad:
        proofs = [proof(page.url, each or "an empty text", expected="a full address")
                  for page, each in bad]  # fmt: skip
        return ruled(Outcome.WARN, "sameAs holds what is no address.", proofs=proofs)
    found = {each for _, each in profiles}
    reason = f"sameAs lists {counted(len(found), 'profile')}; they were not opened."
    return ruled(Outcome.PASS, reason, n=len(found))


def ratings(case: Case) -> Ruling:
    """Judge a rating that the store's own markup gives to the store."""
    rated = [
        (p, f, r)
        for p, f in site_pages.read(case.site)
        for n in all_nodes(f)
        if is_any(n, DEALER_TYPES) and (r := first_node(n.get("aggregateRating")))
    ]
    if not rated:
        return ruled(Outcome.PASS, "The store does not rate itself in structured data.")
    proofs = [proof(page.url, f"{word(rating.get('ratingValue'))} of {_count(rating)} reviews")
              for page, _, rating in rated]  # fmt: skip
    if all(_is_visible(facts, rating) for _, facts, rating in rated):
        reason = "The store's own rating is in its markup and on the page; it earns no stars."
        return ruled(Outcome.WARN, reason, n=len(rated), proofs=proofs)
    reason = "The markup gives the store a rating that its page does not show."
    return ruled(Outcome.FAIL, reason, n=len(rated), proofs=proofs)


def retired(case: Case) -> Ruling:
    """Report types that no longer earn a rich result."""
    found: dict[str, list[SitePage]] = defaultdict(list)
    for page, facts in site_pages.read(case.site):
        for name in {each for node in all_nodes(facts) for each in types_of(node)} & set(RETIRED):
            found[name].append(page)
    if not found:
        return reported("The site uses no type whose rich result has been retired.")
    proofs = [
        proof(pages[0].url, f"{name} on {counted(len(pages), 'page')}",
              expected=f"harmless; no rich result since {RETIRED[name]}")
        for name, pages in sorted(found.items())
    ]  # fmt: skip
    return reported(
        f"The site uses {', '.join(sorted(found))}: harmless, without a rich result.", proofs
    )


def _conflicts(case: Case, nodes: list[tuple[SitePage, Node]]) -> list[Proof]:
    """Find nodes of one @id, or of one name, that differ in phone or street."""
    seen: dict[str, tuple[SitePage, tuple[str, str]]] = {}
    found = []
    for page, node in nodes:
        for key in filter(None, (word(node.get("@id")), word(node.get("name")).casefold())):
            here = _identity(case, node)
            there_page, there = seen.setdefault(key, (page, here))
            if any(a and b and a != b for a, b in zip(here, there, strict=True)):
                found.append(
                    proof(
                        page.url,
                        f"{key}: {' · '.join(here)}",
                        expected=f"{' · '.join(there)} as on {there_page.url}",
                    )
                )
    return found


def _identity(case: Case, node: Node) -> tuple[str, str]:
    phone = phone_of(word(node.get("telephone")), case.known)
    return phone, street_of(address_of(node).get("streetAddress", ""))


def _mistyped(node: Node) -> list[str]:
    found = []
    for part in (each for each in listed(node.get("department")) if isinstance(each, dict)):
        name, types = word(part.get("name")).casefold(), set(types_of(part))
        fitting = [kinds for key, kinds in _DEPARTMENTS.items() if key in name]
        if fitting and not any(types & (kinds | _NEUTRAL) for kinds in fitting):
            found.append(f"“{name}” is typed {', '.join(sorted(types)) or 'as nothing'}")
    return found


def _has_crumbs(facts: PageFacts) -> bool:
    lists = (node for node in all_nodes(facts) if is_any(node, ["BreadcrumbList"]))
    return any(len(listed(node.get("itemListElement"))) >= 2 for node in lists)


def _count(rating: Node) -> str:
    return word(rating.get("reviewCount")) or word(rating.get("ratingCount")) or "unknown"


def _is_visible(facts: PageFacts, rating: Node) -> bool:
    value = word(rating.get("ratingValue"))
    return bool(value) and value in facts.text and _count(rating) in facts.text.replace(",", "")
