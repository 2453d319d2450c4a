"""Run the whole gate: every step even after a failure, then say in plain words what held."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from dealershipai import env
from dealershipai.bootstrap import held_servers, steps
from dealershipai.bootstrap.held_servers import Held
from dealershipai.bootstrap.options import NEEDS, Verify
from dealershipai.bootstrap.steps import Outcome
from dealershipai.bootstrap.verdict import Verdict


def run(root: Path, wish: Verify) -> int:
    """Run the gate and give its exit status: 0 good, 1 a step failed, 3 something unverified."""
    with held_servers.hold(root, () if wish.is_fast else NEEDS) as held:
        outcomes = list(_outcomes(root, wish, held))
        verdict = Verdict(tuple(outcomes), held.reports(), wish.allowed_missing, wish.is_fast)
    print("\n".join(("", *verdict.lines())), flush=True)
    return verdict.status()


def _outcomes(root: Path, wish: Verify, held: Held) -> Iterator[Outcome]:
    environment = clean_environment(root)
    for step in (*steps.STATIC, steps.ALONE):
        yield steps.run(step, root, environment)
    if wish.is_fast:
        return
    found = {**environment, **held.variables()}
    for step in (steps.ON_SERVERS, steps.IN_BROWSER):
        if _is_possible(step.needs, held):
            yield steps.run(step, root, found)


def _is_possible(needs: Sequence[str], held: Held) -> bool:
    return any(held.has(name) for name in needs)


def clean_environment(root: Path) -> dict[str, str]:
    """Give an environment in which no product variable is set, whatever `.env` says here."""
    example = (root / ".env.example").read_text(encoding="utf-8")
    # The gate starts Python a hundred times: without bytecode each would compile the project anew.
    return {**os.environ, **dict.fromkeys(env.parse(example), ""), "PYTHONDONTWRITEBYTECODE": ""}
