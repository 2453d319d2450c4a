"""Run the whole gate: every step even after a failure, then say in plain words what held.

Steps run side by side where one core would wait; what a step says stays together.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dealershipai import env
from dealershipai.bootstrap import held_servers, steps
from dealershipai.bootstrap.held_servers import Held
from dealershipai.bootstrap.options import NEEDS, Verify
from dealershipai.bootstrap.steps import Outcome, Step
from dealershipai.bootstrap.verdict import Verdict

CORES = 2


def run(root: Path, wish: Verify) -> int:
    """Run the gate and give its exit status: 0 good, 1 a step failed, 3 something unverified."""
    with held_servers.hold(root, () if wish.is_fast else NEEDS) as held:
        outcomes = list(_outcomes(root, wish, held))
        verdict = Verdict(tuple(outcomes), held.reports(), wish.allowed_missing, wish.is_fast)
    print("\n".join(("", *verdict.lines())), flush=True)
    return verdict.status()


def _outcomes(root: Path, wish: Verify, held: Held) -> Iterator[Outcome]:
    environment = clean_environment(root)
    with ThreadPoolExecutor(CORES) as cores:
        static = cores.map(lambda step: steps.run_aside(step, root, environment), steps.STATIC)
        yield from map(steps.shown, static)
        if wish.is_fast:
            yield steps.run(steps.ALONE, root, environment)
            return
        found = {**environment, **held.variables()}
        # A browser waits much: beside the other tests it costs little time.
        browser = cores.map(
            lambda step: steps.run_aside(step, root, found), _possible(steps.IN_BROWSER, held)
        )
        yield steps.run(steps.ALONE, root, environment)
        for step in _possible(steps.ON_SERVERS, held):
            yield steps.run(step, root, found)
        yield from map(steps.shown, browser)


def _possible(step: Step, held: Held) -> list[Step]:
    return [step] if any(held.has(name) for name in step.needs) else []


def clean_environment(root: Path) -> dict[str, str]:
    """Give an environment in which no product variable is set, whatever `.env` says here."""
    example = (root / ".env.example").read_text(encoding="utf-8")
    # The gate starts Python a hundred times: without bytecode each would compile the project anew.
    return {**os.environ, **dict.fromkeys(env.parse(example), ""), "PYTHONDONTWRITEBYTECODE": ""}
