"""Enter a provider's key into an installation's database, or read it back, in its own process.

Usage: python -m tests.servers.sealing enter KEY, or read.
"""

from __future__ import annotations

import sys

import django


def main(words: list[str]) -> None:
    """Do one of the two; `read` prints the key."""
    django.setup()
    from django.utils import timezone

    from aiv.services.asking import provider_keys
    from dealershipai.accounts.models import User

    if words[0] == "enter":
        operator = User.objects.filter(is_staff=True)[0]
        provider_keys.enter("openai", words[1], actor=operator, now=timezone.now())
    else:
        sys.stdout.write(provider_keys.key_for("openai") or "none")


if __name__ == "__main__":
    main(sys.argv[1:])
