"""Rehearse a scan: a stand-in plays all providers, in a database that is thrown away after."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import httpx2
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from aiv.domain.asking.provider_catalogue import PROVIDERS

MARKET: Final = "standin-harbor-velmar"
KEY: Final = "rehearsal:not-a-real-key"
STOP_SECONDS: Final = 10


class Command(BaseCommand):
    """Print what the scan says and what the stand-in counted, as one JSON object."""

    help = "Run a scan against a local stand-in of all providers: no key, no cost, no trace."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how much is asked, how slowly it is answered and how often it fails."""
        parser.add_argument("--trials", type=int, default=1)
        parser.add_argument("--in-flight", type=int, default=20)
        parser.add_argument("--median", type=float, default=0.2, help="seconds to an answer")
        parser.add_argument("--fault", action="append", default=[], metavar="NAME=SHARE")

    def handle(
        self, *, trials: int, in_flight: int, median: float, fault: list[str], **_options: object
    ) -> None:
        """Start the stand-in, make the scratch database, scan, and compare the counts."""
        _refuse_production()
        faults = [word for each in fault for word in ("--fault", each)]
        with (
            tempfile.TemporaryDirectory(prefix="rehearsal-") as name,
            _standin(["--median", str(median), *faults]) as addresses,
        ):
            variables = _variables(Path(name), addresses)
            self.stderr.write("Preparing a scratch database ...")
            _manage(variables, "migrate", "--verbosity", "0")
            _manage(variables, "load_market", str(_market(Path(name))))
            self.stderr.write("Scanning ...")
            words = ["--yes", "--trials", str(trials), "--in-flight", str(in_flight)]
            scan = _manage(variables, "scan", MARKET, *words)
            tally = httpx2.get(_root(addresses) + "/tally", trust_env=False).json()
        report = {"scan": _last_json(scan), "standin": tally}
        self.stdout.write(json.dumps(report, indent=2))


def _refuse_production() -> None:
    if settings.IS_HTTPS:
        raise CommandError(
            "A rehearsal invents its answers, so it runs on a machine of your own only: "
            "use a checkout whose APP_URL is not https."
        )
    if not (settings.BASE_DIR / "tests" / "standin").is_dir():
        raise CommandError("The stand-in is part of a checkout; this copy has no tests/standin.")


@contextmanager
def _standin(words: Sequence[str]) -> Iterator[dict[str, str]]:
    """Run the stand-in beside us; it is a program of its own and no part of the product."""
    command = [sys.executable, "-m", "tests.standin", *words]
    with subprocess.Popen(  # noqa: S603 - our own program, and no shell reads its words
        command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line:
                raise CommandError("The stand-in did not start; its words stand above.")
            yield json.loads(line)["endpoints"]
        finally:
            process.terminate()
            process.wait(timeout=STOP_SECONDS)


def _variables(folder: Path, addresses: dict[str, str]) -> list[str]:
    """Give settings of which none is the installation's own: neither its data nor its keys."""
    keys = {facts.key_name: KEY for facts in PROVIDERS.values()}
    bases = {f"{name.upper()}_BASE_URL": address for name, address in addresses.items()}
    named = {
        "DATABASE_URL": f"sqlite:///{folder}/rehearsal.sqlite3",
        "REDIS_URL": "",
        "APP_URL": "",
    }
    return [f"{name}={value}" for name, value in {**named, **keys, **bases}.items()]


def _market(folder: Path) -> Path:
    command = [sys.executable, "-m", "tests.standin", "--market"]
    made = subprocess.run(  # noqa: S603 - as above
        command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True, check=True
    )
    path = folder / "market.json"
    path.write_text(made.stdout, encoding="utf-8")
    return path


def _manage(variables: Sequence[str], *words: str) -> str:
    """Run one of our commands under other settings; what it says on stderr is shown as it goes."""
    command = ["/usr/bin/env", *variables, sys.executable, "manage.py", *words]
    done = subprocess.run(  # noqa: S603 - as above
        command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise CommandError(f"{words[0]} failed, see above.\n{done.stdout}")
    return done.stdout


def _root(addresses: dict[str, str]) -> str:
    return next(iter(addresses.values())).rpartition("/")[0]


def _last_json(printed: str) -> Any:
    """Read the summary that a scan ends with; it may say more before it."""
    try:
        return json.loads(printed[printed.rfind("\n{") + 1 :])
    except ValueError:
        return printed.strip()
