"""Show that a wrong installation refuses to start, or says why it is not ready."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# A process of its own: settings are read once.
SHOW = """
import json, django
from django.conf import settings
django.setup()
from django.core.checks import run_checks
names = ("SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_NAME", "SECURE_HSTS_SECONDS",
         "SECURE_SSL_REDIRECT", "DEBUG", "ALLOWED_HOSTS")
shown = {name: getattr(settings, name) for name in names}
shown["errors"] = [found.id for found in run_checks(tags=["configuration"]) if found.is_serious()]
print(json.dumps(shown))
"""


def _start(**variables):
    given = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "dealershipai.settings"}
    return subprocess.run(
        [sys.executable, "-c", SHOW],
        env={**given, **variables},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )


def test_https_hardens_everything_and_asks_for_its_own_key():
    shown = json.loads(_start(APP_URL="https://dealers.example", TRUSTED_PROXY_COUNT="1").stdout)
    assert shown["SESSION_COOKIE_NAME"] == "__Host-session" and shown["SESSION_COOKIE_SECURE"]
    assert shown["SECURE_HSTS_SECONDS"] >= 31536000 and shown["SECURE_SSL_REDIRECT"]
    assert shown["ALLOWED_HOSTS"] == ["dealers.example"] and "dai.E001" in shown["errors"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LOG_LEVEL", "canary"),
        ("DEBUG", "canary"),
        ("TRUSTED_PROXY_COUNT", "canary"),
        ("DATABASE_URL", "mysql://canary@db.example/x"),
        ("REDIS_URL", "canary"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_and_not_shown(name, value):
    done = _start(**{name: value})
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert name in last and "canary" not in last
