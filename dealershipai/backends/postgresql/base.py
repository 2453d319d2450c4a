"""Go on over a restart of PostgreSQL without a failed page, and wait while it takes no writes."""

from __future__ import annotations

from typing import Any

import psycopg
from django.db.backends.postgresql import base
from django.utils.functional import cached_property
from psycopg import errors
from psycopg_pool import ConnectionPool

from dealershipai.backends.passing import Passing


class DatabaseWrapper(base.DatabaseWrapper):
    """Look at each connection that the pool gives, and empty a pool in which one has died."""

    @cached_property
    def wrap_database_errors(self) -> Passing:
        """Take a server without writes, as after a failover, for one that is away."""
        return Passing(self, may_pass=_is_read_only)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Give a connection that answers."""
        found = super().get_new_connection(conn_params)
        if not self.pool or _answers(found):
            return found
        # The pool's own check waits a second, then two, between the dead ones that it meets, and
        # a restart leaves nothing else in it: it would give up before it came to a new one.
        self.pool.putconn(found)
        self.pool.drain()
        return super().get_new_connection(conn_params)


def _answers(connection: psycopg.Connection) -> bool:
    try:
        ConnectionPool.check_connection(connection)
    except psycopg.OperationalError:
        return False
    return True


def _is_read_only(fault: BaseException) -> bool:
    return isinstance(fault, errors.ReadOnlySqlTransaction)
