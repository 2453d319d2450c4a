"""Turn DATABASE_URL into Django's database settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from aiv.domain.errors import InvalidInput

# IMMEDIATE takes the write lock at BEGIN, so a reader never fails while upgrading to a writer.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
    "PRAGMA foreign_keys=ON;PRAGMA busy_timeout=5000;"
)

# A process that is frozen in the middle of a transaction holds locks that all others wait for;
# after this the server ends its session, and they go on. Nobody waits longer than the second for
# any lock: a page says that it comes back, a worker tries again. `?options=` replaces both.
POSTGRESQL_OPTIONS = "-c idle_in_transaction_session_timeout=20s -c lock_timeout=10s"


def from_url(url: str, *, default_file: Path) -> dict[str, Any]:
    """Give the settings of one database; an empty URL means the SQLite file in `var/`."""
    if not url:
        return _sqlite(default_file)
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.netloc + parts.path).removeprefix("/")))
    if parts.scheme in ("postgres", "postgresql"):
        return _postgresql(parts)
    raise InvalidInput(
        "DATABASE_URL", "write postgresql://user:password@host/name or sqlite:///file"
    )


def _sqlite(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "dealershipai.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": SQLITE_PRAGMAS},
    }


def _postgresql(parts: SplitResult) -> dict[str, Any]:
    query = {"options": POSTGRESQL_OPTIONS, **dict(parse_qsl(parts.query, keep_blank_values=True))}
    return {
        "ENGINE": "dealershipai.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # A socket directory may stand as the host or as ?host=/path.
        "HOST": query.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": query.pop("port", "") or str(parts.port or ""),
        # Each connection is looked at by the backend, more patiently than by the pool.
        "CONN_HEALTH_CHECKS": False,
        "OPTIONS": {**query, "pool": {"min_size": 1, "max_size": 10, "timeout": 3}},
    }
