"""Measure entity_confidence: whether answers, site and listings state the store as it is."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from aiv.domain.score import inputs
from aiv.domain.score.input_records import KINDS, InputRecord, InputStatus
from aiv.domain.site import stated_facts
from aiv.domain.site.known import Known
from aiv.domain.site.measures.records import METHOD_VERSION
from aiv.domain.site.site_facts import SiteFacts
from aiv.domain.site.stated_facts import Agreement
from aiv.domain.statistics.quantiles import Z975
from aiv.domain.statistics.rates import Cell, rate_of, standard_error, wilson

NAME: Final = "entity_confidence"
LEAST_STATED: Final = 20
WEIGHTS: Final = {"answers": 0.5, "own site": 0.25, "listings": 0.25}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreeing:
    """What one kind of source states: facts right and wrong; silence counts on neither side.

    `clusters` are (right, stated) by prompt, for answers only: one prompt's answers move together.
    """

    correct: int
    wrong: int
    clusters: tuple[Cell, ...] = ()

    @property
    def stated(self) -> int:
        """Give how many facts were stated."""
        return self.correct + self.wrong


def of_site(site: SiteFacts, known: Known) -> Agreeing:
    """Count facts of the own pages, one a page and field: wrong where any place of it is."""
    judged: dict[tuple[str, str], bool] = {}
    for each in stated_facts.statements(site, known):
        key, is_right = (each.url, each.field), _is_right(each.agreement)
        judged[key] = judged.get(key, True) and is_right
    right = sum(judged.values())
    return Agreeing(correct=right, wrong=len(judged) - right)


def of_listings(known: Known) -> Agreeing | None:
    """Count facts of connected listings; None where none is connected."""
    if known.listings is None:
        return None
    judged = []
    for each in known.listings:
        if each.name:
            judged.append(stated_facts.same_name(each.name, known))
        if each.phone:
            judged.append(_is_right(stated_facts.judge_phone(each.phone, known)))
        if each.street:
            address = stated_facts.judge_address(each.street, each.postal_code, known)
            judged.append(_is_right(address))
    return Agreeing(correct=sum(judged), wrong=len(judged) - sum(judged))


def entity_confidence(
    answers: Agreeing | None,
    site: Agreeing | None,
    listings: Agreeing | None,
    *,
    measured_at: datetime,
) -> InputRecord:
    """Measure the weighted agreement with the verified record (S9), weights renormalised.

    At least 20 facts stated in answers, or 20 in site and listings together. An answer-less value
    says so in its reason.
    """
    sources = {"answers": answers, "own site": site, "listings": listings}
    told = {name: each for name, each in sources.items() if each is not None and each.stated}
    n = sum(each.stated for each in told.values())
    record = InputRecord(
        name=NAME, status=InputStatus.NOT_MEASURED, method_version=METHOD_VERSION,
        source=tuple(told), n_obs=n, measured_at=measured_at,
    )  # fmt: skip
    by_answers = told["answers"].stated if "answers" in told else 0
    if max(by_answers, n - by_answers) < LEAST_STATED:
        return replace(
            record,
            status=InputStatus.INSUFFICIENT if n else InputStatus.NOT_MEASURED,
            reason=f"{n} facts are stated; it takes {LEAST_STATED} in answers, or {LEAST_STATED} "
            "on the site and in listings.",
            action=KINDS[NAME].action,
        )
    return _measured(record, told, has_answers="answers" in told)


def _measured(record: InputRecord, told: dict[str, Agreeing], *, has_answers: bool) -> InputRecord:
    rows = [(WEIGHTS[name], each.correct, each.wrong) for name, each in told.items()]
    found = inputs.weighted_agreement(rows)
    if found is None:
        return record
    whole = math.fsum(weight for weight, _, _ in rows)
    se = math.sqrt(
        math.fsum((WEIGHTS[name] / whole * _error(each)) ** 2 for name, each in told.items())
    )
    return replace(
        record,
        status=InputStatus.MEASURED,
        value=found.value,
        se=se,
        lo=max(0.0, found.value - Z975 * se),
        hi=min(1.0, found.value + Z975 * se),
        reason="" if has_answers else "What assistants state was not compared with the record yet.",
    )


def _error(each: Agreeing) -> float:
    """Give a source's standard error: over prompts for answers, by Wilson's interval elsewhere."""
    rate = rate_of(each.clusters) if each.clusters else None
    clustered = standard_error(rate.theta, rate.n_star) if rate else None
    if clustered is not None:
        return clustered
    lo, hi = wilson(each.correct / each.stated, each.stated) or (0.0, 1.0)
    return (hi - lo) / (2 * Z975)


def _is_right(agreement: Agreement) -> bool:
    return agreement in (Agreement.RIGHT, Agreement.OTHER_UNIT)
