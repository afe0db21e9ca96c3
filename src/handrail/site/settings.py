"""Django's settings, drawn from the data folder. Secrets come from files there, never from here.

Every setting that a site may change is read from the environment by `_setting` and is described
in docs/reference/settings.md, which is generated from these calls.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import asdict
from pathlib import Path
from typing import Any

from handrail.database.provision import Access, Login, read_access
from handrail.errors import FailureError

SETTINGS: dict[str, tuple[str, str]] = {}


def _setting(name: str, default: str, meaning: str) -> str:
    SETTINGS[name] = (default, meaning)
    return os.environ.get(name, default)


DATA = Path(
    _setting("HANDRAIL_DATA", "./var", "The folder of the embedded database, the keys and files.")
).resolve()
ALLOWED_HOSTS = _setting(
    "HANDRAIL_HOSTS", "localhost,127.0.0.1", "The names under which the centre is served."
).split(",")
IS_SYNTHETIC = (
    _setting("HANDRAIL_SYNTHETIC", "", "'yes' marks every page as synthetic data.") == "yes"
    or (DATA / "synthetic").exists()
)
LEDGER_ORIGIN = _setting(
    "HANDRAIL_ORIGIN", "handrail.invalid/centre", "The ledger's origin line: its name for ever."
)
IS_SECURE = (
    _setting("HANDRAIL_HTTPS", "", "'yes' where a proxy serves it by HTTPS: cookies need it.")
    == "yes"
)


def _secret_key(file: Path) -> str:
    """The key that signs sessions, made once; without a data folder one for this process only."""
    if file.exists():
        return file.read_text(encoding="utf-8")
    key = secrets.token_urlsafe(48)
    if file.parent.is_dir():
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
            opened.write(key)
    return key


def _private_folder(folder: Path) -> Path:
    if folder.parent.is_dir():
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _access() -> Access | None:
    try:
        return read_access(DATA)
    except FailureError:
        return None  # checked again, with its sentence, by every command that needs the database


def database_of(login: Login | None, *, pool: bool = False) -> dict[str, Any]:
    fields = asdict(login) if login else {}
    options: dict[str, Any] = dict(login.transport) if login else {}
    if pool:
        # The pool waits twice as long after each failure. Giving up early, it begins anew with the
        # next request: else a database that was away for a minute stayed away for two.
        options["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10, "reconnect_timeout": 4}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": fields.get("database", "handrail"),
        "USER": fields.get("user", ""),
        "PASSWORD": fields.get("password", ""),
        "HOST": fields.get("host", "127.0.0.1"),
        "PORT": fields.get("port", ""),
        "OPTIONS": options,
        "DISABLE_SERVER_SIDE_CURSORS": False,
    }


_found = _access()
DATABASES = {
    "default": database_of(_found.web if _found else None, pool=True),
    "owner": database_of(_found.owner if _found else None),
    "sequencer": database_of(_found.sequencer if _found else None),
}

SECRET_KEY = _secret_key(DATA / "keys" / "session.key")
INSTALLED_APPS = [
    "handrail.ledger",
    "handrail.vault",
    "handrail.clocks",
    "handrail.acts",
    "handrail.members",
    "handrail.partners",
    "handrail.questions",
    "handrail.agreements",
    "handrail.people",
    "handrail.cases",
    "handrail.nominations",
    "handrail.safety",
    "handrail.disclosures",
    "handrail.awareness",
    "handrail.voluntary",
    "handrail.risk",
    "handrail.contributions",
    "handrail.assessment",
    "handrail.support",
    "handrail.meetings",
    "handrail.reviews",
    "handrail.evaluation",
    "handrail.oversight",
    "handrail.site",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "ninja",
]
MIDDLEWARE = [
    "handrail.site.middleware.arrival",
    "handrail.site.middleware.safe_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "handrail.site.middleware.who_acts",
    "django.contrib.messages.middleware.MessageMiddleware",
    "handrail.site.middleware.Explanations",
]
ROOT_URLCONF = "handrail.site.urls"
WSGI_APPLICATION = "handrail.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "OPTIONS": {
            "environment": "handrail.site.jinja.environment",
            "context_processors": ["handrail.site.frame.frame"],
        },
    },
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]

AUTH_USER_MODEL = "members.Member"
AUTHENTICATION_BACKENDS = ["handrail.members.sign_in.LocalAccounts"]
LOGIN_URL = "members:sign_in"
SESSION_COOKIE_AGE = 60 * 60 * 8
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "handrail.site.views.csrf_failed"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATICFILES_DIRS: list[Path] = []
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
# Uploads go to a folder that only this account may enter, never a shared one (R1), and are gone
# when the request ends.
FILE_UPLOAD_TEMP_DIR = _private_folder(DATA / "uploads")
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
