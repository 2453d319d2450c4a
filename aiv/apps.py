"""Register the measurement."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from dealershipai.accounts.append_only import Guard, install


class AivConfig(AppConfig):
    """Install the append-only triggers of answers and leaderboards after every migrate."""

    name = "aiv"
    verbose_name = "Measurement"
    # Rows of the labelled demo may be removed; measured ones never.
    append_only_guards = (
        Guard(table="aiv_answer", deletable_when="OLD.is_demo"),
        Guard(table="aiv_leaderboard", deletable_when="OLD.is_demo"),
        Guard(table="aiv_leaderboardrow", deletable_when="OLD.is_demo"),
    )

    def ready(self) -> None:
        post_migrate.connect(install, sender=self)
