"""Remove an organization, its people and all that they brought."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import UTC, datetime

from django.core.management.base import BaseCommand, CommandError

from aiv.domain.errors import DealershipError
from aiv.selectors import by_slug
from aiv.services.people import tenant_removal
from dealershipai.accounts.models import Organization


class Command(BaseCommand):
    """Print what would go, ask for the name once more, and print what went."""

    help = "Remove an organization, its people and all that they brought; answers stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the organization, and whether to go on without a question."""
        parser.add_argument("organization", metavar="ORGANIZATION", help="its name, or its id")
        parser.add_argument("--yes", action="store_true", help="do not ask before it is removed")

    def handle(self, *, organization: str, yes: bool, **_options: object) -> None:
        """Remove it; without a terminal and without --yes only say what would go."""
        found = _only(by_slug.organizations(organization), organization)
        told = tenant_removal.preview(found)
        self.stderr.write(json.dumps(asdict(told), indent=2))
        if not yes:
            _agree(found)
        try:
            gone = tenant_removal.remove(found, actor=None, now=datetime.now(UTC))
        except DealershipError as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(json.dumps(asdict(gone)))


def _only(found: list[Organization], asked: str) -> Organization:
    if not found:
        raise CommandError(f"There is no organization {asked}.")
    if len(found) > 1:
        keys = ", ".join(str(each.pk) for each in found)
        raise CommandError(f"{len(found)} organizations are named {asked}; give an id: {keys}")
    return found[0]


def _agree(organization: Organization) -> None:
    if not sys.stdin.isatty():
        raise CommandError("Nothing was removed. Add --yes to remove it, which cannot be undone.")
    typed = input(f"This cannot be undone. Type {organization.name} to remove it: ")
    if typed.strip() != organization.name:
        raise CommandError("Nothing was removed.")
