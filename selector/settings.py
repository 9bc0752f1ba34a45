"""Settings: what differs between machines comes from the environment, typed, or fails in one sentence."""

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from environ import Env

from selector import logs

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

SQLITE = "django.db.backends.sqlite3"

env = Env()


def _flag(name: str) -> bool:
    """Read a yes or no; a typing error must not pass for a no."""
    value = env.str(name, "no").lower()
    if value not in {"yes", "true", "on", "1", "no", "false", "off", "0"}:
        raise ImproperlyConfigured(f"{name} is {value!r}: write yes or no.")
    return value in {"yes", "true", "on", "1"}


def _site() -> SplitResult:
    """Read the address that visitors type; its scheme decides whether the site insists on https."""
    value: str = env.str("SITE_URL", f"http://127.0.0.1:{env.str('PORT', '8000')}")
    try:
        site = urlsplit(value)
    except ValueError:
        site = urlsplit("")
    if site.scheme not in {"http", "https"} or not site.hostname or site.path.strip("/"):
        raise ImproperlyConfigured(f"SITE_URL is {value!r}: write an address without a path, like https://example.org.")
    return site


def _contact_email() -> str:
    """Read the address that visitors write to; without one the pages say so."""
    value: str = env.str("CONTACT_EMAIL", "")
    try:
        if value:
            validate_email(value)
    except ValidationError as error:
        raise ImproperlyConfigured(f"CONTACT_EMAIL is {value!r}: write an address like data@example.org.") from error
    return value


def _four_eyes() -> str:
    """Read whether who publishes has to be another than who edited last."""
    value: str = env.str("FOUR_EYES", "auto").lower()
    if value not in {"auto", "yes", "no"}:
        raise ImproperlyConfigured(f"FOUR_EYES is {value!r}: write auto, yes or no.")
    return value


def _secret_key() -> str:
    file = VAR_DIR / "secret_key"
    key = env.str("SECRET_KEY", "") or (file.read_text().strip() if file.exists() else "")
    if not key:
        raise ImproperlyConfigured(
            "There is no secret key: run make setup, which writes var/secret_key, or set SECRET_KEY."
        )
    return key


def _database() -> dict[str, Any]:
    """Read DATABASE_URL; SQLite gets writers that queue instead of failing as "locked", PostgreSQL a pool."""
    url = env.str("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}")
    try:
        database = env.db_url_config(url) if url.startswith(("sqlite:///", "postgres://", "postgresql://")) else {}
    except ValueError:
        database = {}
    if not database:  # the address itself stays unsaid: it may hold a password
        raise ImproperlyConfigured(
            "DATABASE_URL must be like sqlite:////folder/file or postgres://user:password@host/name."
        )
    options = database.setdefault("OPTIONS", {})
    if database["ENGINE"] == SQLITE:
        options |= {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": "PRAGMA journal_mode=WAL"}
        return database | {"CONN_MAX_AGE": None}
    options |= {"pool": True, "connect_timeout": 10}
    return database | {"CONN_HEALTH_CHECKS": True}


DEBUG = _flag("DEBUG")
SITE = _site()
CONTACT_EMAIL = _contact_email()
FOUR_EYES = _four_eyes()
SECRET_KEY = _secret_key()
DATABASES = {"default": _database()}

# The site's own forms come from there, also where a proxy does not pass the host on.
CSRF_TRUSTED_ORIGINS = [f"{SITE.scheme}://{SITE.netloc.lower()}"]
ALLOWED_HOSTS = [SITE.hostname, "127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "selector",
    "providers",
    "crispy_forms",
    "csp",
    "django_htmx",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "selector.middleware.GZipTextMiddleware",  # a result page is 480 KB of text, 47 KB compressed
    "csp.middleware.CSPMiddleware",
    "selector.middleware.refuse_nul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "providers.signed_out.KeepTyped",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "selector.urls"
WSGI_APPLICATION = "selector.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a provider with 50 claims posts 1,300 from the admin
FILE_UPLOAD_HANDLERS = [
    "providers.uploads.CutUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
LOGIN_URL = "admin:login"

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
                "selector.context_processors.site",
            ]
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "selector"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# A sponsor comes back within weeks; after that the private link opens the assessment again.
SESSION_COOKIE_AGE = 30 * 24 * 60 * 60
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE.scheme == "https"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SITE.scheme == "https" else 0
# Whether subdomains and the browsers' preload lists are bound is for the owner of the domain to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

LOGGING = logs.LOGGING
