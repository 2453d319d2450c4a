"""Write the API's description as it is now: `.venv/bin/python -m tests.contracts.write_openapi`."""

import json
import os
from pathlib import Path

SNAPSHOT = Path(__file__).with_name("openapi.json")


def text(schema):
    """Give the description as the snapshot holds it."""
    return json.dumps(schema, indent=1, sort_keys=True) + "\n"


def main():
    """Accept what the API says of itself; read the difference before it is committed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from dashboard.api.schema import schema

    SNAPSHOT.write_text(text(schema()))


if __name__ == "__main__":
    main()
