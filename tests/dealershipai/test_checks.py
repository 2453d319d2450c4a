"""Show that a missing or weak configuration is named with its remedy."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from dealershipai import checks

POSTGRESQL = {"ENGINE": "django.db.backends.postgresql", "HOST": "db.example", "OPTIONS": {}}


@pytest.fixture
def production(monkeypatch, tmp_path):
    """Give settings that nothing is said against."""
    sound = SimpleNamespace(
        APP_URL="https://dealers.example",
        IS_HTTPS=True,
        DEBUG=False,
        ALLOWED_HOSTS=["dealers.example"],
        SECRET_KEY_IS_GENERATED=False,
        PROVIDER_KEY_SECRETS_ARE_GENERATED=False,
        SECRET_KEY="0123456789abcdef" * 3,
        SECRET_KEY_FALLBACKS=[],
        METRICS_TOKEN="0123456789abcdef" * 2,
        TRUSTED_PROXY_COUNT=1,
        WEB_CONCURRENCY=4,
        IS_EMBEDDED=False,
        REDIS_URL="rediss://cache.example/0",
        EMAIL_URL="smtps://mail.example",
        SENTRY_DSN="https://key@sentry.example/1",
        DATABASES={"default": {**POSTGRESQL, "OPTIONS": {"sslmode": "verify-full"}}},
        BASE_DIR=tmp_path,
        STATIC_ROOT=tmp_path,
        PROVIDER_BASE_URLS={"openai": "", "xai": "https://gateway.example/xai"},
    )
    (tmp_path / "staticfiles.json").touch()
    monkeypatch.setattr(checks, "settings", sound)
    return sound


def _ids():
    return [found.id for found in (*checks.installation(None), *checks.transport(None))]


def test_nothing_is_said_against_a_sound_installation(production):
    assert _ids() == []


def test_nothing_forbids_a_first_start_on_this_machine():
    assert not [found for found in checks.installation(None) if found.is_serious()]


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("SECRET_KEY_IS_GENERATED", True, "dai.E001"),
        ("SECRET_KEY", "short", "dai.E002"),
        ("SECRET_KEY", "a" * 60, "dai.E002"),
        ("SECRET_KEY_FALLBACKS", ["short"], "dai.E002"),
        ("DEBUG", True, "dai.E003"),
        ("ALLOWED_HOSTS", ["*"], "dai.E005"),
        ("IS_EMBEDDED", True, "dai.E006"),
        ("STATIC_ROOT", Path("/no/such/folder"), "dai.E007"),
        ("PROVIDER_BASE_URLS", {"openai": "http://gateway.example"}, "dai.E008"),
        ("PROVIDER_BASE_URLS", {"openai": "https://127.0.0.1:8443"}, "dai.E008"),
        ("PROVIDER_KEY_SECRETS_ARE_GENERATED", True, "dai.W010"),
        ("METRICS_TOKEN", "short", "dai.W001"),
        ("TRUSTED_PROXY_COUNT", 0, "dai.W002"),
        ("DATABASES", {"default": {"ENGINE": "django.db.backends.sqlite3"}}, "dai.W003"),
        ("EMAIL_URL", "", "dai.W004"),
        ("SENTRY_DSN", "", "dai.I001"),
        ("DATABASES", {"default": POSTGRESQL}, "dai.W006"),
        ("REDIS_URL", "redis://cache.example/0", "dai.W007"),
    ],
)
def test_each_fault_has_an_id(production, name, value, found):
    setattr(production, name, value)
    assert _ids() == [found]


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("http://dealers.example", ["dai.E004"]),
        ("http://localhost:8000", []),
        ("http://[::1]:8000", []),
    ],
)
def test_http_is_for_this_machine_only(production, url, found):
    production.IS_HTTPS, production.APP_URL = False, url
    assert [error.id for error in checks.installation(None) if error.is_serious()] == found


def test_a_misspelt_variable_is_named_without_its_value(production, tmp_path):
    (tmp_path / ".env").write_text("OPENAI_KEY=canary\nDEBUG=\n")
    (found,) = checks.installation(None)
    assert found.id == "dai.W005" and "OPENAI_KEY" in found.msg
    assert "canary" not in found.msg + found.hint


def test_every_finding_has_a_remedy(production):
    for name in ("TRUSTED_PROXY_COUNT", "EMAIL_URL", "SENTRY_DSN", "SECRET_KEY"):
        setattr(production, name, "")
    assert all(found.hint for found in checks.installation(None))


def test_a_database_on_this_machine_needs_no_certificate(production):
    for host in ("", "/run/postgresql", "127.0.0.1"):
        production.DATABASES = {"default": {**POSTGRESQL, "HOST": host}}
        assert _ids() == []


@pytest.mark.parametrize(("is_superuser", "found"), [(True, ["dai.W008"]), (False, [])])
def test_a_role_that_may_do_anything_is_named(monkeypatch, is_superuser, found):
    base = SimpleNamespace(vendor="postgresql", alias="default")
    monkeypatch.setattr(checks, "connections", {"default": base})
    monkeypatch.setattr(checks, "_is_superuser", lambda connection: is_superuser)
    assert [warning.id for warning in checks.database_role(None, ["default"])] == found
