"""Configure the installation from the environment; every variable stands in `.env.example`."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from aiv.domain.advisor import phrasing
from aiv.domain.asking.provider_catalogue import PROVIDERS
from dealershipai import databases, layers, log_settings, secret_key
from dealershipai.env import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = Environment.beside(BASE_DIR)

# --- Where and how it runs -------------------------------------------------------------------
DEBUG = env.flag("DEBUG", default=False)
APP_URL = env.url("APP_URL", "http://localhost:8000").rstrip("/")
IS_HTTPS = APP_URL.startswith("https://")
_declared_key = env.secret("SECRET_KEY")
SECRET_KEY_IS_GENERATED = not _declared_key
SECRET_KEY = _declared_key or secret_key.read_or_create(VAR_DIR / "secret_key")
SECRET_KEY_FALLBACKS = list(env.lines("SECRET_KEY_FALLBACKS"))
_app_host = urlsplit(APP_URL).hostname or "localhost"
_loopback = () if IS_HTTPS else ("localhost", "127.0.0.1", "[::1]")
ALLOWED_HOSTS = [*dict.fromkeys((_app_host, *_loopback, *env.lines("ALLOWED_HOSTS")))]
CSRF_TRUSTED_ORIGINS = [APP_URL] if IS_HTTPS else []
TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", 0)
WEB_CONCURRENCY = env.number("WEB_CONCURRENCY", 1, minimum=1)

# --- Stores ----------------------------------------------------------------------------------
DATABASES = {
    "default": databases.from_url(
        env.url("DATABASE_URL", schemes=("postgresql", "postgres", "sqlite")),
        default_file=VAR_DIR / "db.sqlite3",
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.url("REDIS_URL", schemes=("redis", "rediss", "unix"))
# Embedded: one process, nothing outside it. It decides what a cache and a rate limit can promise.
IS_EMBEDDED = not REDIS_URL
# Beside Redis: whether Celery does what waits, or `work` processes do.
CELERY = env.flag("CELERY", default=False)
if CELERY and IS_EMBEDDED:
    raise ImproperlyConfigured("CELERY: set REDIS_URL too, for Celery's messages go through it")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "dealershipai",
        # Django's 300 would let computed answers push out the counters of limits.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
    if IS_EMBEDDED
    else {"BACKEND": "dealershipai.caches.SafeRedisCache", "LOCATION": REDIS_URL}
}
CHANNEL_LAYERS = layers.from_url(REDIS_URL)

# --- Applications ----------------------------------------------------------------------------
INSTALLED_APPS = [
    "dealershipai.accounts",
    "aiv",
    "dashboard",
    "chatbot",
    "dealershipai.apps.RootConfig",
    "dealershipai.apps.OperatorAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "channels",
    "csp",
    "django_htmx",
    "rest_framework",
]
MIDDLEWARE = [
    "dealershipai.middleware.RequestContextMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dealershipai.accounts.middleware.SessionActivityMiddleware",
    "dealershipai.accounts.middleware.SecondFactorMiddleware",
    "dealershipai.middleware.PrivatePagesMiddleware",
]
ROOT_URLCONF = "dealershipai.urls"
WSGI_APPLICATION = "dealershipai.wsgi.application"
ASGI_APPLICATION = "dealershipai.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dashboard.context.chrome",
            ],
        },
    }
]

# --- People ----------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dashboard:home"
LOGOUT_REDIRECT_URL = "dashboard:home"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_validators = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_validators}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": f"{_validators}.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": f"{_validators}.CommonPasswordValidator"},
    {"NAME": f"{_validators}.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "dealershipai.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 180
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_HTTPS else "http"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# Browsers allow passkeys on http only for localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 0
MFA_TOTP_ISSUER = "DealershipAI"
USERSESSIONS_TRACK_ACTIVITY = True
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT

# --- Cookies and headers ---------------------------------------------------------------------
_cookie_prefix = "__Host-" if IS_HTTPS else ""
SESSION_COOKIE_NAME = f"{_cookie_prefix}session"
CSRF_COOKIE_NAME = f"{_cookie_prefix}csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY_COUNT else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "dealershipai.errors_views.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- Words, numbers, places ------------------------------------------------------------------
LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Under https the files carry a hash of their content, made by collectstatic; otherwise they are
# served from where they lie, so that `up` needs no such step.
STATIC_ROOT = VAR_DIR / "static" if IS_HTTPS else None
WHITENOISE_USE_FINDERS = not IS_HTTPS
WHITENOISE_ALLOW_ALL_ORIGINS = False
_static_storage = (
    "whitenoise.storage.CompressedManifestStaticFilesStorage"
    if IS_HTTPS
    else "django.contrib.staticfiles.storage.StaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _static_storage},
}

# --- Mail ------------------------------------------------------------------------------------
OUTBOX_DIR = VAR_DIR / "outbox"
EMAIL_URL = env.url("EMAIL_URL", schemes=("smtp", "smtps"))
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", f"DealershipAI <no-reply@{_app_host}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
if EMAIL_URL:
    _mail = urlsplit(EMAIL_URL)
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _mail.hostname or ""
    EMAIL_PORT = _mail.port or (465 if _mail.scheme == "smtps" else 587)
    EMAIL_HOST_USER = _mail.username or ""
    EMAIL_HOST_PASSWORD = _mail.password or ""
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = not EMAIL_USE_SSL
    EMAIL_TIMEOUT = 10
else:
    EMAIL_BACKEND = "dealershipai.outbox.OutboxBackend"

# --- Limits ----------------------------------------------------------------------------------
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None
RATELIMIT_IP_META_KEY = "dealershipai.accounts.network.client_ip"
# Covering indexes serve PostgreSQL; SQLite keeps their keys and ignores the rest, which is well.
SILENCED_SYSTEM_CHECKS = ["models.W040"]

# --- The API ---------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "EXCEPTION_HANDLER": "dashboard.api.problems.handle",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
}
SPECTACULAR_SETTINGS = {
    "TITLE": "DealershipAI",
    "DESCRIPTION": "Measured figures of dealers, and the answers behind them.",
    "VERSION": "1",
    # What the validators say of bodies is JSON Schema as OpenAPI 3.1 takes it.
    "OAS_VERSION": "3.1.0",
    "POSTPROCESSING_HOOKS": ["dashboard.api.described.add_shapes"],
}

# --- Watching it -----------------------------------------------------------------------------
SENTRY_DSN = env.url("SENTRY_DSN")
SENTRY_ENVIRONMENT = env.text("SENTRY_ENVIRONMENT", "production" if IS_HTTPS else "local")
METRICS_TOKEN = env.secret("METRICS_TOKEN")
LOG_LEVEL = env.text("LOG_LEVEL", "INFO").upper()
if LOG_LEVEL not in ("DEBUG", "INFO", "WARNING", "ERROR"):
    raise ImproperlyConfigured("LOG_LEVEL: write DEBUG, INFO, WARNING or ERROR")
LOGGING = log_settings.configuration(LOG_LEVEL)

# --- Assistants: keys and addresses ----------------------------------------------------------
PROVIDER_KEYS = {name: env.secret(each.key_name) for name, each in PROVIDERS.items()}
# Where each is asked; empty is its own host. A stand-in or a gateway is named here.
PROVIDER_BASE_URLS = {name: env.url(f"{name.upper()}_BASE_URL") for name in PROVIDERS}
# How many calls of scans one process may have out at a time.
SCANS_IN_FLIGHT = env.number("SCANS_IN_FLIGHT", 50, minimum=1)
# Who may phrase the answers of "Ask", under the same keys; empty is nobody.
ASK_MODEL = phrasing.spec_of(env.text("ASK_MODEL"))
# What stored keys are sealed with, the newest first; apart from SECRET_KEY, whose change must not
# destroy them.
_sealing = env.lines("PROVIDER_KEY_SECRETS")
PROVIDER_KEY_SECRETS_ARE_GENERATED = not _sealing
PROVIDER_KEY_SECRETS = list(_sealing) or [
    secret_key.read_or_create(VAR_DIR / "provider_key_secret")
]

# --- Reviews: keys and addresses -------------------------------------------------------------
GOOGLE_PLACES_API_KEY = env.secret("GOOGLE_PLACES_API_KEY")
GOOGLE_PLACES_BASE_URL = env.url("GOOGLE_PLACES_BASE_URL", "https://places.googleapis.com")
GOOGLE_BUSINESS_PROFILE_TOKEN = env.secret("GOOGLE_BUSINESS_PROFILE_TOKEN")
GOOGLE_BUSINESS_PROFILE_BASE_URL = env.url(
    "GOOGLE_BUSINESS_PROFILE_BASE_URL", "https://mybusiness.googleapis.com"
)
