"""Settings of the tests, and of nothing else: SQLite and memory stand in for Postgres and Redis.

With POSTGRES_SERVICE_HOST set (and its name, user and password) the tests run on that Postgres instead.
"""

import os

ON_POSTGRES = "POSTGRES_SERVICE_HOST" in os.environ
for name in ("POSTGRES_NAME", "POSTGRES_USERNAME", "POSTGRES_PASSWORD", "POSTGRES_SERVICE_HOST", "REDIS_SERVICE_HOST"):
    os.environ.setdefault(name, "unused")
os.environ.setdefault("SECRET_KEY", "only-for-tests")

from ublog.settings import *  # noqa: E402

if not ON_POSTGRES:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Tasks run at once, in the process that enqueues them; their results are kept as a worker's would be.
CELERY_TASK_ALWAYS_EAGER = CELERY_TASK_STORE_EAGER_RESULT = True
CELERY_RESULT_BACKEND = "cache+memory://"
# Hashed names need `collectstatic` first.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# The tests provoke warnings by the dozen.
LOGGING["root"]["level"] = LOGGING["loggers"]["django"]["level"] = "ERROR"
