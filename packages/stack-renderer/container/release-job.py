"""What goes before the switch to a new version: migrate and collectstatic, in the new image.

It may run twice, but never two at once: it holds a Postgres advisory lock, on a connection of its own, because a
migration may close the default one.
"""

import os
import sys
import time

# Django's own manage.py starts like this: modules come from the working directory, not from this file's.
sys.path[0] = os.getcwd()

import django  # noqa: E402

django.setup()

from django.apps import apps  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import OperationalError, connection  # noqa: E402

LOCK = 0x646A616E676F  # "django"
DATABASE_DEADLINE_SECONDS = 60


def connect(database):
    """The database or its name may be some seconds late, on a host that has just started."""
    deadline = time.monotonic() + DATABASE_DEADLINE_SECONDS
    while True:
        try:
            return database.ensure_connection()
        except OperationalError as error:
            if time.monotonic() > deadline:
                raise
            print(f"waiting for the database: {error}", flush=True)
            time.sleep(2)


def lock(database):
    """Tries again and again, because one that waits inside Postgres blocks CREATE INDEX CONCURRENTLY."""
    waiting = False
    while True:
        with database.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
            if cursor.fetchone()[0]:
                return
        if not waiting:
            print("another release job is at work: waiting for it", flush=True)
        waiting = True
        time.sleep(1)


locked = connection.copy()
connect(locked)
lock(locked)
call_command("migrate", interactive=False)
if apps.is_installed("django.contrib.staticfiles"):
    call_command("collectstatic", interactive=False)
locked.close()
