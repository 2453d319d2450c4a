"""Check whether the store is one and the same wherever it is named (E01, E02, E03, E06, E07)."""

from __future__ import annotations

import math
from typing import Final
from urllib.parse import urlsplit

from aiv.domain import links
from aiv.domain.site import site_pages, stated_facts, store_hours
from aiv.domain.site.checks.rule import Case, Ruling
from aiv.domain.site.checks.rulings import at_most, counted, proof, ruled, unmeasured
from aiv.domain.site.findings import Outcome, Proof
from aiv.domain.site.known import Listing
from aiv.domain.site.schema_dealers import geo_of
from aiv.domain.site.schema_nodes import listed, word
from aiv.domain.site.stated_facts import Agreement, Statement

PROFILE_HOSTS: Final = (
    "facebook.com", "instagram.com", "youtube.com", "linkedin.com", "x.com", "twitter.com",
    "yelp.com", "dealerrater.com", "cars.com", "cargurus.com", "edmunds.com", "bbb.org",
    "g.page", "goo.gl", "maps.app.goo.gl", "google.com", "tiktok.com", "kbb.com",
)  # fmt: skip
_PATHS_OF_GOOGLE: Final = ("/maps", "/search")
NEAR_METRES, FAR_METRES = 200.0, 1000.0
_EARTH_METRES: Final = 6_371_000.0
_NAP: Final = frozenset({"name", "address", "phone"})


def on_site(case: Case) -> Ruling:
    """Judge whether name, address and phone agree with the record wherever the site states them."""
    told = [each for each in stated_facts.statements(case.site, case.known) if each.field in _NAP]
    if not told:
        return unmeasured("The site states no name, address or phone that the record could judge.")
    off = [each for each in told if each.agreement is not Agreement.RIGHT]
    value = 1 - len(off) / len(told)
    proofs = [_statement_proof(each) for each in _distinct(off)]
    if not off:
        reason = f"All {counted(len(told), 'statement')} of name, address and phone agree."
        return ruled(Outcome.PASS, reason, value=value, n=len(told))
    has_own = any(e.field == "phone" and e.agreement is Agreement.RIGHT for e in told)
    is_grave = any(
        e.agreement is Agreement.WRONG or (e.agreement is Agreement.SECOND_NUMBER and not has_own)
        for e in off
    )
    reason = f"{counted(len(off), 'statement')} of {len(told)} differ from the record."
    if not is_grave:
        reason += " They look like tracking numbers or another unit of the same address."
    outcome = Outcome.FAIL if is_grave else Outcome.WARN
    return ruled(outcome, reason, value=value, n=len(told), proofs=proofs)


def off_site(case: Case) -> Ruling:
    """Judge whether connected listings state the same name, address and phone."""
    if case.known.listings is None:
        return unmeasured("No listing on another platform is connected.")
    stale = [(each, said) for each in case.known.listings if (said := _listing_fault(case, each))]
    n = len(case.known.listings)
    if not n:
        return unmeasured("No listing on another platform is connected.")
    proofs = [proof(each.url or case.site.home_url, f"{each.platform}, {each.read_on}: {said}")
              for each, said in stale]  # fmt: skip
    outcome = at_most(len(stale), good=0, fair=1)
    reason = f"{n - len(stale)} of {counted(n, 'listing')} agree with the record."
    return ruled(outcome, reason, value=1 - len(stale) / n, n=n, proofs=proofs)


def hours(case: Case) -> Ruling:
    """Compare the hours in markup with the verified ones."""
    wanted = store_hours.week_of_record(case.known)
    if not wanted:
        return unmeasured("Nobody verified the opening hours yet.")
    weeks = [
        (page, week)
        for page, facts in site_pages.read(case.site)
        for node in stated_facts.own_nodes(facts, case.known)
        if (week := store_hours.week_of_node(node))
    ]
    gaps = [(gap, page) for page, week in weeks
            if (gap := store_hours.largest_gap_minutes(week, wanted)) is not None]  # fmt: skip
    if not gaps:
        return unmeasured("The site states no hours in a form that could be compared.")
    gap, page = max(gaps, key=lambda pair: pair[0])
    reason = "The hours equal the verified ones." if not gap else (
        f"The hours differ from the verified ones by up to {counted(gap, 'minute')}.")  # fmt: skip
    proofs = [proof(page.url, f"{gap} minutes apart", expected=str(wanted))] if gap else []
    return ruled(at_most(gap, good=0, fair=60), reason, n=len(gaps), proofs=proofs)


