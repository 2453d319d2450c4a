"""Seal stored provider keys and Slack webhooks with the newest of PROVIDER_KEY_SECRETS."""

from __future__ import annotations

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError

from aiv.services.asking import provider_keys
from aiv.services.sending import slack_hooks


class Command(BaseCommand):
    """Print how many were sealed anew; exit 1 when one cannot be opened any more."""

    help = "Seal stored provider keys with the newest secret; put the new one first, keep the old."

    def handle(self, *_args: object, **_options: object) -> None:
        """Rotate; doing it again changes nothing."""
        done = provider_keys.rotate()
        hooks, lost_hooks = slack_hooks.rotate()
        self.stdout.write(json.dumps({**asdict(done), "webhooks_sealed_anew": hooks}))
        if lost := (*done.lost, *lost_hooks):
            raise CommandError(
                f"The keys of {', '.join(lost)} were sealed with a secret that is not here. "
                "Put it back into PROVIDER_KEY_SECRETS, or enter those keys again."
            )
