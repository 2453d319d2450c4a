"""Turn sites that assistants cite, and on which the dealer seems absent, into things to change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import Final

from aiv.domain import links
from aiv.domain.actions.candidates import LARGEST, Candidate, Generator, Kind, Reference
from aiv.domain.actions.grades import Effort, Grade
from aiv.domain.actions.panel_answers import PanelAnswer
from aiv.domain.actions.survey import Survey
from aiv.domain.evidence.source_class import classify
from aiv.domain.sentences import plural, rate_text
from aiv.domain.statistics.rates import wilson

SOURCE: Final = "Cited sites"
LEAST_CITING: Final = 20
LEAST: Final = 3
MOST_NAMED: Final = 0.25
MOST_ACTIONS: Final = 10
SHOWN: Final = 3
OWN_OR_RIVAL: Final = frozenset({"own", "rival", "oem"})
PROFILES: Final = frozenset({"marketplace", "review", "directory"})
KINDS: Final = {
    "marketplace": "a marketplace",
    "review": "a review site",
    "directory": "a directory",
    "news": "a news site",
    "forum": "a forum or social network",
}


def survey(
    answers: Sequence[PanelAnswer], *, market: str, own: Set[str], rivals: Set[str]
) -> Survey:
    """Give an action for each independent site whose citing answers name rivals, not the dealer.

    `own` and `rivals` are hosts. It takes 20 answers with citations, and three lost ones that cite
    the site; it counts as absent while at most a quarter of the answers citing the site name the
    dealer. The size is 10 x the lower end of the 95 % interval (Wilson) of the share of lost,
    citing answers that cite it.
    """
    source = f"{SOURCE}, {market}"
    citing = [each for each in answers if each.domains]
    if len(citing) < LEAST_CITING:
        reason = f"{plural(len(citing), 'answer')} cite a page; it takes {LEAST_CITING}."
        return Survey(source=source, reason=reason)
    found = _by_domain(citing, own=own, rivals=rivals)
    lost = sum(each.is_lost for each in citing)
    absent = [domain for domain, rows in found.items() if _is_absent(rows)]
    first = sorted(absent, key=lambda each: (-_lost(found[each]), each))[:MOST_ACTIONS]
    return Survey(
        source=source,
        candidates=tuple(_candidate(each, found[each], lost, market) for each in first),
        settled=frozenset(key_of(market, domain) for domain in found if domain not in absent),
    )


def key_of(market: str, domain: str) -> str:
    """Give the key of a site's action."""
    return f"{Kind.UNCITED_SOURCE}:{market}:{domain}"


def _by_domain(
    citing: Sequence[PanelAnswer], *, own: Set[str], rivals: Set[str]
) -> Mapping[str, list[PanelAnswer]]:
    found: dict[str, list[PanelAnswer]] = defaultdict(list)
    for answer in citing:
        independent = {
            links.registrable(host)
            for host in answer.domains
            if classify(host, own=own, rivals=rivals) not in OWN_OR_RIVAL
        }
        for domain in independent:
            found[domain].append(answer)
    return found


def _lost(answers: Sequence[PanelAnswer]) -> int:
    return sum(each.is_lost for each in answers)


def _is_absent(answers: Sequence[PanelAnswer]) -> bool:
    named = sum(each.is_named for each in answers)
    return _lost(answers) >= LEAST and named <= MOST_NAMED * len(answers)


def _candidate(
    domain: str, answers: Sequence[PanelAnswer], all_lost: int, market: str
) -> Candidate:
    kind = classify(domain, own=frozenset(), rivals=frozenset())
    lost = [each for each in answers if each.is_lost]
    share = len(lost) / all_lost
    lo, hi = wilson(share, all_lost) or (0.0, 1.0)
    is_profile = kind in PROFILES
    return Candidate(
        key=key_of(market, domain),
        kind=Kind.UNCITED_SOURCE,
        title=f"Be found on {domain}",
        change=_change(domain, kind),
        target=f"https://{domain}/" if links.is_domain(domain) else "",
        effort=Effort.SMALL if is_profile else Effort.LARGE,
        effort_reason="A profile to claim and fill in."
        if is_profile
        else "Others decide what stands there.",
        grade=Grade.OBSERVED,
        size=LARGEST * lo,
        size_words=f"Of {plural(all_lost, 'citing answer')} that name a rival and not you, "
        f"{len(lost)} cite it: {rate_text(share, lo, hi)}. You are named in "
        f"{sum(each.is_named for each in answers)} of the {len(answers)} that do.",
        since=min(each.asked_at for each in answers),
        generator=Generator.FACTS if is_profile else Generator.NOTHING,
        evidence=tuple(
            Reference("answer", each.key, f"Names {', '.join(each.rivals[:SHOWN])}")
            for each in lost[:SHOWN]
        ),
        market=market,
        intents=tuple(sorted({each.intent for each in lost})),
    )


def _change(domain: str, kind: str) -> str:
    if kind in PROFILES:
        return (
            f"Look for your store on {domain}, which is {KINDS[kind]}. Claim the profile, or make "
            "one, and fill in the facts of your verified record: name, address, phone, website and "
            "hours, word for word."
        )
    what = f", {KINDS[kind]}" if kind in KINDS else ""
    return (
        f"Read the pages of {domain}{what} that the answers cite, and see whether your store "
        "belongs there. Offer facts or a visit; do not pay for words, and never write about your "
        "own store as somebody else."
    )
