"""Take a damaged file for a database that is away: only putting a backup in its place helps."""

from __future__ import annotations

import sqlite3

from django.db.backends.sqlite3 import base
from django.utils.functional import cached_property

from dealershipai.backends.passing import Passing


class DatabaseWrapper(base.DatabaseWrapper):
    """Name a file that cannot be read as what it is."""

    @cached_property
    def wrap_database_errors(self) -> Passing:
        """Tell a damaged file from a fault of ours."""
        return Passing(self, may_pass=_is_damage)


def _is_damage(fault: BaseException) -> bool:
    # The driver has no class of its own for it; what is wrong with a statement has one.
    return type(fault) is sqlite3.DatabaseError
