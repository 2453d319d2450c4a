"""Register identity: people, organizations and the audit log."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """Install the audit log's append-only triggers after every migrate."""

    name = "dealershipai.accounts"
    label = "accounts"
    verbose_name = "People and organizations"

    def ready(self) -> None:
        from dealershipai.accounts import append_only

        post_migrate.connect(append_only.install, sender=self)
