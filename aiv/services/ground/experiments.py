"""Take in A/B tests, each file parsed once, and measure the lifts of the newest usable one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction

from aiv.domain.errors import InvalidInput
from aiv.domain.outside import experiment_figures, experiment_rows
from aiv.domain.outside.experiment_rows import Arm
from aiv.domain.score.input_records import InputRecord
from aiv.models import Dealer, Experiment, ExperimentArm, ScoreInput
from aiv.selectors.ground import experiments as stored
from aiv.selectors.score.stored_inputs import MAX_AGE_DAYS
from aiv.services.ground import ground_inputs, outside_notes
from aiv.services.score import scores
from dealershipai.accounts.models import User

COPIED: Final = (
    "variant", "impressions", "clicks", "sessions", "conversions",
    "lcp_s", "cls", "inp_s", "perf_score",
)  # fmt: skip
TICK: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The test that a file holds, and whether it stood here before."""

    experiment: Experiment
    is_repeated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """When a test ran, as a person declares it; both or neither."""

    first: date | None = None
    last: date | None = None


def import_file(
    dealer: Dealer, body: bytes, *, name: str, days: Days, actor: User | None, now: datetime
) -> Imported:
    """Take in a file; the same file with other days only changes the days.

    Raises InvalidInput, or FaultyDocument naming every bad cell.
    """
    _check(days, now)
    digest = hashlib.sha256(body).hexdigest()
    with transaction.atomic():
        Dealer.objects.select_for_update().get(pk=dealer.pk)
        standing = dealer.experiments.filter(digest=digest).first()
        if standing is not None and _has_days(standing, days):
            return Imported(experiment=standing, is_repeated=True)
        arms = () if standing is not None else experiment_rows.read(body)
        found = standing or _create(dealer, digest, name, arms, actor, now)
        Experiment.objects.filter(pk=found.pk).update(started_on=days.first, ended_on=days.last)
        measure(dealer, now=now)
        outside_notes.note(dealer, "experiment.imported", actor, {"name": found.name})
    found.refresh_from_db()
    scores.rescore_dealer(dealer, now=now)
    return Imported(experiment=found, is_repeated=False)


def remove(experiment: Experiment, *, person: User, now: datetime) -> None:
    """Forget a test, and measure what is left."""
    dealer = experiment.dealer
    with transaction.atomic():
        Dealer.objects.select_for_update().get(pk=dealer.pk)
        outside_notes.note(dealer, "experiment.removed", person, {"name": experiment.name})
        experiment.delete()
        measure(dealer, now=now)
    scores.rescore_dealer(dealer, now=now)


def measure(dealer: Dealer, *, now: datetime) -> None:
    """Store both lifts of the usable test that ended last, or why there is none."""
    found = sorted(
        stored.of_dealer(dealer),
        key=lambda each: experiment_figures.ended_at(each.test, each.imported_at),
    )
    records = [_record(found, at, now) for at in range(len(experiment_figures.MEASURES))]
    latest = _latest(dealer)
    ground_inputs.replace(dealer, [_after(record, latest) for record in records])


def _record(found: Sequence[stored.Stored], at: int, now: datetime) -> InputRecord:
    every = [_records_of(each)[at] for each in found]
    oldest = now - timedelta(days=MAX_AGE_DAYS["ctr_delta"])
    usable = [each for each in every if each.is_usable and (each.measured_at or now) >= oldest]
    if usable:
        return usable[-1]
    return every[-1] if every else experiment_figures.withdrawn(now)[at]


def _records_of(found: stored.Stored) -> tuple[InputRecord, ...]:
    at = experiment_figures.ended_at(found.test, found.imported_at)
    return experiment_figures.records(found.test, measured_at=at)


def _after(record: InputRecord, latest: dict[str, datetime]) -> InputRecord:
    """Let the record count: the newest one does, and an older test may be what is left."""
    before = latest.get(record.name)
    if before is None or record.measured_at is None or record.measured_at > before:
        return record
    return replace(record, measured_at=before + TICK)


def _latest(dealer: Dealer) -> dict[str, datetime]:
    names = [each.name for each in experiment_figures.MEASURES]
    rows = ScoreInput.objects.filter(dealer=dealer, market=None, name__in=names)
    known = rows.order_by("measured_at").values_list("name", "measured_at")
    return {name: at for name, at in known if at is not None}


def _create(
    dealer: Dealer, digest: str, name: str, arms: Sequence[Arm], actor: User | None, now: datetime
) -> Experiment:
    row = Experiment.objects.create(
        dealer=dealer,
        name=name.strip()[:120] or "A/B test",
        digest=digest,
        imported_at=now,
        imported_by=actor,
    )
    ExperimentArm.objects.bulk_create(_arm(row, at, arm) for at, arm in enumerate(arms))
    return row


def _arm(row: Experiment, position: int, arm: Arm) -> ExperimentArm:
    copied: dict[str, Any] = {name: getattr(arm, name) for name in COPIED}
    return ExperimentArm(
        experiment=row,
        position=position,
        stated_ctr=arm.ctr,
        stated_conversion_rate=arm.conversion_rate,
        **copied,
    )


def _has_days(row: Experiment, days: Days) -> bool:
    return (row.started_on, row.ended_on) == (days.first, days.last)


def _check(days: Days, now: datetime) -> None:
    if (days.first is None) != (days.last is None):
        raise InvalidInput("ended_on", "write the first and the last day, or neither")
    if days.first is None or days.last is None:
        return
    if days.first > days.last:
        raise InvalidInput("ended_on", "the last day lies before the first")
    if days.last > now.date():
        raise InvalidInput("ended_on", "this day has not come yet; import the test when it is over")
