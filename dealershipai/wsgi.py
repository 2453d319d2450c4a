"""Serve pages and API; the embedded process and production both use this application."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dealershipai.settings")

application = get_wsgi_application()

# What start-up made lives as long as the process. Frozen, it is passed over by the collector,
# whose full rounds otherwise double the slowest requests.
gc.collect()
gc.freeze()
