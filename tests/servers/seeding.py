"""Fill the database of an installation under test, and sign people in without a browser.

Usage: python -m tests.servers.seeding PEOPLE: prints a session cookie for each operator and the
key of each dealer, as JSON.
"""

from __future__ import annotations

import json
import sys

import django


def main(people: int) -> int:
    """Make the tables, load the invented market and sign in as many operators."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from aiv.models import Dealer
    from aiv.services.markets import markets
    from tests import cast, documents

    call_command("migrate", verbosity=0)
    markets.load(documents.MARKET, actor=None)
    cookies = []
    for number in range(people):
        operator = cast.person(f"operator-{number}@site.example", is_staff=True)
        client = Client()
        client.force_login(operator)
        cookies.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    keys = {slug: pk.hex for slug, pk in Dealer.objects.values_list("slug", "pk")}
    sys.stdout.write(json.dumps({"cookies": cookies, "dealers": keys}))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
