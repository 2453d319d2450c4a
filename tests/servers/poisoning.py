"""Put a tenant whose every text is a payload into a database, and say how to look at it.

Usage: python -m tests.servers.poisoning FOLDER: prints as JSON the cookies of the tenant's owner
and of an operator, and by person the addresses of the pages that open.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import django

ADMIN = "_changelist"


def main(folder: Path) -> int:
    """Seed, poison, sign two people in."""
    django.setup()
    from django.conf import settings

    settings.VAR_DIR = folder
    from tests import cast
    from tests.contracts import far, poison

    seen = far.seed()
    fields = poison.spread()
    operator = cast.person("operator@poisoned.example", is_staff=True, is_superuser=True)
    pages = {"owner": _pages(seen, seen.owner), "operator": _pages(seen, operator)}
    sys.stdout.write(json.dumps({"fields": len(fields), "pages": pages}))
    return 0


def _pages(seen: Any, person: Any) -> dict[str, Any]:
    """Give a person's cookie, and the pages of HTML that open for them."""
    from django.conf import settings
    from django.test import Client

    from tests.contracts import cases, routes

    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    named = {*cases.TENANT, *cases.OPERATOR}
    found = {}
    for route in routes.every():
        if route.name in named or (cases.is_admin(route) and route.name.endswith(ADMIN)):
            address = cases.address(route, seen)
            answer = client.get(address)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                found[route.name] = address
    return {"cookie": client.cookies[settings.SESSION_COOKIE_NAME].value, "found": found}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
