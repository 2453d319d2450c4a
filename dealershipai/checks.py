"""Check the configuration: each finding has an id and a remedy.

Errors forbid work (readyz answers 503 while one stands); warnings and notes do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Tags, Warning, register
from django.db import connections

from dealershipai import env

CONFIGURATION = "configuration"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SHORTEST_KEY = 32
SHORTEST_TOKEN = 24


@register(CONFIGURATION)
def installation(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """Name what is missing or weak for the address the installation answers on."""
    found = (_keys(), _address(), _processes(), _watching(), _providers(), _unread_variables())
    return [message for part in found for message in part]


@register(CONFIGURATION, deploy=True)
def transport(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """Name the stores that are reached over a network without proof of who answers."""
    return [*_database_transport(), *_cache_transport()]


@register(Tags.database)
def database_role(
    app_configs: Any, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """Warn of a PostgreSQL role that may do anything."""
    asked = [connections[alias] for alias in databases or ()]
    return [
        _superuser(connection.alias)
        for connection in asked
        if connection.vendor == "postgresql" and _is_superuser(connection)
    ]


@register(Tags.database)
def models_on_offer(
    app_configs: Any, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """Warn of assistants whose model stops being offered soon, or does not exist any more."""
    from aiv.models import Assistant
    from aiv.selectors.asking import ending_models

    # `migrate` asks before it has made the tables.
    if "default" not in (databases or ()) or not _has_table(Assistant._meta.db_table):
        return []
    return [
        Warning(
            f"{each.assistant} asks {each.model}, which its maker ends on {each.ends}.",
            hint="Give the assistant another model; its answers then begin a new series.",
            id="dai.W009",
        )
        for each in ending_models.ending(today=_today())
    ]


def _today() -> date:
    return datetime.now(UTC).date()


def _has_table(name: str) -> bool:
    return name in connections["default"].introspection.table_names()


def _keys() -> Iterator[CheckMessage]:
    if settings.IS_HTTPS and settings.SECRET_KEY_IS_GENERATED:
        yield Error(
            "SECRET_KEY is the generated one, which lives on one machine only.",
            hint="Set SECRET_KEY to 50 random characters and keep it outside the code.",
            id="dai.E001",
        )
    if settings.IS_HTTPS and settings.PROVIDER_KEY_SECRETS_ARE_GENERATED:
        yield Warning(
            "Provider keys are sealed with a generated secret, which lives on one machine only.",
            hint="Set PROVIDER_KEY_SECRETS to what var/provider_key_secret holds, and keep a copy.",
            id="dai.W010",
        )
    if any(_is_weak(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)):
        yield Error(
            f"SECRET_KEY or a fallback is shorter than {SHORTEST_KEY} characters or repetitive.",
            hint="python3 -c 'import secrets; print(secrets.token_urlsafe(48))' makes a good one.",
            id="dai.E002",
        )
    if settings.METRICS_TOKEN and len(settings.METRICS_TOKEN) < SHORTEST_TOKEN:
        yield Warning(
            f"METRICS_TOKEN is shorter than {SHORTEST_TOKEN} characters.",
            hint="Make a longer one, or leave it empty: /metrics then shows to staff only.",
            id="dai.W001",
        )


def _is_weak(key: str) -> bool:
    return len(key) < SHORTEST_KEY or len(set(key)) < 8


def _address() -> Iterator[CheckMessage]:
    if settings.IS_HTTPS and settings.DEBUG:
        yield Error(
            "DEBUG is on under https: faults would show settings to strangers.",
            hint="Remove DEBUG.",
            id="dai.E003",
        )
    if not settings.IS_HTTPS and urlsplit(settings.APP_URL).hostname not in LOOPBACK:
        yield Error(
            "APP_URL is http and not this machine: sign-in would cross the network in the clear.",
            hint="Set APP_URL to the https address; the proxy in front holds the certificate.",
            id="dai.E004",
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield Error(
            "ALLOWED_HOSTS accepts any name, so a forged Host header is believed.",
            hint="List the names; APP_URL's is there already.",
            id="dai.E005",
        )
    if settings.IS_HTTPS and not settings.TRUSTED_PROXY_COUNT:
        yield Warning(
            "APP_URL is https but no proxy is trusted: every request would be redirected again.",
            hint="Set TRUSTED_PROXY_COUNT to the number of proxies in front of this server.",
            id="dai.W002",
        )


def _processes() -> Iterator[CheckMessage]:
    if settings.WEB_CONCURRENCY > 1 and settings.IS_EMBEDDED:
        yield Error(
            "Several server processes without Redis: each would count limits for itself.",
            hint="Set REDIS_URL, or WEB_CONCURRENCY to 1.",
            id="dai.E006",
        )
    if settings.IS_HTTPS and settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield Warning(
            "The database is a SQLite file, which serves one machine only.",
            hint="Set DATABASE_URL to a PostgreSQL database, or back the file up by .backup.",
            id="dai.W003",
        )
    if settings.IS_HTTPS and not _has_manifest():
        yield Error(
            "The static files have not been gathered, so no page can be made.",
            hint="Run manage.py collectstatic before the server starts.",
            id="dai.E007",
        )


def _has_manifest() -> bool:
    folder = settings.STATIC_ROOT
    return folder is not None and (folder / "staticfiles.json").is_file()


def _watching() -> Iterator[CheckMessage]:
    if settings.IS_HTTPS and not settings.EMAIL_URL:
        yield Warning(
            "EMAIL_URL is not set: codes and links stay on the staff outbox page.",
            hint="Set EMAIL_URL to smtps://user:password@host so that people can sign up.",
            id="dai.W004",
        )
    if settings.IS_HTTPS and not settings.SENTRY_DSN:
        yield Info(
            "SENTRY_DSN is not set: faults are in the log only.",
            hint="Set SENTRY_DSN to be told of them; keys and personal data are taken out.",
            id="dai.I001",
        )


def _providers() -> Iterator[CheckMessage]:
    """Keep rehearsals out of production: what stands in for a provider invents its answers."""
    for provider, url in settings.PROVIDER_BASE_URLS.items():
        address = urlsplit(url)
        is_safe = address.scheme == "https" and address.hostname not in LOOPBACK
        if settings.IS_HTTPS and url and not is_safe:
            yield Error(
                f"{provider} is asked at an address on this machine or without encryption.",
                hint=f"Empty {provider.upper()}_BASE_URL, or name an https:// gateway.",
                id="dai.E008",
            )


def _unread_variables() -> Iterator[CheckMessage]:
    file = settings.BASE_DIR / ".env"
    if not file.is_file():
        return
    from dealershipai.settings import env as environment

    for name in env.parse(file.read_text(encoding="utf-8")).keys() - environment.names:
        yield Warning(
            f"{name} stands in .env, but nothing reads it.",
            hint="Compare its spelling with .env.example.",
            id="dai.W005",
        )


def _database_transport() -> Iterator[CheckMessage]:
    base = settings.DATABASES["default"]
    host = base.get("HOST") or ""
    is_far = bool(host) and not host.startswith("/") and host not in LOOPBACK
    if is_far and base.get("OPTIONS", {}).get("sslmode") != "verify-full":
        yield Warning(
            "The database is reached over the network without checking its certificate.",
            hint="Add ?sslmode=verify-full to DATABASE_URL.",
            id="dai.W006",
        )


def _cache_transport() -> Iterator[CheckMessage]:
    address = urlsplit(settings.REDIS_URL)
    if address.scheme == "redis" and address.hostname not in LOOPBACK:
        yield Warning(
            "Redis is reached over the network without encryption.",
            hint="Write rediss:// instead of redis:// in REDIS_URL.",
            id="dai.W007",
        )


def _is_superuser(connection: Any) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        row = cursor.fetchone()
    return bool(row and row[0])


def _superuser(alias: str) -> CheckMessage:
    return Warning(
        f"The database role of '{alias}' is a superuser: a hole in one query opens all of it.",
        hint="Create a role that owns only this database, and use it in DATABASE_URL.",
        id="dai.W008",
    )
