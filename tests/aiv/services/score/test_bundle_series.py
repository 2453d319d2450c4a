"""A bundle tells a model that was replaced from the one that answers now, and lost calls too."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from aiv.models import Assistant, Dealer, Market, Probe, Scan
from aiv.services.score import bundle_reading, scores
from dealershipai.accounts.models import User
from tests import answered
from tests.aiv.services.score.test_bundles import kept, packed
from tests.answered import ASKED_AT, Said

pytestmark = pytest.mark.django_db


def test_the_same_score_comes_out(
    market: Market, dealers: list[Dealer], assistant: Assistant, owner: User, tmp_path: Path
) -> None:
    own, rival = dealers[:2]
    panel = answered.panel(market, 20)
    old = [Said(named=[(own, "best")], model_served="model-1")] * 20
    new = [
        Said(named=[(own if n % 4 else rival, "best")], model_served="model-2") for n in range(60)
    ]
    answered.ask(panel, assistant, old)
    later = ASKED_AT + timedelta(days=1)
    asked = answered.ask(panel, assistant, new, asked_at=later, first_trial=2)
    scan = Scan.objects.create(panel=panel, origin="asked", day=later.date())
    for n, answer in enumerate(asked[:30]):
        Probe.objects.create(
            scan=scan, prompt=answer.probe.prompt, assistant=assistant, trial=40 + n,
            state="failed", failure_kind="invalid_request_error", asked_at=later, attempts=1,
        )  # fmt: skip
    scores.rescore(market, now=later + timedelta(hours=1))
    body = packed(Dealer.objects.get(pk=own.pk), owner)
    found = bundle_reading.recompute(kept(tmp_path, body)).results[0]
    assert found.is_same, (found.differences, found.inputs)
    assert not found.inputs
