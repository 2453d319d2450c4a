"""Run what waits on any number of machines: `celery -A dealershipai.celery worker` and `beat`."""

from __future__ import annotations

import os

from celery import Celery
from celery.signals import setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dealershipai.settings")
# Django's checks load the code of every page into each worker: 35 MB that no task uses. The server
# runs them when it starts.
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")

import django

django.setup()

from django.conf import settings  # noqa: E402

from aiv.tasks import messages  # noqa: E402

# Late acks hand a task out again after this; a drain must be over by then.
VISIBILITY_S = 3600
WORK_S = 2.0

app = Celery("dealershipai", set_as_current=True)
app.conf.update(
    # Celery has a name of its own for the socket of a file.
    broker_url=settings.REDIS_URL.replace("unix://", "redis+socket://", 1) or "memory://",
    broker_connection_retry_on_startup=True,
    broker_transport_options={"visibility_timeout": VISIBILITY_S},
    task_acks_late=True,
    task_ignore_result=True,
    task_default_queue="work",
    task_routes={"scans.*": {"queue": "scans"}, "work.*": {"queue": "work"}},
    # No other format, so that nobody who can write to Redis runs code here.
    task_serializer="json",
    accept_content=["json"],
    timezone="UTC",
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    beat_schedule={
        "what is due of scans": {
            "task": messages.sweep.name,
            "schedule": messages.SWEEP_S,
            "options": {"expires": messages.EXPIRES_S},
        },
        "what else waits": {
            "task": messages.do_some.name,
            "schedule": WORK_S,
            "options": {"expires": WORK_S},
        },
    },
)


def _keep_our_logging(**_: object) -> None:
    """Leave logging as the settings have it."""


setup_logging.connect(_keep_our_logging)
