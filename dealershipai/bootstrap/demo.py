"""Offer the demo market at the start: asked once where a person sits, remembered in `var/`."""

from __future__ import annotations

import sys

from aiv.domain.errors import DealershipError

QUESTION = "Load the demo market (invented dealers, marked DEMO everywhere)? [y/N] "
REMOVAL = "Remove it at any time: python3 manage.py remove_demo"


def offer(wish: bool | None) -> None:
    """Load the demo if it is wanted; whatever fails here does not keep the product from starting.

    `wish` is what the command line says, None when it says nothing.
    """
    from aiv.services.markets import demo_choice

    chosen = wish if wish is not None else demo_choice.remembered()
    if chosen is None:
        chosen = _asked()
    if chosen is None:
        return
    demo_choice.remember(chosen)
    if chosen:
        _load()


def _asked() -> bool | None:
    """Ask whoever sits there; without a terminal nobody is asked and nothing is remembered."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    try:
        return input(QUESTION).strip().lower() in ("y", "yes")
    except EOFError:
        return None


def _load() -> None:
    from django.utils import timezone

    from aiv.services.markets import demo

    try:
        report = demo.load(now=timezone.now(), progress=_say)
    except DealershipError as fault:
        print(f"The demo market was not loaded. {fault}", flush=True)
        return
    if report.is_new:
        print(f"The demo market is loaded: {report.answers} answers. {REMOVAL}", flush=True)


def _say(step: str) -> None:
    print(f"    {step}", flush=True)
