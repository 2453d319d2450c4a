"""Show what an error report holds, and what it never holds."""

import json
import os
import subprocess
import sys
from pathlib import Path

from dealershipai import scrub, sentry
from dealershipai.accounts import context

ROOT = Path(__file__).resolve().parents[2]
# A process of its own: the SDK patches Django for good.
SCRIPT = """
import json, django
django.setup()
from django.core.wsgi import get_wsgi_application
from django.test import Client, override_settings
import sentry_sdk
from sentry_sdk.transport import Transport

class Kept(Transport):
    envelopes = []
    def capture_envelope(self, envelope):
        self.envelopes.append(envelope.serialize().decode())

sentry_sdk.get_client().transport = Kept()
with override_settings(ROOT_URLCONF="tests.dealershipai.urls"):
    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    client.post(
        "/failing/broken/?token=canary-query",
        {"password": "canary-body"},
        headers={"authorization": "Bearer canary-header", "cookie": "other=canary-cookie"},
    )
import logging
logging.getLogger("x").error("sk-canaryCANARY0123456789 canary.person@harbor.example 239-555-0142")
print(json.dumps(Kept.envelopes))
"""


def test_no_secret_leaves_with_a_report():
    variables = {
        "DJANGO_SETTINGS_MODULE": "dealershipai.settings",
        "SENTRY_DSN": "http://key@127.0.0.1:1/1",
        "OPENAI_API_KEY": "canary-detail",
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, **variables},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    fault, line = json.loads(done.stdout.splitlines()[-1])
    assert "RuntimeError" in fault and "request_id" in fault
    assert "canary" not in (fault + line + done.stderr).lower()
    assert "0142" not in line


def test_of_the_request_only_the_method_stays():
    event = {
        "request": {"method": "GET", "url": "http://localhost/reset/canary/"},
        "user": {"email": "canary@harbor.example"},
        "extra": {"sys.argv": ["canary"]},
        "exception": {"values": [{"type": "ValueError", "value": "at canary@harbor.example"}]},
    }
    clean = sentry.scrubbed(event, {})
    assert clean["request"] == {"method": "GET"} and "canary" not in json.dumps(clean)
    assert clean["exception"]["values"][0]["value"] == f"at {scrub.HIDDEN}"


def test_a_report_carries_the_id_of_the_log_line():
    mark = context.request_id.set("r-12345678")
    clean = sentry.scrubbed({"tags": {"a": "b"}}, {})
    context.request_id.reset(mark)
    assert clean["tags"] == {"a": "b", "request_id": "r-12345678"}