def profiles(case: Case) -> Ruling:
    """Count links to profiles on other platforms; they are not opened."""
    found: dict[str, str] = {}
    for page, facts in site_pages.read(case.site):
        for node in stated_facts.own_nodes(facts, case.known):
            _keep_profiles(found, page.url, [word(each) for each in listed(node.get("sameAs"))])
        _keep_profiles(found, page.url, [link.url for link in facts.links])
    n = len(found)
    outcome = Outcome.PASS if n >= 3 else Outcome.WARN if n else Outcome.FAIL
    proofs = [proof(url, f"links to {host}") for host, url in sorted(found.items())]
    reason = f"The site links to its profiles on {counted(n, 'platform')}; they were not opened."
    return ruled(outcome, reason, n=n, proofs=proofs)


def position(case: Case) -> Ruling:
    """Measure how far the place in markup lies from the verified one."""
    pin = case.known.pin
    if pin is None:
        return unmeasured("No verified position of the store is known.")
    nodes = [(p, n) for p, f in site_pages.read(case.site)
             for n in stated_facts.own_nodes(f, case.known)]  # fmt: skip
    places = [(page, geo) for page, node in nodes if (geo := geo_of(node))]
    if not places:
        return ruled(Outcome.FAIL, "The markup states no position.", n=len(nodes))
    metres, page = max(((_metres(geo, pin), page) for page, geo in places), key=lambda far: far[0])
    outcome = at_most(metres, good=NEAR_METRES, fair=FAR_METRES)
    shown = proof(page.url, f"{metres:,.0f} m away", expected="within 200 m")
    reason = f"The position in markup lies {metres:,.0f} m from the verified one."
    if outcome is Outcome.PASS and not any(n.get("hasMap") for _, n in nodes):
        return ruled(Outcome.WARN, f"{reason} No map is named (hasMap).", n=len(places))
    return ruled(outcome, reason, n=len(places), proofs=[shown])


def _statement_proof(each: Statement) -> Proof:
    return proof(each.url, f"{each.place}: {each.field} {each.stated}", expected=each.expected)


def _distinct(told: list[Statement]) -> list[Statement]:
    return list({(each.place, each.field, each.stated): each for each in told}.values())


def _listing_fault(case: Case, each: Listing) -> str:
    known = case.known
    if each.name and not stated_facts.same_name(each.name, known):
        return f"name {each.name}"
    if each.phone and stated_facts.judge_phone(each.phone, known) is not Agreement.RIGHT:
        return f"phone {each.phone}"
    if each.street:
        judged = stated_facts.judge_address(each.street, each.postal_code, known)
        return f"address {each.street} {each.postal_code}" if judged is Agreement.WRONG else ""
    return ""


def _keep_profiles(found: dict[str, str], page_url: str, urls: list[str]) -> None:
    for url in urls:
        host = links.domain_of(url)
        name = next((h for h in PROFILE_HOSTS if host == h or host.endswith(f".{h}")), None)
        if name is None or not urlsplit(url).path.strip("/"):
            continue
        if name != "google.com" or urlsplit(url).path.startswith(_PATHS_OF_GOOGLE):
            found.setdefault(name, page_url)


def _metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the great-circle distance (haversine)."""
    lat1, lng1, lat2, lng2 = map(math.radians, (*one, *other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lng2 - lng1) / 2) ** 2
    )
    return 2 * _EARTH_METRES * math.asin(min(1.0, math.sqrt(half)))
