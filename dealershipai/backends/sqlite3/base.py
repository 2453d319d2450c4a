"""Take a damaged SQLite file for a database that is away, and a busy one for what it is."""

from __future__ import annotations

import sqlite3

from django.db.backends.sqlite3 import base, features
from django.utils.functional import cached_property

from dealershipai.backends.passing import Passing


class DatabaseFeatures(features.DatabaseFeatures):
    """Know what every SQLite can that comes with a Python we run on."""

    # Django tries it once a thread, under the write lock: tried while somebody else writes it would
    # fail, and the thread would refuse every query with JSON in it until its process ends.
    supports_json_field = True


class DatabaseWrapper(base.DatabaseWrapper):
    """Name a file that cannot be read as what it is."""

    features_class = DatabaseFeatures

    @cached_property
    def wrap_database_errors(self) -> Passing:
        """Tell a damaged file from a fault of ours."""
        return Passing(self, may_pass=_is_damage)


def _is_damage(fault: BaseException) -> bool:
    # The driver has no class of its own for it; what is wrong with a statement has one.
    return type(fault) is sqlite3.DatabaseError
