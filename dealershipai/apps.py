"""Start what belongs to the whole installation: the admin, system checks, error reports."""

from __future__ import annotations

from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin.apps import AdminConfig


class OperatorAdminConfig(AdminConfig):
    """Put the operator's own admin in the place of the stock one."""

    default_site = "dealershipai.admin_site.OperatorAdminSite"


class RootConfig(AppConfig):
    """Stand for the composition root."""

    name = "dealershipai"

    def ready(self) -> None:
        """Register the checks; load Sentry only where it is wanted, it costs memory and time."""
        from dealershipai import checks  # noqa: F401

        if settings.SENTRY_DSN:
            from dealershipai import sentry

            sentry.start(settings.SENTRY_DSN, settings.SENTRY_ENVIRONMENT)
