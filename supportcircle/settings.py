"""One settings file; every difference between sites is an environment variable named in README.md."""

import os
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
# Everything a site keeps on its own disk: keys, SQLite, the broker's files, the mail outbox.
VAR_DIR = Path(env.str("SUPPORTCIRCLE_VAR", default=str(BASE_DIR / "var"))).resolve()


def secret(name: str, file: str) -> str:
    """The environment variable, else the file of that name in VAR_DIR, else "" (refused at boot)."""
    value: str = env.str(name, default="")
    if not value:
        with suppress(OSError):
            value = (VAR_DIR / file).read_text(encoding="ascii", errors="replace")
    return value.strip()


SECRET_KEY = secret("SECRET_KEY", "secret-key")
# The master key ring: the first key encrypts, all decrypt. See supportcircle/encryption.py.
SUPPORTCIRCLE_KEYS = secret("SUPPORTCIRCLE_KEYS", "keys")

DEBUG = False
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
SECURE = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[SITE_URL.split("://")[-1].split(":")[0], "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "supportcircle",
    "groups",
    "posts",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "supportcircle.middleware.no_store",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "supportcircle.middleware.body_limit",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "supportcircle.middleware.LoginRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "groups.access.ask_for_agreement",
]

ROOT_URLCONF = "supportcircle.urls"
WSGI_APPLICATION = "supportcircle.wsgi.application"
LOADED_AT_START = ["posts.screening.load_engine"]  # by the web process, so that nobody has to wait for it
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
                "posts.context.navigation",
            ]
        },
    }
]


# ---------------------------------------------------------------- database
def database(default: str) -> dict[str, Any]:
    with warnings.catch_warnings(), suppress(ValueError, KeyError):
        warnings.simplefilter("ignore")  # django-environ's would print the address with its password
        found: dict[str, Any] = env.db_url("DATABASE_URL", default=default)
        engine, name = found.get("ENGINE", "").rpartition(".")[2], found.get("NAME")
        if engine in ("sqlite3", "postgresql") and name and name != ":memory:":
            return found
    raise ImproperlyConfigured(
        "DATABASE_URL is not a database address. Write postgres://user:password@host/name, "
        "or leave it out to use SQLite."
    )


DATABASES = {"default": database(f"sqlite:///{VAR_DIR / 'supportcircle.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = 600
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["NAME"] = BASE_DIR / DATABASES["default"]["NAME"]
    # Without these four, concurrent web and worker processes lose writes.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    }
else:
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ------------------------------------------------------- broker and cache
BROKER_DIR = VAR_DIR / "broker"
BROKER_SOCKET = BROKER_DIR / "valkey.sock"
if len(str(BROKER_SOCKET)) > 100:  # a socket's path may have 103 characters on macOS, 107 on Linux
    BROKER_SOCKET = Path("/tmp") / f"supportcircle-{os.getuid()}-{crc32(bytes(VAR_DIR)):08x}" / "valkey.sock"  # noqa: S108 (the broker refuses a folder that is not its own)
REDIS_URL = env.str("REDIS_URL", default="")
CELERY_BROKER_URL = REDIS_URL or f"redis+socket://{BROKER_SOCKET}?virtual_host=0"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_PUBLISH_RETRY = False  # the database is the truth: a sweep finds what the queue lost
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 60,
    "unacked_restore_interval": 2,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 1,
    "socket_timeout": 2,
    "max_retries": 0,  # of one connection attempt: who publishes does not wait for a broker that is down
}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "settle": {"task": "posts.tasks.settle_due", "schedule": 5, "options": {"expires": 5}},
    "screen": {"task": "posts.tasks.screen_waiting", "schedule": 10, "options": {"expires": 10}},
    "deliver": {"task": "supportcircle.tasks.deliver_waiting", "schedule": 30, "options": {"expires": 30}},
    "grants": {"task": "groups.tasks.grant_due", "schedule": 300, "options": {"expires": 300}},
    "retention": {"task": "posts.tasks.retain", "schedule": 3600, "options": {"expires": 3600}},
    "sessions": {"task": "supportcircle.tasks.forget_sessions", "schedule": 86_400, "options": {"expires": 3600}},
    "audit-heads": {
        "task": "supportcircle.tasks.copy_audit_heads",
        "schedule": 60,
        "options": {"expires": 60},
    },
}
# allauth counts sign-in tries here. In the database, because signing in must work, and stay limited, without a broker.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "supportcircle_cache",
    }
}

# -------------------------------------------------------------------- mail
EMAIL_URL = env.str("EMAIL_URL", default="")
MAIL_IS_ON = bool(EMAIL_URL)
if MAIL_IS_ON:
    try:
        vars().update(env.email_url("EMAIL_URL"))
    except (ImproperlyConfigured, ValueError, KeyError):
        raise ImproperlyConfigured(
            "EMAIL_URL is not a mail server's address. Write smtp+tls://user:password@host:587, "
            "or leave it out to keep mail in the outbox."
        ) from None
else:
    EMAIL_BACKEND = "supportcircle.mail.OutboxBackend"
OUTBOX_DIR = VAR_DIR / "outbox"
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="Circle <circle@localhost>")
EMAIL_TIMEOUT = 15

# ---------------------------------------------------------------- accounts
AUTH_USER_MODEL = "groups.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "groups.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE else "http"
ACCOUNT_RATE_LIMITS = {"live_check": "90/m/user"}  # beside the library's own
USERSESSIONS_TRACK_ACTIVITY = False

# ---------------------------------------------------------------- security
SESSION_COOKIE_NAME = "circle"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "supportcircle.views.csrf_failure"
SECURE_SSL_REDIRECT = False  # the TLS proxy in front of the site redirects
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = False
SILENCED_SYSTEM_CHECKS = ["security.W008", "security.W021"]  # redirect and preload, as said above
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# The longest text is 20,000 characters; nothing else that people send is larger.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# A message can name a colleague's pseudonym: it travels in a signed cookie, never through the database.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# ------------------------------------------------------------ static, time
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "supportcircle.static.StaticFiles"},
}
LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

# ------------------------------------------------------------------ product
UNDO_SECONDS = env.int("UNDO_SECONDS", default=30)
LEAVE_URL = env.str("LEAVE_URL", default="https://www.weather.gov/")
INVITATION_DAYS = 7
DRAFT_DAYS = 30
RETURNED_DAYS = 30
REJECTED_DAYS = 14
THREAD_DAYS = 180
SAME_TEXT_DAYS = 90
REPORT_NOTE_DAYS = 90
CLAIM_MINUTES = 10
SECOND_OPINION_HOURS = 72  # after which the first stands
GRANT_HOURS = 72

# Ids and exception classes only: a formatted exception could quote what somebody wrote.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "supportcircle.logging.ClassOnlyFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "celery": {"level": "WARNING"},  # two lines for every sweep otherwise
        "celery.beat": {"level": "CRITICAL"},  # a page for every sweep while the broker is away
    },
}
