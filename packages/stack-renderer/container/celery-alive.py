"""celery-alive.py ARGUMENTS...: celery's own command line; while it works, it touches a file.

A worker touches it with each heartbeat: its event loop turns and it has its broker. Beat touches it with each look at
its schedule. So liveness is the age of a file, and nobody must start a Python to learn it.
"""

import os
import pathlib
import sys

from celery.__main__ import main
from celery.beat import Scheduler
from celery.signals import heartbeat_sent

ALIVE = pathlib.Path(os.environ["CELERY_ALIVE_FILE"])


@heartbeat_sent.connect
def touch(**_):
    ALIVE.touch()


original_tick = Scheduler.tick


def tick(self, *args, **kwargs):
    ALIVE.touch()
    return original_tick(self, *args, **kwargs)


Scheduler.tick = tick
sys.exit(main())
