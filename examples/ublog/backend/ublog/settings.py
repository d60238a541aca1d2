"""The app's only settings. Whatever differs between two installations comes from environment variables."""

import os
from pathlib import Path

from celery.schedules import crontab

from ublog import environment
from ublog.mail import mail_settings
from ublog.redis_urls import redis_urls

environment.check(
    os.environ,
    required=(
        "SECRET_KEY",
        "POSTGRES_NAME",
        "POSTGRES_USERNAME",
        "POSTGRES_PASSWORD",
        "POSTGRES_SERVICE_HOST",
        *(() if os.environ.get("REDIS_URL") else ("REDIS_SERVICE_HOST",)),
    ),
    flags=("DEBUG",),
)

BASE_DIR = Path(__file__).resolve().parent.parent
APP_VERSION = os.environ.get("APP_VERSION", "dev")
SECRET_KEY = os.environ["SECRET_KEY"]
DEBUG = environment.flag(os.environ, "DEBUG")

# Behind nginx and Traefik: TLS ends there, and they overwrite this header whatever the client sent.
ALLOWED_HOSTS = environment.items(os.environ, "ALLOWED_HOSTS", default="localhost,127.0.0.1")
CSRF_TRUSTED_ORIGINS = environment.items(os.environ, "CSRF_TRUSTED_ORIGINS")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
CSRF_FAILURE_VIEW = "ublog.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "posts",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "ublog.errors.JsonErrorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "ublog.urls"
WSGI_APPLICATION = "ublog.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-us"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ["POSTGRES_NAME"],
        "USER": os.environ["POSTGRES_USERNAME"],
        "PASSWORD": os.environ["POSTGRES_PASSWORD"],
        "HOST": os.environ["POSTGRES_SERVICE_HOST"],
        "PORT": os.environ.get("POSTGRES_SERVICE_PORT", "5432"),
        # Connections are kept, and checked before use: the database may have been restarted meanwhile.
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5},
    }
}

REDIS = redis_urls(os.environ)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS.cache,
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 5},
    }
}

CELERY_BROKER_URL = REDIS.celery
CELERY_RESULT_BACKEND = f"ublog.results:PolledRedisBackend+{CELERY_BROKER_URL}"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 5, "socket_keepalive": True}
CELERY_REDIS_SOCKET_CONNECT_TIMEOUT = 2
CELERY_REDIS_SOCKET_TIMEOUT = 5
CELERY_REDIS_SOCKET_KEEPALIVE = True
CELERY_RESULT_EXPIRES = 3600
# A request must not wait long for a broker that is away: it gets a 503 instead.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.2}
# All tasks may run twice: so one that is cut off by a release or a crash is taken up again.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_BEAT_SCHEDULE = {
    "refresh-stats": {"task": "posts.tasks.refresh_stats", "schedule": crontab(), "options": {"expires": 60}}
}

# EMAIL_HOST and the like, all of them from EMAIL_URL.
globals().update(mail_settings(os.environ))

STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("STATIC_ROOT", "/data/assets/static")
MEDIA_URL = "/media/"
MEDIA_ROOT = os.environ.get("MEDIA_ROOT", "/data/assets/media")
S3_BUCKET_NAME = os.environ.get("S3_BUCKET_NAME", "")

if S3_BUCKET_NAME:
    BUCKET = {"bucket_name": S3_BUCKET_NAME, "region_name": os.environ.get("AWS_REGION") or None}
    STORAGES = {
        "default": {
            "BACKEND": "ublog.bucket.MediaBucket",
            "OPTIONS": BUCKET | {"location": "media", "file_overwrite": False},
        },
        "staticfiles": {"BACKEND": "ublog.bucket.StaticBucket", "OPTIONS": BUCKET | {"location": "static"}},
    }
else:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }

# Everything goes to stderr, where the container's log is; Django alone would mail errors and print none.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "none": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # Scanners send wrong Host headers all day long; each would be a traceback.
        "django.security.DisallowedHost": {"handlers": ["none"], "propagate": False},
    },
}
